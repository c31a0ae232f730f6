import Language
import OrderedCollections

/// The built-in types as classes: what a program's class that inherits from `list` or `float` finds.
///
/// An instance of such a class holds a plain value of the type, its `payload`; the stand-in's methods
/// are native functions that work on it, so that look-ups, `super()` and operators need no second way.
extension Interpreter {
  /// The class that stands for `type` among the bases of others; nil where none can inherit from it.
  func standIn(for type: TypeObject) throws -> ClassObject? {
    if let known = standIns[type.name], known.native === type { return known }
    guard type.canBeInherited else { return nil }
    let result = try ClassObject(type.name, bases: [], interpreter: self)
    result.native = type
    let methods =
      type.name == "type" ? TypeMethods(self).all : StandInMethods(type, self).all
    for (name, value) in methods { result.set(symbols.symbol(name), to: value) }
    standIns[type.name] = result
    return result
  }

  /// What a type has behind the point: `str.upper`, `dict.fromkeys`, `int.__add__`.
  func attribute(_ name: String, of type: TypeObject) throws -> Value? {
    switch name {
    case "__module__": return .string("builtins")
    case "__doc__": return type.help.map { .string($0) } ?? Value.none
    case "__bases__": return .tuple(builtins["object"].map { [$0] } ?? [])
    case "__mro__":
      let own = Value.object(type)
      return .tuple(type.name == "object" ? [own] : [own] + (builtins["object"].map { [$0] } ?? []))
    default: break
    }
    if let function = TypeFunctions.function(name, of: type.name, self) { return .native(function) }
    guard type.name != "object", let standIn = try standIn(for: type) else {
      return objectMethods[name]
    }
    guard let value = standIn.attributes[symbols.symbol(name)] else { return objectMethods[name] }
    if let method = value.object(as: StaticMethod.self) { return method.function }
    return value
  }
}

extension Value {
  /// The value itself, or the built-in value that an instance of a class inheriting from a built-in
  /// type is.
  public var plain: Value {
    guard case .object(let object) = self else { return self }
    if let instance = InstanceObject.cast(object) {
      return instance.payload.isUnset ? self : instance.payload
    }
    if let view = object as? AttributeView { return .dictionary(view.copied) }
    return self
  }
}

/// The methods of the class that stands for a built-in type.
private struct StandInMethods {
  private let type: TypeObject
  private unowned(unsafe) let interpreter: Interpreter

  init(_ type: TypeObject, _ interpreter: Interpreter) {
    self.type = type
    self.interpreter = interpreter
  }

  private typealias Body = (_ own: Value, _ given: [Value], BoundArguments) throws -> Value

  /// A method that takes anything; `own` is the receiver's built-in value.
  private func method(_ name: String, _ body: @escaping Body) -> (String, Value) {
    let type = self.type
    return (
      name,
      .native(
        NativeFunction(name, "*arguments, **keywords") { arguments in
          guard let receiver = arguments.rest.first else {
            throw Diagnostic("TypeError", "\(type.name).\(name) wants a \(type.name)")
          }
          let own = receiver.plain
          guard type.contains(own) else {
            throw Diagnostic(
              "TypeError",
              "\(type.name).\(name) wants a \(type.name), not \(receiver.describedForError)")
          }
          return try body(own, Array(arguments.rest.dropFirst()), arguments)
        })
    )
  }

  private static let notImplemented = "NotImplemented"

  private func notImplemented() -> Value { interpreter.builtins[Self.notImplemented] ?? .none }

  var all: [(String, Value)] {
    var result = [
      maker, initialiser,
      method("__repr__") { [type] own, _, arguments in
        .string(Self.shown(own, of: type, as: arguments.rest[0]))
      },
    ]
    if type.name == "str" { result.append(method("__str__") { own, _, _ in .string(own.text) }) }
    if let sample {
      for name in Methods.names(of: sample) {
        result.append(
          method(name) { [interpreter] own, given, arguments in
            guard let found = Methods.method(name, of: own, interpreter: interpreter) else {
              return .none
            }
            return try found.call(
              CallArguments(
                positional: given, keywords: arguments.keywordRest, site: arguments.site))
          })
      }
    }
    return result + comparisons + arithmetic + containers + numbers
  }

