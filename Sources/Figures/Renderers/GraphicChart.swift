import TerminalText

/// Draws a chart on a surface: as pixels, or as the elements of an SVG file.
struct GraphicChart {
  let chart: Chart
  let title: String?
  /// Where the chart may draw.
  let frame: PixelBox
  let lettering: Lettering

  /// The unit of all distances: a pixel of the letters.
  private var unit: Int { lettering.scale }
  private var line: Int { lettering.height + 3 * unit }
  private var margin: Int { (frame.width < 300 || frame.height < 300 ? 4 : 6) * unit }

  /// Draws everything; texts without letters are kept in `texts`.
  func draw(on surface: inout some Surface, _ texts: inout PictureTexts) {
    let titles = titleLines(on: surface, &texts)
    let yLabel = label(chart.yAxis, on: surface, &texts)
    let xLabel = label(chart.xAxis, on: surface, &texts)
    let rightLabel = chart.rightAxis.flatMap { label($0.options, on: surface, &texts) }
    let entries = legendEntries(on: surface, &texts)
    let isBelow = chart.legend == .below
    let legend = GridLayout(
      count: isBelow ? entries.count : 0,
      box: (
        (entries.map { surface.width(of: $0.text, lettering) }.max() ?? 0) + 6 * margin, line
      ), gap: (0, 0), room: frame.width - 2 * margin, wanted: nil)

    let top =
      margin + titles.count * line + (yLabel == nil && rightLabel == nil ? 0 : line) + margin
    let tickRoom = chart.showsAxes ? line : 0
    let foot =
      margin + tickRoom + (xLabel == nil ? 0 : line) + (isBelow ? legend.height : 0)
      + (chart.showsAxes ? margin : 0)
    let plotHeight = max(frame.height - top - foot, 1)
    let geometry = ChartGeometry(
      chart, xSteps: min(max(frame.width / (50 * unit), 2), 12),
      ySteps: min(max(plotHeight / (14 * unit), 2), 10))
    let labelWidth = tickWidth(geometry.yAxis, on: surface, &texts)
    let left = min(margin + labelWidth + (labelWidth > 0 ? 3 * unit : 0), frame.width / 2)
    let rightWidth = geometry.right.map { tickWidth($0.axis, on: surface, &texts) + 3 * unit } ?? 0
    let bar = barRoom(on: surface)
    let room = PixelBox(
      x: frame.x + left, y: frame.y + top,
      width: max(frame.width - left - rightWidth - max(2 * margin, bar), 1), height: plotHeight)
    let plot = chart.isEqual ? fitted(room, geometry) : room

    for (index, text) in titles.enumerated() {
      let start = plot.x + (plot.width - surface.width(of: text, lettering)) / 2
      let most = frame.x + frame.width - surface.width(of: text, lettering) - unit
      surface.write(
        text, x: max(min(start, most), frame.x + unit), y: plot.y - top + margin + index * line,
        lettering, Theme.text)
    }
    if let yLabel {
      surface.write(
        yLabel, x: max(plot.x - left + margin, frame.x + unit), y: plot.y - line - 2 * unit,
        lettering, Theme.faint)
    }
    if let rightLabel {
      let end = plot.x + plot.width + rightWidth
      surface.write(
        rightLabel, x: max(end - surface.width(of: rightLabel, lettering), frame.x + unit),
        y: plot.y - line - 2 * unit, lettering, Theme.faint)
    }
    drawMarks(geometry, plot, on: &surface, &texts)
    if chart.showsAxes { drawAxes(geometry, plot, on: &surface, &texts) }
    drawNotes(geometry, plot, on: &surface, &texts)
    drawColourBar(beside: plot, from: rightWidth, on: &surface, &texts)
    var below = plot.y + plot.height + tickRoom + (chart.showsAxes ? margin : unit * 2)
    if let xLabel {
      let start = plot.x + (plot.width - surface.width(of: xLabel, lettering)) / 2
      surface.write(xLabel, x: max(start, frame.x), y: below, lettering, Theme.faint)
      below += line
    }
    if isBelow {
      for (index, entry) in entries.enumerated() {
        let (x, y) = legend.origin(of: index)
        let start = frame.x + max((frame.width - legend.width) / 2, 0) + x
        draw(entry, x: start, y: below + y, swatch: 3 * margin, on: &surface)
      }
    } else if let place = chart.legend, !entries.isEmpty {
      drawLegend(entries, place, geometry, plot, on: &surface)
    }
  }

  // MARK: Texts

  private func titleLines(
    on surface: some Surface, _ texts: inout PictureTexts
  ) -> [String] {
    guard let title else { return [] }
    return title.split(separator: "\n", omittingEmptySubsequences: false).prefix(6).map {
      texts.drawable(String($0), on: surface)
    }
  }

  private func label(
    _ axis: AxisOptions, on surface: some Surface, _ texts: inout PictureTexts
  ) -> String? {
    guard chart.showsAxes, let label = axis.label, !label.isEmpty else { return nil }
    return texts.drawable(label, on: surface)
  }

  // MARK: Places

  /// The part of a box in which a unit is equally long on both axes.
  private func fitted(_ box: PixelBox, _ geometry: ChartGeometry) -> PixelBox {
    let width = abs(geometry.xAxis.high - geometry.xAxis.low)
    let height = abs(geometry.yAxis.high - geometry.yAxis.low)
    guard width > 0, height > 0, (width / height).isNormal else { return box }
    var scale = min(Double(box.width) / width, Double(box.height) / height)
    // Whole pixels for the pixels of an image, where that costs little.
    if chart.hasImage, scale >= 3 { scale = scale.rounded(.down) }
    var result = box
    result.width = max(Int(clamped: min((width * scale).rounded(), Double(box.width))), 1)
    result.height = max(Int(clamped: min((height * scale).rounded(), Double(box.height))), 1)
    result.x += (box.width - result.width) / 2
    result.y += (box.height - result.height) / 2
    return result
  }

