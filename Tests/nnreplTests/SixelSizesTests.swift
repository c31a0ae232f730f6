import Foundation
import Testing

/// A terminal loses a picture that is too large without a word; 256 KB is what each takes.
@Suite(
  "The size of sixel pictures", .serialized,
  .enabled(if: Program.path != nil, "the program nnrepl is not beside the tests"))
struct SixelSizesTests {
  static let preparation = [
    "import numpy as np, matplotlib.pyplot as plt", "%seed 1",
    "net a = 784 -> dense 200 -> softmax 10",
    "net b = 1x28x28 -> conv 20 5x5 relu -> pool 2x2 -> conv 20 5x5 relu -> softmax 10",
    "train b on mnist.train[:200]",
  ]

  static let pictures = [
    "plot [1, 4, 2, 8]", "plot b.history", "show b", "show mnist.test[:100]",
    "show a.filters(1)", "show b.filters(3)", "show b.maps(1, mnist.test[7])",
    "show b.errors(mnist.test)", "show b.confusion(mnist.test)",
    "plt.imshow(np.random.rand(300, 300, 3)); plt.show()",
    "plt.scatter(np.random.rand(2000), np.random.rand(2000), c=np.random.rand(2000)); plt.show()",
    "plt.hist(np.random.randn(1000), 50); plt.show()",
  ]

  /// Cells of 10 x 20 pixels, and those of a screen of 3,000 x 2,000 with 80 x 24 cells.
  @Test(
    "Each is under 256 KB", arguments: zip([80, 250], ["\u{1B}[6;83;37t", "\u{1B}[6;20;10t"]))
  func sizes(columns: Int, cell: String) throws {
    let terminal = try Program().session(
      environment: ["NNREPL_PATIENCE": "60000"], columns: columns, rows: 24)
    for statement in Self.preparation {
      terminal.type(statement + "\r")
      try terminal.expect(Self.prompt)
    }
    var isAsked = false
    for picture in Self.pictures {
      let start = terminal.transcript.count
      terminal.type(picture + "\r")
      if !isAsked {
        try terminal.expect("\u{1B}[c")
        terminal.type(cell + "\u{1B}[?62;4c")
        isAsked = true
      }
      try terminal.expect(Self.prompt)
      let sizes = Self.sizes(in: terminal.transcript[start...])
      #expect(!sizes.isEmpty, "\(picture) shows no picture")
      #expect(sizes.allSatisfy { $0 < 256 << 10 }, "\(picture): \(sizes)")
    }
  }

  @Test("A picture that cannot be made small enough is said to be so and drawn in characters")
  func tooLarge() throws {
    let terminal = try Program().session(environment: ["NNREPL_GRAPHICS": "sixel"], columns: 80)
    terminal.type("import numpy as np\r")
    try terminal.expect(Self.prompt)
    let start = terminal.transcript.count
    terminal.type("show np.random.rand(700, 700)\r")
    let shown = try terminal.expect(Self.prompt)
    let sizes = Self.sizes(in: terminal.transcript[start...])
    #expect(sizes.allSatisfy { $0 < 256 << 10 })
    #expect(!sizes.isEmpty || shown.contains("no sixel picture under 262144 bytes is possible"))
  }

  private static let prompt = "\u{1B}[?2004hnn> "

  /// How many bytes each picture among `bytes` takes, from `ESC P` to `ESC \`.
  private static func sizes(in bytes: ArraySlice<UInt8>) -> [Int] {
    var result: [Int] = []
    var start: Int?
    for index in bytes.indices.dropLast() where bytes[index] == 0x1B {
      if bytes[index + 1] == UInt8(ascii: "P") { start = index }
      if bytes[index + 1] == UInt8(ascii: "\\"), let first = start {
        result.append(index + 2 - first)
        start = nil
      }
    }
    return result
  }
}
