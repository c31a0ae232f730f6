import Language

/// What `@staticmethod` makes.
final class StaticMethod: NativeObject {
  let function: Value
  init(_ function: Value) { self.function = function }
  var typeName: String { "staticmethod" }

  func attribute(_ name: String) throws -> Value? {
    if name == "__func__" || name == "__wrapped__" { return function }
    guard case .function(let own) = function else { return nil }
    return own.attributes.entries.first { $0.name == name }?.value
  }

  func call(_ arguments: CallArguments) throws -> Value? {
    switch function {
    case .native(let native): try native.call(arguments)
    case .object(let object): try object.call(arguments)
    default: nil
    }
  }
}

/// What `@classmethod` makes.
final class ClassMethod: NativeObject {
  let function: Value
  init(_ function: Value) { self.function = function }
  var typeName: String { "classmethod" }

  func attribute(_ name: String) throws -> Value? {
    if name == "__func__" || name == "__wrapped__" { return function }
    guard case .function(let own) = function else { return nil }
    return own.attributes.entries.first { $0.name == name }?.value
  }
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
    case "__isabstractmethod__":
      if case .function(let function) = getter {
        function.attributes.entries.first { $0.name == name }?.value
      } else {
        nil
      }
    case "fdel": deleter
    case "__doc__":
      if case .function(let function) = getter {
        function.documentation.map { .string($0) } ?? Value.none
      } else {
        Value.none
      }
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
    // What the built-in value itself has, then what every object has.
    if case .object(let payload)? = receiver.object(as: InstanceObject.self)?.payload,
      let value = try payload.attribute(name)
    {
      return value
    }
    switch name {
    case "__class__": return .object(type)
    case "__init_subclass__":
      return interpreter.objectMethods[name].map {
        .object(BoundMethod(receiver: receiver, function: $0, interpreter: interpreter))
      }
    case "__new__": return interpreter.objectMethods[name]
    default: break
    }
    let method =
      interpreter.objectMethods[name]
      ?? (type.isException ? interpreter.exceptionMethods[name] : nil)
    return method.map {
      .object(BoundMethod(receiver: receiver, function: $0, interpreter: interpreter))
    }
  }

  func setAttribute(_ name: String, to value: Value) throws -> Bool {
    guard let instance = receiver.object(as: InstanceObject.self) else { return false }
    try instance.setPlainAttribute(interpreter.symbols.symbol(name), to: value)
    return true
  }

  func item(_ index: Value) throws -> Value? {
    guard let method = try attribute("__getitem__") else { return nil }
    return try interpreter.call(method, [index], site: .nowhere)
  }
}
