import TerminalText

/// A rectangle of character cells, the canvas of the ASCII and blocks faces.
///
/// Whatever is written outside is clipped, so that no line gets wider than the terminal.
struct CellGrid {
  /// One cell; the second cell of a wide character has none of its own.
  struct Cell: Equatable {
    var character: Character?
    var foreground: RGB?
    var background: RGB?
  }

  let columns: Int
  private(set) var rows: [[Cell]]

  /// Makes an empty canvas.
  init(columns: Int, rows: Int) {
    self.columns = max(columns, 0)
    let row = Array(repeating: Cell(character: " "), count: self.columns)
    self.rows = Array(repeating: row, count: max(rows, 0))
  }

  /// Writes one line of text, made harmless; characters that don't fit are left out.
  mutating func write(
    _ text: String, column: Int, row: Int, foreground: RGB? = nil, background: RGB? = nil
  ) {
    var place = column
    for character in printable(text) {
      let width = displayWidth(character)
      if width == 0 { continue }
      if place >= 0 && place + width > columns { break }
      set(character, column: place, row: row, foreground: foreground, background: background)
      if width == 2 {
        set(nil, column: place + 1, row: row, foreground: foreground, background: background)
      }
      place += width
    }
  }

  /// Sets one cell; one outside is ignored.
  mutating func set(
    _ character: Character?, column: Int, row: Int, foreground: RGB? = nil, background: RGB? = nil
  ) {
    guard rows.indices.contains(row), column >= 0, column < columns else { return }
    rows[row][column] = Cell(
      character: character, foreground: foreground, background: background)
  }

  /// The cell at a place; nil outside.
  func cell(column: Int, row: Int) -> Cell? {
    rows.indices.contains(row) && column >= 0 && column < columns ? rows[row][column] : nil
  }

  /// Copies another canvas with its corner at a place, clipped; blank cells hide nothing.
  mutating func paste(_ other: CellGrid, column: Int, row: Int) {
    let blank = Cell(character: " ")
    for (line, cells) in other.rows.enumerated() where rows.indices.contains(row + line) {
      for (place, cell) in cells.enumerated() where cell != blank {
        if column + place >= 0, column + place < columns {
          rows[row + line][column + place] = cell
        }
      }
    }
  }

  /// The lines as text, each ended by a line feed, without spaces at their ends.
  func text(colour: RenderOptions.Colour) -> String {
    var result = ""
    for row in rows {
      var pen = Cell()
      let blank = Cell(character: " ")
      let used = row.lastIndex { $0 != blank }.map { $0 + 1 } ?? 0
      for cell in row.prefix(used) {
        guard let character = cell.character else { continue }
        if colour != .none && (cell.foreground, cell.background) != (pen.foreground, pen.background)
        {
          result += escape(from: pen, to: cell, colour: colour)
          pen = cell
        }
        result.append(character)
      }
      if pen.foreground != nil || pen.background != nil { result += "\u{1B}[0m" }
      result += "\n"
    }
    return result
  }

  private func escape(from pen: Cell, to cell: Cell, colour: RenderOptions.Colour) -> String {
    var codes: [String] = []
    let drops =
      (pen.foreground != nil && cell.foreground == nil)
      || (pen.background != nil && cell.background == nil)
    if drops { codes.append("0") }
    if let foreground = cell.foreground, drops || foreground != pen.foreground {
      codes.append(foreground.code(for: colour, isBackground: false))
    }
    if let background = cell.background, drops || background != pen.background {
      codes.append(background.code(for: colour, isBackground: true))
    }
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }
}

extension RGB {
  /// The colour's part of an SGR escape sequence.
  fileprivate func code(for colour: RenderOptions.Colour, isBackground: Bool) -> String {
    let start = isBackground ? "48" : "38"
    switch colour {
    case .truecolor: return start + ";2;\(red);\(green);\(blue)"
    case .none, .ansi256: return start + ";5;\(xtermIndex)"
    case .ansi16:
      let index = ansiIndex
      return String((index < 8 ? 30 : 82) + index + (isBackground ? 10 : 0))
    }
  }

  /// The nearest of the 16 colours: 8 dark ones, then 8 bright ones.
  var ansiIndex: Int {
    func distance(_ other: RGB) -> Int {
      let parts = [(red, other.red), (green, other.green), (blue, other.blue)]
      return parts.reduce(0) { sum, pair in
        let difference = Int(pair.0) - Int(pair.1)
        return sum + difference * difference
      }
    }
    return Self.ansi.indices.min { distance(Self.ansi[$0]) < distance(Self.ansi[$1]) } ?? 0
  }

  /// xterm's own values for them: other terminals' differ little.
  private static let ansi = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0), RGB(0, 0, 238),
    RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229), RGB(127, 127, 127), RGB(255, 0, 0),
    RGB(0, 255, 0), RGB(255, 255, 0), RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255),
    RGB(255, 255, 255),
  ]

  /// The nearest of xterm's 240 fixed colours: a cube of 6 levels a channel and 24 greys.
  var xtermIndex: Int {
    let levels = [0, 95, 135, 175, 215, 255]
    func nearest(_ part: UInt8) -> Int {
      levels.indices.min { abs(levels[$0] - Int(part)) < abs(levels[$1] - Int(part)) } ?? 0
    }
    func distance(_ r: Int, _ g: Int, _ b: Int) -> Int {
      let (dr, dg, db) = (r - Int(red), g - Int(green), b - Int(blue))
      return dr * dr + dg * dg + db * db
    }
    let (r, g, b) = (nearest(red), nearest(green), nearest(blue))
    let grey = min(max((Int(red) + Int(green) + Int(blue)) / 3 - 3, 0) / 10, 23)
    let level = 8 + 10 * grey
    let isGrey = distance(level, level, level) < distance(levels[r], levels[g], levels[b])
    return isGrey ? 232 + grey : 16 + 36 * r + 6 * g + b
  }
}
