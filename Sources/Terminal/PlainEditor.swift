/// A line editor that edits nothing: lines from a pipe or a file, or typed on a bare terminal.
public final class PlainEditor: LineEditor {
  /// Never asked, since lines arrive whole.
  public var completer: Completer?

  private let nextLine: () -> String?
  private let show: (String) -> Void

  /// Reads lines from `nextLine`, nil at the end; prompts are handed to `show`.
  public init(
    nextLine: @escaping () -> String? = { readLine() },
    show: @escaping (String) -> Void = { _ in }
  ) {
    self.nextLine = nextLine
    self.show = show
  }

  /// Reads one line.
  public func read(prompt: String) -> LineInput {
    show(prompt)
    return nextLine().map(LineInput.text) ?? .endOfInput
  }

  /// Does nothing: lines of a file need no history.
  public func remember(_ statement: String) {}

  /// Does nothing: nobody probes what is not a terminal.
  public func giveBack(_ bytes: [UInt8]) {}
}
