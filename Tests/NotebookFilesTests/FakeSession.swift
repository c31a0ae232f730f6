import Figures
import Language
import NotebookFiles
import Sessions

/// A session that follows a script: what each statement prints and how it ends.
final class FakeSession: StatementRunner {
  /// What a statement does.
  struct Answer {
    var prints = ""
    var draws: Figure?
    var result = RunResult.finished
  }

  var dialect = Dialect.python3
  var greeting = "hello"
  /// The statements run so far.
  private(set) var statements: [String] = []

  private let output: any SessionOutput
  private let answers: [String: Answer]

  init(_ answers: [String: Answer] = [:], output: any SessionOutput) {
    self.answers = answers
    self.output = output
  }

  func run(_ source: SourceText, echo: Bool) -> RunResult {
    let statement = source.text.split(whereSeparator: \.isNewline).joined(separator: "\n")
    statements.append(statement)
    guard let answer = answers[statement] else { return .finished }
    output.write(answer.prints)
    if let figure = answer.draws { output.draw(figure) }
    return answer.result
  }

  func completions(in line: String, at utf8Offset: Int) -> (start: Int, words: [String]) {
    (0, ["network3"])
  }

  func check(_ text: String) -> Completeness { Completeness.check(text, dialect: dialect) }
}

/// Output that is kept as one text, with progress and pictures in brackets.
final class TextOutput: SessionOutput {
  var text = ""

  func write(_ text: String) { self.text += text }
  func progress(_ line: String?) {
    if let line { text += "[\(line)]" }
  }
  func draw(_ figure: Figure) { text += "[picture \(figure.title ?? "")]\n" }
}
