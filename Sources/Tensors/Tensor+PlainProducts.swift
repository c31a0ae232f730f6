import COpenBLAS
import Interruptions
import Kernels

/// The products of vectors and matrices of one floating-point type, as they come most: one call of
/// the BLAS routine that NumPy takes too, or of a kernel where that would be mostly call.
extension Tensor {
  /// The product, or nil where the general way is needed.
  func plainProduct(_ other: Tensor) throws(TensorError) -> Tensor? {
    guard dtype == other.dtype, dtype == .float64 || dtype == .float32, rank > 0, other.rank > 0,
      rank <= 2,
      other.rank <= 2, shape[rank - 1] == other.shape[0], count > 0, other.count > 0,
      count <= Int(Int32.max), other.count <= Int(Int32.max)
    else { return nil }
    MatrixProduct.useOneThread()
    switch (rank, other.rank) {
    case (1, 1): return try dotProduct(other)
    case (2, 1):
      guard let layout = blasLayout else { return nil }
      return try product(of: layout, with: other, step: other.strides[0], shape: [shape[0]])
    case (1, 2):
      guard let layout = other.blasLayout else { return nil }
      return try other.product(
        of: layout.transposed, with: self, step: strides[0], shape: [other.shape[1]])
    default: return try matrixTimesMatrix(other)
    }
  }

  /// The product of each element of a column with each of a row: one multiplication each.
  private func columnTimesRow(_ row: Tensor) throws(TensorError) -> Tensor? {
    guard row.strides[1] == 1 || row.shape[1] == 1 else { return nil }
    let result = try Tensor(uninitialized: [shape[0], row.shape[1]], dtype)
    let (rows, columns) = (shape[0], row.shape[1])
    let many = Swift.max(StridedRuns.elementsBetweenChecks / columns, 1)
    try withExtendedLifetime((storage, row.storage)) { () throws(TensorError) in
      for start in stride(from: 0, to: rows, by: many) {
        try TensorError.giveWay()
        let (place, target) = (start &* strides[0], start &* columns)
        let count = Swift.min(many, rows - start)
        if dtype == .float64 {
          nk_outer_f64(
            pointer(as: Double.self) + place, strides[0], row.pointer(as: Double.self),
            result.pointer(as: Double.self) + target, count, columns)
        } else {
          nk_outer_f32(
            pointer(as: Float.self) + place, strides[0], row.pointer(as: Float.self),
            result.pointer(as: Float.self) + target, count, columns)
        }
      }
    }
    return result
  }

  private func dotProduct(_ other: Tensor) throws(TensorError) -> Tensor? {
    guard strides[0] > 0, other.strides[0] > 0, strides[0] <= Int(Int32.max),
      other.strides[0] <= Int(Int32.max)
    else { return nil }
    let (length, step, otherStep) = (Int32(count), Int32(strides[0]), Int32(other.strides[0]))
    return try withExtendedLifetime((storage, other.storage)) { () throws(TensorError) in
      if dtype == .float64 {
        try Tensor(
          cblas_ddot(
            length, pointer(as: Double.self), step, other.pointer(as: Double.self), otherStep))
      } else {
        try Tensor(
          cblas_sdot(
            length, pointer(as: Float.self), step, other.pointer(as: Float.self), otherStep))
      }
    }
  }

  /// The products of this matrix's rows, or columns where `layout` says so, with a vector.
  ///
  /// `vector` has `step` elements between two of its own; `shape` is what the result is given.
  private func product(
    of layout: BLASLayout, with vector: Tensor, step: Int, shape: [Int]
  ) throws(TensorError) -> Tensor? {
    guard step > 0 || vector.count == 1, step <= Int(Int32.max) else { return nil }
    let job = VectorJob(layout: layout, step: Swift.max(step, 1))
    // BLAS may read what it overwrites.
    let result = try Tensor(shape: shape, dtype: dtype, zeroed: !job.isSmall)
    withExtendedLifetime((storage, vector.storage)) {
      if dtype == .float64 {
        job.compute(
          pointer(as: Double.self), vector.pointer(as: Double.self),
          result.pointer(as: Double.self))
      } else {
        job.compute(
          pointer(as: Float.self), vector.pointer(as: Float.self), result.pointer(as: Float.self))
      }
    }
    return result
  }

  private func matrixTimesMatrix(_ other: Tensor) throws(TensorError) -> Tensor? {
    if shape[1] == 1 { return try columnTimesRow(other) }
    if other.shape[1] == 1, let layout = blasLayout {
      return try product(
        of: layout, with: other, step: other.strides[0], shape: [shape[0], 1])
    }
    if shape[0] == 1, let layout = other.blasLayout {
      return try other.product(
        of: layout.transposed, with: self, step: strides[1], shape: [1, other.shape[1]])
    }
    guard let left = blasLayout, let right = other.blasLayout else { return nil }
    let result = try Tensor(uninitialized: [shape[0], other.shape[1]], dtype)
    var job = ProductJob(left: self, right: other, result: result, leftLayout: left, layout: right)
    let pieces = job.pieces
    try withExtendedLifetime((storage, other.storage)) { () throws(TensorError) in
      if pieces == 1 {
        job.compute(rows: 0..<shape[0])
      } else {
        withUnsafeMutablePointer(to: &job) { job in
          nk_parallel(
            pieces,
            { context, piece, _ in
              guard let job = context?.assumingMemoryBound(to: ProductJob.self).pointee,
                !Interruption.isRequested
              else { return }
              let first = piece * ProductJob.rowsInPiece
              let last = Swift.min(first + ProductJob.rowsInPiece, job.result.shape[0])
              job.compute(rows: first..<last)
            }, job)
        }
        try TensorError.giveWay()
      }
    }
    return result
  }

