/// How a network's training has gone, over all its runs.
public struct History: Sendable {
  /// The epochs done, in order.
  public private(set) var records: [EpochRecord] = []
  /// The cost of mini-batches.
  public private(set) var costs = CostCurve()

  /// No training yet.
  public init() {}

  /// A history as it was kept.
  public init(records: [EpochRecord], costs: CostCurve) {
    self.records = records
    self.costs = costs
  }

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
  /// The sum of the costs that wait for the next point.
  public private(set) var sum = 0.0
  /// How many wait.
  public private(set) var pending = 0

  /// The largest number of points.
  static let capacity = 4096

  /// No costs yet.
  public init() {}

  /// A curve as it was kept; nil where its numbers cannot be one's.
  public init?(points: [Double], stride: Int, sum: Double, pending: Int) {
    guard points.count < CostCurve.capacity, stride > 0, stride < 1 << 50, pending >= 0,
      pending < stride
    else { return nil }
    self.init()
    self.points += points
    (self.stride, self.sum, self.pending) = (stride, sum, pending)
  }

  /// Adds the cost of a mini-batch.
  public mutating func append(_ cost: Double) {
    if points.isEmpty { points.reserveCapacity(CostCurve.capacity) }
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
