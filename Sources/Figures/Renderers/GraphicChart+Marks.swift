import TerminalText

extension GraphicChart {
  /// How many pixels a point of a line's width is.
  private var pointSize: Double { lettering.scale == 1 ? 0.8 : 1.2 }
  /// How many pixels a marker's pixel is.
  private var markerUnit: Double { lettering.scale == 1 ? 0.65 : 1.2 }

  /// Draws the lines at the ticks and everything between the axes but words.
  func drawMarks(
    _ geometry: ChartGeometry, _ plot: PixelBox, on surface: inout some Surface,
    _ texts: inout PictureTexts
  ) {
    let colours = chart.colours
    for (index, mark) in chart.marks.enumerated() {
      guard case .image(let image) = mark else { continue }
      surface.draw(image, geometry.measuring(index), in: plot)
    }
    if chart.showsGridLines, chart.showsAxes {
      for tick in geometry.yAxis.ticks {
        let y = plot.pixel(y: geometry.yAxis.fraction(of: tick.value))
        surface.fill(
          PixelBox(x: plot.x, y: y, width: plot.width, height: 1), Ink(colour: Theme.grid))
      }
      for tick in geometry.xAxis.ticks {
        let x = plot.pixel(x: geometry.xAxis.fraction(of: tick.value))
        surface.fill(
          PixelBox(x: x, y: plot.y, width: 1, height: plot.height), Ink(colour: Theme.grid))
      }
    }
    for (index, mark) in chart.marks.enumerated() {
      let colour = Theme.onPaper(colours[index])
      let geometry = geometry.measuring(index)
      switch mark {
      case .image, .note: break
      case .series(let series): draw(series, colour, geometry, plot, on: &surface)
      case .bars(let bars): draw(bars, colour, geometry, plot, on: &surface)
      case .area(let area):
        surface.fill(
          geometry.outlines(of: area).map { $0.map(plot.place) },
          Ink(colour: colour, alpha: area.alpha))
      case .rule(let rule):
        guard let segment = geometry.segment(of: rule) else { continue }
        let width = rule.line.width * pointSize
        surface.stroke(
          [[plot.place(segment.from), plot.place(segment.to)]], width: width,
          dashes: dashes(rule.line.pattern, width), Ink(colour: colour))
      }
    }
  }

  private func dashes(_ pattern: LineStyle.Pattern, _ width: Double) -> [Double] {
    pattern.dashes.map { $0 * max(width, 1) }
  }

  private func draw(
    _ series: Series, _ colour: RGB, _ geometry: ChartGeometry, _ plot: PixelBox,
    on surface: inout some Surface
  ) {
    let ink = Ink(colour: colour, alpha: series.alpha)
    if let line = series.line {
      let width = min(max(line.width * pointSize, 0.6), 200)
      let paths = geometry.visiblePaths(of: series).map { $0.map(plot.place) }
      surface.stroke(paths, width: width, dashes: dashes(line.pattern, width), ink)
    }
    guard let marker = series.marker else { return }
    let points = geometry.points(of: series)
    if series.pointColours.isEmpty, series.pointSizes.isEmpty {
      surface.draw(
        marker, at: points.map { plot.place($0.point) }, size: size(series.markerSize), ink)
      return
    }
    // Neighbours of the same look are drawn at once.
    var run: [ChartGeometry.Point] = []
    var look: (colour: RGB, size: Double)?
    func next(_ index: Int) -> (colour: RGB, size: Double) {
      (
        series.pointColours.isEmpty
          ? colour : series.pointColours.cycled(index).inPercents(),
        series.pointSizes.isEmpty ? series.markerSize : series.pointSizes.cycled(index)
      )
    }
    for (index, point) in points {
      let wanted = next(index)
      if let look, look != wanted {
        surface.draw(
          marker, at: run, size: size(look.size), Ink(colour: look.colour, alpha: series.alpha))
        run = []
      }
      look = wanted
      run.append(plot.place(point))
    }
    if let look {
      surface.draw(
        marker, at: run, size: size(look.size), Ink(colour: look.colour, alpha: series.alpha))
    }
  }

  private func size(_ size: Double) -> Double {
    size.isFinite ? min(max(size * markerUnit, 1), 300) : 1
  }

