import Interruptions
import Language
import OrderedCollections

extension Interpreter {
  /// The value of a call: the callee at `block`, behind it the `count` arguments.
  func call(
    _ block: UnsafeMutablePointer<Value>, count: Int, _ shape: CallShape
  ) throws -> Value {
    switch block[0] {
    case .function(let function): return try invoke(function, block + 1, count, shape)
    case .native(let function):
      let result = try function.call(
        arguments(block + 1, count, shape, room: function.parsed.names.count))
      try throwHiddenError()
      return result
    default:
      let result = try call(block[0], arguments(block + 1, count, shape))
      try throwHiddenError()
      return result
    }
  }

  /// The value of `x.name(…)`: the receiver at `block`, behind it the arguments.
  func callMethod(
    _ block: UnsafeMutablePointer<Value>, count: Int, _ shape: CallShape
  ) throws -> Value {
    guard let name = shape.method else { return .none }
    switch block[0] {
    case .object(let object):
      // A method of the class is called with the instance in front, without an object for the two.
      if let function = method(of: block[0], .passUnretained(shape)) {
        return try invoke(function, block, count + 1, shape)
      }
      guard let member = name.member(of: object) else { break }
      block[0] = member
      return try call(block, count: count, shape)
    case .list(let list):
      if name === wellKnown.append, count == 1, shape.keywords.isEmpty {
        try Operators.checkSum(list.elements.count, 1)
        list.elements.append(block[1])
        return .none
      }
    case .dictionary(let dictionary):
      if name === wellKnown.get, count == 1 || count == 2, shape.keywords.isEmpty {
        if let value = dictionary.entries[try Key(block[1])] { return value }
        return count == 2 ? block[2] : .none
      }
    default: break
    }
    if let kind = Methods.kind(of: block[0]) {
      if shape.found?.kind != kind { shape.found = Methods.find(name.name, of: block[0]) }
      if let found = shape.found {
        let result = try found.call(
          block[0], arguments(block + 1, count, shape, room: found.parameterCount), self)
        try throwHiddenError()
        return result
      }
    }
    do {
      block[0] = try attribute(name, of: block[0])
    } catch var diagnostic as Diagnostic where diagnostic.place == nil {
      diagnostic.place = Place(shape.site.source, shape.methodRange)
      throw diagnostic
    }
    return try call(block, count: count, shape)
  }

  /// The value of a call whose arguments are a list and a dictionary.
  func callSpread(_ block: UnsafeMutablePointer<Value>, _ shape: CallShape) throws -> Value {
    guard case .list(let list) = block[1], case .dictionary(let dictionary) = block[2] else {
      return .none
    }
    var keywords: [(name: String, value: Value)] = []
    for (key, value) in dictionary.entries {
      guard case .string(let name) = key.value else {
        throw Diagnostic("TypeError", "** in a call wants names as keys")
      }
      keywords.append((name, value))
    }
    return try call(
      block[0],
      CallArguments(positional: list.elements, keywords: keywords, site: shape.site))
  }

  /// The arguments as native functions take them, with room for all their parameters.
  private func arguments(
    _ first: UnsafeMutablePointer<Value>, _ count: Int, _ shape: CallShape, room: Int = 0
  ) -> CallArguments {
    let positional = count - shape.keywords.count
    let values = [Value](unsafeUninitializedCapacity: max(positional, room)) { values, filled in
      guard let to = values.baseAddress else { return }
      for index in 0..<positional { (to + index).initialize(to: first[index]) }
      filled = positional
    }
    guard !shape.keywords.isEmpty else {
      return CallArguments(positional: values, site: shape.site)
    }
    var keywords: [(name: String, value: Value)] = []
    for (index, name) in shape.keywords.enumerated() {
      keywords.append((name, first[positional + index]))
    }
    return CallArguments(positional: values, keywords: keywords, site: shape.site)
  }

  /// Calls anything that can be called.
  func call(_ callee: Value, _ arguments: CallArguments) throws -> Value {
    switch callee {
    case .native(let native):
      let result = try native.call(arguments)
      try throwHiddenError()
      return result
    case .function(let function): return try invoke(function, arguments)
    case .object(let object):
      if let result = try object.call(arguments) { return result }
    default: break
    }
    throw Diagnostic(
      "TypeError", "a value of type \(callee.typeName) cannot be called", at: arguments.site.place,
      spoken: "'\(callee.typeName)' object is not callable")
  }

