extension Tensor {
  /// The steps from each element to the next along an axis, taken `times` times (`diff`).
  public func differences(_ times: Int = 1, axis: Int = -1) throws(TensorError) -> Tensor {
    guard times >= 0 else { throw TensorError("order must be non-negative but got \(times)") }
    if times == 0 { return self }
    guard rank > 0 else {
      throw TensorError("diff requires input that is at least one dimensional")
    }
    let axis = try Shape.axis(axis, rank: rank)
    var result = self
    for _ in 0..<Swift.min(times, shape[axis]) {
      let length = result.shape[axis]
      let later = try result.narrowed(axis, Swift.min(1, length), Swift.max(length - 1, 0))
      let earlier = try result.narrowed(axis, 0, Swift.max(length - 1, 0))
      result =
        dtype == .bool
        ? try later.compared(.notEqual, to: earlier) : try later.subtracting(earlier)
    }
    return result.storage === storage ? try result.copied() : result
  }

  /// The area below lines from value to value along an axis (`trapezoid`).
  ///
  /// `places` has where the values lie, one row for all or one for each; else they are `step` apart.
  public func area(places: Tensor?, step: Double, axis: Int = -1) throws(TensorError) -> Tensor {
    let values = try movingAxes([Shape.axis(axis, rank: rank)], to: [-1])
    let length = values.shape[rank - 1]
    // Neighbours are added up as what they are, as in NumPy: integers may wrap round.
    let sums = try values.narrowed(rank - 1, Swift.min(1, length), Swift.max(length - 1, 0))
      .adding(values.narrowed(rank - 1, 0, Swift.max(length - 1, 0)))
      .cast(to: dtype.isInexact ? dtype : .float64)
    var widths = try Tensor(.real(step), beside: sums)
    if let places {
      widths =
        try places.rank == 1
        ? places.differences() : places.movingAxes([axis], to: [-1]).differences()
    }
    let areas = try widths.multiplying(sums)
    return try areas.multiplying(Tensor(.real(0.5), beside: areas)).sum(axis: -1)
  }

  /// The values at other places of a line through points (`interp`).
  public func interpolated(
    _ points: Tensor, _ values: Tensor, left: Double?, right: Double?
  ) throws(TensorError) -> Tensor {
    let (xs, ys) = (points.values(as: Double.self), values.values(as: Double.self))
    guard points.rank == 1, xs.count == ys.count else {
      throw TensorError("fp and xp are not of the same length.")
    }
    guard let last = xs.last, let lastValue = ys.last else {
      throw TensorError("array of sample points is empty")
    }
    let wanted = self.values(as: Double.self)
    let found = try points.cast(to: .float64).places(of: cast(to: .float64), isRight: true)
      .values(as: Int64.self)
    let result = zip(wanted, found).map { x, place -> Double in
      if x.isNaN { return x }
      if place == 0 { return left ?? ys[0] }
      if x > last { return right ?? lastValue }
      let index = Int(place) - 1
      if index >= xs.count - 1 || xs[index] == x { return ys[index] }
      let slope = (ys[index + 1] - ys[index]) / (xs[index + 1] - xs[index])
      return slope * (x - xs[index]) + ys[index]
    }
    return try Tensor(result, shape: shape)
  }

  /// The sums of products of two rows as one slides along the other, in reverse (`convolve`).
  public func convolved(_ other: Tensor, _ mode: SlidingMode) throws(TensorError) -> Tensor {
    guard rank == 1 && other.rank == 1 else {
      throw TensorError("convolution is of rows, not of arrays with more axes")
    }
    guard count > 0 && other.count > 0 else {
      throw TensorError("\(count == 0 ? "a" : "v") cannot be empty")
    }
    let (long, short) = count >= other.count ? (self, other) : (other, self)
    let type = dtype.promoted(with: other.dtype)
    let margin = short.count - 1
    // Each sum is a row of windows times the reversed short one.
    let padded = try long.cast(to: type)
      .padded([(margin, margin)], .constant([(Tensor(zeros: [], type), Tensor(zeros: [], type))]))
    let full = long.count + margin
    let windows = padded.viewed([full, short.count], [1, 1])
    let sums = try windows.matrixProduct(short.cast(to: type).flipped([0]).copied())
    switch mode {
    case .full: return sums
    case .same: return try sums.narrowed(0, margin / 2, long.count)
    case .valid: return try sums.narrowed(0, margin, long.count - margin)
    }
  }
}

/// How much of a convolution is wanted.
public enum SlidingMode: String, CaseIterable, Sendable {
  /// Wherever the rows overlap.
  case full
  /// As long as the longer row.
  case same
  /// Where they overlap completely.
  case valid
}
