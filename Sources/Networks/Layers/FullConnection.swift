import Graphs

/// What dense and softmax layers share: every input is connected to every unit.
struct FullConnection: Sendable {
  var units: Int
  var dropout: Double
  /// The number of inputs that the author gave: then the layer is one of the chapter's, and its
  /// arguments are called by the chapter's names.
  var inputs: Int?

  var optionsText: String { dropout > 0 ? " dropout \(dropout)" : "" }
  private var unitsName: String { inputs == nil ? "units" : "n_out" }
  private var dropoutName: String { inputs == nil ? "dropout" : "p_dropout" }

  func geometry(
    in context: LayerContext, weights: Initialiser, biases: Initialiser
  ) throws(NetworkError) -> LayerGeometry {
    if let inputs { try context.requirePositive(inputs, "n_in") }
    try context.requirePositive(units, unitsName)
    try context.requireDropout(dropout, dropoutName)
    let count = context.input.checkedProduct ?? .max
    if let inputs, inputs != count {
      throw context.error(
        "n_in", "\(inputs), but \(context.source) \(context.input.shapeAndCountText)",
        hint: "n_in=\(context.input.factorsText)")
    }
    return LayerGeometry(
      output: [units],
      weights: ParameterShape(shape: [count, units], initialiser: weights),
      biases: ParameterShape(shape: [units], initialiser: biases),
      sight: .everything, valuesPerExample: dropout > 0 ? units.addingSaturated(count) : units,
      sizeArgument: unitsName)
  }

  func signals(
    of input: LayerSignals, with parts: LayerParts,
    rest: (Node) throws(ShapeError) -> Node
  ) throws(ShapeError) -> LayerSignals {
    let (weights, biases) = try parts.connection()
    let rows = try input.map { node throws(ShapeError) in
      try node.reshaped([parts.batchSize, weights.shape[0]])
    }
    return try rows.connected(
      dropout: dropout, masks: parts.masks,
      product: { x throws(ShapeError) in try x.matrixProduct(weights) },
      rest: { sums throws(ShapeError) in try rest(sums.addingBias(biases)) })
  }
}
