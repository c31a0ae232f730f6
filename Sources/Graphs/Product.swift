/// A product of two matrices in memory: target = scale · op(A) op(B) + keep · target.
struct Product<T: Real> {
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
  let targetStride: Int
  let scale: T
  let keep: T

  /// Adds the steps that compute it.
  func addSteps(to kernel: Kernel) throws(ShapeError) {
    guard rows > 0, columns > 0 else { return }
    switch method {
    case .blas: addTiles(to: kernel)
    case .dots: addColumns(to: kernel)
    case .rows: addRows(to: kernel)
    case .sums: try addSums(to: kernel)
    }
  }

  /// What computes it.
  private enum Method {
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

  private var method: Method {
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
      target + first * targetStride + from, targetStride)
  }

  private func addTiles(to kernel: Kernel) {
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

  private func addColumns(to kernel: Kernel) {
    let tile = tile(columns)
    kernel.add(pieces: (columns + tile - 1) / tile) { piece, _ in
      let first = piece * tile
      T.thinDots(
        left, leftStride, right + first * rightStride, rightStride, rows,
        min(tile, columns - first), inner, scale, keep, target + first, targetStride)
    }
  }

  private func addRows(to kernel: Kernel) {
    let (row, step) = turnsLeft ? (1, leftStride) : (leftStride, 1)
    let splitsRows = rows > columns
    let side = splitsRows ? rows : columns
    let tile = tile(side)
    kernel.add(pieces: (side + tile - 1) / tile) { piece, _ in
      let (first, length) = (piece * tile, min(tile, side - piece * tile))
      if splitsRows {
        T.thinProduct(
          left + first * row, row, step, right, rightStride, length, columns, inner, scale, keep,
          target + first * targetStride, targetStride)
      } else {
        T.thinProduct(
          left, row, step, right + first, rightStride, rows, length, inner, scale, keep,
          target + first, targetStride)
      }
    }
  }

  private func addSums(to kernel: Kernel) throws(ShapeError) {
    let (row, step) = turnsLeft ? (1, leftStride) : (leftStride, 1)
    let (parts, count) = (4, rows * columns)
    let others = try kernel.buffer((parts - 1) * count, as: T.self)
    kernel.add(pieces: parts) { part, _ in
      let first = part * inner / parts
      T.thinProduct(
        left + first * step, row, step, right + first * rightStride, rightStride, rows, columns,
        (part + 1) * inner / parts - first, scale, part == 0 ? keep : 0,
        part == 0 ? target : others + (part - 1) * count, part == 0 ? targetStride : columns)
    }
    kernel.addChunks(of: rows, each: columns) { range in
      for row in range {
        for part in 0..<parts - 1 {
          T.combine(
            1, others + part * count + row * columns, 1, target + row * targetStride, columns)
        }
      }
    }
  }
}
