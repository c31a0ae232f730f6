import Interpreter
import Language
import Tensors

extension ArrayObject {
  /// The result of an operator; nil where it has no meaning.
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

  /// Changes the elements themselves, so that every view of them changes, as in NumPy.
  public func augment(_ operation: BinaryOperator, _ other: Value) throws -> Bool {
    guard let right = try Self.operand(other, beside: tensor),
      let result = try translated({ try Self.arithmetic(operation, tensor, right) })
    else { return false }
    guard result.shape == tensor.shape, Self.generality(result) <= Self.generality(tensor) else {
      throw Diagnostic(
        "TypeError",
        "\(operation.rawValue)= gives \(Self.summary(result)), which does not fit into "
          + Self.summary(tensor), hint: "x = x \(operation.rawValue) …, which makes a new array")
    }
    try translated { try tensor.assign(result, at: []) }
    return true
  }

  /// Which numbers a tensor's type holds; a type takes over those of types that hold no more.
  private static func generality(_ tensor: Tensor) -> Int {
    switch tensor.dtype {
    case .bool: 0
    case .uint8: 1
    case .int32, .int64: 2
    case .float32, .float64: 3
    }
  }

  private static func summary(_ tensor: Tensor) -> String {
    "\(tensor.dtype.name) of shape (\(tensor.shape.map(String.init).joined(separator: ", ")))"
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

  /// NumPy's `dot`: the matrix product, or a multiple where one is a single number.
  static func dot(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    a.rank == 0 || b.rank == 0 ? try a.multiplying(b) : try a.matrixProduct(b)
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

  /// The result of an operator with one operand; nil where it has no meaning.
  public func unary(_ operation: NativeOperation) throws -> Value? {
    guard case .unary(let unary) = operation else { return nil }
    return switch unary {
    case .minus: try ArrayObject.value(try translated { try tensor.negated() })
    case .plus: .object(self)
    default: nil
    }
  }
}
