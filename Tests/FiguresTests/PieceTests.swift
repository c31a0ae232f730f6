import Testing

@testable import Figures
import TerminalText

struct PieceTests {
  // Widths by East Asian Width of Unicode (UAX #11): W and F take two columns.
  @Test(arguments: [
    ("", 0), ("abc", 3), ("准确率", 6), ("e\u{301}", 1), ("ｶ", 1), ("カ", 2), ("한글", 4), ("Ａ", 2),
    ("🙂", 2), ("…×±", 3), ("\u{1B}", 0), ("、。", 4), ("𠀀", 2), ("é", 1), ("▀⣿", 2),
  ])
  func width(text: String, columns: Int) {
    #expect(displayWidth(text) == columns)
  }

  @Test(arguments: [
    ("plain 文字", "plain 文字"), ("\u{1B}[31mred\u{1B}[0m", "[31mred[0m"),
    ("a\nb\tc\r", "a b c "), ("\u{9B}31m\u{7F}\u{8}x", "31mx"), ("ab\u{202E}cd", "abcd"),
    ("a\u{2028}b", "a b"),
  ])
  func harmless(text: String, expected: String) {
    #expect(printable(text) == expected)
  }

  @Test(arguments: [
    ([0, 1, 2, 3, 4, 5, 6, 7], 8, "▁▂▃▄▅▆▇█"), ([], 3, "   "), ([2], 3, "▁  "),
    ([1, 1, 1], 3, "▁▁▁"),
    ([0, .nan, 1], 3, "▁ █"), ([0, 0, 8, 8], 2, "▁█"), ([1], 0, ""), ([1], -4, ""),
    ([-1e308, 1e308], 2, "▁█"),
  ])
  func sparklines(values: [Double], width: Int, expected: String) {
    #expect(sparkline(values, width: width) == expected)
  }

  @Test func sparklineInASCII() {
    #expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], width: 8, ascii: true) == "_.-=+*#@")
  }

  @Test(arguments: [
    (0, "──────────"), (0.61, "━━━━━━────"), (0.66, "━━━━━━╺───"), (1, "━━━━━━━━━━"),
    (7, "━━━━━━━━━━"),
    (-1, "──────────"), (.nan, "──────────"), (0.96, "━━━━━━━━━╺"),
  ])
  func bars(fraction: Double, expected: String) {
    #expect(progressBar(fraction, width: 10) == expected)
  }

  @Test func barInASCII() {
    #expect(progressBar(0.66, width: 10, ascii: true) == "======>...")
  }

  @Test(
    arguments: [
      (0...1, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]), (0...59, ["0", "20", "40"]),
      (-0.3...0.3, ["-0.2", "0.0", "0.2"]), (98.57...98.71, ["98.60", "98.65", "98.70"]),
      (0...2e7, ["0", "5e+06", "1e+07", "1.5e+07", "2e+07"]), (7...7, ["6.5", "7.0", "7.5"]),
    ] as [(ClosedRange<Double>, [String])])
  func ticks(range: ClosedRange<Double>, labels: [String]) {
    let values = [range.lowerBound, range.upperBound]
    let axis = Axis(covering: values, steps: 5, extended: false)
    #expect(axis.ticks.map(\.label) == labels)
  }

  @Test func countsHaveNoTicksInBetween() {
    let epochs = Axis(covering: [0, 1], steps: 5, extended: false, wholeSteps: true)
    #expect(epochs.ticks.map(\.label) == ["0", "1"])
    let times = Axis(covering: [0, 0.5], steps: 5, extended: false, wholeSteps: true)
    #expect(times.ticks.map(\.label) == ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5"])
  }

  @Test func lightnessOfTheSequentialPaletteGrows() {
    // Rec. 709 luma; it may fall only by what rounding to percents takes.
    let lightness = (0...100).map { step -> Double in
      let colour = ImageGrid.Palette.sequential.colour(at: Double(step) / 100)
      return 0.2126 * Double(colour.red) + 0.7152 * Double(colour.green)
        + 0.0722 * Double(colour.blue)
    }
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 <= $1 + 1 })
    #expect(lightness[100] - lightness[0] > 180)
  }

  @Test func divergingPaletteIsNeutralAtZero() {
    let scale = ColourScale(
      .diverging, covering: [Tile(width: 2, height: 1, values: [-0.1, 0.42])])
    #expect((scale.low, scale.high) == (-Double(Float(0.42)), Double(Float(0.42))))
    #expect(scale.colour(of: 0) == ImageGrid.Palette.diverging.colour(at: 0.5))
    #expect(scale.limits(dots: "…") == "-0.42 … 0 … +0.42")
    // Blue below zero, orange above, by which of the two channels leads.
    #expect(scale.colour(of: -0.2).blue > scale.colour(of: -0.2).red)
    #expect(scale.colour(of: 0.2).red > scale.colour(of: 0.2).blue)
  }

  @Test func imagesShrinkByTheMeanOfAreas() {
    let tile = Tile(width: 3, height: 2, values: [0, 3, 6, .nan, 3, 12])
    #expect(tile.scaled(width: 1, height: 1).values == [24 / 5])
    #expect(tile.scaled(width: 3, height: 1).values == [0, 3, 9])
    // 3 columns in 2: each new one covers one and a half of the old.
    #expect(tile.scaled(width: 2, height: 1).values == [1.5, 7])
    #expect(tile.scaled(width: 6, height: 2).values.prefix(6) == [0, 0, 3, 3, 6, 6])
  }

  @Test func strokesEndAtTheLimits() {
    let chart = Chart(
      series: [Series(name: "", x: [0, 10], y: [0, 10])], xRange: 0...10, yRange: 2...4)
    let geometry = ChartGeometry(chart, xSteps: 5, ySteps: 5)
    let segments = geometry.segments(of: chart.series[0])
    #expect(segments.count == 1)
    #expect(abs(segments[0].from.x - 0.2) < 1e-12 && abs(segments[0].from.y) < 1e-12)
    #expect(abs(segments[0].to.x - 0.4) < 1e-12 && abs(segments[0].to.y - 1) < 1e-12)
  }

  @Test func everyPrintableASCIICharacterHasAShape() {
    #expect(glyphRows.count == 95)
    for (index, rows) in glyphRows.enumerated() {
      let lines = rows.split(separator: " ")
      #expect((lines.count == 7 || lines.count == 9) && lines.allSatisfy { $0.count == 5 })
      #expect(rows.contains("#") == (index > 0))
    }
    #expect(Set(glyphRows).count == 95)
  }
}
