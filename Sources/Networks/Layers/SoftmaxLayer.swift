import Graphs

extension LayerSpec {
  /// A fully connected layer that gives probabilities: `softmax(x w + b)`.
  ///
  /// Any input is flattened to `[n_in]`; weights `[n_in, units]`, output `[units]`. Weights and
  /// biases start at zero. `dropout` and `inputs` are as in a dense layer.
  public static func softmax(units: Int, dropout: Double = 0, inputs: Int? = nil) -> LayerSpec {
    LayerSpec(
      kind: SoftmaxLayer(
        connection: FullConnection(units: units, dropout: dropout, inputs: inputs)))
  }
}

struct SoftmaxLayer: LayerKind {
  var connection: FullConnection

  var text: String { "softmax \(connection.units)\(connection.optionsText)" }
  var declaredInput: [Int]? { connection.inputs.map { [$0] } }

  func geometry(in context: LayerContext) throws(NetworkError) -> LayerGeometry {
    try connection.geometry(in: context, weights: .zeros, biases: .zeros)
  }

  func signals(of input: LayerSignals, with parts: LayerParts) throws(ShapeError) -> LayerSignals {
    try connection.signals(of: input, with: parts) { sums throws(ShapeError) in
      try sums.softmax()
    }
  }
}
