import Language

/// The methods of the language's own types.
enum Methods {
  /// A method: how it is written, what it does, and its body with the receiver.
  struct Method {
    let signature: String
    let help: String
    let body: (Value, BoundArguments, Interpreter) throws -> Value
  }

  /// The method `name` of `value`, bound to it.
  static func method(
    _ name: String, of value: Value, interpreter: Interpreter
  ) -> NativeFunction? {
    guard let method = table(for: value)?[name] else { return nil }
    return NativeFunction(name, method.signature, help: method.help) { arguments in
      try method.body(value, arguments, interpreter)
    }
  }

  /// The names of the methods of `value`.
  static func names(of value: Value) -> [String] { table(for: value)?.keys.sorted() ?? [] }

  private static func table(for value: Value) -> [String: Method]? {
    switch value {
    case .string: StringMethods.table
    case .list: ListMethods.table
    case .tuple: ListMethods.tupleTable
    case .dictionary: DictionaryMethods.table
    case .set: SetMethods.table
    default: nil
    }
  }
}
