import Kernels

/// The usual functions of two numbers on rows of floating-point elements, by the C kernels that the
/// compiler has made for each generation of the processor.
enum RealKernels {
  private typealias Kernel<S> = (
    UnsafePointer<S>?, Int, UnsafePointer<S>?, Int, UnsafeMutablePointer<S>?, Int
  ) -> Void

  /// Fills `result` if there is a kernel for the function and for how the elements lie.
  ///
  /// The operands have the result's type and shape, or rank 0 beside a contiguous result.
  static func perform(
    _ function: BinaryFunction, _ a: Tensor, _ b: Tensor, _ result: Tensor
  ) throws(TensorError) -> Bool {
    switch (result.dtype, function) {
    case (.float64, .add): try run(a, b, result, Double.self, nk_add_f64)
    case (.float64, .subtract): try run(a, b, result, Double.self, nk_subtract_f64)
    case (.float64, .multiply): try run(a, b, result, Double.self, nk_multiply_f64)
    case (.float64, .divide): try run(a, b, result, Double.self, nk_divide_f64)
    case (.float64, .maximum): try run(a, b, result, Double.self, nk_maximum_f64)
    case (.float64, .minimum): try run(a, b, result, Double.self, nk_minimum_f64)
    case (.float32, .add): try run(a, b, result, Float.self, nk_add_f32)
    case (.float32, .subtract): try run(a, b, result, Float.self, nk_subtract_f32)
    case (.float32, .multiply): try run(a, b, result, Float.self, nk_multiply_f32)
    case (.float32, .divide): try run(a, b, result, Float.self, nk_divide_f32)
    case (.float32, .maximum): try run(a, b, result, Float.self, nk_maximum_f32)
    case (.float32, .minimum): try run(a, b, result, Float.self, nk_minimum_f32)
    default: false
    }
  }

  /// A matrix with a row added to each of its rows, as layers add their biases.
  static func addRows(
    _ function: BinaryFunction, _ matrix: Tensor, _ row: Tensor, _ type: DType
  ) throws(TensorError) -> Tensor? {
    guard function == .add, matrix.rank == 2, row.rank == 1, matrix.dtype == row.dtype,
      type == .float64 || type == .float32, matrix.dtype == type,
      matrix.shape[1] == row.shape[0], row.shape[0] > 1, matrix.isContiguous, row.isContiguous
    else { return nil }
    let result = try Tensor(uninitializedAs: matrix, type)
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    let often = Swift.max(StridedRuns.elementsBetweenChecks / columns, 1)
    var left = often
    try withExtendedLifetime((matrix.storage, row.storage)) { () throws(TensorError) in
      for place in 0..<rows {
        left &-= 1
        if left == 0 {
          left = often
          try TensorError.giveWay()
        }
        let offset = place &* columns
        if type == .float64 {
          nk_add_f64(
            matrix.pointer(as: Double.self) + offset, 1, row.pointer(as: Double.self), 1,
            result.pointer(as: Double.self) + offset, columns)
        } else {
          nk_add_f32(
            matrix.pointer(as: Float.self) + offset, 1, row.pointer(as: Float.self), 1,
            result.pointer(as: Float.self) + offset, columns)
        }
      }
    }
    return result
  }

  @inline(__always)
  private static func run<S: Scalar>(
    _ a: Tensor, _ b: Tensor, _ result: Tensor, _ type: S.Type, _ kernel: Kernel<S>
  ) throws(TensorError) -> Bool {
    let (left, right) = (a.pointer(as: type), b.pointer(as: type))
    let out = result.pointer(as: type)
    if result.isContiguous, a.isContiguous, b.isContiguous {
      try withExtendedLifetime((a.storage, b.storage, result.storage)) { () throws(TensorError) in
        let (aStep, bStep) = (a.rank == 0 ? 0 : 1, b.rank == 0 ? 0 : 1)
        try Pieces.forEach(of: result.count, many: Pieces.manyForArithmetic) { piece in
          let first = piece.lowerBound
          kernel(
            left + first &* aStep, aStep, right + first &* bStep, bStep, out + first, piece.count)
        }
      }
      return true
    }
    let runs = StridedRuns(shape: result.shape, strides: [result.strides, a.strides, b.strides])
    let (step, aStep, bStep) = (runs.steps[0], runs.steps[1], runs.steps[2])
    // Short rows are left to loops that need no call for each.
    guard step == 1, aStep | bStep | 1 == 1, runs.length >= 8 else { return false }
    try withExtendedLifetime((a.storage, b.storage, result.storage)) { () throws(TensorError) in
      try runs.forEachPiece { offsets, length in
        kernel(left + offsets[1], aStep, right + offsets[2], bStep, out + offsets[0], length)
      }
    }
    return true
  }
}
