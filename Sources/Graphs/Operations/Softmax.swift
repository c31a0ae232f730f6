import Tensors

/// Exponentials along the last axis, divided by their sum.
struct Softmax: RealOperation {
  var label: String { "softmax" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    guard let classes = inputs[0].shape.last, classes > 0 else {
      throw ShapeError("softmax wants rows of at least one number, got \(written(inputs[0].shape))")
    }
    return Form(inputs[0].shape, try commonReal(inputs, "softmax"))
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    [try Node(SoftmaxGradient(), [node, upstream])]
  }
  var overwritableInputs: [Int] { [0] }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) {
    let (x, out) = (kernel.input(0, as: T.self), kernel.output(as: T.self))
    let columns = kernel.node.shape.last ?? 1
    kernel.addChunks(of: kernel.node.count / columns, each: columns) { rows in
      let first = rows.lowerBound * columns
      T.softmax(x + first, out + first, rows.count, columns)
    }
  }
}

/// The gradient of softmax from its result: y (dy - the sum of y dy).
struct SoftmaxGradient: RealOperation {
  var label: String { "softmax gradient" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form(inputs[0].shape, try commonReal(inputs, label))
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let (y, dy) = (node.inputs[0], node.inputs[1])
    let last = [y.rank - 1]
    let inner = try y.times(dy).sum(axes: last, keepsDimensions: true)
    let outer = try upstream.times(y).sum(axes: last, keepsDimensions: true)
    return [
      try upstream.times(dy.minus(inner)).minus(dy.times(outer)),
      try y.times(upstream.minus(outer)),
    ]
  }
  var overwritableInputs: [Int] { [1, 0] }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) {
    let (y, dy) = (kernel.input(0, as: T.self), kernel.input(1, as: T.self))
    let out = kernel.output(as: T.self)
    let columns = kernel.node.shape.last ?? 1
    kernel.addChunks(of: kernel.node.count / columns, each: columns) { rows in
      let first = rows.lowerBound * columns
      T.softmaxGradient(y + first, dy + first, out + first, rows.count, columns)
    }
  }
}

/// The logarithm of the softmax along the last axis, finite for any finite scores.
struct LogSoftmax: TensorOperation {
  var label: String { "log-softmax" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form { try Softmax().form(of: inputs) }
  func compute(_ inputs: [Tensor], into result: Tensor) throws(TensorError) {
    let scores = inputs[0]
    let axes = [scores.rank - 1]
    let most = try scores.reduced(.maximum, axes: axes, keepsDimensions: true)
    let shifted = try Tensor.combine(.subtract, scores, most)
    let sums = try shifted.exp().reduced(.sum, axes: axes, keepsDimensions: true)
    _ = try Tensor.combine(.subtract, shifted, sums.log(), into: result)
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let sums = try upstream.sum(axes: [node.rank - 1], keepsDimensions: true)
    return [try upstream.minus(node.inputs[0].softmax().times(sums))]
  }
}

extension Node {
  /// The logarithm of the softmax along the last axis.
  public func logSoftmax() throws(ShapeError) -> Node { try Node(LogSoftmax(), [self]) }
  /// The softmax along the last axis.
  public func softmax() throws(ShapeError) -> Node { try Node(Softmax(), [self]) }
}
