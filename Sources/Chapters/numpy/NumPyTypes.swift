import Interpreter
import Language
import Tensors

/// The types of elements as a program names them: `np.float32`, `'float32'`, `'<f4'`, `float`, ….
enum NumPyTypes {
  /// The name of the type of a number: `numpy.float32`, and `numpy.bool_`.
  static func name(of type: DType) -> String {
    switch type {
    case .float64: "numpy.float64"
    case .int64: "numpy.int64"
    case .bool: "numpy.bool_"
    default: "numpy." + type.name
    }
  }

  /// The type as an object that converts: `np.float32`.
  static func typeObject(_ type: DType) -> TypeObject {
    TypeObject(
      name(of: type),
      conversion: NativeFunction(
        type.name, "value=0",
        help: "The value as \(type.name).\n\n    np.\(type == .bool ? "bool_" : type.name)(1)"
      ) { arguments in try converted(arguments["value"], to: type, arguments) }
    ) { $0.object(as: NumPyScalar.self)?.dtype == type }
  }

  private static func converted(
    _ value: Value, to type: DType, _ arguments: BoundArguments
  ) throws -> Value {
    if case .string(let text) = value {
      guard let number = Double(text) else {
        throw arguments.error("value", "\(value.describedForError) is not a number")
      }
      return NumPyScalar.value(try converted(.real(number), to: type), type)
    }
    let tensor = try ArrayObject.tensor(value)
    return try ArrayObject.value(try translated { try tensor.converted(to: type) })
  }

  /// A number in the kind that a type has.
  static func converted(_ value: ScalarValue, to type: DType) throws -> ScalarValue {
    try translated { try Tensor(value, as: type).item() }
  }

  /// Sorts of types: `np.floating`, `np.integer`, ….
  static var families: [String: Value] {
    func family(
      _ name: String, _ members: String, _ example: DType, _ holds: @escaping (DType) -> Bool
    ) -> (String, Value) {
      let type = TypeObject(
        "numpy." + name,
        help: "The types of \(members).\n\n    np.issubdtype(np.\(example.name), np.\(name))"
      ) { value in
        value.object(as: NumPyScalar.self).map { holds($0.dtype) } ?? false
      }
      return (name, .object(type))
    }
    return Dictionary(uniqueKeysWithValues: [
      family("floating", "real numbers", .float32, \.isFloatingPoint),
      family("integer", "whole numbers", .uint8, \.isInteger),
      family("signedinteger", "whole numbers that may be negative", .int64) { $0.kind == .signed },
      family("unsignedinteger", "whole numbers from 0 on", .uint8) { $0.kind == .unsigned },
      family("inexact", "real and complex numbers", .float64, \.isInexact),
      family("complexfloating", "complex numbers", .complex128, \.isComplex),
      family("number", "numbers", .int32) { $0 != .bool },
      family("generic", "all elements of arrays", .float64) { _ in true },
    ])
  }

  /// What the module calls the types, old names too.
  static var members: [String: Value] {
    var members = families
    var objects: [DType: Value] = [:]
    for type in DType.allCases {
      let object = Value.object(typeObject(type))
      objects[type] = object
      members[type.name] = object
    }
    for (name, type) in [
      ("bool_", DType.bool), ("float_", .float64), ("float", .float64), ("double", .float64),
      ("single", .float32), ("half", .float16), ("complex", .complex128), ("complex_", .complex128),
      ("cdouble", .complex128), ("csingle", .complex64), ("cfloat", .complex128), ("int", .int64),
      ("int_", .int64), ("intp", .int64), ("long", .int64),
      ("longlong", .int64), ("intc", .int32), ("short", .int16), ("byte", .int8),
      ("uint", .uint64), ("uintp", .uint64), ("uintc", .uint32), ("ushort", .uint16),
      ("ubyte", .uint8),
    ] {
      members[name] = objects[type]
    }
    members["ndarray"] = .object(
      TypeObject(
        "numpy.ndarray",
        conversion: NativeFunction(
          "ndarray", "shape, dtype=None",
          help: "An array of that shape, its elements 0.\n\n    np.ndarray((2, 3))"
        ) { arguments in
          let type = try NumPyModule.type(arguments, "dtype")
          let shape = try NumPyModule.shape(arguments)
          return .object(ArrayObject(try translated { try Tensor(zeros: shape, type) }))
        }
      ) { $0.object(as: ArrayObject.self) != nil })
    members["dtype"] = .object(
      TypeObject(
        "numpy.dtype",
        conversion: NativeFunction(
          "dtype", "dtype", help: "The type of elements.\n\n    np.dtype('float32')"
        ) { .object(DTypeObject(try NumPyModule.type($0, "dtype"))) }
      ) { $0.object(as: DTypeObject.self) != nil })
    return members
  }

