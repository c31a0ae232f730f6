import Kernels
import Tensors

/// The activation functions; their gradients are told by their results.
struct Activation: RealOperation {
  enum Kind: String {
    case sigmoid, tanh, relu
  }
  let kind: Kind
  var label: String { kind.rawValue }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form(inputs[0].shape, try commonReal(inputs, kind.rawValue))
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    [try Node(ActivationGradient(kind: kind), [node, upstream])]
  }
  var overwritableInputs: [Int] { [0] }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) {
    let apply: UnaryKernel<T> =
      switch kind {
      case .sigmoid: T.sigmoid
      case .tanh: T.tanh
      case .relu: T.relu
      }
    kernel.addUnary(apply)
  }
}

/// The gradient of an activation from its result and the upstream gradient.
struct ActivationGradient: RealOperation {
  let kind: Activation.Kind
  var label: String { "\(kind.rawValue) gradient" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form(inputs[0].shape, try commonReal(inputs, label))
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let (result, slope) = (node.inputs[0], node.inputs[1])
    let both = try upstream.times(slope)
    // How the derivative, as a function of the result, changes with it.
    let bend: Node? =
      switch kind {
      case .sigmoid: try both.minus(both.times(result).scaled(by: 2))
      case .tanh: try both.times(result).scaled(by: -2)
      case .relu: nil
      }
    return [bend, try Node(self, [result, upstream])]
  }
  var overwritableInputs: [Int] { [1, 0] }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) {
    let (y, dy) = (kernel.input(0, as: T.self), kernel.input(1, as: T.self))
    let out = kernel.output(as: T.self)
    let apply: GradientKernel<T> =
      switch kind {
      case .sigmoid: T.sigmoidGradient
      case .tanh: T.tanhGradient
      case .relu: T.reluGradient
      }
    kernel.addChunks(of: kernel.node.count) { range in
      let first = range.lowerBound
      apply(y + first, dy + first, out + first, range.count)
    }
  }
}

/// Functions whose gradients are other expressions.
struct Function: RealOperation {
  enum Kind: String {
    case exp, log, square
  }
  let kind: Kind
  var label: String { kind.rawValue }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form(inputs[0].shape, try commonReal(inputs, kind.rawValue))
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    switch kind {
    case .exp: [try upstream.times(node)]
    case .log: [try upstream.dividedBy(node.inputs[0])]
    case .square: [try upstream.times(node.inputs[0]).scaled(by: 2)]
    }
  }
  var overwritableInputs: [Int] { [0] }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) {
    let apply: UnaryKernel<T> =
      switch kind {
      case .exp: T.exp
      case .log: T.log
      case .square: T.square
      }
    kernel.addUnary(apply)
  }
}

extension Node {
  /// 1 / (1 + e⁻ˣ) of every element.
  public func sigmoid() throws(ShapeError) -> Node { try Node(Activation(kind: .sigmoid), [self]) }
  /// The hyperbolic tangent of every element.
  public func tanh() throws(ShapeError) -> Node { try Node(Activation(kind: .tanh), [self]) }
  /// max(0, x) of every element; the slope at 0 is 0.
  public func relu() throws(ShapeError) -> Node { try Node(Activation(kind: .relu), [self]) }
  /// eˣ of every element.
  public func exp() throws(ShapeError) -> Node { try Node(Function(kind: .exp), [self]) }
  /// The natural logarithm of every element.
  public func log() throws(ShapeError) -> Node { try Node(Function(kind: .log), [self]) }
  /// The square of every element.
  public func square() throws(ShapeError) -> Node { try Node(Function(kind: .square), [self]) }
}