  /// The text of a payload; some types show the name of the instance's class.
  private static func shown(_ own: Value, of type: TypeObject, as receiver: Value) -> String {
    guard let instance = receiver.object(as: InstanceObject.self) else { return own.representation }
    guard !instance.isBeingShown else { return type.name == "dict" ? "{...}" : "[...]" }
    instance.isBeingShown = true
    defer { instance.isBeingShown = false }
    let text = own.representation
    if case .set(let set) = own {
      if set.elements.isEmpty { return instance.type.name + "()" }
      return set.isFrozen
        ? instance.type.name + text.dropFirst(9) : "\(instance.type.name)(\(text))"
    }
    let isBuiltin = ["list", "tuple", "dict", "str", "int", "float", "bytes"].contains(type.name)
    guard !isBuiltin, text.hasPrefix(type.name + "(") else { return text }
    return instance.type.name + text.dropFirst(type.name.count)
  }

  /// An empty value of the type, whose methods are those of all its values.
  private var sample: Value? {
    switch type.name {
    case "list": .list([])
    case "dict": .dictionary(DictionaryObject())
    case "tuple": .tuple([])
    case "str": .string("")
    case "set": .set(SetObject([]))
    case "frozenset": .set(SetObject([], isFrozen: true))
    case "bytes": .bytes([])
    case "int": .integer(0)
    case "float": .float(0)
    default: nil
    }
  }

  // MARK: - Making

  private var maker: (String, Value) {
    let (type, interpreter) = (type, interpreter)
    let function = NativeFunction("__new__", "*arguments, **keywords") { arguments in
      let given = CallArguments(
        positional: Array(arguments.rest.dropFirst()), keywords: arguments.keywordRest,
        site: arguments.site)
      guard let wanted = arguments.rest.first?.object(as: ClassObject.self) else {
        return try type.call(given) ?? .none
      }
      try wanted.checkComplete(arguments.site)
      let instance = InstanceObject(wanted)
      instance.payload = try Self.payload(of: type, for: wanted, given, interpreter)
      return .object(instance)
    }
    return ("__new__", .object(StaticMethod(.native(function))))
  }

  private static func payload(
    of type: TypeObject, for wanted: ClassObject, _ given: CallArguments, _ interpreter: Interpreter
  ) throws -> Value {
    switch type.name {
    case "list": return .list([])
    case "dict": return .dictionary(DictionaryObject())
    case "set": return .set(SetObject([]))
    case "str", "int", "float", "tuple", "frozenset", "bytes": break
    default:
      // What can be filled later begins empty where the class has an __init__ of its own.
      let initialiser = wanted.order.first {
        $0.attributes[interpreter.wellKnown.initialise] != nil
      }
      if initialiser?.native == nil,
        let empty = try? type.call(CallArguments(positional: [], site: given.site))
      {
        return empty
      }
    }
    // A subclass's own keywords are for its __init__, not for a number or a text.
    return try type.call(given) ?? .none
  }

  private var initialiser: (String, Value) {
    let (type, interpreter) = (type, interpreter)
    return method("__init__") { own, given, arguments in
      switch own {
      case .list(let list):
        list.elements = try given.first?.elements() ?? []
      case .dictionary:
        guard let update = Methods.method("update", of: own, interpreter: interpreter) else {
          break
        }
        _ = try update.call(
          CallArguments(positional: given, keywords: arguments.keywordRest, site: arguments.site))
      case .set(let set):
        guard !set.isFrozen else { break }
        set.elements = OrderedSet(try (given.first?.elements() ?? []).map { try Key($0) })
      case .object:
        guard !(given.isEmpty && arguments.keywordRest.isEmpty),
          let instance = arguments.rest[0].object(as: InstanceObject.self)
        else { break }
        let call = CallArguments(
          positional: given, keywords: arguments.keywordRest, site: arguments.site)
        if let payload = try? type.call(call) { instance.payload = payload }
      default: break
      }
      return .none
    }
  }

  // MARK: - Operators

  private var comparisons: [(String, Value)] {
    let names: [(String, ComparisonOperator)] = [
      ("__eq__", .equal), ("__ne__", .notEqual), ("__lt__", .less), ("__le__", .lessOrEqual),
      ("__gt__", .greater), ("__ge__", .greaterOrEqual),
    ]
    return names.map { name, comparator in
      method(name) { own, given, _ in
        let other = (given.first ?? .none).plain
        if case .equal = comparator { return .boolean(try own.isEqual(to: other)) }
        if case .notEqual = comparator { return .boolean(try !own.isEqual(to: other)) }
        do {
          return try Operators.comparison(comparator, own, other)
        } catch let diagnostic as Diagnostic where diagnostic.kind == "TypeError" {
          return notImplemented()
        }
      }
    }
  }

