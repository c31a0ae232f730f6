/// The dots of lines in character cells: one a cell, or 2 by 4 in Braille.
struct DotGrid {
  let columns: Int
  let rows: Int
  private let dotsAcross: Int
  private let dotsDown: Int
  /// For each cell its dots, and one more than the index of the last series that set one.
  private var patterns: [UInt8]
  private var owners: [Int]

  /// Makes an empty grid of so many cells.
  init(columns: Int, rows: Int, isBraille: Bool) {
    self.columns = max(columns, 1)
    self.rows = max(rows, 1)
    dotsAcross = isBraille ? 2 : 1
    dotsDown = isBraille ? 4 : 1
    patterns = Array(repeating: 0, count: self.columns * self.rows)
    owners = Array(repeating: 0, count: self.columns * self.rows)
  }

  /// The column of cells for a place between the axes.
  func cell(x: Double) -> Int { dot(x, of: columns * dotsAcross) / dotsAcross }

  /// The row of cells for a place between the axes, counted from the top.
  func cell(y: Double) -> Int { dot(1 - y, of: rows * dotsDown) / dotsDown }

  /// Sets the dots along a stroke.
  ///
  /// Broken lines have gaps where dots are small; characters of a whole cell are not left out.
  mutating func draw(
    _ segment: ChartGeometry.Segment, series: Int, pattern: LineStyle.Pattern = .solid
  ) {
    let width = columns * dotsAcross
    let height = rows * dotsDown
    let (x0, y0) = (dot(segment.from.x, of: width), dot(1 - segment.from.y, of: height))
    let (x1, y1) = (dot(segment.to.x, of: width), dot(1 - segment.to.y, of: height))
    let steps = max(abs(x1 - x0), abs(y1 - y0))
    let isFlat = abs(x1 - x0) >= abs(y1 - y0)
    for step in 0...steps {
      let t = steps == 0 ? 0 : Double(step) / Double(steps)
      let x = x0 + Int(clamped: (Double(x1 - x0) * t).rounded())
      let y = y0 + Int(clamped: (Double(y1 - y0) * t).rounded())
      if dotsAcross > 1, pattern.isGap(at: isFlat ? x : y) { continue }
      let cell = y / dotsDown * columns + x / dotsAcross
      // A cell has one colour: with a new owner it begins anew, or dots would change sides.
      if owners[cell] != series + 1 { patterns[cell] = 0 }
      owners[cell] = series + 1
      patterns[cell] |= Self.bit(x % dotsAcross, y % dotsDown)
    }
  }

  /// Calls `body` with column, row, Braille character and series for each cell that has dots.
  func forEachCell(_ body: (Int, Int, Character, Int) -> Void) {
    for row in 0..<rows {
      for column in 0..<columns {
        let cell = row * columns + column
        guard owners[cell] > 0, let scalar = Unicode.Scalar(0x2800 + UInt32(patterns[cell]))
        else { continue }
        body(column, row, Character(scalar), owners[cell] - 1)
      }
    }
  }

  private func dot(_ fraction: Double, of count: Int) -> Int {
    Int(clamped: (min(max(fraction, 0), 1) * Double(count - 1)).rounded())
  }

  /// The bit of a dot in a Braille character, which counts down the left column first, then the
  /// right one, and has added the fourth row later.
  private static func bit(_ x: Int, _ y: Int) -> UInt8 {
    y == 3 ? (x == 0 ? 0x40 : 0x80) : 1 << UInt8(y + 3 * x)
  }
}

extension LineStyle.Pattern {
  /// Whether a dot at a place along the line is left out.
  fileprivate func isGap(at place: Int) -> Bool {
    switch self {
    case .solid: false
    case .dashed: place % 6 > 3
    case .dotted: place % 2 == 1
    case .dashDotted: [4, 6].contains(place % 7)
    }
  }
}
