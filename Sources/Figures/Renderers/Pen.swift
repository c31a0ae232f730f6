/// Draws round-ended strokes with smooth edges.
///
/// The strokes of one series are gathered first and painted once, so that where they overlap the
/// edges don't get darker.
struct Pen {
  private let plot: PlotArea
  private let radius: Double
  /// The margin around the plot that a stroke's edge may reach.
  private let border: Int
  private let columns: Int
  private var coverage: [UInt8]

  /// Steps of coverage: few, so that a picture stays within 256 colours.
  private static let levels = 4

  /// Makes a pen of a radius in pixels for strokes in an area.
  init(plot: PlotArea, radius: Double) {
    self.plot = plot
    self.radius = radius
    border = Int((radius * 3).rounded(.up)) + 1
    columns = plot.width + 2 * border
    coverage = Array(repeating: 0, count: columns * (plot.height + 2 * border))
  }

  /// Adds a stroke; a point becomes a disc.
  mutating func draw(_ segment: ChartGeometry.Segment) {
    let (x0, y0) = place(segment.from)
    let (x1, y1) = place(segment.to)
    let radius = segment.from == segment.to ? self.radius * 3 : self.radius
    let reach = radius + 1
    let (dx, dy) = (x1 - x0, y1 - y0)
    let squared = dx * dx + dy * dy
    // Only pixels near the stroke are looked at: walk along its longer side.
    let isFlat = abs(dx) >= abs(dy)
    let (from, to) = isFlat ? (min(x0, x1), max(x0, x1)) : (min(y0, y1), max(y0, y1))
    let slope = isFlat ? (dx == 0 ? 0 : dy / dx) : dx / dy
    for along in Int(from - reach)...Int(to + reach) {
      let centre =
        isFlat ? y0 + (Double(along) - x0) * slope : x0 + (Double(along) - y0) * slope
      let spread = reach * 1.5 + reach * abs(slope)
      for across in Int(centre - spread)...Int(centre + spread) {
        let (x, y) = isFlat ? (along, across) : (across, along)
        let (px, py) = (Double(x) - x0, Double(y) - y0)
        let t = squared == 0 ? 0 : min(max((px * dx + py * dy) / squared, 0), 1)
        let (ex, ey) = (px - t * dx, py - t * dy)
        let distance = (ex * ex + ey * ey).squareRoot()
        let share = min(max(radius + 0.5 - distance, 0), 1)
        cover(x, y, UInt8((share * Double(Self.levels)).rounded()))
      }
    }
  }

  /// Paints all strokes in a colour.
  func paint(_ colour: RGB, on raster: inout Raster) {
    for (index, level) in coverage.enumerated() where level > 0 {
      raster.blend(
        plot.x + index % columns - border, plot.y + index / columns - border, colour,
        amount: Double(level) / Double(Self.levels))
    }
  }

  private func place(_ point: ChartGeometry.Point) -> (Double, Double) {
    (point.x * Double(plot.width - 1), (1 - point.y) * Double(plot.height - 1))
  }

  private mutating func cover(_ x: Int, _ y: Int, _ level: UInt8) {
    let (column, row) = (x + border, y + border)
    guard column >= 0, column < columns, row >= 0, row * columns + column < coverage.count
    else { return }
    coverage[row * columns + column] = max(coverage[row * columns + column], level)
  }
}