  /// How BLAS takes a matrix: its order, and how far rows or columns are apart; nil if it cannot.
  fileprivate var blasLayout: BLASLayout? {
    let (rows, columns) = (shape[0], shape[1])
    let rowDistance = rows == 1 ? Swift.max(columns, 1) : strides[0]
    if strides[1] == 1 || columns == 1, rowDistance >= columns, rowDistance <= Int(Int32.max) {
      return BLASLayout(
        order: CblasNoTrans, rows: rows, columns: columns, leading: Int32(rowDistance))
    }
    let columnDistance = columns == 1 ? Swift.max(rows, 1) : strides[1]
    if strides[0] == 1 || rows == 1, columnDistance >= rows, columnDistance <= Int(Int32.max) {
      return BLASLayout(
        order: CblasTrans, rows: columns, columns: rows, leading: Int32(columnDistance))
    }
    return nil
  }
}

private struct BLASLayout {
  let order: CBLAS_TRANSPOSE
  /// The rows and columns of what lies in memory, before it is transposed.
  let rows: Int
  let columns: Int
  let leading: Int32

  /// The same memory as the matrix with its rows and columns exchanged.
  var transposed: BLASLayout {
    BLASLayout(
      order: order == CblasTrans ? CblasNoTrans : CblasTrans, rows: rows, columns: columns,
      leading: leading)
  }
}

/// The product of a matrix and a vector.
private struct VectorJob {
  let layout: BLASLayout
  /// How far the vector's elements are apart.
  let step: Int

  /// Above this many elements memory is what takes time, and BLAS is as good.
  var isSmall: Bool { step == 1 && layout.rows * layout.columns <= 1 << 18 }

  func compute(
    _ matrix: UnsafePointer<Double>, _ x: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>
  ) {
    if !isSmall {
      cblas_dgemv(
        CblasRowMajor, layout.order, Int32(layout.rows), Int32(layout.columns), 1, matrix,
        layout.leading, x, Int32(step), 0, y, 1)
    } else if layout.order == CblasTrans {
      nk_vector_matrix_f64(x, matrix, Int(layout.leading), y, layout.rows, layout.columns)
    } else {
      nk_matrix_vector_f64(matrix, Int(layout.leading), x, y, layout.rows, layout.columns)
    }
  }

  func compute(
    _ matrix: UnsafePointer<Float>, _ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>
  ) {
    if !isSmall {
      cblas_sgemv(
        CblasRowMajor, layout.order, Int32(layout.rows), Int32(layout.columns), 1, matrix,
        layout.leading, x, Int32(step), 0, y, 1)
    } else if layout.order == CblasTrans {
      nk_vector_matrix_f32(x, matrix, Int(layout.leading), y, layout.rows, layout.columns)
    } else {
      nk_matrix_vector_f32(matrix, Int(layout.leading), x, y, layout.rows, layout.columns)
    }
  }
}

/// One product of matrices, of which several threads may each compute some rows.
private struct ProductJob {
  let left: Tensor
  let right: Tensor
  let result: Tensor
  let leftLayout: BLASLayout
  let layout: BLASLayout

  /// Pieces do not depend on the number of threads, so that results do not either.
  static let rowsInPiece = 256

  /// How many pieces are worth a thread of their own: one below some 10 million multiplications.
  var pieces: Int {
    let work = Double(left.shape[0]) * Double(left.shape[1]) * Double(right.shape[1])
    return work < 1e7 ? 1 : (left.shape[0] + Self.rowsInPiece - 1) / Self.rowsInPiece
  }

  func compute(rows: Range<Int>) {
    let (m, n, k) = (Int32(rows.count), Int32(right.shape[1]), Int32(left.shape[1]))
    let start =
      leftLayout.order == CblasNoTrans ? rows.lowerBound * Int(leftLayout.leading) : rows.lowerBound
    let target = rows.lowerBound * right.shape[1]
    if result.dtype == .float64 {
      cblas_dgemm(
        CblasRowMajor, leftLayout.order, layout.order, m, n, k, 1,
        left.pointer(as: Double.self) + start, leftLayout.leading, right.pointer(as: Double.self),
        layout.leading, 0, result.pointer(as: Double.self) + target, n)
    } else {
      cblas_sgemm(
        CblasRowMajor, leftLayout.order, layout.order, m, n, k, 1,
        left.pointer(as: Float.self) + start, leftLayout.leading, right.pointer(as: Float.self),
        layout.leading, 0, result.pointer(as: Float.self) + target, n)
    }
  }
}
