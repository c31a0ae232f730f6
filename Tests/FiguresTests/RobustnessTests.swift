import Testing

@testable import Figures
import TerminalText

/// Whatever the numbers and the screen are, something is drawn, no line is too wide, and nothing
/// traps.
struct RobustnessTests {
  static let series: [[Double]] = [
    [], [1], [.nan], [.infinity, -.infinity], [5, 5, 5], [-3, .nan, -1, .nan, .nan, 7],
    [.nan, 2, .nan], [1e308, -1e308, 0], [.leastNonzeroMagnitude, 0], [1e15, 1e15 + 1],
    [-0.0, 0.0],
    [.greatestFiniteMagnitude], [.leastNonzeroMagnitude], [1e-300, 2e-300],
  ]

  @Test(arguments: 1...80)
  func charts(columns: Int) {
    for (index, y) in Self.series.enumerated() {
      let other = Self.series[(index + 5) % Self.series.count]
      for style in [Series.Style.line, .points] {
        let chart = Chart(
          series: [
            Series(name: "训练\u{1B}[31m\n", y: y, style: style), Series(name: "", x: other, y: y),
          ], xLabel: "x\t", yLabel: "很长的纵轴名称", yRange: index % 3 == 0 ? -1...1 : nil)
        check(Figure(title: "title", content: .chart(chart)), columns: columns, rows: index * 3)
      }
    }
  }

  @Test(arguments: 1...80)
  func images(columns: Int) {
    let sizes = [(0, 0), (1, 1), (0, 3), (1, 9), (3, 1), (5, 5), (13, 28), (90, 20)]
    for (index, (width, height)) in sizes.enumerated() {
      for count in [0, 1, 2, 7] {
        let tiles = (0..<count).map { tile in
          Tile(
            width: width, height: height,
            values: (0..<width * height).map { $0 % 7 == 3 ? .nan : Float($0 - tile * 5) },
            caption: tile % 2 == 0 ? "第\(tile)个" : nil, topRight: tile == 1 ? "7" : nil,
            bottomRight: index % 2 == 0 ? "答案" : nil)
        }
        for palette in ImageGrid.Palette.allCases {
          let grid = ImageGrid(
            tiles: tiles, columns: index % 2 == 0 ? nil : columns % 4,
            palette: palette, scale: count == 2 ? .own : .shared)
          check(Figure(content: .images(grid)), columns: columns, rows: columns % 30)
        }
      }
    }
  }

  /// Pixels are checked for few sizes, since drawing them takes longer.
  private func check(_ figure: Figure, columns: Int, rows: Int) {
    for face in Face.allCases where face != .sixel || columns % 40 == 1 {
      let colours: [RenderOptions.Colour] =
        face == .blocks ? [.none, [.ansi16, .ansi256, .truecolor][columns % 3]] : [.none]
      for colour in colours {
        let options = RenderOptions(columns: columns, rows: rows, colour: colour)
        let text = render(figure, as: face, options: options)
        #expect(text.hasSuffix("\n"))
        if face == .sixel || colour != .none { continue }
        // What is harmless stays as it is, apart from line feeds, which become spaces.
        #expect(printable(text).utf8.count == text.utf8.count)
        let widest = text.split(separator: "\n").map { displayWidth(String($0)) }.max() ?? 0
        #expect(widest <= columns)
      }
    }
  }

  @Test func screensThatCannotBe() {
    for number in [Int.min, -1, 0, Int.max] {
      let options = RenderOptions(
        columns: number, rows: number, cellWidth: number, cellHeight: number,
        sixelByteLimit: number)
      for face in Face.allCases {
        #expect(!render(Fixtures.loss, as: face, options: options).isEmpty)
        #expect(!render(Fixtures.gallery, as: face, options: options).isEmpty)
      }
    }
  }

  @Test func tilesThatCannotBe() {
    #expect(Tile(width: .max, height: .max, values: [1, 2]).width == 2)
    #expect(Tile(width: .min, height: 5, values: [1, 2]).values.isEmpty)
    #expect(Tile(width: 2, height: .max, values: [1, 2, 3]).height == 2)
    #expect(Tile(width: 2, height: 2, values: [1, 2, 3]).values[3].isNaN)
    #expect(Tile(width: 1, height: 1, values: [1, 2, 3]).values == [1])
  }

  @Test func infiniteLimitsAreTheData() {
    let chart = Chart(
      series: [Series(name: "", y: [1, 2])], xRange: -.infinity...(.infinity), yRange: 1...1)
    let text = render(Figure(content: .chart(chart)), as: .ascii)
    #expect(text.contains("*"))
  }
}
