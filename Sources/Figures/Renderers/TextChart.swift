import TerminalText

/// Draws a chart in character cells, for the ASCII and blocks faces.
struct TextChart {
  /// What lines and axes are made of.
  struct Style {
    var vertical: Character
    var tickLeft: Character
    var corner: Character
    var horizontal: Character
    var tickBelow: Character
    /// Whether lines are Braille dots instead of marks.
    var usesBraille: Bool
    var colours: [RGB]

    static let ascii = Style(
      vertical: "|", tickLeft: "+", corner: "+", horizontal: "-", tickBelow: "+",
      usesBraille: false, colours: [])

    /// Without colour, Braille lines of several series would look the same: marks differ.
    static func blocks(_ options: RenderOptions, seriesCount: Int) -> Style {
      let isTold = options.colour != .none || seriesCount <= 1
      return Style(
        vertical: "│", tickLeft: "┤", corner: "└", horizontal: "─", tickBelow: "┬",
        usesBraille: options.usesBraille && isTold,
        colours: options.colour == .none ? [] : Theme.seriesOnTerminal)
    }
  }

  let chart: Chart
  let title: String?
  let style: Style
  let options: RenderOptions

  /// The widest and highest plot that still reads as one picture.
  private static let mostColumns = 100
  private static let mostRows = 20
  /// A point among Braille lines.
  private static let point: Character = "•"

  /// The chart as lines of cells.
  func cells() -> CellGrid {
    let legend = legendLines()
    let titleRows = (title == nil ? 0 : 1) + (chart.yLabel == nil ? 0 : 1)
    let belowRows = 2 + (chart.xLabel == nil ? 0 : 1) + legend.count
    // The last row of the screen is the prompt's.
    let plotRows = min(max(options.rows - 1 - titleRows - belowRows, 5), Self.mostRows)
    let width = min(options.columns, Self.mostColumns)
    let geometry = ChartGeometry(
      chart, xSteps: max(width / 12, 2), ySteps: max(plotRows / 4, 2))
    let labelColumns = geometry.yAxis.ticks.map { displayWidth($0.label) }.max() ?? 0
    let left = min(labelColumns + 2, width / 2)
    let plotColumns = max(width - left, 1)

    var grid = CellGrid(columns: options.columns, rows: titleRows + plotRows + belowRows)
    var row = 0
    if let title {
      write(title, centredIn: plotColumns, from: left, row: row, on: &grid)
      row += 1
    }
    if let label = chart.yLabel {
      grid.write(label, column: 0, row: row)
      row += 1
    }
    drawAxes(
      geometry, top: row, left: left, rows: plotRows, columns: plotColumns, on: &grid)
    drawSeries(
      geometry, top: row, left: left, rows: plotRows, columns: plotColumns, on: &grid)
    row += plotRows + 2
    if let label = chart.xLabel {
      write(label, centredIn: plotColumns, from: left, row: row, on: &grid)
      row += 1
    }
    for line in legend {
      var column = left
      for index in line {
        let name = legendName(index)
        grid.write(
          "\(legendMark(index))", column: column, row: row, foreground: colour(of: index))
        grid.write(name, column: column + 2, row: row)
        column += displayWidth(name) + 5
      }
      row += 1
    }
    return grid
  }

  private func write(
    _ text: String, centredIn width: Int, from left: Int, row: Int, on grid: inout CellGrid
  ) {
    let room = width - displayWidth(printable(text))
    grid.write(text, column: max(left + room / 2, 0), row: row)
  }

  private func drawAxes(
    _ geometry: ChartGeometry, top: Int, left: Int, rows: Int, columns: Int,
    on grid: inout CellGrid
  ) {
    for row in top..<top + rows {
      grid.set(style.vertical, column: left - 1, row: row)
    }
    grid.set(style.corner, column: left - 1, row: top + rows)
    for column in left..<left + columns {
      grid.set(style.horizontal, column: column, row: top + rows)
    }
    let dots = DotGrid(columns: columns, rows: rows, isBraille: style.usesBraille)
    var lowest = top - 1
    for tick in geometry.yAxis.ticks.reversed() {
      // From the top down; a label that would share a row with the one above is left out.
      let row = top + dots.cell(y: geometry.yAxis.fraction(of: tick.value))
      if row <= lowest { continue }
      lowest = row
      grid.set(style.tickLeft, column: left - 1, row: row)
      let column = left - 2 - displayWidth(tick.label)
      grid.write(clipped(tick.label, to: max(left - 2, 0)), column: max(column, 0), row: row)
    }
    var free = 0
    for tick in geometry.xAxis.ticks {
      let column = left + dots.cell(x: geometry.xAxis.fraction(of: tick.value))
      grid.set(style.tickBelow, column: column, row: top + rows)
      let width = displayWidth(tick.label)
      let start = max(min(column - width / 2, left + columns - width), 0)
      if start < free { continue }
      grid.write(tick.label, column: start, row: top + rows + 1)
      free = start + width + 1
    }
  }

  private func drawSeries(
    _ geometry: ChartGeometry, top: Int, left: Int, rows: Int, columns: Int,
    on grid: inout CellGrid
  ) {
    var dots = DotGrid(columns: columns, rows: rows, isBraille: style.usesBraille)
    for (index, series) in chart.series.enumerated() {
      for segment in geometry.segments(of: series) { dots.draw(segment, series: index) }
    }
    dots.forEachCell { column, row, pattern, index in
      let character = style.usesBraille ? pattern : Theme.marks.cycled(index)
      grid.set(
        character, column: left + column, row: top + row, foreground: colour(of: index))
    }
    guard style.usesBraille else { return }
    for (index, series) in chart.series.enumerated() {
      // One Braille dot alone is hardly seen.
      for segment in geometry.segments(of: series) where segment.from == segment.to {
        grid.set(
          Self.point, column: left + dots.cell(x: segment.from.x),
          row: top + dots.cell(y: segment.from.y), foreground: colour(of: index))
      }
    }
  }

  private func colour(of index: Int) -> RGB? {
    style.colours.isEmpty ? nil : style.colours.cycled(index)
  }

  private func legendMark(_ index: Int) -> Character {
    guard style.usesBraille else { return Theme.marks.cycled(index) }
    return chart.series[index].style == .points ? Self.point : "━"
  }

  private func legendName(_ index: Int) -> String {
    let name = printable(chart.series[index].name)
    return name.isEmpty ? "series \(index + 1)" : name
  }

  /// The indices of the series, broken into lines as wide as the terminal.
  private func legendLines() -> [[Int]] {
    guard chart.showsLegend else { return [] }
    var lines: [[Int]] = []
    var room = 0
    for index in chart.series.indices {
      let width = displayWidth(legendName(index)) + 5
      if lines.isEmpty || width > room {
        lines.append([])
        room = min(options.columns, Self.mostColumns) - 10
      }
      lines[lines.count - 1].append(index)
      room -= width
    }
    return lines
  }
}
