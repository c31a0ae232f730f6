/// A way to make one number of many.
public enum Reduction: String, CaseIterable, Sendable {
  case sum, product, mean, maximum, minimum, all, any
}

extension Tensor {
  /// Reduces over the given axes, or over all of them.
  ///
  /// Sums and products of integers and truth values are `int64`, means `float64`; floating-point
  /// results keep their type and are added up in NumPy's order, so that they have NumPy's bits.
  /// A type given for sums, products and means is used instead. With `keepsDimensions`, reduced axes stay with length 1.
  public func reduced(
    _ reduction: Reduction, axes: [Int]? = nil, keepsDimensions: Bool = false,
    as given: DType? = nil
  ) throws(TensorError) -> Tensor {
    let reduces = try reducedAxes(axes, strictly: reduction == .mean)
    let kept = shape.indices.map { reduces[$0] ? 1 : shape[$0] }
    let result: Tensor
    switch reduction {
    case .sum, .product:
      let type = given ?? dtype.accumulating
      result = try cast(to: type).accumulated(reduction, kept, reduces)
    case .mean:
      let type = given ?? (dtype.isInexact ? dtype : .float64)
      // Half precision is summed up in `float32`, as NumPy does.
      let sum = try cast(to: given == nil && type == .float16 ? .float32 : type).accumulated(
        .sum, kept, reduces)
      let count = shape.indices.reduce(1) { $0 &* (reduces[$1] ? shape[$1] : 1) }
      result = try sum.dividing(Tensor(.real(Double(count)), beside: sum)).cast(to: type)
    case .maximum, .minimum:
      guard count > 0 || kept.contains(0) else {
        throw TensorError(
          "zero-size array to reduction operation \(reduction.rawValue) which has no identity")
      }
      result = try accumulated(reduction, kept, reduces)
    case .all, .any:
      result = try cast(to: .bool).accumulated(reduction, kept, reduces)
    }
    return keepsDimensions ? result : result.dropping(reduces)
  }

  /// A row-major tensor without the axes, of length 1, that were reduced.
  private func dropping(_ reduces: [Bool]) -> Tensor {
    let left = shape.indices.filter { !reduces[$0] }.map { shape[$0] }
    return Tensor(
      storage: storage, dtype: dtype, shape: left, strides: Shape.rowMajorStrides(left),
      offset: offset)
  }

  private func reducedAxes(
    _ axes: [Int]?, strictly: Bool = false
  ) throws(TensorError) -> [Bool] {
    guard let axes else { return shape.map { _ in true } }
    var reduces = shape.map { _ in false }
    // A single number may be reduced along an axis that it does not have.
    if rank == 0, axes.allSatisfy({ $0 == 0 || $0 == -1 }), !strictly { return [] }
    for axis in axes {
      let axis = try Shape.axis(axis, rank: rank)
      guard !reduces[axis] else { throw TensorError("duplicate value in 'axis'") }
      reduces[axis] = true
    }
    return reduces
  }

  private func accumulated(
    _ reduction: Reduction, _ kept: [Int], _ reduces: [Bool]
  ) throws(TensorError) -> Tensor {
    let result = try Tensor(zeros: kept, dtype)
    switch reduction {
    case .sum, .mean, .any: break
    case .product, .all: try result.store(Tensor(true).broadcast(to: kept))
    case .maximum, .minimum:
      // Each starts as the first of its elements, which is then met once more.
      let first = Tensor(
        storage: storage, dtype: dtype, shape: kept, strides: strides, offset: offset)
      try result.store(first)
    }
    let isOrdered = [.sum, .mean, .product].contains(reduction) && dtype.isInexact
    if isOrdered, rank > 1, result.count == 1, !isContiguous, !isEvenInMemory {
      // NumPy gathers such elements in a buffer, and adds up one buffer after the other.
      let gathered = try copiedInPlaceOrder()
      let buffer = 8192
      let total = try result.reshaped([])
      for start in stride(from: 0, to: count, by: buffer) {
        let part = Tensor(
          storage: gathered.storage, dtype: dtype, shape: [Swift.min(buffer, count - start)],
          strides: [1], offset: start)
        try dtype.perform(
          Accumulation(reduction: reduction, input: part, result: total, reduces: [true]))
      }
      return result
    }
    try dtype.perform(
      Accumulation(reduction: reduction, input: self, result: result, reduces: reduces))
    return result
  }

  /// Whether the elements lie evenly spaced in memory, in the order of some axes.
  private var isEvenInMemory: Bool {
    let order = axesByStep.filter { shape[$0] != 1 }
    return zip(order, order.dropFirst()).allSatisfy {
      strides[$0] == strides[$1] &* shape[$1]
    }
  }

  /// The sum over an axis, or of all elements.
  public func sum(axis: Int? = nil, keepsDimensions: Bool = false) throws(TensorError) -> Tensor {
    try reduced(.sum, axes: axis.map { [$0] }, keepsDimensions: keepsDimensions)
  }

