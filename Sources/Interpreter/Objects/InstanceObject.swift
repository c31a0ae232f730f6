import Language
import OrderedCollections

/// An instance of a class of the user's program, or an exception.
///
/// What it can do is what its class defines: `__len__`, `__getitem__`, `__add__`, and so on.
final class InstanceObject: NativeObject {
  let type: ClassObject
  var attributes = AttributeTable()
  /// The built-in value that the instance is too, where its class inherits from a built-in type.
  var payload = Value.unset
  /// Whether its text is being made, which it may be part of itself.
  var isBeingShown = false
  /// Whether `self.__dict__ = self` has made the entries of a dict its attributes.
  private var sharesEntries = false
  /// The mistake that an exception stands for, where the program has not made it itself.
  var diagnostic: Diagnostic?

  init(_ type: ClassObject) { self.type = type }

  private var interpreter: Interpreter { type.interpreter }

  /// The result of the method `name` if the class has one.
  func send(_ name: Symbol, _ arguments: [Value] = []) throws -> Value? {
    guard let method = type.lookUp(name) else { return nil }
    return try interpreter.call(method, receiver: .object(self), arguments)
  }

  var typeName: String { type.name }

  // MARK: - Text

  var representation: String {
    interpreter.quietly { try send(interpreter.wellKnown.representation) } ?? plainRepresentation
  }

  /// The text without a `__repr__` of the class.
  var plainRepresentation: String {
    if !payload.isUnset { return payload.representation }
    return type.isException ? exceptionRepresentation : "<__main__.\(type.name) object>"
  }

  var text: String {
    interpreter.quietly { try send(interpreter.wellKnown.text) }
      ?? (type.isException ? message : representation)
  }

  /// What an exception was made with.
  var arguments: [Value] {
    if case .tuple(let values)? = attributes[interpreter.wellKnown.args] { values } else { [] }
  }

  /// The text of an exception: of its one argument, or of all.
  var message: String {
    switch arguments.count {
    case 0: diagnostic?.spoken ?? diagnostic?.message ?? ""
    case 1: isKeyError ? arguments[0].representation : arguments[0].text
    case 2 where isSystemError: "[Errno \(arguments[0].text)] \(arguments[1].text)"
    case 3 where isSystemError:
      "[Errno \(arguments[0].text)] \(arguments[1].text): \(arguments[2].representation)"
    default: Value.tuple(arguments).representation
    }
  }

  private var isKeyError: Bool { type.order.contains { $0.name == "KeyError" } }
  private var isSystemError: Bool { type.order.contains { $0.name == "OSError" } }

  private var exceptionRepresentation: String {
    type.name + "(" + arguments.map(\.representation).joined(separator: ", ")
      + (arguments.count == 1 && interpreter.dialect == .python2 ? ",)" : ")")
  }

  // MARK: - Attributes

  var attributeNames: [String] {
    attributes.symbols.map(\.name) + type.attributeNames.filter { !$0.hasPrefix("__") }
  }

  func attribute(_ name: String) throws -> Value? {
    try attribute(interpreter.symbols.symbol(name))
  }

  func attribute(_ symbol: Symbol) throws -> Value? {
    if let value = try plainAttribute(symbol) { return value }
    guard let fallback = type.lookUp(interpreter.wellKnown.getAttribute) else { return nil }
    return try interpreter.call(fallback, receiver: .object(self), [.string(symbol.name)])
  }

