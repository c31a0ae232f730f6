import Interpreter
import Language
import Tensors

/// A function that NumPy applies element by element: `np.add`, `np.exp`, `np.maximum`, ….
final class UniversalFunction: NativeObject {
  /// What is applied.
  enum Kind {
    case binary(BinaryFunction)
    case unary(UnaryFunction)
    case real(RealFunction)
  }

  let name: String
  let kind: Kind

  init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }

  var typeName: String { "numpy.ufunc" }
  var representation: String { "<ufunc '\(name)'>" }
  var operandCount: Int { if case .binary = kind { 2 } else { 1 } }
  var help: String? {
    let isBinary = operandCount == 2
    let integers = ["bitwise", "shift", "invert"].contains { name.contains($0) }
    let sample = integers ? "6" : name.hasSuffix("cosh") ? "1.5" : "0.5"
    return """
      \(name)(x\(isBinary ? "1, x2" : ""), out=None, dtype=None)
      Element by element; the operands broadcast.

          np.\(name)(\(isBinary ? "\(sample), \(integers ? "3" : "2.0")" : sample))
      """
  }
  var attributeNames: [String] {
    ["__name__", "nin", "nout"]
      + (operandCount == 2 ? ["accumulate", "at", "identity", "outer", "reduce"] : ["at"])
  }

  /// Applies the function: `f(x1, x2)`, `f(x, out=y)`.
  func call(_ arguments: CallArguments) throws -> Value? {
    let given = arguments.positional
    if arguments.keywords.isEmpty, given.count == operandCount {
      return try given.count == 2 ? apply(given[0], given[1]) : apply(given[0])
    }
    var out: Value?
    var type: DType?
    for (name, value) in arguments.keywords {
      switch name {
      case "out":
        if case .tuple(let elements) = value { out = elements.first } else { out = value }
      case "dtype":
        guard let named = NumPyTypes.type(value) else {
          throw NumPyModule.unknownType(value, at: arguments.site.place)
        }
        type = named
      case "casting", "order", "subok": continue
      default:
        throw Diagnostic(
          "TypeError", "\(self.name)() has no argument named \(name)",
          at: arguments.site.place(ofName: name) ?? arguments.site.place)
      }
    }
    guard given.count == operandCount || given.count == operandCount + 1 else {
      throw Diagnostic(
        "TypeError",
        "\(name)() takes \(operandCount) operand\(operandCount == 1 ? "" : "s"), and "
          + "\(given.count) are given", at: arguments.site.place)
    }
    if given.count > operandCount { out = given[operandCount] }
    let target = try NumPyModule.target(out)
    return try apply(Array(given.prefix(operandCount)), out: target, type: type)
  }

  private func apply(_ x: Value) throws -> Value {
    if case .object(let array as ArrayObject) = x {
      return try array.value(like: try translated { try compute(array.tensor) })
    }
    return try ArrayObject.value(try translated { try compute(ArrayObject.tensor(x)) })
  }

  private func apply(_ x: Value, _ y: Value) throws -> Value {
    guard case .binary(let function) = kind else { return .none }
    let (a, b) = try Self.operands(x, y, function)
    let isMatrix = Self.isMatrix(x) || Self.isMatrix(y)
    return try ArrayObject.value(
      try translated { try Tensor.combine(function, a, b) }, isMatrix: isMatrix)
  }

  private static func isMatrix(_ value: Value) -> Bool {
    if case .object(let array as ArrayObject) = value { array.isMatrix } else { false }
  }

  private func compute(_ tensor: Tensor) throws(TensorError) -> Tensor {
    switch kind {
    case .real(let function): try tensor.applying(function)
    case .unary(let function): try tensor.applying(function)
    case .binary: tensor
    }
  }

  /// The operands as tensors; a Python number takes the type of what it stands beside.
  static func operands(
    _ x: Value, _ y: Value, _ function: BinaryFunction
  ) throws -> (Tensor, Tensor) {
    func tensor(_ value: Value, beside other: DType) throws -> Tensor {
      switch function {
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
        try ArrayObject.comparand(value, beside: other) ?? ArrayObject.tensor(value)
      default: try ArrayObject.operand(value, beside: other) ?? ArrayObject.tensor(value)
      }
    }
    if isWeak(x), !isWeak(y) {
      let b = try ArrayObject.tensor(y)
      return (try tensor(x, beside: b.dtype), b)
    }
    let a = try ArrayObject.tensor(x)
    return (a, isWeak(y) && !isWeak(x) ? try tensor(y, beside: a.dtype) : try ArrayObject.tensor(y))
  }

  private static func isWeak(_ value: Value) -> Bool {
    switch value {
    case .integer, .float, .object(is ComplexObject): true
    default: false
    }
  }

  private func apply(_ values: [Value], out: ArrayObject?, type: DType?) throws -> Value {
    var result: Tensor
    switch kind {
    case .binary(let function):
      var (a, b) = try Self.operands(values[0], values[1], function)
      if let type {
        (a, b) = try translated { (try a.converted(to: type), try b.converted(to: type)) }
      }
      result = try translated { try Tensor.combine(function, a, b, into: out?.tensor) }
      if let out { return .object(out) }
      return try ArrayObject.value(
        result, isMatrix: Self.isMatrix(values[0]) || Self.isMatrix(values[1]))
    case .unary, .real:
      let input = try ArrayObject.tensor(values[0], type)
      result = try translated { try compute(input) }
      if let out { return .object(try out.receive(result, from: name)) }
      return try ArrayObject.value(result, isMatrix: Self.isMatrix(values[0]))
    }
  }
}

extension ArrayObject {
  /// Stores a result where `out=` asks for it.
  func receive(_ result: Tensor, from name: String) throws -> ArrayObject {
    guard result.shape == tensor.shape else {
      throw Diagnostic(
        "ValueError",
        "out has shape \(tensor.shapeText), but the result of \(name) has \(result.shapeText)")
    }
    guard result.dtype.isStorable(as: tensor.dtype) else {
      throw Diagnostic(
        "TypeError", "out is of type \(tensor.dtype), which does not hold \(result.dtype)")
    }
    try translated { try tensor.assign(result, at: []) }
    return self
  }
}
