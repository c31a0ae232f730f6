import Language

/// A call that hands out one value after the other: it rests between them with its registers.
final class GeneratorObject: NativeObject {
  private var frame: Frame
  private var isRunning = false
  private var isStarted = false
  private var isFinished = false
  private unowned(unsafe) let interpreter: Interpreter
  private let function: FunctionObject
  private let life: Interpreter.Life
  /// What it returned at its end.
  private(set) var returned = Value.none

  /// A call of a function with registers that are the generator's from now on.
  init(
    _ function: FunctionObject, registers: UnsafeMutablePointer<Value>, interpreter: Interpreter
  ) {
    self.function = function
    self.interpreter = interpreter
    life = interpreter.life
    frame = Frame(function.code, function: function, registers: registers)
  }

  deinit {
    // What nobody asks for more is closed: its clean-ups run, as in CPython.
    if isStarted, !isFinished, life.goesOn,
      function.code.handlers.contains(where: { $0.start < frame.pc && frame.pc <= $0.end })
    {
      _ = try? interpreter.resume(&frame, raising: Diagnostic("GeneratorExit", ""))
    }
    RegisterStack.giveBackSeparate(frame.registers, function.code.registerCount)
  }

  var typeName: String { "generator" }
  var representation: String { "<generator \(function.name)>" }

  /// The next value, nil at the end; `sent` is what `yield` gives inside.
  func next(sending sent: Value = .none, raising error: (any Error)? = nil) throws -> Value? {
    guard !isFinished else {
      returned = .none
      if let error { throw error }
      return nil
    }
    guard !isRunning else {
      throw Diagnostic("ValueError", "the generator is running already")
    }
    isRunning = true
    defer { isRunning = false }
    if isStarted { frame.registers[frame.sentTo] = sent }
    isStarted = true
    frame.sentTo = -1
    do {
      let value = try interpreter.resume(&frame, raising: error)
      if frame.sentTo >= 0 { return value }
      isFinished = true
      returned = value
      return nil
    } catch {
      isFinished = true
      guard interpreter.isException(error, of: "StopIteration") else { throw error }
      // Python 2 ends a generator by raising StopIteration in it; in Python 3 that is a slip.
      if interpreter.dialect == .python2 { return nil }
      guard let type = interpreter.exceptions.named("RuntimeError") else { throw error }
      let failure = InstanceObject(type)
      failure.diagnostic = Diagnostic(
        "RuntimeError", "a generator has raised StopIteration", hint: "return")
      failure.attributes[interpreter.wellKnown.args] = .tuple([
        .string("generator raised StopIteration")
      ])
      let raised = Raised(failure, at: nil)
      try interpreter.chain(raised, cause: interpreter.exception(for: error), context: nil)
      throw raised
    }
  }

  /// The error that the generator has ended, which knows what it returned.
  var end: any Error {
    guard !returned.isNone, let type = interpreter.exceptions.named("StopIteration") else {
      return Diagnostic("StopIteration", "", spoken: "")
    }
    let instance = InstanceObject(type)
    instance.attributes[interpreter.wellKnown.args] = .tuple([returned])
    return Raised(instance, at: nil)
  }

  func iterator() -> ValueIterator? { ValueIterator { [self] in try next() } }

  func attribute(_ name: String) throws -> Value? {
    switch name {
    case "next", "__next__":
      return .native(
        NativeFunction("next", "") { [self] _ in
          guard let value = try next() else { throw end }
          return value
        })
    case "send":
      return .native(
        NativeFunction("send", "value") { [self] arguments in
          guard isStarted || arguments["value"].isNone else {
            throw Diagnostic("TypeError", "the generator has not begun, so it takes None only")
          }
          guard let value = try next(sending: arguments["value"]) else { throw end }
          return value
        })
    case "throw":
      return .native(
        NativeFunction("throw", "exception, *rest") { [self] arguments in
          let error = try interpreter.raised(arguments["exception"], at: arguments.site.place)
          guard let value = try next(raising: error) else { throw end }
          return value
        })
    case "close":
      return .native(
        NativeFunction("close", "") { [self] _ in
          guard isStarted, !isFinished else {
            isFinished = true
            return .none
          }
          do {
            _ = try next(raising: Diagnostic("GeneratorExit", ""))
          } catch  where interpreter.isException(error, of: "GeneratorExit") {}
          isFinished = true
          return .none
        })
    default: return nil
    }
  }

  var attributeNames: [String] { ["close", "next", "send", "throw"] }
}