  /// The attribute without a `__getattr__` of the class.
  func plainAttribute(_ symbol: Symbol) throws -> Value? {
    if interpreter.hasDataDescriptors,
      let own = type.lookUp(symbol)?.object(as: InstanceObject.self),
      own.type.lookUp(interpreter.wellKnown.setDescriptor) != nil,
      let value = try own.send(
        interpreter.wellKnown.getDescriptor, [.object(self), .object(type)])
    {
      return value
    }
    if let value = attributes[symbol] { return value }
    if let value = type.lookUp(symbol) {
      return try interpreter.bound(value, to: .object(self), of: type)
    }
    if sharesEntries, case .dictionary(let dictionary) = payload,
      let value = dictionary.entries[Key(symbol.name)]
    {
      return value
    }
    if !payload.isUnset {
      if case .object(let object) = payload {
        if let value = try object.attribute(symbol.name) { return value }
      } else if symbol.name != "__class__", symbol.name != "__doc__",
        let value = try? interpreter.attribute(symbol, of: payload)
      {
        return value
      }
    }
    switch symbol.name {
    case "__class__": return .object(type)
    case "__dict__":
      return sharesEntries ? .object(self) : .object(AttributeView(self, interpreter))
    case "__doc__": return type.documentation.map { .string($0) } ?? Value.none
    case "__module__": return .string("__main__")
    default: break
    }
    if type.isException, let value = try exceptionAttribute(symbol.name) { return value }
    guard symbol.name.hasPrefix("__"), let method = interpreter.objectMethods[symbol.name] else {
      return nil
    }
    if ObjectMethods.isStatic.contains(symbol.name) { return method }
    return .object(BoundMethod(receiver: .object(self), function: method, interpreter: interpreter))
  }

  private func exceptionAttribute(_ name: String) throws -> Value? {
    switch name {
    case "message": return .string(message)
    case "args": return .tuple([])
    case "__cause__", "__context__", "__traceback__": return Value.none
    case "__suppress_context__": return .boolean(false)
    case "value" where type.order.contains { $0.name == "StopIteration" }:
      return arguments.first ?? Value.none
    case "code" where type.order.contains { $0.name == "SystemExit" }:
      return arguments.first ?? Value.none
    case "errno" where isSystemError: return arguments.count > 1 ? arguments[0] : Value.none
    case "strerror" where isSystemError: return arguments.count > 1 ? arguments[1] : Value.none
    case "filename" where isSystemError: return arguments.count > 2 ? arguments[2] : Value.none
    default: break
    }
    return interpreter.exceptionMethods[name].map {
      .object(BoundMethod(receiver: .object(self), function: $0, interpreter: interpreter))
    }
  }

  func setAttribute(_ name: String, to value: Value) throws -> Bool {
    try setAttribute(interpreter.symbols.symbol(name), to: value)
  }

  func setAttribute(_ symbol: Symbol, to value: Value) throws -> Bool {
    if let method = type.lookUp(interpreter.wellKnown.setAttribute) {
      _ = try interpreter.call(method, receiver: .object(self), [.string(symbol.name), value])
      return true
    }
    try setPlainAttribute(symbol, to: value)
    return true
  }

  /// Sets the attribute without a `__setattr__` of the class.
  func setPlainAttribute(_ symbol: Symbol, to value: Value) throws {
    if attributes[symbol] == nil || interpreter.hasDataDescriptors,
      case .object(let object)? = type.lookUp(symbol)
    {
      if let property = object as? PropertyObject {
        guard !property.setter.isNone else {
          throw Diagnostic("AttributeError", "the property \(symbol.name) cannot be set")
        }
        _ = try interpreter.call(property.setter, receiver: .object(self), [value])
        return
      }
      if let descriptor = InstanceObject.cast(object),
        try descriptor.send(interpreter.wellKnown.setDescriptor, [.object(self), value]) != nil
      {
        return
      }
    }
    if let slots = type.slots, !slots.contains(symbol.name) {
      throw Diagnostic(
        "AttributeError", "a \(type.name) has no \(symbol.name): its class lists its __slots__")
    }
    if symbol === interpreter.wellKnown.ownClass {
      throw Diagnostic("TypeError", "the class of an instance cannot be changed in nnrepl")
    }
    if symbol === interpreter.wellKnown.ownAttributes { return try replaceAttributes(with: value) }
    if sharesEntries, case .dictionary(let dictionary) = payload {
      dictionary.entries[Key(symbol.name)] = value
      return
    }
    attributes[symbol] = value
  }

