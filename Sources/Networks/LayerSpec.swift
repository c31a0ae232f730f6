import Graphs

/// One layer as its author says it: sizes and options, before anything is allocated.
///
///     let layers: [LayerSpec] = [
///       .convolution(filters: 20, size: (5, 5), activation: .relu),
///       .pooling(size: (2, 2)),
///       .dense(units: 100, activation: .relu, dropout: 0.5),
///       .softmax(units: 10),
///     ]
///
/// Each kind of layer lives in a file of its own, with the function that makes its spec.
public struct LayerSpec: Sendable {
  let kind: any LayerKind

  /// The layer as it would be typed in a sentence: `conv 20 5x5 relu`.
  public var text: String { kind.text }

  /// How a convolution treats the image's border.
  public enum Padding: String, Sendable, CaseIterable {
    /// Only where the whole filter lies on the image: the output is smaller by the filter less one.
    case valid
    /// Zeros around the image, so that at stride 1 the output is as large as the image.
    case same
  }

  /// What a pooling window gives for the values in it.
  public enum PoolingMode: String, Sendable, CaseIterable {
    /// The largest value.
    case max
    /// The mean value.
    case mean
    /// The square root of the sum of squares.
    case l2
  }
}

extension LayerSpec: CustomStringConvertible {
  /// The layer as it would be typed in a sentence.
  public var description: String { text }
}

/// What a kind of layer has to say of itself: its text, its shapes, its graph.
protocol LayerKind: Sendable {
  /// The layer as it would be typed in a sentence.
  var text: String { get }
  /// The shape of one example that the layer says it takes, if it says one.
  var declaredInput: [Int]? { get }
  /// The mini-batch size that the layer says it takes, if it says one.
  var declaredBatchSize: Int? { get }
  /// The layer's shapes after a given layer, or what is wrong with them.
  func geometry(in context: LayerContext) throws(NetworkError) -> LayerGeometry
  /// The layer's part of the graph, after the part of the layer before.
  func signals(of input: LayerSignals, with parts: LayerParts) throws(ShapeError) -> LayerSignals
}

extension LayerKind {
  var declaredInput: [Int]? { nil }
  var declaredBatchSize: Int? { nil }
}

/// What shape inference knows when it comes to a layer.
struct LayerContext {
  /// The layer's number, counted from 1.
  let number: Int
  /// The shape of one example as the layer before gives it.
  let input: [Int]
  /// The mini-batch size, where the network or a layer has fixed one.
  let batchSize: Int?
  /// The layer that follows: a convolution's initial weights depend on a pooling's window, and a
  /// recurrent layer gives another one all its states.
  let next: (any LayerKind)?

  /// Where the input comes from, to be followed by its shape.
  var source: String { number == 1 ? "the input is" : "the layer before gives" }

  func error(_ argument: String?, _ message: String, hint: String? = nil) -> NetworkError {
    NetworkError(layer: number, argument: argument, message: message, hint: hint)
  }

  /// Checks that an argument is at least 1.
  func requirePositive(_ value: Int, _ argument: String) throws(NetworkError) {
    if value < 1 { throw error(argument, "\(value), but it must be at least 1") }
  }

  /// Checks that both sides of an argument are at least 1.
  func requirePositive(_ extent: Extent, _ argument: String) throws(NetworkError) {
    if extent.height < 1 || extent.width < 1 {
      throw error(argument, "\(extent.text), but both sides must be at least 1")
    }
  }

  /// Checks that a dropout leaves something over.
  func requireDropout(_ value: Double, _ argument: String) throws(NetworkError) {
    if !(value >= 0 && value < 1) {
      let isPercentage = value >= 2 && value < 100
      throw error(
        argument, "\(value), but it must be at least 0 and less than 1",
        hint: isPercentage ? "\(value / 100)" : nil)
    }
  }

  /// The input as channels and an image, for the layers that need one.
  func image(for layer: String) throws(NetworkError) -> (channels: Int, extent: Extent) {
    if input.count == 3 { return (input[0], Extent(input[1], input[2])) }
    let square = input.count == 1 ? Double(input[0]).squareRoot().rounded() : 0
    let hint: String? =
      if input.count == 2 {
        "1x\(input.shapeText)"
      } else if square >= 2 && square * square == Double(input[0]) {
        "1x\(Int(square))x\(Int(square))"
      } else {
        nil
      }
    throw error(
      nil, "\(layer) needs channels x height x width, but \(source) \(input.shapeText)",
      hint: number == 1 ? hint : nil)
  }
}

/// What shape inference finds out about a layer.
struct LayerGeometry {
  /// The shape of one example that the layer gives.
  var output: [Int]
  var weights: ParameterShape?
  var biases: ParameterShape?
  /// How far the layer looks on its input.
  var sight: Sight
  /// Values held for one example while training: the output and what leads to it.
  var valuesPerExample: Int
  /// The argument that makes the layer as large as it is.
  var sizeArgument: String?
}

/// The shape and the initial values of weights or biases.
struct ParameterShape: Equatable {
  var shape: [Int]
  var initialiser: Initialiser
}
