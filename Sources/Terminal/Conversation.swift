import Language
import NotebookFiles
import Sessions

/// A session at a terminal: asks, runs what was typed or pasted, and asks again.
///
///     let recorder = OutputRecorder(LiveProgress(graphics: graphics))
///     let session = Session(output: recorder, settings: settings)
///     let status = Conversation(session, editor: editor, output: recorder).run()
///
/// A paste may be many statements with a book's prompts and output. Each is shown with its result
/// in order; the book's output is compared with what was printed here, in one line at the end.
public final class Conversation {
  private let runner: any StatementRunner
  private let editor: any LineEditor
  private let output: OutputRecorder
  private let usesColour: Bool
  private let now: () -> Double
  private var status: Int32?

  /// The seconds from which on a statement's time is said.
  private static let longStatement = 1.0

  /// A conversation with `runner`, whose output goes through `output`.
  public init(
    _ runner: any StatementRunner, editor: any LineEditor, output: OutputRecorder,
    usesColour: Bool = false, now: (() -> Double)? = nil
  ) {
    self.now = now ?? monotonicSeconds
    self.runner = runner
    self.editor = editor
    self.output = output
    self.usesColour = usesColour
    editor.completer = { [weak runner] line, offset in
      runner?.completions(in: line, at: offset) ?? (offset, [])
    }
  }

  /// Goes on until the user leaves; gives the status to leave with.
  public func run() -> Int32 {
    if !runner.greeting.isEmpty { output.write(runner.greeting + "\n") }
    while status == nil {
      guard let text = nextText() else { return 0 }
      accept(text)
    }
    return status ?? 0
  }

  /// Asks until what was typed or pasted can be run; nil at the end of the input.
  private func nextText() -> String? {
    var text = ""
    while true {
      switch editor.read(prompt: text.isEmpty ? Prompt.statement : Prompt.continuation) {
      case .endOfInput: return text.isEmpty ? nil : text
      case .interrupted: text = ""
      case .text(let more):
        if text.isEmpty {
          guard more.contains(where: { !$0.isWhitespace }) else { continue }
          text = more
        } else {
          text += "\n" + more
        }
        if !isUnfinished(text) { return text }
      }
    }
  }

  /// Whether the last statement of a text goes on.
  ///
  /// A line break at the end, typed as an empty line or pasted, ends an indented block but not an
  /// open bracket.
  private func isUnfinished(_ text: String) -> Bool {
    let transcript = Transcript.read(text, dialect: runner.dialect)
    if transcript.problem != nil { return false }
    let statement = transcript.entries.last?.source.text ?? text
    let endsBlock = text.last?.isNewline ?? false
    let end = endsBlock ? "\n\n" : ""
    if case .incomplete = runner.check(statement.withoutTrailingLineBreaks + end) { return true }
    return false
  }

  /// What is said of a paste without a statement; nil for comments and empty prompts.
  private static func remark(on transcript: Transcript) -> String? {
    let parts = [
      (transcript.unclaimedCount, "of output"), (transcript.asides.count, "for a shell"),
    ].filter { $0.0 > 0 }.map { "\(counted($0.0, "line")) \($0.1)" }
    return parts.isEmpty ? nil : "nothing to run: " + parts.joined(separator: ", ")
  }

  private func accept(_ text: String) {
    let transcript = Transcript.read(text, dialect: runner.dialect)
    let statements = transcript.entries
    guard !statements.isEmpty else {
      if let remark = Self.remark(on: transcript) { output.write(remark + "\n") }
      return
    }
    if let problem = transcript.problem ?? transcript.mistake(dialect: runner.dialect) {
      output.write(problem.rendered(colour: usesColour).withoutTrailingLineBreaks + "\n")
      output.write("nothing of the paste was run\n")
      return
    }
    if !transcript.repairs.isEmpty {
      output.write(transcript.repairs.map(\.summary).joined(separator: ", ") + "\n")
    }
    var summary = ExpectationSummary()
    for (index, statement) in statements.enumerated() {
      let shown = statement.source.text.withoutTrailingLineBreaks
      editor.remember(shown)
      if statements.count > 1 { output.write(Self.prompted(shown)) }
      let start = now()
      let (result, pieces) = output.recording { runner.run(statement.source, echo: .each) }
      output.progress(nil)
      let seconds = now() - start
      if seconds >= Self.longStatement {
        let tenths = Int((min(seconds, 1e9) * 10).rounded())
        output.write("(\(tenths / 10).\(tenths % 10) s)\n")
      }
      if !statement.expectations.isEmpty {
        summary.add(expected: statement.expectations, found: pieces.textLines)
      }
      let left = statements.count - index - 1
      switch result {
      case .finished: continue
      case .failed(let diagnostic):
        output.write(diagnostic.rendered(colour: usesColour).withoutTrailingLineBreaks + "\n")
      case .interrupted: output.write("interrupted\n")
      case .exit(let status): self.status = status
      }
      if left > 0, status == nil {
        output.write("\(counted(left, "statement")) of the paste not run\n")
      }
      return
    }
    if case .failed(let diagnostic) = runner.endCell() {
      output.write(diagnostic.rendered(colour: usesColour).withoutTrailingLineBreaks + "\n")
    }
    var parts: [String] = []
    if statements.count > 1 { parts.append("\(statements.count) statements pasted") }
    if !transcript.asides.isEmpty {
      parts.append("\(counted(transcript.asides.count, "line")) for a shell left out")
    }
    if !summary.text.isEmpty { parts.append(summary.text) }
    if !parts.isEmpty { output.write(parts.joined(separator: ", ") + "\n") }
  }

  /// A statement behind the prompts it would have been typed at.
  private static func prompted(_ statement: String) -> String {
    statement.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .map { ($0.offset == 0 ? Prompt.statement : Prompt.continuation) + $0.element + "\n" }
      .joined()
  }
}

extension String {
  fileprivate var withoutTrailingLineBreaks: String {
    var view = self[...]
    while view.last?.isNewline ?? false { view.removeLast() }
    return String(view)
  }
}