  private func replaceAttributes(with value: Value) throws {
    if case .dictionary(let dictionary) = payload, value.object(as: InstanceObject.self) === self {
      for (name, value) in attributes.entries { dictionary.entries[Key(name)] = value }
      attributes = AttributeTable()
      sharesEntries = true
      return
    }
    guard case .dictionary(let dictionary) = value.plain else {
      throw Diagnostic("TypeError", "__dict__ is a dict, not \(value.describedForError)")
    }
    attributes = AttributeTable()
    for (key, value) in dictionary.entries {
      attributes[interpreter.symbols.symbol(key.value.text)] = value
    }
  }

  func deleteAttribute(_ symbol: Symbol) throws {
    if try send(interpreter.symbols.symbol("__delattr__"), [.string(symbol.name)]) != nil { return }
    try deletePlainAttribute(symbol)
  }

  /// Takes the attribute away without a `__delattr__` of the class.
  func deletePlainAttribute(_ symbol: Symbol) throws {
    if let property = type.lookUp(symbol)?.object(as: PropertyObject.self) {
      guard !property.deleter.isNone else {
        throw Diagnostic("AttributeError", "the property \(symbol.name) cannot be deleted")
      }
      _ = try interpreter.call(property.deleter, receiver: .object(self), [])
      return
    }
    if sharesEntries, case .dictionary(let dictionary) = payload,
      dictionary.entries.removeValue(forKey: Key(symbol.name)) != nil
    {
      return
    }
    guard attributes[symbol] != nil else {
      throw Diagnostic("AttributeError", "the \(type.name) itself has no \(symbol.name)")
    }
    attributes[symbol] = nil
  }

  // MARK: - As a number

  var exactInteger: Int? { payload.isUnset ? nil : payload.exactInteger }
  var number: Double? { payload.isUnset ? nil : payload.number }

  /// The whole number that the class's `__index__` gives, or that the instance is.
  func index() throws -> Value? {
    if let own = exactInteger { return .integer(own) }
    return try send(interpreter.symbols.symbol("__index__"))
  }

  // MARK: - As a container

  func call(_ arguments: CallArguments) throws -> Value? {
    guard let method = type.lookUp(interpreter.wellKnown.call) else { return nil }
    var all = arguments
    all.positional.insert(.object(self), at: 0)
    return try interpreter.call(method, all)
  }

  func length() throws -> Int? {
    guard let result = try send(interpreter.wellKnown.length) else { return nil }
    guard let length = result.exactInteger else {
      throw Diagnostic("TypeError", "__len__ gives a whole number, not \(result.describedForError)")
    }
    guard length >= 0 else { throw Diagnostic("ValueError", "__len__ gives a number from 0 up") }
    return length
  }

  func item(_ index: Value) throws -> Value? { try send(interpreter.wellKnown.getItem, [index]) }

  func setItem(_ index: Value, to value: Value) throws -> Bool {
    try send(interpreter.wellKnown.setItem, [index, value]) != nil
  }

  func iterator() throws -> ValueIterator? {
    if let walk = try send(interpreter.wellKnown.iterate) {
      if let instance = walk.object(as: InstanceObject.self) { return instance.walk }
      return try walk.iterator()
    }
    guard let method = type.lookUp(interpreter.wellKnown.getItem) else {
      return type.lookUp(interpreter.wellKnown.next) == nil ? nil : walk
    }
    // The old way: elements 0, 1, … until there is none.
    var index = 0
    return ValueIterator { [self] in
      do {
        defer { index += 1 }
        return try interpreter.call(method, receiver: .object(self), [.integer(index)])
      } catch  where interpreter.isException(error, of: "IndexError") {
        return nil
      }
    }
  }

