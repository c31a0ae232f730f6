/// What a reading of input ended with.
public enum LineInput: Equatable, Sendable {
  /// What was typed up to Enter, or everything that was pasted in one go, without the line break
  /// of the last line.
  case text(String)
  /// Ctrl-C: what had been typed is dropped.
  case interrupted
  /// Ctrl-D on an empty line, or the end of a file.
  case endOfInput
}

/// What stands left of the input.
public enum Prompt {
  /// Before a new statement.
  public static let statement = "nn> "
  /// Before a statement's further lines.
  public static let continuation = "... "
}

/// Proposes words for what is being typed.
///
/// It takes the line and the cursor as an offset in UTF-8 bytes; it gives the offset from which
/// the words replace the line's text up to the cursor.
public typealias Completer = (_ line: String, _ utf8Offset: Int) -> (start: Int, words: [String])

/// Where a conversation reads what the user says.
public protocol LineEditor: AnyObject {
  /// Asks behind `prompt` and waits for an answer.
  func read(prompt: String) -> LineInput

  /// Adds an accepted statement to the history.
  func remember(_ statement: String)

  /// Takes back bytes that somebody else has read from the terminal, to be read as typed.
  func giveBack(_ bytes: [UInt8])

  /// What completes words, if anything.
  var completer: Completer? { get set }
}
