import Language
import OrderedCollections

/// What every object has from `object`, or from `BaseException`: the last place that a look-up comes
/// to.
///
/// Each takes the receiver in front, as `object.__setattr__(self, name, value)` is written.
enum ObjectMethods {
  static func all(for interpreter: Interpreter) -> [String: Value] {
    let reference = StandardBuiltins.Unowned(interpreter: interpreter)
    var result: [String: Value] = [:]
    for function in functions(reference) { result[function.name] = .native(function) }
    result["__new__"] = .native(maker(reference))
    result["__init_subclass__"] = .native(
      NativeFunction("__init_subclass__", "*arguments, **keywords") { arguments in
        guard arguments.keywordRest.isEmpty else {
          throw Diagnostic(
            "TypeError", "the class takes no \(arguments.keywordRest[0].name)",
            hint: "def __init_subclass__(cls, …) in a class above it")
        }
        return .none
      })
    return result
  }

  /// The names that are not bound to the receiver.
  static let isStatic: Set<String> = ["__new__", "__init_subclass__"]

  private static func receiver(_ arguments: BoundArguments) throws -> InstanceObject {
    guard let instance = arguments["self"].object(as: InstanceObject.self) else {
      throw Diagnostic(
        "TypeError", "that is for instances of classes, not \(arguments["self"].describedForError)")
    }
    return instance
  }

  private static func maker(_ context: StandardBuiltins.Unowned) -> NativeFunction {
    NativeFunction("__new__", "cls, *arguments, **keywords") { arguments in
      guard let type = arguments["cls"].object(as: ClassObject.self) else {
        throw arguments.error("cls", "__new__ wants a class", kind: "TypeError")
      }
      if let standIn = type.builtin, let own = standIn.lookUp(context.interpreter.wellKnown.new),
        let method = own.object(as: StaticMethod.self)
      {
        return try context.interpreter.call(
          method.function,
          CallArguments(
            positional: [arguments["cls"]] + arguments.rest, keywords: arguments.keywordRest,
            site: arguments.site))
      }
      try type.checkComplete(arguments.site)
      let instance = InstanceObject(type)
      if type.isException {
        instance.attributes[context.interpreter.wellKnown.args] = .tuple(arguments.rest)
      }
      return .object(instance)
    }
  }

  private static func functions(_ context: StandardBuiltins.Unowned) -> [NativeFunction] {
    let interpreter = context.interpreter
    func symbol(_ arguments: BoundArguments) throws -> Symbol {
      interpreter.symbols.symbol(try arguments.string("name"))
    }
    func notImplemented() -> Value { context.interpreter.builtins["NotImplemented"] ?? .none }
    return [
      NativeFunction("__init__", "self, *arguments, **keywords") { arguments in
        guard let instance = arguments["self"].object(as: InstanceObject.self) else { return .none }
        if instance.type.isException {
          instance.attributes[context.interpreter.wellKnown.args] = .tuple(arguments.rest)
        } else if !arguments.rest.isEmpty || !arguments.keywordRest.isEmpty {
          throw Diagnostic("TypeError", "\(instance.type.name)() takes no arguments")
        }
        return .none
      },
      NativeFunction("__repr__", "self") { arguments in
        guard let instance = arguments["self"].object(as: InstanceObject.self) else {
          return .string(arguments["self"].representation)
        }
        return .string(instance.plainRepresentation)
      },
      NativeFunction("__str__", "self") { arguments in
        guard let instance = arguments["self"].object(as: InstanceObject.self) else {
          return .string(arguments["self"].text)
        }
        return .string(instance.type.isException ? instance.message : instance.representation)
      },
      NativeFunction("__format__", "self, format") { arguments in
        .string(try FormatSpecification(arguments.string("format")).format(arguments["self"].plain))
      },
      NativeFunction("__eq__", "self, other") {
        $0["self"].isSame(as: $0["other"]) ? .boolean(true) : notImplemented()
      },
      NativeFunction("__ne__", "self, other") {
        $0["self"].isSame(as: $0["other"]) ? .boolean(false) : notImplemented()
      },
      NativeFunction("__hash__", "self") { arguments in
        guard case .object(let object) = arguments["self"] else {
          return .integer(try Key(arguments["self"]).hashValue)
        }
        return .integer(ObjectIdentifier(object).hashValue)
      },
      NativeFunction("__getattribute__", "self, name") { arguments in
        let instance = try receiver(arguments)
        guard let value = try instance.plainAttribute(symbol(arguments)) else {
          throw Diagnostic(
            "AttributeError", "\(arguments["self"].typePhrase) has no \(arguments["name"].text)")
        }
        return value
      },
      NativeFunction("__setattr__", "self, name, value") { arguments in
        try receiver(arguments).setPlainAttribute(symbol(arguments), to: arguments["value"])
        return .none
      },
      NativeFunction("__delattr__", "self, name") { arguments in
        try receiver(arguments).deletePlainAttribute(symbol(arguments))
        return .none
      },
      NativeFunction("__dir__", "self") { arguments in
        .list(
          context.interpreter.attributeNames(of: arguments["self"]).sorted().map { .string($0) })
      },
    ]
  }

