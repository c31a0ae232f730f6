import Figures
import Interpreter
import Language

/// The colours that matplotlib's programs name.
enum ColourNames {
  /// The colour a value stands for; `.some(nil)` for none at all, nil where it is no colour.
  static func colour(_ value: Value) -> MarkColour?? {
    switch value {
    case .string(let name): return colour(named: name)
    case .tuple, .list, .object:
      guard let parts = try? value.elements().compactMap(\.number),
        parts.count == 3 || parts.count == 4, parts.allSatisfy({ (0...1).contains($0) })
      else { return nil }
      return .some(.fixed(rgb(parts)))
    default: return nil
    }
  }

  /// A colour of parts from 0 to 1.
  static func rgb(_ parts: [Double]) -> RGB {
    func byte(_ part: Double) -> UInt8 {
      part.isFinite ? UInt8(min(max((part * 255).rounded(), 0), 255)) : 0
    }
    return RGB(byte(parts[0]), byte(parts[1]), byte(parts[2]))
  }

  /// The colour of a name; `.some(nil)` for `none`, nil where there is no such name.
  static func colour(named name: String) -> MarkColour?? {
    // Single letters are taken as they are: 'C' is no colour.
    let name = name.count == 1 ? name : name.lowercased()
    if name == "none" { return .some(nil) }
    if name.hasPrefix("c"), let index = Int(name.dropFirst()), (0..<1000).contains(index) {
      return .some(.theme(index))
    }
    if name.hasPrefix("#") {
      // Eight digits hold the opacity in the last two.
      let digits = name.dropFirst()
      return RGB(hexadecimal: digits.count == 8 ? digits.prefix(6) : digits).map { .fixed($0) }
    }
    if let grey = Double(name), (0...1).contains(grey) {
      return .some(.fixed(rgb([grey, grey, grey])))
    }
    guard let digits = table[name] else { return nil }
    return RGB(hexadecimal: digits).map { .fixed($0) }
  }

  /// All names, for suggestions.
  static var names: some Sequence<String> { table.keys }

  private static let table: [String: String] = {
    let text = """
      b 0000ff g 008000 r ff0000 c 00bfbf m bf00bf y bfbf00 k 000000 w ffffff \
      tab:blue 1f77b4 tab:orange ff7f0e tab:green 2ca02c tab:red d62728 tab:purple 9467bd \
      tab:brown 8c564b tab:pink e377c2 tab:gray 7f7f7f tab:grey 7f7f7f tab:olive bcbd22 \
      tab:cyan 17becf \
      aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc black 000000 blue 0000ff \
      blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00 \
      chocolate d2691e coral ff7f50 cornflowerblue 6495ed crimson dc143c cyan 00ffff \
      darkblue 00008b darkcyan 008b8b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 \
      darkmagenta 8b008b darkorange ff8c00 darkred 8b0000 darkviolet 9400d3 deeppink ff1493 \
      deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222 \
      forestgreen 228b22 fuchsia ff00ff gold ffd700 goldenrod daa520 gray 808080 green 008000 \
      greenyellow adff2f grey 808080 hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0 \
      khaki f0e68c lavender e6e6fa lightblue add8e6 lightcoral f08080 lightgray d3d3d3 \
      lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1 lightskyblue 87cefa lime 00ff00 \
      limegreen 32cd32 magenta ff00ff maroon 800000 mediumblue 0000cd mediumpurple 9370db \
      midnightblue 191970 navy 000080 olive 808000 orange ffa500 orangered ff4500 orchid da70d6 \
      peru cd853f pink ffc0cb plum dda0dd purple 800080 red ff0000 royalblue 4169e1 \
      salmon fa8072 seagreen 2e8b57 sienna a0522d silver c0c0c0 skyblue 87ceeb slateblue 6a5acd \
      slategray 708090 springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 \
      tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3 white ffffff yellow ffff00 \
      yellowgreen 9acd32
      """
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let pairs = stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) }
    return Dictionary(pairs) { first, _ in first }
  }()
}
