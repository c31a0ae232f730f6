import Language

extension Interpreter {
  /// What a name of the session without a value gives: the built-in of that name.
  func fallback(_ slot: Int) throws -> Value {
    let known = globals.fallbacks[slot]
    guard known.isUnset else { return known }
    let name = globals.name(of: slot)
    guard let value = builtins[name] else {
      throw Diagnostic(
        "NameError", "there is no \(name)",
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
      } else if let result = try object.attribute(name.name) {
        if object.keepsAttributes { name.remember(result, of: object) }
        return result
      }
      known = object.attributeNames
    case .function(let function):
      if let result = attribute(name, of: function) { return result }
      known = function.attributes.symbols.map(\.name)
    case .native(let function):
      switch name.name {
      case "__name__": return .string(function.name)
      case "__doc__": return .string(function.help)
      default: known = []
      }
    default:
      if let method = Methods.method(name.name, of: value, interpreter: self) {
        return .native(method)
      }
      if let part = NumberAttributes.attribute(name.name, of: value) { return part }
      if name.name == "__class__", case .object(let type)? = builtins["type"] {
        return try type.call(CallArguments(positional: [value], site: .nowhere)) ?? .none
      }
      known = Methods.names(of: value)
    }
    throw Diagnostic(
      "AttributeError", "\(value.typePhrase) has no \(name.name)",
      hint: nearest(to: name.name, in: known))
  }

  private func attribute(_ name: Symbol, of function: FunctionObject) -> Value? {
    if let value = function.attributes[name] { return value }
    switch name.name {
    case "__name__", "func_name": return .string(function.name)
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
