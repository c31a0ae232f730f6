import Tensors

/// An operation without a step: its result lies in the memory of its input.
protocol SharedMemory: Operation {}

/// A value as it is, which no rule looks behind: a gradient is taken with respect to it, or it counts
/// as constant there.
struct Kept: SharedMemory {
  var label: String { "kept" }
  func form(of inputs: [Node]) -> Form { Form(inputs[0].shape, inputs[0].dtype) }
  func gradients(of node: Node, upstream: Node) -> [Node?] { [upstream] }
  func compile(_ kernel: Kernel) {}
}

/// The same elements under another shape: no step, the memory is shared.
struct Reshaping: SharedMemory {
  let shape: [Int]
  var label: String { "reshaped to \(written(shape))" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    guard try elementCount(of: shape) == inputs[0].count else {
      throw ShapeError(
        "\(written(inputs[0].shape)) has \(inputs[0].count) elements, "
          + "\(written(shape)) would have \(try elementCount(of: shape))")
    }
    return Form(shape, inputs[0].dtype)
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    [try upstream.reshaped(node.inputs[0].shape)]
  }
  func compile(_ kernel: Kernel) {}
}

/// The same numbers as another type.
struct Cast: Operation {
  let dtype: DType
  var label: String { "cast to \(dtype)" }

  func form(of inputs: [Node]) -> Form { Form(inputs[0].shape, dtype) }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let source = node.inputs[0].dtype
    return [source.isFloatingPoint && dtype.isFloatingPoint ? try upstream.cast(to: source) : nil]
  }
  func compile(_ kernel: Kernel) {
    withScalar(kernel.node.inputs[0].dtype, CastFrom(kernel: kernel))
  }
}

private struct CastFrom: ScalarTask {
  let kernel: Kernel
  func run<From: Scalar>(_ type: From.Type) {
    withScalar(kernel.node.dtype, CastTo<From>(kernel: kernel))
  }
}

private struct CastTo<From: Scalar>: ScalarTask {
  let kernel: Kernel
  func run<To: Scalar>(_ type: To.Type) {
    let (x, out) = (kernel.input(0, as: From.self), kernel.output(as: To.self))
    kernel.addChunks(of: kernel.node.count) { range in
      for index in range {
        out[index] =
          From.dtype.isFloatingPoint
          ? To(converting: x[index].real) : To(converting: x[index].integer)
      }
    }
  }
}

extension Node {
  /// The same value as a node of its own, which a gradient can be taken of or held constant apart from
  /// this one.
  public func kept() throws(ShapeError) -> Node { try Node(Kept(), [self]) }

  /// The same elements, row by row, under another shape; one length may be -1 for the rest.
  public func reshaped(_ shape: [Int]) throws(ShapeError) -> Node {
    var shape = shape
    let open = shape.indices.filter { shape[$0] == -1 }
    if let axis = open.first {
      let known = try elementCount(of: shape.filter { $0 != -1 })
      guard open.count == 1, known > 0, count % known == 0 else {
        throw ShapeError("\(written(self.shape)) cannot be reshaped to \(shape)")
      }
      shape[axis] = count / known
    }
    return shape == self.shape ? self : try Node(Reshaping(shape: shape), [self])
  }

  /// The same numbers as another type.
  public func cast(to dtype: DType) throws(ShapeError) -> Node {
    if dtype == self.dtype { return self }
    if let filling, dtype.isFloatingPoint || filling == filling.rounded() {
      return try .filled(filling, shape: shape, dtype: dtype)
    }
    return try Node(Cast(dtype: dtype), [self])
  }
}
