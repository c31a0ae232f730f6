/// Paints strokes, discs and polygons with smooth edges.
///
/// The shapes of one mark are gathered first and painted once, so that where they overlap the
/// edges don't get darker.
struct Pen {
  private let width: Int
  private let height: Int
  private var coverage: [UInt8]
  /// The rows and columns where something is gathered.
  private var rows: Range<Int>?
  private var columns: Range<Int>?

  /// Steps of coverage: few, so that a picture stays within 256 colours.
  private static let levels = 4

  /// Makes a pen for a picture of a size.
  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    coverage = Array(repeating: 0, count: width * height)
  }

  /// Adds a disc.
  mutating func disc(_ centre: ChartGeometry.Point, radius: Double) {
    stroke(centre, centre, radius: radius)
  }

  /// Adds a stroke with round ends.
  mutating func stroke(_ from: ChartGeometry.Point, _ to: ChartGeometry.Point, radius: Double) {
    // A pixel's middle is at half a pixel.
    let (x0, y0) = (from.x - 0.5, from.y - 0.5)
    let (x1, y1) = (to.x - 0.5, to.y - 0.5)
    let radius = min(max(radius, 0.3), 1000)
    let reach = radius + 1
    let (dx, dy) = (x1 - x0, y1 - y0)
    let squared = dx * dx + dy * dy
    // Only pixels near the stroke are looked at: walk along its longer side.
    let isFlat = abs(dx) >= abs(dy)
    let (start, end) = isFlat ? (min(x0, x1), max(x0, x1)) : (min(y0, y1), max(y0, y1))
    let slope = isFlat ? (dx == 0 ? 0 : dy / dx) : dx / dy
    let most = Double(isFlat ? width : height)
    guard start - reach < most, end + reach > 0 else { return }
    for along in Int(max(start - reach, -1))...Int(min(end + reach, most)) {
      let centre =
        isFlat ? y0 + (Double(along) - x0) * slope : x0 + (Double(along) - y0) * slope
      let spread = reach * 1.5 + reach * abs(slope)
      let across = max(centre - spread, -1)...max(min(centre + spread, 1e6), -1)
      for across in Int(across.lowerBound)...Int(across.upperBound) {
        let (x, y) = isFlat ? (along, across) : (across, along)
        let (px, py) = (Double(x) - x0, Double(y) - y0)
        let t = squared == 0 ? 0 : min(max((px * dx + py * dy) / squared, 0), 1)
        let (ex, ey) = (px - t * dx, py - t * dy)
        let distance = (ex * ex + ey * ey).squareRoot()
        cover(x, y, min(max(radius + 0.5 - distance, 0), 1))
      }
    }
  }

  /// Adds the inside of an outline, by the even-odd rule.
  mutating func polygon(_ outline: [ChartGeometry.Point]) {
    guard let last = outline.last, outline.count > 2 else { return }
    let low = outline.lazy.map(\.y).min() ?? 0
    let high = outline.lazy.map(\.y).max() ?? 0
    let first = Int(min(max(low, 0), Double(height)))
    let end = Int(clamped: min(max(high.rounded(.up), 0), Double(height)))
    guard first < end else { return }
    // Where the outline crosses four lines in each row of pixels.
    let lines = 4
    var crossings = [[Double]](repeating: [], count: (end - first) * lines)
    var previous = last
    for point in outline {
      let (upper, lower) = previous.y < point.y ? (previous, point) : (point, previous)
      let start = ((upper.y - Double(first)) * Double(lines) - 0.5).rounded(.up)
      let stop = ((lower.y - Double(first)) * Double(lines) - 0.5).rounded(.up)
      let range =
        Int(
          max(start, 0))..<max(
          Int(max(start, 0)), Int(min(max(stop, 0), Double(crossings.count))))
      for line in range {
        let y = Double(first) + (Double(line) + 0.5) / Double(lines)
        let t = (y - upper.y) / (lower.y - upper.y)
        crossings[line].append(upper.x + (lower.x - upper.x) * t)
      }
      previous = point
    }
    var shares = [Double](repeating: 0, count: width)
    for row in first..<end {
      var touched = width..<width
      for line in 0..<lines {
        let places = crossings[(row - first) * lines + line].sorted()
        for index in stride(from: 0, to: places.count - 1, by: 2) {
          let from = min(max(places[index], 0), Double(width))
          let to = min(max(places[index + 1], 0), Double(width))
          guard from < to else { continue }
          let columns = Int(clamped: from)..<min(Int(clamped: to.rounded(.up)), width)
          touched =
            min(
              touched.lowerBound, columns.lowerBound)..<max(
              touched.lowerBound == width ? 0 : touched.upperBound, columns.upperBound)
          for column in columns {
            let share = min(to, Double(column + 1)) - max(from, Double(column))
            shares[column] += share / Double(lines)
          }
        }
      }
      for column in touched where column < width {
        cover(column, row, shares[column])
        shares[column] = 0
      }
    }
  }

  /// Paints what was gathered, and begins anew.
  mutating func paint(_ ink: Ink, on raster: inout Raster) {
    guard let rows, let columns else { return }
    for y in rows {
      for x in columns where coverage[y * width + x] > 0 {
        let share = Double(coverage[y * width + x]) / Double(Self.levels)
        raster.blend(x, y, ink.colour, amount: share * ink.alpha)
        coverage[y * width + x] = 0
      }
    }
    self.rows = nil
    self.columns = nil
  }

  private mutating func cover(_ x: Int, _ y: Int, _ share: Double) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let level = UInt8((min(max(share, 0), 1) * Double(Self.levels)).rounded())
    guard level > coverage[y * width + x] else { return }
    coverage[y * width + x] = level
    rows = rows.map { min($0.lowerBound, y)..<max($0.upperBound, y + 1) } ?? y..<y + 1
    columns = columns.map { min($0.lowerBound, x)..<max($0.upperBound, x + 1) } ?? x..<x + 1
  }
}
