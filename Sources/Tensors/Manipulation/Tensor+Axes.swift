extension Tensor {
  /// A view of the same elements through other axes; the caller has checked that they fit.
  func viewed(_ shape: [Int], _ strides: [Int], offset: Int? = nil) -> Tensor {
    Tensor(
      storage: storage, dtype: dtype, shape: shape, strides: strides, offset: offset ?? self.offset)
  }

  /// The axes counted from the front; throws where one is out of bounds or named twice.
  func checkedAxes(_ axes: [Int], rank: Int? = nil) throws(TensorError) -> [Int] {
    var checked: [Int] = []
    for axis in axes { try checked.append(Shape.axis(axis, rank: rank ?? self.rank)) }
    guard Set(checked).count == checked.count else { throw TensorError("repeated axis") }
    return checked
  }

  /// A view with new axes of length 1, at these places of the result (NumPy's `expand_dims`).
  public func expandingDimensions(_ axes: [Int]) throws(TensorError) -> Tensor {
    guard rank + axes.count <= Shape.maximumRank else {
      throw TensorError("an array may have at most \(Shape.maximumRank) axes")
    }
    let places = try checkedAxes(axes, rank: rank + axes.count)
    var (newShape, newStrides) = (shape, strides)
    for place in places.sorted() {
      newShape.insert(1, at: place)
      newStrides.insert(0, at: place)
    }
    return viewed(newShape, newStrides)
  }

  /// A view without the given axes, or without all axes, of length 1.
  public func squeezed(_ axes: [Int]? = nil) throws(TensorError) -> Tensor {
    let dropped: [Int]
    if let axes {
      dropped = try checkedAxes(axes)
      guard dropped.allSatisfy({ shape[$0] == 1 }) else {
        throw TensorError(
          "cannot select an axis to squeeze out which has size not equal to one, "
            + "and the shape is \(Shape.text(shape))")
      }
    } else {
      dropped = shape.indices.filter { shape[$0] == 1 }
    }
    let kept = shape.indices.filter { !dropped.contains($0) }
    return viewed(kept.map { shape[$0] }, kept.map { strides[$0] })
  }

  /// A view with two axes exchanged.
  public func swappingAxes(_ first: Int, _ second: Int) throws(TensorError) -> Tensor {
    let (a, b) = (try Shape.axis(first, rank: rank), try Shape.axis(second, rank: rank))
    var order = Array(shape.indices)
    order.swapAt(a, b)
    return try transposed(order)
  }

  /// A view with some axes moved to other places; the rest keep their order (`moveaxis`).
  public func movingAxes(_ source: [Int], to destination: [Int]) throws(TensorError) -> Tensor {
    guard source.count == destination.count else {
      throw TensorError(
        "`source` and `destination` arguments must have the same number of elements")
    }
    let (from, to) = (try checkedAxes(source), try checkedAxes(destination))
    var order = shape.indices.filter { !from.contains($0) }
    for (place, axis) in zip(to, from).sorted(by: { $0.0 < $1.0 }) {
      order.insert(axis, at: place)
    }
    return try transposed(order)
  }

  /// A view with one axis moved before another (`rollaxis`).
  public func rollingAxis(_ axis: Int, before start: Int = 0) throws(TensorError) -> Tensor {
    let from = try Shape.axis(axis, rank: rank)
    var to = start < 0 ? start &+ rank : start
    guard to >= 0 && to <= rank else {
      throw TensorError("start is \(-rank) to \(rank), not \(start)")
    }
    if from < to { to -= 1 }
    return from == to ? self : try movingAxes([from], to: [to])
  }

  /// A view with at least this many axes, 1 to 3, as NumPy's `atleast_1d`, `atleast_2d` and
  /// `atleast_3d` place them.
  public func atLeast(_ wanted: Int) throws(TensorError) -> Tensor {
    switch (wanted, rank) {
    case (_, wanted...): self
    case (3, 1): try expandingDimensions([0, 2])
    case (3, 2): try expandingDimensions([2])
    default: try expandingDimensions(Array(0..<wanted - rank))
    }
  }

  /// A view with the order along the given axes, or along all, reversed.
  public func flipped(_ axes: [Int]? = nil) throws(TensorError) -> Tensor {
    var (newStrides, start) = (strides, offset)
    for axis in try checkedAxes(axes ?? Array(shape.indices)) where shape[axis] > 1 {
      start += (shape[axis] - 1) * strides[axis]
      newStrides[axis] = 0 &- strides[axis]
    }
    return viewed(shape, newStrides, offset: start)
  }

  /// A view turned by a number of right angles in the plane of two axes, from the first to the
  /// second (`rot90`).
  public func rotated(_ times: Int = 1, axes: [Int] = [0, 1]) throws(TensorError) -> Tensor {
    guard axes.count == 2 else { throw TensorError("len(axes) must be 2.") }
    guard rank >= 2 else { throw TensorError("Axes=\(Shape.text(axes)) out of range") }
    let (a, b) = (try Shape.axis(axes[0], rank: rank), try Shape.axis(axes[1], rank: rank))
    guard a != b else { throw TensorError("Axes must be different.") }
    switch times & 3 {
    case 1: return try flipped([b]).swappingAxes(a, b)
    case 2: return try flipped([a, b])
    case 3: return try swappingAxes(a, b).flipped([b])
    default: return self
    }
  }
}
