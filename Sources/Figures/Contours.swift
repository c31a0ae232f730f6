import Glibc

/// Lines of equal height through values on a grid.
public struct Contours: Sendable, Equatable {
  /// The horizontal positions of the columns.
  public let x: [Double]
  /// The positions of the rows.
  public let y: [Double]
  /// `y.count` rows of `x.count` values.
  public let values: [Double]

  /// Makes a grid; nil where there are fewer than two rows or columns, or the counts differ.
  public init?(x: [Double], y: [Double], values: [Double]) {
    guard x.count > 1, y.count > 1, values.count / x.count == y.count,
      values.count % x.count == 0
    else { return nil }
    self.x = x
    self.y = y
    self.values = values
  }

  /// About `count` round heights between the least and the greatest value.
  public func levels(about count: Int = 7) -> [Double] {
    let finite = values.lazy.filter { $0.isFinite && abs($0) <= Axis.limit }
    guard let low = finite.min(), let high = finite.max(), low < high else { return [] }
    let step = Self.step(atLeast: (high - low) / Double(min(max(count, 1), 100) + 1))
    let first = (low / step).rounded(.up)
    let last = (high / step).rounded(.down)
    guard first <= last, last - first <= 1000 else { return [] }
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// The least of many round numbers that is not below `size`.
  private static func step(atLeast size: Double) -> Double {
    let power = Axis.niceStep(atLeast: size) / 10
    let factors = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100]
    // Powers of ten alone are exact enough to be multiplied.
    let base = Double(scientific(pow(10, floor(log10(power))))) ?? power
    return factors.map { $0 * base }.first { $0 >= size * (1 - 1e-9) && $0 > 0 } ?? power * 10
  }

  /// The line at a height as a path with gaps: x and y of its points, NaN between its parts.
  ///
  /// Each square of the grid is crossed by the line where its corners are on both sides of the
  /// height (marching squares); where opposite corners agree, the middle of the square decides.
  public func line(at level: Double) -> (x: [Double], y: [Double]) {
    var strokes = StrokeJoiner()
    for row in 0..<(y.count - 1) {
      for column in 0..<(x.count - 1) { addStrokes(row, column, level, to: &strokes) }
    }
    return strokes.path()
  }

  private func addStrokes(
    _ row: Int, _ column: Int, _ level: Double, to strokes: inout StrokeJoiner
  ) {
    let width = x.count
    let place = row * width + column
    // The corners, around the square: each side is between a corner and the next.
    let heights = [
      values[place], values[place + 1], values[place + width + 1], values[place + width],
    ]
    guard heights.allSatisfy(\.isFinite) else { return }
    let isAbove = heights.map { $0 >= level }
    let corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
    // Sides are named alike from both squares that share them, so that strokes can be joined.
    let keys = [place * 2, (place + 1) * 2 + 1, (place + width) * 2, place * 2 + 1]
    func crossing(_ side: Int) -> StrokeJoiner.End {
      let next = (side + 1) % 4
      let t = (level - heights[side]) / (heights[next] - heights[side])
      let (from, to) = (corners[side], corners[next])
      return StrokeJoiner.End(
        key: keys[side], x: x[from.0] + (x[to.0] - x[from.0]) * t,
        y: y[from.1] + (y[to.1] - y[from.1]) * t)
    }
    let sides = (0..<4).filter { isAbove[$0] != isAbove[($0 + 1) % 4] }
    if sides.count == 2 {
      strokes.add(crossing(sides[0]), crossing(sides[1]))
    } else if sides.count == 4 {
      let isMiddleAbove = heights.reduce(0) { $0 + $1 / 4 } >= level
      // The corners that differ from the middle are cut off.
      let first = isAbove[0] == isMiddleAbove ? 0 : 3
      strokes.add(crossing(first), crossing((first + 1) % 4))
      strokes.add(crossing((first + 2) % 4), crossing((first + 3) % 4))
    }
  }

  /// The areas between the heights as an image of bands, each value the middle of its band.
  ///
  /// - Parameter scale: How the middles become colours.
  public func bands(_ levels: [Double], scale: ColourScale) -> ImageMark? {
    let levels = levels.sorted()
    let columns = min(max(x.count, 240), 1000)
    let rows = min(max(y.count, 240), 1000)
    var result: [Float] = []
    result.reserveCapacity(columns * rows)
    for row in 0..<rows {
      let down = (Double(row) + 0.5) / Double(rows) * Double(y.count - 1)
      for column in 0..<columns {
        let across = (Double(column) + 0.5) / Double(columns) * Double(x.count - 1)
        result.append(Self.band(of: value(across: across, down: down), levels))
      }
    }
    func edges(_ places: [Double], _ count: Int) -> [Double] {
      (0...count).map { index in
        let place = Double(index) / Double(count) * Double(places.count - 1)
        let before = min(Int(clamped: place), places.count - 2)
        return places[before] + (places[before + 1] - places[before]) * (place - Double(before))
      }
    }
    return ImageMark(
      width: columns, height: rows, cells: .values(result, scale), xEdges: edges(x, columns),
      yEdges: edges(y, rows))
  }

  /// The value between the points of the grid, by the nearest four.
  private func value(across: Double, down: Double) -> Double {
    let (column, row) = (min(Int(across), x.count - 2), min(Int(down), y.count - 2))
    let (s, t) = (across - Double(column), down - Double(row))
    let place = row * x.count + column
    let upper = values[place] * (1 - s) + values[place + 1] * s
    let lower = values[place + x.count] * (1 - s) + values[place + x.count + 1] * s
    return upper * (1 - t) + lower * t
  }

  private static func band(of value: Double, _ levels: [Double]) -> Float {
    guard value.isFinite, let first = levels.first, value >= first,
      let next = levels.firstIndex(where: { $0 > value })
    else { return levels.last == value ? Float(value) : .nan }
    return Float((levels[next - 1] + levels[next]) / 2)
  }
}

/// Joins strokes that meet into long paths.
private struct StrokeJoiner {
  /// An end of a stroke; ends with the same key are the same place.
  struct End: Equatable {
    var key: Int
    var x: Double
    var y: Double
  }

  private var strokes: [(End, End)] = []
  private var atKey: [Int: [Int]] = [:]

  mutating func add(_ from: End, _ to: End) {
    atKey[from.key, default: []].append(strokes.count)
    atKey[to.key, default: []].append(strokes.count)
    strokes.append((from, to))
  }

  /// All strokes as one path, NaN between parts that don't meet.
  func path() -> (x: [Double], y: [Double]) {
    var isUsed = [Bool](repeating: false, count: strokes.count)
    var (x, y): ([Double], [Double]) = ([], [])
    func next(from key: Int) -> (index: Int, end: End)? {
      guard let index = atKey[key]?.first(where: { !isUsed[$0] }) else { return nil }
      let (a, b) = strokes[index]
      return (index, a.key == key ? b : a)
    }
    for start in strokes.indices where !isUsed[start] {
      isUsed[start] = true
      var ends = [strokes[start].1]
      while let last = ends.last, let (index, end) = next(from: last.key) {
        isUsed[index] = true
        ends.append(end)
      }
      var before = [strokes[start].0]
      while let last = before.last, let (index, end) = next(from: last.key) {
        isUsed[index] = true
        before.append(end)
      }
      if !x.isEmpty {
        x.append(.nan)
        y.append(.nan)
      }
      for end in before.reversed() + ends {
        x.append(end.x)
        y.append(end.y)
      }
    }
    return (x, y)
  }
}
