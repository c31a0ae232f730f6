import Interpreter
import Language
import Tensors

/// One number of an array, which keeps the array's type: NumPy's `float32`, `int64`, `bool_`, ….
public final class NumPyScalar: NativeObject, NumericObject, Sendable {
  /// The type.
  public let dtype: DType
  /// The number, of the kind that the type has.
  public let value: ScalarValue

  private static let yes = NumPyScalar(.boolean(true), .bool)
  private static let no = NumPyScalar(.boolean(false), .bool)

  init(_ value: ScalarValue, _ dtype: DType) {
    self.value = value
    self.dtype = dtype
  }

  /// The value of a number of type `dtype`.
  @inline(__always)
  static func value(_ value: ScalarValue, _ dtype: DType) -> Value {
    if case .boolean(let truth) = value { return .object(truth ? yes : no) }
    return .object(NumPyScalar(value, dtype))
  }

  /// The value of a `float64`.
  static func real(_ number: Double) -> Value { .object(NumPyScalar(.real(number), .float64)) }

  /// The value of a truth value.
  static func truth(_ truth: Bool) -> Value { .object(truth ? yes : no) }

  /// The type's name as messages call it.
  public var typeName: String { NumPyTypes.name(of: dtype) }

  /// The text that an echo shows: the number alone, as NumPy 1 has it.
  public var representation: String {
    if dtype == .uint64 { return String(UInt(bitPattern: value.asInteger)) }
    return value.text(of: dtype)
  }

  /// What `?` shows.
  public var help: String? {
    "A number of type \(dtype.name).\nIt has the attributes of an array: dtype, shape, sum, …."
  }

  /// The value, if it is a whole number.
  public var exactInteger: Int? {
    switch value {
    case .integer(let number): number
    case .boolean(let truth): truth ? 1 : 0
    case .real, .complex: nil
    }
  }

  /// The value; a complex one is no real number.
  public var number: Double? {
    if dtype.isComplex { return nil }
    return dtype == .uint64 ? Double(UInt(bitPattern: value.asInteger)) : value.asDouble
  }

  /// The number as one of the language's own.
  var plain: Value {
    switch value {
    case .integer(let number): .integer(number)
    case .boolean(let truth): .boolean(truth)
    case .real(let number): .float(number)
    case .complex(let number): .object(ComplexObject(number.re, number.im))
    }
  }

  /// An array without dimensions that holds the number.
  var tensor: Tensor { get throws { try translated { try Tensor(value, as: dtype) } } }

  /// Whether it counts as true.
  public func truth() -> Bool { value.isTrue }

  /// A number has no length.
  public func length() throws -> Int? {
    throw Diagnostic("TypeError", "a value of type \(typeName) has no length")
  }

  /// The number itself at `x[()]` and `x[...]`; nothing else.
  public func item(_ index: Value) throws -> Value? {
    if case .tuple(let parts) = index, parts.isEmpty { return .object(self) }
    if case .none = index {
      return .object(ArrayObject(try translated { try tensor.reshaped([1]) }))
    }
    guard case .ellipsis = index else {
      throw Diagnostic("IndexError", "invalid index to scalar variable")
    }
    return .object(ArrayObject(try tensor))
  }

  /// The names behind the point.
  public var attributeNames: [String] {
    (try? ArrayObject(tensor).attributeNames) ?? []
  }

  /// The attribute, or nil where there is none.
  public func attribute(_ name: String) throws -> Value? {
    switch name {
    case "T": return .object(self)
    case "real", "imag":
      if case .complex(let number) = value {
        return Self.value(.real(name == "real" ? number.re : number.im), dtype.part)
      }
      if name == "real" { return .object(self) }
      return NumPyScalar.value(try NumPyTypes.converted(.integer(0), to: dtype), dtype)
    case "item", "tolist":
      return .native(NativeFunction(name, "", help: "The plain number.") { [self] _ in plain })
    case "__abs__":
      return .native(
        NativeFunction("abs", "") { [self] _ in
          try ArrayObject.value(try translated { try tensor.abs() })
        })
    case "is_integer" where dtype.isFloatingPoint:
      return .native(
        NativeFunction(name, "", help: "Whether it is whole.") { [self] _ in
          .boolean(value.asDouble.rounded() == value.asDouble && value.asDouble.isFinite)
        })
    case "astype":
      return .native(
        NativeFunction(name, "dtype", help: "The number as another type.") { [self] arguments in
          let type = try NumPyModule.type(arguments, "dtype")
          return try ArrayObject.value(try translated { try tensor.converted(to: type) })
        })
    case "conj", "conjugate":
      return .native(
        NativeFunction(name, "", help: "The number, with the opposite imaginary part.") {
          [self] _ in
          try ArrayObject.value(
            try translated { try tensor.applying(UnaryFunction.conjugate) })
        })
    case "copy", "squeeze":
      return .native(
        NativeFunction(name, "", help: "The number itself.") { [self] _ in
          .object(self)
        })
    default: return try ArrayObject(tensor).attribute(name)
    }
  }
}
