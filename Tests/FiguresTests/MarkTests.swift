import Testing

@testable import Figures

/// What marks become in pixels, in sixels and in SVG files.
struct MarkTests {
  @Test(arguments: MarkFixtures.named)
  func sixelsDecodeToWhatWasDrawn(name: String, figure: Figure) throws {
    let options = RenderOptions(columns: 60, rows: 18)
    let decoded = try #require(
      SixelDecoder.decode(render(figure, as: .sixel, options: options)), "\(name)")
    let drawn = SixelEncoder.drawn(pixels(of: figure, options: options))
    #expect(decoded.width == drawn.width && decoded.height == drawn.height, "\(name)")
    #expect(decoded.pixels == drawn.pixels, "\(name)")
  }

  @Test(arguments: MarkFixtures.named)
  func svgFilesHoldEveryText(name: String, figure: Figure) {
    let text = svgText(figure)
    #expect(text.hasPrefix("<svg xmlns=") && text.hasSuffix("</svg>\n"))
    if let title = figure.title { #expect(text.contains(">\(title)</text>")) }
    // Elements are closed in themselves, apart from groups and texts.
    #expect(text.count { $0 == "<" } == text.count { $0 == ">" }, "\(name)")
  }

  @Test func filesHaveTheSizeThatIsAskedFor() throws {
    var figure = MarkFixtures.lines
    figure.size = Figure.Size(width: 3, height: 2)
    let read = try #require(try PNGReader.read(pngData(figure)))
    #expect((read.width, read.height) == (300, 200))
    #expect(svgText(figure).contains("width=\"300\" height=\"200\""))
    for size in [(1e9, 1e9), (0, 5), (-1, .nan), (1e-9, 1e9)] as [(Double, Double)] {
      figure.size = Figure.Size(width: size.0, height: size.1)
      let raster = picture(of: figure, options: RenderOptions(), isFile: true).raster
      #expect(raster.width <= 3000 && raster.height <= 4000)
      #expect(raster.width >= 160 && raster.height >= 120)
    }
  }

  @Test func imagesKeepTheirColoursAndPlaces() throws {
    let raster = pixels(of: MarkFixtures.colours)
    // Two rows of four squares: the middle of each has its colour.
    let black = try #require(raster.pixels.firstIndex { $0 == RGB(0, 0, 0) })
    let (left, top) = (black % raster.width, black / raster.width)
    let side = (left..<raster.width).first { raster[$0, top] == RGB(255, 0, 0) }.map { $0 - left }
    let size = try #require(side)
    let colours = [
      [RGB(0, 0, 0), RGB(255, 0, 0), RGB(0, 255, 0), RGB(0, 0, 255)],
      [RGB(255, 255, 0), RGB(0, 255, 255), RGB(255, 0, 255), RGB(255, 255, 255)],
    ]
    for (row, line) in colours.enumerated() {
      for (column, colour) in line.enumerated() {
        let (x, y) = (left + column * size + size / 2, top + row * size + size / 2)
        #expect(raster[x, y] == colour, "row \(row), column \(column)")
      }
    }
  }

  @Test func barsStandOnZero() {
    let raster = pixels(of: MarkFixtures.bars)
    let blue = Theme.seriesOnPaper[0]
    let columns = (0..<raster.width).map { x in
      (0..<raster.height).filter { raster[x, $0] == blue }
    }
    let standing = columns.filter { !$0.isEmpty }
    // The first bar is three units high and the second two units low: they meet at zero.
    let first = standing.first ?? []
    let second = columns.first { ($0.first ?? 0) > (first.last ?? 0) } ?? []
    #expect(abs((first.last ?? 0) + 1 - (second.first ?? 0)) <= 1)
    #expect(abs(Double(first.count) / Double(second.count) - 1.5) < 0.03)
  }

  @Test func dashedLinesHaveGaps() {
    func share(_ pattern: LineStyle.Pattern) -> Int {
      var series = Series(name: "", y: [1, 1, 1])
      series.line?.pattern = pattern
      let raster = pixels(of: Figure(content: .chart(Chart(marks: [.series(series)]))))
      return raster.pixels.count { $0 == Theme.seriesOnPaper[0] }
    }
    let solid = share(.solid)
    #expect(solid > 500)
    #expect((solid / 3..<solid * 4 / 5).contains(share(.dashed)))
    #expect((solid / 8..<solid * 3 / 5).contains(share(.dotted)))
  }

  @Test func contoursFollowTheHill() throws {
    // 40 - x² - y² = 15 is a circle of radius 5; straight pieces lie a little inside.
    let places = (0..<49).map { Double($0) / 4 - 6 }
    let values = places.flatMap { y in places.map { 40 - $0 * $0 - y * y } }
    let hill = try #require(Contours(x: places, y: places, values: values))
    let line = hill.line(at: 15)
    #expect(line.x.count > 60 && line.x.allSatisfy(\.isFinite), "one path without gaps")
    #expect(line.x.first == line.x.last && line.y.first == line.y.last, "closed")
    for (x, y) in zip(line.x, line.y) {
      #expect(abs((x * x + y * y).squareRoot() - 5) < 0.01)
    }
    #expect(hill.line(at: 41).x.isEmpty && hill.line(at: -100).x.isEmpty)
    #expect(hill.levels(about: 5) == [-30, -15, 0, 15, 30])
    #expect(hill.levels() == [-30, -20, -10, 0, 10, 20, 30, 40])
  }

  @Test func saddlesAreCutByTheirMiddle() throws {
    let saddle = try #require(Contours(x: [0, 1], y: [0, 1], values: [0, 2, 2, 0]))
    // The middle, 1, is above 0.9: the two low corners are cut off.
    let line = saddle.line(at: 0.9)
    #expect(line.x.count == 5 && line.x[2].isNaN)
    let gap = try #require(Contours(x: [0, 1], y: [0, 1], values: [0, .nan, 2, 0]))
    #expect(gap.line(at: 1).x.isEmpty)
    #expect(Contours(x: [0], y: [0, 1], values: [1, 2]) == nil)
  }

  @Test(arguments: HistogramTable.cases)
  func histogramsCountAsNumPy(test: HistogramTable.Case) throws {
    let range = test.range.map { (low: $0.lowerBound, high: $0.upperBound) }
    let bins = try #require(
      test.count.map { HistogramBins(test.values, count: $0, range: range) }
        ?? HistogramBins(test.values, edges: test.edges))
    let found = test.isDensity ? bins.densities : bins.counts
    #expect(found.count == test.expected.count)
    for (a, b) in zip(found, test.expected) { #expect(abs(a - b) <= 1e-12) }
    for (a, b) in zip(bins.edges, test.expectedEdges) { #expect(abs(a - b) <= 1e-15) }
  }

  @Test func colourMapsRunBothWays() throws {
    #expect(ColourMap.names.contains("viridis") && ColourMap.names.count > 25)
    for name in ColourMap.names {
      let map = try #require(ColourMap.named(name))
      let reversed = try #require(ColourMap.named(name + "_r"))
      #expect(map.colour(at: 0) == reversed.colour(at: 1))
      #expect(reversed.reversed == map)
      for position in [-.infinity, -1, 0, 0.5, 1, 7, .nan, .infinity] {
        _ = map.colour(at: position)
      }
    }
    #expect(ColourMap.named("gray")?.colour(at: 1) == RGB(255, 255, 255))
    #expect(ColourMap.named("binary")?.colour(at: 1) == RGB(0, 0, 0))
    #expect(ColourMap.named("grey") == ColourMap.named("gray"))
    #expect(ColourMap.named("nothing") == nil)
  }

  @Test func photographsKeepTheirColours() {
    // 4,096 colours: 256 of them, each near the one it stands for.
    var raster = Raster(width: 64, height: 64, colour: RGB(0, 0, 0))
    for y in 0..<64 { for x in 0..<64 { raster.set(x, y, RGB(UInt8(x * 4), UInt8(y * 4), 90)) } }
    let drawn = SixelEncoder.drawn(raster)
    #expect(Set(drawn.pixels).count <= 256)
    let furthest =
      zip(raster.pixels, drawn.pixels).map { old, new in
        max(abs(Int(old.red) - Int(new.red)), abs(Int(old.green) - Int(new.green)))
      }.max() ?? 0
    #expect(furthest <= 14)
  }

  @Test func anSVGFileIsAsItWas() {
    let series = Series(name: "a < b & c", x: [0, 1, 2], y: [1, .nan, 3])
    var chart = Chart(marks: [.series(series)], legend: .upperLeft)
    chart.marks.append(.bars(Bars(name: "", boxes: [Bars.Box(x: (0, 1), y: (0, 2))], alpha: 0.5)))
    chart.xAxis.label = "时间"
    let figure = Figure(
      title: "T", content: .chart(chart), size: Figure.Size(width: 1.6, height: 1.2))
    #expect(svgText(figure) == Self.expectedSVG)
  }

  private static let expectedSVG = """
    <svg xmlns="http://www.w3.org/2000/svg" width="160" height="120" viewBox="0 0 160 120" font-family="DejaVu Sans, Helvetica, sans-serif">
    <rect width="160" height="120" fill="#faf7f0"/>
    <text x="79" y="11" font-size="9" fill="#292933">T</text>
    <rect x="12" y="87" width="140" height="1" fill="#e0ded6"/>
    <rect x="12" y="44" width="140" height="1" fill="#e0ded6"/>
    <rect x="17" y="20" width="1" height="68" fill="#e0ded6"/>
    <rect x="82" y="20" width="1" height="68" fill="#e0ded6"/>
    <rect x="146" y="20" width="1" height="68" fill="#e0ded6"/>
    <g fill="#006bad">
    <circle cx="17.65" cy="66.23" r="1.2"/>
    <circle cx="146.35" cy="23.69" r="1.2"/>
    </g>
    <rect x="17" y="45" width="64" height="43" fill="#d65e00" opacity="0.5"/>
    <rect x="10" y="87" width="2" height="1" fill="#999691"/>
    <text x="4" y="91" font-size="9" fill="#66666b">0</text>
    <rect x="10" y="44" width="2" height="1" fill="#999691"/>
    <text x="4" y="48" font-size="9" fill="#66666b">2</text>
    <rect x="17" y="88" width="1" height="2" fill="#999691"/>
    <text x="15" y="99" font-size="9" fill="#66666b">0</text>
    <rect x="82" y="88" width="1" height="2" fill="#999691"/>
    <text x="80" y="99" font-size="9" fill="#66666b">1</text>
    <rect x="146" y="88" width="1" height="2" fill="#999691"/>
    <text x="144" y="99" font-size="9" fill="#66666b">2</text>
    <rect x="12" y="20" width="1" height="68" fill="#999691"/>
    <rect x="12" y="88" width="140" height="1" fill="#999691"/>
    <text x="72" y="111" font-size="9" fill="#66666b">时间</text>
    <rect x="15" y="23" width="66" height="15" fill="#e0ded6"/>
    <rect x="16" y="24" width="64" height="13" fill="#faf7f0"/>
    <path d="M18 29.5L30 29.5" fill="none" stroke="#006bad" stroke-width="1" stroke-linejoin="round"/>
    <text x="33" y="33" font-size="9" fill="#292933">a &lt; b &amp; c</text>
    </svg>

    """
}
