import Language

/// An instance of a program's class taken apart, for modules that copy or keep it.
public struct InstanceParts {
  fileprivate let type: ClassObject
  /// The name of its class.
  public var name: String { type.name }
  /// The built-in value that it is too; nil where its class inherits from no built-in type.
  public let payload: Value?
  /// Its attributes in order.
  public let attributes: [(name: String, value: Value)]

  /// Whether both are of one class, and not of two of the same name.
  public func isSameClass(as other: InstanceParts) -> Bool { type === other.type }

  /// What an exception was made of; nil for what is none.
  public var exceptionArguments: Value? {
    guard type.isException else { return nil }
    return attributes.first { $0.name == "args" }?.value ?? .tuple([])
  }

  /// The method `name` of its class, with the receiver in front; nil where there is none.
  public func method(_ name: String) -> Value? {
    type.lookUp(type.interpreter.symbols.symbol(name))
  }
}

extension Interpreter {
  /// The parts of an instance of a program's class; nil for all else.
  public func parts(of value: Value) -> InstanceParts? {
    guard let instance = value.object(as: InstanceObject.self) else { return nil }
    return InstanceParts(
      type: instance.type, payload: instance.payload.isUnset ? nil : instance.payload,
      attributes: instance.attributes.entries)
  }

  /// The parts of an instance without attributes of the session's class `name`; nil where there is no
  /// such class.
  public func parts(ofClass name: String) -> InstanceParts? {
    value(of: name).flatMap(parts(ofClass:))
  }

  /// The parts of an instance without attributes of a class; nil where the value is none.
  public func parts(ofClass value: Value) -> InstanceParts? {
    guard let type = value.object(as: ClassObject.self) else { return nil }
    return InstanceParts(type: type, payload: nil, attributes: [])
  }

  /// The names of the session's classes.
  public var classNames: [String] {
    globals.names.filter { value(of: $0)?.object(as: ClassObject.self) != nil }
  }

  /// An instance of a class as it was kept: its built-in value or an exception's arguments are those
  /// given; no `__init__` is called.
  public func instance(of parts: InstanceParts, arguments: [Value]) throws -> Value {
    let instance = InstanceObject(parts.type)
    if parts.type.isException {
      instance.attributes[wellKnown.args] = .tuple(arguments)
    } else if let standIn = parts.type.builtin, let type = standIn.native {
      // The value that was written is of the type that the class inherits from, or none is made.
      let payload = try arguments.first ?? type.call(CallArguments(positional: [], site: .nowhere))
      guard let payload, type.contains(payload) else {
        throw Diagnostic("UnpicklingError", "the pickle's \(parts.name) is no \(type.name)")
      }
      instance.payload = payload
    }
    return .object(instance)
  }

  /// An instance of the same class without attributes; no `__init__` is called.
  public func emptyInstance(of parts: InstanceParts) -> Value {
    .object(InstanceObject(parts.type))
  }

  /// Gives an instance its attributes.
  public func fill(
    _ value: Value, payload: Value?, attributes: [(name: String, value: Value)]
  ) {
    guard let instance = value.object(as: InstanceObject.self) else { return }
    if let payload { instance.payload = payload }
    for (name, value) in attributes { instance.attributes[symbols.symbol(name)] = value }
  }
}
