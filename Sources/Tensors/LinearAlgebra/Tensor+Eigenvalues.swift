import COpenBLAS

/// Which of LAPACK's ways to the eigenvalues of a symmetric matrix; NumPy takes the first, SciPy
/// the second, and the signs of their vectors may differ.
public enum SymmetricDriver: Sendable {
  /// Divide and conquer, `syevd`.
  case divideAndConquer
  /// Relatively robust representations, `syevr`.
  case robustRepresentations
}

extension Tensor {
  /// The eigenvalues of each square matrix, in LAPACK's order, and its right eigenvectors as columns.
  ///
  /// Both are complex where the matrix is, or where an eigenvalue has an imaginary part; `isComplex`
  /// asks for that in any case.
  public func eigenvalues(
    withVectors: Bool, isComplex: Bool = false
  ) throws -> (values: Tensor, vectors: Tensor?) {
    if dtype.isComplex { return try eigenvaluesOfComplex(withVectors: withVectors) }
    let parts = try partsOfEigenvalues(withVectors: withVectors)
    let imaginary = parts.imaginary.values(as: Double.self)
    if !isComplex && imaginary.allSatisfy({ $0 == 0 }) {
      return (
        try parts.real.converted(to: realResultType), try parts.vectors?.result(like: self)
      )
    }
    return (
      try Tensor(real: parts.real, imaginary: parts.imaginary).converted(to: complexResultType),
      try parts.vectors?.joinedPairs(imaginary).converted(to: complexResultType)
    )
  }

  private func eigenvaluesOfComplex(
    withVectors: Bool
  ) throws -> (values: Tensor, vectors: Tensor?) {
    let stack = try MatrixStack(square: self)
    guard stack.isFinite else { throw LinearAlgebraError("Array must not contain infs or NaNs") }
    let size = stack.rows
    let vectors =
      try withVectors
      ? MatrixStack(batch: stack.batch, rows: size, columns: size, isComplex: true) : nil
    let values = try Tensor(zeros: stack.batch + [size], .complex128)
    let scratch = try Tensor(zeros: [Swift.max(2 * size, 1)])
    var work: Workspace?
    try withExtendedLifetime((values.storage, scratch.storage)) {
      for index in 0..<stack.count {
        var (n, leading, one, info) = (Int32(size), stack.leading, Int32(1), Int32(0))
        var (left, right) = (
          CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: withVectors ? "V" : "N"))
        )
        func run(_ work: UnsafeMutablePointer<Double>, _ size: Int32) {
          var size = size
          zgeev_(
            &left, &right, &n, stack.matrix(index), &leading,
            values.pointer(as: Double.self) + 2 * index * stack.rows, nil, &one,
            vectors?.matrix(index), &leading, work, &size, scratch.pointer(as: Double.self),
            &info, 1, 1)
        }
        if work == nil {
          var query = [0.0, 0.0]
          run(&query, -1)
          work = try Workspace(reals: query[0], width: 2)
        }
        if let work { run(work.real, work.size) }
        guard info == 0 else { throw LinearAlgebraError("Eigenvalues did not converge") }
      }
    }
    return (try values.converted(to: resultType), try vectors?.result(like: self))
  }

  private func partsOfEigenvalues(
    withVectors: Bool
  ) throws -> (real: Tensor, imaginary: Tensor, vectors: MatrixStack?) {
    let stack = try MatrixStack(square: self)
    guard stack.isFinite else {
      throw LinearAlgebraError("Array must not contain infs or NaNs")
    }
    let size = stack.rows
    let vectors =
      try withVectors
      ? MatrixStack(batch: stack.batch, rows: size, columns: size) : nil
    let real = try Tensor(zeros: stack.batch + [size])
    let imaginary = try Tensor(zeros: stack.batch + [size])
    var work: Workspace?
    try withExtendedLifetime((real.storage, imaginary.storage)) {
      for index in 0..<stack.count {
        var (n, leading, one, info) = (Int32(size), stack.leading, Int32(1), Int32(0))
        var (left, right) = (
          CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: withVectors ? "V" : "N"))
        )
        func run(_ work: UnsafeMutablePointer<Double>, _ size: Int32) {
          var size = size
          dgeev_(
            &left, &right, &n, stack.matrix(index), &leading,
            real.pointer(as: Double.self) + index * stack.rows,
            imaginary.pointer(as: Double.self) + index * stack.rows, nil, &one,
            vectors?.matrix(index), &leading, work, &size, &info, 1, 1)
        }
        if work == nil {
          var query = 0.0
          run(&query, -1)
          work = try Workspace(reals: query)
        }
        if let work { run(work.real, work.size) }
        guard info == 0 else { throw LinearAlgebraError("Eigenvalues did not converge") }
      }
    }
    return (real, imaginary, vectors)
  }

  /// The eigenvalues of each symmetric matrix, smallest first, and its eigenvectors as columns; only
  /// one half of the matrix is read.
  public func symmetricEigenvalues(
    withVectors: Bool, isLower: Bool = true, _ driver: SymmetricDriver = .divideAndConquer
  ) throws -> (values: Tensor, vectors: Tensor?) {
    let stack = try MatrixStack(square: self)
    guard stack.isFinite else {
      throw LinearAlgebraError(
        "Eigenvalues did not converge: there are infinities or nan in the matrix")
    }
    let values = try Tensor(zeros: stack.batch + [stack.rows])
    let vectors: MatrixStack
    // Hermitian matrices have one way.
    switch stack.isComplex ? .divideAndConquer : driver {
    case .divideAndConquer:
      try stack.divideAndConquer(values, withVectors: withVectors, isLower: isLower)
      vectors = stack
    case .robustRepresentations:
      vectors = try stack.robustRepresentations(
        values, withVectors: withVectors, isLower: isLower)
    }
    return (
      try values.converted(to: realResultType),
      withVectors ? try vectors.result(like: self) : nil
    )
  }
}

