import TerminalText

/// Where a chart's points lie between its axes, whatever it is drawn on.
struct ChartGeometry {
  /// A place between the axes: (0, 0) at the bottom left, (1, 1) at the top right.
  struct Point: Equatable {
    var x: Double
    var y: Double
  }

  /// A stroke between two places; both are the same for a single point.
  struct Segment: Equatable {
    var from: Point
    var to: Point
  }

  let xAxis: Axis
  let yAxis: Axis

  /// The axes of a chart with about so many steps between ticks.
  init(_ chart: Chart, xSteps: Int, ySteps: Int) {
    let points = chart.series.lazy.flatMap { zip($0.x, $0.y) }
      .filter { $0.isFinite && $1.isFinite }
    xAxis = Axis(
      covering: points.map(\.0), fixed: chart.xRange, steps: xSteps, extended: false,
      wholeSteps: true)
    yAxis = Axis(covering: points.map(\.1), fixed: chart.yRange, steps: ySteps, extended: true)
  }

  /// The strokes of a series, cut off at the limits of the axes.
  func segments(of series: Series) -> [Segment] {
    var result: [Segment] = []
    var previous: Point?
    var isJoined = false
    func endRun() {
      // A point with gaps on both sides is still a point.
      if let previous, !isJoined { append(Segment(from: previous, to: previous)) }
      previous = nil
      isJoined = false
    }
    func append(_ segment: Segment) {
      if let visible = Self.clipped(segment) { result.append(visible) }
    }
    for (x, y) in zip(series.x, series.y) {
      guard x.isFinite, y.isFinite else {
        endRun()
        continue
      }
      let point = Point(x: xAxis.fraction(of: x), y: yAxis.fraction(of: y))
      if series.style == .points {
        append(Segment(from: point, to: point))
      } else {
        if let previous {
          append(Segment(from: previous, to: point))
          isJoined = true
        }
        previous = point
      }
    }
    endRun()
    return result
  }

  /// The part of a stroke inside the unit square, by the method of Liang and Barsky.
  static func clipped(_ segment: Segment) -> Segment? {
    let (from, to) = (segment.from, segment.to)
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    var start = 0.0
    var end = 1.0
    for (step, room) in [(-dx, from.x), (dx, 1 - from.x), (-dy, from.y), (dy, 1 - from.y)] {
      if step == 0 {
        if room < -1e-12 { return nil }
      } else if step < 0 {
        start = max(start, room / step)
      } else {
        end = min(end, room / step)
      }
    }
    guard start <= end else { return nil }
    func place(_ t: Double) -> Point { Point(x: from.x + t * dx, y: from.y + t * dy) }
    return Segment(
      from: start == 0 ? from : place(start), to: end == 1 ? to : place(end))
  }
}
