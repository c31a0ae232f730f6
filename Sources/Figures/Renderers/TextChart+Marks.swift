import TerminalText

extension TextChart {
  /// Draws everything between the axes but words.
  func drawMarks(_ geometry: ChartGeometry, _ plot: Plot, on grid: inout CellGrid) {
    for (index, mark) in chart.marks.enumerated() {
      guard case .image(let image) = mark else { continue }
      draw(image, geometry.measuring(index), plot, on: &grid)
    }
    for (index, mark) in chart.marks.enumerated() {
      let geometry = geometry.measuring(index)
      switch mark {
      case .bars(let bars): draw(bars, index, geometry, plot, on: &grid)
      case .area(let area): draw(area, index, geometry, plot, on: &grid)
      case .series, .rule, .note, .image: break
      }
    }
    if chart.grid == .shown { drawGrid(geometry, plot, on: &grid) }
    drawLines(geometry, plot, on: &grid)
  }

  private func drawLines(_ geometry: ChartGeometry, _ plot: Plot, on grid: inout CellGrid) {
    var dots = DotGrid(columns: plot.columns, rows: plot.rows, isBraille: style.usesBraille)
    var points: [(x: Double, y: Double, character: Character, colour: RGB?)] = []
    for (index, mark) in chart.marks.enumerated() {
      let geometry = geometry.measuring(index)
      switch mark {
      case .rule(let rule):
        if let segment = geometry.segment(of: rule) {
          dots.draw(segment, series: index, pattern: rule.line.pattern)
        }
      case .series(let series):
        if series.line != nil {
          for segment in geometry.segments(of: series) {
            dots.draw(segment, series: index, pattern: series.line?.pattern ?? .solid)
            // One Braille dot alone is hardly seen.
            if segment.from == segment.to, style.usesBraille {
              points.append((segment.from.x, segment.from.y, TextStyle.point, colours[index]))
            }
          }
        }
        guard let marker = series.marker else { continue }
        for (place, point) in geometry.points(of: series) {
          let own =
            series.pointColours.isEmpty || !style.usesColour
            ? colours[index] : Theme.onTerminal(.fixed(series.pointColours.cycled(place)))
          let character = style.usesBraille ? style.point(marker) : characters[index]
          points.append((point.x, point.y, character, own))
        }
      case .bars, .area, .note, .image: break
      }
    }
    dots.forEachCell { column, row, pattern, index in
      set(
        style.usesBraille ? pattern : characters[index], column: plot.column + column,
        row: plot.row + row, colours[index], on: &grid)
    }
    for point in points {
      set(
        point.character, column: plot.column + dots.cell(x: point.x),
        row: plot.row + dots.cell(y: point.y), point.colour, on: &grid)
    }
  }

  /// Sets a cell over whatever is there, whose colour becomes the background.
  private func set(
    _ character: Character, column: Int, row: Int, _ colour: RGB?, on grid: inout CellGrid
  ) {
    var background: RGB?
    if style.usesColour, let below = grid.cell(column: column, row: row) {
      background = below.character == "▀" ? below.background ?? below.foreground : nil
      if below.character == "█" { background = below.foreground }
    }
    grid.set(character, column: column, row: row, foreground: colour, background: background)
  }

  private func drawGrid(_ geometry: ChartGeometry, _ plot: Plot, on grid: inout CellGrid) {
    let dots = DotGrid(columns: plot.columns, rows: plot.rows, isBraille: style.usesBraille)
    func mark(_ column: Int, _ row: Int) {
      let (column, row) = (plot.column + column, plot.row + row)
      guard let cell = grid.cell(column: column, row: row), cell.character == " " else { return }
      grid.set(
        style.grid, column: column, row: row, foreground: style.usesColour ? Theme.line : nil)
    }
    for tick in geometry.yAxis.ticks {
      let row = dots.cell(y: geometry.yAxis.fraction(of: tick.value))
      for column in stride(from: 1, to: plot.columns, by: 2) { mark(column, row) }
    }
    for tick in geometry.xAxis.ticks {
      let column = dots.cell(x: geometry.xAxis.fraction(of: tick.value))
      for row in 0..<plot.rows { mark(column, row) }
    }
  }

