import Language

/// `property`, `staticmethod`, `classmethod`, `super`, `issubclass` and the like.
enum ClassBuiltins {
  static func functions(_ context: StandardBuiltins.Unowned) -> [NativeFunction] {
    [
      NativeFunction(
        "property", "fget=None, fset=None, fdel=None, doc=None",
        help: "An attribute that is worked out by a method.\n\n    property(lambda self: 1)"
      ) {
        .object(PropertyObject(getter: $0["fget"], setter: $0["fset"], deleter: $0["fdel"]))
      },
      NativeFunction(
        "staticmethod", "function",
        help: "A function in a class that takes no self.\n\n    staticmethod(abs)"
      ) { .object(StaticMethod($0["function"])) },
      NativeFunction(
        "classmethod", "function",
        help: "A function in a class that takes the class.\n\n    classmethod(abs)"
      ) { .object(ClassMethod($0["function"])) },
      NativeFunction(
        "super", "type=None, receiver=None",
        help: "The methods of the classes further up, for an instance.\n\n    super"
      ) { arguments in try superObject(arguments, context.interpreter) },
      NativeFunction(
        "issubclass", "type, types",
        help: "Whether a class is another or inherits from it.\n\n"
          + "    issubclass(KeyError, LookupError)"
      ) { arguments in
        guard let type = arguments["type"].object(as: ClassObject.self) else {
          guard let type = arguments["type"].object(as: TypeObject.self) else {
            throw arguments.error("type", "issubclass wants a class", kind: "TypeError")
          }
          return .boolean(
            types(arguments["types"]).contains {
              $0.object(as: TypeObject.self).map { $0.name == type.name || $0.name == "object" }
                ?? false
            })
        }
        return .boolean(
          types(arguments["types"]).contains { other in
            if let other = other.object(as: ClassObject.self) { return type.inherits(from: other) }
            guard let other = other.object(as: TypeObject.self) else { return false }
            return other.name == "object" || type.order.contains { $0.native === other }
          })
      },
      NativeFunction(
        "setattr", "x, name, value", help: "Sets an attribute.\n\n    setattr"
      ) { arguments in
        let interpreter = context.interpreter
        try interpreter.setAttribute(
          interpreter.symbols.symbol(arguments.string("name")), of: arguments["x"],
          to: arguments["value"])
        return .none
      },
      NativeFunction("delattr", "x, name", help: "Takes an attribute away.\n\n    delattr") {
        arguments in
        let interpreter = context.interpreter
        try interpreter.deleteAttribute(
          interpreter.symbols.symbol(arguments.string("name")), of: arguments["x"])
        return .none
      },
      NativeFunction(
        "vars", "x", help: "The attributes of an instance as a dict.\n\n    vars"
      ) { try context.interpreter.attribute("__dict__", of: $0["x"], at: $0.site.place) },
      NativeFunction(
        "hash", "x", help: "A number that equal values share.\n\n    hash('a') == hash('a')"
      ) { arguments in
        if let instance = arguments["x"].object(as: InstanceObject.self),
          let hash = try instance.send(context.interpreter.wellKnown.hash)
        {
          return hash
        }
        // CPython's hash of a whole number is its rest by this prime.
        if let number = arguments["x"].exactInteger {
          let rest = number % ((1 << 61) - 1)
          return .integer(rest == -1 ? -2 : rest)
        }
        if case .float(let number) = arguments["x"], let whole = Int(exactly: number) {
          return .integer(whole)
        }
        return .integer(try Key(arguments["x"]).hashValue)
      },
    ]
  }

  /// One type, or those of a tuple.
  static func types(_ value: Value) -> [Value] {
    if case .tuple(let several) = value { several.flatMap(types) } else { [value] }
  }

  private static func superObject(
    _ arguments: BoundArguments, _ interpreter: Interpreter
  ) throws -> Value {
    let given = arguments["type"]
    let standIn = try given.object(as: TypeObject.self).flatMap { try interpreter.standIn(for: $0) }
    guard let start = given.object(as: ClassObject.self) ?? standIn else {
      throw arguments.error(
        "type", "super wants a class and an instance, or nothing in a method", kind: "TypeError")
    }
    return .object(try interpreter.superObject(arguments["receiver"], after: start))
  }
}
