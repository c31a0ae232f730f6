import Language

/// A call that hands out one value after the other: it rests between them with its registers.
final class GeneratorObject: NativeObject {
  var activation: Activation
  private var isRunning = false
  private var isStarted = false
  private unowned(unsafe) let interpreter: Interpreter
  private let function: FunctionObject?
  private let code: Code
  private let life: Interpreter.Life
  /// What it returned at its end.
  private(set) var returned = Value.none

  /// A generator over an activation whose registers are its own from now on.
  init(_ activation: Activation, _ interpreter: Interpreter) {
    self.activation = activation
    self.interpreter = interpreter
    function = activation.function
    code = activation.code
    life = interpreter.life
  }

  deinit {
    // What nobody asks for more is closed: its clean-ups run, as in CPython.
    if isStarted, !activation.isFinished, life.goesOn,
      code.handlers.contains(where: { $0.start < activation.pc && activation.pc <= $0.end })
    {
      activation.pendingError = Diagnostic("GeneratorExit", "")
      _ = try? interpreter.resume(&activation)
    }
    activation.registers.deinitialize(count: code.registerCount)
    activation.registers.deallocate()
  }

  var typeName: String { "generator" }
  var representation: String { "<generator \(activation.code.name)>" }

  /// The next value, nil at the end; `sent` is what `yield` gives inside.
  func next(sending sent: Value = .none, raising error: (any Error)? = nil) throws -> Value? {
    guard !activation.isFinished else {
      returned = .none
      if let error { throw error }
      return nil
    }
    guard !isRunning else {
      throw Diagnostic("ValueError", "the generator is running already")
    }
    isRunning = true
    defer { isRunning = false }
    if isStarted { activation.registers[activation.sentTo] = sent }
    isStarted = true
    activation.pendingError = error
    do {
      let value = try interpreter.resume(&activation)
      guard activation.isFinished else { return value }
      returned = value
      return nil
    } catch {
      activation.isFinished = true
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
          guard isStarted, !activation.isFinished else {
            activation.isFinished = true
            return .none
          }
          do {
            _ = try next(raising: Diagnostic("GeneratorExit", ""))
          } catch  where interpreter.isException(error, of: "GeneratorExit") {}
          activation.isFinished = true
          return .none
        })
    default: return nil
    }
  }

  var attributeNames: [String] { ["close", "next", "send", "throw"] }
}
