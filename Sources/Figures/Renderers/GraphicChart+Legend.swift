extension GraphicChart {
  /// One line of a legend.
  struct Entry {
    let text: String
    let mark: Mark
    let colour: RGB
  }

  /// The lines of the legend.
  func legendEntries(on surface: some Surface, _ texts: inout PictureTexts) -> [Entry] {
    guard chart.legend != nil else { return [] }
    let colours = chart.colours
    return chart.legendNames.map { index, name in
      Entry(
        text: texts.drawable(name, on: surface), mark: chart.marks[index],
        colour: Theme.onPaper(colours[index]))
    }
  }

  /// Draws one line of the legend with a sample of its mark.
  func draw(_ entry: Entry, x: Int, y: Int, swatch: Int, on surface: inout some Surface) {
    let unit = lettering.scale
    let middle = ChartGeometry.Point(
      x: Double(x) + Double(swatch) / 2, y: Double(y) + Double(lettering.ascent) / 2)
    let ink = Ink(colour: entry.colour)
    let ends = [
      ChartGeometry.Point(x: Double(x), y: middle.y),
      ChartGeometry.Point(x: Double(x + swatch), y: middle.y),
    ]
    func stroke(_ line: LineStyle, on surface: inout some Surface) {
      let width = min(max(line.width * Double(unit) / 2, 1), 8)
      surface.stroke([ends], width: width, dashes: line.pattern.dashes.map { $0 * width }, ink)
    }
    switch entry.mark {
    case .series(let series):
      if let line = series.line { stroke(line, on: &surface) }
      if let marker = series.marker {
        surface.draw(marker, at: [middle], size: 4.0 * Double(unit), ink)
      }
    case .rule(let rule): stroke(rule.line, on: &surface)
    case .bars, .area:
      surface.fill(
        PixelBox(x: x, y: y, width: swatch, height: lettering.ascent), ink)
    case .note, .image: break
    }
    surface.write(entry.text, x: x + swatch + 3 * unit, y: y, lettering, Theme.text)
  }

  /// Draws the legend in a box between the axes.
  func drawLegend(
    _ entries: [Entry], _ place: Chart.Legend, _ geometry: ChartGeometry, _ plot: PixelBox,
    on surface: inout some Surface
  ) {
    let unit = lettering.scale
    let swatch = 12 * unit
    let line = lettering.height + 2 * unit
    let width =
      (entries.map { surface.width(of: $0.text, lettering) }.max() ?? 0) + swatch + 9 * unit
    let height = entries.count * line + 4 * unit
    let gap = 3 * unit
    let room = (x: max(plot.width - width - 2 * gap, 0), y: max(plot.height - height - 2 * gap, 0))
    let share = (Double(width) / Double(plot.width), Double(height) / Double(plot.height))
    let chosen = place == .best ? roomiest(geometry, share) : place
    let (right, down) = chosen.position
    let box = PixelBox(
      x: plot.x + gap + Int(Double(room.x) * right), y: plot.y + gap + Int(Double(room.y) * down),
      width: width, height: height)
    surface.fill(box, Ink(colour: Theme.grid))
    surface.fill(
      PixelBox(x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2),
      Ink(colour: Theme.paper))
    for (index, entry) in entries.enumerated() {
      draw(
        entry, x: box.x + 3 * unit, y: box.y + 3 * unit + index * line, swatch: swatch,
        on: &surface)
    }
  }

  /// The corner in which a box of a share of the plot hides least.
  private func roomiest(
    _ geometry: ChartGeometry, _ share: (width: Double, height: Double)
  ) -> Chart.Legend {
    let corners: [Chart.Legend] = [.upperRight, .upperLeft, .lowerLeft, .lowerRight]
    var counts = [0, 0, 0, 0]
    func count(_ point: ChartGeometry.Point) {
      for (index, corner) in corners.enumerated() {
        let (right, down) = corner.position
        let isBeside = right > 0.5 ? point.x > 1 - share.width : point.x < share.width
        let isAt = down < 0.5 ? point.y > 1 - share.height : point.y < share.height
        if isBeside && isAt { counts[index] += 1 }
      }
    }
    for (index, mark) in chart.marks.enumerated() {
      let geometry = geometry.measuring(index)
      switch mark {
      case .series(let series):
        for (_, point) in geometry.points(of: series) { count(point) }
        guard series.line != nil, series.x.count < 200 else { continue }
        // Few points: what lies on the line between them counts too.
        for segment in geometry.segments(of: series) {
          for step in 0...8 {
            let t = Double(step) / 8
            count(
              ChartGeometry.Point(
                x: segment.from.x + (segment.to.x - segment.from.x) * t,
                y: segment.from.y + (segment.to.y - segment.from.y) * t))
          }
        }
      case .bars(let bars):
        for box in bars.boxes.compactMap({ geometry.box($0) }) {
          count(ChartGeometry.Point(x: (box.from.x + box.to.x) / 2, y: box.to.y))
        }
      case .area(let area):
        for point in geometry.outlines(of: area).joined() { count(point) }
      case .rule, .note, .image: break
      }
    }
    let least = counts.min() ?? 0
    return zip(corners, counts).first { $0.1 == least }?.0 ?? .upperRight
  }
}

extension Chart.Legend {
  /// How far right and down in the chart it stands, 0...1.
  var position: (right: Double, down: Double) {
    switch self {
    case .below, .best, .upperRight: (1, 0)
    case .upperLeft: (0, 0)
    case .lowerLeft: (0, 1)
    case .lowerRight: (1, 1)
    case .upperCentre: (0.5, 0)
    case .lowerCentre: (0.5, 1)
    case .centreLeft: (0, 0.5)
    case .centreRight: (1, 0.5)
    case .centre: (0.5, 0.5)
    }
  }
}

extension Chart {
  /// The marks that a legend lists, with their names.
  ///
  /// Where no mark has a name, series are numbered.
  var legendNames: [(index: Int, name: String)] {
    var result: [(index: Int, name: String)] = []
    var count = 0
    for (index, mark) in marks.enumerated() where mark.takesColour {
      count += 1
      if !mark.name.isEmpty {
        result.append((index, mark.name))
      } else if case .series = mark, legend == .below {
        result.append((index, "series \(count)"))
      }
    }
    return result
  }
}
