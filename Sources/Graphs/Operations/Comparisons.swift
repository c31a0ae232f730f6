import Tensors

/// The place of the first largest number along an axis, as int64.
struct Argmax: RealOperation {
  let axis: Int
  var label: String { "argmax over \(axis)" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    var shape = inputs[0].shape
    _ = try commonReal(inputs, "argmax")
    guard shape.remove(at: axis) > 0 else { throw ShapeError("argmax of no elements") }
    return Form(shape, .int64)
  }
  func gradients(of node: Node, upstream: Node) -> [Node?] { [nil] }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) {
    let shape = kernel.node.inputs[0].shape
    let (length, inner) = (shape[axis], shape[(axis + 1)...].reduce(1, *))
    let (x, out) = (kernel.input(0, as: T.self), kernel.output(as: Int64.self))
    kernel.addChunks(of: shape[..<axis].reduce(1, *), each: length * inner) { outer in
      let first = outer.lowerBound
      T.argmax(x + first * length * inner, out + first * inner, outer.count, length, inner)
    }
  }
}

/// Whether elements are equal, as bool.
struct Equality: Operation {
  var label: String { "equal" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    guard inputs[0].shape == inputs[1].shape else {
      throw ShapeError(
        "equal compares tensors of one shape, got \(written(inputs[0].shape)) "
          + "and \(written(inputs[1].shape))")
    }
    return Form(inputs[0].shape, .bool)
  }
  func gradients(of node: Node, upstream: Node) -> [Node?] { [nil, nil] }
  func compile(_ kernel: Kernel) {
    withScalar(kernel.node.inputs[0].dtype, EqualFrom(kernel: kernel))
  }
}

private struct EqualFrom: ScalarTask {
  let kernel: Kernel
  func run<Left: Scalar>(_ type: Left.Type) {
    withScalar(kernel.node.inputs[1].dtype, EqualTo<Left>(kernel: kernel))
  }
}

private struct EqualTo<Left: Scalar>: ScalarTask {
  let kernel: Kernel
  func run<Right: Scalar>(_ type: Right.Type) {
    let (a, b) = (kernel.input(0, as: Left.self), kernel.input(1, as: Right.self))
    let out = kernel.output(as: Bool.self)
    let exact = !Left.dtype.isFloatingPoint && !Right.dtype.isFloatingPoint
    kernel.addChunks(of: kernel.node.count) { range in
      for index in range {
        out[index] =
          exact ? a[index].integer == b[index].integer : a[index].real == b[index].real
      }
    }
  }
}

extension Node {
  /// The place of the first largest number along an axis (negative ones count from the end).
  public func argmax(axis: Int = -1) throws(ShapeError) -> Node {
    try Node(Argmax(axis: checkedAxis(axis)), [self])
  }
  /// Whether elements are equal, numbers of any types; both must have the same shape.
  public func equal(to other: Node) throws(ShapeError) -> Node {
    try Node(Equality(), [self, other])
  }
}
