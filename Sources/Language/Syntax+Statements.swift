/// A statement of a program.
public struct Statement: Sendable {
  /// What it is.
  public let kind: Kind
  /// Where it stands, to the end of its last line but for the line break.
  public let range: SourceRange

  /// A statement of `kind` at `range`.
  public init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The kinds of statement.
  public indirect enum Kind: Sendable {
    /// A value for its own sake; `silent` where a `;` ends the line, so that it is not echoed.
    case expression(Expression, silent: Bool)
    /// `a = b = value`: the targets in the order written.
    case assignment([Expression], Expression)
    case augmentedAssignment(Expression, BinaryOperator, Expression)
    /// Python 2's `print a, b` and `print >>f, a`; a trailing comma keeps the line open.
    case print([Expression], destination: Expression?, endsLine: Bool)
    case delete([Expression])
    case pass, breakLoop, continueLoop
    case returnValue(Expression?)
    case raise(Expression?, cause: Expression?)
    case global([String])
    case nonlocal([String])
    case importModules([ImportedName])
    /// `from module import a, b as c`; no names stands for `*`.
    case importNames(module: String, moduleRange: SourceRange, [ImportedName])
    case assert(Expression, message: Expression?)
    /// The branches of `if` and `elif` in order, then `else`.
    case conditional([(test: Expression, body: [Statement])], otherwise: [Statement])
    case whileLoop(Expression, body: [Statement], otherwise: [Statement])
    case forLoop(
      target: Expression, iterable: Expression, body: [Statement], otherwise: [Statement])
    case function(FunctionDefinition)
    case classDefinition(ClassDefinition)
    case tryStatement(TryStatement)
    case with([(context: Expression, target: Expression?)], body: [Statement])
    /// `%name arguments`, `%%name`, `?name`, `name?`: handed to the session.
    case command(Command)
  }
}

/// A name in an `import`: `a.b.c as d`.
public struct ImportedName: Sendable {
  /// The name or dotted path.
  public let name: String
  /// The name behind `as`.
  public let alias: String?
  /// Where it stands.
  public let range: SourceRange

  /// An imported name.
  public init(_ name: String, alias: String?, range: SourceRange) {
    self.name = name
    self.alias = alias
    self.range = range
  }
}

/// A `def`.
public final class FunctionDefinition: Sendable {
  /// Its name.
  public let name: String
  /// Its parameters.
  public let parameters: Parameters
  /// Its body, with the docstring.
  public let body: [Statement]
  /// The expressions behind `@`, outermost first.
  public let decorators: [Expression]
  /// The string that opens the body.
  public let documentation: String?
  /// Whether `yield` stands in its body, so that a call makes a generator.
  public let isGenerator: Bool

  /// A definition.
  public init(
    name: String, parameters: Parameters, body: [Statement], decorators: [Expression],
    documentation: String?, isGenerator: Bool
  ) {
    self.name = name
    self.parameters = parameters
    self.body = body
    self.decorators = decorators
    self.documentation = documentation
    self.isGenerator = isGenerator
  }
}

/// A `class`.
public final class ClassDefinition: Sendable {
  /// Its name.
  public let name: String
  /// What it inherits from, and keywords.
  public let bases: [Argument]
  /// Its body, with the docstring.
  public let body: [Statement]
  /// The expressions behind `@`, outermost first.
  public let decorators: [Expression]
  /// The names that the body annotates, `x: int`, with the annotations as they are written.
  public let annotations: [(name: String, text: String)]

  /// A definition.
  public init(
    name: String, bases: [Argument], body: [Statement], decorators: [Expression],
    annotations: [(name: String, text: String)] = []
  ) {
    self.annotations = annotations
    self.name = name
    self.bases = bases
    self.body = body
    self.decorators = decorators
  }
}

/// A `try` with its handlers.
public struct TryStatement: Sendable {
  /// `except kind as name:`; both may be missing.
  public struct Handler: Sendable {
    /// The exceptions it takes; nil takes all.
    public let kind: Expression?
    /// What the exception is assigned to.
    public let target: Expression?
    /// What it does.
    public let body: [Statement]

    /// A handler.
    public init(kind: Expression?, target: Expression?, body: [Statement]) {
      self.kind = kind
      self.target = target
      self.body = body
    }
  }

  /// The guarded statements.
  public let body: [Statement]
  /// The handlers in order.
  public let handlers: [Handler]
  /// What runs where nothing was raised.
  public let otherwise: [Statement]
  /// What runs in every case.
  public let finally: [Statement]

  /// A `try`.
  public init(
    body: [Statement], handlers: [Handler], otherwise: [Statement], finally: [Statement]
  ) {
    self.body = body
    self.handlers = handlers
    self.otherwise = otherwise
    self.finally = finally
  }
}

/// A line for the session rather than the program.
public struct Command: Sendable {
  /// The command's name without `%`; `?` for a question.
  public let name: String
  /// What stands behind it, trimmed.
  public let arguments: String
  /// Where `arguments` stand in the source.
  public let argumentsRange: SourceRange

  /// A command.
  public init(name: String, arguments: String, argumentsRange: SourceRange) {
    self.name = name
    self.arguments = arguments
    self.argumentsRange = argumentsRange
  }
}
