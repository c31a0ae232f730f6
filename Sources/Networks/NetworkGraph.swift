import Graphs
import Tensors

/// A network's expressions for mini-batches of one size.
struct NetworkGraph {
  /// The inputs, `[batch, features]`.
  let input: Node
  /// The weights and biases, with the nodes that stand for them.
  let parameters: [(parameter: Parameter, node: Node)]
  /// The weights alone, which L2 regularisation is about.
  let weights: [Node]
  /// What the input and each layer give; the input is at 0.
  let signals: [LayerSignals]

  init(of network: Network, batchSize: Int) throws(ShapeError) {
    let features = network.inputShape.reduce(1, *)
    let input = try Node.input(shape: [batchSize, features], dtype: network.dtype, name: "x")
    var signals = [LayerSignals(try input.reshaped([batchSize] + network.inputShape))]
    var parameters: [(Parameter, Node)] = []
    var allWeights: [Node] = []
    for (layer, kind) in zip(network.layers, network.kinds) {
      func node(_ parameter: Parameter?) throws(ShapeError) -> Node? {
        guard let parameter else { return nil }
        let node = try Node.parameter(parameter)
        parameters.append((parameter, node))
        return node
      }
      let weights = try node(layer.weights)
      let biases = try node(layer.biases)
      if let weights { allWeights.append(weights) }
      let parts = LayerParts(
        batchSize: batchSize, output: layer.outputShape, weights: weights, biases: biases,
        masks: RandomStream(seed: network.seed, name: "dropout \(allWeights.count)"))
      signals.append(try kind.signals(of: signals[signals.count - 1], with: parts))
    }
    self.input = input
    self.parameters = parameters
    self.weights = allWeights
    self.signals = signals
  }

  /// What the whole network answers, `[batch, outputs]`.
  func answers() throws(ShapeError) -> Node {
    let last = signals[signals.count - 1].whole
    return try last.reshaped([input.shape[0], last.count / max(1, input.shape[0])])
  }

  /// The chapter's cost: the mean of -log p(label) with units dropped, and λ/2 Σw² / mini-batches.
  ///
  /// The last layer must be a softmax layer.
  func cost(
    labels: Node, l2: Double, batchesPerEpoch: Int
  ) throws(ShapeError) -> Node {
    let likelihood = try signals[signals.count - 1].dropped.logLikelihood(labels)
    guard l2 > 0, let first = weights.first else { return likelihood }
    var squares = try first.square().sum()
    for other in weights.dropFirst() { squares = try squares.plus(other.square().sum()) }
    return try likelihood.plus(squares.scaled(by: 0.5 * l2 / Double(batchesPerEpoch)))
  }
}
