import Figures

/// Where a session's words and pictures go: a terminal, a pipe, a notebook's output cells.
public protocol SessionOutput: AnyObject {
  /// Writes text.
  func write(_ text: String)
  /// Writes what a program has to say of mistakes.
  func writeError(_ text: String)
  /// Takes away what the cell has shown so far, where that can be.
  func clear()
  /// Writes the value of a statement, which no program printed.
  func show(_ text: String)
  /// Shows a few lines that live until the next call; nil takes them away.
  func progress(_ text: String?)
  /// Whether somebody sees `progress`.
  var showsProgress: Bool { get }
  /// Draws a picture.
  func draw(_ figure: Figure)
  /// Decides how pictures are drawn; nil leaves it to what the terminal can do.
  func setFace(_ face: Face?)
  /// How pictures are drawn, and why, in words.
  var faceReport: [String] { get }
}

extension SessionOutput {
  /// Text like any other.
  public func writeError(_ text: String) { write(text) }
  /// What has been shown stays.
  public func clear() {}
  /// A value is text like any other.
  public func show(_ text: String) { write(text) }
  /// Whether somebody sees the live lines.
  public var showsProgress: Bool { false }
  /// Nothing: there is no choice.
  public func setFace(_ face: Face?) {}
  /// Nothing to say.
  public var faceReport: [String] { [] }
}
