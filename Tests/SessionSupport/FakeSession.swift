import Figures
import Language
import NotebookFiles
import Sessions

/// A session that follows a script: what each statement prints and how it ends.
public final class FakeSession: StatementRunner {
  /// What a statement does.
  public struct Answer {
    /// What it prints.
    public var prints = ""
    /// What it draws.
    public var draws: Figure?
    /// How it ends.
    public var result = RunResult.finished

    /// An answer.
    public init(prints: String = "", draws: Figure? = nil, result: RunResult = .finished) {
      self.prints = prints
      self.draws = draws
      self.result = result
    }
  }

  /// The dialect in force.
  public var dialect = Dialect.python3
  /// What a conversation opens with.
  public var greeting = "hello"
  /// The statements run so far.
  public private(set) var statements: [String] = []

  private let output: any SessionOutput
  private let answers: [String: Answer]

  /// A session that answers as `answers` says.
  public init(_ answers: [String: Answer] = [:], output: any SessionOutput) {
    self.answers = answers
    self.output = output
  }

  /// Runs the script's answer to a statement.
  public func run(_ source: SourceText, echo: Echo) -> RunResult {
    let statement = source.text.split(whereSeparator: \.isNewline).joined(separator: "\n")
    statements.append(statement)
    guard let answer = answers[statement] else { return .finished }
    output.write(answer.prints)
    if let figure = answer.draws { output.draw(figure) }
    return answer.result
  }

  /// One module, whatever is asked.
  public func completions(in line: String, at utf8Offset: Int) -> (start: Int, words: [String]) {
    (0, ["network3"])
  }

  /// As a session does.
  public func check(_ text: String) -> Completeness { Completeness.check(text, dialect: dialect) }
}

/// Output that is kept as one text, with progress and pictures in brackets.
public final class TextOutput: SessionOutput {
  /// Everything so far.
  public var text = ""

  /// Nothing yet.
  public init() {}

  /// Keeps text.
  public func write(_ text: String) { self.text += text }
  /// Keeps a progress line.
  public func progress(_ line: String?) {
    if let line { text += "[\(line)]" }
  }
  /// Keeps a picture's title.
  public func draw(_ figure: Figure) { text += "[picture \(figure.title ?? "")]\n" }
}
