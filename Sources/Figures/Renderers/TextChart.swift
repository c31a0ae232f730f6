import TerminalText

/// Draws a chart in character cells, for the ASCII and blocks faces.
struct TextChart {
  let chart: Chart
  let title: String?
  let style: TextStyle
  let options: RenderOptions
  /// The colours and characters of the marks.
  let colours: [RGB?]
  let characters: [Character]

  /// The widest and highest plot that still reads as one picture.
  private static let mostColumns = 100
  private static let mostRows = 20
  /// No image is enlarged beyond this many cells.
  private static let mostImageColumns = 64

  init(chart: Chart, title: String?, style: TextStyle, options: RenderOptions) {
    self.chart = chart
    self.title = title
    self.style = style
    self.options = options
    colours = chart.colours.map { style.usesColour ? Theme.onTerminal($0) : nil }
    characters = chart.characters
  }

  /// A rectangle of cells between the axes.
  struct Plot {
    var column: Int
    var row: Int
    var columns: Int
    var rows: Int
  }

  /// The chart as lines of cells.
  func cells() -> CellGrid {
    let legend = legendLines()
    let titles = title?.split(separator: "\n", omittingEmptySubsequences: false).prefix(6) ?? []
    let (xLabel, yLabel, rightLabel) =
      chart.showsAxes
      ? (chart.xAxis.label, chart.yAxis.label, chart.rightAxis?.options.label) : (nil, nil, nil)
    let titleRows = titles.count + (yLabel == nil && rightLabel == nil ? 0 : 1)
    let axisRows = chart.showsAxes ? 2 : 0
    let belowRows =
      axisRows + (xLabel == nil ? 0 : 1) + legend.count + (chart.colourBar == nil ? 0 : 1)
    // The last row of the screen is the prompt's.
    let room = max(options.rows - 1 - titleRows - belowRows, 5)
    let width = min(options.columns, Self.mostColumns)
    var size = (columns: width, rows: min(room, Self.mostRows))
    // Limits between ticks need more ticks.
    let rowsPerTick = chart.yAxis.margin == .automatic ? 3 : 4
    var geometry = ChartGeometry(
      chart, xSteps: max(width / 12, 2), ySteps: max(size.rows / rowsPerTick, 2))
    var left = leftColumns(geometry, width: width)
    let right = rightColumns(geometry, width: width)
    size.columns = max(width - left - right, 1)
    if chart.isEqual {
      size = fitted(geometry, columns: size.columns, rows: room)
      geometry = ChartGeometry(
        chart, xSteps: max(size.columns / 12, 3), ySteps: max(size.rows / rowsPerTick, 2))
      left = leftColumns(geometry, width: width)
      size.columns = min(size.columns, max(width - left - right, 1))
    }
    let plot = Plot(column: left, row: titleRows, columns: size.columns, rows: size.rows)

    var grid = CellGrid(columns: options.columns, rows: titleRows + plot.rows + belowRows)
    for (row, title) in titles.enumerated() {
      write(String(title), centredIn: plot.columns, from: left, row: row, on: &grid)
    }
    if let yLabel { grid.write(yLabel, column: 0, row: titles.count) }
    if let rightLabel {
      let end = left + plot.columns + right
      grid.write(
        rightLabel, column: max(end - displayWidth(printable(rightLabel)), 0), row: titles.count)
    }
    drawMarks(geometry, plot, on: &grid)
    if chart.showsAxes { drawAxes(geometry, plot, on: &grid) }
    drawNotes(geometry, plot, on: &grid)
    var row = titleRows + plot.rows + axisRows
    if let xLabel {
      write(xLabel, centredIn: plot.columns, from: left, row: row, on: &grid)
      row += 1
    }
    for line in legend {
      var column = left
      for (index, name) in line {
        grid.write(
          "\(legendMark(index))", column: column, row: row, foreground: colours[index])
        grid.write(name, column: column + 2, row: row)
        column += displayWidth(name) + 5
      }
      row += 1
    }
    drawColourBar(column: left, row: row, on: &grid)
    return grid
  }

  // MARK: Sizes

  private func leftColumns(_ geometry: ChartGeometry, width: Int) -> Int {
    guard chart.showsAxes else { return 0 }
    return min(Self.labelWidth(geometry.yAxis) + 2, width / 2)
  }

  private func rightColumns(_ geometry: ChartGeometry, width: Int) -> Int {
    guard chart.showsAxes, let right = geometry.right else { return 0 }
    return min(Self.labelWidth(right.axis) + 2, width / 3)
  }

  private static func labelWidth(_ axis: Axis) -> Int {
    axis.ticks.map { displayWidth(printable($0.label)) }.max() ?? 0
  }

  /// The size of a plot in which a unit is equally long on both axes; a cell is twice as high as
  /// wide.
  private func fitted(
    _ geometry: ChartGeometry, columns: Int, rows: Int
  ) -> (columns: Int, rows: Int) {
    let across = abs(geometry.xAxis.high - geometry.xAxis.low)
    let down = abs(geometry.yAxis.high - geometry.yAxis.low)
    guard across > 0, down > 0, (across / down).isNormal, (down / across).isNormal else {
      return (columns, min(rows, Self.mostRows))
    }
    func size(_ scale: Double) -> (columns: Int, rows: Int) {
      (
        max(Int(clamped: min((across * scale).rounded(), Double(columns))), 1),
        max(Int(clamped: min((down * scale / 2).rounded(.up), Double(rows))), 1)
      )
    }
    for case .image(let image) in chart.marks {
      let pixel = abs((image.xEdges.last ?? 1) - (image.xEdges.first ?? 0)) / Double(image.width)
      for factor in [4.0, 2, 1] where pixel > 0 {
        let scale = factor / pixel
        let fits = across * scale <= Double(columns) && down * scale / 2 <= Double(rows)
        if fits && max(across, down) * scale <= Double(Self.mostImageColumns) {
          return size(scale)
        }
      }
    }
    return size(min(Double(columns) / across, 2 * Double(rows) / down))
  }

