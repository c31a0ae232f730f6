import Language

/// A call that hands out one value after the other: it rests between them with its registers.
final class GeneratorObject: NativeObject {
  var activation: Activation
  private var isRunning = false
  private var isStarted = false
  private unowned(unsafe) let interpreter: Interpreter
  private let function: FunctionObject?
  private let code: Code

  /// A generator over an activation whose registers are its own from now on.
  init(_ activation: Activation, _ interpreter: Interpreter) {
    self.activation = activation
    self.interpreter = interpreter
    function = activation.function
    code = activation.code
  }

  deinit {
    activation.registers.deinitialize(count: code.registerCount)
    activation.registers.deallocate()
  }

  var typeName: String { "generator" }
  var representation: String { "<generator \(activation.code.name)>" }

  /// The next value, nil at the end; `sent` is what `yield` gives inside.
  func next(sending sent: Value = .none, raising error: (any Error)? = nil) throws -> Value? {
    guard !activation.isFinished else {
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
      return activation.isFinished ? nil : value
    } catch {
      activation.isFinished = true
      // Python 2 ends a generator by raising StopIteration in it.
      if interpreter.isException(error, of: "StopIteration") { return nil }
      throw error
    }
  }

  func iterator() -> ValueIterator? { ValueIterator { [self] in try next() } }

  func attribute(_ name: String) throws -> Value? {
    switch name {
    case "next", "__next__":
      return .native(
        NativeFunction("next", "") { [self] _ in
          guard let value = try next() else { throw Diagnostic("StopIteration", "") }
          return value
        })
    case "send":
      return .native(
        NativeFunction("send", "value") { [self] arguments in
          guard isStarted || arguments["value"].isNone else {
            throw Diagnostic("TypeError", "the generator has not begun, so it takes None only")
          }
          guard let value = try next(sending: arguments["value"]) else {
            throw Diagnostic("StopIteration", "")
          }
          return value
        })
    case "throw":
      return .native(
        NativeFunction("throw", "exception, *rest") { [self] arguments in
          let error = try interpreter.raised(arguments["exception"], at: arguments.site.place)
          guard let value = try next(raising: error) else { throw Diagnostic("StopIteration", "") }
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
