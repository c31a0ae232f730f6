import COpenBLAS

extension Tensor {
  /// The matrix product over the last two axes; leading axes broadcast (NumPy's `matmul`).
  ///
  /// `[..., m, k] x [..., k, n]` gives `[..., m, n]`; a vector counts as one row on the left and as
  /// one column on the right. Integers wrap round.
  public func matrixProduct(_ other: Tensor) throws(TensorError) -> Tensor {
    if let plain = try plainProduct(other) { return plain }
    guard rank > 0 && other.rank > 0 else {
      throw TensorError("matmul: an operand is a single number", hint: "use `*` for that")
    }
    let left = rank == 1 ? try reshaped([1] + shape) : self
    let right = other.rank == 1 ? try other.reshaped(other.shape + [1]) : other
    let (rows, inner) = (left.shape[left.rank - 2], left.shape[left.rank - 1])
    let columns = right.shape[right.rank - 1]
    guard inner == right.shape[right.rank - 2] else {
      throw TensorError(
        "shapes \(Shape.text(shape)) and \(Shape.text(other.shape)) not aligned: "
          + "\(inner) (dim \(rank - 1)) != \(right.shape[right.rank - 2]) "
          + "(dim \(Swift.max(other.rank - 2, 0)))")
    }
    let batch = try Shape.broadcast(
      Array(left.shape.dropLast(2)), Array(right.shape.dropLast(2)))
    let common = dtype.promoted(with: other.dtype)
    // Truth values are added up as integers: the sum is zero only if every product is.
    // Half precision is multiplied in `float32`, as NumPy does.
    let working: DType = common == .bool ? .int64 : common == .float16 ? .float32 : common
    let product = MatrixProduct(
      left: try left.cast(to: working).broadcast(to: batch + [rows, inner]),
      right: try right.cast(to: working).broadcast(to: batch + [inner, columns]),
      result: try Tensor(zeros: batch + [rows, columns], working))
    try product.compute()
    let kept = batch + (rank == 1 ? [] : [rows]) + (other.rank == 1 ? [] : [columns])
    return try product.result.cast(to: common).reshaped(kept)
  }

  /// NumPy's `dot`: the matrix product for vectors and matrices, the product for single numbers.
  ///
  /// Above rank 2 it sums over the last axis of this tensor and the second-last of the other:
  /// `[a..., k] . [b..., k, n]` gives `[a..., b..., n]`.
  public func dot(_ other: Tensor) throws(TensorError) -> Tensor {
    if rank == 0 || other.rank == 0 { return try multiplying(other) }
    if other.rank <= 2 { return try matrixProduct(other) }
    let last = other.rank - 2
    let order = [last] + other.shape.indices.filter { $0 != last }
    let columns = order.dropFirst().map { other.shape[$0] }
    let matrix = try other.transposed(order).reshaped([
      other.shape[last], columns.reduce(1, &*),
    ])
    return try matrixProduct(matrix).reshaped(shape.dropLast() + columns)
  }
}

/// One product of matrices for each index of the leading axes, which all three share.
struct MatrixProduct {
  fileprivate let left: Tensor
  fileprivate let right: Tensor
  /// Contiguous, all zeros.
  fileprivate let result: Tensor

  private static let singleThreaded: Void = {
    // Threads are ours to start, above BLAS; its own would wait for each other on busy cores.
    openblas_set_num_threads(1)
  }()

  /// Makes BLAS use the calling thread only.
  static func useOneThread() { _ = singleThreaded }

  fileprivate func compute() throws(TensorError) {
    if result.dtype.isInexact {
      Self.useOneThread()
      guard (left.shape + right.shape).allSatisfy({ $0 <= Int(Int32.max) }) else {
        throw TensorError("matmul: an axis is longer than \(Int32.max)")
      }
    }
    if left.count == 0 || right.count == 0 { return }
    let (left, right) = (try Matrix.laidOut(left), try Matrix.laidOut(right))
    let rank = result.rank
    let runs = BatchOffsets(
      shape: Array(result.shape.dropLast(2)),
      strides: [left, right, result].map { Array($0.strides.dropLast(2)) })
    let sizes = (
      m: result.shape[rank - 2], n: result.shape[rank - 1], k: left.shape[rank - 1]
    )
    try withExtendedLifetime((left.storage, right.storage)) { () throws(TensorError) in
      try runs.forEach { a, b, c throws(TensorError) in
        switch result.dtype {
        case .float64:
          let (a, b) = (Matrix(left, a), Matrix(right, b))
          cblas_dgemm(
            CblasRowMajor, a.order, b.order, Int32(sizes.m), Int32(sizes.n), Int32(sizes.k), 1,
            left.pointer(as: Double.self) + a.offset, a.leading,
            right.pointer(as: Double.self) + b.offset, b.leading, 0,
            result.pointer(as: Double.self) + c, Int32(sizes.n))
        case .float32:
          let (a, b) = (Matrix(left, a), Matrix(right, b))
          cblas_sgemm(
            CblasRowMajor, a.order, b.order, Int32(sizes.m), Int32(sizes.n), Int32(sizes.k), 1,
            left.pointer(as: Float.self) + a.offset, a.leading,
            right.pointer(as: Float.self) + b.offset, b.leading, 0,
            result.pointer(as: Float.self) + c, Int32(sizes.n))
        case .complex128, .complex64:
          complexProduct(left, a, right, b, c, sizes)
        case .float16: break
        case .int64: try integerProduct(Int64.self, left, a, right, b, c, sizes)
        case .int32: try integerProduct(Int32.self, left, a, right, b, c, sizes)
        case .int16: try integerProduct(Int16.self, left, a, right, b, c, sizes)
        case .int8: try integerProduct(Int8.self, left, a, right, b, c, sizes)
        case .uint64: try integerProduct(UInt64.self, left, a, right, b, c, sizes)
        case .uint32: try integerProduct(UInt32.self, left, a, right, b, c, sizes)
        case .uint16: try integerProduct(UInt16.self, left, a, right, b, c, sizes)
        case .uint8, .bool: try integerProduct(UInt8.self, left, a, right, b, c, sizes)
        }
      }
    }
  }

