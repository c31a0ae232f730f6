/// How a network's training has gone, over all its runs.
public struct History: Sendable {
  /// The epochs done, in order.
  public private(set) var records: [EpochRecord] = []
  /// The cost of mini-batches.
  public private(set) var costs = CostCurve()

  /// No training yet.
  public init() {}

  mutating func append(_ record: EpochRecord) { records.append(record) }
  mutating func append(cost: Double) { costs.append(cost) }
}

/// The cost over a training run of any length, in a bounded number of points.
///
/// Each point is the mean of `stride` mini-batches. When the points are full, neighbours are joined
/// and the stride doubles.
public struct CostCurve: Sendable {
  /// The means, oldest first; a last one that is not full yet is left out.
  public private(set) var points: [Double] = []
  /// Mini-batches in a point.
  public private(set) var stride = 1
  private var sum = 0.0
  private var pending = 0

  /// The largest number of points.
  static let capacity = 4096

  init() { points.reserveCapacity(CostCurve.capacity) }

  mutating func append(_ cost: Double) {
    sum += cost
    pending += 1
    guard pending == stride else { return }
    points.append(sum / Double(stride))
    (sum, pending) = (0, 0)
    if points.count == CostCurve.capacity { halve() }
  }

  private mutating func halve() {
    for index in 0..<points.count / 2 {
      points[index] = (points[2 * index] + points[2 * index + 1]) / 2
    }
    points.removeLast(points.count - points.count / 2)
    stride *= 2
  }
}
