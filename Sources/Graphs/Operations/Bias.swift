import Kernels
import Tensors

/// One number added to each channel, and the activation after it once simplified.
///
/// Channels are axis 1 of images [batch, channel, row, column] and the last axis of everything
/// else.
struct BiasAddition: RealOperation {
  /// The activation that a simplified graph applies in the same pass.
  var activation: Activation.Kind?
  var label: String { activation.map { "bias and \($0.rawValue)" } ?? "bias" }

  /// The axis of the channels.
  static func axis(of shape: [Int]) -> Int { shape.count == 4 ? 1 : shape.count - 1 }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    let (x, bias) = (inputs[0], inputs[1])
    guard x.rank >= 1, bias.shape == [x.shape[Self.axis(of: x.shape)]] else {
      throw ShapeError(
        "bias of \(written(bias.shape)) does not fit \(written(x.shape))",
        hint: x.rank >= 1 ? "it needs \(x.shape[Self.axis(of: x.shape)]) numbers" : nil)
    }
    return Form(x.shape, try commonReal(inputs, "bias"))
  }

  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let channel = Self.axis(of: node.shape)
    let slope =
      try activation.map { kind throws(ShapeError) in
        try Node(ActivationGradient(kind: kind), [node, upstream])
      } ?? upstream
    return [slope, try slope.sum(axes: node.shape.indices.filter { $0 != channel })]
  }
  var overwritableInputs: [Int] { [0] }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) {
    let shape = kernel.node.shape
    let axis = Self.axis(of: shape)
    let (channels, inner) = (shape[axis], shape[(axis + 1)...].reduce(1, *))
    let (x, bias) = (kernel.input(0, as: T.self), kernel.input(1, as: T.self))
    let out = kernel.output(as: T.self)
    let code = activation?.code ?? NK_LINEAR
    kernel.addChunks(of: inner == 0 ? 0 : kernel.node.count / inner, each: inner) { range in
      T.bias(x, bias, out, channels, inner, range.lowerBound, range.upperBound, code)
    }
  }
}

extension Activation.Kind {
  var code: nk_activation {
    switch self {
    case .sigmoid: NK_SIGMOID
    case .tanh: NK_TANH
    case .relu: NK_RELU
    }
  }
}

extension Node {
  /// Adds one number to each channel: axis 1 of [batch, channel, row, column], else the last axis.
  public func addingBias(_ bias: Node) throws(ShapeError) -> Node {
    try Node(BiasAddition(), [self, bias])
  }
}
