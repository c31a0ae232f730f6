import COpenBLAS
import Kernels

/// The products of vectors and matrices of one floating-point type, as they come most: one call of
/// the BLAS routine that NumPy takes too, so that the results have the same bits.
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
    case (2, 1): return try other.rowsTimesVector(self)
    case (1, 2): return try rowsTimesVector(other.transposed())
    default: return try matrixTimesMatrix(other)
    }
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

  /// The products of a matrix's rows with this vector.
  private func rowsTimesVector(_ matrix: Tensor) throws(TensorError) -> Tensor? {
    guard let layout = matrix.blasLayout, strides[0] > 0, strides[0] <= Int(Int32.max) else {
      return nil
    }
    let result = try Tensor(zeros: [matrix.shape[0]], dtype)
    // BLAS counts the rows and columns of what lies in memory, before it is transposed.
    let isTransposed = layout.order == CblasTrans
    let rows = Int32(matrix.shape[isTransposed ? 1 : 0])
    let columns = Int32(matrix.shape[isTransposed ? 0 : 1])
    withExtendedLifetime((storage, matrix.storage)) {
      if dtype == .float64 {
        cblas_dgemv(
          CblasRowMajor, layout.order, rows, columns, 1, matrix.pointer(as: Double.self),
          layout.leading, pointer(as: Double.self), Int32(strides[0]), 0,
          result.pointer(as: Double.self), 1)
      } else {
        cblas_sgemv(
          CblasRowMajor, layout.order, rows, columns, 1, matrix.pointer(as: Float.self),
          layout.leading, pointer(as: Float.self), Int32(strides[0]), 0,
          result.pointer(as: Float.self), 1)
      }
    }
    return result
  }

  private func matrixTimesMatrix(_ other: Tensor) throws(TensorError) -> Tensor? {
    guard let left = blasLayout, let right = other.blasLayout else { return nil }
    let result = try Tensor(uninitialized: [shape[0], other.shape[1]], dtype)
    var job = ProductJob(left: self, right: other, result: result, leftLayout: left, layout: right)
    let pieces = job.pieces
    withExtendedLifetime((storage, other.storage)) {
      if pieces == 1 {
        job.compute(rows: 0..<shape[0])
      } else {
        withUnsafeMutablePointer(to: &job) { job in
          nk_parallel(
            pieces,
            { context, piece, _ in
              guard let job = context?.assumingMemoryBound(to: ProductJob.self).pointee else {
                return
              }
              let first = piece * ProductJob.rowsInPiece
              let last = Swift.min(first + ProductJob.rowsInPiece, job.result.shape[0])
              job.compute(rows: first..<last)
            }, job)
        }
      }
    }
    return result
  }

  /// How BLAS takes a matrix: its order, and how far rows or columns are apart; nil if it cannot.
  fileprivate var blasLayout: BLASLayout? {
    let (rows, columns) = (shape[0], shape[1])
    let rowDistance = rows == 1 ? Swift.max(columns, 1) : strides[0]
    if strides[1] == 1 || columns == 1, rowDistance >= columns, rowDistance <= Int(Int32.max) {
      return BLASLayout(order: CblasNoTrans, leading: Int32(rowDistance))
    }
    let columnDistance = columns == 1 ? Swift.max(rows, 1) : strides[1]
    if strides[0] == 1 || rows == 1, columnDistance >= rows, columnDistance <= Int(Int32.max) {
      return BLASLayout(order: CblasTrans, leading: Int32(columnDistance))
    }
    return nil
  }
}

private struct BLASLayout {
  let order: CBLAS_TRANSPOSE
  let leading: Int32
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
