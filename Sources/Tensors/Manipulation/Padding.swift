/// What comes beside an array's elements where it is made larger.
public enum Padding: Sendable {
  /// Numbers: one before and one after, for each axis.
  case constant([(before: Tensor, after: Tensor)])
  /// The nearest element.
  case edge
  /// The elements as a mirror shows them whose middle is the last element.
  case reflect
  /// The elements as a mirror shows them that stands behind the last element.
  case symmetric
  /// The elements from the other end.
  case wrap

  /// Where along an axis of `length` elements the one at `place` comes from; not constant.
  fileprivate func source(_ place: Int, length: Int) -> Int {
    func cycle(_ period: Int) -> Int {
      let rest = place % period
      return rest < 0 ? rest + period : rest
    }
    switch self {
    case .constant, .edge: return Swift.min(Swift.max(place, 0), length - 1)
    case .wrap: return cycle(length)
    case .symmetric:
      let rest = cycle(2 * length)
      return rest < length ? rest : 2 * length - 1 - rest
    case .reflect:
      if length == 1 { return 0 }
      let rest = cycle(2 * length - 2)
      return rest < length ? rest : 2 * length - 2 - rest
    }
  }
}

extension Tensor {
  /// A copy with `widths` more elements before and after those of each axis (`np.pad`).
  public func padded(
    _ widths: [(before: Int, after: Int)], _ padding: Padding
  ) throws(TensorError) -> Tensor {
    guard widths.count == rank else {
      throw TensorError("\(rank) pairs of widths are needed, not \(widths.count)")
    }
    guard widths.allSatisfy({ $0.before >= 0 && $0.after >= 0 }) else {
      throw TensorError("index can't contain negative values")
    }
    var target = shape
    for axis in target.indices {
      let (part, first) = target[axis].addingReportingOverflow(widths[axis].before)
      let (sum, second) = part.addingReportingOverflow(widths[axis].after)
      target[axis] = first || second ? .max : sum
    }
    _ = try Shape.checkedCount(target, dtype)
    if case .constant(let values) = padding { return try padded(widths, values, target) }
    var result = self
    for axis in target.indices where target[axis] != shape[axis] {
      guard shape[axis] > 0 else {
        throw TensorError(
          "can't extend empty axis \(axis) using modes other than 'constant' or 'empty'")
      }
      let places = (0..<target[axis]).map {
        padding.source($0 - widths[axis].before, length: shape[axis])
      }
      result = try result.picking(places, axis: axis)
    }
    return try result.storage === storage ? copied() : result
  }

  private func padded(
    _ widths: [(before: Int, after: Int)], _ values: [(before: Tensor, after: Tensor)],
    _ target: [Int]
  ) throws(TensorError) -> Tensor {
    let result = try Tensor(zeros: target, dtype)
    // Later axes overwrite the corners, as in NumPy: their strips run through all earlier axes.
    var inner = result
    for axis in shape.indices { inner = try inner.narrowed(axis, widths[axis].before, shape[axis]) }
    try inner.store(self)
    for axis in shape.indices {
      var strip = result
      for later in shape.indices where later > axis {
        strip = try strip.narrowed(later, widths[later].before, shape[later])
      }
      let (before, after) = widths[axis]
      let first = try strip.narrowed(axis, 0, before)
      try first.store(values[axis].before.cast(to: dtype).broadcast(to: first.shape))
      let last = try strip.narrowed(axis, before + shape[axis], after)
      try last.store(values[axis].after.cast(to: dtype).broadcast(to: last.shape))
    }
    return result
  }
}
