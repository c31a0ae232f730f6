import Graphs
import Tensors

/// What a layer gives for a mini-batch, `[batch] + shape of one example`, twice.
struct LayerSignals {
  /// With every unit present: what the network answers with, and what is measured.
  let whole: Node
  /// With the units that a training step drops missing: what the cost is computed from.
  let dropped: Node

  /// Both alike, as before the first dropout.
  init(_ node: Node) { self.init(whole: node, dropped: node) }

  init(whole: Node, dropped: Node) {
    self.whole = whole
    self.dropped = dropped
  }

  /// Applies the same function to both.
  func map(_ function: (Node) throws(ShapeError) -> Node) throws(ShapeError) -> LayerSignals {
    let output = try function(whole)
    return dropped === whole
      ? LayerSignals(output) : LayerSignals(whole: output, dropped: try function(dropped))
  }

  /// A product with weights, then the rest of a layer, with a dropout p on the product's input.
  ///
  /// The dropped signal goes through a random mask that is not rescaled; the whole one's product is
  /// scaled by 1 - p, the part of its terms that the other has on average.
  func connected(
    dropout p: Double, masks: RandomStream,
    product: (Node) throws(ShapeError) -> Node, rest: (Node) throws(ShapeError) -> Node
  ) throws(ShapeError) -> LayerSignals {
    if p == 0 { return try map { node throws(ShapeError) in try rest(product(node)) } }
    return LayerSignals(
      whole: try rest(product(whole).scaled(by: 1 - p)),
      dropped: try rest(product(dropped.dropout(p, stream: masks))))
  }
}

/// What a layer builds its part of the graph from.
struct LayerParts {
  let batchSize: Int
  /// The shape of one example that the layer gives.
  let output: [Int]
  let weights: Node?
  let biases: Node?
  /// The random numbers of the layer's dropout.
  let masks: RandomStream

  /// Weights and biases of a layer that has them.
  func connection() throws(ShapeError) -> (weights: Node, biases: Node) {
    guard let weights, let biases else { throw ShapeError("a layer without its weights") }
    return (weights, biases)
  }
}

extension Activation {
  /// The activation of every element.
  func of(_ node: Node) throws(ShapeError) -> Node {
    switch self {
    case .linear: node
    case .sigmoid: try node.sigmoid()
    case .tanh: try node.tanh()
    case .relu: try node.relu()
    }
  }
}
