import Graphs
import Networks
import Tensors

/// A network and how it is trained: what is measured by `Benchmarks/Engine`, beside other frameworks that
/// train the same, and checked by `NetworksTests`.
public struct NetworkCase: Sendable {
  /// What it is called in tables: N1 to N6.
  public let name: String
  /// The shape of one example.
  public let inputShape: [Int]
  /// The layers, first to last.
  public let layers: [LayerSpec]
  /// How it is trained.
  public let options: TrainingOptions

  private static let convolution: [LayerSpec] = [
    .convolution(filters: 20, size: (5, 5), activation: .relu), .pooling(size: (2, 2)),
    .convolution(filters: 40, size: (5, 5), activation: .relu), .pooling(size: (2, 2)),
  ]

  /// Chapter 6's networks (a hidden layer, a convolution, two with ReLU, dropout), that of cs231n's
  /// notebook on CIFAR-10, and an LSTM over the rows of a digit.
  public static let all: [NetworkCase] = [
    NetworkCase(
      name: "N1", inputShape: [784],
      layers: [.dense(units: 100, activation: .sigmoid), .softmax(units: 10)],
      options: TrainingOptions(batchSize: 10, learningRate: 0.1)),
    NetworkCase(
      name: "N2", inputShape: [1, 28, 28],
      layers: [
        .convolution(filters: 20, size: (5, 5), activation: .sigmoid), .pooling(size: (2, 2)),
        .dense(units: 100, activation: .sigmoid), .softmax(units: 10),
      ],
      options: TrainingOptions(batchSize: 10, learningRate: 0.1)),
    NetworkCase(
      name: "N3", inputShape: [1, 28, 28],
      layers: convolution + [.dense(units: 100, activation: .relu), .softmax(units: 10)],
      options: TrainingOptions(batchSize: 10, learningRate: 0.03, l2: 0.1)),
    NetworkCase(
      name: "N4", inputShape: [1, 28, 28],
      layers: convolution + [
        .dense(units: 1000, activation: .relu, dropout: 0.5),
        .dense(units: 1000, activation: .relu, dropout: 0.5), .softmax(units: 10, dropout: 0.5),
      ],
      options: TrainingOptions(batchSize: 10, learningRate: 0.03)),
    NetworkCase(
      name: "N5", inputShape: [3072],
      layers: [.dense(units: 50, activation: .relu), .softmax(units: 10)],
      options: TrainingOptions(
        batchSize: 100, learningRate: 0.001, l2: 0.25, optimiser: .momentum(0.9))),
    NetworkCase(
      name: "N6", inputShape: [28, 28],
      layers: [.recurrent(.lstm, units: 128), .softmax(units: 10)],
      options: TrainingOptions(batchSize: 128, learningRate: 0.1)),
  ]

  /// A trainer of this case on noise, or on given examples.
  public func trainer(
    batchSize: Int? = nil, on examples: Examples? = nil, dtype: DType = .float32
  ) throws -> Trainer {
    var options = options
    options.batchSize = batchSize ?? options.batchSize
    options.epochs = 1_000_000
    let network = try Network(inputShape: inputShape, layers: layers, seed: 1, dtype: dtype)
    let examples = try examples ?? Self.noise(count: 10_000, features: inputShape.reduce(1, *))
    return try Trainer(network, training: examples, options: options)
  }

  /// Uniform noise with labels in turn.
  public static func noise(count: Int, features: Int) throws -> Examples {
    var stream = RandomStream(seed: 1, name: "noise")
    var pixels = [Double](repeating: 0, count: count * features)
    pixels.withUnsafeMutableBufferPointer { stream.fillUniform($0) }
    let labels = (0..<count).map { Int32($0 * 7 % 10) }
    return try Examples(
      inputs: Tensor(pixels, shape: [count, features]), labels: Tensor(labels, shape: [count]))
  }
}
