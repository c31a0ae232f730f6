extension TextChart {
  /// Eighths of a cell, from the bottom up and from the left to the right.
  private static let heights: [Character] = Array("▁▂▃▄▅▆▇█")
  private static let widths: [Character] = Array("▏▎▍▌▋▊▉█")

  /// Draws bars: in eighths of a cell where blocks are to be had, else in whole cells.
  func draw(
    _ bars: Bars, _ index: Int, _ geometry: ChartGeometry, _ plot: Plot,
    on grid: inout CellGrid
  ) {
    for (place, bar) in bars.boxes.enumerated() {
      guard let box = geometry.box(bar) else { continue }
      let own =
        bars.boxColours.isEmpty || !style.usesColour
        ? colours[index] : Theme.onTerminal(bars.boxColours.cycled(place))
      if bars.isHorizontal {
        drawLying(
          box, isNegative: bar.x.to < bar.x.from, character: characters[index], own, plot,
          on: &grid)
      } else {
        drawStanding(
          box, isNegative: bar.y.to < bar.y.from, character: characters[index], own, plot,
          on: &grid)
      }
    }
  }

  /// The cells between two places, at least one; one fewer where a gap to the next bar costs
  /// little.
  private func cells(_ from: Double, _ to: Double, of count: Int, gap: Int) -> Range<Int> {
    let first = min(Int(clamped: (from * Double(count)).rounded()), count - 1)
    let end = max(Int(clamped: (to * Double(count)).rounded()), first + 1)
    return first..<(end - first > gap ? end - 1 : end)
  }

  private func drawStanding(
    _ box: ChartGeometry.Box, isNegative: Bool, character: Character, _ colour: RGB?,
    _ plot: Plot, on grid: inout CellGrid
  ) {
    let columns = cells(box.from.x, box.to.x, of: plot.columns, gap: 5)
    func set(_ character: Character, _ row: Int) {
      for column in columns {
        grid.set(
          character, column: plot.column + column, row: plot.row + row, foreground: colour)
      }
    }
    // In eighths of a row, from the bottom.
    let unit = Double(plot.rows) * 8
    let (low, high) = (
      Int(clamped: (box.from.y * unit).rounded()), Int(clamped: (box.to.y * unit).rounded())
    )
    guard box.to.y > box.from.y else { return }
    if !style.usesBraille || isNegative {
      let first = min(Int(clamped: (box.from.y * Double(plot.rows)).rounded()), plot.rows - 1)
      let end = Int(clamped: (box.to.y * Double(plot.rows)).rounded())
      let whole: Character = style.usesBraille ? "█" : character
      for row in first..<max(end, first) { set(whole, plot.rows - 1 - row) }
      // A bar too small for a cell is still one.
      if end <= first { set(style.usesBraille ? "▔" : "_", plot.rows - 1 - first) }
      return
    }
    for row in low / 8...max(low / 8, (max(high, low + 1) - 1) / 8) {
      let filled = min(max(high, low + 1) - row * 8, 8)
      set(Self.heights[max(filled, 1) - 1], plot.rows - 1 - row)
    }
  }

  private func drawLying(
    _ box: ChartGeometry.Box, isNegative: Bool, character: Character, _ colour: RGB?,
    _ plot: Plot, on grid: inout CellGrid
  ) {
    let rows = cells(box.from.y, box.to.y, of: plot.rows, gap: .max)
    guard box.to.x > box.from.x else { return }
    func set(_ character: Character, _ column: Int) {
      for row in rows {
        grid.set(
          character, column: plot.column + column, row: plot.row + plot.rows - 1 - row,
          foreground: colour)
      }
    }
    if !style.usesBraille || isNegative {
      let columns = cells(box.from.x, box.to.x, of: plot.columns, gap: .max)
      for column in columns { set(style.usesBraille ? "█" : character, column) }
      return
    }
    let unit = Double(plot.columns) * 8
    let low = Int(clamped: (box.from.x * unit).rounded())
    let high = max(Int(clamped: (box.to.x * unit).rounded()), low + 1)
    for column in low / 8...(high - 1) / 8 {
      set(Self.widths[min(max(high - column * 8, 1), 8) - 1], column)
    }
  }
}
