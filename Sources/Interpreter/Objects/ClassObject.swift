import Language
import OrderedCollections

/// A class: of the user's program, or one of the built-in exceptions.
public final class ClassObject: NativeObject {
  /// Its name.
  public let name: String
  /// What it inherits from, in the order written.
  public let bases: [ClassObject]
  /// The classes whose attributes its instances have, itself first (Python's C3 order).
  private(set) var order: [ClassObject] = []
  /// Its own attributes.
  var attributes = AttributeTable()
  /// The docstring.
  public let documentation: String?
  /// Lives longer than all its values; unsafe, since counting it would slow every use of it down.
  unowned(unsafe) let interpreter: Interpreter
  private var found = LookUpCache()

  init(
    _ name: String, bases: [ClassObject], interpreter: Interpreter, documentation: String? = nil
  ) throws {
    self.name = name
    self.bases = bases
    self.interpreter = interpreter
    self.documentation = documentation
    order = [self] + (try Self.merged(bases.map(\.order) + [bases]))
  }

  /// Python's method resolution order: a class before its bases, bases in the order written.
  private static func merged(_ lists: [[ClassObject]]) throws -> [ClassObject] {
    var rest = lists.map { $0[...] }
    var result: [ClassObject] = []
    while true {
      rest.removeAll { $0.isEmpty }
      guard !rest.isEmpty else { return result }
      guard
        let next = rest.compactMap(\.first).first(where: { candidate in
          !rest.contains { $0.dropFirst().contains { $0 === candidate } }
        })
      else {
        throw Diagnostic("TypeError", "the bases of the class contradict each other in their order")
      }
      result.append(next)
      for index in rest.indices where rest[index].first === next { rest[index].removeFirst() }
    }
  }

  /// Whether its instances are exceptions.
  var isException: Bool { order.contains { $0.name == "BaseException" && $0.bases.isEmpty } }

  /// Whether the class is `other` or inherits from it.
  func inherits(from other: ClassObject) -> Bool { order.contains { $0 === other } }

  /// The attribute of that name, its own or inherited, as it was set.
  func lookUp(_ symbol: Symbol) -> Value? {
    if let value = found.value(symbol, at: interpreter.classChanges) {
      return value.isUnset ? nil : value
    }
    let value = order.lazy.compactMap { $0.attributes[symbol] }.first
    found.keep(value ?? .unset, symbol, at: interpreter.classChanges)
    return value
  }

  /// Sets an attribute of the class.
  func set(_ symbol: Symbol, to value: Value?) {
    attributes[symbol] = value
    if case .function(let function) = value, function.owner == nil { function.owner = self }
    interpreter.classChanges &+= 1
  }

  // MARK: - As a value

  /// The type's name as messages call it.
  public var typeName: String { "type" }
  /// The text that an echo shows.
  public var representation: String {
    isException && attributes[interpreter.symbols.symbol("__module__")] == nil
      ? "<class '\(name)'>" : "<class '__main__.\(name)'>"
  }
  /// What `?` shows.
  public var help: String? {
    "class \(name)" + (documentation.map { "\n" + $0.withoutIndentation } ?? "")
  }
  /// The names behind the point.
  public var attributeNames: [String] { order.flatMap { $0.attributes.symbols.map(\.name) } }

  /// The attribute, its own or inherited; nil where there is none.
  public func attribute(_ name: String) throws -> Value? {
    switch name {
    case "__name__": return .string(self.name)
    case "__doc__": return documentation.map { .string($0) } ?? Value.none
    case "__bases__": return .tuple(bases.map { .object($0) })
    case "__mro__": return .tuple(order.map { .object($0) })
    case "__dict__":
      let result = DictionaryObject()
      for (name, value) in attributes.entries { result.entries[Key(name)] = value }
      return .dictionary(result)
    case "__module__": return .string("__main__")
    default: break
    }
    guard let value = lookUp(interpreter.symbols.symbol(name)) else { return nil }
    if case .object(let object) = value {
      if let method = object as? StaticMethod { return method.function }
      if let method = object as? ClassMethod {
        return .object(
          BoundMethod(
            receiver: .object(self), function: method.function, interpreter: interpreter))
      }
    }
    return value
  }

