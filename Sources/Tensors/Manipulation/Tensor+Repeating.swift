extension Tensor {
  /// The tensor side by side with itself, so many times along each axis (`tile`).
  public func tiled(_ times: [Int]) throws(TensorError) -> Tensor {
    let rank = Swift.max(self.rank, times.count)
    guard rank <= Shape.maximumRank / 2 else { throw TensorError("too many axes to tile") }
    let lengths = [Int](repeating: 1, count: rank - self.rank) + shape
    let counts = [Int](repeating: 1, count: rank - times.count) + times
    guard counts.allSatisfy({ $0 >= 0 }) else {
      throw TensorError("negative dimensions are not allowed")
    }
    // Each axis becomes two, the first of which repeats.
    let pairs = zip(counts, lengths).flatMap { [$0, $1] }
    let spread = try reshaped(lengths.flatMap { [1, $0] }).broadcast(to: pairs)
    var product: [Int] = []
    for (count, length) in zip(counts, lengths) {
      let (size, overflow) = count.multipliedReportingOverflow(by: length)
      product.append(overflow ? .max : size)
    }
    _ = try Shape.checkedCount(product, dtype)
    return try spread.copied().reshaped(product)
  }

  /// Each element so many times in a row, along an axis or of the elements in one row (`repeat`).
  ///
  /// `counts` has one number for all, or one for each place along the axis.
  public func repeated(_ counts: [Int], axis: Int? = nil) throws(TensorError) -> Tensor {
    guard let given = axis else { return try reshaped([-1]).repeated(counts, axis: 0) }
    if rank == 0 { return try reshaped([1]).repeated(counts, axis: given) }
    let axis = try Shape.axis(given, rank: rank)
    guard counts.count == 1 || counts.count == shape[axis] else {
      throw TensorError(
        "operands could not be broadcast together with shape \(Shape.text([shape[axis]])) "
          + Shape.text([counts.count]))
    }
    guard counts.allSatisfy({ $0 >= 0 }) else { throw TensorError("counts may not be negative.") }
    var total = 0
    for place in 0..<shape[axis] {
      let (sum, overflow) =
        total.addingReportingOverflow(counts.count == 1 ? counts[0] : counts[place])
      total = overflow ? .max : sum
    }
    var longer = shape
    longer[axis] = total
    _ = try Shape.checkedCount(longer, dtype)
    _ = try Shape.checkedCount([total], .int64)
    var places: [Int] = []
    places.reserveCapacity(total)
    for place in 0..<shape[axis] {
      for _ in 0..<(counts.count == 1 ? counts[0] : counts[place]) {
        if places.count & 0xffff == 0 { try TensorError.giveWay() }
        places.append(place)
      }
    }
    return try picking(places, axis: axis)
  }

  /// The elements moved along axes, those from the end coming in at the front (`roll`).
  ///
  /// Without axes, the elements in row-major order are moved.
  public func rolled(_ shifts: [Int], axes: [Int]?) throws(TensorError) -> Tensor {
    guard let axes else {
      let total = shifts.reduce(0, &+)
      return try reshaped([-1]).rolled([total], axes: [0]).reshaped(shape)
    }
    let count = Swift.max(shifts.count, axes.count)
    guard shifts.count == axes.count || shifts.count == 1 || axes.count == 1 else {
      throw TensorError("'shift' and 'axis' should be scalars or 1D sequences")
    }
    var result = self
    for index in 0..<count {
      let axis = try Shape.axis(axes.count == 1 ? axes[0] : axes[index], rank: rank)
      let length = shape[axis]
      guard length > 0 else { continue }
      let rest = shifts[shifts.count == 1 ? 0 : index] % length
      let shift = rest < 0 ? rest + length : rest
      guard shift > 0 else { continue }
      result = try Tensor.concatenated(
        [
          result.narrowed(axis, length - shift, shift), result.narrowed(axis, 0, length - shift),
        ], along: axis)
    }
    return try result.storage === storage ? result.copied() : result
  }

  /// The elements over and over, until the shape is filled (`np.resize`).
  public func resized(_ shape: [Int]) throws(TensorError) -> Tensor {
    let result = try Tensor(zeros: shape, dtype)
    let source = try contiguous().reshaped([-1])
    let total = result.count
    guard count > 0 else { return result }
    let row = try result.reshaped([total])
    var start = 0
    while start < total {
      let length = Swift.min(count, total - start)
      try row.narrowed(0, start, length).store(source.narrowed(0, 0, length))
      start += length
    }
    return result
  }

  /// The elements at checked places along an axis.
  func picking(_ places: [Int], axis: Int) throws(TensorError) -> Tensor {
    let positions = try Tensor(places.map { Int64($0) }, shape: [places.count])
    return try indexed([TensorIndex](repeating: .whole, count: axis) + [.positions(positions)])
  }
}
