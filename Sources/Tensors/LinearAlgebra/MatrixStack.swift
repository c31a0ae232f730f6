import COpenBLAS

/// The matrices over a tensor's last two axes, each column by column, as LAPACK takes them.
///
/// All of LAPACK is done in `float64` or `complex128`; what came as `float32` or `complex64` is rounded
/// at the end.
struct MatrixStack {
  /// The lengths of the leading axes.
  let batch: [Int]
  let rows: Int
  let columns: Int
  /// Whether the elements are complex: two doubles each.
  let isComplex: Bool
  /// The same matrices with the axes exchanged, row by row.
  private let memory: Tensor

  private static let singleThreaded: Void = {
    // Threads are ours to start, above BLAS.
    openblas_set_num_threads(1)
  }()

  /// New matrices of zeros.
  init(batch: [Int], rows: Int, columns: Int, isComplex: Bool = false) throws {
    _ = Self.singleThreaded
    // LAPACK counts in 32 bits, also the elements of a matrix.
    let (product, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow, Swift.max(product, rows, columns) < Int(Int32.max) / 4 else {
      throw TensorError("a matrix of \(rows) x \(columns) is too large for LAPACK")
    }
    self.batch = batch
    self.rows = rows
    self.columns = columns
    self.isComplex = isComplex
    memory = try Tensor(zeros: batch + [columns, rows], isComplex ? .complex128 : .float64)
  }

  /// Copies of a tensor's matrices.
  init(_ tensor: Tensor, isComplex: Bool? = nil) throws {
    guard tensor.dtype != .float16 else {
      throw TensorError(
        "array type float16 is unsupported in linalg", kind: .type, hint: "x.astype('float32')")
    }
    guard tensor.rank >= 2 else {
      throw LinearAlgebraError(
        "\(tensor.rank)-dimensional array given. Array must be at least two-dimensional")
    }
    let (rows, columns) = (tensor.shape[tensor.rank - 2], tensor.shape[tensor.rank - 1])
    try self.init(
      batch: Array(tensor.shape.dropLast(2)), rows: rows, columns: columns,
      isComplex: isComplex ?? tensor.dtype.isComplex)
    try memory.store(tensor.swappingAxes(-1, -2))
  }

  /// Copies of a tensor's matrices, which must be square.
  init(square tensor: Tensor, isComplex: Bool? = nil) throws {
    try self.init(tensor, isComplex: isComplex)
    guard rows == columns else {
      throw LinearAlgebraError(
        "Last 2 dimensions of the array must be square, and they are \(rows) x \(columns)")
    }
  }

  /// One identity matrix for each of `batch`.
  init(identity size: Int, batch: [Int], isComplex: Bool = false) throws {
    try self.init(batch: batch, rows: size, columns: size, isComplex: isComplex)
    try memory.diagonal(axes: (batch.count, batch.count + 1))
      .store(Tensor(1.0).broadcast(to: batch + [size]))
  }

  /// How many matrices with elements there are.
  var count: Int { memory.count == 0 ? 0 : batch.reduce(1, &*) }

  /// The first element of a matrix; of a complex one its real part, after which comes the other.
  func matrix(_ index: Int) -> UnsafeMutablePointer<Double> {
    memory.pointer(as: Double.self) + index * rows * columns * (isComplex ? 2 : 1)
  }

  /// The matrices as a tensor that shares their memory.
  var tensor: Tensor { get throws { try memory.swappingAxes(-1, -2) } }

  /// The matrices as a row-major tensor, of `float32` where that is what came in.
  func result(like source: Tensor) throws -> Tensor {
    try tensor.copied(as: isComplex ? source.resultType : source.realResultType)
  }

  /// Whether each element is a finite number.
  var isFinite: Bool {
    let first = memory.pointer(as: Double.self)
    let count = memory.count * (isComplex ? 2 : 1)
    return withExtendedLifetime(memory) { (0..<count).allSatisfy { first[$0].isFinite } }
  }

  /// The distance between columns.
  var leading: Int32 { Int32(Swift.max(rows, 1)) }
}

extension Tensor {
  /// The type of what linear algebra makes of these elements.
  var resultType: DType {
    dtype.isComplex || dtype == .float32 ? dtype : .float64
  }

  /// The same for what is real also where the elements are complex, such as a norm.
  var realResultType: DType { resultType.part }

  /// The same for a result that is complex.
  var complexResultType: DType { realResultType == .float32 ? .complex64 : .complex128 }
}

/// Memory that LAPACK works in, as large as it asked for.
struct Workspace {
  let reals: Tensor
  let integers: Tensor
  let size: Int32
  let integerSize: Int32

  /// Memory for `reals` numbers, as a query of LAPACK gave it, and `integers` whole numbers.
  ///
  /// Complex numbers need room for `width` 2 doubles each.
  init(reals: Double, integers: Int = 1, width: Int = 1) throws {
    guard reals < Double(Int32.max), integers < Int(Int32.max) else {
      throw TensorError("the matrix is too large for LAPACK")
    }
    size = Int32(Swift.max(reals, 1))
    integerSize = Int32(Swift.max(integers, 1))
    self.reals = try Tensor(zeros: [Int(size) * width], .float64)
    self.integers = try Tensor(zeros: [Int(integerSize)], .int32)
  }

  var real: UnsafeMutablePointer<Double> { reals.pointer(as: Double.self) }
  var integer: UnsafeMutablePointer<Int32> { integers.pointer(as: Int32.self) }
}
