extension Parser {
  /// One expression: a lambda, or operators with a conditional around them.
  mutating func expression() throws(SyntaxFailure) -> Expression {
    try nested { parser throws(SyntaxFailure) in
      if parser.kind == .keyword(.lambda) { return try parser.lambda() }
      let start = parser.start
      let value = try parser.operation(.or)
      guard parser.kind == .keyword(.if) else { return value }
      parser.advance()
      var tallest = parser.height
      let test = try parser.operation(.or)
      tallest = max(tallest, parser.height)
      guard parser.skip(.else) else {
        throw parser.unexpected(
          "a conditional expression needs `else`", hint: "a if test else b")
      }
      let otherwise = try parser.expression()
      return try parser.make(
        .conditional(test: test, then: value, otherwise: otherwise), from: start,
        over: max(tallest, parser.height))
    }
  }

  /// How tightly operators bind, loosest first.
  enum Precedence: Int, Comparable {
    case or, and, not, comparison, bitOr, bitXor, bitAnd, shift, sum, product

    static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

    var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .product }
  }

  /// Operators that bind at least as tightly as `loosest`, by precedence climbing.
  mutating func operation(_ loosest: Precedence) throws(SyntaxFailure) -> Expression {
    let start = start
    var left = try unary(loosest)
    while true {
      if let (binary, precedence) = binaryOperator, precedence >= loosest {
        left = try self.binary(left, binary, precedence, from: start)
      } else if let comparator = comparison(), loosest <= .comparison {
        left = try comparisons(left, comparator, from: start)
      } else if kind == .keyword(.and), loosest <= .and {
        left = try chain(left, .and, .not, from: start)
      } else if kind == .keyword(.or), loosest == .or {
        left = try chain(left, .or, .and, from: start)
      } else {
        return left
      }
    }
  }

  private mutating func binary(
    _ left: Expression, _ binary: BinaryOperator, _ precedence: Precedence, from start: Int
  ) throws(SyntaxFailure) -> Expression {
    let tallest = height
    advance()
    let right =
      precedence == .product ? try unary(.product) : try operation(precedence.tighter)
    return try make(.binary(binary, left, right), from: start, over: max(tallest, height))
  }

  /// `a and b and c` as one list, read without recursion.
  private mutating func chain(
    _ left: Expression, _ keyword: Keyword, _ operand: Precedence, from start: Int
  ) throws(SyntaxFailure) -> Expression {
    var operands = [left]
    var tallest = height
    while skip(keyword) {
      operands.append(try operation(operand))
      tallest = max(tallest, height)
    }
    return try make(
      keyword == .and ? .and(operands) : .or(operands), from: start, over: tallest)
  }

  private mutating func comparisons(
    _ left: Expression, _ first: (ComparisonOperator, Int), from start: Int
  ) throws(SyntaxFailure) -> Expression {
    var links: [Comparison] = []
    var tallest = height
    var next: (comparator: ComparisonOperator, length: Int)? = first
    while let link = next {
      if kind == .symbol(.diamond) { needPython2("`<>`", token.range) }
      for _ in 0..<link.length { advance() }
      links.append(Comparison(link.comparator, try operation(.bitOr)))
      tallest = max(tallest, height)
      next = comparison()
    }
    return try make(.comparison(left, links), from: start, over: tallest)
  }

  private var binaryOperator: (BinaryOperator, Precedence)? {
    guard case .symbol(let symbol) = kind else { return nil }
    switch symbol {
    case .plus: return (.add, .sum)
    case .minus: return (.subtract, .sum)
    case .star: return (.multiply, .product)
    case .slash: return (.divide, .product)
    case .doubleSlash: return (.floorDivide, .product)
    case .percent: return (.modulo, .product)
    case .at: return (.matrixProduct, .product)
    case .shiftLeft: return (.shiftLeft, .shift)
    case .shiftRight: return (.shiftRight, .shift)
    case .ampersand: return (.bitAnd, .bitAnd)
    case .bar: return (.bitOr, .bitOr)
    case .caret: return (.bitXor, .bitXor)
    default: return nil
    }
  }

  /// The comparison at the current token, and how many tokens it takes.
  private func comparison() -> (ComparisonOperator, Int)? {
    switch kind {
    case .symbol(.equal): (.equal, 1)
    case .symbol(.notEqual), .symbol(.diamond): (.notEqual, 1)
    case .symbol(.less): (.less, 1)
    case .symbol(.lessOrEqual): (.lessOrEqual, 1)
    case .symbol(.greater): (.greater, 1)
    case .symbol(.greaterOrEqual): (.greaterOrEqual, 1)
    case .keyword(.in): (.contained, 1)
    case .keyword(.is):
      kind(ahead: 1) == .keyword(.not) ? (.isNotSame, 2) : (.isSame, 1)
    case .keyword(.not) where kind(ahead: 1) == .keyword(.in): (.notContained, 2)
    default: nil
    }
  }

  /// An operand with the operators before it, and a power behind it.
  mutating func unary(_ loosest: Precedence) throws(SyntaxFailure) -> Expression {
    let start = start
    switch kind {
    case .keyword(.not):
      guard loosest <= .not else {
        throw unexpected("`not` needs brackets here", hint: "(not …)")
      }
      return try prefixed(.not, from: start)
    case .symbol(.minus): return try prefixed(.minus, from: start)
    case .symbol(.plus): return try prefixed(.plus, from: start)
    case .symbol(.tilde): return try prefixed(.invert, from: start)
    default: break
    }
    let base = try postfix()
    guard skip(.doubleStar) else { return base }
    let tallest = height
    let exponent = try nested { parser throws(SyntaxFailure) in try parser.unary(.product) }
    return try make(.binary(.power, base, exponent), from: start, over: max(tallest, height))
  }

  private mutating func prefixed(
    _ unary: UnaryOperator, from start: Int
  ) throws(SyntaxFailure) -> Expression {
    advance()
    let operand = try nested { parser throws(SyntaxFailure) in
      unary == .not ? try parser.operation(.not) : try parser.unary(.product)
    }
    return try make(.unary(unary, operand), from: start, over: height)
  }

  /// An atom with calls, subscripts and attributes behind it.
  ///
  /// In a sentence only what is `attached`, without a blank between, belongs to it: `conv 20 (5, 5)`
  /// is no call.
  mutating func postfix(attached: Bool = false) throws(SyntaxFailure) -> Expression {
    let start = start
    var value = try atom()
    while case .symbol(let symbol) = kind, !attached || self.start == previousEnd {
      let tallest = height
      switch symbol {
      case .dot:
        advance()
        let (name, range) = try attributeName()
        value = try make(
          .attribute(value, name: name, nameRange: range), from: start, over: tallest)
        notePython2Method(name, range)
      case .openParenthesis:
        let arguments = try arguments()
        value = try make(.call(value, arguments), from: start, over: max(tallest, height))
      case .openBracket:
        let index = try subscriptIndex()
        value = try make(.subscripted(value, index), from: start, over: max(tallest, height))
      default:
        return value
      }
    }
    return value
  }

  /// A name behind a dot.
  ///
  /// Python 2's keywords-to-be, such as `None`, cannot stand there.
  private mutating func attributeName() throws(SyntaxFailure) -> (String, SourceRange) {
    if case .keyword(let keyword) = kind {
      throw unexpected(
        "`\(keyword.rawValue)` is a word of the language, so it cannot be an attribute")
    }
    return try name("a name behind `.`")
  }

  /// Notes methods that only Python 2's dictionaries have.
  private mutating func notePython2Method(_ name: String, _ range: SourceRange) {
    guard kind == .symbol(.openParenthesis) else { return }
    let takesNothing = kind(ahead: 1) == .symbol(.closeParenthesis)
    switch name {
    case "iteritems", "itervalues", "iterkeys":
      if takesNothing { needPython2("`.\(name)()`", range) }
    case "has_key":
      if !takesNothing { needPython2("`.has_key()`", range) }
    default: break
    }
  }

  mutating func lambda() throws(SyntaxFailure) -> Expression {
    let start = start
    advance()
    var tallest = 0
    let parameters = try parameters(until: .colon, isLambda: true)
    tallest = max(tallest, height)
    guard skip(.colon) else { throw unexpected("expected `:` behind the lambda's parameters") }
    functions.append(false)
    defer { functions.removeLast() }
    let body = try expression()
    return try make(.lambda(parameters, body), from: start, over: max(tallest, height))
  }

  // MARK: - Lists of expressions

  var startsExpression: Bool { kind.startsExpression }

  /// `a`, `a, b`, `*a, b,`: a tuple where there is a comma.
  mutating func expressionList() throws(SyntaxFailure) -> Expression {
    let value = try list { parser throws(SyntaxFailure) in try parser.starredOrExpression() }
    if case .starred = value.kind {
      throw failure("a starred value needs a comma behind it", at: value.range)
    }
    return value
  }

  /// What a `for` assigns to: no operators that end at `in`.
  mutating func targetList() throws(SyntaxFailure) -> Expression {
    let target = try list { parser throws(SyntaxFailure) in
      try parser.starred { parser throws(SyntaxFailure) in try parser.operation(.bitOr) }
    }
    try checkTarget(target)
    return target
  }

  private mutating func list(
    of item: (inout Parser) throws(SyntaxFailure) -> Expression
  ) throws(SyntaxFailure) -> Expression {
    let start = start
    let first = try item(&self)
    guard kind == .symbol(.comma) else { return first }
    var items = [first]
    var tallest = height
    while skip(.comma), startsExpression || kind == .symbol(.star) {
      items.append(try item(&self))
      tallest = max(tallest, height)
    }
    return try make(.tuple(items), from: start, over: tallest)
  }

  mutating func starredOrExpression() throws(SyntaxFailure) -> Expression {
    try starred { parser throws(SyntaxFailure) in try parser.expression() }
  }

  private mutating func starred(
    _ item: (inout Parser) throws(SyntaxFailure) -> Expression
  ) throws(SyntaxFailure) -> Expression {
    let start = start
    guard skip(.star) else { return try item(&self) }
    let value = try operation(.bitOr)
    return try make(.starred(value), from: start, over: height)
  }

  /// What may stand to the right of `=`: a list of expressions or a `yield`.
  mutating func expressionListOrYield() throws(SyntaxFailure) -> Expression {
    kind == .keyword(.yield) ? try yield() : try expressionList()
  }

  mutating func yield() throws(SyntaxFailure) -> Expression {
    let start = start
    guard !functions.isEmpty else { throw unexpected("`yield` stands outside a function") }
    functions[functions.count - 1] = true
    advance()
    if skip(.from) {
      let value = try expression()
      return try make(.yieldFrom(value), from: start, over: height)
    }
    guard startsExpression || kind == .symbol(.star) else {
      return leaf(.yield(nil), range(from: start))
    }
    let value = try expressionList()
    return try make(.yield(value), from: start, over: height)
  }
}

extension Token.Kind {
  /// Whether an expression may begin with such a token.
  var startsExpression: Bool {
    switch self {
    case .name, .number, .string: true
    case .keyword(.not), .keyword(.lambda), .keyword(.none), .keyword(.true), .keyword(.false):
      true
    case .symbol(let symbol):
      switch symbol {
      case .plus, .minus, .tilde, .backtick, .ellipsis, .openParenthesis, .openBracket, .openBrace:
        true
      default: false
      }
    default: false
    }
  }
}
