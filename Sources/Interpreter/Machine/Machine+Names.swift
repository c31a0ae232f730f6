import Language
import OrderedCollections

extension Interpreter {
  /// What a name of the session without a value gives: the built-in of that name.
  func fallback(_ slot: Int) throws -> Value {
    let known = globals.fallbacks[slot]
    guard known.isUnset else { return known }
    let name = globals.name(of: slot)
    guard let value = builtins[name] else {
      throw Diagnostic(
        "NameError", "there is no \(name)", spoken: "name '\(name)' is not defined",
        hint: modules.importStatement(for: name) ?? nearest(to: name, in: names))
    }
    globals.setFallback(slot, value)
    return value
  }

  func builtin(_ name: String) throws -> Value {
    guard let value = builtins[name] else { throw Diagnostic("NameError", "there is no \(name)") }
    return value
  }

  func deleteGlobal(_ slot: Int) throws {
    guard !globals.slots[slot].isUnset else {
      throw Diagnostic("NameError", "there is no \(globals.name(of: slot))")
    }
    globals.slots[slot] = .unset
  }

  /// The error that a function's variable is used before it has a value.
  func unassigned(_ index: Int, _ code: Code) -> Diagnostic {
    let name = code.names[index].name
    return Diagnostic(
      "UnboundLocalError", "\(name) has no value yet",
      spoken: "cannot access local variable '\(name)' where it is not associated with a value",
      hint: globals[name] == nil ? nil : "global \(name), to use the session's \(name)")
  }

  // MARK: - Attributes

  func attribute(_ name: Symbol, of value: Value) throws -> Value {
    let known: [String]
    switch value {
    case .object(let object):
      if let instance = InstanceObject.cast(object) {
        if let result = try instance.attribute(name) { return result }
      } else if let member = name.member(of: object) {
        return member
      } else if let type = object as? TypeObject {
        if let result = try type.attribute(name.name) ?? attribute(name.name, of: type) {
          return result
        }
      } else if let result = try object.attribute(name.name) {
        if object.keepsAttributes { name.remember(result, of: object) }
        return result
      } else if object is BigInteger {
        if let method = Methods.method(name.name, of: value, interpreter: self) {
          return .native(method)
        }
        if let result = try dataAttribute(name.name, of: value) { return result }
      }
      known = object.attributeNames
    case .function(let function):
      if let result = attribute(name, of: function) { return result }
      known = function.attributes.symbols.map(\.name)
    case .native(let function):
      switch name.name {
      case "__name__": return .string(function.name)
      case "__doc__": return .string(function.help)
      case "__qualname__": return .string(function.name)
      case "__module__": return .string("builtins")
      default: known = []
      }
    default:
      if let method = Methods.method(name.name, of: value, interpreter: self) {
        return .native(method)
      }
      if let result = try dataAttribute(name.name, of: value) { return result }
      known = Methods.names(of: value)
    }
    let kind = value.object(as: ClassObject.self).map { "type object '\($0.name)'" }
    var owner = value.typePhrase
    if case .object(let object) = value { owner = object.messageName ?? owner }
    throw Diagnostic(
      "AttributeError", "\(owner) has no \(name.name)",
      spoken: "\(kind ?? "'\(value.typeName)' object") has no attribute '\(name.name)'",
      hint: nearest(to: name.name, in: known))
  }

  /// What a value of the language's own types has besides methods: its class, the parts of a number,
  /// and the methods behind operators.
  private func dataAttribute(_ name: String, of value: Value) throws -> Value? {
    switch (name, value) {
    case ("__class__", _), (_, .unset):
      guard case .object(let type)? = builtins["type"] else { return nil }
      return try type.call(CallArguments(positional: [value], site: .nowhere))
    case ("real", .integer), ("real", .float), ("numerator", .integer): return value
    case ("real", .boolean(let truth)), ("numerator", .boolean(let truth)):
      return .integer(truth ? 1 : 0)
    case ("imag", .integer), ("imag", .boolean): return .integer(0)
    case ("imag", .float): return .float(0)
    case ("denominator", .integer), ("denominator", .boolean): return .integer(1)
    case ("start", .slice(let slice)): return slice.lower
    case ("stop", .slice(let slice)): return slice.upper
    case ("step", .slice(let slice)): return slice.step
    default: break
    }
    guard name.hasPrefix("__"), name.hasSuffix("__"),
      let type = builtins[value.typeName]?.object(as: TypeObject.self),
      let method = try attribute(name, of: type)
    else { return nil }
    if ObjectMethods.isStatic.contains(name) { return method }
    return try bound(method, to: value, of: standIn(for: type) ?? objectClass())
  }

