import COpenBLAS
import Glibc

/// A product of a row permutation, a lower and an upper triangle, for each matrix.
struct LUFactors {
  /// Both triangles; the lower one's diagonal of ones is not written.
  let factors: MatrixStack
  /// For each row, in order, the row that it was exchanged with, counted from 1.
  let exchanges: [Int32]

  init(_ tensor: Tensor, square: Bool = true) throws {
    let stack = try square ? MatrixStack(square: tensor) : MatrixStack(tensor)
    let length = Swift.min(stack.rows, stack.columns)
    var exchanges = [Int32](repeating: 0, count: stack.count * length)
    for index in 0..<stack.count {
      var (m, n, leading, info) = (Int32(stack.rows), Int32(stack.columns), stack.leading, Int32(0))
      exchanges.withUnsafeMutableBufferPointer { pivots in
        guard let base = pivots.baseAddress else { return }
        let factor = stack.isComplex ? zgetrf_ : dgetrf_
        factor(&m, &n, stack.matrix(index), &leading, base + index * length, &info)
      }
    }
    self.factors = stack
    self.exchanges = exchanges
  }
}

extension LUFactors {
  /// The determinants of complex matrices.
  fileprivate func complexDeterminants() throws -> Tensor {
    let result = try Tensor(repeating: Complex<Double>(1), shape: factors.batch)
    let (values, size) = (result.pointer(as: Complex<Double>.self), factors.rows)
    withExtendedLifetime(result.storage) {
      for index in 0..<factors.count {
        let matrix = factors.matrix(index)
        for row in 0..<size {
          if exchanges[index * size + row] != Int32(row + 1) {
            values[index] = Complex.negative(values[index])
          }
          let place = 2 * (row * size + row)
          values[index] *= Complex(matrix[place], matrix[place + 1])
        }
      }
    }
    return result
  }

  /// The directions of complex determinants and the logarithms of their sizes.
  fileprivate func complexLogarithm(
    _ type: DType
  ) throws -> (sign: Tensor, logarithm: Tensor) {
    let sign = try Tensor(repeating: Complex<Double>(1), shape: factors.batch)
    let logarithm = try Tensor(zeros: factors.batch)
    let (signs, size) = (sign.pointer(as: Complex<Double>.self), factors.rows)
    let logarithms = logarithm.pointer(as: Double.self)
    withExtendedLifetime((sign.storage, logarithm.storage)) {
      for index in 0..<factors.count {
        let matrix = factors.matrix(index)
        for row in 0..<size {
          if exchanges[index * size + row] != Int32(row + 1) {
            signs[index] = Complex.negative(signs[index])
          }
          let place = 2 * (row * size + row)
          let element = Complex(matrix[place], matrix[place + 1])
          signs[index] *= Complex.direction(element)
          logarithms[index] += log(element.size)
        }
        if signs[index] == 0 { logarithms[index] = -.infinity }
      }
    }
    return (
      try sign.converted(to: type == .float32 ? .complex64 : .complex128),
      try logarithm.converted(to: type)
    )
  }
}

extension Tensor {
  /// The inverse of each matrix over the last two axes.
  public func inverse() throws -> Tensor {
    let stack = try MatrixStack(square: self)
    let identity = try MatrixStack(
      identity: stack.rows, batch: stack.batch, isComplex: stack.isComplex)
    try Self.solve(stack, identity)
    return try identity.result(like: self)
  }

  /// The solution of `self · x = right` for each matrix over the last two axes.
  ///
  /// A right side of one axis is one vector, `[n]`; with more axes it is a stack of matrices
  /// `[..., n, k]`.
  public func solved(for right: Tensor) throws -> Tensor {
    let isVector = right.rank == 1
    let columns = isVector ? try right.reshaped([-1, 1]) : right
    guard columns.rank >= 2 else {
      throw LinearAlgebraError("0-dimensional array given. Array must be at least one-dimensional")
    }
    guard rank >= 2 else {
      throw LinearAlgebraError(
        "\(rank)-dimensional array given. Array must be at least two-dimensional")
    }
    let batch = try Shape.broadcast(Array(shape.dropLast(2)), Array(columns.shape.dropLast(2)))
    let isComplex = dtype.isComplex || right.dtype.isComplex
    let stack = try MatrixStack(
      square: broadcast(to: batch + shape.suffix(2)), isComplex: isComplex)
    guard columns.shape[columns.rank - 2] == stack.rows else {
      throw TensorError(
        "solve: the matrix has \(stack.rows) rows, and the right side has "
          + "\(columns.shape[columns.rank - 2])")
    }
    let result = try MatrixStack(
      columns.broadcast(to: batch + columns.shape.suffix(2)), isComplex: isComplex)
    try Self.solve(stack, result)
    let isSingle = resultType.part == .float32 && right.resultType.part == .float32
    let solution = try result.tensor.copied(
      as: isComplex ? isSingle ? .complex64 : .complex128 : isSingle ? .float32 : .float64)
    return isVector ? try solution.reshaped(Array(solution.shape.dropLast())) : solution
  }

