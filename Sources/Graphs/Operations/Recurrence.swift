import Tensors

/// What a recurrent layer computes at each step from its input x and its own state h of the step
/// before, where [x, h] W + b has a part for each gate.
public enum RecurrentCell: String, Sendable, CaseIterable {
  /// h ← [x, h] W + b.
  case linear
  /// h ← 1 / (1 + exp(-([x, h] W + b))).
  case sigmoid
  /// h ← tanh([x, h] W + b): Elman, "Finding structure in time", 1990.
  case tanh
  /// h ← max(0, [x, h] W + b).
  case relu
  /// Long short-term memory: gates i, j, f, o in this order; c ← σ(f) c + σ(i) tanh(j),
  /// h ← σ(o) tanh(c).
  ///
  /// Hochreiter and Schmidhuber, 1997, with the forget gate of Gers et al., 2000. The order is that
  /// of TensorFlow 1's `BasicLSTMCell`, whose `forget_bias` is part of b here.
  case lstm
  /// Gated recurrent unit: gates r and u, then the candidate c of [x, σ(r) h];
  /// h ← σ(u) h + (1 - σ(u)) tanh(c).
  ///
  /// Cho et al., "Learning phrase representations using RNN encoder-decoder", 2014; the order is that
  /// of TensorFlow 1's `GRUCell`.
  case gru

  /// The parts of a unit's weights.
  public var gateCount: Int {
    switch self {
    case .linear, .sigmoid, .tanh, .relu: 1
    case .lstm: 4
    case .gru: 3
    }
  }
}

/// A recurrent layer over whole sequences [batch, step, feature], from a state of zeros.
///
/// Inputs: the sequences, the weights [features + units, gates x units], the biases [gates x units].
/// The result is the last state, [batch, units], or every state, [batch, step, units]. The side buffer
/// has what the gradients need (`RecurrentForm`).
struct Recurrence: RealOperation {
  let cell: RecurrentCell
  let givesAll: Bool
  var label: String { "\(cell.rawValue) recurrence\(givesAll ? ", every state" : "")" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    let (x, w, b) = (inputs[0], inputs[1], inputs[2])
    guard x.rank == 3, w.rank == 2, b.rank == 1, x.shape[1] > 0 else {
      throw ShapeError(
        "a recurrent layer wants sequences [batch, step, feature] of at least one step, a matrix and "
          + "biases, got \(written(x.shape)), \(written(w.shape)) and \(written(b.shape))")
    }
    let (gates, columns) = (cell.gateCount, w.shape[1])
    let units = columns / gates
    guard columns % gates == 0, b.shape[0] == columns, w.shape[0] == x.shape[2] + units else {
      throw ShapeError(
        "weights of \(written(w.shape)) and \(b.shape[0]) biases do not fit \(x.shape[2]) features: "
          + "a row for each feature and unit, \(gates) columns for each unit")
    }
    _ = try elementCount(of: RecurrentForm(cell, x: x, w: w).sideShape)
    return Form(
      givesAll ? [x.shape[0], x.shape[1], units] : [x.shape[0], units],
      try commonReal(inputs, label))
  }

  func arithmetic(of node: Node) -> Double { recurrentForm(of: node).arithmetic }

  func sideBytes(for node: Node) -> Int {
    recurrentForm(of: node).sideShape.reduce(1, *) * node.dtype.itemSize
  }

  /// The sizes of a node of this operation.
  func recurrentForm(of node: Node) -> RecurrentForm {
    RecurrentForm(cell, x: node.inputs[0], w: node.inputs[1])
  }

  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let (x, w) = (node.inputs[0], node.inputs[1])
    let form = recurrentForm(of: node)
    let sums = try Node(RecurrentSumGradient(form: form, givesAll: givesAll), [node, w, upstream])
    return [
      try Node(RecurrentInputGradient(form: form, shape: x.shape), [sums, w]),
      try Node(RecurrentWeightGradient(form: form, shape: w.shape), [node, sums]),
      try Node(RecurrentBiasGradient(form: form), [sums]),
    ]
  }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) throws(ShapeError) {
    let node = kernel.node
    guard let side = kernel.side(as: T.self), node.count > 0 else { return }
    let form = recurrentForm(of: node)
    let weights = kernel.input(1, as: T.self)
    let panels = try form.pack(weights, form.parts, kernel)
    let pass = RecurrentPass(form: form, side: side)
    let (x, b, out) = (
      kernel.input(0, as: T.self), kernel.input(2, as: T.self), kernel.output(as: T.self)
    )
    kernel.add(pieces: form.pieces) { piece, _ in
      pass.run(piece, x: x, panels: panels, biases: b, givesAll: givesAll, to: out)
    }
  }
}

extension Node {
  /// The states of a recurrent layer for sequences [batch, step, feature], from a state of zeros: the
  /// last one, [batch, units], or all, [batch, step, units].
  ///
  /// - Parameters:
  ///   - weights: [features + units, gates x units], the gates in the cell's order.
  ///   - biases: [gates x units].
  public func recurrence(
    _ cell: RecurrentCell, weights: Node, biases: Node, givesAll: Bool = false
  ) throws(ShapeError) -> Node {
    try Node(Recurrence(cell: cell, givesAll: givesAll), [self, weights, biases])
  }
}
