/// A piece of a program that has a value.
public struct Expression: Sendable {
  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let range: SourceRange

  /// An expression of `kind` at `range`.
  public init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The kinds of expression.
  public indirect enum Kind: Sendable {
    case name(String)
    /// The verb of a sentence: the built-in of that name, whatever the session calls so.
    case builtin(String)
    case none, ellipsis
    case boolean(Bool)
    case integer(Int)
    /// The digits of an integer that needs more than 64 bits.
    case bigInteger(String)
    case float(Double)
    /// The imaginary part of a literal such as `2j`.
    case imaginary(Double)
    case string(String)
    case bytes([UInt8])
    case formatted([FormattedPart])
    case list([Expression])
    case tuple([Expression])
    case set([Expression])
    case dictionary([DictionaryEntry])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    case and([Expression])
    case or([Expression])
    /// `a < b <= c`: the first operand, then each operator with its right operand.
    case comparison(Expression, [Comparison])
    case conditional(test: Expression, then: Expression, otherwise: Expression)
    case lambda(Parameters, Expression)
    case call(Expression, [Argument])
    case attribute(Expression, name: String, nameRange: SourceRange)
    case subscripted(Expression, Expression)
    /// A slice inside a subscript; a subscript with commas is a tuple of these and others.
    case slice(lower: Expression?, upper: Expression?, step: Expression?)
    case starred(Expression)
    case comprehension(Comprehension)
    case yield(Expression?)
    case yieldFrom(Expression)
  }
}

/// A piece of an f-string.
public enum FormattedPart: Sendable {
  case text(String)
  /// `{value!conversion:format}`; the format may itself hold values.
  case value(Expression, conversion: Character?, format: [FormattedPart])
}

/// An entry of a dictionary display: `key: value`, or `**value` where the key is nil.
public struct DictionaryEntry: Sendable {
  /// The key, or nil for `**value`.
  public let key: Expression?
  /// The value.
  public let value: Expression

  /// An entry.
  public init(key: Expression?, value: Expression) {
    self.key = key
    self.value = value
  }
}

/// The operators with one operand.
public enum UnaryOperator: String, Sendable {
  case minus = "-"
  case plus = "+"
  case invert = "~"
  case not
}

/// The operators with two operands, but for comparison and the lazy `and` and `or`.
public enum BinaryOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "%"
  case power = "**"
  case matrixProduct = "@"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case bitAnd = "&"
  case bitOr = "|"
  case bitXor = "^"
}

/// The operators that compare.
public enum ComparisonOperator: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case isSame = "is"
  case isNotSame = "is not"
  case contained = "in"
  case notContained = "not in"
}

/// One link of a chained comparison: the operator and what stands to its right.
public struct Comparison: Sendable {
  /// The operator.
  public let comparator: ComparisonOperator
  /// The right operand.
  public let operand: Expression

  /// A link.
  public init(_ comparator: ComparisonOperator, _ operand: Expression) {
    self.comparator = comparator
    self.operand = operand
  }
}

/// An argument of a call.
public struct Argument: Sendable {
  /// How the argument is passed.
  public enum Kind: Sendable {
    case positional
    case keyword(String)
    /// `*value`
    case spread
    /// `**value`
    case spreadKeywords
  }

  /// How it is passed.
  public let kind: Kind
  /// Its value.
  public let value: Expression

  /// An argument.
  public init(_ kind: Kind, _ value: Expression) {
    self.kind = kind
    self.value = value
  }
}

/// The parameters of a function or a lambda, in the order written.
public struct Parameters: Sendable {
  /// One parameter.
  public struct Parameter: Sendable {
    /// The name, empty where Python 2 unpacks a tuple.
    public let name: String
    /// Python 2's `def f(a, (b, c))`: what the argument is unpacked into.
    public let unpacking: Expression?
    /// The value where none is passed.
    public let defaultValue: Expression?
    /// Where it stands.
    public let range: SourceRange

    /// A parameter.
    public init(
      _ name: String, unpacking: Expression? = nil, defaultValue: Expression? = nil,
      range: SourceRange
    ) {
      self.name = name
      self.unpacking = unpacking
      self.defaultValue = defaultValue
      self.range = range
    }
  }

  /// Those that may be passed by position.
  public var positional: [Parameter] = []
  /// How many of these cannot be passed by name, since they stand before `/`.
  public var positionalOnlyCount = 0
  /// The name behind `*`, which takes what is left by position.
  public var rest: String?
  /// Those behind `*`, which can only be passed by name.
  public var keywordOnly: [Parameter] = []
  /// The name behind `**`, which takes what is left by name.
  public var keywordRest: String?

  /// No parameters.
  public init() {}
}

/// A comprehension or a generator expression.
public struct Comprehension: Sendable {
  /// What it makes.
  public enum Kind: Sendable {
    case list, set, generator
    /// The element is the key; here is the value.
    case dictionary(value: Expression)
  }

  /// `for target in iterable if … if …`.
  public struct Clause: Sendable {
    /// What each item is assigned to.
    public let target: Expression
    /// What is walked through.
    public let iterable: Expression
    /// The tests an item must pass.
    public let conditions: [Expression]

    /// A clause.
    public init(target: Expression, iterable: Expression, conditions: [Expression]) {
      self.target = target
      self.iterable = iterable
      self.conditions = conditions
    }
  }

  /// What it makes.
  public let kind: Kind
  /// The element, or a dictionary's key.
  public let element: Expression
  /// The clauses, outermost first; at least one.
  public let clauses: [Clause]

  /// A comprehension.
  public init(_ kind: Kind, element: Expression, clauses: [Clause]) {
    self.kind = kind
    self.element = element
    self.clauses = clauses
  }
}
