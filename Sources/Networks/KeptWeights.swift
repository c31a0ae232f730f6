import Graphs
import Tensors

/// Copies of the weights to return to when a cost stops being a number.
///
/// A step's cost tells whether the weights *before* it were good, when the step has already changed
/// them. So a copy is made every so often, and counts only once the next step has had a finite cost.
struct KeptWeights {
  private let parameters: [Parameter]
  private var good: [Tensor]
  private var goodBatch = 0
  private var latest: [Tensor]
  private var latestBatch = 0
  private var isLatestGood = true

  /// A copy is made at the start of an epoch and at every multiple of this number of mini-batches:
  /// rarely enough to cost nothing.
  static let interval = 1000

  /// Copies of the weights as they are, before mini-batch `batch`.
  init(of parameters: [Parameter], batch: Int = 0) throws {
    self.parameters = parameters
    (goodBatch, latestBatch) = (batch, batch)
    good = try parameters.map { try $0.value.copied() }
    latest = try parameters.map { try $0.value.copied() }
  }

  /// Copies the weights before a mini-batch, if it is time to.
  mutating func keep(ifDue batch: Int, batchesPerEpoch: Int) throws {
    guard batch % KeptWeights.interval == 0 || batch % batchesPerEpoch == 0 else { return }
    for (parameter, copy) in zip(parameters, latest) {
      try parameter.value.withUnsafeBytes { source in
        try copy.withUnsafeMutableBytes { $0.copyMemory(from: source) }
      }
    }
    (latestBatch, isLatestGood) = (batch, false)
  }

  /// Notes that the mini-batch after the last copy had a finite cost.
  mutating func confirm() {
    if isLatestGood { return }
    swap(&good, &latest)
    (goodBatch, isLatestGood) = (latestBatch, true)
  }

  /// Puts the last good copy back and gives the number of the mini-batch it is from before.
  func restore() throws -> Int {
    for (parameter, copy) in zip(parameters, good) { try parameter.assign(copy) }
    return goodBatch
  }
}
