import Interruptions
import Language
import OrderedCollections

/// The built-in exceptions, by name, with what each inherits from.
struct ExceptionClasses {
  private static let hierarchy: [(name: String, base: String)] = [
    ("Exception", "BaseException"), ("SystemExit", "BaseException"),
    ("KeyboardInterrupt", "BaseException"), ("GeneratorExit", "BaseException"),
    ("StopIteration", "Exception"), ("ArithmeticError", "Exception"),
    ("ZeroDivisionError", "ArithmeticError"), ("OverflowError", "ArithmeticError"),
    ("FloatingPointError", "ArithmeticError"), ("AssertionError", "Exception"),
    ("AttributeError", "Exception"), ("BufferError", "Exception"), ("EOFError", "Exception"),
    ("ImportError", "Exception"), ("ModuleNotFoundError", "ImportError"),
    ("LookupError", "Exception"), ("IndexError", "LookupError"), ("KeyError", "LookupError"),
    ("MemoryError", "Exception"), ("NameError", "Exception"), ("UnboundLocalError", "NameError"),
    ("OSError", "Exception"), ("FileNotFoundError", "OSError"), ("FileExistsError", "OSError"),
    ("PermissionError", "OSError"), ("IsADirectoryError", "OSError"),
    ("NotADirectoryError", "OSError"), ("RuntimeError", "Exception"),
    ("NotImplementedError", "RuntimeError"), ("RecursionError", "RuntimeError"),
    ("SyntaxError", "Exception"), ("IndentationError", "SyntaxError"),
    ("SystemError", "Exception"), ("TypeError", "Exception"), ("ValueError", "Exception"),
    ("UnicodeError", "ValueError"), ("UnicodeDecodeError", "UnicodeError"),
    ("UnicodeEncodeError", "UnicodeError"), ("LinAlgError", "ValueError"),
    ("Warning", "Exception"), ("UserWarning", "Warning"), ("DeprecationWarning", "Warning"),
    ("RuntimeWarning", "Warning"), ("FutureWarning", "Warning"), ("SyntaxWarning", "Warning"),
    ("PendingDeprecationWarning", "Warning"), ("ImportWarning", "Warning"),
    ("UnicodeWarning", "Warning"), ("BytesWarning", "Warning"), ("ResourceWarning", "Warning"),
    ("TimeoutError", "OSError"), ("ConnectionError", "OSError"), ("InterruptedError", "OSError"),
    ("ChildProcessError", "OSError"), ("ProcessLookupError", "OSError"),
    ("BlockingIOError", "OSError"), ("BrokenPipeError", "ConnectionError"),
    ("ReferenceError", "Exception"), ("StopAsyncIteration", "Exception"),
    ("TabError", "IndentationError"), ("UnicodeTranslateError", "UnicodeError"),
    ("PickleError", "Exception"), ("PicklingError", "PickleError"),
    ("UnpicklingError", "PickleError"), ("struct.error", "Exception"),
    ("csv.Error", "Exception"), ("re.error", "Exception"), ("JSONDecodeError", "ValueError"),
  ]

  private var classes: [String: ClassObject] = [:]
  private unowned(unsafe) let interpreter: Interpreter

  init(_ interpreter: Interpreter) {
    self.interpreter = interpreter
    add("BaseException", [])
    for (name, base) in Self.hierarchy { add(name, base) }
    // Other names of the same.
    for name in ["IOError", "EnvironmentError"] { classes[name] = classes["OSError"] }
    classes["StandardError"] = classes["Exception"]
  }

  private mutating func add(_ name: String, _ base: String) {
    guard let base = classes[base] else { return }
    add(name, [base])
  }

  private mutating func add(_ name: String, _ bases: [ClassObject]) {
    let page = ExceptionPages.all[name]
    classes[name] = try? ClassObject(
      name, bases: bases, interpreter: interpreter, documentation: page?.summary,
      example: page?.example)
  }

  /// All of them that a program knows without an import.
  var builtins: [String: Value] {
    let others = [
      "LinAlgError", "PickleError", "PicklingError", "UnpicklingError", "JSONDecodeError",
    ]
    return classes.filter { !others.contains($0.key) && !$0.key.contains(".") }
      .mapValues { .object($0) }
  }

  /// The class of a mistake of the kind `name`; one that is not there yet is made.
  mutating func named(_ name: String) -> ClassObject? {
    if classes[name] == nil { add(name, "Exception") }
    return classes[name]
  }
}

/// An exception on its way to who catches it.
final class Raised: Error, @unchecked Sendable {
  // Unchecked: an interpreter, and so what its programs raise, is used by one thread at a time.

  /// The exception.
  let exception: InstanceObject
  /// Where it was raised.
  var place: Place?
  /// The calls that it has left since, innermost first.
  var calls: [Place] = []

  init(_ exception: InstanceObject, at place: Place?) {
    self.exception = exception
    self.place = place
  }
}

/// What a handler's register holds: an error that was caught.
final class CaughtError: NativeObject {
  let error: any Error
  init(_ error: any Error) { self.error = error }
  var typeName: String { "exception" }
}

