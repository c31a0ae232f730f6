import Figures

/// Where a session's words and pictures go: a terminal, a pipe, a notebook's output cells.
public protocol SessionOutput: AnyObject {
  /// Writes text.
  func write(_ text: String)
  /// Shows a line that lives until the next call; nil takes it away.
  func progress(_ line: String?)
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
  /// Whether somebody sees the live line.
  public var showsProgress: Bool { false }
  /// Nothing: there is no choice.
  public func setFace(_ face: Face?) {}
  /// Nothing to say.
  public var faceReport: [String] { [] }
}
