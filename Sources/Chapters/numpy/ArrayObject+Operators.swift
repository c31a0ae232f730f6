import Interpreter
import Language
import Tensors

extension ArrayObject {
  /// The result of an operator; nil where it has no meaning.
  public func binary(
    _ operation: NativeOperation, _ other: Value, reflected: Bool
  ) throws -> Value? {
    switch operation {
    case .arithmetic(let arithmetic):
      guard let right = try Self.operand(other, beside: tensor.dtype) else { return nil }
      let (a, b) = reflected ? (right, tensor) : (tensor, right)
      if arithmetic == .power, !reflected, tensor.dtype == .bool, tensor.rank > 0,
        case .integer(2) = other
      {
        return try ArrayObject.value(try translated { try tensor.applying(UnaryFunction.square) })
      }
      let isMatrix = isMatrix || other.object(as: ArrayObject.self)?.isMatrix ?? false
      let result = try Self.arithmetic(arithmetic, a, b, isMatrix: isMatrix)
      return try result.map { try Self.value($0, isMatrix: isMatrix) }
    case .comparison(let comparator):
      guard let function = Self.function(comparator),
        let right = try Self.comparand(other, beside: tensor.dtype)
      else { return nil }
      let (a, b) = reflected ? (right, tensor) : (tensor, right)
      return try ArrayObject.value(try translated { try Tensor.combine(function, a, b) })
    case .unary: return nil
    }
  }

  static func value(_ tensor: Tensor, isMatrix: Bool) throws -> Value {
    isMatrix && tensor.rank == 2
      ? .object(ArrayObject(matrix: tensor)) : try ArrayObject.value(tensor)
  }

  /// The tensor of an operand: a Python number takes the array's type, as in NumPy.
  static func operand(_ value: Value, beside type: DType) throws -> Tensor? {
    switch value {
    case .float(let value): try translated { try number(.real(value), beside: type) }
    case .integer(let value): try translated { try number(.integer(value), beside: type) }
    case .boolean(let value): try translated { try Tensor(value) }
    case .object(let value as ComplexObject):
      try translated { try number(.complex(Complex(value.re, value.im)), beside: type) }
    case .object(let array as ArrayObject): array.tensor
    case .object(let scalar as NumPyScalar): try scalar.tensor
    case .object(is SharedVariable), .object(is RangeObject), .list, .tuple:
      try Self.tensor(value)
    default: nil
    }
  }

  private static func number(
    _ value: ScalarValue, beside type: DType
  ) throws(TensorError) -> Tensor {
    try Tensor(value, as: type.type(beside: value))
  }

  /// The same for a comparison, where a number that does not fit is no mistake.
  static func comparand(_ value: Value, beside type: DType) throws -> Tensor? {
    if case .integer(let number) = value, (try? type.type(beside: .integer(number))) == nil {
      return try translated { try Tensor(type == .uint64 ? -1 : Int64(number)) }
    }
    return try operand(value, beside: type)
  }

  /// Takes the result of an operator where that has this array's shape and type.
  public func overwrite(
    _ operation: BinaryOperator, _ other: Value, reflected: Bool
  ) throws -> Bool {
    guard !isMatrix, role == .plain, tensor.dtype.isFloatingPoint,
      let function = Self.function(operation), tensor.isUnshared(), tensor.isContiguous
    else { return false }
    let operand: Tensor
    switch other {
    case .float, .object(is ArrayObject):
      guard let tensor = try Self.operand(other, beside: tensor.dtype) else { return false }
      operand = tensor
    default: return false
    }
    if case .object(let array as ArrayObject) = other, array.isMatrix { return false }
    guard operand.dtype == tensor.dtype, operand.rank == 0 || operand.shape == tensor.shape else {
      return false
    }
    try translated {
      _ =
        try reflected
        ? Tensor.combine(function, operand, tensor, into: tensor)
        : Tensor.combine(function, tensor, operand, into: tensor)
    }
    return true
  }

