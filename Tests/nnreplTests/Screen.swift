import TerminalText

/// What a terminal shows of the bytes it gets: as much of a terminal as line editing and the live
/// view need, and without an end at the bottom.
///
///     var screen = Screen(columns: 80)
///     screen.feed(terminal.transcript)
///     #expect(screen.text.hasSuffix("nn> "))
struct Screen {
  /// A row; the second column of a wide character is empty.
  private struct Row {
    var cells: [String] = []
    /// Whether the text goes on in the next row.
    var goesOn = false
  }

  private(set) var columns: Int
  /// Where the cursor stands, from 0.
  private(set) var row = 0
  private(set) var column = 0
  private var rows = [Row()]
  /// How many bytes of a transcript have been shown.
  private var fed = 0

  init(columns: Int) { self.columns = columns }

  /// The rows, without blanks at their ends.
  var lines: [String] {
    rows.map { row in
      var cells = row.cells[...]
      while cells.last == " " { cells.removeLast() }
      return cells.joined()
    }
  }

  /// The rows from the last one that begins with `start` on, without empty ones at the end.
  func lines(from start: String) -> [String] {
    let lines = lines
    let first = lines.lastIndex { $0.hasPrefix(start) } ?? 0
    var result = Array(lines[first...])
    while result.last == "" { result.removeLast() }
    return result
  }

  /// Shows what a transcript holds that has not been shown yet.
  mutating func feed(_ transcript: [UInt8]) {
    let end = Self.completeEnd(of: transcript[fed...])
    let text = String(decoding: transcript[fed..<end], as: UTF8.self)
    fed = end
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\r": column = 0
      case "\n": down(1)
      case "\u{8}": column = max(0, min(column, columns - 1) - 1)
      case "\u{1B}": obey(&scalars)
      case "\u{7}": break
      default: show(scalar)
      }
    }
  }

  /// Gives the terminal another width; some wrap and join what is there, others cut it.
  mutating func resize(columns new: Int, reflows: Bool) {
    defer { columns = new }
    guard reflows else {
      for index in rows.indices { rows[index].cells = Array(rows[index].cells.prefix(new)) }
      column = min(column, new - 1)
      return
    }
    var result: [Row] = []
    var cursor = (row: 0, column: 0)
    var cells: [String] = []
    var offset: Int?
    for (index, old) in rows.enumerated() {
      if index == row { offset = cells.count + min(column, columns) }
      cells += old.cells
      if old.goesOn { continue }
      let start = result.count
      if let offset { cursor = (start + offset / new, offset % new) }
      repeat {
        let piece = Array(cells.prefix(new))
        cells.removeFirst(piece.count)
        result.append(Row(cells: piece, goesOn: !cells.isEmpty))
      } while !cells.isEmpty
      while cursor.row >= result.count { result.append(Row()) }
      offset = nil
    }
    rows = result
    (row, column) = cursor
  }

  /// Where bytes end that may stop in a character or an escape sequence.
  private static func completeEnd(of bytes: ArraySlice<UInt8>) -> Int {
    if let escape = bytes.lastIndex(of: 0x1B),
      !bytes[escape...].dropFirst(2).contains(where: { 0x40...0x7E ~= $0 })
    {
      return escape
    }
    for (index, byte) in zip(bytes.indices, bytes).suffix(4).reversed() where byte & 0xC0 != 0x80 {
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return index + length > bytes.endIndex ? index : bytes.endIndex
    }
    return bytes.endIndex
  }

  /// Reads an escape sequence and does what it says; colours and modes show nothing.
  private mutating func obey(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    guard scalars.popFirst() == "[" else { return }
    var digits = ""
    while let scalar = scalars.popFirst() {
      guard scalar.value >= 0x40 else {
        digits.unicodeScalars.append(scalar)
        continue
      }
      let count = max(1, Int(digits) ?? 1)
      switch scalar {
      case "A": row = max(0, row - count)
      case "B": down(count)
      case "C": column = min(columns - 1, column + count)
      case "D": column = max(0, min(column, columns - 1) - count)
      case "J":
        rows.removeSubrange((row + 1)...)
        cut()
      case "K": cut()
      case "P": remove(count)
      case "@": insert(count)
      default: break
      }
      return
    }
  }

  private mutating func down(_ count: Int) {
    row += count
    while rows.count <= row { rows.append(Row()) }
  }

  /// Erases what is right of the cursor.
  private mutating func cut() {
    rows[row].cells = Array(rows[row].cells.prefix(column))
    rows[row].goesOn = false
  }

  private mutating func remove(_ count: Int) {
    let end = min(rows[row].cells.count, column + count)
    if column < end { rows[row].cells.removeSubrange(column..<end) }
  }

  private mutating func insert(_ count: Int) {
    fill(to: column)
    rows[row].cells.insert(contentsOf: Array(repeating: " ", count: count), at: column)
    rows[row].cells = Array(rows[row].cells.prefix(columns))
  }

  private mutating func show(_ scalar: Unicode.Scalar) {
    let text = String(scalar)
    let width = displayWidth(text)
    if width == 0 {
      // The mark belongs to the character before, whose second column is empty.
      var place = min(column, rows[row].cells.count) - 1
      while place > 0, rows[row].cells[place].isEmpty { place -= 1 }
      if place >= 0 { rows[row].cells[place] += text }
      return
    }
    if column + width > columns {
      rows[row].goesOn = true
      column = 0
      down(1)
    }
    fill(to: column + width)
    rows[row].cells[column] = text
    if width == 2 { rows[row].cells[column + 1] = "" }
    column += width
  }

  private mutating func fill(to count: Int) {
    let missing = count - rows[row].cells.count
    if missing > 0 { rows[row].cells += Array(repeating: " ", count: missing) }
  }
}
