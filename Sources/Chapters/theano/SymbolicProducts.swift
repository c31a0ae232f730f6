import Graphs
import Interpreter
import Language
import Tensors

/// Matrix products of variables.
enum SymbolicProducts {
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
