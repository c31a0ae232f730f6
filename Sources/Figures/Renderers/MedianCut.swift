/// Few colours that stand for many.
///
/// The box of all colours is halved again and again where its longest side has as many pixels on
/// both sides; each box is then its mean (Heckbert, "Color Image Quantization for Frame Buffer
/// Display", 1982).
struct MedianCut {
  private var substitutes: [RGB: RGB] = [:]

  /// Finds at most `limit` colours for some that are counted, as whole percents.
  init(_ counts: [RGB: Int], to limit: Int) {
    // Sorted, so that the same picture always gets the same colours.
    let sorted = counts.sorted { Self.key($0.key) < Self.key($1.key) }
    var boxes = [Box(sorted)]
    while boxes.count < limit {
      guard let widest = boxes.indices.max(by: { boxes[$0].priority < boxes[$1].priority }),
        boxes[widest].priority > 0
      else { break }
      let (a, b) = boxes[widest].halved()
      boxes[widest] = a
      boxes.append(b)
    }
    for box in boxes {
      let mean = box.mean
      for (colour, _) in box.colours { substitutes[colour] = mean }
    }
  }

  /// The colour that stands for a counted one; another stays as it is.
  subscript(colour: RGB) -> RGB { substitutes[colour] ?? colour }

  private static func key(_ colour: RGB) -> Int {
    Int(colour.red) << 16 | Int(colour.green) << 8 | Int(colour.blue)
  }

  private struct Box {
    let colours: [(key: RGB, value: Int)]
    private let channel: Int
    /// How much is won by halving it: its extent, weighted by its pixels.
    let priority: Double

    init(_ colours: [(key: RGB, value: Int)]) {
      self.colours = colours
      let extents = (0..<3).map { channel -> Int in
        let parts = colours.map { Self.part($0.key, channel) }
        return (parts.max() ?? 0) - (parts.min() ?? 0)
      }
      channel = extents.indices.max { extents[$0] < extents[$1] } ?? 0
      let pixels = colours.reduce(0) { $0 + $1.value }
      priority =
        colours.count > 1 ? Double(extents[channel]) * Double(pixels).squareRoot() : 0
    }

    func halved() -> (Box, Box) {
      let sorted = colours.enumerated().sorted { a, b in
        let (left, right) = (Self.part(a.element.key, channel), Self.part(b.element.key, channel))
        return left == right ? a.offset < b.offset : left < right
      }.map(\.element)
      let half = sorted.reduce(0) { $0 + $1.value } / 2
      var (count, index) = (0, 0)
      while index < sorted.count - 1, index == 0 || count + sorted[index].value <= half {
        count += sorted[index].value
        index += 1
      }
      return (Box(Array(sorted[..<index])), Box(Array(sorted[index...])))
    }

    var mean: RGB {
      let total = max(colours.reduce(0) { $0 + $1.value }, 1)
      let parts = (0..<3).map { channel in
        UInt8(clamping: colours.reduce(0) { $0 + Self.part($1.key, channel) * $1.value } / total)
      }
      return RGB(parts[0], parts[1], parts[2]).inPercents()
    }

    private static func part(_ colour: RGB, _ channel: Int) -> Int {
      Int(channel == 0 ? colour.red : channel == 1 ? colour.green : colour.blue)
    }
  }
}
