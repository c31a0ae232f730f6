import Tensors

/// The axes in another order.
struct Transposition: TensorOperation {
  /// Which of the input's axes each of the result's is.
  let axes: [Int]
  var label: String { "transposed \(axes.map(String.init).joined(separator: ","))" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    guard axes.sorted() == Array(0..<inputs[0].rank) else {
      throw ShapeError("\(axes) does not name each axis of \(written(inputs[0].shape)) once")
    }
    return Form(axes.map { inputs[0].shape[$0] }, inputs[0].dtype)
  }
  func compute(_ inputs: [Tensor], into result: Tensor) throws(TensorError) {
    try result.assign(inputs[0].transposed(axes), at: [])
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    var back = axes
    for (place, axis) in axes.enumerated() { back[axis] = place }
    return [try upstream.transposed(back)]
  }
}

/// Tensors one after the other along an axis.
struct Concatenation: TensorOperation {
  let axis: Int
  var label: String { "concatenated along \(axis)" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    var shape = inputs[0].shape
    var type = inputs[0].dtype
    for other in inputs.dropFirst() {
      var rest = other.shape
      if rest.count == shape.count { rest[axis] = shape[axis] }
      guard rest == shape else {
        throw ShapeError(
          "\(written(inputs[0].shape)) and \(written(other.shape)) do not fit along axis \(axis)",
          hint: "their other axes must be equal")
      }
      type = type.promoted(with: other.dtype)
    }
    shape[axis] = 0
    for input in inputs {
      let (sum, overflow) = shape[axis].addingReportingOverflow(input.shape[axis])
      guard !overflow else { throw ShapeError("the concatenation is too large") }
      shape[axis] = sum
    }
    return Form(shape, type)
  }
  func compute(_ inputs: [Tensor], into result: Tensor) throws(TensorError) {
    try result.assign(Tensor.concatenated(inputs, along: axis), at: [])
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    var (start, parts) = (0, [Node?]())
    for input in node.inputs {
      let end = start + input.shape[axis]
      if input.dtype.isFloatingPoint, node.dtype.isFloatingPoint {
        var index = [SliceIndex](repeating: .whole, count: axis)
        index.append(.range(first: .fixed(start), count: end - start, step: 1))
        parts.append(try upstream.sliced(index).cast(to: input.dtype))
      } else {
        parts.append(nil)
      }
      start = end
    }
    return parts
  }
}

extension Node {
  /// The axes in the given order, or in the opposite one.
  public func transposed(_ axes: [Int]? = nil) throws(ShapeError) -> Node {
    let axes = axes ?? (0..<rank).reversed()
    return axes == Array(0..<rank) ? self : try Node(Transposition(axes: axes), [self])
  }

  /// Nodes one after the other along an axis (negative ones count from the end).
  public static func concatenated(_ parts: [Node], axis: Int = 0) throws(ShapeError) -> Node {
    guard let first = parts.first else { throw ShapeError("nothing to concatenate") }
    return try Node(Concatenation(axis: first.checkedAxis(axis)), parts)
  }
}