  /// Overwrites the right sides with solutions.
  private static func solve(_ stack: MatrixStack, _ right: MatrixStack) throws {
    var pivots = [Int32](repeating: 0, count: Swift.max(stack.rows, 1))
    for index in 0..<Swift.min(stack.count, right.count) {
      var (n, k, leading, info) = (Int32(stack.rows), Int32(right.columns), stack.leading, Int32(0))
      let solve = stack.isComplex ? zgesv_ : dgesv_
      solve(&n, &k, stack.matrix(index), &leading, &pivots, right.matrix(index), &leading, &info)
      guard info == 0 else { throw LinearAlgebraError("Singular matrix") }
    }
  }

  /// The sign of each matrix's determinant and the logarithm of its size (`slogdet`).
  public func logDeterminant() throws -> (sign: Tensor, logarithm: Tensor) {
    let lu = try LUFactors(self)
    if lu.factors.isComplex { return try lu.complexLogarithm(realResultType) }
    let sign = try Tensor(repeating: 1.0, shape: lu.factors.batch)
    let logarithm = try Tensor(zeros: lu.factors.batch)
    let (signs, logarithms) = (sign.pointer(as: Double.self), logarithm.pointer(as: Double.self))
    let size = lu.factors.rows
    try withExtendedLifetime((sign.storage, logarithm.storage)) {
      for index in 0..<lu.factors.count {
        let matrix = lu.factors.matrix(index)
        for row in 0..<size {
          let element = matrix[row * size + row]
          if lu.exchanges[index * size + row] != Int32(row + 1) { signs[index].negate() }
          if element < 0 { signs[index].negate() }
          if element == 0 { signs[index] = 0 }
          logarithms[index] += try Tensor(Swift.abs(element)).log().element(at: 0).asDouble
        }
        if signs[index] == 0 { logarithms[index] = -.infinity }
      }
    }
    return (
      try sign.converted(to: realResultType), try logarithm.converted(to: realResultType)
    )
  }

  /// The determinant of each matrix over the last two axes.
  public func determinant() throws -> Tensor {
    let lu = try LUFactors(self)
    if lu.factors.isComplex { return try lu.complexDeterminants().converted(to: resultType) }
    let result = try Tensor(repeating: 1.0, shape: lu.factors.batch)
    let values = result.pointer(as: Double.self)
    let size = lu.factors.rows
    withExtendedLifetime(result.storage) {
      for index in 0..<lu.factors.count {
        let matrix = lu.factors.matrix(index)
        for row in 0..<size {
          if lu.exchanges[index * size + row] != Int32(row + 1) { values[index].negate() }
          values[index] *= matrix[row * size + row]
        }
      }
    }
    return try result.converted(to: realResultType)
  }

  /// A permutation matrix, a lower triangle with ones on its diagonal and an upper one, whose product
  /// is this matrix (`scipy.linalg.lu`).
  public func luFactors() throws -> (permutation: Tensor, lower: Tensor, upper: Tensor) {
    guard rank == 2 else { throw TensorError("expected a matrix, found \(rank) axes") }
    let lu = try LUFactors(self, square: false)
    let (rows, length) = (shape[0], Swift.min(shape[0], shape[1]))
    var order = Array(0..<rows)
    for row in 0..<length where !lu.exchanges.isEmpty {
      order.swapAt(row, Int(lu.exchanges[row]) - 1)
    }
    let permutation = try Tensor(zeros: [rows, rows])
    let places = permutation.pointer(as: Double.self)
    withExtendedLifetime(permutation.storage) {
      for (row, source) in order.enumerated() { places[source * rows + row] = 1 }
    }
    let both = try lu.factors.result(like: self)
    let lower = try both.narrowed(1, 0, length).triangle(isLower: true)
    try lower.diagonal().store(Tensor(1.0).broadcast(to: [length]))
    let upper = try both.narrowed(0, 0, length).triangle(isLower: false)
    return (try permutation.converted(to: realResultType), lower, upper)
  }

  /// The triangle whose product with its transpose is each matrix, which is symmetric and positive
  /// definite; only one half of it is read.
  public func cholesky(isUpper: Bool = false) throws -> Tensor {
    let stack = try MatrixStack(square: self)
    for index in 0..<stack.count {
      var (n, leading, info) = (Int32(stack.rows), stack.leading, Int32(0))
      var half = CChar(UInt8(ascii: isUpper ? "U" : "L"))
      let factor = stack.isComplex ? zpotrf_ : dpotrf_
      factor(&half, &n, stack.matrix(index), &leading, &info, 1)
      guard info == 0 else { throw LinearAlgebraError("Matrix is not positive definite") }
    }
    return try stack.result(like: self).triangle(isLower: !isUpper)
  }
}
