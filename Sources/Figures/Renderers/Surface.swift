/// A rectangle in pixels.
struct PixelBox: Equatable {
  var x: Int
  var y: Int
  var width: Int
  var height: Int

  /// The column of pixels of a place between the axes.
  func pixel(x fraction: Double) -> Int {
    x + Int(clamped: (fraction * Double(width - 1)).rounded())
  }

  /// The row of pixels of a place between the axes.
  func pixel(y fraction: Double) -> Int {
    y + Int(clamped: ((1 - fraction) * Double(height - 1)).rounded())
  }

  /// The place in pixels, downwards from the top, of a place between the axes.
  func place(_ point: ChartGeometry.Point) -> ChartGeometry.Point {
    ChartGeometry.Point(
      x: Double(x) + point.x * Double(width - 1) + 0.5,
      y: Double(y) + (1 - point.y) * Double(height - 1) + 0.5)
  }
}

/// The size of letters: 1 is small, 2 is usual.
struct Lettering: Equatable {
  let scale: Int

  /// The height of a line of text with its tails, in pixels.
  var height: Int { BitmapFont.height * scale }
  /// The height of capitals, in pixels.
  var ascent: Int { BitmapFont.ascent * scale }
}

/// How something is painted.
struct Ink: Equatable {
  var colour: RGB
  var alpha = 1.0
}

/// What pictures are drawn on: pixels of a raster, or the elements of an SVG file.
///
/// Places are in pixels from the top left corner; a pixel's middle is at half a pixel.
protocol Surface {
  /// Paints a rectangle.
  mutating func fill(_ box: PixelBox, _ ink: Ink)
  /// Draws lines through points; `dashes` are lengths of strokes and gaps in pixels.
  mutating func stroke(
    _ paths: [[ChartGeometry.Point]], width: Double, dashes: [Double], _ ink: Ink)
  /// Paints the insides of outlines.
  mutating func fill(_ outlines: [[ChartGeometry.Point]], _ ink: Ink)
  /// Draws a shape of `size` pixels at each of some places.
  mutating func draw(_ marker: Marker, at places: [ChartGeometry.Point], size: Double, _ ink: Ink)
  /// Draws the part of an image that is between the axes.
  mutating func draw(_ image: ImageMark, _ geometry: ChartGeometry, in box: PixelBox)
  /// Writes one line with its top left corner at a place.
  mutating func write(_ text: String, x: Int, y: Int, _ lettering: Lettering, _ colour: RGB)
  /// How wide a text is.
  func width(of text: String, _ lettering: Lettering) -> Int
  /// Whether it has letters for a text.
  func canWrite(_ text: String) -> Bool
}
