extension Tensor {
  /// The elements sorted along an axis, what is not a number last, as a contiguous copy.
  public func sortedValues(axis: Int = -1) throws(TensorError) -> Tensor {
    try sorted(axis: axis)
  }

  /// The value below which that part of the elements lies, between two by linear interpolation.
  public func quantile(
    _ fraction: Double, axes: [Int]? = nil, keepsDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    let (rows, kept) = try sortedRows(axes, keepsDimensions)
    guard let length = rows.shape.last, length > 0 else {
      throw TensorError("there are no elements to take a part of", kind: .index)
    }
    let place = fraction * Double(length - 1)
    let lower = Swift.min(Int(place), length - 1)
    let upper = Swift.min(lower + 1, length - 1)
    let weight = place - Double(lower)
    let (a, b) = (rows.place(lower, along: 1), rows.place(upper, along: 1))
    var result = a
    if weight > 0 {
      // From the nearer end, so that the result lies between the two.
      let part = try Tensor(.real(weight >= 0.5 ? weight - 1 : weight), as: rows.dtype)
      result = try (weight >= 0.5 ? b : a).adding(b.subtracting(a).multiplying(part))
    }
    return try rows.spoiling(result).reshaped(kept)
  }

  /// The middle element, or the mean of the middle two; not a number where any is not.
  public func median(
    axes: [Int]? = nil, keepsDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    let (rows, kept) = try sortedRows(axes, keepsDimensions)
    guard let length = rows.shape.last, length > 0 else {
      let nothing: ScalarValue = rows.dtype.isComplex ? .complex(Complex(.nan, .nan)) : .real(.nan)
      return try Tensor(nothing, as: rows.dtype).broadcast(to: kept).copied()
    }
    let middle = TensorIndex.slice(start: (length - 1) / 2, stop: length / 2 + 1, step: nil)
    let result = try rows.indexed([.whole, middle]).mean(axis: 1)
    return try rows.spoiling(result).reshaped(kept)
  }

  /// The elements to be reduced as sorted rows of real numbers, and the shape of the result.
  private func sortedRows(
    _ axes: [Int]?, _ keepsDimensions: Bool
  ) throws(TensorError) -> (rows: Tensor, kept: [Int]) {
    let reduced = try (axes ?? Array(shape.indices)).map {
      axis throws(TensorError) in try Shape.axis(axis, rank: rank)
    }
    let others = shape.indices.filter { !reduced.contains($0) }
    let outer = others.map { shape[$0] }
    let length = reduced.reduce(1) { $0 &* shape[$1] }
    let type: DType = dtype.isInexact ? dtype : .float64
    let kept = keepsDimensions ? shape.indices.map { reduced.contains($0) ? 1 : shape[$0] } : outer
    let rows = try transposed(others + reduced)
      .reshaped([outer.reduce(1, &*), length]).cast(to: type)
    return (length == 0 ? rows : try rows.sortedValues(axis: 1), kept)
  }

  /// The results for sorted rows: what is not a number is last in its row, and spoils the result.
  private func spoiling(_ result: Tensor) throws(TensorError) -> Tensor {
    let last = place(shape[1] - 1, along: 1)
    return try Tensor.choosing(last, otherwise: result, where: last.applying(UnaryFunction.isnan))
  }

  /// Whether the two are views of the same memory.
  public func sharesElements(with other: Tensor) -> Bool { storage === other.storage }

  /// The same bytes as elements of another type; the last axis changes where the sizes differ.
  public func seen(as type: DType) throws(TensorError) -> Tensor {
    if type.itemSize == dtype.itemSize { return reinterpreted(as: type) }
    guard isContiguous, rank > 0 else {
      throw TensorError("only an array whose elements lie in a row can be seen as another type")
    }
    let bytes = shape[rank - 1] &* dtype.itemSize
    guard bytes % type.itemSize == 0, offset &* dtype.itemSize % type.itemSize == 0 else {
      throw TensorError(
        "the last axis has \(bytes) bytes, which are no whole number of \(type) elements")
    }
    let seen = Array(shape.dropLast()) + [bytes / type.itemSize]
    return Tensor(
      storage: storage, dtype: type, shape: seen, strides: Shape.rowMajorStrides(seen),
      offset: offset &* dtype.itemSize / type.itemSize)
  }
}