  private var arithmetic: [(String, Value)] {
    let names: [String: BinaryOperator] = [
      "add": .add, "sub": .subtract, "mul": .multiply, "truediv": .divide,
      "floordiv": .floorDivide, "mod": .modulo, "pow": .power, "lshift": .shiftLeft,
      "rshift": .shiftRight, "and": .bitAnd, "or": .bitOr, "xor": .bitXor,
    ]
    let own: [String]
    switch type.name {
    case "list": own = ["add", "mul", "rmul", "iadd", "imul"]
    case "tuple", "bytes": own = ["add", "mul", "rmul"]
    case "str": own = ["add", "mul", "rmul", "mod"]
    case "set", "frozenset": own = ["and", "or", "sub", "xor", "rand", "ror", "rsub", "rxor"]
    case "dict": own = ["or", "ror"]
    case "int": own = names.keys.flatMap { [$0, "r" + $0] }
    case "float":
      own = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow"].flatMap { [$0, "r" + $0] }
    default: own = ["add", "sub", "mul", "and", "or", "radd", "rmul"]
    }
    return own.compactMap { name in
      let plainName = names[name] == nil ? String(name.dropFirst()) : name
      guard let operation = names[plainName] else { return nil }
      let isReflected = plainName != name && name.hasPrefix("r")
      let isInPlace = plainName != name && name.hasPrefix("i")
      return method("__\(name)__") { [interpreter] own, given, arguments in
        let other = (given.first ?? .none).plain
        do {
          let result = try Operators.binary(
            operation, isReflected ? other : own, isReflected ? own : other,
            dialect: interpreter.dialect)
          guard isInPlace, case .list(let list) = own, case .list(let longer) = result else {
            return result
          }
          list.elements = longer.elements
          return arguments.rest[0]
        } catch let diagnostic as Diagnostic where diagnostic.kind == "TypeError" {
          if isInPlace, case .list(let list) = own {
            list.elements += try other.elements()
            return arguments.rest[0]
          }
          return notImplemented()
        }
      }
    }
  }

  // MARK: - Containers

  private var containers: [(String, Value)] {
    guard !["int", "float"].contains(type.name) else { return [] }
    let interpreter = interpreter
    var result = [
      method("__len__") { own, _, _ in .integer(try own.length()) },
      method("__iter__") { own, _, _ in .object(try own.iterator()) },
      method("__contains__") { own, given, _ in
        try Operators.comparison(.contained, given.first ?? .none, own)
      },
    ]
    if type.name != "set", type.name != "frozenset" {
      result.append(
        method("__getitem__") { own, given, arguments in
          let key = given.first ?? .none
          if case .dictionary(let dictionary) = own, dictionary.entries[try Key(key)] == nil,
            let instance = arguments.rest[0].object(as: InstanceObject.self),
            let value = try instance.send(interpreter.symbols.symbol("__missing__"), [key])
          {
            return value
          }
          return try interpreter.item(of: own, at: key)
        })
      result.append(
        method("__reversed__") { own, _, _ in
          .object(ValueIterator(try own.elements().reversed()))
        })
    }
    guard !["tuple", "str", "bytes", "set", "frozenset"].contains(type.name) else { return result }
    result.append(
      method("__setitem__") { own, given, _ in
        guard given.count == 2 else {
          throw Diagnostic("TypeError", "__setitem__ wants an index and a value")
        }
        try interpreter.setItem(of: own, at: given[0], to: given[1])
        return .none
      })
    result.append(
      method("__delitem__") { own, given, _ in
        try interpreter.deleteItem(of: own, at: given.first ?? .none)
        return .none
      })
    return result
  }

  // MARK: - Numbers

  private var numbers: [(String, Value)] {
    guard ["int", "float"].contains(type.name) else { return [] }
    let interpreter = interpreter
    func builtin(_ name: String, _ function: String) -> (String, Value) {
      method(name) { own, given, arguments in
        try interpreter.call(
          interpreter.builtins[function] ?? .none, [own] + given, site: arguments.site)
      }
    }
    let operators: [(String, UnaryOperator)] = [
      ("__neg__", .minus), ("__pos__", .plus), ("__invert__", .invert),
    ]
    return [
      method("__bool__") { own, _, _ in .boolean(try own.isTrue()) },
      builtin("__abs__", "abs"), builtin("__round__", "round"), builtin("__int__", "int"),
      builtin("__float__", "float"), builtin("__divmod__", "divmod"),
    ]
      + operators.map { name, operation in
        method(name) { own, _, _ in try Operators.unary(operation, own) }
      }
  }
}
