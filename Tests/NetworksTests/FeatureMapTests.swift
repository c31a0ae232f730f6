import Graphs
import Tensors
import Testing

@testable import Networks

/// What layers give for an image, and their weights as pictures, by hand.
struct FeatureMapTests {
  /// An image of 4 x 4 with the values 0 to 15.
  let image: Tensor
  let network: Network

  init() throws {
    image = try Tensor((0..<16).map(Double.init), shape: [4, 4])
    network = try Network(
      inputShape: [1, 4, 4],
      layers: [
        .convolution(filters: 2, size: (2, 2), activation: .relu), .pooling(size: (2, 2)),
        .softmax(units: 2),
      ], seed: 1)
    // As the kernels are flipped, the first filter gives the upper left value, less 5; the second
    // the lower right one.
    try network.layers[0].weights?.assign(
      Tensor([0.0, 0, 0, 1, 1, 0, 0, 0], shape: [2, 1, 2, 2]))
    try network.layers[0].biases?.assign(Tensor([-5.0, 0], shape: [2]))
  }

  @Test func afterConvolution() throws {
    let maps = try network.featureMaps(layer: 1, of: image)
    #expect(maps.shape == [2, 3, 3])
    #expect(
      maps.values(as: Double.self) == [
        0, 0, 0, 0, 0, 1, 3, 4, 5,
        5, 6, 7, 9, 10, 11, 13, 14, 15,
      ])
  }

  @Test func afterPooling() throws {
    let maps = try network.featureMaps(layer: 2, of: image)
    #expect(maps.shape == [2, 1, 1])
    #expect(maps.values(as: Double.self) == [0, 10])
  }

  @Test func ofTheInput() throws {
    let maps = try network.featureMaps(layer: 0, of: image)
    #expect(maps.shape == [1, 4, 4])
    #expect(maps.values(as: Double.self) == (0..<16).map(Double.init))
  }

  @Test func filtersOfAConvolution() throws {
    let filters = try network.filters(1)
    #expect(filters.shape == [2, 1, 2, 2])
    #expect(filters.values(as: Double.self) == [0, 0, 0, 1, 1, 0, 0, 0])
  }

  @Test func filtersAtTheStartAreThoseOfTheSeed() throws {
    let other = try Network(
      inputShape: network.inputShape, layers: network.layers.map(\.spec), seed: network.seed)
    for layer in [1, 3] {
      let filters = try network.filters(layer, atStart: true)
      #expect(filters.shape == (try network.filters(layer).shape))
      #expect(
        filters.values(as: Double.self) == (try other.filters(layer).values(as: Double.self)))
    }
    #expect(try network.filters(1, atStart: true).values(as: Double.self).contains { $0 != 0 })
    #expect(throws: TrainingError.self) { try network.filters(2, atStart: true) }
  }

  @Test func filtersOfADenseLayerAreImages() throws {
    let dense = try Network(inputShape: [1, 1, 3], layers: [.softmax(units: 2)], seed: 1)
    try dense.layers[0].weights?.assign(Tensor([1.0, 2, 3, 4, 5, 6], shape: [3, 2]))
    let filters = try dense.filters(1)
    #expect(filters.shape == [2, 1, 1, 3])
    #expect(filters.values(as: Double.self) == [1, 3, 5, 2, 4, 6])
  }

  /// Every option of every layer, built and run: the graph's shapes are those of the summary.
  @Test func everyOption() throws {
    let network = try Network(
      inputShape: [3, 9, 8],
      layers: [
        .convolution(
          filters: 4, size: (3, 5), stride: (2, 1), padding: .same, activation: .tanh,
          dropout: 0.25),
        .pooling(size: (3, 3), stride: (2, 2), mode: .mean),
        .pooling(size: (1, 2), mode: .l2), .flatten, .dense(units: 12, activation: .linear),
        .softmax(units: 4, dropout: 0.5),
      ], seed: 1)
    let inputs = try wave([3, 9, 8], start: 0, scale: 1)
    let shapes = try (0...6).map { try network.featureMaps(layer: $0, of: inputs).shape }
    #expect(shapes == [[3, 9, 8], [4, 5, 8], [4, 2, 3], [4, 2, 1], [8], [12], [4]])
    let answers = try network.answers(for: inputs).values(as: Double.self)
    #expect(abs(answers.reduce(0, +) - 1) < 1e-6)
  }

  /// The spread of the chapter's initial weights: n_out = 20 * 5 * 5 / (2 * 2) and 100.
  @Test func initialWeights() throws {
    let network = try Network(
      inputShape: [1, 28, 28],
      layers: [
        .convolution(filters: 20, size: (5, 5)), .pooling(size: (2, 2)), .dense(units: 100),
        .softmax(units: 10),
      ], seed: 4)
    func deviation(_ tensor: Tensor?) -> Double {
      let values = tensor?.values(as: Double.self) ?? []
      return (values.reduce(0) { $0 + $1 * $1 } / Double(max(1, values.count))).squareRoot()
    }
    // The relative error of a deviation from n values is about 1 / √(2n): three times that.
    #expect(abs(deviation(network.layers[0].weights?.value) * 125.squareRoot() - 1) < 0.1)
    #expect(abs(deviation(network.layers[2].weights?.value) * 10 - 1) < 0.004)
    #expect(abs(deviation(network.layers[2].biases?.value) - 1) < 0.22)
    #expect(deviation(network.layers[3].weights?.value) == 0)
    #expect(deviation(network.layers[3].biases?.value) == 0)
  }
}