  private func draw(
    _ image: ImageMark, _ geometry: ChartGeometry, _ plot: Plot, on grid: inout CellGrid
  ) {
    guard style.usesColour else {
      let ramp = ramp(isDiverging: image.isDiverging)
      let samples = image.sampled(columns: plot.columns, rows: plot.rows, geometry)
      for row in 0..<plot.rows {
        for column in 0..<plot.columns {
          let strength = image.strength(of: samples[row * plot.columns + column])
          if let strength {
            grid.set(
              ramp.character(at: strength), column: plot.column + column, row: plot.row + row)
          }
        }
      }
      return
    }
    let samples = image.sampled(columns: plot.columns, rows: plot.rows * 2, geometry)
    for row in 0..<plot.rows {
      for column in 0..<plot.columns {
        let upper = image.colour(of: samples[row * 2 * plot.columns + column])
        let lower = image.colour(of: samples[(row * 2 + 1) * plot.columns + column])
        guard upper != nil || lower != nil else { continue }
        grid.set(
          upper == nil ? "▄" : "▀", column: plot.column + column, row: plot.row + row,
          foreground: upper ?? lower, background: upper == nil ? nil : lower)
      }
    }
  }

  private func draw(
    _ area: Area, _ index: Int, _ geometry: ChartGeometry, _ plot: Plot,
    on grid: inout CellGrid
  ) {
    let character: Character =
      style.usesBraille ? (area.alpha < 0.6 ? "░" : "▒") : characters[index]
    for outline in geometry.outlines(of: area) {
      for row in 0..<plot.rows {
        let y = 1 - (Double(row) + 0.5) / Double(plot.rows)
        for (from, to) in Self.crossings(outline, at: y) {
          let first = Int(clamped: (from * Double(plot.columns)).rounded())
          let last = min(Int(clamped: (to * Double(plot.columns)).rounded()), plot.columns)
          for column in first..<max(last, first) {
            grid.set(
              character, column: plot.column + column, row: plot.row + row,
              foreground: colours[index])
          }
        }
      }
    }
  }

  /// Where a line at a height enters and leaves an outline.
  private static func crossings(
    _ outline: [ChartGeometry.Point], at y: Double
  ) -> [(Double, Double)] {
    guard var previous = outline.last else { return [] }
    var places: [Double] = []
    for point in outline {
      if (previous.y <= y) != (point.y <= y) {
        let t = (y - previous.y) / (point.y - previous.y)
        places.append(previous.x + (point.x - previous.x) * t)
      }
      previous = point
    }
    places.sort()
    return stride(from: 0, to: places.count - 1, by: 2).map { (places[$0], places[$0 + 1]) }
  }

  /// Writes the words between the axes.
  func drawNotes(_ geometry: ChartGeometry, _ plot: Plot, on grid: inout CellGrid) {
    let dots = DotGrid(columns: plot.columns, rows: plot.rows, isBraille: style.usesBraille)
    for (index, mark) in chart.marks.enumerated() {
      let geometry = geometry.measuring(index)
      guard case .note(let note) = mark, let point = geometry.point(note.x, note.y),
        ChartGeometry.isInside(point)
      else { continue }
      if let target = note.target, let end = geometry.point(target.x, target.y),
        ChartGeometry.isInside(end)
      {
        grid.set(
          style.isASCII ? "X" : "◆", column: plot.column + dots.cell(x: end.x),
          row: plot.row + dots.cell(y: end.y), foreground: colours[index])
      }
      let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false).prefix(20)
      let first =
        plot.row + dots.cell(y: point.y) - (lines.count - 1) / (note.isCentred ? 2 : 1)
      for (offset, line) in lines.enumerated() {
        let width = displayWidth(printable(String(line)))
        let column = plot.column + dots.cell(x: point.x)
        let start =
          switch note.anchor {
          case .start: column
          case .middle: column - width / 2
          case .end: column - width + 1
          }
        grid.write(
          String(line), column: max(start, 0), row: first + offset, foreground: colours[index])
      }
    }
  }
}
