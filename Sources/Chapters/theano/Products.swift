import Graphs
import Interpreter
import Language
import Tensors

/// Matrix products of variables.
enum Products {
  /// `T.dot`: of vectors, matrices, or a number and anything.
  static func dot(_ a: SymbolicVariable, _ b: SymbolicVariable) throws -> SymbolicVariable {
    if a.type.rank == 0 || b.type.rank == 0 { return try Elementwise.pair(.multiply, a, b) }
    guard a.type.rank <= 2, b.type.rank <= 2 else { return try product(a, b) }
    let type = a.type.dtype.promoted(with: b.type.dtype)
    let working = type.isFloatingPoint ? type : .float64
    let kept = a.type.broadcastable.dropLast() + b.type.broadcastable.dropFirst()
    return try .computed(
      SymbolicOperation("dot") { lowering, inputs in
        let (x, y) = (
          try lowering.node(inputs[0]).cast(to: working),
          try lowering.node(inputs[1]).cast(to: working)
        )
        let left = x.rank == 1 ? try x.reshaped([1, x.count]) : x
        let right = y.rank == 1 ? try y.reshaped([y.count, 1]) : y
        return try left.matrixProduct(right)
          .reshaped(Array(x.shape.dropLast() + y.shape.dropFirst())).cast(to: type)
      }, [a, b],
      SymbolicType(type, b.type.rank == 1 ? Array(a.type.broadcastable.dropLast()) : Array(kept)))
  }

  /// The last axis of one with the last but one of the other.
  private static func product(
    _ a: SymbolicVariable, _ b: SymbolicVariable
  ) throws -> SymbolicVariable {
    try contracted(a, b, [a.type.rank - 1], [max(0, b.type.rank - 2)])
  }

  /// `T.tensordot`: the sum over pairs of axes, one of each.
  static func contracted(
    _ a: SymbolicVariable, _ b: SymbolicVariable, _ left: [Int], _ right: [Int]
  ) throws -> SymbolicVariable {
    let leftRest = (0..<a.type.rank).filter { !left.contains($0) }
    let rightRest = (0..<b.type.rank).filter { !right.contains($0) }
    guard left.count == right.count, left.allSatisfy({ $0 >= 0 && $0 < a.type.rank }),
      right.allSatisfy({ $0 >= 0 && $0 < b.type.rank }),
      Set(left).count == left.count, Set(right).count == right.count
    else { throw Diagnostic("ValueError", "the axes of tensordot do not fit the variables") }
    let type = a.type.dtype.promoted(with: b.type.dtype)
    let working = type.isFloatingPoint ? type : .float64
    return try .computed(
      SymbolicOperation("tensordot") { lowering, inputs in
        let (x, y) = (
          try lowering.node(inputs[0]).cast(to: working),
          try lowering.node(inputs[1]).cast(to: working)
        )
        let inner = left.reduce(1) { $0 * x.shape[$1] }
        let rows = leftRest.reduce(1) { $0 * x.shape[$1] }
        let columns = rightRest.reduce(1) { $0 * y.shape[$1] }
        guard inner == right.reduce(1, { $0 * y.shape[$1] }) else {
          throw Diagnostic("ValueError", "the lengths of the axes of tensordot differ")
        }
        return try x.transposed(leftRest + left).reshaped([rows, inner])
          .matrixProduct(y.transposed(right + rightRest).reshaped([inner, columns]))
          .reshaped(leftRest.map { x.shape[$0] } + rightRest.map { y.shape[$0] }).cast(to: type)
      }, [a, b],
      SymbolicType(
        type,
        leftRest.map { a.type.broadcastable[$0] } + rightRest.map { b.type.broadcastable[$0] }))
  }
}

