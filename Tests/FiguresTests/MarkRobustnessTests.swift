import TerminalText
import Testing

@testable import Figures

/// Whatever the numbers are, each kind of mark draws something and nothing traps.
struct MarkRobustnessTests {
  static let rows: [[Double]] = [
    [], [1], [.nan], [.infinity, -.infinity], [5, 5, 5], [-3, .nan, -1, .nan, .nan, 7],
    [1e308, -1e308, 0], [.leastNonzeroMagnitude, 0], [-0.0, 0.0], [1e-300, 2e-300],
    [-1, -10, -100], [.greatestFiniteMagnitude, 1],
  ]

  static func marks(_ a: [Double], _ b: [Double], _ seed: Int) -> [Mark] {
    var series = Series(name: "线\u{1B}[31m", x: a, y: b)
    series.marker = Marker.allCases[seed % Marker.allCases.count]
    series.line?.pattern = LineStyle.Pattern.allCases[seed % 4]
    series.line?.width = a.first ?? 1
    series.markerSize = b.first ?? 1
    series.pointSizes = seed % 2 == 0 ? b : []
    series.alpha = a.last ?? 0.5
    let boxes = zip(a, b).map { Bars.Box(x: ($0, $1), y: ($1, $0)) }
    let scale = ColourScale(map: .viridis, low: a.first ?? 0, high: b.last ?? 0)
    var marks: [Mark] = [
      .series(series),
      .bars(Bars(name: "b", boxes: boxes, alpha: 0.5, isHorizontal: seed % 2 == 0)),
      .area(Area(name: "a", x: a, from: b, to: a, alpha: b.last ?? 1)),
      .rule(Rule(value: a.last ?? 0, isVertical: seed % 2 == 0)),
      .note(Note(text: "字\nb", x: a.first ?? 0, y: b.first ?? 0, target: (b.last ?? 0, 1))),
    ]
    if let image = ImageMark(
      width: 2, height: 1, cells: .values([Float(a.first ?? .nan), Float(b.first ?? 1)], scale),
      xEdges: [a.first ?? 0, 1, b.last ?? 2], yEdges: [b.first ?? 0, a.last ?? 1])
    {
      marks.insert(.image(image), at: seed % marks.count)
    }
    return marks
  }

  @Test(arguments: [1, 2, 7, 20, 33, 80])
  func anyNumbers(columns: Int) {
    for (index, a) in Self.rows.enumerated() {
      for (other, b) in Self.rows.enumerated() where (index + other) % 3 == columns % 3 {
        var chart = Chart(
          marks: Self.marks(a, b, index * 5 + other),
          legend: Chart.Legend.allCases[other % Chart.Legend.allCases.count])
        chart.yAxis.scale = index % 2 == 0 ? .linear : .logarithmic
        chart.xAxis.scale = other % 4 == 0 ? .logarithmic : .linear
        chart.isEqual = other % 3 == 0
        chart.grid = .shown
        chart.xAxis.low = other % 5 == 0 ? a.first : nil
        chart.yAxis.high = other % 5 == 1 ? b.last : nil
        chart.yAxis.isReversed = index % 3 == 0
        chart.xAxis.ticks = other % 4 == 1 ? a.map { AxisOptions.Tick(value: $0) } : nil
        chart.colourBar = Chart.ColourBar(
          scale: ColourScale(map: .viridis, low: a.first ?? 0, high: b.first ?? 1))
        let panels = Panels(
          rows: other, columns: index,
          panels: [
            Panels.Panel(row: other, column: -1, title: "t", chart: chart),
            Panels.Panel(row: -5, column: 99, rowSpan: 99, columnSpan: 0, chart: chart),
          ])
        check(Figure(title: "t", content: .chart(chart)), columns)
        if other == index { check(Figure(content: .panels(panels)), columns) }
      }
    }
  }

  private func check(_ figure: Figure, _ columns: Int) {
    for colour in [RenderOptions.Colour.none, .truecolor] {
      let options = RenderOptions(columns: columns, rows: columns % 30, colour: colour)
      let text = render(figure, as: colour == .none ? .ascii : .blocks, options: options)
      #expect(text.hasSuffix("\n"))
      if colour == .none {
        let widest = text.split(separator: "\n").map { displayWidth(String($0)) }.max() ?? 0
        #expect(widest <= columns)
        #expect(printable(text).utf8.count == text.utf8.count)
      }
    }
    if columns == 20 {
      _ = pixels(of: figure, options: RenderOptions(columns: columns, rows: 10))
      #expect(svgText(figure).hasSuffix("</svg>\n"))
    }
  }

  @Test func aMillionPoints() {
    var state: UInt32 = 1
    let noise = (0..<1_000_000).map { _ -> Double in
      state = state &* 1_664_525 &+ 1_013_904_223
      return Double(state >> 8)
    }
    let line = Series(name: "", y: noise)
    let points = Series(name: "", x: noise, y: noise.reversed(), style: .points)
    for series in [line, points] {
      let figure = Figure(content: .chart(Chart(series: [series])))
      #expect(render(figure, as: .ascii).contains(series.line == nil ? "o" : "*"))
      #expect(pixels(of: figure).pixels.contains(Theme.seriesOnPaper[0]))
      if series.line != nil { #expect(svgText(figure).utf8.count < 300_000) }
    }
    // The extremes are kept where a line is thinned out.
    let geometry = ChartGeometry(Chart(series: [line]), xSteps: 5, ySteps: 5)
    let path = geometry.paths(x: line.x, y: line.y).joined()
    #expect(path.count < 10_000)
    let highest = geometry.yAxis.fraction(of: noise.max() ?? 0)
    #expect(path.map(\.y).max() == highest)
  }
}
