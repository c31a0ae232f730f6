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
    guard let type = value(of: name)?.object(as: ClassObject.self) else { return nil }
    return InstanceParts(type: type, payload: nil, attributes: [])
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
