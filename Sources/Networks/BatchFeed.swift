import Graphs
import Tensors

/// Hands rows of a table of inputs to a plan, a mini-batch at a time, without taking memory.
struct BatchFeed {
  private let batchSize: Int
  private let features: Int
  private let dtype: DType
  /// Where a last mini-batch that is not full is filled up with zeros.
  private let padded: Tensor

  init(batchSize: Int, features: Int, dtype: DType) throws(TensorError) {
    self.batchSize = batchSize
    self.features = features
    self.dtype = dtype
    padded = try Tensor(zeros: [batchSize, features], dtype)
  }

  /// Sets a plan's first input to `count` rows of `[n, features]` from `start` on.
  ///
  /// The rows must be of the plan's type and lie one after the other.
  func set(_ plan: Plan, to inputs: Tensor, from start: Int, count: Int) throws {
    try inputs.withUnsafeBytes { bytes in
      let rowBytes = features * dtype.itemSize
      guard inputs.dtype == dtype, start >= 0, count <= batchSize,
        (start + count) * rowBytes <= bytes.count, let base = bytes.baseAddress
      else { throw TensorError("rows \(start) to \(start + count) are not in the inputs") }
      let rows = base + start * rowBytes
      if count == batchSize { return plan.setInput(0, from: rows) }
      try padded.withUnsafeMutableBytes { target in
        target.copyMemory(from: UnsafeRawBufferPointer(start: rows, count: count * rowBytes))
        if let rows = target.baseAddress { plan.setInput(0, from: UnsafeRawPointer(rows)) }
      }
    }
  }
}
