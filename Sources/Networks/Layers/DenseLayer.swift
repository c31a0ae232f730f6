import Graphs

extension LayerSpec {
  /// A fully connected layer: `activation(x w + b)`.
  ///
  /// Any input is flattened to `[n_in]`; weights `[n_in, units]`, output `[units]`. Weights start at
  /// N(0, 1/units), biases at N(0, 1), as the chapter's code has it.
  ///
  /// A dropout p leaves out each value of the layer's *input* with probability p while training,
  /// without rescaling; otherwise the product is scaled: `activation((1 - p) x w + b)`.
  ///
  /// - Parameter inputs: The number of inputs where the author gives one (the chapter's `n_in`), to
  ///   be checked against the layer before.
  public static func dense(
    units: Int, activation: Activation = .sigmoid, dropout: Double = 0, inputs: Int? = nil
  ) -> LayerSpec {
    LayerSpec(
      kind: DenseLayer(
        connection: FullConnection(units: units, dropout: dropout, inputs: inputs),
        activation: activation))
  }
}

struct DenseLayer: LayerKind {
  var connection: FullConnection
  var activation: Activation

  var text: String {
    "dense \(connection.units) \(activation.rawValue)\(connection.optionsText)"
  }
  var declaredInput: [Int]? { connection.inputs.map { [$0] } }

  func geometry(in context: LayerContext) throws(NetworkError) -> LayerGeometry {
    try connection.geometry(
      in: context, weights: .chapterWeights(outputs: connection.units), biases: .chapterBiases)
  }

  func signals(of input: LayerSignals, with parts: LayerParts) throws(ShapeError) -> LayerSignals {
    try connection.signals(of: input, with: parts) { sums throws(ShapeError) in
      try activation.of(sums)
    }
  }
}
