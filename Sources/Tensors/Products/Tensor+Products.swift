extension Tensor {
  /// The sum of products over both last axes (`inner`): `[a..., k]` and `[b..., k]` give
  /// `[a..., b...]`.
  public func inner(_ other: Tensor) throws(TensorError) -> Tensor {
    if rank == 0 || other.rank == 0 { return try multiplying(other) }
    guard shape[rank - 1] == other.shape[other.rank - 1] else {
      throw TensorError(
        "shapes \(Shape.text(shape)) and \(Shape.text(other.shape)) not aligned: "
          + "\(shape[rank - 1]) (dim \(rank - 1)) != \(other.shape[other.rank - 1]) "
          + "(dim \(other.rank - 1))")
    }
    return try tensorProduct(other, over: [rank - 1], and: [other.rank - 1])
  }

  /// The product of each element with each of another tensor: `[m, n]` of the elements in rows.
  public func outer(_ other: Tensor) throws(TensorError) -> Tensor {
    try reshaped([-1, 1]).multiplying(other.reshaped([1, -1]))
  }

  /// The sum of products of all elements, in rows, those of this tensor conjugated (`vdot`).
  public func rowProduct(_ other: Tensor) throws(TensorError) -> Tensor {
    guard count == other.count else {
      throw TensorError("cannot reshape array of size \(other.count) into shape (\(count),)")
    }
    let left = dtype.isComplex ? try applying(UnaryFunction.conjugate) : self
    return try left.reshaped([-1]).matrixProduct(other.reshaped([-1]))
  }

  /// The sum of products over some axes of each, in pairs (`tensordot`); the other axes stay.
  public func tensorProduct(
    _ other: Tensor, over axes: [Int], and otherAxes: [Int]
  ) throws(TensorError) -> Tensor {
    guard axes.count == otherAxes.count else { throw TensorError("shape-mismatch for sum") }
    let (left, right) = (try checkedAxes(axes), try other.checkedAxes(otherAxes))
    guard zip(left, right).allSatisfy({ shape[$0] == other.shape[$1] }) else {
      throw TensorError("shape-mismatch for sum")
    }
    let rows = shape.indices.filter { !left.contains($0) }
    let columns = other.shape.indices.filter { !right.contains($0) }
    let summed = left.reduce(1) { $0 &* shape[$1] }
    let sizes = (
      rows: rows.reduce(1) { $0 &* shape[$1] }, columns: columns.reduce(1) { $0 &* other.shape[$1] }
    )
    let product = try transposed(rows + left).reshaped([sizes.rows, summed])
      .matrixProduct(other.transposed(right + columns).reshaped([summed, sizes.columns]))
    return try product.reshaped(rows.map { shape[$0] } + columns.map { other.shape[$0] })
  }

  /// The product of each element of this tensor with the whole other one, as blocks (`kron`).
  public func blockProduct(_ other: Tensor) throws(TensorError) -> Tensor {
    let rank = Swift.max(self.rank, other.rank)
    guard rank <= Shape.maximumRank / 2 else { throw TensorError("too many axes") }
    let (a, b) = (
      [Int](repeating: 1, count: rank - self.rank) + shape,
      [Int](repeating: 1, count: rank - other.rank) + other.shape
    )
    let product = try reshaped(a.flatMap { [$0, 1] })
      .multiplying(other.reshaped(b.flatMap { [1, $0] }))
    return try product.reshaped(zip(a, b).map { $0 &* $1 })
  }

  /// The vector product over an axis of each, of length 2 or 3 (`cross`).
  ///
  /// Of two vectors of length 2, only the third component, without the axis.
  public func crossProduct(
    _ other: Tensor, axes: (Int, Int) = (-1, -1), result resultAxis: Int = -1
  ) throws(TensorError) -> Tensor {
    guard rank > 0 && other.rank > 0 else {
      throw TensorError("At least one array has zero dimension")
    }
    let a = try movingAxes([axes.0], to: [-1])
    let b = try other.movingAxes([axes.1], to: [-1])
    let lengths = [a.shape[a.rank - 1], b.shape[b.rank - 1]]
    guard lengths.allSatisfy({ $0 == 2 || $0 == 3 }) else {
      throw TensorError(
        "incompatible dimensions for cross product (dimension must be 2 or 3): the vectors have "
          + "\(lengths[0]) and \(lengths[1]) components")
    }
    func component(_ tensor: Tensor, _ index: Int) throws(TensorError) -> Tensor? {
      index < tensor.shape[tensor.rank - 1] ? try tensor.indexed([.ellipsis, .at(index)]) : nil
    }
    func product(_ i: Int, _ j: Int) throws(TensorError) -> Tensor? {
      guard let x = try component(a, i), let y = try component(b, j) else { return nil }
      return try x.multiplying(y)
    }
    func difference(_ i: Int, _ j: Int) throws(TensorError) -> Tensor {
      // A missing third component counts as zero.
      let (first, second) = (try product(i, j), try product(j, i))
      switch (first, second) {
      case (let first?, let second?): return try first.subtracting(second)
      case (let first?, nil): return first
      case (nil, let second?): return try second.negated()
      case (nil, nil): throw TensorError("incompatible dimensions for cross product")
      }
    }
    if lengths == [2, 2] { return try difference(0, 1) }
    let parts = [try difference(1, 2), try difference(2, 0), try difference(0, 1)]
    let shape = try Shape.broadcast(Array(a.shape.dropLast()), Array(b.shape.dropLast()))
    var spread: [Tensor] = []
    for part in parts { try spread.append(part.broadcast(to: shape)) }
    return try Tensor.stacked(spread, along: shape.count).movingAxes([-1], to: [resultAxis])
  }

  /// The product of a chain of matrices, in the order that takes fewest operations (`multi_dot`).
  public static func chainProduct(_ tensors: [Tensor]) throws(TensorError) -> Tensor {
    guard tensors.count >= 2 else { throw TensorError("Expecting at least two arrays.") }
    guard tensors.count <= 256 else { throw TensorError("at most 256 arrays") }
    var matrices = tensors
    let last = tensors.count - 1
    if tensors[0].rank == 1 { matrices[0] = try tensors[0].reshaped([1, -1]) }
    if tensors[last].rank == 1 { matrices[last] = try tensors[last].reshaped([-1, 1]) }
    for matrix in matrices where matrix.rank != 2 {
      throw TensorError(
        "\(matrix.rank)-dimensional array given. Array must be two-dimensional")
    }
    for (a, b) in zip(matrices, matrices.dropFirst()) where a.shape[1] != b.shape[0] {
      throw TensorError(
        "shapes \(Shape.text(a.shape)) and \(Shape.text(b.shape)) not aligned: "
          + "\(a.shape[1]) (dim 1) != \(b.shape[0]) (dim 0)")
    }
    let product = try ChainOrder(matrices.map { $0.shape[0] } + [matrices[last].shape[1]])
      .product(of: matrices, from: 0, to: last)
    var shape = product.shape
    if tensors[last].rank == 1 { shape.removeLast() }
    if tensors[0].rank == 1 { shape.removeFirst() }
    return try product.reshaped(shape)
  }
}

/// Where to split a chain of matrices, by the textbook's dynamic programming.
private struct ChainOrder {
  private var splits: [[Int]]

  /// The order for matrices of `sizes[i]` times `sizes[i + 1]`.
  init(_ sizes: [Int]) {
    let count = sizes.count - 1
    splits = Array(repeating: Array(repeating: 0, count: count), count: count)
    var costs = Array(repeating: Array(repeating: 0.0, count: count), count: count)
    for length in 1..<Swift.max(count, 2) where length < count {
      for from in 0..<count - length {
        let to = from + length
        costs[from][to] = .infinity
        for split in from..<to {
          let own = Double(sizes[from]) * Double(sizes[split + 1]) * Double(sizes[to + 1])
          let cost = costs[from][split] + costs[split + 1][to] + own
          if cost < costs[from][to] { (costs[from][to], splits[from][to]) = (cost, split) }
        }
      }
    }
  }

  func product(
    of matrices: [Tensor], from: Int, to: Int
  ) throws(TensorError) -> Tensor {
    if from == to { return matrices[from] }
    let split = splits[from][to]
    return try product(of: matrices, from: from, to: split)
      .matrixProduct(product(of: matrices, from: split + 1, to: to))
  }
}
