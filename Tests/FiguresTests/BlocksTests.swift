import Testing

@testable import Figures

/// Half-blocks decoded back to the two pixels in each cell.
struct BlocksTests {
  @Test func halfBlocksHoldEveryPixel() {
    let text = render(
      Fixtures.digit, as: .blocks, options: RenderOptions(colour: .truecolor))
    let scale = ColourScale(.ink, covering: [Fixtures.seven])
    let lines = text.split(separator: "\n")
    #expect(lines.count == 15)
    for row in 0..<14 {
      let cells = Self.cells(lines[row])
      for column in 0..<28 {
        let upper = Fixtures.seven.values[row * 56 + column]
        let lower = Fixtures.seven.values[row * 56 + 28 + column]
        #expect(cells[column].0 == scale.colour(of: upper))
        #expect(cells[column].1 == scale.colour(of: lower))
      }
    }
    #expect(lines[14] == "scale: 0 … 1")
  }

  /// The colours of each half-block in a line of truecolor escapes.
  private static func cells(_ line: Substring) -> [(RGB?, RGB?)] {
    var result: [(RGB?, RGB?)] = []
    var (foreground, background): (RGB?, RGB?) = (nil, nil)
    for part in line.split(separator: "\u{1B}[") {
      let pieces = part.split(separator: "m", maxSplits: 1, omittingEmptySubsequences: false)
      var codes = pieces[0].split(separator: ";").compactMap { UInt8($0) }[...]
      while let code = codes.popFirst() {
        if code == 0 { (foreground, background) = (nil, nil) }
        guard code == 38 || code == 48, codes.count >= 4, codes.popFirst() == 2,
          let red = codes.popFirst(), let green = codes.popFirst(), let blue = codes.popFirst()
        else { continue }
        if code == 38 { foreground = RGB(red, green, blue) }
        if code == 48 { background = RGB(red, green, blue) }
      }
      for character in pieces.dropFirst().joined() where character == "▀" {
        result.append((foreground, background))
      }
    }
    return result
  }

  // Expected numbers: xterm's table of 256 colours (256colres.h): a cube from 16, greys from 232.
  @Test(arguments: [
    (RGB(0, 0, 0), 16), (RGB(255, 255, 255), 231), (RGB(255, 0, 0), 196), (RGB(95, 135, 175), 67),
    (RGB(8, 8, 8), 232), (RGB(238, 238, 238), 255), (RGB(128, 128, 128), 244),
  ])
  func nearestOf256(colour: RGB, expected: Int) {
    #expect(colour.xtermIndex == expected)
  }

  // Expected numbers: the 16 colours of xterm's XTerm-col.ad.
  @Test(arguments: [
    (RGB(0, 0, 0), 0), (RGB(255, 255, 255), 15), (RGB(120, 120, 120), 8), (RGB(200, 10, 10), 1),
    (RGB(255, 20, 20), 9), (RGB(0, 0, 230), 4), (RGB(100, 90, 250), 12), (RGB(220, 225, 230), 7),
  ])
  func nearestOf16(colour: RGB, expected: Int) {
    #expect(colour.ansiIndex == expected)
  }

  @Test func sixteenColoursHaveCodesOfTheirOwn() {
    let tile = Tile(width: 2, height: 2, values: [0, 1, 1, 0])
    let text = render(
      Figure(content: .images(ImageGrid(tiles: [tile]))), as: .blocks,
      options: RenderOptions(colour: .ansi16))
    // Paper is bright white and ink black, in the foreground and in the background.
    let (white, black) = ("\u{1B}[97;107m▀▀▀▀", "\u{1B}[30;40m▀▀▀▀")
    let rows = [white + black, white + black, black + white, black + white]
    #expect(text == rows.map { $0 + "\u{1B}[0m\n" }.joined() + "scale: 0 … 1\n")
  }

  @Test func pointsStandOutAmongBrailleLines() {
    let chart = Chart(series: [
      Series(name: "best", x: [0, 1], y: [0, 1], style: .points)
    ])
    let text = render(Figure(content: .chart(chart)), as: .blocks)
    // Two points and the legend's.
    #expect(text.filter { $0 == "•" }.count == 3)
  }
}