extension MatrixStack {
  /// The eigenvectors of which LAPACK keeps the real and imaginary parts in neighbouring columns
  /// where two eigenvalues are conjugate.
  fileprivate func joinedPairs(_ imaginary: [Double]) throws -> Tensor {
    let result = try Tensor(zeros: batch + [rows, rows], .complex128)
    let to = result.pointer(as: Complex<Double>.self)
    withExtendedLifetime(result.storage) {
      for index in 0..<count {
        let from = matrix(index)
        var column = 0
        while column < rows {
          let isPair = imaginary[index * rows + column] != 0 && column + 1 < rows
          for row in 0..<rows {
            let place = (index * rows + row) * rows + column
            let real = from[column * rows + row]
            if isPair {
              let part = from[(column + 1) * rows + row]
              to[place] = Complex(real, part)
              to[place + 1] = Complex(real, -part)
            } else {
              to[place] = Complex(real)
            }
          }
          column += isPair ? 2 : 1
        }
      }
    }
    return result
  }

  /// Overwrites the matrices with their eigenvectors.
  fileprivate func divideAndConquer(
    _ values: Tensor, withVectors: Bool, isLower: Bool
  ) throws {
    var work: Workspace?
    var reals = [0.0]
    try withExtendedLifetime(values.storage) {
      for index in 0..<count {
        var (n, leading, info) = (Int32(rows), self.leading, Int32(0))
        var (job, half) = (
          CChar(UInt8(ascii: withVectors ? "V" : "N")), CChar(UInt8(ascii: isLower ? "L" : "U"))
        )
        func run(
          _ work: UnsafeMutablePointer<Double>, _ size: Int32,
          _ integers: UnsafeMutablePointer<Int32>, _ integerSize: Int32
        ) {
          var (size, integerSize) = (size, integerSize)
          if isComplex {
            var realSize = size < 0 ? -1 : Int32(reals.count)
            reals.withUnsafeMutableBufferPointer { reals in
              zheevd_(
                &job, &half, &n, matrix(index), &leading,
                values.pointer(as: Double.self) + index * rows, work, &size, reals.baseAddress,
                &realSize, integers, &integerSize, &info, 1, 1)
            }
            return
          }
          dsyevd_(
            &job, &half, &n, matrix(index), &leading,
            values.pointer(as: Double.self) + index * rows,
            work, &size, integers, &integerSize, &info, 1, 1)
        }
        if work == nil {
          var (query, integers) = ([0.0, 0.0], Int32(0))
          run(&query, -1, &integers, -1)
          work = try Workspace(
            reals: query[0], integers: Int(integers), width: isComplex ? 2 : 1)
          if isComplex { reals = [Double](repeating: 0, count: Int(Swift.max(reals[0], 1))) }
        }
        if let work { run(work.real, work.size, work.integer, work.integerSize) }
        guard info == 0 else { throw LinearAlgebraError("Eigenvalues did not converge") }
      }
    }
  }

  /// The eigenvectors, in memory of their own.
  fileprivate func robustRepresentations(
    _ values: Tensor, withVectors: Bool, isLower: Bool
  ) throws -> MatrixStack {
    let vectors = try MatrixStack(batch: batch, rows: rows, columns: rows)
    let support = try Tensor(zeros: [2 * Swift.max(rows, 1)], .int32)
    var work: Workspace?
    try withExtendedLifetime((values.storage, support.storage)) {
      for index in 0..<count {
        var (n, leading, info, found) = (Int32(rows), self.leading, Int32(0), Int32(0))
        var (job, range, half) = (
          CChar(UInt8(ascii: withVectors ? "V" : "N")), CChar(UInt8(ascii: "A")),
          CChar(UInt8(ascii: isLower ? "L" : "U"))
        )
        var (lower, upper, from, to, tolerance) = (0.0, 0.0, Int32(1), Int32(1), 0.0)
        func run(
          _ work: UnsafeMutablePointer<Double>, _ size: Int32,
          _ integers: UnsafeMutablePointer<Int32>, _ integerSize: Int32
        ) {
          var (size, integerSize) = (size, integerSize)
          dsyevr_(
            &job, &range, &half, &n, matrix(index), &leading, &lower, &upper, &from, &to,
            &tolerance, &found, values.pointer(as: Double.self) + index * rows,
            vectors.matrix(index), &leading, support.pointer(as: Int32.self), work, &size,
            integers, &integerSize, &info, 1, 1, 1)
        }
        if work == nil {
          var (query, integers) = (0.0, Int32(0))
          run(&query, -1, &integers, -1)
          work = try Workspace(reals: query, integers: Int(integers))
        }
        if let work { run(work.real, work.size, work.integer, work.integerSize) }
        guard info == 0 else { throw LinearAlgebraError("Eigenvalues did not converge") }
      }
    }
    return vectors
  }
}
