import Kernels

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
    case .blas: addBLAS(to: kernel)
    case .packed: try addPacked(to: kernel)
    case .dots: addColumns(to: kernel)
    case .rows: addRows(to: kernel)
    case .sums: try addSums(to: kernel)
    }
  }

  /// What computes it.
  private enum Method {
    /// OpenBLAS, in tiles of the result.
    case blas
    /// The right matrix, as it stands, laid out in panels once, for all tiles of the result.
    case packed
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
    guard rows <= Self.thin else {
      // A transposed left matrix is turned first, which many columns and long sums are worth.
      return !turnsLeft || columns >= 4 * Int(NK_PANEL) && inner > 512 ? .packed : .blas
    }
    return isLarge && columns < 256 && inner >= 512 ? .sums : .rows
  }

  /// The multiplications from which on a product is shared by threads.
  private static var worthSharing: Double { 60_000 }

  /// The length of the tiles along a side: an even number of them, up to eight, none so short that
  /// reading the other matrix costs as much as the product.
  private func tile(_ side: Int, least: Int = 24, step: Int = 4) -> Int {
    guard Double(rows) * Double(columns) * Double(inner) > Self.worthSharing else { return side }
    let pieces = side < 2 * least ? 1 : min(8, side / least & ~1)
    // Whole vectors of the narrowest kind.
    return ((side + pieces - 1) / pieces + step - 1) / step * step
  }

  /// Adds a step over tiles: the longer side of the result is divided, so that little is read twice.
  private func addTiles(
    to kernel: Kernel,
    _ multiply:
      @escaping (_ row: Int, _ height: Int, _ column: Int, _ width: Int) -> Void
  ) {
    let splitsRows = rows > columns
    let side = splitsRows ? rows : columns
    let tile = tile(side)
    kernel.add(pieces: (side + tile - 1) / tile) { piece, _ in
      let (first, length) = (piece * tile, min(tile, side - piece * tile))
      if splitsRows {
        multiply(first, length, 0, columns)
      } else {
        multiply(0, rows, first, length)
      }
    }
  }

  private func addBLAS(to kernel: Kernel) {
    addTiles(to: kernel) { row, height, column, width in
      T.multiply(
        turnsLeft, turnsRight, height, width, inner, scale,
        left + row * (turnsLeft ? 1 : leftStride), leftStride,
        right + column * (turnsRight ? rightStride : 1), rightStride, keep,
        target + row * targetStride + column, targetStride)
    }
  }

  private func addPacked(to kernel: Kernel) throws(ShapeError) {
    let (left, leftStride) = turnsLeft ? (try addTurn(to: kernel), inner) : (left, leftStride)
    let panel = Int(NK_PANEL)
    /// A tile's sums, of packed terms first ..< first + count.
    func multiply(
      _ row: Int, _ height: Int, _ panels: UnsafePointer<T>, _ column: Int, _ width: Int,
      _ first: Int, _ count: Int
    ) {
      T.packedProduct(
        left + row * leftStride + first, leftStride, 1, panels, height, width, count, scale,
        first == 0 ? keep : 1, target + row * targetStride + column, targetStride)
    }
    // So many terms at a time that a panel stays in the nearest cache while it is used.
    let most = 1024
    if rows > columns {
      let blocks = (columns + panel - 1) / panel
      let panels = try kernel.buffer(blocks * panel * inner, as: T.self)
      kernel.add(pieces: blocks) { block, _ in
        let column = block * panel
        T.pack(
          right + column, rightStride, 1, inner, min(panel, columns - column),
          panels + column * inner)
      }
      let tile = tile(rows)
      kernel.add(pieces: (rows + tile - 1) / tile) { piece, _ in
        multiply(
          piece * tile, min(tile, rows - piece * tile), panels, 0, columns, 0, inner)
      }
    } else {
      let tile = tile(columns, least: 2 * panel, step: panel)
      let scratch = kernel.scratch((tile + panel) * min(most, inner), as: T.self)
      kernel.add(pieces: (columns + tile - 1) / tile) { piece, worker in
        let (column, panels) = (piece * tile, scratch[worker])
        let width = min(tile, columns - column)
        for first in stride(from: 0, to: inner, by: most) {
          let count = min(most, inner - first)
          T.pack(
            right + first * rightStride + column, rightStride, 1, count, width, panels)
          multiply(0, rows, panels, column, width, first, count)
        }
      }
    }
  }

  /// Adds the step that turns the left matrix; gives it with its rows one after the other.
  private func addTurn(to kernel: Kernel) throws(ShapeError) -> UnsafePointer<T> {
    let turned = try kernel.buffer(rows * inner, as: T.self)
    let length = max(64, inner / 8)
    kernel.add(pieces: (inner + length - 1) / length) { piece, _ in
      let first = piece * length
      T.turn(
        left + first * leftStride, leftStride, turned + first, inner, min(length, inner - first),
        rows)
    }
    return UnsafePointer(turned)
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
    addTiles(to: kernel) { first, height, column, width in
      T.thinProduct(
        left + first * row, row, step, right + column, rightStride, height, width, inner, scale,
        keep, target + first * targetStride + column, targetStride)
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
