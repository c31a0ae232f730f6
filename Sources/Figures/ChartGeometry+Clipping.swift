extension ChartGeometry {
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

  /// The part of an outline inside the unit square, side by side by the method of Sutherland and
  /// Hodgman.
  static func clippedOutline(_ outline: [Point]) -> [Point] {
    // How far inside each of the four sides a point is.
    let depths: [(Point) -> Double] = [{ $0.x }, { 1 - $0.x }, { $0.y }, { 1 - $0.y }]
    var points = outline
    for depth in depths {
      guard var previous = points.last else { return [] }
      var result: [Point] = []
      for point in points {
        let (before, here) = (depth(previous), depth(point))
        if (before < 0) != (here < 0) {
          let t = before / (before - here)
          result.append(
            Point(
              x: previous.x + (point.x - previous.x) * t,
              y: previous.y + (point.y - previous.y) * t))
        }
        if here >= 0 { result.append(point) }
        previous = point
      }
      points = result
    }
    return points
  }
}
