import Figures
import Sessions
import TerminalText

/// What a session says, on a terminal: text, pictures in the best face, and one line of progress
/// that is redrawn in place.
///
/// The progress line is always the last one and is gone before anything else is written.
public final class LiveProgress: SessionOutput {
  /// Redraws a second: more only flicker, and cost a slow connection its bandwidth.
  static let redrawsPerSecond = 15.0

  private let graphics: Graphics
  private let size: () -> TerminalSize?
  private let now: () -> Double
  private let emit: (String) -> Void
  private var shownLine: String?
  private var lastDrawn = -Double.infinity
  private var isAtLineStart = true

  /// Output to standard output.
  public convenience init(graphics: Graphics) {
    self.init(
      graphics: graphics, size: { TerminalSize.current() }, now: monotonicSeconds,
      emit: { writeAll(Array($0.utf8), to: 1) })
  }

  /// Output by `emit`, to a terminal whose size and time are told by `size` and `now`, in seconds.
  init(
    graphics: Graphics, size: @escaping () -> TerminalSize?, now: @escaping () -> Double,
    emit: @escaping (String) -> Void
  ) {
    self.graphics = graphics
    self.size = size
    self.now = now
    self.emit = emit
  }

  /// Writes text; control characters other than colours are spelt out.
  public func write(_ text: String) {
    guard !text.isEmpty else { return }
    emit(erasure() + harmless(text, keepsColour: true))
    isAtLineStart = text.utf8.last == UInt8(ascii: "\n")
  }

  /// Shows a line of progress in place of the last one, cut to the terminal's width; nil erases it.
  public func progress(_ line: String?) {
    guard let line else {
      let erasure = erasure()
      if !erasure.isEmpty { emit(erasure) }
      return
    }
    let time = now()
    guard time - lastDrawn >= 1 / Self.redrawsPerSecond else { return }
    // A full line would wrap, and a wrapped one can't be erased.
    let columns = max(1, (size() ?? TerminalSize()).columns - 1)
    let text = truncated(printable(line), toWidth: columns)
    guard text != shownLine else { return }
    emit((isAtLineStart ? "" : "\n") + "\r" + text + "\u{1B}[K")
    shownLine = text
    lastDrawn = time
    isAtLineStart = true
  }

  /// Progress is seen.
  public var showsProgress: Bool { true }

  /// Decides how pictures are drawn; nil leaves it to what the terminal can do.
  public func setFace(_ face: Face?) { graphics.setting = face }

  /// How pictures are drawn, and why.
  public var faceReport: [String] { graphics.report }

  /// Draws a picture on lines of its own.
  public func draw(_ figure: Figure) {
    let choice = graphics.choice()
    let picture = render(
      figure, as: choice.face, options: graphics.options(for: size(), choice: choice))
    emit(erasure() + (isAtLineStart ? "" : "\n") + picture)
    isAtLineStart = true
  }

  /// What removes the progress line, if there is one.
  private func erasure() -> String {
    guard shownLine != nil else { return "" }
    shownLine = nil
    return "\r\u{1B}[K"
  }
}

/// As much of a line as fits into `width` columns, with `…` for what does not.
private func truncated(_ line: String, toWidth width: Int) -> String {
  guard displayWidth(line) > width else { return line }
  var result = ""
  var used = 1
  for character in line {
    used += displayWidth(character)
    if used > width { break }
    result.append(character)
  }
  return result + "…"
}
