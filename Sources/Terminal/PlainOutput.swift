import Figures
import Sessions

/// Standard output as it is: with a live progress line on a terminal that can redraw one.
public func standardOutput(graphics: Graphics) -> any SessionOutput {
  graphics.canRedraw ? LiveProgress(graphics: graphics) : PlainOutput(graphics: graphics)
}

/// What a session says, into a pipe, a file or a dumb terminal: no escape byte, no progress line.
///
/// A picture has an escape byte only where its face was forced.
public final class PlainOutput: SessionOutput {
  private let graphics: Graphics
  private let emit: (String) -> Void
  private var isAtLineStart = true

  /// Output to standard output.
  public convenience init(graphics: Graphics) {
    self.init(graphics: graphics, emit: { writeAll(Array($0.utf8), to: 1) })
  }

  /// Output by `emit`.
  public init(graphics: Graphics, emit: @escaping (String) -> Void) {
    self.graphics = graphics
    self.emit = emit
  }

  /// Writes text; colours go, other control characters are spelt out.
  public func write(_ text: String) {
    guard !text.isEmpty else { return }
    if emitStoppably(harmless(text, keepsColour: false), emit) {
      isAtLineStart = text.utf8.last == UInt8(ascii: "\n")
    } else {
      emit("\n")
      isAtLineStart = true
    }
  }

  /// Does nothing: what stays written is no place for lines that change.
  public func progress(_ text: String?) {}

  /// Decides how pictures are drawn; nil leaves it to what the terminal can do.
  public func setFace(_ face: Face?) { graphics.setting = face }

  /// How pictures are drawn, and why.
  public var faceReport: [String] { graphics.report }

  /// Draws a picture on lines of its own.
  public func draw(_ figure: Figure) {
    let choice = graphics.choice()
    let picture = render(
      figure, as: choice.face, options: graphics.options(for: nil, choice: choice))
    emit((isAtLineStart ? "" : "\n") + picture)
    isAtLineStart = true
  }
}
