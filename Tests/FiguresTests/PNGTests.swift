import Testing

@testable import Figures

struct PNGTests {
  @Test(arguments: Fixtures.named.keys.sorted())
  func readsBackAsDrawn(name: String) throws {
    let figure = try #require(Fixtures.named[name])
    let drawn = pixels(of: figure)
    let read = try #require(try PNGReader.read(pngData(figure)))
    #expect(read.width == drawn.width && read.height == drawn.height)
    #expect(read.pixels == drawn.pixels)
  }

  @Test func imagesAreEnlargedByWholeFactors() throws {
    // Each of the 28 x 28 pixels must be a square of one colour, inside the border.
    let raster = pixels(of: Fixtures.digit)
    let scale = ColourScale(.ink, covering: [Fixtures.seven])
    let ink = try #require(raster.pixels.firstIndex { $0 == Theme.line })
    let (left, top) = (ink % raster.width + 1, ink / raster.width + 1)
    let border = (left..<raster.width).first { raster[$0, top] == Theme.line }
    let side = (try #require(border) - left) / 28
    #expect(side >= 2)
    for y in 0..<28 * side {
      for x in 0..<28 * side {
        let value = Fixtures.seven.values[y / side * 28 + x / side]
        #expect(raster[left + x, top + y] == scale.colour(of: value))
      }
    }
  }

  @Test func stacksStandOneUnderTheOther() {
    let stack = Figure(content: .stack([Fixtures.loss, Fixtures.digit]))
    let parts = [pixels(of: Fixtures.loss), pixels(of: Fixtures.digit)]
    let whole = pixels(of: stack)
    #expect(whole.width == parts.map(\.width).max())
    #expect(whole.height == parts[0].height + parts[1].height)
    #expect(
      render(stack, as: .ascii)
        == render(Fixtures.loss, as: .ascii) + "\n" + render(Fixtures.digit, as: .ascii))
  }
}
