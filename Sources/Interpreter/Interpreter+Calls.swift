import Language
import OrderedCollections

extension Interpreter {
  func call(
    _ callee: Expression, _ arguments: [Argument], _ range: SourceRange, _ frame: Frame
  ) throws -> Value {
    let function = try evaluate(callee, frame)
    var positional: [Value] = []
    positional.reserveCapacity(arguments.count)
    var keywords: [(name: String, value: Value)] = []
    for argument in arguments {
      let value = try evaluate(argument.value, frame)
      switch argument.kind {
      case .positional: positional.append(value)
      case .keyword(let name): keywords.append((name, value))
      case .spread:
        positional += try located(argument.value, frame) { try value.elements() }
      case .spreadKeywords:
        guard case .dictionary(let dictionary) = value else {
          throw Diagnostic(
            "TypeError", "** in a call wants a dict, not \(value.describedForError)",
            at: Place(frame.source, argument.value.range))
        }
        for (key, value) in dictionary.entries {
          guard case .string(let name) = key.value else {
            throw Diagnostic("TypeError", "** in a call wants names as keys")
          }
          keywords.append((name, value))
        }
      }
    }
    let site = CallSite(source: frame.source, range: range, arguments: arguments)
    return try call(
      function, CallArguments(positional: positional, keywords: keywords, site: site))
  }

  func call(_ function: Value, _ arguments: CallArguments) throws -> Value {
    switch function {
    case .native(let native): return try native.call(arguments)
    case .function(let function): return try call(function, arguments)
    case .object(let object):
      if let result = try object.call(arguments) { return result }
    default: break
    }
    throw Diagnostic("TypeError", "a value of type \(function.typeName) cannot be called")
  }

  private func call(_ function: FunctionObject, _ arguments: CallArguments) throws -> Value {
    guard callDepth < Limits.callDepth else {
      throw Diagnostic(
        "RecursionError", "functions call each other more than \(Limits.callDepth) deep",
        hint: "a loop, or a test that ends the recursion")
    }
    let enclosing = function.enclosing.locals == nil ? nil : function.enclosing
    let scope = Scope(enclosing: enclosing, locals: function.locals)
    let frame = Frame(scope: scope, source: function.source)
    try bind(arguments, to: function, frame)
    callDepth += 1
    defer { callDepth -= 1 }
    switch function.body {
    case .expression(let expression): return try evaluate(expression, frame)
    case .statements(let statements):
      switch try execute(statements, frame) {
      case .returned(let value): return value
      case .normal: return .none
      case .broke, .continued: throw Diagnostic("SyntaxError", "break or continue outside a loop")
      }
    }
  }

  private func bind(
    _ arguments: CallArguments, to function: FunctionObject, _ frame: Frame
  ) throws {
    let parameters = function.parameters
    let scope = frame.scope
    func fail(_ message: String, _ place: Place?) -> Diagnostic {
      Diagnostic(
        "TypeError", message, at: place ?? arguments.site.place, hint: function.signature)
    }
    for (parameter, value) in zip(parameters.positional, arguments.positional) {
      if let unpacking = parameter.unpacking {
        try assign(value, to: unpacking, frame)
      } else {
        scope.values[parameter.name] = value
      }
    }
    if arguments.positional.count > parameters.positional.count {
      guard let rest = parameters.rest else {
        throw fail(
          "\(function.name)() takes \(parameters.positional.count) by position, and "
            + "\(arguments.positional.count) are given",
          arguments.site.place(ofKeyword: "", position: parameters.positional.count))
      }
      scope.values[rest] = .tuple(
        Array(arguments.positional[parameters.positional.count...]))
    } else if let rest = parameters.rest {
      scope.values[rest] = .tuple([])
    }
    let extra = DictionaryObject()
    for (name, value) in arguments.keywords {
      let place = arguments.site.place(ofKeyword: name, position: nil)
      guard scope.values[name] == nil, extra.entries[Key(name)] == nil else {
        throw fail("\(name) is given twice", place)
      }
      let known = (parameters.positional + parameters.keywordOnly).map(\.name)
      if known.contains(name) {
        scope.values[name] = value
      } else if parameters.keywordRest != nil {
        extra.entries[Key(name)] = value
      } else {
        throw fail(
          "\(function.name)() has no argument named \(name)", arguments.site.place(ofName: name))
      }
    }
    if let rest = parameters.keywordRest { scope.values[rest] = .dictionary(extra) }
    let byPosition = arguments.positional.count
    for (index, parameter) in (parameters.positional + parameters.keywordOnly).enumerated()
    where scope.values[parameter.name] == nil {
      if parameter.unpacking != nil, index < byPosition { continue }
      guard let value = function.defaults[parameter.name] else {
        throw fail("\(function.name)() needs \(parameter.name)", nil)
      }
      scope.values[parameter.name] = value
    }
  }

  func attribute(_ name: String, of value: Value, at place: Place) throws -> Value {
    let known: [String]
    if case .object(let object) = value {
      if let result = try object.attribute(name) { return result }
      known = object.attributeNames
    } else {
      if let method = Methods.method(name, of: value, interpreter: self) { return .native(method) }
      known = Methods.names(of: value)
    }
    throw Diagnostic(
      "AttributeError", "a \(value.typeName) has no \(name)", at: place,
      hint: nearest(to: name, in: known))
  }

  /// The names behind the point of `value`, for completion.
  public func attributeNames(of value: Value) -> [String] {
    if case .object(let object) = value { return object.attributeNames }
    return Methods.names(of: value)
  }
}