  private func drawAxes(
    _ geometry: ChartGeometry, _ plot: PixelBox, on surface: inout some Surface,
    _ texts: inout PictureTexts
  ) {
    let bottom = plot.y + plot.height
    let ink = Ink(colour: Theme.line)
    drawTicks(of: geometry.yAxis, plot, isRight: false, on: &surface, &texts)
    if let right = geometry.right {
      drawTicks(of: right.axis, plot, isRight: true, on: &surface, &texts)
      surface.fill(PixelBox(x: plot.x + plot.width, y: plot.y, width: 1, height: plot.height), ink)
    }
    var free = frame.x
    let ticks =
      geometry.xAxis.low < geometry.xAxis.high
      ? geometry.xAxis.ticks : geometry.xAxis.ticks.reversed()
    for tick in ticks {
      let x = plot.pixel(x: geometry.xAxis.fraction(of: tick.value))
      surface.fill(PixelBox(x: x, y: bottom, width: 1, height: 2 * unit), ink)
      let text = texts.drawable(tick.label, on: surface)
      let width = surface.width(of: text, lettering)
      let start = min(x - width / 2, frame.x + frame.width - width)
      if start < free { continue }
      surface.write(text, x: start, y: bottom + 4 * unit, lettering, Theme.faint)
      free = start + width + BitmapFont.advance * unit
    }
    surface.fill(PixelBox(x: plot.x, y: plot.y, width: 1, height: plot.height), ink)
    surface.fill(PixelBox(x: plot.x, y: bottom, width: plot.width, height: 1), ink)
    if chart.hasImage {
      surface.fill(PixelBox(x: plot.x, y: plot.y - 1, width: plot.width, height: 1), ink)
      surface.fill(
        PixelBox(x: plot.x + plot.width, y: plot.y - 1, width: 1, height: plot.height + 2), ink)
    }
  }

  /// The room that the numbers at a vertical axis take.
  private func tickWidth(
    _ axis: Axis, on surface: some Surface, _ texts: inout PictureTexts
  ) -> Int {
    guard chart.showsAxes else { return 0 }
    let widths = axis.ticks.map { tick in
      surface.width(of: texts.drawable(tick.label, on: surface), lettering)
    }
    return widths.max() ?? 0
  }

  private func drawTicks(
    of axis: Axis, _ plot: PixelBox, isRight: Bool, on surface: inout some Surface,
    _ texts: inout PictureTexts
  ) {
    let end = plot.x + plot.width
    var highest = Int.max
    for tick in axis.ticks {
      let text = texts.drawable(tick.label, on: surface)
      let y = plot.pixel(y: axis.fraction(of: tick.value))
      surface.fill(
        PixelBox(x: isRight ? end : plot.x - 2 * unit, y: y, width: 2 * unit, height: 1),
        Ink(colour: Theme.line))
      let start =
        isRight
        ? end + 3 * unit : max(plot.x - 3 * unit - surface.width(of: text, lettering), frame.x)
      let top = y - lettering.ascent / 2
      if abs(top - highest) < lettering.ascent + unit { continue }
      highest = top
      surface.write(text, x: start, y: top, lettering, Theme.faint)
    }
  }

  // MARK: The strip of colours

  private static let barText = 8

  private func barRoom(on surface: some Surface) -> Int {
    guard let bar = chart.colourBar else { return 0 }
    let labels = barTicks(bar).ticks.map { surface.width(of: $0.label, lettering) }
    return (labels.max() ?? 0) + 22 * unit
  }

  private func barTicks(_ bar: Chart.ColourBar) -> Axis {
    Axis(covering: [bar.scale.low, bar.scale.high], steps: 5, extended: false)
  }

  private func drawColourBar(
    beside plot: PixelBox, from offset: Int, on surface: inout some Surface,
    _ texts: inout PictureTexts
  ) {
    guard let bar = chart.colourBar else { return }
    let strip = PixelBox(
      x: plot.x + plot.width + offset + 6 * unit, y: plot.y, width: 8 * unit, height: plot.height)
    for row in 0..<strip.height {
      let position = 1 - (Double(row) + 0.5) / Double(strip.height)
      surface.fill(
        PixelBox(x: strip.x, y: strip.y + row, width: strip.width, height: 1),
        Ink(colour: bar.scale.map.colour(at: position)))
    }
    let axis = barTicks(bar)
    for tick in axis.ticks {
      let y = strip.pixel(y: axis.fraction(of: tick.value))
      surface.fill(
        PixelBox(x: strip.x + strip.width, y: y, width: 2 * unit, height: 1),
        Ink(colour: Theme.line))
      surface.write(
        tick.label, x: strip.x + strip.width + 3 * unit, y: y - lettering.ascent / 2, lettering,
        Theme.faint)
    }
    if let label = bar.label.map({ texts.drawable($0, on: surface) }) {
      let width = surface.width(of: label, lettering)
      surface.write(
        label, x: max(min(strip.x, frame.x + frame.width - width), frame.x),
        y: plot.y - line - 2 * unit, lettering, Theme.faint)
    }
  }
}

extension PictureTexts {
  /// What to draw for a text on a surface.
  mutating func drawable(_ text: String, on surface: some Surface) -> String {
    let text = printable(text)
    return surface.canWrite(text) ? text : drawable(text)
  }
}