  private func draw(
    _ bars: Bars, _ colour: RGB, _ geometry: ChartGeometry, _ plot: PixelBox,
    on surface: inout some Surface
  ) {
    for (index, bar) in bars.boxes.enumerated() {
      guard let box = geometry.box(bar) else { continue }
      let left = plot.x + Int(clamped: (box.from.x * Double(plot.width)).rounded())
      let right = plot.x + Int(clamped: (box.to.x * Double(plot.width)).rounded())
      let top = plot.y + Int(clamped: ((1 - box.to.y) * Double(plot.height)).rounded())
      let bottom = plot.y + Int(clamped: ((1 - box.from.y) * Double(plot.height)).rounded())
      // A hair between neighbours, where there is room for one.
      let gap = right - left > 3 && !bars.isHorizontal ? 1 : 0
      let gapDown = bottom - top > 3 && bars.isHorizontal ? 1 : 0
      let own = bars.boxColours.isEmpty ? colour : Theme.onPaper(bars.boxColours.cycled(index))
      surface.fill(
        PixelBox(
          x: left, y: top, width: max(right - left - gap, 1),
          height: max(bottom - top - gapDown, 0)), Ink(colour: own, alpha: bars.alpha))
    }
  }

  /// Writes the words between the axes.
  func drawNotes(
    _ geometry: ChartGeometry, _ plot: PixelBox, on surface: inout some Surface,
    _ texts: inout PictureTexts
  ) {
    let colours = chart.colours
    for (index, mark) in chart.marks.enumerated() {
      let geometry = geometry.measuring(index)
      guard case .note(let note) = mark, let point = geometry.point(note.x, note.y),
        abs(point.x) < 10, abs(point.y) < 10
      else { continue }
      let place = plot.place(point)
      let colour = Theme.onPaper(colours[index])
      if let target = note.target, let end = geometry.point(target.x, target.y) {
        if let seen = ChartGeometry.clipped(ChartGeometry.Segment(from: point, to: end)) {
          surface.stroke(
            [[plot.place(seen.from), plot.place(seen.to)]], width: pointSize, dashes: [],
            Ink(colour: colour))
          surface.draw(
            .diamond, at: [plot.place(seen.to)], size: 5 * markerUnit, Ink(colour: colour))
        }
      }
      let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false).prefix(20)
      let height = lettering.height + 2 * lettering.scale
      var y = Int(place.y) - (note.isCentred ? lettering.ascent / 2 : lettering.ascent)
      y -= (lines.count - 1) * height / (note.isCentred ? 2 : 1)
      for line in lines {
        let text = texts.drawable(String(line), on: surface)
        let width = surface.width(of: text, lettering)
        let x =
          switch note.anchor {
          case .start: Int(place.x)
          case .middle: Int(place.x) - width / 2
          case .end: Int(place.x) - width
          }
        surface.write(text, x: x, y: y, lettering, colour)
        y += height
      }
    }
  }
}

extension ChartGeometry {
  /// The line of a rule between the axes; nil where it is outside.
  func segment(of rule: Rule) -> Segment? {
    let axis = rule.isVertical ? xAxis : yAxis
    guard axis.holds(rule.value) else { return nil }
    let place = axis.fraction(of: rule.value)
    return Self.clipped(
      rule.isVertical
        ? Segment(from: Point(x: place, y: 0), to: Point(x: place, y: 1))
        : Segment(from: Point(x: 0, y: place), to: Point(x: 1, y: place)))
  }

  /// The parts of a series' line between the axes, as long as they go.
  func visiblePaths(of series: Series) -> [[Point]] {
    var result: [[Point]] = []
    for path in paths(x: series.x, y: series.y) {
      if path.count == 1, let seen = Self.clipped(Segment(from: path[0], to: path[0])) {
        // A point with gaps on both sides is still a point, unless a marker shows it.
        if series.marker == nil { result.append([seen.from]) }
        continue
      }
      var part: [Point] = []
      for (from, to) in zip(path, path.dropFirst()) {
        guard let seen = Self.clipped(Segment(from: from, to: to)) else {
          if part.count > 1 { result.append(part) }
          part = []
          continue
        }
        if part.last != seen.from {
          if part.count > 1 { result.append(part) }
          part = [seen.from]
        }
        part.append(seen.to)
      }
      if part.count > 1 { result.append(part) }
    }
    return result
  }
}
