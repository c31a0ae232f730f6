import TerminalText

/// Draws a chart in pixels.
struct RasterChart {
  let chart: Chart
  let title: String?
  let options: RenderOptions
  /// Both sides of the picture are divided by this.
  var reduction = 1

  /// The drawn chart.
  func picture() -> Picture {
    let width = min(max(options.columns * options.cellWidth / reduction, 160), 960)
    let height = min(max((options.rows - 1) * options.cellHeight / reduction, 120), 480)
    let font = BitmapFont(scale: width >= 400 && height >= 240 ? 2 : 1)
    let line = font.height + 3 * font.scale
    let margin = 6 * font.scale
    var texts = PictureTexts()
    var raster = Raster(width: width, height: height, colour: Theme.paper)

    let drawnTitle = title.map(printable).flatMap { BitmapFont.canDraw($0) ? $0 : nil }
    let yLabel = chart.yLabel.map { texts.drawable($0) }
    let xLabel = chart.xLabel.map { texts.drawable($0) }
    let entries = legendEntries(texts: &texts)
    let legend = GridLayout(
      count: entries.count,
      box: ((entries.map { font.width(of: $0) }.max() ?? 0) + 6 * margin, line), gap: (0, 0),
      room: width - 2 * margin, wanted: nil)

    let head = 2 * margin + (drawnTitle == nil ? 0 : line) + (yLabel == nil ? 0 : line)
    let foot = 2 * margin + line + (xLabel == nil ? 0 : line) + legend.height
    let plotHeight = max(height - head - foot, 1)
    let geometry = ChartGeometry(
      chart, xSteps: max(width / (50 * font.scale), 2),
      ySteps: max(plotHeight / (18 * font.scale), 2))
    let labelWidth = geometry.yAxis.ticks.map { font.width(of: $0.label) }.max() ?? 0
    let left = min(margin + labelWidth + 3 * font.scale, width / 2)
    let plot = PlotArea(
      x: left, y: head, width: max(width - left - 2 * margin, 1), height: plotHeight)

    if let drawnTitle {
      let start = plot.x + (plot.width - font.width(of: drawnTitle)) / 2
      font.draw(drawnTitle, x: max(start, margin), y: margin, Theme.text, on: &raster)
    }
    if let yLabel {
      font.draw(yLabel, x: margin, y: head - line - 2 * font.scale, Theme.faint, on: &raster)
    }
    drawAxes(geometry, plot: plot, font: font, on: &raster)
    for (index, series) in chart.series.enumerated() {
      var pen = Pen(plot: plot, radius: 0.65 * Double(font.scale))
      for segment in geometry.segments(of: series) { pen.draw(segment) }
      pen.paint(Theme.seriesOnPaper.cycled(index), on: &raster)
    }
    var below = plot.y + plot.height + line + margin
    if let xLabel {
      let start = plot.x + (plot.width - font.width(of: xLabel)) / 2
      font.draw(xLabel, x: max(start, 0), y: below, Theme.faint, on: &raster)
      below += line
    }
    for (index, entry) in entries.enumerated() {
      let (x, y) = legend.origin(of: index)
      let start = max((width - legend.width) / 2, 0) + x
      raster.fill(
        x: start, y: below + y + font.scale * 3, width: 3 * margin, height: 2 * font.scale,
        Theme.seriesOnPaper.cycled(index))
      font.draw(entry, x: start + 4 * margin, y: below + y, Theme.text, on: &raster)
    }
    let heading = drawnTitle == nil ? title.map(printable) : nil
    return Picture(raster: raster, heading: heading, notes: texts.notes)
  }

  private func legendEntries(texts: inout PictureTexts) -> [String] {
    guard chart.showsLegend else { return [] }
    return chart.series.enumerated().map { index, series in
      series.name.isEmpty ? "series \(index + 1)" : texts.drawable(series.name)
    }
  }

  private func drawAxes(
    _ geometry: ChartGeometry, plot: PlotArea, font: BitmapFont, on raster: inout Raster
  ) {
    let bottom = plot.y + plot.height
    for tick in geometry.yAxis.ticks {
      let y = plot.pixel(y: geometry.yAxis.fraction(of: tick.value))
      raster.fill(x: plot.x, y: y, width: plot.width, height: 1, Theme.grid)
      let start = plot.x - 3 * font.scale - font.width(of: tick.label)
      font.draw(
        tick.label, x: max(start, 0), y: y - BitmapFont.ascent * font.scale / 2, Theme.faint,
        on: &raster)
    }
    var free = 0
    for tick in geometry.xAxis.ticks {
      let x = plot.pixel(x: geometry.xAxis.fraction(of: tick.value))
      raster.fill(x: x, y: plot.y, width: 1, height: plot.height, Theme.grid)
      raster.fill(x: x, y: bottom, width: 1, height: 2 * font.scale, Theme.line)
      let width = font.width(of: tick.label)
      let start = min(x - width / 2, raster.width - width)
      if start < free { continue }
      font.draw(tick.label, x: start, y: bottom + 4 * font.scale, Theme.faint, on: &raster)
      free = start + width + BitmapFont.advance * font.scale
    }
    raster.fill(x: plot.x, y: plot.y, width: 1, height: plot.height, Theme.line)
    raster.fill(x: plot.x, y: bottom, width: plot.width, height: 1, Theme.line)
  }
}

/// The rectangle between the axes, in pixels.
struct PlotArea {
  let x: Int
  let y: Int
  let width: Int
  let height: Int

  /// The column of pixels of a place between the axes.
  func pixel(x fraction: Double) -> Int { x + Int((fraction * Double(width - 1)).rounded()) }

  /// The row of pixels of a place between the axes.
  func pixel(y fraction: Double) -> Int {
    y + Int(((1 - fraction) * Double(height - 1)).rounded())
  }
}