  private func complexProduct(
    _ left: Tensor, _ a: Int, _ right: Tensor, _ b: Int, _ c: Int,
    _ sizes: (m: Int, n: Int, k: Int)
  ) {
    let (a, b) = (Matrix(left, a), Matrix(right, b))
    let (m, n, k) = (Int32(sizes.m), Int32(sizes.n), Int32(sizes.k))
    func pointer<S: Scalar>(_ tensor: Tensor, _ offset: Int, _ type: S.Type)
      -> UnsafeMutableRawPointer
    { UnsafeMutableRawPointer(tensor.pointer(as: type) + offset) }
    if result.dtype == .complex128 {
      var (one, zero) = (Complex<Double>(1), Complex<Double>(0))
      cblas_zgemm(
        CblasRowMajor, a.order, b.order, m, n, k, &one,
        pointer(left, a.offset, Complex<Double>.self), a.leading,
        pointer(right, b.offset, Complex<Double>.self), b.leading, &zero,
        pointer(result, c, Complex<Double>.self), n)
    } else {
      var (one, zero) = (Complex<Float>(1), Complex<Float>(0))
      cblas_cgemm(
        CblasRowMajor, a.order, b.order, m, n, k, &one,
        pointer(left, a.offset, Complex<Float>.self), a.leading,
        pointer(right, b.offset, Complex<Float>.self), b.leading, &zero,
        pointer(result, c, Complex<Float>.self), n)
    }
  }

  private func integerProduct<S: Number & FixedWidthInteger>(
    _ type: S.Type, _ left: Tensor, _ a: Int, _ right: Tensor, _ b: Int, _ c: Int,
    _ sizes: (m: Int, n: Int, k: Int)
  ) throws(TensorError) {
    let (a, b, c) = (
      left.pointer(as: S.self) + a, right.pointer(as: S.self) + b,
      result.pointer(as: S.self) + c
    )
    let (aRow, aStep) = (left.strides[left.rank - 2], left.strides[left.rank - 1])
    let (bRow, bStep) = (right.strides[right.rank - 2], right.strides[right.rank - 1])
    for row in 0..<sizes.m {
      try TensorError.giveWay()
      for inner in 0..<sizes.k {
        let factor = a[row * aRow + inner * aStep]
        for column in 0..<sizes.n {
          c[row * sizes.n + column] &+= factor &* b[inner * bRow + column * bStep]
        }
      }
    }
  }
}

/// A matrix as BLAS takes it: rows or columns one after the other, a fixed distance apart.
private struct Matrix {
  let order: CBLAS_TRANSPOSE
  let leading: Int32
  let offset: Int

  /// Describes a matrix of a tensor that `laidOut` returned.
  init(_ tensor: Tensor, _ offset: Int) {
    let distance = Self.leading(tensor) ?? (CblasNoTrans, 1)
    (order, leading, self.offset) = (distance.0, Int32(distance.1), offset)
  }

  /// The tensor itself if BLAS can read its matrices, else a copy.
  static func laidOut(_ tensor: Tensor) throws(TensorError) -> Tensor {
    leading(tensor) == nil && tensor.dtype.isInexact ? try tensor.copied() : tensor
  }

  private static func leading(_ tensor: Tensor) -> (CBLAS_TRANSPOSE, Int)? {
    let (rows, columns) = (tensor.shape[tensor.rank - 2], tensor.shape[tensor.rank - 1])
    let (rowStep, step) = (tensor.strides[tensor.rank - 2], tensor.strides[tensor.rank - 1])
    // The distance between the rows of a matrix with one row does not matter, nor the step within
    // rows of one element.
    let rowDistance = rows == 1 ? Swift.max(columns, 1) : rowStep
    if (step == 1 || columns == 1) && rowDistance >= columns && rowDistance <= Int(Int32.max) {
      return (CblasNoTrans, rowDistance)
    }
    let columnDistance = columns == 1 ? Swift.max(rows, 1) : step
    if (rowStep == 1 || rows == 1) && columnDistance >= rows && columnDistance <= Int(Int32.max) {
      return (CblasTrans, columnDistance)
    }
    return nil
  }
}

/// The offsets of the matrices of three tensors whose leading axes have the same lengths.
private struct BatchOffsets {
  let runs: StridedRuns

  init(shape: [Int], strides: [[Int]]) { runs = StridedRuns(shape: shape, strides: strides) }

  func forEach(
    _ body: (Int, Int, Int) throws(TensorError) -> Void
  ) throws(TensorError) {
    try runs.forEach { offsets throws(TensorError) in
      for index in 0..<runs.length {
        try TensorError.giveWay()
        try body(
          offsets[0] + index * runs.steps[0], offsets[1] + index * runs.steps[1],
          offsets[2] + index * runs.steps[2])
      }
    }
  }
}
