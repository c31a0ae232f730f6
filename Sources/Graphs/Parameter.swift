import Tensors

/// A value that training changes: weights, biases, an optimiser's running sums.
///
/// Every plan compiled from a graph that mentions the parameter reads and updates its memory in
/// place, so the parameter must not be read or assigned while such a plan runs.
public final class Parameter: @unchecked Sendable {
  /// The name shown in graphs and messages, such as `conv1.w`.
  public let name: String
  /// The current values: row-major, sharing the parameter's memory (`copied()` keeps a moment).
  public let value: Tensor

  /// A parameter that starts with the given values and goes on using their memory.
  ///
  /// Throws where values that are not row-major find no memory to be laid out in.
  public init(name: String, value: Tensor) throws(ShapeError) {
    self.name = name
    self.value = try translated { () throws(TensorError) in try value.contiguous() }
  }

  /// Replaces the values by those of `value`, which must have the parameter's shape.
  public func assign(_ value: Tensor) throws {
    guard value.shape == self.value.shape else {
      throw ShapeError("\(name) is \(written(self.value.shape)), got \(written(value.shape))")
    }
    let source = try value.converted(to: self.value.dtype).contiguous()
    try self.value.withUnsafeMutableBytes { target in
      try source.withUnsafeBytes { target.copyMemory(from: $0) }
    }
  }
}
