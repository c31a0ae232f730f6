import Language

/// Compiles one function, the body of one class, or one text of the session.
///
/// Variables live in registers where nothing else can see them, in cells where a function inside
/// uses them, and in the session's slots. Intermediate results take the registers behind the
/// variables, last in, first out.
final class Compiler {
  enum Kind { case session, function, classBody }

  let interpreter: Interpreter
  let source: SourceText
  let parent: Compiler?
  let kind: Kind
  var builder: CodeBuilder

  /// The registers of the function's variables.
  var locals: [String: Int] = [:]
  /// The cells of the function's own variables.
  var ownCells: [String: Int] = [:]
  /// The cells that come from the functions around: their names in order.
  var takenCells: [String] = []
  /// Names that are the session's by a `global` statement.
  var globalNames: Set<String> = []
  /// The targets of the comprehensions under way, innermost last.
  var targets: [[String: Int]] = []
  /// What the body of the class assigns.
  var classNames: Set<String> = []
  /// Variables that surely have a value where the compiler is.
  var assigned: Set<String> = []
  /// Variables that a `del` may take the value from.
  var deleted: Set<String> = []
  /// The class around a method, for names such as `__name`.
  var className: String?
  /// The register behind those in use.
  var nextRegister = 0
  /// The loops, `try` and `with` around the place where the compiler is, innermost last.
  var contexts: [Context] = []
  /// The registers that hold the exceptions of the handlers around the place.
  var caught: [Int] = []
  private var namesSeen: [String: Int32] = [:]

  init(
    _ interpreter: Interpreter, name: String, source: SourceText, kind: Kind,
    parent: Compiler? = nil
  ) {
    self.interpreter = interpreter
    self.source = source
    self.parent = parent
    self.kind = kind
    className = parent?.className
    builder = CodeBuilder(name: name, source: source)
  }

  /// What a statement that leaves early has to deal with on its way out.
  final class Context {
    enum Kind {
      case loop
      case finally([Statement])
      case with(manager: Int)
    }

    let kind: Kind
    /// Jumps out of the loop, and to its next round.
    var breaks: [Int] = []
    var continues: [Int] = []
    /// Stretches inside it that are not its business: its own clean-up, where it is left early.
    var holes: [(start: Int, end: Int)] = []

    init(_ kind: Kind) { self.kind = kind }
  }

  // MARK: - Instructions

  /// The number of the next instruction.
  var here: Int { builder.instructions.count }

  @discardableResult
  func emit(
    _ opcode: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, flag: UInt8 = 0,
    at range: SourceRange
  ) -> Int {
    builder.instructions.append(
      Instruction(
        opcode: opcode, flag: flag, a: UInt16(clamping: a), b: Int32(clamping: b),
        c: Int32(clamping: c)))
    builder.ranges.append(range)
    return here - 1
  }

  /// Lets the jumps go to where the compiler is.
  func land(_ jumps: [Int]) {
    for jump in jumps { builder.instructions[jump].c = Int32(clamping: here) }
  }

  func land(_ jump: Int) { land([jump]) }

  // MARK: - Registers

  /// The next register.
  func register() -> Int {
    nextRegister += 1
    builder.registerCount = max(builder.registerCount, nextRegister)
    return nextRegister - 1
  }

  /// The next `count` registers, side by side.
  func registers(_ count: Int) -> Int {
    let first = nextRegister
    nextRegister += count
    builder.registerCount = max(builder.registerCount, nextRegister)
    return first
  }

  /// Runs `body`; the registers that it takes are free again afterwards.
  @discardableResult
  func scratch<Result>(_ body: () throws -> Result) rethrows -> Result {
    let mark = nextRegister
    defer { nextRegister = mark }
    return try body()
  }

  // MARK: - Tables

  func name(_ text: String) -> Int {
    if let known = namesSeen[text] { return Int(known) }
    builder.names.append(interpreter.symbols.symbol(text))
    namesSeen[text] = Int32(clamping: builder.names.count - 1)
    return builder.names.count - 1
  }

  func constant(_ value: Value) -> Int {
    builder.constants.append(value)
    return builder.constants.count - 1
  }

  /// Python's private names: `__x` inside `class A` is `_A__x`.
  func mangled(_ name: String) -> String {
    guard let className, name.hasPrefix("__"), !name.hasSuffix("__") else { return name }
    return "_" + className.drop { $0 == "_" } + name
  }

  func failure(_ kind: String, _ message: String, _ range: SourceRange, hint: String? = nil)
    -> Diagnostic
  {
    Diagnostic(kind, message, at: Place(source, range), hint: hint)
  }

  /// The finished code; an error where a function is too large for the machine.
  func finish(at range: SourceRange) throws -> Code {
    guard builder.registerCount <= Int(UInt16.max), builder.instructions.count < 1 << 28 else {
      throw failure(
        "SyntaxError", "this is too large to be compiled", range,
        hint: "smaller functions, or data read from a file")
    }
    builder.ownCells = ownCells.count
    return Code(builder)
  }
}

extension Interpreter {
  /// Compiles a text of the session.
  func compile(_ statements: [Statement], of source: SourceText) throws -> Code {
    let compiler = Compiler(self, name: source.name, source: source, kind: .session)
    for statement in statements {
      if case .expression(let expression, let silent) = statement.kind {
        try compiler.scratch {
          let value = try compiler.expression(expression)
          if !silent { compiler.emit(.display, value, at: expression.range) }
        }
      } else {
        try compiler.statement(statement)
      }
    }
    let range = statements.last?.range ?? SourceRange(0, 0)
    let end = SourceRange(Int(range.upper), Int(range.upper))
    let none = compiler.register()
    compiler.emit(.constant, none, compiler.constant(.none), at: end)
    compiler.emit(.returnValue, none, at: end)
    return try compiler.finish(at: range)
  }
}