extension Interpreter {
  /// The class of the exceptions of a kind, such as `LinAlgError`, for modules that offer it.
  public func exceptionClass(_ name: String) -> Value {
    exceptions.named(name).map { .object($0) } ?? .none
  }

  /// Whether an error is an exception of the built-in class `name`, or of one that inherits from it.
  func isException(_ error: any Error, of name: String) -> Bool {
    guard let wanted = exceptions.named(name) else { return false }
    switch error {
    case let raised as Raised: return raised.exception.type.inherits(from: wanted)
    case let diagnostic as Diagnostic:
      return diagnostic.kind == name
        || exceptions.named(diagnostic.kind)?.inherits(from: wanted) ?? false
    default: return false
    }
  }

  /// The exception that a program sees for an error.
  func exception(for error: any Error) -> Value {
    switch error {
    case let raised as Raised: return .object(raised.exception)
    case let diagnostic as Diagnostic:
      guard let type = exceptions.named(diagnostic.kind) else { return .none }
      let instance = InstanceObject(type)
      instance.diagnostic = diagnostic
      let text = diagnostic.spoken ?? diagnostic.message
      instance.attributes[wellKnown.args] = .tuple(text.isEmpty ? [] : [.string(text)])
      return .object(instance)
    default:
      guard let type = exceptions.named("KeyboardInterrupt") else { return .none }
      return .object(InstanceObject(type))
    }
  }

  /// The exception that `raise value` raises.
  func raised(_ value: Value, at place: Place) throws -> Raised {
    var value = value
    if let type = value.object(as: ClassObject.self), type.isException {
      let site = CallSite(source: place.source, range: place.range, arguments: [])
      value = try call(value, CallArguments(positional: [], site: site))
    }
    guard let instance = value.object(as: InstanceObject.self), instance.type.isException else {
      throw Diagnostic(
        "TypeError", "only exceptions are raised, not \(value.describedForError)", at: place,
        hint: "ValueError(…), or a class that inherits from Exception")
    }
    return Raised(instance, at: place)
  }

  /// Notes what an exception was raised from, and what was being handled then.
  func chain(_ error: Raised, cause: Value?, context: (any Error)?) throws {
    let own = error.exception
    if let context {
      let other = exception(for: context)
      let isItself = other.object(as: InstanceObject.self) === own
      if !isItself { own.attributes[symbols.symbol("__context__")] = other }
    }
    guard var cause else { return }
    if let type = cause.object(as: ClassObject.self), type.isException {
      cause = try call(cause, [], site: .nowhere)
    }
    guard cause.isNone || cause.object(as: InstanceObject.self)?.type.isException ?? false else {
      throw Diagnostic("TypeError", "raise … from wants an exception")
    }
    own.attributes[symbols.symbol("__cause__")] = cause
    own.attributes[symbols.symbol("__suppress_context__")] = .boolean(true)
  }

  /// The exception that is being handled, or was last: its class, itself, and where it was raised.
  public var lastException: (exception: Value, type: Value, places: [Place])? {
    guard let lastCaught, let instance = exception(for: lastCaught).object(as: InstanceObject.self)
    else { return nil }
    let places: [Place]
    switch lastCaught {
    case let raised as Raised: places = [raised.place].compactMap { $0 } + raised.calls
    case let diagnostic as Diagnostic:
      places = [diagnostic.place].compactMap { $0 } + diagnostic.calls
    default: places = []
    }
    return (.object(instance), .object(instance.type), places)
  }

  /// The class of an exception and its text, as the last line of a traceback shows them.
  public func description(ofException value: Value) -> String {
    guard let instance = value.object(as: InstanceObject.self) else { return value.text }
    let text = instance.text
    return instance.type.name + (text.isEmpty ? "" : ": \(text)")
  }

  /// Whether what was caught is of the type, or one of the types, behind `except`.
  func matches(_ error: any Error, _ type: Value) throws -> Bool {
    if type.isNone { return error is Raised || error is Diagnostic }
    if case .tuple(let types) = type { return try types.contains { try matches(error, $0) } }
    guard let wanted = type.object(as: ClassObject.self), wanted.isException else {
      throw Diagnostic(
        "TypeError", "except wants a class of exceptions, not \(type.describedForError)")
    }
    switch error {
    case let raised as Raised: return raised.exception.type.inherits(from: wanted)
    case let diagnostic as Diagnostic:
      return exceptions.named(diagnostic.kind)?.inherits(from: wanted) ?? false
    default:
      // The user's wish to stop is only caught by name.
      return error is Interruption && wanted.name == "KeyboardInterrupt"
    }
  }

  /// The message to the user for an error that nothing caught.
  func report(_ error: any Error) -> any Error {
    guard let raised = error as? Raised else { return error }
    var diagnostic =
      raised.exception.diagnostic ?? Diagnostic(raised.exception.type.name, raised.exception.text)
    diagnostic.place = diagnostic.place ?? raised.place
    if diagnostic.calls.isEmpty { diagnostic.calls = raised.calls }
    return diagnostic
  }
}
