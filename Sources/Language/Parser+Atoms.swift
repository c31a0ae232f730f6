extension Parser {
  /// A name, a literal, or what stands in brackets.
  mutating func atom() throws(SyntaxFailure) -> Expression {
    let range = token.range
    switch kind {
    case .name:
      let name = source[range]
      if !isGuarded, Self.python2Names.contains(name) { python2Names.append((name, range)) }
      advance()
      return leaf(.name(name), range)
    case .number: return try number()
    case .string: return try strings()
    case .keyword(.none): return literal(.none)
    case .keyword(.true): return literal(.boolean(true))
    case .keyword(.false): return literal(.boolean(false))
    case .symbol(.ellipsis): return literal(.ellipsis)
    case .symbol(.openParenthesis): return try parenthesised()
    case .symbol(.openBracket): return try bracketed()
    case .symbol(.openBrace): return try braced()
    case .symbol(.backtick): return try backticked()
    default: throw missingValue()
    }
  }

  /// The names that a program takes from Python 2.
  static let python2Names: Set<String> = [
    "xrange", "raw_input", "unicode", "basestring", "unichr",
  ]

  private mutating func literal(_ kind: Expression.Kind) -> Expression {
    defer { advance() }
    return leaf(kind, token.range)
  }

  private func missingValue() -> SyntaxFailure {
    switch kind {
    case .keyword(.yield):
      return unexpected("`yield` needs brackets here", hint: "(yield …)")
    case .keyword(let keyword):
      return unexpected("expected a value, found the word `\(keyword.rawValue)`")
    case .symbol(.walrus):
      return unexpected("`:=` is not in nnrepl", hint: "an assignment on a line of its own")
    case .symbol(let symbol):
      if symbol.isClosing, index == 0 || tokens[index - 1].kind == .newline {
        return unexpected("`\(symbol.rawValue)` has no opening bracket")
      }
      if index > 0, tokens[index - 1].kind == .symbol(symbol) {
        if symbol == .ampersand { return unexpected("`&&` is not a word here", hint: "and") }
        if symbol == .bar { return unexpected("`||` is not a word here", hint: "or") }
      }
      return unexpected("expected a value, found `\(symbol.rawValue)`")
    default:
      guard index > 0, case .symbol(let symbol) = tokens[index - 1].kind else {
        return unexpected("expected a value")
      }
      return unexpected("expected a value behind `\(symbol.rawValue)`")
    }
  }

  /// Whether what stands before the current token is a text, as keys mostly are, right behind a
  /// bracket or a comma.
  var previousIsKey: Bool {
    guard index > 1, tokens[index - 1].kind == .string else { return false }
    let before = tokens[index - 2].kind
    return before == .symbol(.openBrace) || before == .symbol(.comma)
  }

  /// Whether the bracket that is open ends here; `what` begins otherwise.
  private func isClosed(_ closing: Symbol) -> Bool { kind == .symbol(closing) }

  private mutating func parenthesised() throws(SyntaxFailure) -> Expression {
    let opening = token
    let start = start
    advance()
    if skip(.closeParenthesis) { return leaf(.tuple([]), range(from: start)) }
    if kind == .keyword(.yield) {
      let value = try nested { parser throws(SyntaxFailure) in try parser.yield() }
      try close(opening)
      return value
    }
    let first = try element(opening)
    if startsComprehension {
      let clauses = try comprehensionClauses(over: height)
      try close(opening)
      return try make(
        .comprehension(Comprehension(.generator, element: first, clauses: clauses)),
        from: start, over: height)
    }
    guard kind == .symbol(.comma) else {
      try close(opening)
      if case .starred = first.kind {
        throw failure("a starred value needs a comma behind it", at: first.range)
      }
      return first
    }
    let items = try elements(after: first, opening)
    return try make(.tuple(items), from: start, over: height)
  }

  private mutating func bracketed() throws(SyntaxFailure) -> Expression {
    let opening = token
    let start = start
    advance()
    if skip(.closeBracket) { return leaf(.list([]), range(from: start)) }
    let first = try element(opening)
    if startsComprehension {
      let clauses = try comprehensionClauses(over: height, isList: true)
      try close(opening)
      return try make(
        .comprehension(Comprehension(.list, element: first, clauses: clauses)), from: start,
        over: height)
    }
    let items = try elements(after: first, opening)
    return try make(.list(items), from: start, over: height)
  }

  /// An element of a display; where none can begin, the bracket is to blame.
  private mutating func element(_ opening: Token) throws(SyntaxFailure) -> Expression {
    if !startsExpression, kind != .symbol(.star), kind == .end || isStatementWord,
      case .symbol(let open) = opening.kind, let closing = open.closing
    {
      throw unclosed(opening, open, closing)
    }
    return try starredOrExpression()
  }

  /// Whether the current token begins a statement and so cannot stand in brackets.
  private var isStatementWord: Bool {
    guard case .keyword(let keyword) = kind else { return false }
    switch keyword {
    case .import, .from, .def, .class, .return, .while, .with, .try, .del, .raise, .pass, .assert:
      return true
    default: return false
    }
  }

  /// The other elements of a display, and its closing bracket.
  ///
  /// Leaves the greatest height.
  private mutating func elements(
    after first: Expression, _ opening: Token
  ) throws(SyntaxFailure) -> [Expression] {
    guard case .symbol(let open) = opening.kind, let closing = open.closing else { return [first] }
    var items = [first]
    var tallest = height
    while skip(.comma), !isClosed(closing) {
      items.append(try element(opening))
      tallest = max(tallest, height)
    }
    try close(opening)
    height = tallest
    return items
  }

  /// A dictionary or a set.
  private mutating func braced() throws(SyntaxFailure) -> Expression {
    let opening = token
    let start = start
    advance()
    if skip(.closeBrace) { return leaf(.dictionary([]), range(from: start)) }
    if kind != .symbol(.doubleStar) {
      let first = try element(opening)
      var tallest = height
      guard skip(.colon) else {
        if startsComprehension {
          let clauses = try comprehensionClauses(over: tallest)
          try close(opening)
          return try make(
            .comprehension(Comprehension(.set, element: first, clauses: clauses)), from: start,
            over: height)
        }
        let items = try elements(after: first, opening)
        return try make(.set(items), from: start, over: height)
      }
      let value = try expression()
      tallest = max(tallest, height)
      if startsComprehension {
        let clauses = try comprehensionClauses(over: tallest)
        try close(opening)
        return try make(
          .comprehension(
            Comprehension(.dictionary(value: value), element: first, clauses: clauses)),
          from: start, over: height)
      }
      return try dictionary(
        [DictionaryEntry(key: first, value: value)], opening, from: start, over: tallest)
    }
    return try dictionary([], opening, from: start, over: 0)
  }

  private mutating func dictionary(
    _ first: [DictionaryEntry], _ opening: Token, from start: Int, over height: Int
  ) throws(SyntaxFailure) -> Expression {
    var entries = first
    var tallest = height
    while entries.isEmpty || skip(.comma), !isClosed(.closeBrace) {
      if skip(.doubleStar) {
        entries.append(DictionaryEntry(key: nil, value: try operation(.bitOr)))
        tallest = max(tallest, self.height)
        continue
      }
      let key = try element(opening)
      tallest = max(tallest, self.height)
      guard skip(.colon) else {
        throw unexpected("expected `:` and the value of this key")
      }
      entries.append(DictionaryEntry(key: key, value: try expression()))
      tallest = max(tallest, self.height)
    }
    try close(opening)
    return try make(.dictionary(entries), from: start, over: tallest)
  }

  /// Python 2's `` `x` ``, which is `repr(x)`.
  private mutating func backticked() throws(SyntaxFailure) -> Expression {
    let range = token.range
    let start = start
    needPython2("backquotes", range)
    advance()
    let value = try nested { parser throws(SyntaxFailure) in try parser.expressionList() }
    guard skip(.backtick) else { throw unexpected("expected the closing backquote") }
    let function = Expression(.builtin("repr"), range)
    return try make(.call(function, [Argument(.positional, value)]), from: start, over: height)
  }

  // MARK: - Comprehensions

  var startsComprehension: Bool { kind == .keyword(.for) || isAsyncFor }

  private var isAsyncFor: Bool { word == "async" && kind(ahead: 1) == .keyword(.for) }

  /// `for … in … if …`, at least once.
  ///
  /// Leaves the greatest height.
  mutating func comprehensionClauses(
    over elementHeight: Int, isList: Bool = false
  ) throws(SyntaxFailure) -> [Comprehension.Clause] {
    var clauses: [Comprehension.Clause] = []
    var tallest = elementHeight
    while startsComprehension {
      if isAsyncFor { throw unexpected("`async` is not in nnrepl") }
      advance()
      let target = try targetList()
      defineNames(in: target)
      tallest = max(tallest, height)
      guard skip(.in) else { throw unexpected("expected `in` behind `for` and its names") }
      var iterable = try comprehensionOperand()
      tallest = max(tallest, height)
      if isList, kind == .symbol(.comma) {
        (iterable, tallest) = try python2Iterables(after: iterable, over: tallest)
      }
      var conditions: [Expression] = []
      while skip(.if) {
        conditions.append(try comprehensionOperand())
        tallest = max(tallest, height)
      }
      clauses.append(
        Comprehension.Clause(target: target, iterable: iterable, conditions: conditions))
    }
    height = tallest
    return clauses
  }

  private mutating func comprehensionOperand() throws(SyntaxFailure) -> Expression {
    try nested { parser throws(SyntaxFailure) in
      parser.kind == .keyword(.lambda) ? try parser.lambda() : try parser.operation(.or)
    }
  }

  /// Python 2's `[x for x in 1, 2, 3]`.
  private mutating func python2Iterables(
    after first: Expression, over tallest: Int
  ) throws(SyntaxFailure) -> (Expression, Int) {
    needPython2("a comprehension over values without brackets", first.range)
    let start = Int(first.range.lower)
    var items = [first]
    var tallest = tallest
    while skip(.comma), startsExpression {
      items.append(try comprehensionOperand())
      tallest = max(tallest, height)
    }
    let tuple = try make(.tuple(items), from: start, over: tallest)
    return (tuple, height)
  }

  // MARK: - Arguments and subscripts

  /// The arguments of a call, with their brackets.
  ///
  /// Leaves the greatest height.
  mutating func arguments() throws(SyntaxFailure) -> [Argument] {
    let opening = token
    advance()
    var arguments: [Argument] = []
    var keywords: Set<String> = []
    var tallest = 0
    while !isClosed(.closeParenthesis) {
      let argument = try argument(opening)
      tallest = max(tallest, height)
      switch argument.kind {
      case .keyword(let name):
        if !keywords.insert(name).inserted {
          throw failure("`\(name)=` is given twice", at: argument.value.range)
        }
      case .spread where arguments.contains(where: \.isSpreadKeywords):
        throw failure(
          "`*` cannot follow `**` among the values", at: argument.value.range,
          hint: "moving it to the front")
      case .positional:
        if argument.value.isGenerator, kind == .symbol(.comma) || !arguments.isEmpty,
          !isParenthesised(argument.value)
        {
          if let failure = forgotten(opening) { throw failure }
          throw failure(
            "a generator among other values needs brackets of its own", at: argument.value.range,
            hint: "(… for … in …)")
        }
        if arguments.contains(where: \.followsPositional) {
          if let failure = forgotten(opening) { throw failure }
          throw failure(
            "a value without a name cannot follow one with a name", at: argument.value.range,
            hint: "moving it to the front")
        }
      default: break
      }
      arguments.append(argument)
      if !skip(.comma) { break }
    }
    try close(opening)
    height = tallest
    return arguments
  }

  private mutating func argument(_ opening: Token) throws(SyntaxFailure) -> Argument {
    if skip(.star) { return Argument(.spread, try expression()) }
    if skip(.doubleStar) { return Argument(.spreadKeywords, try expression()) }
    if kind(ahead: 1) == .symbol(.assign) {
      if let word {
        advance()
        advance()
        return Argument(.keyword(word), try expression())
      }
      if case .keyword(let keyword) = kind {
        throw unexpected(
          "`\(source[token.range])` is a word of the language, so it cannot be an argument's name",
          hint: keyword == .lambda ? "lmbda=" : nil)
      }
    }
    let start = start
    let value = try element(opening)
    if startsComprehension {
      let clauses = try comprehensionClauses(over: height)
      return Argument(
        .positional,
        try make(
          .comprehension(Comprehension(.generator, element: value, clauses: clauses)),
          from: start, over: height))
    }
    if kind == .symbol(.assign) {
      throw unexpected("only a name can stand before `=` in a call", hint: "`==` to compare")
    }
    return Argument(.positional, value)
  }

  /// What stands between the brackets of a subscript.
  ///
  /// Leaves its height.
  mutating func subscriptIndex() throws(SyntaxFailure) -> Expression {
    let opening = token
    advance()
    let start = start
    if kind == .symbol(.closeBracket) {
      throw unexpected("expected a position between the brackets")
    }
    let first = try subscriptItem(opening)
    guard kind == .symbol(.comma) else {
      try close(opening)
      return first
    }
    var items = [first]
    var tallest = height
    while skip(.comma), !isClosed(.closeBracket) {
      items.append(try subscriptItem(opening))
      tallest = max(tallest, height)
    }
    let tuple = try make(.tuple(items), from: start, over: tallest)
    try close(opening)
    return tuple
  }

  private mutating func subscriptItem(_ opening: Token) throws(SyntaxFailure) -> Expression {
    let start = start
    var tallest = 0
    var lower: Expression?
    if kind != .symbol(.colon) {
      let value = try element(opening)
      guard kind == .symbol(.colon) else { return value }
      lower = value
      tallest = height
    }
    var bounds: [Expression?] = []
    while bounds.count < 2, skip(.colon) {
      guard startsExpression else {
        bounds.append(nil)
        continue
      }
      bounds.append(try expression())
      tallest = max(tallest, height)
    }
    return try make(
      .slice(
        lower: lower, upper: bounds.first ?? nil, step: bounds.count > 1 ? bounds[1] : nil),
      from: start, over: tallest)
  }
}

extension Parser {
  /// Whether brackets of its own stand around an expression.
  private func isParenthesised(_ expression: Expression) -> Bool {
    let start = Int(expression.range.lower)
    return start < source.bytes.count && source.bytes[start] == UInt8(ascii: "(")
      && source.bytes[max(start, Int(expression.range.upper) - 1)] == UInt8(ascii: ")")
  }
}

extension Expression {
  fileprivate var isGenerator: Bool {
    if case .comprehension(let comprehension) = kind, case .generator = comprehension.kind {
      return true
    }
    return false
  }
}

extension Argument {
  fileprivate var isSpreadKeywords: Bool {
    if case .spreadKeywords = kind { return true }
    return false
  }

  /// Whether a positional argument can no longer come.
  fileprivate var followsPositional: Bool {
    switch kind {
    case .keyword, .spreadKeywords: true
    case .positional, .spread: false
    }
  }
}
