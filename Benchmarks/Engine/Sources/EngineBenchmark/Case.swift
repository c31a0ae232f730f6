import Networks
import Tensors

/// A network and how it is trained: those of `shared/peers`, which the peers' programs train too.
struct Case {
  let name: String
  let inputShape: [Int]
  let layers: [LayerSpec]
  let options: TrainingOptions

  private static let convolution: [LayerSpec] = [
    .convolution(filters: 20, size: (5, 5), activation: .relu), .pooling(size: (2, 2)),
    .convolution(filters: 40, size: (5, 5), activation: .relu), .pooling(size: (2, 2)),
  ]

  static let all: [Case] = [
    Case(
      name: "N1", inputShape: [784],
      layers: [.dense(units: 100, activation: .sigmoid), .softmax(units: 10)],
      options: TrainingOptions(batchSize: 10, learningRate: 0.1)),
    Case(
      name: "N2", inputShape: [1, 28, 28],
      layers: [
        .convolution(filters: 20, size: (5, 5), activation: .sigmoid), .pooling(size: (2, 2)),
        .dense(units: 100, activation: .sigmoid), .softmax(units: 10),
      ],
      options: TrainingOptions(batchSize: 10, learningRate: 0.1)),
    Case(
      name: "N3", inputShape: [1, 28, 28],
      layers: convolution + [.dense(units: 100, activation: .relu), .softmax(units: 10)],
      options: TrainingOptions(batchSize: 10, learningRate: 0.03, l2: 0.1)),
    Case(
      name: "N4", inputShape: [1, 28, 28],
      layers: convolution + [
        .dense(units: 1000, activation: .relu, dropout: 0.5),
        .dense(units: 1000, activation: .relu, dropout: 0.5), .softmax(units: 10, dropout: 0.5),
      ],
      options: TrainingOptions(batchSize: 10, learningRate: 0.03)),
    Case(
      name: "N5", inputShape: [3072],
      layers: [.dense(units: 50, activation: .relu), .softmax(units: 10)],
      options: TrainingOptions(
        batchSize: 100, learningRate: 0.001, l2: 0.25, optimiser: .momentum(0.9))),
    Case(
      name: "N6", inputShape: [28, 28],
      layers: [.recurrent(.lstm, units: 128), .softmax(units: 10)],
      options: TrainingOptions(batchSize: 128, learningRate: 0.1)),
  ]

  /// A trainer of this case on noise, or on given examples.
  func trainer(batchSize: Int?, on examples: Examples?) throws -> Trainer {
    var options = options
    options.batchSize = batchSize ?? options.batchSize
    options.epochs = 1_000_000
    let network = try Network(inputShape: inputShape, layers: layers, seed: 1)
    let noise = try Self.noise(count: 10_000, features: inputShape.reduce(1, *))
    return try Trainer(network, training: examples ?? noise, options: options)
  }

  private static func noise(count: Int, features: Int) throws -> Examples {
    var stream = RandomStream(seed: 1, name: "noise")
    var pixels = [Double](repeating: 0, count: count * features)
    pixels.withUnsafeMutableBufferPointer { stream.fillUniform($0) }
    let labels = (0..<count).map { Int32($0 * 7 % 10) }
    return try Examples(
      inputs: Tensor(pixels, shape: [count, features]), labels: Tensor(labels, shape: [count]))
  }
}
