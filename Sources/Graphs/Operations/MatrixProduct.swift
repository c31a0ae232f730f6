import Tensors

/// The product of two matrices, either of which may be transposed first.
struct MatrixProduct: RealOperation {
  var transposesLeft = false
  var transposesRight = false
  var label: String {
    "matrix product" + (transposesLeft ? " left transposed" : "")
      + (transposesRight ? " right transposed" : "")
  }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    let (a, b) = (inputs[0], inputs[1])
    guard a.rank == 2, b.rank == 2 else {
      throw ShapeError(
        "matrix product wants two matrices, got \(written(a.shape)) and \(written(b.shape))")
    }
    let (rows, inner) = oriented(a.shape, transposesLeft)
    let (otherInner, columns) = oriented(b.shape, transposesRight)
    guard inner == otherInner else {
      throw ShapeError(
        "matrix product of \(rows)x\(inner) and \(otherInner)x\(columns): "
          + "\(inner) columns do not fit \(otherInner) rows")
    }
    return Form([rows, columns], try commonReal(inputs, "matrix product"))
  }

  private func oriented(_ shape: [Int], _ transposed: Bool) -> (Int, Int) {
    transposed ? (shape[1], shape[0]) : (shape[0], shape[1])
  }

  /// A multiplication and an addition for each term.
  func arithmetic(of node: Node) -> Double {
    2 * Double(node.count) * Double(oriented(node.inputs[0].shape, transposesLeft).1)
  }

  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let (a, b) = (node.inputs[0], node.inputs[1])
    func product(
      _ x: Node, _ y: Node, _ left: Bool, _ right: Bool
    ) throws(ShapeError) -> Node {
      try Node(MatrixProduct(transposesLeft: left, transposesRight: right), [x, y])
    }
    // C = op(A) op(B): dop(A) = dC op(B)ᵀ and dop(B) = op(A)ᵀ dC, turned where A or B is.
    return [
      transposesLeft
        ? try product(b, upstream, transposesRight, true)
        : try product(upstream, b, false, !transposesRight),
      transposesRight
        ? try product(upstream, a, true, transposesLeft)
        : try product(a, upstream, !transposesLeft, false),
    ]
  }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) throws(ShapeError) {
    try addSteps(kernel, into: kernel.output(as: T.self), scale: 1, keep: 0)
  }

  /// target = scale · op(A) op(B) + keep · target, split into tiles that depend on the shape alone.
  func addSteps<T: Real>(
    _ kernel: Kernel, into target: UnsafeMutablePointer<T>, scale: T, keep: T
  ) throws(ShapeError) {
    let (a, b) = (kernel.node.inputs[0], kernel.node.inputs[1])
    let (rows, inner) = oriented(a.shape, transposesLeft)
    let product = Product(
      rows: rows, columns: kernel.node.shape[1], inner: inner,
      left: kernel.input(0, as: T.self), leftStride: a.shape[1], turnsLeft: transposesLeft,
      right: kernel.input(1, as: T.self), rightStride: b.shape[1], turnsRight: transposesRight,
      target: target, targetStride: kernel.node.shape[1], scale: scale, keep: keep)
    try product.addSteps(to: kernel)
  }
}

extension Node {
  /// Whether the node is a product of matrices.
  public var isMatrixProduct: Bool { operation is MatrixProduct }

  /// The product of two matrices.
  public func matrixProduct(_ other: Node) throws(ShapeError) -> Node {
    try Node(MatrixProduct(), [self, other])
  }
}
