import Interpreter
import Language
import Tensors

extension NumPyScalar {
  /// The result of an operator; nil where it has no meaning.
  public func binary(
    _ operation: NativeOperation, _ other: Value, reflected: Bool
  ) throws -> Value? {
    switch operation {
    case .arithmetic(let arithmetic):
      return try self.arithmetic(arithmetic, operation, other, reflected)
    case .comparison(let comparator):
      if let result = compare(comparator, other, reflected) { return result }
      return try general(operation, other, reflected)
    case .unary: return nil
    }
  }

  private func arithmetic(
    _ arithmetic: BinaryOperator, _ operation: NativeOperation, _ other: Value, _ reflected: Bool
  ) throws -> Value? {
    guard let function = ArrayObject.function(arithmetic) else { return nil }
    // Two float64, or two int64, need no arrays.
    if dtype == .float64, case .real(let mine) = value, let theirs = Self.real(other) {
      let (a, b) = reflected ? (theirs, mine) : (mine, theirs)
      if let result = function.apply(a, b) { return Self.real(result) }
    } else if dtype == .int64, case .integer(let mine) = value {
      if let theirs = Self.integer(other) {
        let (a, b) = reflected ? (theirs, mine) : (mine, theirs)
        if function == .divide { return Self.real(Double(a) / Double(b)) }
        if let result = function.apply(a, b) { return Self.value(.integer(result), .int64) }
      } else if let theirs = Self.real(other) {
        let (a, b) = reflected ? (theirs, Double(mine)) : (Double(mine), theirs)
        if let result = function.apply(a, b) { return Self.real(result) }
      }
    }
    return try general(operation, other, reflected)
  }

  /// The operator on arrays without dimensions.
  private func general(
    _ operation: NativeOperation, _ other: Value, _ reflected: Bool
  ) throws -> Value? {
    switch other {
    case .object(let array as ArrayObject):
      return try array.binary(operation, .object(self), reflected: !reflected)
    case .list, .tuple:
      // A whole number repeats a sequence, as Python's own does.
      if exactInteger != nil, case .arithmetic(.multiply) = operation { return nil }
      return try ArrayObject(tensor).binary(operation, other, reflected: reflected)
    case .integer, .float, .boolean, .object(is NumPyScalar), .object(is ComplexObject):
      return try ArrayObject(tensor).binary(operation, other, reflected: reflected)
    default: return nil
    }
  }

  /// The number that a value is beside `float64` without being converted first.
  @inline(__always)
  private static func real(_ value: Value) -> Double? {
    switch value {
    case .float(let number): number
    case .integer(let number): Double(number)
    case .object(let scalar as NumPyScalar):
      scalar.dtype == .float64 || scalar.dtype == .int64 ? scalar.value.asDouble : nil
    default: nil
    }
  }

  @inline(__always)
  private static func integer(_ value: Value) -> Int? {
    switch value {
    case .integer(let number): number
    case .object(let scalar as NumPyScalar):
      if scalar.dtype == .int64, case .integer(let number) = scalar.value { number } else { nil }
    default: nil
    }
  }

  private func compare(
    _ comparator: ComparisonOperator, _ other: Value, _ reflected: Bool
  ) -> Value? {
    if case .integer(let mine) = value, dtype != .uint64 {
      let theirs: Int? =
        switch other {
        case .integer(let number): number
        case .boolean(let truth): truth ? 1 : 0
        case .object(let scalar as NumPyScalar):
          if scalar.dtype != .uint64, case .integer(let number) = scalar.value {
            number
          } else {
            nil
          }
        default: nil
        }
      if let theirs { return Self.compare(comparator, mine, theirs, reflected) }
    }
    guard dtype == .float64 || dtype.isInteger || dtype == .bool, let theirs = Self.real(other)
    else { return nil }
    return Self.compare(comparator, value.asDouble, theirs, reflected)
  }

  private static func compare<T: Comparable>(
    _ comparator: ComparisonOperator, _ mine: T, _ theirs: T, _ reflected: Bool
  ) -> Value? {
    let (a, b) = reflected ? (theirs, mine) : (mine, theirs)
    switch comparator {
    case .equal: return truth(a == b)
    case .notEqual: return truth(a != b)
    case .less: return truth(a < b)
    case .lessOrEqual: return truth(a <= b)
    case .greater: return truth(a > b)
    case .greaterOrEqual: return truth(a >= b)
    default: return nil
    }
  }

  /// The result of an operator with one operand; nil where it has no meaning.
  public func unary(_ operation: NativeOperation) throws -> Value? {
    if case .unary(.minus) = operation, case .real(let number) = value {
      return Self.value(.real(-number), dtype)
    }
    if case .unary(.plus) = operation, dtype != .bool { return .object(self) }
    return try ArrayObject(tensor).unary(operation)
  }
}
