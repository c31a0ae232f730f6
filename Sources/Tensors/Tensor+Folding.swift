extension Tensor {
  /// Reduces by a function, from the first element on, over the given axes or over all of them.
  ///
  /// Sums and the like have the types and the order of `reduced`.
  public func folded(
    by function: BinaryFunction, axes: [Int]? = nil, keepsDimensions: Bool = false,
    as given: DType? = nil
  ) throws(TensorError) -> Tensor {
    let reduction: Reduction? =
      switch function {
      case .add: .sum
      case .multiply: .product
      case .maximum: .maximum
      case .minimum: .minimum
      case .logicalAnd: .all
      case .logicalOr: .any
      default: nil
      }
    if let reduction {
      return try reduced(reduction, axes: axes, keepsDimensions: keepsDimensions, as: given)
    }
    let type = function.isPredicate ? dtype : try function.types(for: given ?? dtype).result
    var result = try cast(to: type)
    let all = try (rank == 0 ? [] : axes ?? Array(shape.indices)).map { axis throws(TensorError) in
      try Shape.axis(axis, rank: rank)
    }
    guard all.count < 2 || function.isReorderable else {
      throw TensorError(
        "reduction operation '\(function.rawValue)' is not reorderable, so at most one axis may be "
          + "specified")
    }
    if rank == 0 { return try result.cast(to: function.types(for: result.dtype).result) }
    for axis in all.sorted(by: >) {
      result = try result.folded(by: function, alongAxis: axis, keepsDimension: keepsDimensions)
    }
    return result
  }

  private func folded(
    by function: BinaryFunction, alongAxis axis: Int, keepsDimension: Bool
  ) throws(TensorError) -> Tensor {
    var kept = shape
    if keepsDimension { kept[axis] = 1 } else { kept.remove(at: axis) }
    guard shape[axis] > 0 else {
      guard let identity = function.identity else {
        throw TensorError(
          "zero-size array to reduction operation \(function.rawValue) which has no identity")
      }
      let common = try function.types(for: dtype)
      return try Tensor(identity, as: common.result).broadcast(to: kept).copied()
    }
    var result = try place(0, along: axis).copied()
    for position in 1..<Swift.max(shape[axis], 1) {
      result = try Tensor.combine(function, result, place(position, along: axis))
    }
    return try result.reshaped(kept)
  }

  /// The elements at one place along an axis, without that axis.
  func place(_ position: Int, along axis: Int) -> Tensor {
    var (shape, strides) = (shape, strides)
    let step = strides.remove(at: axis)
    shape.remove(at: axis)
    return Tensor(
      storage: storage, dtype: dtype, shape: shape, strides: strides,
      offset: offset + position * step)
  }

  /// All intermediate results of folding along an axis; without one, of all in row-major order.
  public func accumulated(
    by function: BinaryFunction, axis: Int? = nil, as given: DType? = nil
  ) throws(TensorError) -> Tensor {
    guard let axis, rank > 0 || (axis != 0 && axis != -1) else {
      return try reshaped([count]).accumulated(by: function, axis: 0, as: given)
    }
    let chosen = try Shape.axis(axis, rank: rank)
    let sums = function == .add || function == .multiply
    let types = try function.types(for: given ?? dtype)
    let result = try copied(as: given ?? (sums ? dtype.accumulating : types.result))
    if rank == 1 && (sums || function == .maximum || function == .minimum) {
      try result.dtype.perform(RunningTask(function: function, values: result))
      return result
    }
    for position in 1..<Swift.max(shape[chosen], 1) {
      let target = result.place(position, along: chosen)
      let before = result.place(position - 1, along: chosen)
      _ = try Tensor.combine(function, before.copied(), target, into: target)
    }
    return result
  }
}

/// Running results of a contiguous vector, in place.
private struct RunningTask: NumberTask {
  let function: BinaryFunction
  let values: Tensor

  func run<S: Number>(_ type: S.Type) {
    switch function {
    case .add: run(type, S.plus)
    case .multiply: run(type, S.times)
    case .maximum: run(type, S.larger)
    default: run(type, S.smaller)
    }
  }

  @inline(__always)
  private func run<S: Number>(_ type: S.Type, _ body: (S, S) -> S) {
    withExtendedLifetime(values.storage) {
      let first = values.pointer(as: type)
      for index in 1..<Swift.max(values.count, 1) {
        first[index] = body(first[index - 1], first[index])
      }
    }
  }
}
