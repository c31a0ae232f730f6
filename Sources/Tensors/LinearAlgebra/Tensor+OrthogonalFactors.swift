import COpenBLAS

/// How much of a factorisation into an orthogonal matrix and a triangle is wanted.
public enum OrthogonalMode: Sendable {
  /// As many columns as the shorter side: `[m, k]` and `[k, n]`.
  case reduced
  /// A square orthogonal matrix: `[m, m]` and `[m, n]`.
  case complete
}

extension Tensor {
  /// An orthogonal matrix and an upper triangle whose product is each matrix over the last two axes,
  /// by LAPACK's `geqrf`.
  public func orthogonalFactors(
    _ mode: OrthogonalMode, onlyTriangle: Bool = false
  ) throws -> (q: Tensor?, r: Tensor) {
    let stack = try MatrixStack(self)
    let (m, n) = (stack.rows, stack.columns)
    let length = Swift.min(m, n)
    let kept = mode == .complete ? m : length
    let width = stack.isComplex ? 2 : 1
    let factors = try Tensor(zeros: stack.batch + [Swift.max(length, 1) * width])
    var work: Workspace?
    try withExtendedLifetime(factors.storage) {
      for index in 0..<stack.count {
        var (rows, columns, leading, info) = (Int32(m), Int32(n), stack.leading, Int32(0))
        let factor = factors.pointer(as: Double.self) + index * Swift.max(length, 1) * width
        let decompose = stack.isComplex ? zgeqrf_ : dgeqrf_
        func run(_ work: UnsafeMutablePointer<Double>, _ size: Int32) {
          var size = size
          decompose(&rows, &columns, stack.matrix(index), &leading, factor, work, &size, &info)
        }
        if work == nil {
          var query = [0.0, 0.0]
          run(&query, -1)
          work = try Workspace(reals: query[0], width: width)
        }
        if let work { run(work.real, work.size) }
      }
    }
    let triangle = try stack.tensor.narrowed(rank - 2, 0, Swift.min(kept, m))
      .triangle(isLower: false).copied(as: resultType)
    if onlyTriangle { return (nil, triangle) }
    let q = try Self.orthogonal(stack, factors, columns: kept)
    return (try q.result(like: self), triangle)
  }

  /// The orthogonal matrices that `geqrf` left as reflections below the diagonals.
  private static func orthogonal(
    _ stack: MatrixStack, _ factors: Tensor, columns: Int
  ) throws -> MatrixStack {
    let length = Swift.min(stack.rows, stack.columns)
    if length == 0 && columns == stack.rows {
      return try MatrixStack(identity: columns, batch: stack.batch, isComplex: stack.isComplex)
    }
    let width = stack.isComplex ? 2 : 1
    let q = try MatrixStack(
      batch: stack.batch, rows: stack.rows, columns: columns, isComplex: stack.isComplex)
    try q.tensor.narrowed(stack.batch.count + 1, 0, length)
      .store(stack.tensor.narrowed(stack.batch.count + 1, 0, length))
    var work: Workspace?
    try withExtendedLifetime(factors.storage) {
      for index in 0..<q.count {
        var (m, n, k) = (Int32(q.rows), Int32(q.columns), Int32(length))
        var (leading, info) = (q.leading, Int32(0))
        let factor = factors.pointer(as: Double.self) + index * Swift.max(length, 1) * width
        let expand = stack.isComplex ? zungqr_ : dorgqr_
        func run(_ work: UnsafeMutablePointer<Double>, _ size: Int32) {
          var size = size
          expand(&m, &n, &k, q.matrix(index), &leading, factor, work, &size, &info)
        }
        if work == nil {
          var query = [0.0, 0.0]
          run(&query, -1)
          work = try Workspace(reals: query[0], width: width)
        }
        if let work { run(work.real, work.size) }
      }
    }
    return q
  }
}
