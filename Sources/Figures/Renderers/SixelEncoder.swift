/// Writes a picture in the sixel format of DEC's VT340.
///
/// A sixel character holds six pixels of one column; each band of six rows is written once for
/// each colour in it. Reference: DEC's "VT330/VT340 Programmer Reference Manual", chapter 14.
enum SixelEncoder {
  /// The most colours that terminals take.
  static let mostColours = 256

  /// The picture as an escape sequence, from `ESC P` to `ESC \`.
  ///
  /// The picture's colours are those of `drawn(_:)`.
  static func text(of raster: Raster) -> String {
    let raster = drawn(raster)
    let (colours, indices) = indexed(raster)
    // Parameter 2 = 1 leaves unset pixels alone; every pixel is set. Then 1:1 pixels and the size.
    var bytes = Array("\u{1B}P0;1;0q\"1;1;\(raster.width);\(raster.height)".utf8)
    for (index, colour) in colours.enumerated() {
      let (red, green, blue) = colour.percents
      bytes += "#\(index);2;\(red);\(green);\(blue)".utf8
    }
    var band = Band(width: raster.width, colourCount: colours.count)
    for top in stride(from: 0, to: raster.height, by: 6) {
      if top > 0 { bytes.append(UInt8(ascii: "-")) }
      band.read(indices, top: top, height: raster.height)
      band.write(to: &bytes)
    }
    bytes += "\u{1B}\\".utf8
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The picture in colours that a sixel file can hold: parts in whole percents, 256 at most.
  ///
  /// Drawn figures already are so, but for charts with many crossing lines and images of colours:
  /// theirs are gathered around those that stand for most.
  static func drawn(_ raster: Raster) -> Raster {
    let result = mapped(raster) { $0.inPercents() }
    var counts: [RGB: Int] = [:]
    var run: (colour: RGB, count: Int)?
    for colour in result.pixels {
      // Neighbours are mostly alike: they are counted at once.
      if let last = run, last.colour == colour {
        run = (colour, last.count + 1)
      } else {
        if let run { counts[run.colour, default: 0] += run.count }
        run = (colour, 1)
      }
    }
    if let run { counts[run.colour, default: 0] += run.count }
    if counts.count <= mostColours { return result }
    let cut = MedianCut(counts, to: mostColours)
    return mapped(result) { cut[$0] }
  }

  private static func mapped(_ raster: Raster, _ body: (RGB) -> RGB) -> Raster {
    var result = raster
    var previous: (old: RGB, new: RGB)?
    for (index, colour) in raster.pixels.enumerated() {
      // Neighbours are mostly alike: the last answer saves most of the work.
      let new: RGB
      if let previous, previous.old == colour { new = previous.new } else { new = body(colour) }
      result.pixels[index] = new
      previous = (colour, new)
    }
    return result
  }

  /// The picture's colours in the order they appear, and each pixel's index among them.
  private static func indexed(_ raster: Raster) -> (colours: [RGB], indices: [UInt8]) {
    var colours: [RGB] = []
    var known: [RGB: UInt8] = [:]
    var last: (colour: RGB, index: UInt8)?
    let indices = raster.pixels.map { colour -> UInt8 in
      if let last, last.colour == colour { return last.index }
      let index = known[colour] ?? UInt8(clamping: colours.count)
      if known[colour] == nil {
        known[colour] = index
        colours.append(colour)
      }
      last = (colour, index)
      return index
    }
    return (colours, indices)
  }

  /// Six rows of pixels as sixels, one line of them for each colour.
  private struct Band {
    private let width: Int
    private var lines: [[UInt8]]
    /// The colours in the band, in order of appearance, with their first and last column.
    private var used: [(colour: Int, first: Int, last: Int)] = []
    private var places: [Int?]

    init(width: Int, colourCount: Int) {
      self.width = width
      lines = Array(repeating: Array(repeating: 0, count: width), count: colourCount)
      places = Array(repeating: nil, count: colourCount)
    }

    /// Takes the pixels of up to six rows.
    mutating func read(_ indices: [UInt8], top: Int, height: Int) {
      for (colour, first, last) in used {
        for column in first...last { lines[colour][column] = 0 }
        places[colour] = nil
      }
      used.removeAll(keepingCapacity: true)
      for row in top..<min(top + 6, height) {
        for column in 0..<width {
          let colour = Int(indices[row * width + column])
          lines[colour][column] |= 1 << UInt8(row - top)
          if let place = places[colour] {
            used[place].first = min(used[place].first, column)
            used[place].last = max(used[place].last, column)
          } else {
            places[colour] = used.count
            used.append((colour, column, column))
          }
        }
      }
    }

    /// Appends the sixels of each colour, going back to the left between them.
    func write(to bytes: inout [UInt8]) {
      for (index, (colour, first, last)) in used.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: "$")) }
        bytes += "#\(colour)".utf8
        if first > 0 { SixelEncoder.append(0, times: first, to: &bytes) }
        var column = first
        while column <= last {
          let sixel = lines[colour][column]
          var end = column + 1
          while end <= last && lines[colour][end] == sixel { end += 1 }
          SixelEncoder.append(sixel, times: end - column, to: &bytes)
          column = end
        }
      }
    }
  }

  /// Appends a run of the same sixel: three or fewer are shorter without a count.
  private static func append(_ sixel: UInt8, times: Int, to bytes: inout [UInt8]) {
    let byte = UInt8(ascii: "?") + sixel
    if times > 3 {
      bytes += "!\(times)".utf8
      bytes.append(byte)
    } else {
      for _ in 0..<times { bytes.append(byte) }
    }
  }
}
