extension Tensor {
  /// The distance from 1 to the next number of the type that linear algebra works in.
  public var precision: Double {
    realResultType == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
  }

  /// How many singular values of each matrix are above a bound, as `int64` (`matrix_rank`).
  ///
  /// The bound is the largest singular value times the longer side times the precision.
  public func matrixRank(tolerance: Double? = nil) throws -> Tensor {
    guard rank >= 2 else {
      return try compared(.notEqual, to: Tensor(.integer(0), beside: self)).any()
        .converted(to: .int64)
    }
    let values = try singularValues()
    guard values.shape[values.rank - 1] > 0 else {
      return try Tensor(zeros: Array(shape.dropLast(2)), .int64)
    }
    let longer = Double(Swift.max(shape[rank - 2], shape[rank - 1]))
    let bound =
      try tolerance.map { value throws(TensorError) in
        try Tensor(.real(value), beside: values)
      }
      ?? values.max(axis: -1, keepsDimensions: true)
      .multiplying(Tensor(.real(longer * precision), beside: values))
    return try values.greater(than: bound).sum(axis: -1)
  }

  /// The pseudo-inverse of each matrix over the last two axes, by its singular values (`pinv`).
  ///
  /// Singular values up to `cutoff` times the largest count as zero.
  public func pseudoInverse(cutoff: Double) throws -> Tensor {
    let parts = try singularValueDecomposition(full: false)
    let values = parts.values
    guard values.count > 0 else {
      return try swappingAxes(-1, -2).copied(as: resultType)
    }
    let bound = try values.max(axis: -1, keepsDimensions: true)
      .multiplying(Tensor(.real(cutoff), beside: values))
    let zero = try Tensor(zeros: [], values.dtype)
    let one = try Tensor(.real(1), beside: values)
    let isLarge = try values.greater(than: bound)
    let safe = try Tensor.choosing(values, otherwise: one, where: isLarge)
    let inverted = try Tensor.choosing(one.dividing(safe), otherwise: zero, where: isLarge)
    let (v, u) = (
      try parts.vh.applying(UnaryFunction.conjugate), try parts.u.applying(UnaryFunction.conjugate)
    )
    return try v.swappingAxes(-1, -2).matrixProduct(
      inverted.expandingDimensions([-1]).multiplying(u.swappingAxes(-1, -2)))
  }

  /// Each square matrix multiplied by itself, `exponent` factors; negative powers are of the inverse.
  public func matrixPower(_ exponent: Int) throws -> Tensor {
    guard rank >= 2, shape[rank - 2] == shape[rank - 1] else {
      throw LinearAlgebraError("Last 2 dimensions of the array must be square")
    }
    if exponent == 0 {
      return try MatrixStack(
        identity: shape[rank - 1], batch: Array(shape.dropLast(2)), isComplex: dtype.isComplex
      )
      .tensor.copied(as: dtype)
    }
    var square = exponent < 0 ? try inverse() : self
    var rest = exponent.magnitude
    var result: Tensor?
    while rest > 0 {
      if rest & 1 == 1 { result = try result.map { try $0.matrixProduct(square) } ?? square }
      rest >>= 1
      if rest > 0 { square = try square.matrixProduct(square) }
    }
    return try (result ?? self).copied()
  }

  /// How much a matrix can magnify errors: the product of its norm and its inverse's (`cond`).
  public func conditionNumber(_ order: NormOrder? = nil) throws -> Tensor {
    guard rank >= 2 else {
      throw LinearAlgebraError("\(rank)-dimensional array given. Array must be two-dimensional")
    }
    switch order ?? .number(2) {
    case .number(2):
      let values = try singularValues()
      return try values.indexed([.ellipsis, .at(0)])
        .dividing(values.indexed([.ellipsis, .at(-1)]))
    case .number(-2):
      let values = try singularValues()
      return try values.indexed([.ellipsis, .at(-1)])
        .dividing(values.indexed([.ellipsis, .at(0)]))
    case let order:
      let axes = [rank - 2, rank - 1]
      let own = try norm(order, axes: axes)
      do {
        return try own.multiplying(inverse().norm(order, axes: axes))
      } catch is LinearAlgebraError {
        return try Tensor(repeating: Double.infinity, shape: own.shape)
      }
    }
  }

  /// The exponential of a square matrix, by scaling, a Padé approximant of degree 13 and squaring.
  ///
  /// Higham, The Scaling and Squaring Method for the Matrix Exponential Revisited, 2005.
  public func matrixExponential() throws -> Tensor {
    let stack = try MatrixStack(square: self)
    guard rank == 2 else { throw TensorError("expected one square matrix") }
    let matrix = try stack.tensor.copied()
    let size = stack.count == 0 ? 0 : try matrix.norm(.number(1)).item().asDouble
    guard size.isFinite else { throw TensorError("array must not contain infs or NaNs") }
    let identity = try MatrixStack(
      identity: stack.rows, batch: [], isComplex: stack.isComplex
    ).tensor
    // The bound up to which the approximant is exact to double precision.
    var squarings = 0
    while size / Double(sign: .plus, exponent: squarings, significand: 1) > 5.371920351148152 {
      squarings += 1
    }
    let scale = Double(sign: .plus, exponent: -squarings, significand: 1)
    let a = try matrix.multiplying(Tensor(scale))
    let a2 = try a.matrixProduct(a)
    let a4 = try a2.matrixProduct(a2)
    let a6 = try a4.matrixProduct(a2)
    let b: [Double] = [
      64_764_752_532_480_000, 32_382_376_266_240_000, 7_771_770_303_897_600,
      1_187_353_796_428_800, 129_060_195_264_000, 10_559_470_521_600, 670_442_572_800,
      33_522_128_640, 1_323_241_920, 40_840_800, 960_960, 16380, 182, 1,
    ]
    func sum(_ terms: [(Double, Tensor)]) throws -> Tensor {
      var total = try Tensor(zeros: matrix.shape, matrix.dtype)
      for (factor, term) in terms { total = try total.adding(term.multiplying(Tensor(factor))) }
      return total
    }
    let high = try a6.matrixProduct(sum([(b[13], a6), (b[11], a4), (b[9], a2)]))
    let low = try sum([(1, high), (b[7], a6), (b[5], a4), (b[3], a2), (b[1], identity)])
    let odd = try a.matrixProduct(low)
    let top = try a6.matrixProduct(sum([(b[12], a6), (b[10], a4), (b[8], a2)]))
    let even = try sum([(1, top), (b[6], a6), (b[4], a4), (b[2], a2), (b[0], identity)])
    var result = try even.subtracting(odd).solved(for: even.adding(odd))
    for _ in 0..<squarings { result = try result.matrixProduct(result) }
    return try result.converted(to: resultType)
  }
}
