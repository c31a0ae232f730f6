/// Cells of colour between the axes of a chart: an image, a heat map, filled contours.
public struct ImageMark: Sendable, Equatable {
  /// What the cells hold.
  public enum Cells: Sendable, Equatable {
    /// Numbers; one that is not finite is drawn as paper.
    case values([Float], ColourScale)
    /// Colours.
    case colours([RGB])
  }

  /// Cells in a row.
  public let width: Int
  /// Rows of cells.
  public let height: Int
  /// `height` rows of `width` cells.
  public let cells: Cells
  /// Where the cells of a row begin and end: `width` + 1 numbers that grow or fall.
  public let xEdges: [Double]
  /// Where the rows begin and end: `height` + 1 numbers that grow or fall.
  public let yEdges: [Double]

  /// Makes an image; nil where the counts of cells and edges are not as they should be.
  ///
  /// Without edges a cell is a unit wide and high, with its middle at its index.
  public init?(
    width: Int, height: Int, cells: Cells, xEdges: [Double]? = nil, yEdges: [Double]? = nil
  ) {
    let count =
      switch cells {
      case .values(let values, _): values.count
      case .colours(let colours): colours.count
      }
    guard width > 0, height > 0, count / width == height, count % width == 0 else { return nil }
    let xEdges = xEdges ?? (0...width).map { Double($0) - 0.5 }
    let yEdges = yEdges ?? (0...height).map { Double($0) - 0.5 }
    guard xEdges.count == width + 1, yEdges.count == height + 1 else { return nil }
    self.width = width
    self.height = height
    self.cells = cells
    self.xEdges = xEdges
    self.yEdges = yEdges
  }

  /// What one unit of a drawing shows.
  enum Sample: Equatable {
    case nothing
    case value(Float)
    case colour(RGB)
  }

  /// The image between the axes of `geometry` in other units: the mean of the cells that a unit
  /// covers, or the cell in its middle where cells are larger.
  func sampled(columns: Int, rows: Int, _ geometry: ChartGeometry) -> [Sample] {
    let across = Self.shares(of: xEdges, axis: geometry.xAxis, count: columns, isDown: false)
    let down = Self.shares(of: yEdges, axis: geometry.yAxis, count: rows, isDown: true)
    var result: [Sample] = []
    result.reserveCapacity(columns * rows)
    for rowShares in down {
      for columnShares in across { result.append(mean(rowShares, columnShares)) }
    }
    return result
  }

  private typealias Share = (index: Int, share: Double)

  private func mean(_ rows: [Share], _ columns: [Share]) -> Sample {
    if rows.isEmpty || columns.isEmpty { return .nothing }
    switch cells {
    case .values(let values, _):
      if rows.count == 1, columns.count == 1 {
        let value = values[rows[0].index * width + columns[0].index]
        return value.isFinite ? .value(value) : .nothing
      }
      var sum = 0.0
      var weight = 0.0
      for row in rows {
        for column in columns {
          let value = values[row.index * width + column.index]
          guard value.isFinite else { continue }
          sum += Double(value) * row.share * column.share
          weight += row.share * column.share
        }
      }
      return weight > 0 ? .value(Float(sum / weight)) : .nothing
    case .colours(let colours):
      if rows.count == 1, columns.count == 1 {
        return .colour(colours[rows[0].index * width + columns[0].index])
      }
      var sums = (0.0, 0.0, 0.0)
      var weight = 0.0
      for row in rows {
        for column in columns {
          let colour = colours[row.index * width + column.index]
          let share = row.share * column.share
          sums.0 += Double(colour.red) * share
          sums.1 += Double(colour.green) * share
          sums.2 += Double(colour.blue) * share
          weight += share
        }
      }
      func part(_ sum: Double) -> UInt8 { UInt8(min(max((sum / weight).rounded(), 0), 255)) }
      return weight > 0 ? .colour(RGB(part(sums.0), part(sums.1), part(sums.2))) : .nothing
    }
  }

  /// For each of `count` units along an axis the cells it covers, and how much of each.
  private static func shares(
    of edges: [Double], axis: Axis, count: Int, isDown: Bool
  ) -> [[Share]] {
    guard count > 0, edges.count > 1 else { return [] }
    var places = edges.map { axis.holds($0) ? axis.fraction(of: $0) : .nan }
    if isDown { places = places.map { 1 - $0 } }
    let cells = places.count - 1
    var result = [[Share]](repeating: [], count: count)
    for cell in 0..<cells {
      let (a, b) = (places[cell], places[cell + 1])
      guard a.isFinite, b.isFinite else { continue }
      let low = min(a, b) * Double(count)
      let high = max(a, b) * Double(count)
      guard high > 0, low < Double(count) else { continue }
      let first = max(Int(max(low, 0)), 0)
      let last = min(Int(min(high, Double(count))), count - 1)
      guard first <= last else { continue }
      for unit in first...last {
        let overlap = min(high, Double(unit + 1)) - max(low, Double(unit))
        if overlap > 1e-9 { result[unit].append((cell, overlap)) }
      }
    }
    // Cells larger than a unit keep hard borders: the one that covers most of it counts.
    let isEnlarged = abs((places.last ?? 0) - (places.first ?? 0)) * Double(count) >= Double(cells)
    if isEnlarged {
      for unit in result.indices where result[unit].count > 1 {
        if let most = result[unit].max(by: { $0.share < $1.share }) { result[unit] = [most] }
      }
    }
    return result
  }

  /// The colour of a sample; nil where nothing is.
  func colour(of sample: Sample) -> RGB? {
    switch sample {
    case .nothing: nil
    case .colour(let colour): colour.inPercents()
    case .value(let value):
      if case .values(_, let scale) = cells { scale.colour(of: value) } else { nil }
    }
  }

  /// How strong a sample is, 0...1: its place on the scale, or its lightness.
  func strength(of sample: Sample) -> Double? {
    switch sample {
    case .nothing: nil
    case .colour(let colour): colour.lightness
    case .value(let value):
      if case .values(_, let scale) = cells { scale.position(of: value) } else { nil }
    }
  }

  /// Whether zero is in the middle of its scale and both signs are opposites.
  var isDiverging: Bool {
    if case .values(_, let scale) = cells { return scale.map.isDiverging }
    return false
  }

  /// How values become colours; nil for an image of colours.
  public var scale: ColourScale? {
    if case .values(_, let scale) = cells { scale } else { nil }
  }
}
