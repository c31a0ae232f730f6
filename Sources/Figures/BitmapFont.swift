/// The letters in pictures: 5 by 7 pixels for the printable ASCII characters.
struct BitmapFont {
  /// Pixels from one character to the next, at scale 1.
  static let advance = 6
  /// Rows above the base line, at scale 1.
  static let ascent = 7
  /// Rows of a line of text with its tails, at scale 1.
  static let height = 9

  /// How many pixels a pixel of the font becomes.
  let scale: Int

  /// The width of a text in pixels.
  func width(of text: String) -> Int {
    max(0, Self.drawable(text).count * Self.advance - 1) * scale
  }

  /// The height of a line in pixels.
  var height: Int { Self.height * scale }

  /// Paints a text with its top left corner at a place; what cannot be drawn is left blank.
  func draw(_ text: String, x: Int, y: Int, _ colour: RGB, on raster: inout Raster) {
    var left = x
    for character in Self.drawable(text) {
      if let glyph = Self.glyph(of: character) {
        draw(glyph, x: left, y: y, colour, on: &raster)
      }
      left += Self.advance * scale
      if left > raster.width { break }
    }
  }

  /// Whether every character of a text has a shape.
  static func canDraw(_ text: String) -> Bool { drawable(text).allSatisfy { glyph(of: $0) != nil } }

  /// A text with typographic signs replaced by the ASCII ones that look most like them.
  static func drawable(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "–", "—", "−": result += "-"
      case "…": result += "..."
      case "×": result += "x"
      case "±": result += "+-"
      case "’", "‘": result += "'"
      case "“", "”": result += "\""
      case "→": result += "->"
      default: result.append(character)
      }
    }
    return result
  }

  /// The set pixels of one character.
  private struct Glyph {
    var rows: [[Bool]]

    /// Whether a pixel is set; outside none is.
    subscript(x: Int, y: Int) -> Bool {
      y >= 0 && y < rows.count && x >= 0 && x < rows[y].count && rows[y][x]
    }
  }

  private static let glyphs: [Glyph] = glyphRows.map { rows in
    Glyph(rows: rows.split(separator: " ").map { $0.map { $0 == "#" } })
  }

  private static func glyph(of character: Character) -> Glyph? {
    guard let code = character.asciiValue, 32...126 ~= code else { return nil }
    return glyphs[Int(code) - 32]
  }

  /// Paints a character.
  ///
  /// At even scales each pixel becomes four, and corners between diagonal neighbours are filled
  /// (the rule known as Scale2x), which rounds the letters.
  private func draw(_ glyph: Glyph, x: Int, y: Int, _ colour: RGB, on raster: inout Raster) {
    let parts = scale.isMultiple(of: 2) ? 2 : 1
    let size = scale / parts
    for row in 0..<Self.height * parts {
      for column in 0..<Self.advance * parts {
        let isSet =
          parts == 2
          ? Self.isSetWhenDoubled(glyph, column, row) : glyph[column, row]
        if isSet {
          raster.fill(x: x + column * size, y: y + row * size, width: size, height: size, colour)
        }
      }
    }
  }

  private static func isSetWhenDoubled(_ glyph: Glyph, _ column: Int, _ row: Int) -> Bool {
    let (x, y) = (column / 2, row / 2)
    let beside = glyph[x + (column.isMultiple(of: 2) ? -1 : 1), y]
    let otherSide = glyph[x + (column.isMultiple(of: 2) ? 1 : -1), y]
    let near = glyph[x, y + (row.isMultiple(of: 2) ? -1 : 1)]
    let farSide = glyph[x, y + (row.isMultiple(of: 2) ? 1 : -1)]
    return beside == near && beside != farSide && near != otherSide ? beside : glyph[x, y]
  }
}
