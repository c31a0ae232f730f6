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
  /// Lines that `?` shows below the docstring.
  private let example: String?
  /// Lives longer than all its values; unsafe, since counting it would slow every use of it down.
  unowned(unsafe) let interpreter: Interpreter
  private var found = LookUpCache()
  /// The built-in type that the class stands for among the bases of others.
  var native: TypeObject?
  /// The class of the class, where the program has given it one.
  var metaclass: ClassObject?
  /// The names that instances may have, where all classes in the order say so by `__slots__`.
  private(set) var slots: Set<String>?

  init(
    _ name: String, bases: [ClassObject], interpreter: Interpreter, documentation: String? = nil,
    example: String? = nil
  ) throws {
    self.name = name
    self.bases = bases
    self.interpreter = interpreter
    self.documentation = documentation
    self.example = example
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
  private(set) lazy var isException = order.contains {
    $0.name == "BaseException" && $0.bases.isEmpty && $0.native == nil
  }

  /// The class that stands for the built-in type whose values the instances are.
  private(set) lazy var builtin: ClassObject? = order.first { $0.native != nil }

  /// The class as a program sees it: one that stands for a built-in type is that type.
  var shown: Value { native.map { .object($0) } ?? .object(self) }

  /// Notes what `__slots__` allows.
  func noteSlots() throws {
    let symbol = interpreter.symbols.symbol("__slots__")
    guard let own = attributes[symbol] else { return }
    var names: Set<String> = []
    for type in order {
      guard let given = type === self ? own : type.attributes[symbol] else { return }
      if case .string(let name) = given {
        names.insert(name)
      } else {
        for name in try given.elements() { names.insert(name.text) }
      }
    }
    if !names.contains("__dict__") { slots = names }
  }

  /// Throws where abstract methods are left that a subclass has to define.
  func checkComplete(_ site: CallSite) throws {
    guard metaclass != nil else { return }
    let mark = interpreter.symbols.symbol("__abstractmethods__")
    guard let names = attributes[mark], try names.isTrue() else { return }
    let missing = try names.elements().map(\.text).sorted()
    throw Diagnostic(
      "TypeError",
      "\(name) is abstract: it has no \(missing.joined(separator: ", ")) of its own",
      at: site.place.source.bytes.isEmpty ? nil : site.place)
  }

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
    switch value {
    case .function(let function): if function.owner == nil { function.owner = self }
    case .object(let object):
      // `super()` inside a decorated method asks for its class too.
      switch object {
      case let method as StaticMethod: own(method.function)
      case let method as ClassMethod: own(method.function)
      case let property as PropertyObject:
        own(property.getter)
        own(property.setter)
        own(property.deleter)
      case let instance as InstanceObject:
        if instance.type.lookUp(interpreter.wellKnown.setDescriptor) != nil {
          interpreter.hasDataDescriptors = true
        }
      default: break
      }
    default: break
    }
    interpreter.classChanges &+= 1
  }

  private func own(_ value: Value) {
    if case .function(let function) = value, function.owner == nil { function.owner = self }
  }

  // MARK: - As a value

  /// The type's name as messages call it.
  public var typeName: String { metaclass?.name ?? "type" }
  /// The text that an echo shows.
  public var representation: String {
    if let metaclass, let method = metaclass.lookUp(interpreter.wellKnown.representation),
      let text = interpreter.quietly({ try interpreter.call(method, receiver: .object(self), []) })
    {
      return text
    }
    return native?.representation ?? ownRepresentation
  }

  private var ownRepresentation: String {
    isException && attributes[interpreter.symbols.symbol("__module__")] == nil
      ? "<class '\(name)'>" : "<class '__main__.\(name)'>"
  }
  /// What `?` shows.
  public var help: String? {
    "class \(name)" + (documentation.map { "\n" + $0.withoutIndentation } ?? "")
      + (example.map { "\n\n    " + $0.replacing("\n", with: "\n    ") } ?? "")
  }
  /// The names behind the point.
  public var attributeNames: [String] { order.flatMap { $0.attributes.symbols.map(\.name) } }

  /// The attribute, its own or inherited; nil where there is none.
  public func attribute(_ name: String) throws -> Value? {
    switch name {
    case "__name__", "__qualname__":
      if case .string(let given)? = attributes[interpreter.symbols.symbol(name)] {
        return .string(given)
      }
      return .string(String(self.name.split(separator: ".").last ?? ""))
    case "__doc__":
      return documentation.map { .string($0) } ?? lookUp(interpreter.symbols.symbol(name))
        ?? Value.none
    case "__bases__":
      let root = interpreter.builtins["object"].map { [$0] } ?? []
      return .tuple(bases.isEmpty ? root : bases.map(\.shown))
    case "__base__": return bases.first?.shown ?? interpreter.builtins["object"] ?? Value.none
    case "__mro__":
      return .tuple(order.map(\.shown) + (interpreter.builtins["object"].map { [$0] } ?? []))
    case "__class__":
      return metaclass.map { .object($0) } ?? interpreter.builtins["type"]
    case "__dict__":
      let result = DictionaryObject()
      for (name, value) in attributes.entries { result.entries[Key(name)] = value }
      return .dictionary(result)
    case "__module__":
      return .string(
        isException && metaclass == nil && attributes[interpreter.symbols.symbol(name)] == nil
          ? "builtins" : "__main__")
    default: break
    }
    let symbol = interpreter.symbols.symbol(name)
    guard let value = lookUp(symbol) else {
      if let native = builtin?.native, let member = native.members[name] {
        // `P._make(values)` makes one of this class.
        guard name == "_make" else { return member }
        return .native(
          NativeFunction(name, "values") { [unowned self] arguments in
            try make(
              CallArguments(positional: arguments["values"].elements(), site: arguments.site))
          })
      }
      if name == "__new__" || name == "__init__" { return interpreter.objectMethods[name] }
      if let metaclass {
        if let value = metaclass.lookUp(symbol) {
          return try interpreter.bound(value, to: .object(self), of: metaclass)
        }
        if let fallback = metaclass.lookUp(interpreter.wellKnown.getAttribute) {
          return try interpreter.call(fallback, receiver: .object(self), [.string(name)])
        }
      }
      if name == "mro" || name == "__subclasses__" { return nil }
      return interpreter.objectMethods[name]
        ?? (isException ? interpreter.exceptionMethods[name] : nil)
    }
    if case .object(let object) = value {
      if let instance = InstanceObject.cast(object),
        let result = try instance.send(
          interpreter.wellKnown.getDescriptor, [.none, .object(self)])
      {
        return result
      }
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

  /// Makes an instance, or what the class of the class makes.
  public func call(_ arguments: CallArguments) throws -> Value? {
    if let metaclass, let method = metaclass.lookUp(interpreter.wellKnown.call) {
      var all = arguments
      all.positional.insert(.object(self), at: 0)
      return try interpreter.call(method, all)
    }
    return try make(arguments)
  }

  /// Makes an instance.
  func make(_ arguments: CallArguments) throws -> Value {
    let instance: InstanceObject
    if let maker = lookUp(interpreter.wellKnown.new) {
      var all = arguments
      all.positional.insert(.object(self), at: 0)
      let method = maker.object(as: StaticMethod.self)?.function ?? maker
      // A number is made from its value; what follows is for the class's own __init__.
      let result = try interpreter.call(method, all)
      guard let made = result.object(as: InstanceObject.self), made.type.inherits(from: self) else {
        // A metaclass makes classes, which its __init__ then sees.
        if let type = result.object(as: ClassObject.self), type.metaclass === self,
          let initialiser = lookUp(interpreter.wellKnown.initialise)
        {
          var all = arguments
          all.positional.insert(result, at: 0)
          _ = try interpreter.call(initialiser, all)
        }
        return result
      }
      instance = made
    } else {
      try checkComplete(arguments.site)
      instance = InstanceObject(isException ? systemError(arguments.positional) ?? self : self)
      if isException {
        instance.attributes[interpreter.wellKnown.args] = .tuple(arguments.positional)
      }
    }
    guard let initialiser = lookUp(interpreter.wellKnown.initialise) else {
      guard
        isException || arguments.positional.isEmpty && arguments.keywords.isEmpty
          || lookUp(interpreter.wellKnown.new) != nil
      else {
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

  /// The class of a system's error by its number: `OSError(2, …)` is a FileNotFoundError.
  private func systemError(_ arguments: [Value]) -> ClassObject? {
    guard name == "OSError", native == nil, arguments.count > 1,
      let number = arguments[0].exactInteger
    else { return nil }
    let names = [
      1: "PermissionError", 2: "FileNotFoundError", 4: "InterruptedError", 10: "ChildProcessError",
      11: "BlockingIOError", 13: "PermissionError", 17: "FileExistsError", 20: "NotADirectoryError",
      21: "IsADirectoryError", 32: "BrokenPipeError", 110: "TimeoutError",
    ]
    return names[number].flatMap { interpreter.exceptions.named($0) }
  }

  // MARK: - What the class of the class defines

  /// The result of the metaclass's method `name`, if it has one.
  private func send(_ name: Symbol, _ arguments: [Value] = []) throws -> Value? {
    guard let method = metaclass?.lookUp(name) else { return nil }
    return try interpreter.call(method, receiver: .object(self), arguments)
  }

  /// The number of elements.
  public func length() throws -> Int? { try send(interpreter.wellKnown.length)?.exactInteger }

  /// The element at a subscript; `Class[int]` in an annotation is the class.
  public func item(_ index: Value) throws -> Value? {
    if let value = try send(interpreter.wellKnown.getItem, [index]) { return value }
    guard let method = lookUp(interpreter.symbols.symbol("__class_getitem__")) else { return nil }
    return try interpreter.call(
      method.object(as: ClassMethod.self)?.function ?? method, receiver: .object(self), [index])
  }

  /// A walk through the elements.
  public func iterator() throws -> ValueIterator? {
    try send(interpreter.wellKnown.iterate)?.iterator()
  }

  /// The result of an operator that the metaclass defines.
  public func binary(
    _ operation: NativeOperation, _ other: Value, reflected: Bool
  ) throws -> Value? {
    guard metaclass != nil else { return nil }
    let name: Symbol?
    switch operation {
    case .arithmetic(let operation):
      name = interpreter.wellKnown.method(operation, reflected: reflected)
    case .comparison(let comparator):
      name = interpreter.wellKnown.method(comparator, reflected: reflected)
    case .unary: name = nil
    }
    guard let name, let result = try send(name, [other]) else { return nil }
    return result.object(as: NotImplementedObject.self) == nil ? result : nil
  }

  /// Whether the metaclass's `__contains__` says so.
  func contains(_ value: Value) throws -> Bool? {
    try send(interpreter.wellKnown.contains, [value])?.isTrue()
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
