import Graphs

extension LayerSpec {
  /// A recurrent layer, which goes through a sequence step by step from a state of zeros.
  ///
  /// Input `[steps, features]`; weights `[features + units, gates · units]`, whose upper rows belong to
  /// the input and whose lower ones to the state before; output `[units]`, the last state, or every
  /// state, `[steps, units]`, where another recurrent layer follows. `RecurrentCell` has the formulas.
  ///
  /// Weights start at N(0, 1/units), as a dense layer's; biases at 0, those of an LSTM's forget gate and
  /// of a GRU's two gates at 1, so that a state lasts at first (Gers et al., "Learning to forget", 2000;
  /// TensorFlow 1's cells).
  ///
  /// A dropout p leaves out each value of the layer's *input* with probability p while training,
  /// without rescaling, and scales the input by 1 - p otherwise; the state is left alone.
  public static func recurrent(
    _ cell: RecurrentCell, units: Int, dropout: Double = 0
  ) -> LayerSpec {
    LayerSpec(kind: RecurrentLayer(cell: cell, units: units, dropout: dropout))
  }
}

struct RecurrentLayer: LayerKind {
  var cell: RecurrentCell
  var units: Int
  var dropout: Double

  /// The layer's word: `lstm`, `gru`, or `rnn` with an activation.
  private var word: String {
    switch cell {
    case .lstm, .gru: cell.rawValue
    default: "rnn"
    }
  }

  var text: String {
    "\(word) \(units)" + (word == "rnn" ? " \(cell.rawValue)" : "")
      + (dropout > 0 ? " dropout \(dropout)" : "")
  }

  func geometry(in context: LayerContext) throws(NetworkError) -> LayerGeometry {
    try context.requirePositive(units, "units")
    try context.requireDropout(dropout, "dropout")
    guard context.input.count == 2 else {
      throw context.error(
        nil,
        "\(word) needs a sequence, steps x features, but \(context.source) \(context.input.shapeText)",
        hint: context.number == 1 ? context.sequenceHint : nil)
    }
    let (steps, features) = (context.input[0], context.input[1])
    let columns = [cell.gateCount, units].checkedProduct ?? .max
    // [x, h], the gates and what else a step leaves for the way back.
    let values = features.addingSaturated(columns).addingSaturated(columns)
    return LayerGeometry(
      output: context.next is RecurrentLayer ? [steps, units] : [units],
      weights: ParameterShape(
        shape: [features.addingSaturated(units), columns],
        initialiser: .chapterWeights(outputs: units)),
      biases: ParameterShape(shape: [columns], initialiser: .parts(biases)),
      sight: .everything, valuesPerExample: [steps, values].checkedProduct ?? .max,
      sizeArgument: "units")
  }

  /// The first bias of each gate.
  private var biases: [Double] {
    switch cell {
    case .lstm: [0, 0, 1, 0]
    case .gru: [1, 1, 0]
    default: [0]
    }
  }

  func signals(of input: LayerSignals, with parts: LayerParts) throws(ShapeError) -> LayerSignals {
    let (weights, biases) = try parts.connection()
    let givesAll = parts.output.count == 2
    func states(_ sequence: Node) throws(ShapeError) -> Node {
      try sequence.recurrence(cell, weights: weights, biases: biases, givesAll: givesAll)
    }
    if dropout == 0 { return try input.map(states) }
    return LayerSignals(
      whole: try states(input.whole.scaled(by: 1 - dropout)),
      dropped: try states(input.dropped.dropout(dropout, stream: parts.masks)))
  }
}

extension LayerContext {
  /// The input as a sequence, where one of its shapes makes sense as one: the rows of an image.
  fileprivate var sequenceHint: String? {
    if input.count == 3, input[0] == 1 { return "\(input[1])x\(input[2])" }
    let side = input.count == 1 ? Int(Double(input[0]).squareRoot().rounded()) : 0
    return side > 1 && side * side == input[0] ? "\(side)x\(side)" : nil
  }
}
