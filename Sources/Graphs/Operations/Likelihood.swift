import Tensors

/// The mean of -log p[row, label[row]], from the probabilities p or, simplified, from the scores
/// whose softmax they are.
struct LogLikelihood: RealOperation {
  /// Whether the first input holds scores: then this is the cross-entropy, finite for any scores.
  var fromScores = false
  var label: String { fromScores ? "cross-entropy" : "log-likelihood" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    let (p, labels) = (inputs[0], inputs[1])
    guard p.rank == 2, p.shape[0] > 0, p.shape[1] > 0, labels.shape == [p.shape[0]],
      labels.dtype == .int32
    else {
      throw ShapeError(
        "log-likelihood wants probabilities [batch, classes] and int32 labels [batch], "
          + "got \(written(p.shape)) and \(labels.dtype) \(written(labels.shape))")
    }
    return Form([], try commonReal([p], label))
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let (p, labels) = (node.inputs[0], node.inputs[1])
    let base = fromScores ? try p.softmax() : p
    return [try Node(LogLikelihoodGradient(toScores: fromScores), [base, labels, upstream]), nil]
  }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) {
    let (p, labels) = (kernel.input(0, as: T.self), kernel.input(1, as: Int32.self))
    let out = kernel.output(as: T.self)
    let shape = kernel.node.inputs[0].shape
    let measure = fromScores ? T.crossEntropy : T.logLikelihood
    kernel.add(pieces: 1) { _, _ in out.pointee = measure(p, labels, shape[0], shape[1]) }
  }
}

/// The gradient of the log-likelihood with respect to the probabilities or, simplified, to the
/// scores, from the probabilities.
struct LogLikelihoodGradient: RealOperation {
  var toScores = false
  var label: String { toScores ? "cross-entropy gradient" : "log-likelihood gradient" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form(inputs[0].shape, try commonReal([inputs[0], inputs[2]], label))
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let (p, labels, slope) = (node.inputs[0], node.inputs[1], node.inputs[2])
    let one = try Node(self, [p, labels, .filled(1, like: slope)])
    let rows = Double(node.shape[0])
    // (p - 1 at the label) / rows, or -1 / (rows p) at the label and 0 elsewhere.
    let bend =
      toScores
      ? try Node.filled(1 / rows, like: p) : try one.square().scaled(by: rows)
    return [try upstream.times(bend).times(slope), nil, try upstream.times(one).sum()]
  }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) {
    let (p, labels) = (kernel.input(0, as: T.self), kernel.input(1, as: Int32.self))
    let (slope, out) = (kernel.input(2, as: T.self), kernel.output(as: T.self))
    let shape = kernel.node.shape
    let apply = toScores ? T.crossEntropyGradient : T.logLikelihoodGradient
    kernel.add(pieces: 1) { _, _ in
      apply(p, labels, slope.pointee, out, shape[0], shape[1])
    }
  }
}

/// Labels as places among so many classes: those below 0 count from the end, as in NumPy, and
/// others outside fail the run.
struct LabelPlaces: TensorOperation {
  let classes: Int
  var label: String { "labels of \(classes) classes" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form { Form(inputs[0].shape, .int32) }
  func gradients(of node: Node, upstream: Node) -> [Node?] { [nil] }
  func compute(_ inputs: [Tensor], into result: Tensor) throws(TensorError) {
    let labels = try inputs[0].elements(as: Int32.self)
    let places = try result.elements(as: Int32.self)
    for row in 0..<result.count {
      let label = Int(labels[row])
      guard label >= -classes, label < classes else {
        throw TensorError(
          "index \(label) is out of bounds for axis 1 with size \(classes)", kind: .index)
      }
      places[row] = Int32(label < 0 ? label + classes : label)
    }
  }
}

extension Node {
  /// The mean over the rows of minus the logarithm of the labelled probability.
  ///
  /// Probabilities are [batch, classes], labels int32 [batch]; a label outside the classes makes
  /// the result not a number.
  public func logLikelihood(_ labels: Node) throws(ShapeError) -> Node {
    try Node(LogLikelihood(), [self, labels])
  }
}
