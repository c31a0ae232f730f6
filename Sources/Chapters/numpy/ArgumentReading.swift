import Interpreter
import Language
import Tensors

/// How the functions of NumPy read the arguments that many of them share.
extension NumPyModule {
  /// The shape bound to `name`: a number or a sequence of numbers.
  static func shape(_ arguments: BoundArguments, _ name: String = "shape") throws -> [Int] {
    let value = arguments[name]
    if let size = value.exactInteger { return [size] }
    let sizes: [Value]
    switch value {
    case .list, .tuple, .object(is ArrayObject), .object(is RangeObject):
      sizes = try value.elements()
    default: sizes = [value]
    }
    return try sizes.map { size in
      guard let size = size.exactInteger else {
        throw arguments.error(
          name, "a shape is of whole numbers, not \(size.describedForError)", kind: "TypeError",
          hint: size.number == nil ? nil : "// divides whole numbers")
      }
      return size
    }
  }

  /// The element type bound to `name`; `float64` where that is None.
  static func type(_ arguments: BoundArguments, _ name: String) throws -> DType {
    if arguments[name].isNone { return .float64 }
    guard let type = NumPyTypes.type(arguments[name]) else {
      throw unknownType(arguments[name], at: arguments.place(of: name))
    }
    return type
  }

  /// The element type bound to `dtype`, if one is given.
  static func optionalType(_ arguments: BoundArguments, _ name: String = "dtype") throws -> DType? {
    arguments[name].isNone ? nil : try type(arguments, name)
  }

  /// What is said of a type that there is not.
  static func unknownType(_ value: Value, at place: Place) -> Diagnostic {
    let text =
      switch value {
      case .string(let string): string
      case .object(let type as TypeObject): type.name
      default: value.describedForError
      }
    return Diagnostic(
      "TypeError", "\(text) is not a type of elements", at: place,
      hint: DType.allCases.map(\.name).joined(separator: ", "))
  }

  /// The axes bound to `axis`: None, a number or a tuple.
  static func axes(_ arguments: BoundArguments, _ name: String = "axis") throws -> [Int]? {
    switch arguments[name] {
    case .none: return nil
    case .tuple(let elements):
      return try elements.map { element in
        guard let axis = element.exactInteger else {
          throw arguments.error(name, "an axis is a whole number", kind: "TypeError")
        }
        return axis
      }
    default: return [try arguments.integer(name)]
    }
  }

  /// The array that `out=` names.
  static func target(_ value: Value?) throws -> ArrayObject? {
    guard let value, !value.isNone else { return nil }
    guard let array = value.object(as: ArrayObject.self) else {
      throw Diagnostic("TypeError", "out is an array, not \(value.describedForError)")
    }
    return array
  }

  /// The result, or `out` with the result in it.
  static func delivered(_ result: Tensor, _ arguments: BoundArguments) throws -> Value {
    if let out = try target(arguments["out"]) {
      return .object(try out.receive(result, from: "the function"))
    }
    return try ArrayObject.value(result)
  }
}
