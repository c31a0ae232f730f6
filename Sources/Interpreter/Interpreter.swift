import Language

/// Evaluates programs: one set of names that lives as long as the session.
///
/// The interpreter knows the language and no module by name: what a program can import, where its
/// output goes and what `%commands` do is handed to it. It is used by one thread at a time.
///
///     let interpreter = Interpreter(modules: NoModules())
///     interpreter.write = { print($0, terminator: "") }
///     let source = SourceText("print(1 + 1)")
///     try interpreter.run(Parser.parse(source, dialect: .python3).statements, of: source)
public final class Interpreter {
  /// The session's names.
  public let globals = Scope()
  /// The names that are there without an import; the session's own names hide them.
  public var builtins: [String: Value] = [:]
  /// Which Python's rules hold where the two differ.
  public var dialect: Dialect = .python3
  /// Takes what a program prints.
  public var write: (String) -> Void = { _ in }
  /// Takes the value of a statement that is an expression.
  public var display: (Value) -> Void = { _ in }
  /// Takes `%commands` and questions.
  public var handleCommand: (Command, Place) throws -> Void = { command, place in
    throw Diagnostic("SyntaxError", "%\(command.name) is for a session", at: place)
  }
  let modules: any ModuleSource
  /// How many bytes of stack a program may use.
  ///
  /// The default suits a thread as the system makes it
  /// (8 MB); a session gives its thread, and the program, much more.
  public var stackBudget = 4 << 20
  var stackGuard = StackGuard(budget: 0)
  var callDepth = 0
  private var isRunning = false

  /// An interpreter for programs that import from `modules`.
  public init(modules: any ModuleSource) {
    self.modules = modules
    builtins = StandardBuiltins.all(for: self)
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
    let frame = Frame(scope: globals, source: source)
    for statement in statements {
      if case .expression(let expression, let silent) = statement.kind {
        let value = try evaluate(expression, frame)
        if !silent { display(value) }
        continue
      }
      switch try execute(statement, frame) {
      case .normal: break
      case .returned: throw stray("return", statement, frame)
      case .broke: throw stray("break", statement, frame)
      case .continued: throw stray("continue", statement, frame)
      }
    }
  }

  /// Calls `function` with `positional` arguments, from a native function.
  public func call(_ function: Value, _ positional: [Value], site: CallSite) throws -> Value {
    try call(function, CallArguments(positional: positional, site: site))
  }

  private func stray(_ word: String, _ statement: Statement, _ frame: Frame) -> Diagnostic {
    Diagnostic(
      "SyntaxError", "\(word) stands outside a \(word == "return" ? "function" : "loop")",
      at: Place(frame.source, statement.range))
  }
}

/// Where a program's modules come from.
public protocol ModuleSource {
  /// The module of that dotted name; throws a diagnostic that says what there is instead.
  func module(named name: String) throws -> any NativeObject
  /// The statement that would make `name` known, if a module goes by it.
  func importStatement(for name: String) -> String?
}

extension ModuleSource {
  /// Nothing: no module goes by a shorter name.
  public func importStatement(for name: String) -> String? { nil }
}

/// What one statement or expression is evaluated in.
struct Frame {
  let scope: Scope
  let source: SourceText
}

/// How a statement ended.
enum Flow {
  case normal
  case broke
  case continued
  case returned(Value)
}
