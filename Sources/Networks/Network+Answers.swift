import Graphs
import Tensors

/// An example that a network gets wrong.
public struct Misclassified: Equatable, Sendable {
  /// Its place among the examples.
  public var index: Int
  /// Its class.
  public var label: Int
  /// What the network takes it for.
  public var prediction: Int

  /// An example with its class and the network's answer.
  public init(index: Int, label: Int, prediction: Int) {
    self.index = index
    self.label = label
    self.prediction = prediction
  }
}

extension Network {
  /// The class that the network finds most likely for each input.
  ///
  /// - Parameter inputs: One input, in any shape with the right number of values, or any number of
  ///   them along the first axis.
  public func predictions(for inputs: Tensor) throws -> [Int] {
    let rows = try rows(of: inputs)
    return try sharedEvaluator().classes(of: rows, first: rows.shape[0])
  }

  /// What the last layer gives for each input, `[n, outputs]`: probabilities after a softmax layer.
  ///
  /// - Parameter inputs: As in `predictions(for:)`.
  public func answers(for inputs: Tensor) throws -> Tensor {
    let rows = try rows(of: inputs)
    let parts = try sharedEvaluator().answers(to: rows)
    return parts.isEmpty
      ? try Tensor(zeros: [0, outputCount], dtype) : try Tensor.concatenated(parts, along: 0)
  }

  /// The part of the examples that the network classifies correctly, 0 to 1.
  public func accuracy(on examples: Examples) throws -> Double {
    if examples.count == 0 {
      throw TrainingError("there are no examples to test on", argument: "test")
    }
    return Double(try correctCount(in: examples, first: examples.count)) / Double(examples.count)
  }

  /// The examples that the network gets wrong, in order.
  public func errors(on examples: Examples) throws -> [Misclassified] {
    let predictions = try predictions(for: examples.inputs)
    let labels = examples.labels.values(as: Int64.self).map(Int.init)
    return zip(labels, predictions).enumerated().compactMap { index, pair in
      pair.0 == pair.1
        ? nil : Misclassified(index: index, label: pair.0, prediction: pair.1)
    }
  }

  /// How many of the first examples the network classifies correctly.
  func correctCount(in examples: Examples, first count: Int) throws -> Int {
    let rows = try rows(of: examples.inputs)
    let classes = try sharedEvaluator().classes(of: rows, first: count)
    let labels = examples.labels.values(as: Int64.self)
    return zip(labels, classes).count { Int($0) == $1 }
  }

  /// What a layer gives for one input, in the layer's output shape: `[maps, height, width]` after a
  /// convolution.
  ///
  /// - Parameters:
  ///   - number: The layer's number in the summary; 0 is the input itself.
  ///   - image: One input.
  public func featureMaps(layer number: Int, of image: Tensor) throws -> Tensor {
    guard (0...layers.count).contains(number) else { throw noLayer(number) }
    let row = try rows(of: image)
    if row.shape[0] != 1 {
      throw TrainingError(
        "feature maps are of one input, these are \(row.shape[0])", argument: "image")
    }
    let graph = try NetworkGraph(of: self, batchSize: 1)
    let plan = try Plan(inputs: [graph.input], outputs: [graph.signals[number].whole])
    try plan.setInput(0, row)
    plan.run()
    return try plan.output(0).reshaped(number == 0 ? inputShape : layers[number - 1].outputShape)
  }

  /// A layer's weights as pictures: `[filters, channels, height, width]` for a convolution.
  ///
  /// A dense layer right after an image gives a picture of that image's shape for each unit; any
  /// other one `[units, inputs]`, a recurrent one a row for each gate of each unit. `atStart` gives
  /// those that the network's seed gave it, before any training.
  public func filters(_ number: Int, atStart: Bool = false) throws -> Tensor {
    guard (1...layers.count).contains(number) else { throw noLayer(number) }
    let layer = layers[number - 1]
    let parameter =
      atStart
      ? try geometries[number - 1].weights?.parameter(
        named: layer.weights?.name ?? "", seed: seed, dtype: dtype) : layer.weights
    guard let weights = parameter?.value else {
      throw TrainingError(
        "layer \(number), \(layer.text), has no filters", argument: "layer",
        hint: layers.first { $0.weights != nil }.map { "layer \($0.number)" })
    }
    if weights.rank == 4 { return try weights.copied() }
    let rows = try weights.transposed().copied()
    let isRecurrent = layer.spec.kind is RecurrentLayer
    return isRecurrent ? rows : try rows.reshaped([weights.shape[1]] + layer.inputShape)
  }

  private func noLayer(_ number: Int) -> TrainingError {
    TrainingError(
      "there is no layer \(number)", argument: "layer", hint: "1 to \(layers.count)")
  }

  /// Inputs as rows of the network's type, `[n, features]`, one after the other.
  func rows(of inputs: Tensor) throws -> Tensor {
    let isOne = inputs.count == featureCount
    guard
      isOne || (inputs.rank >= 2 && [inputs.shape[0], featureCount].checkedProduct == inputs.count)
    else {
      let found = inputs.rank >= 2 ? Array(inputs.shape.dropFirst()) : inputs.shape
      throw TrainingError(
        "inputs of \(found.shapeAndCountText), but the network takes "
          + inputShape.shapeAndCountText, argument: "inputs")
    }
    return try inputs.converted(to: dtype).contiguous()
      .reshaped([isOne ? 1 : inputs.shape[0], featureCount])
  }
}
