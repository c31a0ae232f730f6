/// The counts of values in intervals of equal length, by the rules of NumPy's `histogram`.
///
/// Every interval holds its lower edge and not its upper one, except that the last holds both.
public struct HistogramBins: Sendable, Equatable {
  /// The edges: one more than there are intervals.
  public let edges: [Double]
  /// How many values lie in each interval, or the sums of their weights.
  public let counts: [Double]

  /// Makes intervals over a range; nil where it is not finite or its ends are not in order.
  ///
  /// - Parameters:
  ///   - values: The values; those outside the range, and those that are not numbers, don't count.
  ///   - count: The number of intervals.
  ///   - range: The first and the last edge; nil takes the least and the greatest value.
  ///   - weights: What each value counts; 1 where missing.
  public init?(
    _ values: [Double], count: Int, range: (low: Double, high: Double)? = nil,
    weights: [Double] = []
  ) {
    var (low, high) = range ?? (values.min() ?? 0, values.max() ?? 1)
    if values.contains(where: \.isNaN), range == nil { return nil }
    guard low.isFinite, high.isFinite, low <= high, (1...1_000_000).contains(count) else {
      return nil
    }
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    let step = (high - low) / Double(count)
    guard step.isFinite else { return nil }
    // As NumPy's linspace: the last edge is exact.
    let edges = (0...count).map { $0 == count ? high : Double($0) * step + low }
    self.init(values, edges: edges, weights: weights, step: (low, Double(count) / (high - low)))
  }

  /// Makes intervals between edges that grow; nil where they don't, or are fewer than two.
  public init?(_ values: [Double], edges: [Double], weights: [Double] = []) {
    guard edges.count > 1, zip(edges, edges.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      return nil
    }
    self.init(values, edges: edges, weights: weights, step: nil)
  }

  private init(
    _ values: [Double], edges: [Double], weights: [Double],
    step: (low: Double, perUnit: Double)?
  ) {
    let last = edges.count - 2
    var counts = [Double](repeating: 0, count: edges.count - 1)
    for (index, value) in values.enumerated()
    where value >= edges[0] && value <= edges[last + 1] {
      var bin: Int
      if let step {
        bin = min(max(Int(clamped: (value - step.low) * step.perUnit), 0), last)
        // Rounding may have put the value on the wrong side of an edge.
        if value < edges[bin], bin > 0 { bin -= 1 }
        if bin < last, value >= edges[bin + 1] { bin += 1 }
      } else {
        bin = min(Self.insertion(of: value, in: edges) - 1, last)
      }
      counts[max(bin, 0)] += index < weights.count ? weights[index] : 1
    }
    self.edges = edges
    self.counts = counts
  }

  /// The number of edges that are not above a value.
  private static func insertion(of value: Double, in edges: [Double]) -> Int {
    var (low, high) = (0, edges.count)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The counts as densities: the areas of the bars add up to 1.
  public var densities: [Double] {
    let total = counts.reduce(0, +)
    return counts.indices.map { counts[$0] / (edges[$0 + 1] - edges[$0]) / total }
  }
}
