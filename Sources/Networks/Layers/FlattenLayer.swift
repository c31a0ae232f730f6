import Graphs

extension LayerSpec {
  /// A layer that lays its input out as one row of values.
  ///
  /// Dense and softmax layers do so by themselves; this one shows it in the summary.
  public static var flatten: LayerSpec { LayerSpec(kind: FlattenLayer()) }
}

struct FlattenLayer: LayerKind {
  var text: String { "flatten" }

  func geometry(in context: LayerContext) throws(NetworkError) -> LayerGeometry {
    LayerGeometry(
      output: [context.input.checkedProduct ?? .max], weights: nil, biases: nil, sight: .point,
      valuesPerExample: 0, sizeArgument: nil)
  }

  func signals(of input: LayerSignals, with parts: LayerParts) throws(ShapeError) -> LayerSignals {
    try input.map { node throws(ShapeError) in
      try node.reshaped([parts.batchSize] + parts.output)
    }
  }
}
