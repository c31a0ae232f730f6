import COpenBLAS

/// The parts of a singular value decomposition: `u · diag(values) · vectors`.
public struct SingularValues {
  /// The left vectors as columns.
  public let u: Tensor
  /// The singular values, largest first.
  public let values: Tensor
  /// The right vectors as rows.
  public let vh: Tensor
}

/// What a least-squares problem has as its answer.
public struct LeastSquares {
  /// The solution, `[n]` or `[n, k]`.
  public let solution: Tensor
  /// The sum of squared distances for each right side; nil where the rank is too small or there are
  /// no more equations than unknowns.
  public let residuals: Tensor?
  /// How many singular values are not negligible.
  public let rank: Int
  /// The singular values of the matrix.
  public let singularValues: Tensor
}

extension Tensor {
  /// The singular value decomposition of each matrix over the last two axes, by LAPACK's `gesdd`.
  ///
  /// `[..., m, n]` gives `u` of `[..., m, m]` and `vh` of `[..., n, n]`, or without `full` only
  /// their first min(m, n) columns and rows.
  public func singularValueDecomposition(full: Bool = true) throws -> SingularValues {
    let parts = try decomposed(full ? "A" : "S")
    return SingularValues(
      u: try parts.u.result(like: self), values: try parts.values.converted(to: realResultType),
      vh: try parts.vh.result(like: self))
  }

  /// The singular values of each matrix over the last two axes, largest first.
  public func singularValues() throws -> Tensor {
    try decomposed("N").values.converted(to: realResultType)
  }

  private func decomposed(
    _ job: Unicode.Scalar
  ) throws -> (u: MatrixStack, values: Tensor, vh: MatrixStack) {
    let stack = try MatrixStack(self)
    guard stack.isFinite else {
      throw LinearAlgebraError("SVD did not converge: there are infinities or nan in it")
    }
    let (m, n) = (stack.rows, stack.columns)
    let length = Swift.min(m, n)
    let (left, right) = job == "A" ? (m, n) : job == "S" ? (length, length) : (0, 0)
    // Without elements there is nothing to decompose, and the vectors are any basis.
    let isEmpty = length == 0
    let u =
      try isEmpty && job == "A"
      ? MatrixStack(identity: m, batch: stack.batch, isComplex: stack.isComplex)
      : MatrixStack(batch: stack.batch, rows: m, columns: left, isComplex: stack.isComplex)
    let vh =
      try isEmpty && job == "A"
      ? MatrixStack(identity: n, batch: stack.batch, isComplex: stack.isComplex)
      : MatrixStack(batch: stack.batch, rows: right, columns: n, isComplex: stack.isComplex)
    let values = try Tensor(zeros: stack.batch + [length])
    let first = values.pointer(as: Double.self)
    // As much as LAPACK's manual asks for at most, for the complex routine alone.
    let scratchSize =
      stack.isComplex
      ? Swift.max(
        5 * length * length + 5 * length, 2 * Swift.max(m, n) * length + 3 * length * length)
      : 0
    let scratch = try Tensor(zeros: [scratchSize + 1])
    var work: Workspace?
    try withExtendedLifetime((values.storage, scratch.storage)) {
      for index in 0..<stack.count {
        var (rows, columns, leading, info) = (Int32(m), Int32(n), stack.leading, Int32(0))
        var (leadingU, leadingV) = (Int32(Swift.max(m, 1)), Int32(Swift.max(right, 1)))
        var job = CChar(UInt8(ascii: job))
        func run(
          _ work: UnsafeMutablePointer<Double>, _ size: Int32, _ i: UnsafeMutablePointer<Int32>
        ) {
          var size = size
          if stack.isComplex {
            zgesdd_(
              &job, &rows, &columns, stack.matrix(index), &leading, first + index * length,
              u.matrix(index), &leadingU, vh.matrix(index), &leadingV, work, &size,
              scratch.pointer(as: Double.self), i, &info, 1)
            return
          }
          dgesdd_(
            &job, &rows, &columns, stack.matrix(index), &leading, first + index * length,
            u.matrix(index), &leadingU, vh.matrix(index), &leadingV, work, &size, i, &info, 1)
        }
        if work == nil {
          var (query, integers) = ([0.0, 0.0], Int32(0))
          run(&query, -1, &integers)
          work = try Workspace(
            reals: query[0], integers: 8 * length, width: stack.isComplex ? 2 : 1)
        }
        if let work { run(work.real, work.size, work.integer) }
        guard info == 0 else { throw LinearAlgebraError("SVD did not converge") }
      }
    }
    return (u, values, vh)
  }