  /// What exceptions have besides.
  static func exceptionMethods(for interpreter: Interpreter) -> [String: Value] {
    let with = NativeFunction("with_traceback", "self, traceback") { $0["self"] }
    let note = NativeFunction("add_note", "self, note") { _ in .none }
    return ["with_traceback": .native(with), "add_note": .native(note)]
  }
}

/// `x.__dict__`: an instance's attributes as a dict that stays theirs.
///
/// Each method of `dict` works on a copy, which then takes the attributes' place.
final class AttributeView: NativeObject {
  let instance: InstanceObject
  private unowned(unsafe) let interpreter: Interpreter

  init(_ instance: InstanceObject, _ interpreter: Interpreter) {
    self.instance = instance
    self.interpreter = interpreter
  }

  /// The attributes as they are now.
  var copied: DictionaryObject {
    let result = DictionaryObject()
    for (name, value) in instance.attributes.entries { result.entries[Key(name)] = value }
    return result
  }

  private func replace(with dictionary: DictionaryObject) throws {
    var attributes = AttributeTable()
    for (key, value) in dictionary.entries {
      guard case .string(let name) = key.value.plain else {
        throw Diagnostic("TypeError", "an attribute's name is a string")
      }
      attributes[interpreter.symbols.symbol(name)] = value
    }
    instance.attributes = attributes
  }

  var typeName: String { "dict" }
  var representation: String {
    guard !instance.isBeingShown else { return "{...}" }
    instance.isBeingShown = true
    defer { instance.isBeingShown = false }
    return Value.dictionary(copied).representation
  }
  var attributeNames: [String] { Methods.names(of: .dictionary(DictionaryObject())) }
  func length() -> Int? { instance.attributes.symbols.count }
  func truth() -> Bool { !instance.attributes.symbols.isEmpty }
  func iterator() throws -> ValueIterator? { try Value.dictionary(copied).iterator() }
  func item(_ index: Value) throws -> Value? {
    try interpreter.item(of: .dictionary(copied), at: index)
  }

  func setItem(_ index: Value, to value: Value) throws -> Bool {
    guard case .string(let name) = index.plain else {
      throw Diagnostic("TypeError", "an attribute's name is a string")
    }
    instance.attributes[interpreter.symbols.symbol(name)] = value
    return true
  }

  func attribute(_ name: String) throws -> Value? {
    if name == "__delitem__" {
      return .native(
        NativeFunction(name, "key") { [self] arguments in
          let dictionary = copied
          try interpreter.deleteItem(of: .dictionary(dictionary), at: arguments["key"])
          try replace(with: dictionary)
          return .none
        })
    }
    if name == "__contains__" {
      return .native(
        NativeFunction(name, "key") { [self] arguments in
          .boolean(copied.entries[try Key(arguments["key"])] != nil)
        })
    }
    guard attributeNames.contains(name) else { return nil }
    return .native(
      NativeFunction(name, "*arguments, **keywords") { [self] arguments in
        let dictionary = copied
        guard
          let method = Methods.method(name, of: .dictionary(dictionary), interpreter: interpreter)
        else { return .none }
        let result = try method.call(
          CallArguments(
            positional: arguments.rest, keywords: arguments.keywordRest, site: arguments.site))
        try replace(with: dictionary)
        return result
      })
  }

  func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) throws -> Value? {
    guard case .comparison(let comparator) = operation else { return nil }
    switch comparator {
    case .equal: return .boolean(try Value.dictionary(copied).isEqual(to: other.plain))
    case .notEqual: return .boolean(try !Value.dictionary(copied).isEqual(to: other.plain))
    default: return nil
    }
  }
}
