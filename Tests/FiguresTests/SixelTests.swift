import CPNG
import Foundation
import Testing

@testable import Figures

/// Sixel pictures decoded back to the pixels that were drawn: by the decoder beside this file and
/// by libsixel.
///
/// Sixel files give colours in whole percents. Everything is drawn in such colours, so "the same"
/// means the same bytes, with percents turned into bytes as libsixel does: (p · 255 + 50) / 100.
struct SixelTests {
  @Test(arguments: Fixtures.named.keys.sorted())
  func decodesToWhatWasDrawn(name: String) throws {
    let figure = try #require(Fixtures.named[name])
    let text = render(figure, as: .sixel)
    let drawn = pixels(of: figure)
    let decoded = try #require(SixelDecoder.decode(text))
    #expect(decoded.width == drawn.width && decoded.height == drawn.height)
    #expect(decoded.pixels == drawn.pixels)
  }

  static let sixel2png = "/usr/bin/sixel2png"

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: sixel2png),
      "sixel2png of Debian's libsixel-bin is not installed"),
    arguments: Fixtures.named.keys.sorted())
  func libsixelAgrees(name: String) throws {
    let figure = try #require(Fixtures.named[name])
    let file = FileManager.default.temporaryDirectory.appending(
      path: "figures-\(UUID().uuidString).six")
    let output = file.appendingPathExtension("png")
    defer {
      try? FileManager.default.removeItem(at: file)
      try? FileManager.default.removeItem(at: output)
    }
    let drawn = pixels(of: figure)
    try Data(SixelEncoder.text(of: drawn).utf8).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.sixel2png)
    process.arguments = ["-i", file.path, "-o", output.path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let decoded = try #require(PNGReader.read([UInt8](Data(contentsOf: output))))
    #expect(decoded.width == drawn.width && decoded.height == drawn.height)
    #expect(decoded.pixels == drawn.pixels)
  }

  @Test func writesWhatTheManualSays() {
    var raster = Raster(width: 5, height: 7, colour: RGB(255, 255, 255))
    raster.set(0, 0, RGB(255, 0, 0))
    let red = "#0;2;100;0;0#1;2;100;100;100"
    // Red's only sixel has the top bit; white has the other five, then four full columns. The
    // second band has one row: bit 0 in all five columns.
    #expect(
      SixelEncoder.text(of: raster)
        == "\u{1B}P0;1;0q\"1;1;5;7\(red)#0@$#1}!4~-#1!5@\u{1B}\\")
  }

  @Test func tooManyColoursBecomeCoarser() throws {
    var raster = Raster(width: 64, height: 64, colour: RGB(0, 0, 0))
    for y in 0..<64 {
      for x in 0..<64 { raster.set(x, y, RGB(UInt8(x * 4), UInt8(y * 4), UInt8(x ^ y) &* 4)) }
    }
    let drawn = SixelEncoder.drawn(raster)
    #expect(Set(raster.pixels).count == 4096)
    #expect(Set(drawn.pixels).count <= 256)
    let decoded = try #require(SixelDecoder.decode(SixelEncoder.text(of: raster)))
    #expect(decoded.pixels == drawn.pixels)
  }

  @Test(arguments: [0, 500, 3000, 20_000, 256 * 1024])
  func staysUnderItsLimit(limit: Int) {
    // Noise hardly packs; a fixed multiplier makes the same noise on every run.
    var state: UInt32 = 1
    let tiles = (0..<60).map { _ in
      Tile(
        width: 40, height: 40,
        values: (0..<1600).map { _ in
          state = state &* 1_664_525 &+ 1_013_904_223
          return Float(state >> 8) / 16_777_216
        })
    }
    let figures = [
      Figure(content: .images(ImageGrid(tiles: tiles, palette: .sequential))), Fixtures.loss,
    ]
    for figure in figures {
      let text = render(
        figure, as: .sixel, options: RenderOptions(sixelByteLimit: limit))
      let start = text.firstIndex(of: "\u{1B}")
      let sixels = start.map { text[$0...] } ?? ""
      #expect(sixels.utf8.count < max(limit + 200, 1))
      if start == nil { #expect(text.hasPrefix("(no sixel picture under \(limit) bytes")) }
    }
    let shown = render(figures[0], as: .sixel, options: RenderOptions(sixelByteLimit: 20_000))
    #expect(shown.contains(" of 60 images; more would not fit one picture)"))
  }

  @Test func textsThatTheFontLacksStandOutside() {
    let text = render(Fixtures.twoSeries, as: .sixel)
    #expect(text.hasPrefix("准确率\n\u{1B}P"))
    #expect(text.hasSuffix("\u{1B}\\\n[1] 验证\n"))
  }
}
