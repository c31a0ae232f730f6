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

  /// A rectangle between the axes, its sides in growing order.
  struct Box: Equatable {
    var from: Point
    var to: Point
  }

  let xAxis: Axis
  private(set) var yAxis: Axis
  /// The vertical axis at the right, and the marks that are measured on it.
  private(set) var right: (axis: Axis, marks: Range<Int>)?

  /// The axes of a chart with about so many steps between ticks.
  init(_ chart: Chart, xSteps: Int, ySteps: Int) {
    let extent = ChartExtent(chart)
    xAxis = Axis(covering: extent.x, extent.xOptions(chart), steps: xSteps)
    yAxis = Axis(covering: extent.y, extent.yOptions(chart.yAxis, chart), steps: ySteps)
    right = chart.rightAxis.map {
      (
        Axis(covering: extent.right, extent.yOptions($0.options, chart), steps: ySteps), $0.marks
      )
    }
  }

  /// The same for the mark at `index`, whose vertical axis may be the one at the right.
  func measuring(_ index: Int) -> ChartGeometry {
    guard let right, right.marks.contains(index) else { return self }
    var result = self
    result.yAxis = right.axis
    return result
  }

  /// The place of a point; nil where it has none.
  func point(_ x: Double, _ y: Double) -> Point? {
    guard xAxis.holds(x), yAxis.holds(y) else { return nil }
    return Point(x: xAxis.fraction(of: x), y: yAxis.fraction(of: y))
  }

  /// Whether a place is between the axes.
  static func isInside(_ point: Point) -> Bool {
    let range = -1e-9...1 + 1e-9
    return range.contains(point.x) && range.contains(point.y)
  }

  /// The strokes of a series' line, cut off at the limits of the axes; its points alone where it
  /// has none.
  func segments(of series: Series) -> [Segment] {
    if series.line == nil {
      return points(of: series).compactMap { Self.clipped(Segment(from: $0.point, to: $0.point)) }
    }
    var result: [Segment] = []
    for path in paths(x: series.x, y: series.y) {
      // A point with gaps on both sides is still a point.
      if path.count == 1, let visible = Self.clipped(Segment(from: path[0], to: path[0])) {
        result.append(visible)
      }
      for (from, to) in zip(path, path.dropFirst()) {
        if let visible = Self.clipped(Segment(from: from, to: to)) { result.append(visible) }
      }
    }
    return result
  }

  /// The points of a line between gaps, not cut off.
  ///
  /// Of very many points those are left out that lie between others over the same hair's breadth.
  func paths(x: [Double], y: [Double]) -> [[Point]] {
    var result: [[Point]] = []
    var path: [Point] = []
    let thins = min(x.count, y.count) > Self.manyPoints
    var column = PointColumn()
    func endRun() {
      column.flush(into: &path)
      if !path.isEmpty { result.append(path) }
      path = []
    }
    for (x, y) in zip(x, y) {
      guard let point = point(x, y) else {
        endRun()
        continue
      }
      if thins { column.add(point, to: &path) } else { path.append(point) }
    }
    endRun()
    return result
  }

  /// The points of a series inside the axes, with their indices.
  ///
  /// Of very many points only one is kept for each place that pictures can tell apart.
  func points(of series: Series) -> [(index: Int, point: Point)] {
    var result: [(index: Int, point: Point)] = []
    let count = min(series.x.count, series.y.count)
    let side = 1024
    var isTaken = count > Self.manyPoints ? [Bool](repeating: false, count: side * side) : []
    for index in 0..<count {
      guard let point = point(series.x[index], series.y[index]), Self.isInside(point) else {
        continue
      }
      if !isTaken.isEmpty {
        let cell =
          Int(min(max(point.y, 0), 1) * Double(side - 1)) * side
          + Int(min(max(point.x, 0), 1) * Double(side - 1))
        if isTaken[cell] { continue }
        isTaken[cell] = true
      }
      result.append((index, point))
    }
    return result
  }

  /// A rectangle inside the axes; nil where nothing of it is.
  ///
  /// On a logarithmic axis a side that has no place is at the lower limit.
  func box(_ box: Bars.Box) -> Box? {
    func sides(_ sides: (from: Double, to: Double), _ axis: Axis) -> (Double, Double)? {
      func place(_ side: Double) -> Double? {
        if axis.holds(side) { return axis.fraction(of: side) }
        return side.isFinite ? (axis.low < axis.high ? 0 : 1) : nil
      }
      guard let a = place(sides.from), let b = place(sides.to) else { return nil }
      let (low, high) = (max(min(a, b), 0), min(max(a, b), 1))
      return low <= high ? (low, high) : nil
    }
    guard let x = sides(box.x, xAxis), let y = sides(box.y, yAxis) else { return nil }
    return Box(from: Point(x: x.0, y: y.0), to: Point(x: x.1, y: y.1))
  }

  /// The outlines of an area between gaps: along one curve and back along the other, cut off at
  /// the limits.
  func outlines(of area: Area) -> [[Point]] {
    let count = min(area.x.count, area.from.count, area.to.count)
    var result: [[Point]] = []
    var there: [Point] = []
    var back: [Point] = []
    func endRun() {
      let outline = Self.clippedOutline(there + back.reversed())
      if outline.count > 2 { result.append(outline) }
      there = []
      back = []
    }
    for index in 0..<count {
      guard let from = point(area.x[index], area.from[index]),
        let to = point(area.x[index], area.to[index])
      else {
        endRun()
        continue
      }
      there.append(from)
      back.append(to)
    }
    endRun()
    return result
  }

  /// More points than this are thinned out before they are drawn.
  static let manyPoints = 20_000
}

/// Points of a line over the same hair's breadth: the first, lowest, highest and last count.
private struct PointColumn {
  private var key = 0
  private var kept: [(order: Int, point: ChartGeometry.Point)] = []
  private var count = 0

  mutating func add(_ point: ChartGeometry.Point, to path: inout [ChartGeometry.Point]) {
    let newKey = Int(min(max(point.x, -1), 2) * 2048)
    if newKey != key { flush(into: &path) }
    key = newKey
    count += 1
    guard kept.count == 4 else {
      // First, lowest, highest, last: all the same at the beginning.
      kept = Array(repeating: (count, point), count: 4)
      return
    }
    if point.y < kept[1].point.y { kept[1] = (count, point) }
    if point.y > kept[2].point.y { kept[2] = (count, point) }
    kept[3] = (count, point)
  }

  mutating func flush(into path: inout [ChartGeometry.Point]) {
    var last = 0
    for (order, point) in kept.sorted(by: { $0.order < $1.order }) where order != last {
      path.append(point)
      last = order
    }
    kept = []
  }
}