  /// The `x` that brings `self · x` nearest to the right side, by LAPACK's `gelsd`.
  ///
  /// Singular values below `cutoff` times the largest count as zero; a negative cutoff is the
  /// machine's precision.
  public func leastSquares(_ right: Tensor, cutoff: Double) throws -> LeastSquares {
    guard rank == 2 else {
      throw LinearAlgebraError("\(rank)-dimensional array given. Array must be two-dimensional")
    }
    guard right.rank == 1 || right.rank == 2 else {
      throw LinearAlgebraError(
        "\(right.rank)-dimensional array given. Array must be one- or two-dimensional")
    }
    guard !dtype.isComplex && !right.dtype.isComplex else {
      throw TensorError(
        "least squares over complex numbers are not in nnrepl yet",
        hint: "np.linalg.pinv(a) @ b")
    }
    let (m, n) = (shape[0], shape[1])
    guard right.shape[0] == m else {
      throw LinearAlgebraError(
        "Incompatible dimensions: \(m) rows and \(right.shape[0]) right sides")
    }
    let isVector = right.rank == 1
    let columns = isVector ? try right.reshaped([m, 1]) : right
    let stack = try MatrixStack(self)
    // The solution comes where the right side was, so there is room for the longer of them.
    let both = try MatrixStack(
      batch: [], rows: Swift.max(m, n), columns: columns.shape[1])
    try both.tensor.narrowed(0, 0, m).store(columns)
    let values = try Tensor(zeros: [Swift.min(m, n)])
    var found = Int32(0)
    if stack.count > 0 && both.count > 0 {
      guard stack.isFinite && both.isFinite else {
        throw LinearAlgebraError(
          "SVD did not converge in Linear Least Squares: there are infinities or nan in it")
      }
      var (rows, unknowns, sides) = (Int32(m), Int32(n), Int32(both.columns))
      var (leadingA, leadingB, cutoff, info) = (stack.leading, both.leading, cutoff, Int32(0))
      func run(
        _ work: UnsafeMutablePointer<Double>, _ size: Int32, _ integers: UnsafeMutablePointer<Int32>
      ) {
        var size = size
        dgelsd_(
          &rows, &unknowns, &sides, stack.matrix(0), &leadingA, both.matrix(0), &leadingB,
          values.pointer(as: Double.self), &cutoff, &found, work, &size, integers, &info)
      }
      var (query, integers) = (0.0, Int32(0))
      run(&query, -1, &integers)
      let work = try Workspace(reals: query, integers: Int(integers))
      withExtendedLifetime((values.storage, work.reals, work.integers)) {
        run(work.real, work.size, work.integer)
      }
      guard info == 0 else {
        throw LinearAlgebraError("SVD did not converge in Linear Least Squares")
      }
    }
    let type: DType = dtype == .float32 && right.dtype == .float32 ? .float32 : .float64
    let all = try both.tensor
    var residuals: Tensor?
    if Int(found) == n && m > n {
      let rest = try all.narrowed(0, n, m - n)
      residuals = try rest.multiplying(rest).sum(axis: 0).converted(to: type)
    }
    let solution = try all.narrowed(0, 0, n).copied(as: type)
    return LeastSquares(
      solution: isVector ? try solution.reshaped([n]) : solution,
      residuals: residuals, rank: Int(found), singularValues: try values.converted(to: type))
  }
}
