import Figures
import Sessions
import TerminalText

/// What a session says, on a terminal: text, pictures in the best face, and some lines of progress
/// that are redrawn in place.
///
/// The progress lines are always the last ones and are gone before anything else is written.
public final class LiveProgress: SessionOutput {
  /// Redraws a second: more only flicker, and cost a slow connection its bandwidth.
  static let redrawsPerSecond = 15.0
  /// The most lines of progress.
  static let mostLines = 10

  private let graphics: Graphics
  private let size: () -> TerminalSize?
  private let now: () -> Double
  private let emit: (String) -> Void
  private let setEcho: (Bool) -> Void
  private var shown: [String] = []
  /// How wide the terminal was when they were drawn.
  private var shownColumns = 0
  private var lastDrawn = -Double.infinity
  private var isAtLineStart = true

  /// Output to standard output.
  public convenience init(graphics: Graphics) {
    self.init(
      graphics: graphics, size: { TerminalSize.current() }, now: monotonicSeconds,
      emit: { writeAll(Array($0.utf8), to: 1) }, setEcho: { TerminalEcho.set($0) })
  }

  /// Output by `emit`, to a terminal whose size and time are told by `size` and `now`, in seconds.
  ///
  /// `setEcho` says whether the terminal is to show what is typed: a line break would move the lines of
  /// progress from their place.
  init(
    graphics: Graphics, size: @escaping () -> TerminalSize?, now: @escaping () -> Double,
    emit: @escaping (String) -> Void, setEcho: @escaping (Bool) -> Void = { _ in }
  ) {
    self.setEcho = setEcho
    self.graphics = graphics
    self.size = size
    self.now = now
    self.emit = emit
  }

  /// Writes text; control characters other than colours are spelt out.
  public func write(_ text: String) {
    guard !text.isEmpty else { return }
    if emitStoppably(erasure() + harmless(text, keepsColour: true), emit) {
      isAtLineStart = text.utf8.last == UInt8(ascii: "\n")
    } else {
      emit("\u{1B}[0m\n")
      isAtLineStart = true
    }
  }

  /// Shows lines of progress in place of the last ones, cut to the terminal; nil erases them.
  public func progress(_ text: String?) {
    guard let text else {
      let erasure = erasure()
      if !erasure.isEmpty { emit(erasure) }
      return
    }
    let time = now()
    guard time - lastDrawn >= 1 / Self.redrawsPerSecond else { return }
    let size = size() ?? TerminalSize()
    // A full line would wrap, and what has scrolled away can't be redrawn.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix(min(Self.mostLines, max(1, size.rows - 1)))
      .map { truncated(printable(String($0)), toWidth: max(1, size.columns - 1)) }
    guard lines != shown else { return }
    if shown.isEmpty { setEcho(false) }
    var frame = (isAtLineStart ? "" : "\n") + toTop(columns: size.columns)
    // What a terminal has wrapped takes more rows than what is drawn over it.
    if !shown.isEmpty, size.columns != shownColumns || shown.count > lines.count {
      frame += "\r\u{1B}[J"
    }
    frame += lines.map { "\r" + $0 + "\u{1B}[K" }.joined(separator: "\n")
    shownColumns = size.columns
    // Terminals that know this show the frame at once; others pass over it.
    emit(lines.count > 1 ? "\u{1B}[?2026h\(frame)\u{1B}[?2026l" : frame)
    shown = lines
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
    if choice.face == .sixel, let multiplexer = graphics.multiplexer {
      emit(
        "\(multiplexer) may show nothing of a sixel picture; %graphics blocks is seen anywhere\n")
    }
    isAtLineStart = true
  }

  /// What removes the progress lines, if there are any.
  private func erasure() -> String {
    guard !shown.isEmpty else { return "" }
    defer { shown = [] }
    setEcho(true)
    let top = toTop(columns: (size() ?? TerminalSize()).columns)
    return top.isEmpty ? "\r\u{1B}[K" : top + "\r\u{1B}[J"
  }

  /// What brings the cursor to the first of the progress lines, which a terminal that has become narrower
  /// has wrapped, or cut off.
  private func toTop(columns: Int) -> String {
    guard graphics.reflows else { return shown.count > 1 ? "\u{1B}[\(shown.count - 1)A" : "" }
    let rows = shown.reduce(0) { sum, line in
      sum + max(1, (displayWidth(line) + columns - 1) / max(1, columns))
    }
    return rows > 1 ? "\u{1B}[\(rows - 1)A" : ""
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
