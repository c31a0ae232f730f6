import Tensors
import Testing

@testable import Networks

/// Data and options that nothing can be trained with, and all that is said about them.
struct TrainingErrorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var layers: [LayerSpec] = [.softmax(units: 3)]
    var batchSize: Int?
    var training = 20
    var validation = 20
    var test = 20
    var features = 36
    var classes = 3
    var options = TrainingOptions(epochs: 1, batchSize: 10)
    /// The argument, then the message; then the hint on a line of its own.
    var expected: String
    var testDescription: String { expected }
  }

  static let cases: [Case] = [
    Case(
      training: 9,
      expected: """
        batchSize: mini-batches of 10, but only 9 training examples
        try at most 9
        """),
    Case(
      validation: 5,
      expected: """
        batchSize: mini-batches of 10, but only 5 validation examples
        try at most 5
        """),
    Case(test: 0, expected: "test: there are no test examples"),
    Case(training: 0, expected: "training: there are no training examples"),
    Case(
      features: 35,
      expected: """
        training: the training inputs are 35, but the network takes 1x6x6 = 36
        try a network whose input is 35
        """),
    Case(
      classes: 5,
      expected: """
        training: training example 1 has the label 3, but the last layer's classes are 0 to 2
        try softmax 5
        """),
    Case(
      layers: [.dense(units: 3)],
      expected: """
        training needs a softmax layer at the end, but the last layer is dense 3 sigmoid
        try a softmax layer after it, such as softmax 10
        """),
    Case(
      batchSize: 5,
      expected: """
        batchSize: mini-batches of 10, but the network is made for 5
        try 5
        """),
    Case(
      options: TrainingOptions(epochs: -1),
      expected: """
        epochs: -1 epochs
        try 1 or more
        """),
    Case(
      options: TrainingOptions(batchSize: 0),
      expected: """
        batchSize: mini-batches of 0 examples
        try 1 or more
        """),
    Case(
      options: TrainingOptions(learningRate: .nan),
      expected: """
        learningRate: a learning rate of nan
        try a positive number such as 0.1
        """),
    Case(
      options: TrainingOptions(l2: -1),
      expected: """
        l2: an L2 regularisation of -1.0
        try 0 or more
        """),
    Case(
      options: TrainingOptions(optimiser: .momentum(1)),
      expected: """
        momentum: a momentum of 1.0
        try at least 0 and less than 1
        """),
    Case(
      options: TrainingOptions(batchSize: .max),
      expected: """
        batchSize: mini-batches of 9223372036854775807, but only 20 training examples
        try at most 20
        """),
  ]

  @Test(arguments: cases)
  func isSaid(_ example: Case) throws {
    let network = try Network(
      inputShape: [1, 6, 6], layers: example.layers, batchSize: example.batchSize, seed: 1)
    func data(_ count: Int) throws -> Examples {
      try examples(count, features: example.features, classes: example.classes)
    }
    let (training, validation) = (try data(example.training), try data(example.validation))
    let test = try data(example.test)
    let error = #expect(throws: TrainingError.self) {
      try Trainer(
        network, training: training, validation: validation, test: test, options: example.options)
    }
    let text =
      (error?.argument.map { "\($0): " } ?? "") + (error?.message ?? "")
      + (error?.hint.map { "\ntry \($0)" } ?? "")
    #expect(text == example.expected)
  }

  @Test func mismatchedExamples() throws {
    let inputs = try Tensor(zeros: [3, 4], .float32)
    let two = try Tensor(zeros: [2], .int32)
    let three = try Tensor(zeros: [3], .int32)
    #expect(
      throws: TrainingError(
        "inputs of shape (3, 4) and labels of shape (2,) are not one label for each input",
        hint: "inputs of shape (n, features) and labels of shape (n,)")
    ) { try Examples(inputs: inputs, labels: two) }
    #expect(throws: TrainingError("4 values for an input, but an image of 3x3 = 9")) {
      try Examples(inputs: inputs, labels: three, imageShape: [3, 3])
    }
  }

  @Test func questions() throws {
    let network = try Network(
      inputShape: [1, 6, 6], layers: [.pooling(size: (2, 2)), .softmax(units: 3)], seed: 1)
    let image = try Tensor(zeros: [6, 6])
    #expect(
      throws: TrainingError("there is no layer 3", argument: "layer", hint: "1 to 2")
    ) { try network.featureMaps(layer: 3, of: image) }
    #expect(
      throws: TrainingError("there is no layer 0", argument: "layer", hint: "1 to 2")
    ) { try network.filters(0) }
    #expect(
      throws: TrainingError(
        "layer 1, pool 2x2, has no filters", argument: "layer", hint: "layer 2")
    ) { try network.filters(1) }
    let wide = try Tensor(zeros: [2, 6, 7])
    #expect(
      throws: TrainingError(
        "inputs of 6x7 = 42, but the network takes 1x6x6 = 36", argument: "inputs")
    ) { try network.predictions(for: wide) }
  }
}
