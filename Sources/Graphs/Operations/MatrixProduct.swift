import COpenBLAS
import Tensors

/// The product of two matrices, either of which may be transposed first.
struct MatrixProduct: RealOperation {
  var transposesLeft = false
  var transposesRight = false
  var label: String {
    "matrix product" + (transposesLeft ? " left transposed" : "")
      + (transposesRight ? " right transposed" : "")
  }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    let (a, b) = (inputs[0], inputs[1])
    guard a.rank == 2, b.rank == 2 else {
      throw ShapeError(
        "matrix product wants two matrices, got \(written(a.shape)) and \(written(b.shape))")
    }
    let (rows, inner) = oriented(a.shape, transposesLeft)
    let (otherInner, columns) = oriented(b.shape, transposesRight)
    guard inner == otherInner else {
      throw ShapeError(
        "matrix product of \(rows)x\(inner) and \(otherInner)x\(columns): "
          + "\(inner) columns do not fit \(otherInner) rows")
    }
    return Form([rows, columns], try commonReal(inputs, "matrix product"))
  }

  private func oriented(_ shape: [Int], _ transposed: Bool) -> (Int, Int) {
    transposed ? (shape[1], shape[0]) : (shape[0], shape[1])
  }

  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let (a, b) = (node.inputs[0], node.inputs[1])
    func product(
      _ x: Node, _ y: Node, _ left: Bool, _ right: Bool
    ) throws(ShapeError) -> Node {
      try Node(MatrixProduct(transposesLeft: left, transposesRight: right), [x, y])
    }
    // C = op(A) op(B): dop(A) = dC op(B)ᵀ and dop(B) = op(A)ᵀ dC, turned where A or B is.
    return [
      transposesLeft
        ? try product(b, upstream, transposesRight, true)
        : try product(upstream, b, false, !transposesRight),
      transposesRight
        ? try product(upstream, a, true, transposesLeft)
        : try product(a, upstream, !transposesLeft, false),
    ]
  }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) throws(ShapeError) {
    try addSteps(kernel, into: kernel.output(as: T.self), scale: 1, keep: 0)
  }

  /// target = scale · op(A) op(B) + keep · target, split into tiles that depend on the shape alone.
  func addSteps<T: Real>(
    _ kernel: Kernel, into target: UnsafeMutablePointer<T>, scale: T, keep: T
  ) throws(ShapeError) {
    let (a, b) = (kernel.node.inputs[0], kernel.node.inputs[1])
    let (rows, inner) = oriented(a.shape, transposesLeft)
    let product = Product(
      rows: rows, columns: kernel.node.shape[1], inner: inner,
      left: kernel.input(0, as: T.self), leftStride: a.shape[1], turnsLeft: transposesLeft,
      right: kernel.input(1, as: T.self), rightStride: b.shape[1], turnsRight: transposesRight,
      target: target, scale: scale, keep: keep)
    guard rows > 0, product.columns > 0 else { return }
    switch product.kernel {
    case .blas: product.addTiles(to: kernel)
    case .dots: product.addColumns(to: kernel)
    case .rows: product.addRows(to: kernel)
    case .sums: try product.addSums(to: kernel)
    }
  }
}

/// A product of two matrices in memory: target = scale · op(A) op(B) + keep · target.
private struct Product<T: Real> {
  let rows: Int
  let columns: Int
  let inner: Int
  let left: UnsafePointer<T>
  let leftStride: Int
  let turnsLeft: Bool
  let right: UnsafePointer<T>
  let rightStride: Int
  let turnsRight: Bool
  let target: UnsafeMutablePointer<T>
  let scale: T
  let keep: T

  /// What computes it.
  enum Method {
    /// OpenBLAS, in tiles of the result.
    case blas
    /// Few rows by a transposed matrix: dot products, in tiles of columns.
    case dots
    /// Few terms in each sum, or few rows and many columns: in tiles of the result.
    case rows
    /// Few rows and columns and long sums, which are taken in parts.
    case sums
  }