  /// A walk by the class's own `__next__`.
  private var walk: ValueIterator {
    ValueIterator { [self] in
      do {
        guard
          let value = try send(interpreter.wellKnown.next)
            ?? send(interpreter.wellKnown.oldNext)
        else { throw Diagnostic("TypeError", "the \(type.name) has no __next__") }
        return value
      } catch  where interpreter.isException(error, of: "StopIteration") {
        return nil
      }
    }
  }

  func contains(_ value: Value) throws -> Bool? {
    try send(interpreter.wellKnown.contains, [value])?.isTrue()
  }

  func truth() throws -> Bool {
    if let result = try send(interpreter.wellKnown.truth) ?? send(interpreter.wellKnown.oldTruth) {
      return try result.isTrue()
    }
    return try length().map { $0 != 0 } ?? true
  }

  /// Whether it may be a key: a class that says what is equal must say how it hashes.
  var isHashable: Bool {
    if let hash = type.lookUp(interpreter.wellKnown.hash) { return !hash.isNone }
    if !payload.isUnset { return payload.isHashable }
    guard interpreter.dialect == .python3 else { return true }
    return type.lookUp(interpreter.wellKnown.equal) == nil
  }

  /// What the class's `__hash__` gives, or what tells the instance from others.
  func hash(into hasher: inout Hasher) {
    if let ownHash { return hasher.combine(ownHash) }
    if !payload.isUnset { return payload.hash(into: &hasher) }
    hasher.combine(ObjectIdentifier(self))
  }

  /// What the class's `__hash__` gives; nil where it has none.
  var ownHash: Double? {
    guard type.lookUp(interpreter.wellKnown.hash) != nil else { return nil }
    var result: Double?
    _ = interpreter.quietly { [self] in
      result = try send(interpreter.wellKnown.hash)?.number
      return nil
    }
    return result ?? 0
  }

  // MARK: - Operators

  func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) throws -> Value? {
    let name: Symbol
    switch operation {
    case .arithmetic(let operation):
      name = interpreter.wellKnown.method(operation, reflected: reflected)
      // Python 2 calls the method behind `/` by another name.
      if case .divide = operation, interpreter.dialect == .python2, !interpreter.hasTrueDivision,
        let result = try send(interpreter.wellKnown.oldDivision(reflected: reflected), [other])
      {
        return result.object(as: NotImplementedObject.self) == nil ? result : nil
      }
    case .comparison(let comparator):
      guard let method = interpreter.wellKnown.method(comparator, reflected: reflected) else {
        return nil
      }
      name = method
    case .unary: return nil
    }
    if let result = try send(name, [other]) {
      return result.object(as: NotImplementedObject.self) == nil ? result : nil
    }
    // `!=` is the opposite of `==` unless the class says otherwise.
    guard case .comparison(.notEqual) = operation,
      let result = try send(interpreter.wellKnown.equal, [other]),
      result.object(as: NotImplementedObject.self) == nil
    else { return nil }
    return .boolean(try !result.isTrue())
  }

  func augmented(_ operation: Language.BinaryOperator, _ other: Value) throws -> Value? {
    let result = try send(interpreter.wellKnown.augmenting(operation), [other])
    return result?.object(as: NotImplementedObject.self) == nil ? result : nil
  }

  func unary(_ operation: NativeOperation) throws -> Value? {
    guard case .unary(let operation) = operation else { return nil }
    switch operation {
    case .minus: return try send(interpreter.symbols.symbol("__neg__"))
    case .plus: return try send(interpreter.symbols.symbol("__pos__"))
    case .invert: return try send(interpreter.symbols.symbol("__invert__"))
    case .not: return nil
    }
  }
}

/// `NotImplemented`: what an operator's method gives where it does not know the other operand.
final class NotImplementedObject: NativeObject {
  var typeName: String { "NotImplementedType" }
  var representation: String { "NotImplemented" }
  var help: String? {
    "What an operator's method gives where it does not know the other operand."
      + "\n\n    (3).__add__('a')"
  }
}
