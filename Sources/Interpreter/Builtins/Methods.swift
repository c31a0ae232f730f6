import Language

/// The methods of the language's own types.
enum Methods {
  /// A method: how it is written, what it does, and its body with the receiver.
  struct Method {
    let signature: String
    let help: String
    let body: (Value, BoundArguments, Interpreter) throws -> Value
  }

  /// A method that a call has found, with its signature read.
  final class Found {
    let name: String
    let kind: Int
    /// How many parameters it has.
    var parameterCount: Int { signature.names.count }
    private let method: Method
    private let signature: Signature

    fileprivate init(_ name: String, _ method: Method, kind: Int) {
      self.name = name
      self.method = method
      self.kind = kind
      signature = Signature.of(method.signature, name: name)
    }

    func call(
      _ receiver: Value, _ arguments: consuming CallArguments, _ interpreter: Interpreter
    ) throws -> Value {
      try method.body(
        receiver, BoundArguments(name: name, signature, arguments), interpreter)
    }
  }

  /// The method `name` of `value`, ready to be called.
  static func find(_ name: String, of value: Value) -> Found? {
    guard let kind = kind(of: value), let method = table(for: value)?[name] else { return nil }
    return Found(name, method, kind: kind)
  }

  /// A number for each type that has methods here.
  @inline(__always)
  static func kind(of value: Value) -> Int? {
    switch value {
    case .string: 0
    case .list: 1
    case .tuple: 2
    case .dictionary: 3
    case .set: 4
    case .bytes: 5
    case .integer, .boolean: 6
    case .float: 7
    default: nil
    }
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
    case .bytes: BytesMethods.table
    case .integer, .boolean: IntegerMethods.table
    case .float: RealMethods.table
    case .object(let object) where object is BigInteger: IntegerMethods.table
    default: nil
    }
  }
}