  // MARK: Around the plot

  private func write(
    _ text: String, centredIn width: Int, from left: Int, row: Int, on grid: inout CellGrid
  ) {
    let room = width - displayWidth(printable(text))
    // A title wider than its chart goes to the left as far as it can.
    let most = max(options.columns - displayWidth(printable(text)), 0)
    grid.write(text, column: max(min(left + room / 2, most), 0), row: row)
  }

  private func drawAxes(_ geometry: ChartGeometry, _ plot: Plot, on grid: inout CellGrid) {
    let (left, bottom) = (plot.column, plot.row + plot.rows)
    for row in plot.row..<bottom { grid.set(style.vertical, column: left - 1, row: row) }
    grid.set(style.corner, column: left - 1, row: bottom)
    for column in left..<left + plot.columns {
      grid.set(style.horizontal, column: column, row: bottom)
    }
    let dots = DotGrid(columns: plot.columns, rows: plot.rows, isBraille: style.usesBraille)
    for (row, label) in rows(of: geometry.yAxis, dots, plot) {
      grid.set(style.tickLeft, column: left - 1, row: row)
      let column = left - 2 - displayWidth(label)
      grid.write(clipped(label, to: max(left - 2, 0)), column: max(column, 0), row: row)
    }
    if let right = geometry.right {
      let column = left + plot.columns
      for row in plot.row..<bottom { grid.set(style.vertical, column: column, row: row) }
      grid.set(style.rightCorner, column: column, row: bottom)
      for (row, label) in rows(of: right.axis, dots, plot) {
        grid.set(style.tickRight, column: column, row: row)
        grid.write(label, column: column + 2, row: row)
      }
    }
    var free = 0
    let xTicks = geometry.xAxis.ticks.map {
      (column: left + dots.cell(x: geometry.xAxis.fraction(of: $0.value)), label: $0.label)
    }
    for tick in xTicks.sorted(by: { $0.column < $1.column }) {
      grid.set(style.tickBelow, column: tick.column, row: bottom)
      let label = printable(tick.label)
      let width = displayWidth(label)
      let start = max(min(tick.column - width / 2, left + plot.columns - width), 0)
      if start < free { continue }
      grid.write(label, column: start, row: bottom + 1)
      free = start + width + 1
    }
  }

  /// The rows of the ticks of a vertical axis, from the top down; one that would share a row with the
  /// one above is left out.
  private func rows(
    of axis: Axis, _ dots: DotGrid, _ plot: Plot
  ) -> [(row: Int, label: String)] {
    var lowest = plot.row - 1
    let ticks = axis.ticks.map {
      (row: plot.row + dots.cell(y: axis.fraction(of: $0.value)), label: printable($0.label))
    }
    return ticks.sorted { $0.row < $1.row }.filter { tick in
      defer { lowest = max(lowest, tick.row) }
      return tick.row > lowest
    }
  }

  private func legendMark(_ index: Int) -> Character {
    guard style.usesBraille else { return characters[index] }
    switch chart.marks[index] {
    case .series(let series):
      if let marker = series.marker, series.line == nil { return style.point(marker) }
      return "━"
    case .bars: return "█"
    case .area: return "▒"
    case .rule(let rule): return rule.isVertical ? "┃" : "━"
    case .note, .image: return " "
    }
  }

  /// The names of the marks, broken into lines as wide as the terminal.
  private func legendLines() -> [[(index: Int, name: String)]] {
    guard chart.legend != nil else { return [] }
    var lines: [[(index: Int, name: String)]] = []
    var room = 0
    for (index, name) in chart.legendNames {
      let name = printable(name)
      let width = displayWidth(name) + 5
      if lines.isEmpty || width > room {
        lines.append([])
        room = min(options.columns, Self.mostColumns) - 10
      }
      lines[lines.count - 1].append((index, name))
      room -= width
    }
    return lines
  }

  private func drawColourBar(column: Int, row: Int, on grid: inout CellGrid) {
    guard let bar = chart.colourBar else { return }
    let label = bar.label.map { printable($0) + ": " } ?? "scale: "
    let limits = bar.scale.limits(dots: style.isASCII ? ".." : "…")
    grid.write(label + limits, column: column, row: row)
    let start = column + displayWidth(label + limits) + 3
    guard style.usesColour else {
      grid.write("[\(ramp(isDiverging: bar.scale.map.isDiverging).text)]", column: start, row: row)
      return
    }
    for step in 0..<16 {
      grid.set(
        "█", column: start + step, row: row,
        foreground: bar.scale.map.colour(at: Double(step) / 15))
    }
  }

  /// The characters that stand for values.
  func ramp(isDiverging: Bool) -> Ramp {
    isDiverging ? .diverging : style.isASCII ? .ascii : .shades
  }
}
