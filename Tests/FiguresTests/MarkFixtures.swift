import Figures

/// Charts with each kind of mark, small enough to read their drawings by eye.
enum MarkFixtures {
  /// The figures in order, by name.
  static let named: [(name: String, figure: Figure)] = [
    ("lines", lines), ("points", points), ("bars", bars), ("lying bars", lyingBars),
    ("histogram", histogram), ("area", area), ("rules and words", rules),
    ("logarithmic", logarithmic), ("image", image), ("image from below", imageFromBelow),
    ("colours", colours), ("heat map", heatMap), ("contours", contours),
    ("filled contours", filledContours), ("ticks", ticks), ("turned axis", turned),
    ("grid lines", gridLines), ("equal units", equal), ("two rows", twoRows), ("spans", spans),
    ("many columns", manyColumns), ("two vertical axes", twoAxes),
  ]

  private static func chart(
    _ marks: [Mark], title: String? = nil, _ change: (inout Chart) -> Void = { _ in }
  ) -> Figure {
    var chart = Chart(marks: marks)
    change(&chart)
    return Figure(title: title, content: .chart(chart))
  }

  private static func line(
    _ name: String, _ y: [Double], _ change: (inout Series) -> Void = { _ in }
  ) -> Mark {
    var series = Series(name: name, y: y)
    change(&series)
    return .series(series)
  }

  /// A solid line with a gap, a dashed one and one with markers.
  static let lines = chart(
    [
      line("loss", [9, 6, 4, .nan, 2.5, 2, 1.8]),
      line("dashed", [8, 7, 6, 5, 4, 3, 2]) { $0.line?.pattern = .dashed },
      line("marked", [1, 2, 3, 4, 5, 6, 7]) { $0.marker = .triangleUp },
    ], title: "Lines"
  ) { chart in
    chart.legend = .upperRight
    chart.xAxis.label = "epoch"
  }

  /// Points with colours and sizes of their own.
  static let points: Figure = {
    var discs = Series(name: "discs", x: [1, 2, 3, 4], y: [1, 4, 2, 3], style: .points)
    discs.pointColours = [RGB(200, 0, 0), RGB(0, 0, 200), RGB(0, 130, 0), RGB(120, 120, 0)]
    discs.pointSizes = [3, 6, 9, 12]
    var squares = Series(name: "squares", x: [1.5, 2.5], y: [3.5, 3], style: .points)
    squares.marker = .square
    return chart([.series(discs), .series(squares)]) { $0.legend = .best }
  }()

  /// Numbers of different kinds, each on an axis of its own.
  static let twoAxes = chart(
    [line("cost", [2, 1, 0.6, 0.4]), line("accuracy", [80, 90, .nan, 96])], title: "训练 😀"
  ) { chart in
    chart.rightAxis = Chart.RightAxis(
      options: AxisOptions(label: "in %", low: 70, high: 100), marks: 1..<2)
    chart.yAxis.label = "cost"
    chart.yAxis.scale = .logarithmic
    chart.legend = .below
  }

  private static func bar(_ x: Double, _ height: Double) -> Bars.Box {
    Bars.Box(x: (x - 0.4, x + 0.4), y: (0, height))
  }

  /// Bars above and below zero, one of them tiny.
  static let bars = chart(
    [.bars(Bars(name: "", boxes: [bar(0, 3), bar(1, -2), bar(2, 0.01), bar(3, 1.5)]))])

  /// Bars with names beside them.
  static let lyingBars = chart(
    [
      .bars(
        Bars(
          name: "",
          boxes: [3, 7, 5].enumerated().map { index, length in
            Bars.Box(x: (0, length), y: (Double(index) - 0.4, Double(index) + 0.4))
          }, isHorizontal: true))
    ]) { chart in
      chart.yAxis.ticks = [
        AxisOptions.Tick(value: 0, label: "cat"), AxisOptions.Tick(value: 1, label: "狗"),
        AxisOptions.Tick(value: 2, label: "bird"),
      ]
    }

  /// Counts in intervals.
  static let histogram: Figure = {
    let values = [1.0, 2, 2, 3, 3, 3, 4, 4, 5, 9.5]
    let bins = HistogramBins(values, count: 5)
    let boxes = (bins?.counts ?? []).enumerated().map { index, count in
      Bars.Box(x: (bins?.edges[index] ?? 0, bins?.edges[index + 1] ?? 0), y: (0, count))
    }
    return chart([.bars(Bars(name: "", boxes: boxes))])
  }()

  /// The area between two curves with a line in it.
  static let area: Figure = {
    let x = (0...20).map { Double($0) }
    let middle = x.map { $0 * (20 - $0) / 10 }
    return chart([
      .area(
        Area(name: "", x: x, from: middle.map { $0 - 2 }, to: middle.map { $0 + 2 }, alpha: 0.3)),
      line("", middle),
    ])
  }()

  /// Lines across and words, one of them with an arrow.
  static let rules = chart([
    line("", [0, 1, 4, 9, 16]),
    .rule(Rule(value: 8, isVertical: false, line: LineStyle(pattern: .dashed))),
    .rule(Rule(value: 2, isVertical: true)),
    .note(Note(text: "八 = 8", x: 0, y: 10)),
    .note(Note(text: "end", x: 3, y: 15, anchor: .end, isCentred: true, target: (4, 16))),
  ])

  /// Powers of ten, with numbers that have no logarithm.
  static let logarithmic = chart([line("", [1000, 100, 0, -5, 1, 0.01])]) { chart in
    chart.yAxis.scale = .logarithmic
  }

