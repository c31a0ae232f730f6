extension Tensor {
  /// The roots of the polynomial with these coefficients, the highest power's first: the eigenvalues
  /// of its companion matrix, real where all are (`roots`).
  public func polynomialRoots() throws -> Tensor {
    guard rank <= 1 else { throw TensorError("Input must be a rank-1 array.") }
    let row = try reshaped([-1])
    let used = try row.nonzero()[0].values(as: Int64.self)
    guard let first = used.first, let last = used.last else { return try Tensor(zeros: [0]) }
    // Each coefficient of zero at the end is a root of zero.
    let zeros = row.count - 1 - Int(last)
    let type: DType = dtype.isComplex ? .complex128 : .float64
    let kept = try row.narrowed(0, Int(first), Int(last - first) + 1).copied(as: type)
    let degree = kept.count - 1
    guard degree <= 4096 else { throw TensorError("a polynomial of degree \(degree) is too large") }
    var roots = try Tensor(zeros: [0], .float64)
    if degree > 0 {
      let matrix = try Tensor(zeros: [degree, degree], type)
      if degree > 1 {
        try matrix.diagonal(offset: -1).assign(Tensor(1.0), at: [])
      }
      let top = try kept.narrowed(0, 1, degree).negated().dividing(kept.narrowed(0, 0, 1))
      try matrix.place(0, along: 0).assign(top, at: [])
      roots = try matrix.eigenvalues(withVectors: false).values
    }
    return try Tensor.concatenated([roots, Tensor(zeros: [zeros], roots.dtype)])
  }
}
