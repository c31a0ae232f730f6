import Language
import Sessions

/// What runs statements for a conversation or a replay: a session, or a script in tests.
public protocol StatementRunner: AnyObject {
  /// The dialect in force, by which pasted text is divided into statements.
  var dialect: Dialect { get }

  /// What a conversation opens with.
  var greeting: String { get }

  /// Runs a source; `echo` says which values that nobody takes are shown.
  func run(_ source: SourceText, echo: Echo) -> RunResult

  /// Why data are too few, if that is what a mistake comes from.
  func shortage(behind diagnostic: Diagnostic) -> String?

  /// Begins with a program that has nothing to do with the dialect of those before.
  func beginProgram()

  /// Does what is left to do at the end of a cell or a paste, such as drawing open figures.
  func endCell() -> RunResult

  /// Words that may stand at an offset of a line, and the offset from which they replace it.
  func completions(in line: String, at utf8Offset: Int) -> (start: Int, words: [String])

  /// Whether a text can be run, is only begun, or is wrong.
  func check(_ text: String) -> Completeness
}

extension StatementRunner {
  /// Nothing is left to do.
  public func endCell() -> RunResult { .finished }

  /// There is one dialect.
  public func beginProgram() {}

  /// Nothing is known to be too few.
  public func shortage(behind diagnostic: Diagnostic) -> String? { nil }
}

extension Session: StatementRunner {}
