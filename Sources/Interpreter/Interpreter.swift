import Interruptions
import Language

/// Runs programs: one set of names that lives as long as the session.
///
/// A text is compiled to instructions over registers, and a loop carries them out. The interpreter
/// knows the language and no module by name: what a program can import, where its output goes and
/// what `%commands` do is handed to it. It is used by one thread at a time.
///
///     let interpreter = Interpreter(modules: NoModules())
///     interpreter.write = { print($0, terminator: "") }
///     let source = SourceText("print(1 + 1)")
///     try interpreter.run(Parser.parse(source, dialect: .python3).statements, of: source)
public final class Interpreter {
  /// The session's names.
  public let globals = Globals()
  /// The names that are there without an import; the session's own names hide them.
  public var builtins: [String: Value] = [:] {
    didSet { globals.forgetFallbacks() }
  }
  /// Which Python's rules hold where the two differ.
  public var dialect: Dialect = .python3
  /// Whether `/` is Python 3's in Python 2 too, as `from __future__ import division` asks.
  public var hasTrueDivision = false
  /// Takes what a program prints.
  public var write: (String) -> Void = { _ in }
  /// Takes the value of a statement that is an expression.
  public var display: (Value) -> Void = { _ in }
  /// Takes `%commands` and questions.
  public var handleCommand: (Command, Place) throws -> Void = { command, place in
    throw Diagnostic("SyntaxError", "%\(command.name) is for a session", at: place)
  }
  /// How many bytes of stack a program may use.
  ///
  /// The default suits a thread as the system makes it (8 MB); a session gives its thread, and the
  /// program, much more.
  public var stackBudget = 4 << 20

  let modules: any ModuleSource
  let symbols: SymbolTable
  let wellKnown: WellKnownNames
  let registers = RegisterStack()
  /// Whether the interpreter is still there, for what may outlive it.
  final class Life {
    var goesOn = true
  }
  let life = Life()
  /// Grows with each change of a class, which what classes have looked up depends on.
  var classChanges = 0
  lazy var exceptions = ExceptionClasses(self)
  /// The classes that stand for built-in types, by the type's name.
  var standIns: [String: ClassObject] = [:]
  /// What every object and every exception has, with the receiver in front.
  lazy var objectMethods = ObjectMethods.all(for: self)
  lazy var exceptionMethods = ObjectMethods.exceptionMethods(for: self)
  /// Whether a class has an attribute that says what is set, so that instances must ask first.
  var hasDataDescriptors = false
  /// The class that a program defined last, which methods that stand by themselves go to.
  var lastClass: ClassObject?
  /// What was caught last, for a `raise` of its own.
  var lastCaught: (any Error)?
  /// What went wrong where nothing can be thrown, such as in a `__repr__`; thrown as soon as it can.
  var hiddenError: (any Error)?
  var stackGuard = StackGuard(budget: 0)
  var callDepth = 0
  /// The callers of the calls that one loop carries out; never more than calls within calls.
  let frames = UnsafeMutablePointer<Frame>.allocate(capacity: Limits.callDepth + 1)
  var frameCount = 0
  private var isRunning = false

  /// An interpreter for programs that import from `modules`.
  public init(modules: any ModuleSource) {
    self.modules = modules
    symbols = SymbolTable()
    wellKnown = WellKnownNames(symbols)
    builtins = StandardBuiltins.all(for: self)
  }

  deinit {
    life.goesOn = false
    frames.deallocate()
  }

  /// Runs `statements` of `source` in the session's scope.
  ///
  /// Throws `Diagnostic` for a mistake of the user's, `Interruption` where the user asked to stop.
  /// Names that were assigned up to there keep their values.
  public func run(_ statements: [Statement], of source: SourceText) throws {
    // A command such as %time runs statements within statements; the limits hold for all.
    let isNested = isRunning
    isRunning = true
    defer { isRunning = isNested }
    if !isNested {
      stackGuard = StackGuard(budget: stackBudget)
      callDepth = 0
    }
    let code = try compile(statements, of: source)
    let memory = registers.take(code.registerCount, given: 0)
    defer { registers.giveBack(memory, code.registerCount) }
    code.placeCells(memory, closure: [])
    var frame = Frame(code, registers: memory)
    do {
      _ = try execute(&frame)
    } catch {
      throw report(error)
    }
  }

  /// Calls `function` with `positional` arguments, from a native function.
  public func call(_ function: Value, _ positional: [Value], site: CallSite) throws -> Value {
    try call(function, CallArguments(positional: positional, site: site))
  }

  /// The value of the name `name` as a statement of the session would see it.
  public func value(of name: String) -> Value? { globals[name] ?? builtins[name] }

  /// All names that a statement of the session can use.
  public var names: [String] { globals.names + Array(builtins.keys) }

  /// What `body` gives; an error is kept until it can be thrown, and the answer is nil.
  func quietly(_ body: () throws -> Value?) -> String? {
    do {
      guard stackGuard.hasRoom else { return "..." }
      guard let value = try body() else { return nil }
      guard case .string(let text) = value else {
        throw Diagnostic("TypeError", "__repr__ and __str__ give a string, not a \(value.typeName)")
      }
      return text
    } catch {
      if hiddenError == nil { hiddenError = error }
      return "..."
    }
  }

  /// Throws what went wrong where it could not be thrown, the wish to stop among it: a text that
  /// it has cut short is no value to go on with.
  @inline(__always)
  func throwHiddenError() throws {
    try Interruption.check()
    guard let error = hiddenError else { return }
    hiddenError = nil
    throw error
  }
}

/// Where a program's modules come from.
public protocol ModuleSource {
  /// The module of that dotted name; throws a diagnostic that says what there is instead.
  func module(named name: String) throws -> any NativeObject
  /// Whether that can only be the name of a file that the reader was to write, and there is none.
  func isReaders(_ name: String) -> Bool
  /// The statement that would make `name` known, if a module goes by it.
  func importStatement(for name: String) -> String?
}

extension ModuleSource {
  /// No: there are no files.
  public func isReaders(_ name: String) -> Bool { false }
  /// Nothing: no module goes by a shorter name.
  public func importStatement(for name: String) -> String? { nil }
}
