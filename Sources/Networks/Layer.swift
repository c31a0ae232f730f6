import Graphs
import Tensors

/// One layer of a network, with the weights it holds.
public struct Layer {
  /// The layer's number as the summary counts them, from 1.
  public let number: Int
  /// What the layer was made from.
  public let spec: LayerSpec
  /// The shape of one example that comes in.
  public let inputShape: [Int]
  /// The shape of one example that goes out.
  public let outputShape: [Int]
  /// The weights: `[inputs, units]`, or `[filters, channels, height, width]`; nil where there are
  /// none, as in pooling.
  public let weights: Parameter?
  /// One bias a unit or filter.
  public let biases: Parameter?

  /// The layer as it would be typed in a sentence.
  public var text: String { spec.text }
}

extension ParameterShape {
  /// Takes memory and draws initial values from a stream of their own.
  func parameter(named name: String, seed: UInt64, dtype: DType) throws -> Parameter {
    let value = try Tensor(zeros: shape, dtype)
    switch initialiser {
    case .zeros: break
    case .parts(let numbers):
      let count = value.count
      let all = (0..<count).map { numbers[$0 * numbers.count / count] }
      try value.assign(Tensor(all, shape: shape).converted(to: dtype), at: [])
    case .normal(let deviation):
      var stream = RandomStream(seed: seed, name: name)
      let count = value.count
      // The same stream fills both types, so that they differ by rounding only.
      if dtype == .float64 {
        try value.withPointer(as: Double.self) {
          stream.fillNormal(
            UnsafeMutableBufferPointer(start: $0, count: count), deviation: deviation)
        }
      } else {
        try value.withPointer(as: Float.self) {
          stream.fillNormal(
            UnsafeMutableBufferPointer(start: $0, count: count), deviation: deviation)
        }
      }
    }
    return try Parameter(name: name, value: value)
  }
}