  /// The mean over an axis, or of all elements.
  public func mean(axis: Int? = nil, keepsDimensions: Bool = false) throws(TensorError) -> Tensor {
    try reduced(.mean, axes: axis.map { [$0] }, keepsDimensions: keepsDimensions)
  }

  /// The largest element over an axis, or of all; not a number if any is not.
  public func max(axis: Int? = nil, keepsDimensions: Bool = false) throws(TensorError) -> Tensor {
    try reduced(.maximum, axes: axis.map { [$0] }, keepsDimensions: keepsDimensions)
  }

  /// The smallest element over an axis, or of all; not a number if any is not.
  public func min(axis: Int? = nil, keepsDimensions: Bool = false) throws(TensorError) -> Tensor {
    try reduced(.minimum, axes: axis.map { [$0] }, keepsDimensions: keepsDimensions)
  }

  /// Whether all elements over an axis are true or other than zero.
  public func all(axis: Int? = nil, keepsDimensions: Bool = false) throws(TensorError) -> Tensor {
    try reduced(.all, axes: axis.map { [$0] }, keepsDimensions: keepsDimensions)
  }

  /// Whether any element over an axis is true or other than zero.
  public func any(axis: Int? = nil, keepsDimensions: Bool = false) throws(TensorError) -> Tensor {
    try reduced(.any, axes: axis.map { [$0] }, keepsDimensions: keepsDimensions)
  }

  /// The mean squared distance from the mean, over the given axes or all elements.
  ///
  /// The sum of squares is divided by the number of elements less `correction` (NumPy's `ddof`).
  public func variance(
    axes: [Int]? = nil, correction: Int = 0, keepsDimensions: Bool = false, as given: DType? = nil
  ) throws(TensorError) -> Tensor {
    let values = try cast(to: given ?? (dtype.isInexact ? dtype : .float64))
    let mean = try values.reduced(.mean, axes: axes, keepsDimensions: true)
    let distance = try values.subtracting(mean)
    let sum = try distance.squaredSizes()
      .reduced(.sum, axes: axes, keepsDimensions: keepsDimensions)
    let count = zip(shape, mean.shape).reduce(1) { $0 &* ($1.0 == $1.1 ? 1 : $1.0) }
    return try sum.dividing(
      Tensor(
        .real(Double(Swift.max(count.subtractingReportingOverflow(correction).partialValue, 0))),
        beside: sum))
  }
}

private struct Accumulation: NumberTask {
  let reduction: Reduction
  let input: Tensor
  let result: Tensor
  let reduces: [Bool]

  func run<S: Number>(_ type: S.Type) throws(TensorError) {
    switch reduction {
    case .sum, .mean:
      try accumulate(S.self, S.plus) { S.plus($0, S.sum($1, count: $2, step: $3)) }
    case .product:
      try accumulate(S.self, S.times) { Self.fold($0, $1, $2, $3, S.times) }
    case .maximum, .any:
      try accumulate(S.self, S.larger) { S.largest($0, $1, $2, $3) }
    case .minimum, .all:
      try accumulate(S.self, S.smaller) { S.smallest($0, $1, $2, $3) }
    }
  }

  /// Visits the input in the order it lies in memory, as NumPy does.
  ///
  /// A run along a reduced axis goes into one element by `fold`, one along a kept axis into as many
  /// by `combine`.
  @inline(__always)
  private func accumulate<S: Number>(
    _ type: S.Type, _ combine: (S, S) -> S, fold: (S, UnsafePointer<S>, Int, Int) -> S
  ) throws(TensorError) {
    let resultStrides = input.shape.indices.map { reduces[$0] ? 0 : result.strides[$0] }
    let runs: StridedRuns
    if input.isContiguous {
      runs = StridedRuns(shape: input.shape, strides: [input.strides, resultStrides])
    } else {
      let order = input.axesByStep
      runs = StridedRuns(
        shape: order.map { input.shape[$0] },
        strides: [order.map { input.strides[$0] }, order.map { resultStrides[$0] }])
    }
    let (step, resultStep) = (runs.steps[0], runs.steps[1])
    try withExtendedLifetime((input.storage, result.storage)) { () throws(TensorError) in
      // Runs stay whole: the order of a sum is part of its value.
      try runs.forEach { offsets in
        let from = input.pointer(as: S.self) + offsets[0]
        let to = result.pointer(as: S.self) + offsets[1]
        if resultStep == 0 || runs.length == 1 {
          to.pointee = fold(to.pointee, from, runs.length, step)
        } else {
          if resultStep == 1 && step == 1 {
            for index in 0..<runs.length { to[index] = combine(to[index], from[index]) }
            return
          }
          for index in 0..<runs.length {
            to[index &* resultStep] = combine(to[index &* resultStep], from[index &* step])
          }
        }
      }
    }
  }

  @inline(__always)
  private static func fold<S>(
    _ start: S, _ first: UnsafePointer<S>, _ count: Int, _ step: Int, _ combine: (S, S) -> S
  ) -> S {
    var total = start
    for index in 0..<count { total = combine(total, first[index &* step]) }
    return total
  }
}
