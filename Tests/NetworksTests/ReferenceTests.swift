import Graphs
import Tensors
import Testing

@testable import Networks

/// Training steps against an independent NumPy implementation of the chapter's formulas.
///
/// The expected numbers are the output of `Scripts/reference/networks.py`.
struct ReferenceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var isConvolutional = false
    var options: TrainingOptions
    var costs: [Double]
    var weights: [Double]
    var testDescription: String { name }
  }

  static func fullyConnected(
    _ name: String, _ optimiser: Optimiser, rate: Double, costs: [Double], weights: [Double]
  ) -> Case {
    Case(
      name: name,
      options: TrainingOptions(
        epochs: 1, batchSize: 4, learningRate: rate, l2: 0.3, optimiser: optimiser),
      costs: costs, weights: weights)
  }

  static let cases: [Case] = [
    fullyConnected(
      "fully connected, sgd", .sgd, rate: 0.5,
      costs: [1.410611228, 1.368807951, 1.420910252],
      weights: [0.320571315, 0.409916358, 0.423346471, 0.258201655]),
    Case(
      name: "convolution and pooling, sgd", isConvolutional: true,
      options: TrainingOptions(epochs: 1, batchSize: 2, learningRate: 0.1, l2: 0.05),
      costs: [1.174164642, 1.350409720, 1.256827460],
      weights: [
        0.041125237, 0.500291844, 0.329018454, 0.110396968, -0.060746221, -0.219327452,
      ]),
    fullyConnected(
      "fully connected, momentum", .momentum(0.9), rate: 0.5,
      costs: [1.410611228, 1.368807951, 1.390167510],
      weights: [0.287851795, 0.398775027, 0.349571423, 0.257972556]),
    fullyConnected(
      "fully connected, rmsprop", .rmsprop, rate: 0.01,
      costs: [1.410611228, 1.339202475, 1.426330061],
      weights: [0.188360406, 0.248027276, 0.435936299, 0.268170121]),
    fullyConnected(
      "fully connected, adagrad", .adagrad, rate: 0.1,
      costs: [1.410611228, 1.366657456, 1.343349230],
      weights: [-0.053123729, -0.275310950, 0.324994923, 0.286555308]),
    fullyConnected(
      "fully connected, adam", .adam, rate: 0.01,
      costs: [1.410611228, 1.345220171, 1.455792974],
      weights: [0.295247337, 0.371793137, 0.497887659, 0.278590677]),
  ]

  static func network(_ example: Case, _ dtype: DType) throws -> Network {
    let layers: [LayerSpec] =
      example.isConvolutional
      ? [
        .convolutionPool(
          filterShape: [3, 2, 3, 3], imageShape: [2, 2, 7, 8], activation: .tanh),
        .dense(units: 4, activation: .relu, inputs: 18), .softmax(units: 3, inputs: 4),
      ] : [.dense(units: 5, inputs: 6), .softmax(units: 3, inputs: 5)]
    let network = try Network(layers: layers, seed: 1, dtype: dtype)
    try setWaves(network)
    return network
  }

  @Test(arguments: cases, [DType.float64, .float32])
  func threeSteps(_ example: Case, _ dtype: DType) throws {
    let network = try ReferenceTests.network(example, dtype)
    let data =
      example.isConvolutional
      ? try examples(6, features: 112, classes: 3) : try examples(12, features: 6, classes: 3)
    let trainer = try Trainer(network, training: data, options: example.options)
    var costs: [Double] = []
    let outcome = try trainer.run { event in
      if case .batch(_, _, let cost) = event { costs.append(cost) }
      return true
    }
    #expect(outcome == .finished)
    let tolerance = dtype == .float64 ? 2e-9 : 2e-5
    #expect(largestDifference(costs, example.costs) < tolerance, "\(costs)")
    let weights = network.parameters.map { digest($0.value) }
    #expect(largestDifference(weights, example.weights) < tolerance, "\(weights)")
  }

  @Test(arguments: [DType.float64, .float32])
  func answersWithDropoutAreScaled(_ dtype: DType) throws {
    let network = try Network(
      layers: [.dense(units: 5, dropout: 0.3, inputs: 6), .softmax(units: 3, dropout: 0.3)],
      seed: 1, dtype: dtype)
    try setWaves(network)
    let inputs = try examples(2, features: 6, classes: 3).inputs
    let answers = try network.answers(for: inputs).values(as: Double.self)
    let expected = [
      0.405409465, 0.333984272, 0.260606263, 0.405226264, 0.334038195, 0.260735541,
    ]
    #expect(largestDifference(answers, expected) < (dtype == .float64 ? 2e-9 : 1e-6), "\(answers)")
  }

  func largestDifference(_ found: [Double], _ expected: [Double]) -> Double {
    guard found.count == expected.count else { return .infinity }
    return zip(found, expected).map { abs($0 - $1) }.max() ?? 0
  }
}
