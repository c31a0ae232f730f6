import TerminalText

/// A figure in pixels, with the texts that the small built-in font cannot draw.
public struct Picture: Sendable, Equatable {
  /// The pixels.
  public var raster: Raster
  /// A title to be written above the picture, where it could not be drawn inside.
  public var heading: String?
  /// Lines to be written under the picture: what `[1]`, `[2]` and so on inside it stand for.
  public var notes: [String]
}

/// Texts of a picture: drawn where the font has their characters, else numbered and listed.
struct PictureTexts {
  private(set) var notes: [String] = []

  /// What to draw for a text.
  mutating func drawable(_ text: String) -> String {
    let text = printable(text)
    if BitmapFont.canDraw(text) { return text }
    let mark = notes.firstIndex { $0.hasSuffix("] " + text) }.map { $0 + 1 } ?? notes.count + 1
    if mark > notes.count { notes.append("[\(mark)] \(text)") }
    return "[\(mark)]"
  }
}