  private static func imageChart(_ image: ImageMark?, isReversed: Bool = true) -> Figure {
    chart(image.map { [.image($0)] } ?? []) { chart in
      chart.yAxis.isReversed = isReversed
      chart.isEqual = true
    }
  }

  private static let gradient = (0..<24).map { Float($0) }

  /// A table of 4 rows of 6 numbers, the first on top.
  static let image = imageChart(
    ImageMark(
      width: 6, height: 4,
      cells: .values(gradient, ColourScale(map: .viridis, low: 0, high: 23))))

  /// The same with the first row at the bottom and a strip of its colours.
  static let imageFromBelow: Figure = {
    let scale = ColourScale(map: .viridis, low: 0, high: 23)
    let image = ImageMark(width: 6, height: 4, cells: .values(gradient, scale))
    return chart(image.map { [.image($0)] } ?? []) { chart in
      chart.isEqual = true
      chart.colourBar = Chart.ColourBar(scale: scale, label: "value")
    }
  }()

  /// Colours from black to white and the six between.
  static let colours: Figure = {
    let colours = [
      RGB(0, 0, 0), RGB(255, 0, 0), RGB(0, 255, 0), RGB(0, 0, 255), RGB(255, 255, 0),
      RGB(0, 255, 255), RGB(255, 0, 255), RGB(255, 255, 255),
    ]
    return chart(
      ImageMark(width: 4, height: 2, cells: .colours(colours)).map { [.image($0)] } ?? [],
      title: "Colours"
    ) { chart in
      chart.yAxis.isReversed = true
      chart.isEqual = true
      chart.showsAxes = false
    }
  }()

  /// Cells of several widths, with a gap.
  static let heatMap: Figure = {
    let scale = ColourScale(map: ColourMap.named("RdBu") ?? .viridis, low: -1, high: 1)
    let image = ImageMark(
      width: 3, height: 2, cells: .values([-1, 0, 1, 0.5, .nan, -0.5], scale),
      xEdges: [0, 1, 3, 7], yEdges: [0, 1, 2])
    return chart(image.map { [.image($0)] } ?? [])
  }()

  private static let hill = Contours(
    x: (0..<13).map { Double($0) - 6 }, y: (0..<13).map { Double($0) - 6 },
    values: (0..<169).map { index in
      let (x, y) = (Double(index % 13) - 6, Double(index / 13) - 6)
      return 40 - x * x - y * y
    })

  /// Circles around a summit.
  static let contours: Figure = {
    let marks = [10.0, 25, 36].enumerated().compactMap { index, level -> Mark? in
      guard let line = hill?.line(at: level) else { return nil }
      var series = Series(name: "\(level)", x: line.x, y: line.y)
      series.character = Array("123")[index]
      return .series(series)
    }
    return chart(marks) { chart in
      chart.isEqual = true
      chart.legend = .best
    }
  }()

  /// The same as areas.
  static let filledContours: Figure = {
    let bands = hill?.bands([0, 10, 25, 40], scale: ColourScale(map: .viridis, low: 5, high: 33))
    return chart(bands.map { [.image($0)] } ?? []) { $0.isEqual = true }
  }()

  /// Ticks of the reader's choice, and none.
  static let ticks = chart([line("", [1, 3, 2])]) { chart in
    chart.xAxis.ticks = [
      AxisOptions.Tick(value: 0, label: "周一"), AxisOptions.Tick(value: 1, label: "周二"),
      AxisOptions.Tick(value: 2), AxisOptions.Tick(value: 50),
    ]
    chart.yAxis.ticks = []
  }

  /// An axis that runs backwards, by its limits.
  static let turned = chart([line("", [1, 3, 2])]) { chart in
    (chart.yAxis.low, chart.yAxis.high) = (4, 0)
    (chart.xAxis.low, chart.xAxis.high) = (-1, nil)
  }

  /// Lines at the ticks.
  static let gridLines = chart([line("", [1, 3, 2])]) { $0.grid = .shown }

  /// A circle that looks like one.
  static let equal = chart([
    .series(
      Series(
        name: "", x: [1, 0.7, 0, -0.7, -1, -0.7, 0, 0.7, 1],
        y: [0, 0.7, 1, 0.7, 0, -0.7, -1, -0.7, 0]))
  ]) { $0.isEqual = true }

  private static func panel(
    _ title: String, row: Int, column: Int = 0, columnSpan: Int = 1
  ) -> Panels.Panel {
    Panels.Panel(
      row: row, column: column, columnSpan: columnSpan, title: title,
      chart: Chart(marks: [line("", [1, 4, 2, 3])]))
  }

  /// Two charts one under the other.
  static let twoRows = Figure(
    title: "Both",
    content: .panels(
      Panels(rows: 2, columns: 1, panels: [panel("upper", row: 0), panel("lower", row: 1)])),
    size: Figure.Size(width: 5, height: 4))

  /// One chart over two.
  static let spans = Figure(
    content: .panels(
      Panels(
        rows: 2, columns: 2,
        panels: [
          panel("wide", row: 0, columnSpan: 2), panel("left", row: 1),
          panel("right", row: 1, column: 1),
        ])))

  /// More images in a row than a screen has room for.
  static let manyColumns = Figure(
    content: .panels(
      Panels(
        rows: 1, columns: 5,
        panels: (0..<5).map { index in
          var chart = Chart(
            marks: ImageMark(
              width: 12, height: 4,
              cells: .values(
                (0..<48).map { Float($0 % (index + 2)) },
                ColourScale(map: .viridis, low: 0, high: 5))
            ).map { [.image($0)] } ?? [])
          chart.isEqual = true
          chart.showsAxes = false
          return Panels.Panel(row: 0, column: index, title: "no \(index)", chart: chart)
        })))
}
