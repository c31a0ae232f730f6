extension ImageGrid.Palette {
  /// The palette's colours.
  var map: ColourMap {
    switch self {
    case .ink: .ink
    case .sequential: .sequential
    case .diverging: .diverging
    }
  }

  /// The colour at a place of the palette, 0...1; one of at most 101.
  func colour(at position: Double) -> RGB { map.colour(at: position) }
}

extension ColourMap {
  /// Paper to ink.
  static let ink = ColourMap(
    name: "ink", [RGB(percent: 100, 100, 100), RGB(percent: 8, 8, 12)])
  /// Lightness grows in equal steps, so that it reads without colour too.
  static let sequential = ColourMap(
    name: "sequential",
    [
      RGB(percent: 24, 3, 34), RGB(percent: 26, 20, 50), RGB(percent: 20, 37, 55),
      RGB(percent: 13, 53, 55), RGB(percent: 23, 68, 47), RGB(percent: 57, 81, 27),
      RGB(percent: 98, 91, 18),
    ])
  /// Blue and orange differ for every kind of colour vision.
  static let diverging = ColourMap(
    name: "diverging",
    [
      RGB(percent: 5, 25, 55), RGB(percent: 20, 52, 80), RGB(percent: 63, 80, 93),
      RGB(percent: 98, 98, 97), RGB(percent: 99, 78, 55), RGB(percent: 90, 48, 12),
      RGB(percent: 55, 23, 2),
    ], isDiverging: true)
  /// Dark blue to yellow, evenly for the eye: what images have where nothing else is asked for.
  public static let viridis = sampled(
    "viridis", "440154 472d7b 3b528b 2c728e 21918c 28ae80 5ec962 addc30 fde725")

  /// The maps that a program can name, with the colours that plotting programs share.
  static let all: [String: ColourMap] = {
    let maps =
      [
        viridis,
        sampled("plasma", "0d0887 4c02a1 7e03a8 a92395 cc4778 e56b5d f89540 fdc527 f0f921"),
        sampled("inferno", "000004 210c4a 57106e 8a226a bc3754 e45a31 f98e09 f9cb35 fcffa4"),
        sampled("magma", "000004 1d1147 51127c 832681 b73779 e75263 fc8961 fec488 fcfdbf"),
        sampled("cividis", "00224e 123570 3b496c 575d6d 707173 8a8678 a59c74 c3b369 fee838"),
        sampled("gray", "000000 ffffff"), sampled("binary", "ffffff 000000"),
        sampled("bone", "000000 545474 a8c7c7 ffffff"), sampled("copper", "000000 ffc77f"),
        sampled("hot", "0b0000 5c0000 ad0000 ff0300 ff5900 ffad00 ffff03 ffff82 ffffff"),
        sampled("jet", "000080 0000ff 0080ff 00ffff 80ff80 ffff00 ff8000 ff0000 800000"),
        sampled("cool", "00ffff ff00ff"), sampled("spring", "ff00ff ffff00"),
        sampled("summer", "008066 ffff66"), sampled("autumn", "ff0000 ffff00"),
        sampled("winter", "0000ff 00ff80"),
        sampled("hsv", "ff0000 ffff00 00ff00 00ffff 0000ff ff00ff ff0000"),
        sampled("Greys", "ffffff d9d9d9 969696 525252 000000"),
        sampled("Blues", "f7fbff c6dbef 6baed6 2171b5 08306b"),
        sampled("Reds", "fff5f0 fcbba1 fb6a4a cb181d 67000d"),
        sampled("Greens", "f7fcf5 c7e9c0 74c476 238b45 00441b"),
        sampled("Oranges", "fff5eb fdd0a2 fd8d3c d94801 7f2704"),
        sampled("Purples", "fcfbfd dadaeb 9e9ac8 6a51a3 3f007d"),
        sampled("YlOrRd", "ffffcc fed976 fd8d3c e31a1c 800026"),
        sampled("YlGnBu", "ffffd9 c7e9b4 41b6c4 225ea8 081d58"),
        ColourMap(
          name: "tab10",
          colours("1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf"),
          isListed: true),
      ]
      + [
        ("RdBu", "67001f d6604d f7f7f7 4393c3 053061"),
        ("coolwarm", "3b4cc0 8db0fe dddddd f4987a b40426"), ("bwr", "0000ff ffffff ff0000"),
        ("seismic", "00004d 0000ff ffffff ff0000 800000"),
        ("PiYG", "8e0152 de77ae f7f7f7 7fbc41 276419"),
        (
          "RdYlBu",
          "a50026 d73027 f46d43 fdae61 fee090 ffffbf e0f3f8 abd9e9 74add1 4575b4 313695"
        ),
        (
          "RdYlGn",
          "a50026 d73027 f46d43 fdae61 fee08b ffffbf d9ef8b a6d96a 66bd63 1a9850 006837"
        ),
        (
          "Spectral",
          "9e0142 d53e4f f46d43 fdae61 fee08b ffffbf e6f598 abdda4 66c2a5 3288bd 5e4fa2"
        ),
      ].map { ColourMap(name: $0.0, colours($0.1), isDiverging: true) }
    return Dictionary(maps.map { ($0.name, $0) }) { first, _ in first }
  }()

  private static func sampled(_ name: String, _ colours: String) -> ColourMap {
    ColourMap(name: name, Self.colours(colours))
  }

  private static func colours(_ text: String) -> [RGB] {
    text.split(separator: " ").compactMap { RGB(hexadecimal: $0)?.inPercents() }
  }
}

extension RGB {
  /// The colour of six hexadecimal digits, or three, without a sign before them.
  public init?(hexadecimal text: some StringProtocol) {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count == 6 || digits.count == 3 else { return nil }
    let parts =
      digits.count == 6
      ? [digits[0] * 16 + digits[1], digits[2] * 16 + digits[3], digits[4] * 16 + digits[5]]
      : digits.map { $0 * 17 }
    self.init(UInt8(parts[0]), UInt8(parts[1]), UInt8(parts[2]))
  }

  /// How light the colour is, 0...1, as Recommendation 709 weighs the parts.
  var lightness: Double {
    (0.2126 * Double(red) + 0.7152 * Double(green) + 0.0722 * Double(blue)) / 255
  }
}