  /// A class for what has none of its own.
  private func objectClass() throws -> ClassObject {
    try ClassObject("object", bases: [], interpreter: self)
  }

  private func attribute(_ name: Symbol, of function: FunctionObject) -> Value? {
    if let value = function.attributes[name] { return value }
    switch name.name {
    case "__name__", "func_name", "__qualname__": return .string(function.name)
    case "__dict__":
      let result = DictionaryObject()
      for (name, value) in function.attributes.entries { result.entries[Key(name)] = value }
      return .dictionary(result)
    case "__annotations__": return .dictionary(DictionaryObject())
    case "__call__": return .function(function)
    case "__get__":
      return .native(
        NativeFunction("__get__", "receiver, owner=None") { [self] arguments in
          .object(
            BoundMethod(
              receiver: arguments["receiver"], function: .function(function), interpreter: self))
        })
    case "__class__": return .object(TypeObject("function"))
    case "__doc__": return function.documentation.map { .string($0) } ?? Value.none
    case "__module__": return .string("__main__")
    case "__defaults__", "func_defaults":
      return function.defaults.isEmpty ? Value.none : .tuple(function.defaults)
    default: return nil
    }
  }

  /// The attribute `name`; an error points at `place`.
  func attribute(_ name: String, of value: Value, at place: Place) throws -> Value {
    do {
      return try attribute(symbols.symbol(name), of: value)
    } catch var diagnostic as Diagnostic where diagnostic.place == nil {
      diagnostic.place = place
      throw diagnostic
    }
  }

  func setAttribute(_ name: Symbol, of receiver: Value, to value: Value) throws {
    switch receiver {
    case .object(let object):
      if let instance = InstanceObject.cast(object) {
        if try instance.setAttribute(name, to: value) { return }
      } else if try object.setAttribute(name.name, to: value) {
        return
      }
    case .function(let function):
      function.attributes[name] = value
      return
    default: break
    }
    throw Diagnostic("AttributeError", "\(name.name) of a \(receiver.typeName) cannot be set")
  }

  func deleteAttribute(_ name: Symbol, of receiver: Value) throws {
    guard case .object(let object) = receiver else {
      throw Diagnostic("AttributeError", "\(name.name) of a \(receiver.typeName) cannot be deleted")
    }
    if let instance = InstanceObject.cast(object) { return try instance.deleteAttribute(name) }
    guard let type = object as? ClassObject, type.attributes[name] != nil else {
      throw Diagnostic("AttributeError", "\(name.name) of a \(receiver.typeName) cannot be deleted")
    }
    type.set(name, to: nil)
  }

  /// An attribute of a class as an instance has it: a function with the instance, a property's value.
  func bound(_ value: Value, to receiver: Value, of type: ClassObject) throws -> Value {
    switch value {
    case .function, .native:
      return .object(BoundMethod(receiver: receiver, function: value, interpreter: self))
    case .object(let object):
      switch object {
      case let property as PropertyObject:
        return try call(property.getter, receiver: receiver, [])
      case let method as StaticMethod: return method.function
      case let method as ClassMethod:
        return .object(
          BoundMethod(receiver: .object(type), function: method.function, interpreter: self))
      case let instance as InstanceObject:
        // A descriptor of the program's own.
        return try instance.send(wellKnown.getDescriptor, [receiver, .object(type)]) ?? value
      case let method as any BindableObject: return method.bound(to: receiver)
      default: return value
      }
    default: return value
    }
  }

  /// The names behind the point of `value`, for completion.
  public func attributeNames(of value: Value) -> [String] {
    if case .object(let object) = value { return object.attributeNames }
    return Methods.names(of: value)
  }
}

extension InstanceObject {
  /// The object as an instance, if it is one; a comparison of types, which a cast is not.
  @inline(__always)
  static func cast(_ object: any NativeObject) -> InstanceObject? {
    Swift.type(of: object) == InstanceObject.self
      ? unsafeDowncast(object, to: InstanceObject.self) : nil
  }
}

/// A native object that is a function, and so gets an instance in front as an attribute of its class.
public protocol BindableObject: NativeObject {
  /// The function with `receiver` as its first argument.
  func bound(to receiver: Value) -> Value
}