  /// Calls a method that the language asks for, such as `__len__`.
  func call(_ method: Value, receiver: Value, _ arguments: [Value]) throws -> Value {
    // Native methods may ask for each other without end.
    try stackGuard.check()
    return try call(method, CallArguments(positional: [receiver] + arguments, site: .nowhere))
  }

  // MARK: - Functions of the program

  /// The function that `x.name(…)` calls where x is an instance whose class has it.
  @inline(__always)
  func method(of receiver: Value, _ shape: Unmanaged<CallShape>) -> FunctionObject? {
    guard case .object(let object) = receiver, let instance = InstanceObject.cast(object) else {
      return nil
    }
    return shape._withUnsafeGuaranteedRef { shape in
      guard let name = shape.method, !instance.attributes.contains(name),
        case .function(let function)? = instance.type.lookUp(name)
      else { return nil }
      return function
    }
  }

  /// The registers of a call of a function that needs no more than arguments by position; nil
  /// where another way must be taken.
  @inline(__always)
  func enter(
    _ function: FunctionObject, _ first: UnsafeMutablePointer<Value>, _ count: Int,
    _ shape: Unmanaged<CallShape>
  ) throws -> UnsafeMutablePointer<Value>? {
    let code = function.code
    let missing = code.positionalCount - count
    guard code.isSimple, missing >= 0, missing == 0 || missing <= function.defaults.count,
      shape._withUnsafeGuaranteedRef({ $0.keywords.isEmpty })
    else { return nil }
    if callDepth >= Limits.callDepth { throw tooDeep }
    // A recursion has no loop that would notice.
    try Interruption.check()
    callDepth += 1
    let memory = registers.take(code.registerCount, given: code.positionalCount)
    for index in 0..<count { (memory + index).initialize(to: first[index]) }
    for index in 0..<missing {
      (memory + count + index).initialize(
        to: function.defaults[function.defaults.count - missing + index])
    }
    if code.registerCount > code.firstCell + 1 {
      code.placeCells(memory, closure: function.closure)
    }
    return memory
  }

  /// Keeps the frame of a caller until its callee returns; `frame` is the callee's afterwards.
  @inline(__always)
  func putAside(
    _ frame: inout Frame, at pc: Int, for function: FunctionObject,
    _ registers: UnsafeMutablePointer<Value>
  ) {
    frame.pc = pc
    frames[frameCount] = frame
    frameCount &+= 1
    frame = Frame(function.code, function: function, registers: registers)
  }

  /// Gives back what `enter` took; the caller's frame is `frames[frameCount]` now.
  @inline(__always)
  func leave(_ frame: Frame) {
    registers.giveBack(frame.registers, frame.code.registerCount)
    callDepth &-= 1
    frameCount &-= 1
  }

  /// Calls a function with arguments that lie side by side.
  private func invoke(
    _ function: FunctionObject, _ first: UnsafeMutablePointer<Value>, _ count: Int,
    _ shape: CallShape
  ) throws -> Value {
    guard let memory = try enter(function, first, count, .passUnretained(shape)) else {
      return try invoke(function, arguments(first, count, shape))
    }
    return try run(function, memory, shape.site)
  }

  private func invoke(_ function: FunctionObject, _ arguments: CallArguments) throws -> Value {
    let code = function.code
    // A generator's registers are its own, since it outlives the call.
    let memory =
      code.isGenerator
      ? RegisterStack.separate(code.registerCount) : registers.take(code.registerCount, given: 0)
    func giveBack() {
      if code.isGenerator {
        RegisterStack.giveBackSeparate(memory, code.registerCount)
      } else {
        registers.giveBack(memory, code.registerCount)
      }
    }
    do {
      try bind(arguments, to: function, memory)
      if callDepth >= Limits.callDepth { throw tooDeep }
      try Interruption.check()
    } catch {
      giveBack()
      throw error
    }
    code.placeCells(memory, closure: function.closure)
    if code.isGenerator {
      return .object(GeneratorObject(function, registers: memory, interpreter: self))
    }
    callDepth += 1
    return try run(function, memory, arguments.site)
  }

  /// Carries out a call that has begun.
  private func run(
    _ function: FunctionObject, _ memory: UnsafeMutablePointer<Value>, _ site: CallSite
  ) throws -> Value {
    let code = function.code
    defer {
      callDepth -= 1
      registers.giveBack(memory, code.registerCount)
    }
    do {
      try stackGuard.check()
      var frame = Frame(code, function: function, registers: memory)
      return try execute(&frame)
    } catch {
      throw called(error, from: site)
    }
  }

  private var tooDeep: Diagnostic {
    Diagnostic(
      "RecursionError", "functions call each other more than \(Limits.callDepth) deep",
      hint: "a loop, or a test that ends the recursion")
  }