  private static let names: [String: DType] = {
    var names: [String: DType] = [:]
    for type in DType.allCases { names[type.name] = type }
    let others: [DType: [String]] = [
      .float64: ["float", "double", "d", "f8", "float_"], .float32: ["single", "f", "f4"],
      .float16: ["half", "e", "f2"], .complex64: ["csingle", "F", "c8"],
      .complex128: ["complex", "complex_", "cdouble", "D", "c16", "cfloat"],
      .int64: ["int", "int_", "i8", "l", "q", "p", "long", "longlong", "intp", "i"],
      .int32: ["i4", "intc"], .int16: ["i2", "h", "short"], .int8: ["i1", "b", "byte"],
      .uint64: ["uint", "u8", "L", "Q", "P", "uintp"], .uint32: ["u4", "I", "uintc"],
      .uint16: ["u2", "H", "ushort"], .uint8: ["u1", "B", "ubyte"], .bool: ["bool_", "?", "b1"],
    ]
    for (type, texts) in others { for text in texts { names[text] = type } }
    names["i"] = .int32
    return names
  }()

  /// The type that a value names; nil where it names none.
  static func type(_ value: Value) -> DType? {
    switch value {
    case .string("float64"): return .float64
    case .string(let text):
      // `<` and `=` are this machine's byte order, `|` says that there is none.
      let bare = text.hasPrefix("<") || text.hasPrefix("=") || text.hasPrefix("|")
      return names[bare ? String(text.dropFirst()) : text]
    case .object(let type as TypeObject):
      let name = type.name.hasPrefix("numpy.") ? String(type.name.dropFirst(6)) : type.name
      return ["int", "float", "bool", "complex"].contains(name) || type.name.hasPrefix("numpy.")
        ? names[name] : nil
    case .object(let type as DTypeObject): return type.type
    default: return nil
    }
  }
}

/// What `x.dtype` is.
public final class DTypeObject: NativeObject {
  /// The type of the elements.
  public let type: DType

  init(_ type: DType) { self.type = type }

  /// The type's name as messages call it.
  public var typeName: String { "numpy.dtype" }
  /// The text that an echo shows.
  public var representation: String { "dtype('\(type.name)')" }
  /// The text that `print` shows.
  public var text: String { type.name }
  /// What `?` shows.
  public var help: String? { "A type of elements: \(type.itemSize) bytes each." }
  /// The names behind the point.
  public var attributeNames: [String] { ["name", "itemsize", "kind", "char", "str", "type"] }

  /// The attribute, or nil where there is none.
  public func attribute(_ name: String) -> Value? {
    switch name {
    case "name": return .string(type.name)
    case "itemsize": return .integer(type.itemSize)
    case "kind": return .string(kind)
    case "char": return .string(character)
    case "byteorder": return .string(type.itemSize == 1 ? "|" : "=")
    case "str": return .string((type.itemSize == 1 ? "|" : "<") + kind + "\(type.itemSize)")
    case "type": return .object(NumPyTypes.typeObject(type))
    default: return nil
    }
  }

  private var kind: String {
    switch type.kind {
    case .truth: "b"
    case .unsigned: "u"
    case .signed: "i"
    case .real: "f"
    case .complex: "c"
    }
  }

  private var character: String {
    switch type {
    case .float64: "d"
    case .float32: "f"
    case .float16: "e"
    case .complex128: "D"
    case .complex64: "F"
    case .int64: "l"
    case .int32: "i"
    case .int16: "h"
    case .int8: "b"
    case .uint64: "L"
    case .uint32: "I"
    case .uint16: "H"
    case .uint8: "B"
    case .bool: "?"
    }
  }

  /// The result of an operator; nil where it has no meaning.
  public func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) -> Value? {
    guard case .comparison(let comparator) = operation, let type = NumPyTypes.type(other) else {
      return nil
    }
    switch comparator {
    case .equal: return .boolean(type == self.type)
    case .notEqual: return .boolean(type != self.type)
    default: return nil
    }
  }
}
