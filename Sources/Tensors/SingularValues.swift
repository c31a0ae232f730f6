import COpenBLAS

/// The singular value decomposition of a square matrix, by LAPACK's `dgesdd`.
public struct SingularValues: Sendable {
  /// The singular values, largest first.
  public let values: [Double]
  /// The right singular vectors, a row each.
  public let vectors: [Double]

  /// Decomposes a square matrix given row by row; nil where LAPACK finds no answer.
  ///
  /// A matrix of more than 4096 rows, or with elements that are not finite, is refused.
  public init?(_ matrix: [Double], size: Int) {
    guard (1...4096).contains(size), matrix.count == size * size,
      matrix.allSatisfy(\.isFinite)
    else { return nil }
    var count = Int32(size)
    // Fortran keeps a matrix column by column.
    var columns = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0..<size { columns[column * size + row] = matrix[row * size + column] }
    }
    var values = [Double](repeating: 0, count: size)
    var left = [Double](repeating: 0, count: size * size)
    var right = left
    var integers = [Int32](repeating: 0, count: 8 * size)
    var status: Int32 = 0
    var length: Int32 = -1
    var wanted = [0.0]
    dgesdd_(
      "A", &count, &count, &columns, &count, &values, &left, &count, &right, &count, &wanted,
      &length, &integers, &status, 1)
    guard status == 0, wanted[0] >= 1, wanted[0] < 0x1p31 else { return nil }
    length = Int32(wanted[0])
    var work = [Double](repeating: 0, count: Int(length))
    dgesdd_(
      "A", &count, &count, &columns, &count, &values, &left, &count, &right, &count, &work,
      &length, &integers, &status, 1)
    guard status == 0 else { return nil }
    self.values = values
    vectors = (0..<size * size).map { right[$0 % size * size + $0 / size] }
  }
}
