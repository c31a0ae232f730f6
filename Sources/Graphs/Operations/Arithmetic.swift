import Kernels
import Tensors

/// Addition, subtraction, multiplication and division, element by element with broadcasting.
///
/// As in NumPy, shapes are aligned at their last axes and an axis of length 1 is repeated.
struct Arithmetic: RealOperation {
  enum Kind: String {
    case plus, minus, times, over
  }
  let kind: Kind
  var label: String { kind.rawValue }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    let dtype = try commonReal(inputs, kind.rawValue)
    guard let shape = broadcast(inputs[0].shape, inputs[1].shape) else {
      throw ShapeError(
        "\(written(inputs[0].shape)) \(kind.rawValue) \(written(inputs[1].shape)): "
          + "the shapes do not fit each other",
        hint: "axes are compared from the last; they must be equal or 1")
    }
    return Form(shape, dtype)
  }

  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let (left, right) = (node.inputs[0], node.inputs[1])
    let slopes: (Node, Node) =
      switch kind {
      case .plus: (upstream, upstream)
      case .minus: (upstream, try upstream.scaled(by: -1))
      case .times: (try upstream.times(right), try upstream.times(left))
      case .over:
        (
          try upstream.dividedBy(right),
          try upstream.times(node).dividedBy(right).scaled(by: -1)
        )
      }
    return [try slopes.0.summed(to: left.shape), try slopes.1.summed(to: right.shape)]
  }

  var overwritableInputs: [Int] { [0, 1] }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) {
    let node = kernel.node
    let runs = BroadcastRuns(node.inputs[0].shape, node.inputs[1].shape, to: node.shape)
    let (a, b) = (kernel.input(0, as: T.self), kernel.input(1, as: T.self))
    let out = kernel.output(as: T.self)
    let combine: BinaryKernel<T> =
      switch kind {
      case .plus: T.add
      case .minus: T.subtract
      case .times: T.multiply
      case .over: T.divide
      }
    let (leftStep, rightStep, length) = (runs.leftStep, runs.rightStep, runs.length)
    let (left, right) = (runs.left, runs.right)
    if left.count == 1 {
      kernel.addChunks(of: length) { range in
        combine(
          a + range.lowerBound * leftStep, leftStep, b + range.lowerBound * rightStep, rightStep,
          out + range.lowerBound, range.count)
      }
    } else {
      kernel.addChunks(of: left.count, each: length) { range in
        for row in range {
          combine(a + left[row], leftStep, b + right[row], rightStep, out + row * length, length)
        }
      }
    }
  }
}

/// The product with a number known when the graph is built.
struct Scaling: RealOperation {
  let factor: Double
  var label: String { "scaled by \(factor)" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form(inputs[0].shape, try commonReal(inputs, "scaling"))
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    [try upstream.scaled(by: factor)]
  }
  var overwritableInputs: [Int] { [0] }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) {
    let (x, out, factor) = (kernel.input(0, as: T.self), kernel.output(as: T.self), T(factor))
    kernel.addChunks(of: kernel.node.count) { range in
      T.scale(factor, x + range.lowerBound, out + range.lowerBound, range.count)
    }
  }
}

extension Node {
  /// The sum, with broadcasting.
  public func plus(_ other: Node) throws(ShapeError) -> Node {
    try Node(Arithmetic(kind: .plus), [self, other])
  }
  /// The difference, with broadcasting.
  public func minus(_ other: Node) throws(ShapeError) -> Node {
    try Node(Arithmetic(kind: .minus), [self, other])
  }
  /// The product of elements, with broadcasting.
  public func times(_ other: Node) throws(ShapeError) -> Node {
    try Node(Arithmetic(kind: .times), [self, other])
  }
  /// The quotient of elements, with broadcasting.
  public func dividedBy(_ other: Node) throws(ShapeError) -> Node {
    try Node(Arithmetic(kind: .over), [self, other])
  }
  /// Every element multiplied by a number.
  public func scaled(by factor: Double) throws(ShapeError) -> Node {
    try Node(Scaling(factor: factor), [self])
  }

  /// Undoes broadcasting in a gradient: sums over the axes along which `shape` was repeated.
  func summed(to shape: [Int]) throws(ShapeError) -> Node {
    if self.shape == shape { return self }
    let extra = rank - shape.count
    let axes = self.shape.indices.filter { axis in
      axis < extra || shape[axis - extra] == 1 && self.shape[axis] != 1
    }
    return try sum(axes: axes).reshaped(shape)
  }
}