  /// Chosen by measurement (`Benchmarks/Engine`, AVX2): up to so many rows of a mini-batch the kernels
  /// that copy nothing are as fast as OpenBLAS or faster.
  private static var thin: Int { 32 }

  var kernel: Method {
    let isLarge = Double(rows) * Double(columns) * Double(inner) > Self.worthSharing
    if turnsRight { return !turnsLeft && rows <= Self.thin ? .dots : .blas }
    if inner <= Self.thin { return .rows }
    guard rows <= Self.thin else { return .blas }
    return isLarge && columns < 256 && inner >= 512 ? .sums : .rows
  }

  /// The multiplications from which on a product is shared by threads.
  private static var worthSharing: Double { 60_000 }

  /// The length of the tiles along a side: an even number of them, up to eight, none so short that
  /// reading the other matrix costs as much as the product.
  private func tile(_ side: Int) -> Int {
    guard Double(rows) * Double(columns) * Double(inner) > Self.worthSharing else { return side }
    let pieces = side < 48 ? 1 : min(8, side / 24 & ~1)
    // Whole vectors of the narrowest kind.
    return ((side + pieces - 1) / pieces + 3) / 4 * 4
  }

  private func multiply(rows first: Int, _ height: Int, columns from: Int, _ width: Int) {
    T.multiply(
      turnsLeft, turnsRight, height, width, inner, scale,
      left + first * (turnsLeft ? 1 : leftStride), leftStride,
      right + from * (turnsRight ? rightStride : 1), rightStride, keep,
      target + first * columns + from, columns)
  }

  func addTiles(to kernel: Kernel) {
    // The longer side of the result is divided, so that little is read twice.
    let splitsRows = rows > columns
    let side = splitsRows ? rows : columns
    let tile = tile(side)
    kernel.add(pieces: (side + tile - 1) / tile) { piece, _ in
      let (first, length) = (piece * tile, min(tile, side - piece * tile))
      if splitsRows {
        multiply(rows: first, length, columns: 0, columns)
      } else {
        multiply(rows: 0, rows, columns: first, length)
      }
    }
  }

  func addColumns(to kernel: Kernel) {
    let tile = tile(columns)
    kernel.add(pieces: (columns + tile - 1) / tile) { piece, _ in
      let first = piece * tile
      T.thinDots(
        left, leftStride, right + first * rightStride, rightStride, rows,
        min(tile, columns - first), inner, scale, keep, target + first, columns)
    }
  }

  func addRows(to kernel: Kernel) {
    let (row, step) = turnsLeft ? (1, leftStride) : (leftStride, 1)
    let splitsRows = rows > columns
    let side = splitsRows ? rows : columns
    let tile = tile(side)
    kernel.add(pieces: (side + tile - 1) / tile) { piece, _ in
      let (first, length) = (piece * tile, min(tile, side - piece * tile))
      if splitsRows {
        T.thinProduct(
          left + first * row, row, step, right, rightStride, length, columns, inner, scale, keep,
          target + first * columns, columns)
      } else {
        T.thinProduct(
          left, row, step, right + first, rightStride, rows, length, inner, scale, keep,
          target + first, columns)
      }
    }
  }

  func addSums(to kernel: Kernel) throws(ShapeError) {
    let (row, step) = turnsLeft ? (1, leftStride) : (leftStride, 1)
    let (parts, count) = (4, rows * columns)
    let others = try kernel.buffer((parts - 1) * count, as: T.self)
    kernel.add(pieces: parts) { part, _ in
      let first = part * inner / parts
      T.thinProduct(
        left + first * step, row, step, right + first * rightStride, rightStride, rows, columns,
        (part + 1) * inner / parts - first, scale, part == 0 ? keep : 0,
        part == 0 ? target : others + (part - 1) * count, columns)
    }
    kernel.addChunks(of: count) { range in
      for part in 0..<parts - 1 {
        T.combine(
          1, others + part * count + range.lowerBound, 1, target + range.lowerBound, range.count)
      }
    }
  }
}

extension Node {
  /// The product of two matrices.
  public func matrixProduct(_ other: Node) throws(ShapeError) -> Node {
    try Node(MatrixProduct(), [self, other])
  }
}
