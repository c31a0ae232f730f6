import Glibc

/// Which norm of a vector or a matrix.
public enum NormOrder: Hashable, Sendable {
  /// The p-norm of vectors, infinities included; of matrices 1, 2 and infinity, either sign.
  case number(Double)
  /// The root of the sum of all squares.
  case frobenius
  /// The sum of the singular values.
  case nuclear
}

extension Tensor {
  /// The norm of vectors along one axis or of matrices over two; without axes, of the whole.
  ///
  /// Without an order it is the root of the sum of squares, whatever the number of axes.
  public func norm(
    _ order: NormOrder? = nil, axes: [Int]? = nil, keepsDimensions: Bool = false
  ) throws -> Tensor {
    let values = try cast(to: dtype == .float16 ? .float16 : resultType)
    if order == nil && axes == nil {
      let row = try values.reshaped([-1])
      let square =
        try dtype.isComplex
        ? row.realPart.matrixProduct(row.realPart).adding(
          row.imaginaryPart().matrixProduct(row.imaginaryPart()))
        : row.matrixProduct(row)
      let root = try square.sqrt()
      return keepsDimensions ? try root.reshaped(shape.map { _ in 1 }) : root
    }
    let chosen = try checkedAxes(axes ?? Array(shape.indices))
    switch chosen.count {
    case 1: return try values.vectorNorm(order, chosen[0], keepsDimensions)
    case 2: return try values.matrixNorm(order, chosen, keepsDimensions)
    default: throw TensorError("Improper number of dimensions to norm.")
    }
  }

  private func vectorNorm(_ order: NormOrder?, _ axis: Int, _ keeps: Bool) throws -> Tensor {
    switch order ?? .number(2) {
    case .number(.infinity): return try abs().max(axis: axis, keepsDimensions: keeps)
    case .number(-.infinity): return try abs().min(axis: axis, keepsDimensions: keeps)
    case .number(0):
      return try compared(.notEqual, to: Tensor(.real(0), beside: self))
        .sum(axis: axis, keepsDimensions: keeps).converted(to: dtype.part)
    case .number(1): return try abs().sum(axis: axis, keepsDimensions: keeps)
    case .number(2):
      return try squaredSizes().sum(axis: axis, keepsDimensions: keeps).sqrt()
    case .number(let power):
      let sizes = try abs()
      let sum = try sizes.raised(to: Tensor(.real(power), beside: sizes))
        .sum(axis: axis, keepsDimensions: keeps)
      return try sum.raised(to: Tensor(.real(1 / power), beside: sizes))
    case .frobenius, .nuclear:
      throw TensorError("Invalid norm order for vectors.", hint: "a number, inf or -inf")
    }
  }

  private func matrixNorm(_ order: NormOrder?, _ axes: [Int], _ keeps: Bool) throws -> Tensor {
    let (row, column) = (axes[0], axes[1])
    // After the sum over one axis is gone, the other may have moved down by one.
    func extreme(_ sum: Int, _ over: Int, isLargest: Bool) throws -> Tensor {
      let sums = try abs().sum(axis: sum, keepsDimensions: true)
      let result =
        try isLargest
        ? sums.max(axis: over, keepsDimensions: true) : sums.min(axis: over, keepsDimensions: true)
      return keeps ? result : try result.squeezed(axes)
    }
    func singular(_ body: (Tensor) throws -> Tensor) throws -> Tensor {
      let result = try body(movingAxes(axes, to: [-2, -1]).singularValues())
      return keeps ? try result.expandingDimensions(axes) : result
    }
    switch order ?? .frobenius {
    case .frobenius:
      return try squaredSizes().reduced(.sum, axes: axes, keepsDimensions: keeps).sqrt()
    case .nuclear: return try singular { try $0.sum(axis: -1) }
    case .number(1): return try extreme(row, column, isLargest: true)
    case .number(-1): return try extreme(row, column, isLargest: false)
    case .number(.infinity): return try extreme(column, row, isLargest: true)
    case .number(-.infinity): return try extreme(column, row, isLargest: false)
    case .number(2): return try singular { try $0.max(axis: -1) }
    case .number(-2): return try singular { try $0.min(axis: -1) }
    case .number:
      throw TensorError(
        "Invalid norm order for matrices.", hint: "1, 2, inf, their negatives, 'fro' or 'nuc'")
    }
  }
}