  /// Sets an attribute of the class.
  public func setAttribute(_ name: String, to value: Value) throws -> Bool {
    set(interpreter.symbols.symbol(name), to: value)
    return true
  }

  /// Makes an instance.
  public func call(_ arguments: CallArguments) throws -> Value? {
    let instance = InstanceObject(self)
    if isException {
      instance.attributes[interpreter.wellKnown.args] = .tuple(arguments.positional)
    }
    guard let initialiser = lookUp(interpreter.wellKnown.initialise) else {
      guard isException || arguments.positional.isEmpty && arguments.keywords.isEmpty else {
        throw Diagnostic(
          "TypeError", "\(name)() takes no arguments", at: arguments.site.place,
          hint: "def __init__(self, …) in the class")
      }
      return .object(instance)
    }
    var all = arguments
    all.positional.insert(.object(instance), at: 0)
    let result = try interpreter.call(initialiser, all)
    guard result.isNone else {
      throw Diagnostic("TypeError", "__init__ of \(name) returns nothing, not a \(result.typeName)")
    }
    return .object(instance)
  }
}

/// What a class has found for the names it was asked for last; forgotten when any class changes.
private struct LookUpCache {
  private var entries: [(number: Int32, value: Value)] = []
  private var version = -1
  private static let size = 64

  @inline(__always)
  func value(_ symbol: Symbol, at version: Int) -> Value? {
    guard version == self.version else { return nil }
    let place = Int(symbol.number) & (Self.size - 1)
    return entries.withUnsafeBufferPointer {
      $0[place].number == symbol.number ? $0[place].value : nil
    }
  }

  mutating func keep(_ value: Value, _ symbol: Symbol, at version: Int) {
    if version != self.version {
      entries = Array(repeating: (-1, .unset), count: Self.size)
      self.version = version
    }
    entries[Int(symbol.number) & (Self.size - 1)] = (symbol.number, value)
  }
}

/// What `@staticmethod` makes.
final class StaticMethod: NativeObject {
  let function: Value
  init(_ function: Value) { self.function = function }
  var typeName: String { "staticmethod" }
}

/// What `@classmethod` makes.
final class ClassMethod: NativeObject {
  let function: Value
  init(_ function: Value) { self.function = function }
  var typeName: String { "classmethod" }
}

/// `@property`, with what sets and deletes it.
final class PropertyObject: NativeObject {
  let getter: Value
  let setter: Value
  let deleter: Value

  init(getter: Value, setter: Value = .none, deleter: Value = .none) {
    self.getter = getter
    self.setter = setter
    self.deleter = deleter
  }

  var typeName: String { "property" }

  func attribute(_ name: String) throws -> Value? {
    switch name {
    case "fget": getter
    case "fset": setter
    case "getter":
      .native(
        NativeFunction("getter", "f") { [self] in
          .object(PropertyObject(getter: $0["f"], setter: setter, deleter: deleter))
        })
    case "setter":
      .native(
        NativeFunction("setter", "f") { [self] in
          .object(PropertyObject(getter: getter, setter: $0["f"], deleter: deleter))
        })
    case "deleter":
      .native(
        NativeFunction("deleter", "f") { [self] in
          .object(PropertyObject(getter: getter, setter: setter, deleter: $0["f"]))
        })
    default: nil
    }
  }
}

/// What `super()` gives: the instance, seen as one of a class further on in its order.
final class SuperObject: NativeObject {
  private let receiver: Value
  private let type: ClassObject
  private let start: ClassObject
  private unowned(unsafe) let interpreter: Interpreter

  /// The view of `receiver`, of class `type`, from behind `start`.
  init(receiver: Value, type: ClassObject, after start: ClassObject, interpreter: Interpreter) {
    self.receiver = receiver
    self.type = type
    self.start = start
    self.interpreter = interpreter
  }

  var typeName: String { "super" }

  func attribute(_ name: String) throws -> Value? {
    let symbol = interpreter.symbols.symbol(name)
    let rest = type.order.drop { $0 !== start }.dropFirst()
    for type in rest {
      if let value = type.attributes[symbol] {
        return try interpreter.bound(value, to: receiver, of: self.type)
      }
    }
    // What every object has: an __init__ that does nothing.
    guard name == "__init__" else { return nil }
    return .native(NativeFunction("__init__", "*arguments, **keywords") { _ in .none })
  }
}