  /// Changes the elements themselves, so that every view of them changes, as in NumPy.
  public func augment(_ operation: BinaryOperator, _ other: Value) throws -> Bool {
    if operation == .matrixProduct || isMatrix && operation == .multiply {
      guard let right = try Self.operand(other, beside: tensor.dtype),
        let result = try Self.arithmetic(operation, tensor, right, isMatrix: isMatrix),
        result.shape == tensor.shape
      else { return false }
      try translated { try tensor.assign(result, at: []) }
      return true
    }
    guard let function = Self.function(operation),
      let right = try Self.operand(other, beside: tensor.dtype)
    else { return false }
    try translated {
      if function == .power, let root = try Self.specialPower(tensor, right) {
        try tensor.assign(root, at: [])
      } else {
        _ = try Tensor.combine(function, tensor, right, into: tensor)
      }
    }
    return true
  }

  /// The function that an operator stands for.
  @inline(__always)
  static func function(_ operation: BinaryOperator) -> BinaryFunction? {
    switch operation {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .modulo: .remainder
    case .power: .power
    case .bitAnd: .bitwiseAnd
    case .bitOr: .bitwiseOr
    case .bitXor: .bitwiseXor
    case .shiftLeft: .leftShift
    case .shiftRight: .rightShift
    case .matrixProduct: nil
    }
  }

  private static func function(_ comparator: ComparisonOperator) -> BinaryFunction? {
    switch comparator {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  private static func arithmetic(
    _ operation: BinaryOperator, _ a: Tensor, _ b: Tensor, isMatrix: Bool
  ) throws -> Tensor? {
    if let function = function(operation) {
      if isMatrix && function == .multiply { return try translated { try a.dot(b) } }
      if isMatrix && function == .power { return try matrixPower(a, b) }
      return try translated {
        if function == .power, let root = try specialPower(a, b) { return root }
        return try Tensor.combine(function, a, b)
      }
    }
    return try translated { try a.matrixProduct(b) }
  }

  /// NumPy takes the square root for a power of one half, and the reciprocal of complex numbers for
  /// one of -1; the results may differ from the power's in the last bit.
  private static func specialPower(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor? {
    guard b.rank == 0, a.rank > 0, a.dtype.isInexact else { return nil }
    let exponent = try b.item().asComplex
    if exponent == Complex(0.5) { return try a.applying(RealFunction.sqrt) }
    return a.dtype.isComplex && exponent == Complex(-1)
      ? try a.applying(UnaryFunction.reciprocal) : nil
  }

  private static func matrixPower(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    try translated { () throws in
      guard b.count == 1, case .integer(let exponent) = try b.item(), exponent >= 0 else {
        throw TensorError("a matrix is raised to whole powers from 0 on", kind: .type)
      }
      guard a.rank == 2, a.shape[0] == a.shape[1] else {
        throw TensorError("only a square matrix has powers")
      }
      var result = try Tensor(zeros: a.shape, a.dtype)
      for place in 0..<a.shape[0] { try result.setValue(.integer(1), at: [place, place]) }
      for bit in String(exponent, radix: 2) where exponent > 0 {
        result = try result.dot(result)
        if bit == "1" { result = try result.dot(a) }
      }
      return result
    }
  }

  /// NumPy's `dot`: the matrix product, or a multiple where one is a single number.
  static func dot(_ a: Tensor, _ b: Tensor) throws -> Tensor { try a.dot(b) }

  /// The result of an operator with one operand; nil where it has no meaning.
  public func unary(_ operation: NativeOperation) throws -> Value? {
    guard case .unary(let unary) = operation else { return nil }
    let function: UnaryFunction
    switch unary {
    case .minus: function = .negative
    case .plus: function = .positive
    case .invert: function = .invert
    case .not: return nil
    }
    return try value(like: try translated { try tensor.applying(function) })
  }
}
