import Interpreter
import Language
import Tensors

extension ArrayObject {
  public func binary(
    _ operation: NativeOperation, _ other: Value, reflected: Bool
  ) throws -> Value? {
    guard let right = try Self.operand(other, beside: tensor) else { return nil }
    let (a, b) = reflected ? (right, tensor) : (tensor, right)
    let result: Tensor? = try translated {
      switch operation {
      case .arithmetic(let arithmetic): try Self.arithmetic(arithmetic, a, b)
      case .comparison(let comparator):
        try Self.comparison(reflected ? Self.mirrored(comparator) : comparator, tensor, right)
      case .unary: nil
      }
    }
    return try result.map(ArrayObject.value)
  }

  /// The tensor of an operand: a Python number takes the array's type, as in NumPy.
  private static func operand(_ value: Value, beside tensor: Tensor) throws -> Tensor? {
    try translated {
      switch value {
      case .boolean(let value): try Tensor(.boolean(value), beside: tensor)
      case .integer(let value): try Tensor(.integer(value), beside: tensor)
      case .float(let value): try Tensor(.real(value), beside: tensor)
      case .list, .tuple: try Self.tensor(value)
      case .object(let object) where object is ArrayObject || object is SharedVariable:
        try Self.tensor(value)
      default: nil
      }
    }
  }

  private static func arithmetic(
    _ operation: BinaryOperator, _ a: Tensor, _ b: Tensor
  ) throws -> Tensor? {
    switch operation {
    case .add: try a.adding(b)
    case .subtract: try a.subtracting(b)
    case .multiply: try a.multiplying(b)
    case .divide: try a.dividing(b)
    case .floorDivide: try a.floorDividing(b)
    case .modulo: try a.remainder(b)
    case .power: try a.raised(to: b)
    case .matrixProduct: try a.matrixProduct(b)
    default: nil
    }
  }

  /// The comparison with its sides exchanged.
  private static func mirrored(_ comparator: ComparisonOperator) -> ComparisonOperator {
    switch comparator {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: comparator
    }
  }

  private static func comparison(
    _ comparator: ComparisonOperator, _ a: Tensor, _ b: Tensor
  ) throws -> Tensor? {
    switch comparator {
    case .equal: try a.compared(.equal, to: b)
    case .notEqual: try a.compared(.notEqual, to: b)
    case .less: try a.compared(.less, to: b)
    case .lessOrEqual: try a.compared(.lessOrEqual, to: b)
    case .greater: try a.compared(.greater, to: b)
    case .greaterOrEqual: try a.compared(.greaterOrEqual, to: b)
    default: nil
    }
  }

  public func unary(_ operation: NativeOperation) throws -> Value? {
    guard case .unary(let unary) = operation else { return nil }
    return switch unary {
    case .minus: try ArrayObject.value(try translated { try tensor.negated() })
    case .plus: .object(self)
    default: nil
    }
  }
}
