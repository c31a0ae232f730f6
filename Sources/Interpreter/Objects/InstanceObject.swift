import Language
import OrderedCollections

/// An instance of a class of the user's program, or an exception.
///
/// What it can do is what its class defines: `__len__`, `__getitem__`, `__add__`, and so on.
final class InstanceObject: NativeObject {
  let type: ClassObject
  var attributes = AttributeTable()
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
    interpreter.quietly { try send(interpreter.wellKnown.representation) }
      ?? (type.isException ? exceptionRepresentation : "<__main__.\(type.name) object>")
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
    case 0: diagnostic?.message ?? ""
    case 1: type.name == "KeyError" ? arguments[0].representation : arguments[0].text
    default: Value.tuple(arguments).representation
    }
  }

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
    if let value = attributes[symbol] { return value }
    if let value = type.lookUp(symbol) {
      return try interpreter.bound(value, to: .object(self), of: type)
    }
    switch symbol.name {
    case "__class__": return .object(type)
    case "__dict__":
      let result = DictionaryObject()
      for (name, value) in attributes.entries { result.entries[Key(name)] = value }
      return .dictionary(result)
    case "__doc__": return type.documentation.map { .string($0) } ?? Value.none
    case "message" where type.isException: return .string(message)
    case "__module__": return .string("__main__")
    case "args" where type.isException: return .tuple([])
    default: break
    }
    guard let fallback = type.lookUp(interpreter.wellKnown.getAttribute) else { return nil }
    return try interpreter.call(fallback, receiver: .object(self), [.string(symbol.name)])
  }

  func setAttribute(_ name: String, to value: Value) throws -> Bool {
    try setAttribute(interpreter.symbols.symbol(name), to: value)
  }

  func setAttribute(_ symbol: Symbol, to value: Value) throws -> Bool {
    if attributes[symbol] == nil, let own = type.lookUp(symbol), case .object(let object) = own,
      let property = object as? PropertyObject
    {
      guard !property.setter.isNone else {
        throw Diagnostic("AttributeError", "the property \(symbol.name) cannot be set")
      }
      _ = try interpreter.call(property.setter, receiver: .object(self), [value])
      return true
    }
    if let method = type.lookUp(interpreter.wellKnown.setAttribute) {
      _ = try interpreter.call(method, receiver: .object(self), [.string(symbol.name), value])
      return true
    }
    attributes[symbol] = value
    return true
  }

  func deleteAttribute(_ symbol: Symbol) throws {
    guard attributes[symbol] != nil else {
      throw Diagnostic("AttributeError", "the \(type.name) itself has no \(symbol.name)")
    }
    attributes[symbol] = nil
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
    guard let length = result.exactInteger, length >= 0 else {
      throw Diagnostic("TypeError", "__len__ gives a whole number from 0 up")
    }
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

  /// What the class's `__hash__` gives, or what tells the instance from others.
  func hash(into hasher: inout Hasher) {
    if let ownHash { hasher.combine(ownHash) } else { hasher.combine(ObjectIdentifier(self)) }
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
    try send(interpreter.wellKnown.augmenting(operation), [other])
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
}
