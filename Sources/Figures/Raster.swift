/// A colour of 8 bits a channel.
public struct RGB: Sendable, Hashable {
  /// The red part.
  public var red: UInt8
  /// The green part.
  public var green: UInt8
  /// The blue part.
  public var blue: UInt8

  /// Makes a colour from its parts.
  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }
}

extension RGB {
  /// The colour of these parts in percent, as sixel files give colours.
  ///
  /// Everything that is drawn uses such colours: they pass through a sixel file unchanged.
  init(percent red: Int, _ green: Int, _ blue: Int) {
    self.init(Self.byte(percent: red), Self.byte(percent: green), Self.byte(percent: blue))
  }

  /// The parts in percent, rounded.
  var percents: (red: Int, green: Int, blue: Int) {
    (Self.percent(of: red), Self.percent(of: green), Self.percent(of: blue))
  }

  /// The nearest colour whose parts are multiples of `step` percent.
  func inPercents(step: Int = 1) -> RGB {
    func nearest(_ part: Int) -> Int { min((part + step / 2) / step * step, 100) }
    let (red, green, blue) = percents
    return RGB(percent: nearest(red), nearest(green), nearest(blue))
  }

  /// The colour at `amount` of the way to another.
  func mixed(with other: RGB, amount: Double) -> RGB {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      let t = min(max(amount, 0), 1)
      return UInt8((Double(a) + (Double(b) - Double(a)) * t).rounded())
    }
    return RGB(mix(red, other.red), mix(green, other.green), mix(blue, other.blue)).inPercents()
  }

  /// Rounds as libsixel does, so that both sides agree on the byte.
  private static func byte(percent: Int) -> UInt8 {
    UInt8((min(max(percent, 0), 100) * 255 + 50) / 100)
  }

  private static func percent(of byte: UInt8) -> Int { (Int(byte) * 100 + 127) / 255 }
}

/// A picture of square pixels.
public struct Raster: Sendable, Equatable {
  /// Pixels in a row.
  public let width: Int
  /// Rows of pixels.
  public let height: Int
  /// `height` rows of `width` colours.
  public internal(set) var pixels: [RGB]

  /// Makes a picture of rows of colours; nil where there are not as many as it has pixels.
  public init?(width: Int, height: Int, pixels: [RGB]) {
    guard width > 0, height > 0, pixels.count / width == height, pixels.count % width == 0 else {
      return nil
    }
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Makes a picture of one colour, at least one pixel wide and high.
  init(width: Int, height: Int, colour: RGB) {
    self.width = max(width, 1)
    self.height = max(height, 1)
    pixels = Array(repeating: colour, count: self.width * self.height)
  }

  /// The colour of a pixel inside the picture; nil outside.
  public subscript(x: Int, y: Int) -> RGB? {
    x >= 0 && x < width && y >= 0 && y < height ? pixels[y * width + x] : nil
  }

  /// Paints one pixel; one outside is ignored.
  mutating func set(_ x: Int, _ y: Int, _ colour: RGB) {
    if x >= 0 && x < width && y >= 0 && y < height { pixels[y * width + x] = colour }
  }

  /// Mixes a colour over one pixel; one outside is ignored.
  mutating func blend(_ x: Int, _ y: Int, _ colour: RGB, amount: Double) {
    guard let below = self[x, y] else { return }
    set(x, y, below.mixed(with: colour, amount: amount))
  }

  /// Paints a rectangle, clipped to the picture.
  mutating func fill(x: Int, y: Int, width: Int, height: Int, _ colour: RGB) {
    for row in max(y, 0)..<max(max(y, 0), min(y + height, self.height)) {
      for column in max(x, 0)..<max(max(x, 0), min(x + width, self.width)) {
        pixels[row * self.width + column] = colour
      }
    }
  }

  /// Paints another picture with its corner at a place, clipped.
  mutating func paste(_ other: Raster, x: Int, y: Int) {
    for row in 0..<other.height {
      for column in 0..<other.width {
        set(x + column, y + row, other.pixels[row * other.width + column])
      }
    }
  }
}
