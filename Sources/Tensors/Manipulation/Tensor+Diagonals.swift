extension Tensor {
  /// A view of the diagonal of two axes, as the last axis; `offset` counts from the main one.
  public func diagonal(
    offset distance: Int = 0, axes: (Int, Int) = (0, 1)
  ) throws(TensorError) -> Tensor {
    guard rank >= 2 else {
      throw TensorError("diag requires an array of at least two dimensions")
    }
    let (row, column) = (try Shape.axis(axes.0, rank: rank), try Shape.axis(axes.1, rank: rank))
    guard row != column else { throw TensorError("axis1 and axis2 cannot be the same") }
    // A diagonal beyond the corner is empty, however far away it is.
    let down = Swift.min(distance < 0 ? Int(clamping: distance.magnitude) : 0, shape[row])
    let right = Swift.min(distance > 0 ? distance : 0, shape[column])
    let length = Swift.min(shape[row] - down, shape[column] - right)
    let others = shape.indices.filter { $0 != row && $0 != column }
    let start = length == 0 ? offset : offset + down * strides[row] + right * strides[column]
    return viewed(
      others.map { shape[$0] } + [length],
      others.map { strides[$0] } + [strides[row] &+ strides[column]], offset: start)
  }

  /// A square matrix with this vector on a diagonal, zeros elsewhere (`diag` of a vector).
  public func diagonalMatrix(offset distance: Int = 0) throws(TensorError) -> Tensor {
    guard rank == 1 else { throw TensorError("Input must be 1- or 2-d.") }
    let (side, overflow) = count.addingReportingOverflow(Int(clamping: distance.magnitude))
    let length = overflow ? Int.max : side
    let matrix = try Tensor(zeros: [length, length], dtype)
    try matrix.diagonal(offset: distance).store(self)
    return matrix
  }

  /// The sum along the diagonal of two axes.
  public func trace(
    offset distance: Int = 0, axes: (Int, Int) = (0, 1)
  ) throws(TensorError) -> Tensor {
    try diagonal(offset: distance, axes: axes).sum(axis: -1)
  }

  /// A copy with zeros above a diagonal of the last two axes (`tril`), or below it (`triu`).
  public func triangle(isLower: Bool, offset distance: Int = 0) throws(TensorError) -> Tensor {
    guard rank > 0 else { throw TensorError("a triangle needs an array of one axis or more") }
    let source = rank == 1 ? try broadcast(to: [count, count]) : self
    let (rows, columns) = (source.shape[source.rank - 2], source.shape[source.rank - 1])
    let mask = try Tensor.triangleMask(rows, columns, offset: isLower ? distance : distance &- 1)
    let zero = try Tensor(zeros: [], dtype)
    return isLower
      ? try Tensor.choosing(source, otherwise: zero, where: mask)
      : try Tensor.choosing(zero, otherwise: source, where: mask)
  }

  /// A `bool` matrix that is true at and below a diagonal (`tri`).
  public static func triangleMask(
    _ rows: Int, _ columns: Int, offset distance: Int = 0
  ) throws(TensorError) -> Tensor {
    let mask = try Tensor(zeros: [rows, columns], .bool)
    let first = mask.pointer(as: Bool.self)
    withExtendedLifetime(mask.storage) {
      for row in 0..<rows {
        let (last, overflow) = row.addingReportingOverflow(distance)
        let end = Swift.max(0, overflow ? columns : Swift.min(last, columns - 1) &+ 1)
        for column in 0..<Swift.min(end, columns) { first[row * columns + column] = true }
      }
    }
    return mask
  }
}
