import Tensors

/// The largest or smallest element, the product, or a truth over some axes.
struct Folding: TensorOperation {
  let reduction: Reduction
  /// The axes folded, increasing.
  let axes: [Int]
  let keepsDimensions: Bool
  var label: String {
    "\(reduction.rawValue) over \(axes.map(String.init).joined(separator: ","))"
      + (keepsDimensions ? " kept" : "")
  }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    let x = inputs[0]
    let kept = x.shape.indices.compactMap { axis in
      axes.contains(axis) ? (keepsDimensions ? 1 : nil) : x.shape[axis]
    }
    let needsElements = reduction == .maximum || reduction == .minimum
    guard !needsElements || axes.allSatisfy({ x.shape[$0] > 0 }) else {
      throw ShapeError("the \(reduction.rawValue) of no elements")
    }
    switch reduction {
    case .all, .any: return Form(kept, .bool)
    case .sum, .product: return Form(kept, x.dtype.isFloatingPoint ? x.dtype : .int64)
    case .mean: return Form(kept, x.dtype.isFloatingPoint ? x.dtype : .float64)
    case .maximum, .minimum: return Form(kept, x.dtype)
    }
  }
  func compute(_ inputs: [Tensor], into result: Tensor) throws(TensorError) {
    let folded = try inputs[0].reduced(reduction, axes: axes, keepsDimensions: keepsDimensions)
    try result.assign(folded, at: [])
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let x = node.inputs[0]
    guard x.dtype.isFloatingPoint else { return [nil] }
    let kept = x.shape.indices.map { axes.contains($0) ? 1 : x.shape[$0] }
    switch reduction {
    case .maximum, .minimum:
      // As Theano: every element that equals the extreme has the whole gradient.
      let extreme = try node.reshaped(kept)
      let isExtreme = try x.combined(.equal, extreme.repeated(to: x.shape)).cast(to: x.dtype)
      return [try isExtreme.times(upstream.reshaped(kept))]
    case .product: return [try upstream.reshaped(kept).times(othersProduct(x, kept))]
    case .all, .any: return [nil]
    default: throw ShapeError("the gradient of \(reduction.rawValue) is not known")
    }
  }
}

extension Folding {
  /// The product of all elements but each one: where one of them is 0, only its own is not.
  private func othersProduct(_ x: Node, _ kept: [Int]) throws(ShapeError) -> Node {
    let isZero = try x.combined(.equal, .filled(0, like: x)).cast(to: x.dtype)
    let nonZero = try x.plus(isZero)
    let product = try nonZero.folded(.product, axes: axes).reshaped(kept)
    let zeros = try isZero.sum(axes: axes).reshaped(kept).repeated(to: x.shape)
    func whereZeros(are count: Double) throws(ShapeError) -> Node {
      try zeros.combined(.equal, .filled(count, like: x)).cast(to: x.dtype)
    }
    let all = try product.repeated(to: x.shape).dividedBy(nonZero)
    return try all.times(whereZeros(are: 0)).plus(all.times(isZero).times(whereZeros(are: 1)))
  }
}

extension Node {
  /// The largest, smallest, product or truth over the given axes (negative ones count from the
  /// end), or over all.
  public func folded(
    _ reduction: Reduction, axes: [Int]? = nil, keepsDimensions: Bool = false
  ) throws(ShapeError) -> Node {
    var positive = [Int]()
    for axis in axes ?? Array(0..<rank) { positive.append(try checkedAxis(axis)) }
    guard Set(positive).count == positive.count else {
      throw ShapeError("an axis is named twice: \(positive)")
    }
    if dtype.isFloatingPoint {
      switch reduction {
      case .sum: return try sum(axes: positive, keepsDimensions: keepsDimensions)
      case .mean: return try mean(axes: positive, keepsDimensions: keepsDimensions)
      default: break
      }
    }
    return try Node(
      Folding(reduction: reduction, axes: positive.sorted(), keepsDimensions: keepsDimensions),
      [self])
  }

  /// Whether a value of one shape can be repeated to another.
  public static func fits(_ shape: [Int], _ target: [Int]) -> Bool {
    Graphs.broadcast(shape, target) == target
  }

  /// The tensor repeated along axes of length 1, and along new ones in front.
  public func repeated(to shape: [Int]) throws(ShapeError) -> Node {
    if shape == self.shape { return self }
    guard dtype.isFloatingPoint else { return try Node(AnyRepetition(shape: shape), [self]) }
    return try Node(Repetition(shape: shape), [self])
  }
}

/// A tensor of any type repeated along its axes of length 1.
struct AnyRepetition: TensorOperation {
  let shape: [Int]
  var label: String { "repeated to \(written(shape))" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    guard broadcast(inputs[0].shape, shape) == shape else {
      throw ShapeError("\(written(inputs[0].shape)) cannot be repeated to \(written(shape))")
    }
    return Form(shape, inputs[0].dtype)
  }
  func compute(_ inputs: [Tensor], into result: Tensor) throws(TensorError) {
    try result.assign(inputs[0], at: [])
  }
  func gradients(of node: Node, upstream: Node) -> [Node?] { [nil] }
}