/// Sums, means, extremes and where they are.
enum SymbolicReductions {
  /// A reduction over axes, or over all.
  static func reduced(
    _ reduction: Reduction, _ x: SymbolicVariable, axes: [Int]?, keeps: Bool, as given: DType? = nil
  ) throws -> SymbolicVariable {
    let axes = try checked(axes, x)
    let type = given ?? resultType(reduction, x)
    return try .computed(
      SymbolicOperation("\(name(of: reduction)){axes=\(axes)}") { lowering, inputs in
        let node = try lowering.node(inputs[0])
        switch reduction {
        case .sum, .mean, .product:
          // Whole numbers below 2⁵³ add up exactly as real ones.
          let working = type.isFloatingPoint ? type : .float64
          return try node.cast(to: working)
            .folded(reduction, axes: axes, keepsDimensions: keeps).cast(to: type)
        default:
          return try node.folded(reduction, axes: axes, keepsDimensions: keeps).cast(to: type)
        }
      }, [x], type(x, without: axes, keeps, type))
  }

  private static func name(of reduction: Reduction) -> String {
    switch reduction {
    case .sum: "Sum"
    case .mean: "mean"
    case .product: "Prod"
    default: "Reduce{\(reduction.rawValue)}"
    }
  }

  private static func resultType(_ reduction: Reduction, _ x: SymbolicVariable) -> DType {
    switch reduction {
    case .sum, .product: x.type.dtype.isFloatingPoint ? x.type.dtype : .int64
    case .mean: x.type.dtype.isFloatingPoint ? x.type.dtype : .float64
    case .maximum, .minimum: x.type.dtype
    case .all, .any: .bool
    }
  }

  private static func type(
    _ x: SymbolicVariable, without axes: [Int], _ keeps: Bool, _ type: DType
  ) -> SymbolicType {
    SymbolicType(
      type,
      x.type.broadcastable.indices.compactMap { axis in
        axes.contains(axis) ? (keeps ? true : nil) : x.type.broadcastable[axis]
      })
  }

  /// Axes counted from the front; all where none is named.
  static func checked(_ axes: [Int]?, _ x: SymbolicVariable) throws -> [Int] {
    guard let axes else { return Array(0..<x.type.rank) }
    let positive = try axes.map { axis in
      guard axis >= -x.type.rank, axis < x.type.rank else {
        throw Diagnostic(
          "ValueError", "axis \(axis) of a variable of \(x.type.rank) dimensions (\(x.type.text))")
      }
      return axis < 0 ? axis + x.type.rank : axis
    }
    guard Set(positive).count == positive.count else {
      throw Diagnostic("ValueError", "an axis is named twice: \(axes)")
    }
    return positive.sorted()
  }

  /// Where the largest or smallest element is, along an axis or in the flat variable.
  static func place(
    _ x: SymbolicVariable, axis: Int?, keeps: Bool, smallest: Bool
  ) throws -> SymbolicVariable {
    let axes = try checked(axis.map { [$0] }, x)
    return try .computed(
      SymbolicOperation(smallest ? "argmin" : "argmax") { lowering, inputs in
        var node = try lowering.node(inputs[0])
        if !node.dtype.isFloatingPoint { node = try node.cast(to: .float64) }
        if smallest { node = try node.scaled(by: -1) }
        let kept = node.shape.indices.map { axes.contains($0) ? 1 : node.shape[$0] }
        let found =
          axis == nil
          ? try node.reshaped([node.count]).argmax(axis: 0) : try node.argmax(axis: axes[0])
        return keeps ? try found.reshaped(kept) : found
      }, [x], type(x, without: axes, keeps, .int64))
  }

  /// The mean squared distance from the mean.
  static func variance(
    _ x: SymbolicVariable, axes: [Int]?, keeps: Bool, correction: Int = 0
  ) throws -> SymbolicVariable {
    let mean = try reduced(.mean, x, axes: axes, keeps: true)
    let distance = try Elementwise.pair(.subtract, x, mean)
    let square = try Elementwise.pair(.multiply, distance, distance)
    guard correction != 0 else { return try reduced(.mean, square, axes: axes, keeps: keeps) }
    throw Diagnostic("NotImplementedError", "ddof other than 0 is not in nnrepl yet")
  }
}