  /// Goes on with a generator, which raises `error` where it rests if there is one.
  func resume(_ frame: inout Frame, raising error: (any Error)?) throws -> Value {
    guard callDepth < Limits.callDepth else {
      throw Diagnostic("RecursionError", "generators use each other too deeply")
    }
    callDepth += 1
    defer { callDepth -= 1 }
    try stackGuard.check()
    return try execute(&frame, raising: error)
  }

  /// An error that has left a function, with the call it has left.
  func called(_ error: any Error, from site: CallSite) -> any Error {
    guard site !== CallSite.nowhere else { return error }
    switch error {
    case var diagnostic as Diagnostic:
      // An error without a place yet is about the call itself.
      if diagnostic.place == nil {
        diagnostic.place = site.place
      } else {
        diagnostic.calls.append(site.place)
      }
      return diagnostic
    case let raised as Raised:
      raised.calls.append(site.place)
      return raised
    default: return error
    }
  }

  /// Puts arguments into the registers of a function's parameters.
  private func bind(
    _ arguments: CallArguments, to function: FunctionObject,
    _ registers: UnsafeMutablePointer<Value>
  ) throws {
    let parameters = function.code.parameters
    func fail(_ message: String, _ place: Place?, spoken: String) -> Diagnostic {
      Diagnostic(
        "TypeError", message, at: place ?? arguments.site.place,
        spoken: "\(function.name)() \(spoken)", hint: function.signature)
    }
    let positional = parameters.positional
    for (index, value) in arguments.positional.prefix(positional.count).enumerated() {
      registers[index] = value
    }
    var register = positional.count
    let extra = Array(arguments.positional.dropFirst(positional.count))
    if parameters.rest != nil {
      registers[register] = .tuple(extra)
      register += 1
    } else if !extra.isEmpty {
      throw fail(
        "\(function.name)() takes \(positional.count) by position, and "
          + "\(arguments.positional.count) are given",
        arguments.site.place(ofKeyword: "", position: positional.count),
        spoken:
          "takes \(positional.count) positional argument\(positional.count == 1 ? "" : "s") but "
          + "\(arguments.positional.count) \(arguments.positional.count == 1 ? "was" : "were") given"
      )
    }
    let keywordOnly = register
    let keywordRest = register + parameters.keywordOnly.count
    let further = DictionaryObject()
    for (name, value) in arguments.keywords {
      let place = arguments.site.place(ofKeyword: name, position: nil)
      let index =
        positional.dropFirst(parameters.positionalOnlyCount).firstIndex { $0.name == name }
        ?? parameters.keywordOnly.firstIndex { $0.name == name }.map { keywordOnly + $0 }
      let isTaken = index.map { !registers[$0].isUnset } ?? (further.entries[Key(name)] != nil)
      guard !isTaken else {
        throw fail(
          "\(name) is given twice", place, spoken: "got multiple values for argument '\(name)'")
      }
      if let index {
        registers[index] = value
      } else if parameters.keywordRest != nil {
        further.entries[Key(name)] = value
      } else {
        throw fail(
          "\(function.name)() has no argument named \(name)", arguments.site.place(ofName: name),
          spoken: "got an unexpected keyword argument '\(name)'")
      }
    }
    if parameters.keywordRest != nil { registers[keywordRest] = .dictionary(further) }
    let given = Dictionary(arguments.keywords.map { ($0.name, $0.value) }) { $1 }
    var nextDefault = 0
    for (index, parameter) in (positional + parameters.keywordOnly).enumerated() {
      let register = index < positional.count ? index : keywordOnly + index - positional.count
      defer { if parameter.defaultValue != nil { nextDefault += 1 } }
      guard registers[register].isUnset else { continue }
      guard parameter.defaultValue != nil, nextDefault < function.defaults.count else {
        let missing = positional[min(index, positional.count)...].filter {
          $0.defaultValue == nil && !$0.name.isEmpty && given[$0.name] == nil
        }.map { "'\($0.name)'" }
        let list =
          missing.count < 3
          ? missing.joined(separator: " and ")
          : missing.dropLast().joined(separator: ", ") + ", and " + (missing.last ?? "")
        throw fail(
          "\(function.name)() needs \(parameter.name)", nil,
          spoken: index < positional.count
            ? "missing \(missing.count) required positional argument"
              + "\(missing.count == 1 ? "" : "s"): \(list)"
            : "missing 1 required keyword-only argument: '\(parameter.name)'")
      }
      registers[register] = function.defaults[nextDefault]
    }
  }
}
