extension Tensor {
  /// Where the largest element is along an axis, or among all in row-major order, as `int64`.
  ///
  /// The first of equals; the first that is not a number, if there is one.
  public func argmax(axis: Int? = nil, keepsDimensions: Bool = false) throws(TensorError) -> Tensor
  {
    try position(of: .largest, axis: axis, keepsDimensions: keepsDimensions)
  }

  /// Where the smallest element is along an axis, or among all in row-major order, as `int64`.
  ///
  /// The first of equals; the first that is not a number, if there is one.
  public func argmin(axis: Int? = nil, keepsDimensions: Bool = false) throws(TensorError) -> Tensor
  {
    try position(of: .smallest, axis: axis, keepsDimensions: keepsDimensions)
  }

  private func position(
    of extreme: Extreme, axis: Int?, keepsDimensions: Bool
  ) throws(TensorError) -> Tensor {
    guard let axis, rank > 0 || (axis != 0 && axis != -1) else {
      let flat = try reshaped([-1]).position(of: extreme, axis: 0, keepsDimensions: false)
      return keepsDimensions ? try flat.reshaped(shape.map { _ in 1 }) : flat
    }
    let chosen = try Shape.axis(axis, rank: rank)
    guard shape[chosen] > 0 else {
      throw TensorError("attempt to get \(extreme.rawValue) of an empty sequence")
    }
    // The axis last, so that each answer is found by one pass over neighbours.
    let others = shape.indices.filter { $0 != chosen }
    let rows = try transposed(others + [chosen])
    let result = try dtype.perform(
      ExtremeTask(extreme: extreme, rows: rows.isContiguous ? rows : rows.copied()))
    let kept = keepsDimensions ? shape.indices.map { $0 == chosen ? 1 : shape[$0] } : nil
    return try result.reshaped(kept ?? others.map { shape[$0] })
  }
}

private enum Extreme: String {
  case largest = "argmax"
  case smallest = "argmin"
}

private struct ExtremeTask: NumberTask {
  let extreme: Extreme
  /// Contiguous; the search is along the last axis.
  let rows: Tensor

  func run<S: Number>(_ type: S.Type) throws(TensorError) -> Tensor {
    let length = rows.shape[rows.rank - 1]
    let result = try Tensor(uninitialized: [rows.count / length], .int64)
    withExtendedLifetime(rows.storage) {
      for row in 0..<result.count {
        let first = rows.pointer(as: type) + row * length
        let place =
          switch extreme {
          case .largest: Self.place(first, length) { $0 > $1 }
          case .smallest: Self.place(first, length) { $0 < $1 }
          }
        result.pointer(as: Int64.self)[row] = Int64(place)
      }
    }
    return result
  }

  @inline(__always)
  private static func place<S: Number>(
    _ first: UnsafePointer<S>, _ length: Int, beats: (S, S) -> Bool
  ) -> Int {
    var best = 0
    for index in 0..<length {
      if first[index].isUndefined { return index }
      if beats(first[index], first[best]) { best = index }
    }
    return best
  }
}
