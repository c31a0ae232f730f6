extension Parser {
  /// The statement that `keyword` begins, if it is one with blocks.
  mutating func compoundStatement(_ keyword: Keyword) throws(SyntaxFailure) -> Statement? {
    let start = start
    let kind: Statement.Kind
    switch keyword {
    case .if: kind = try conditional()
    case .while: kind = try whileLoop()
    case .for: kind = try forLoop()
    case .try: kind = try tryStatement()
    case .with: kind = try withStatement()
    case .def: kind = .function(try function(decorators: []))
    case .class: kind = .classDefinition(try classDefinition(decorators: []))
    case .else, .elif, .except, .finally:
      let opening = keyword == .else || keyword == .elif ? "if" : "try"
      throw unexpected(
        "`\(keyword.rawValue)` has no `\(opening)` above it at the same indentation",
        hint: "aligning it with its `\(opening)`")
    default: return nil
    }
    return Statement(kind, SourceRange(start, blockEnd))
  }

  /// The end of the last statement that was read: behind it stand line breaks and ends of blocks.
  var blockEnd: Int {
    var last = index - 1
    while last > 0 {
      switch tokens[last].kind {
      case .newline, .dedent, .indent: last -= 1
      default: return Int(tokens[last].range.upper)
      }
    }
    return previousEnd
  }

  // MARK: - Blocks

  /// A colon and what it opens: an indented block, or statements on the same line.
  mutating func block(_ owner: String) throws(SyntaxFailure) -> [Statement] {
    guard skip(.colon) else { throw missingColon(owner) }
    return try nested { parser throws(SyntaxFailure) in
      var statements: [Statement] = []
      guard parser.kind == .newline else {
        if case .keyword(let keyword) = parser.kind, keyword.opensBlock {
          throw parser.unexpected("`\(keyword.rawValue)` needs a line of its own")
        }
        try parser.statement(into: &statements)
        parser.endsInBlock = true
        return statements
      }
      parser.advance()
      guard parser.kind == .indent else { throw parser.missingBlock(owner) }
      parser.advance()
      while parser.kind != .dedent, parser.kind != .end {
        try parser.statement(into: &statements)
      }
      if parser.kind == .dedent { parser.advance() }
      parser.endsInBlock = true
      return statements
    }
  }

  private func missingColon(_ owner: String) -> SyntaxFailure {
    if kind == .symbol(.assign) {
      return unexpected("`=` assigns, and cannot stand in a test", hint: "`==` to compare")
    }
    if kind == .newline || kind == .end {
      return unexpected("expected `:` at the end of the `\(owner)` line", hint: "adding `:`")
    }
    if case .symbol(let symbol) = kind, symbol.isClosing {
      return unexpected("`\(symbol.rawValue)` has no opening bracket")
    }
    if owner == "else", kind == .keyword(.if) {
      return unexpected("expected `:` behind `else`", hint: "elif")
    }
    return unexpected("expected `:` here, behind what `\(owner)` needs")
  }

  private func missingBlock(_ owner: String) -> SyntaxFailure {
    if case .invalid(let index) = kind { return failures[index] }
    var failure =
      isAtEnd
      ? failure(
        "expected an indented line behind `\(owner) …:`",
        at: SourceRange(blockEnd, blockEnd))
      : failure(
        "expected this line to be indented, since it is the first behind `\(owner) …:`",
        at: token.range, hint: "4 spaces before it")
    failure.isAtEnd = isAtEnd
    return failure
  }

  /// The block of a loop, in which `break` and `continue` may stand.
  private mutating func loopBlock(_ owner: String) throws(SyntaxFailure) -> [Statement] {
    loops += 1
    defer { loops -= 1 }
    return try block(owner)
  }

  private mutating func otherwise() throws(SyntaxFailure) -> [Statement] {
    skip(.else) ? try block("else") : []
  }

  // MARK: - Statements

  private mutating func conditional() throws(SyntaxFailure) -> Statement.Kind {
    var branches: [(test: Expression, body: [Statement])] = []
    var owner = "if"
    repeat {
      advance()
      let test = try test()
      branches.append((test, try block(owner)))
      owner = "elif"
    } while kind == .keyword(.elif)
    return .conditional(branches, otherwise: try otherwise())
  }

  /// What `if` and `while` test.
  private mutating func test() throws(SyntaxFailure) -> Expression {
    let test = try expression()
    if kind == .symbol(.walrus) {
      throw unexpected("`:=` is not in nnrepl", hint: "an assignment on a line of its own")
    }
    return test
  }

  private mutating func whileLoop() throws(SyntaxFailure) -> Statement.Kind {
    advance()
    let test = try test()
    let body = try loopBlock("while")
    return .whileLoop(test, body: body, otherwise: try otherwise())
  }

  private mutating func forLoop() throws(SyntaxFailure) -> Statement.Kind {
    advance()
    let target = try targetList()
    defineNames(in: target)
    guard skip(.in) else { throw unexpected("expected `in` behind `for` and its names") }
    let iterable = try expressionList()
    let body = try loopBlock("for")
    return .forLoop(
      target: target, iterable: iterable, body: body, otherwise: try otherwise())
  }

  private mutating func tryStatement() throws(SyntaxFailure) -> Statement.Kind {
    advance()
    let wasGuarded = isGuarded
    isGuarded = true
    defer { isGuarded = wasGuarded }
    let body = try block("try")
    var handlers: [TryStatement.Handler] = []
    while kind == .keyword(.except) {
      handlers.append(try handler())
    }
    let otherwise = handlers.isEmpty ? [] : try otherwise()
    let finally = skip(.finally) ? try block("finally") : []
    if handlers.isEmpty, finally.isEmpty {
      var failure = failure(
        "expected `except` or `finally` behind the block of `try`",
        at: SourceRange(blockEnd, blockEnd))
      failure.isAtEnd = isAtEnd
      throw failure
    }
    return .tryStatement(
      TryStatement(body: body, handlers: handlers, otherwise: otherwise, finally: finally))
  }

  /// `except kind as name:`, and Python 2's `except kind, name:`.
  private mutating func handler() throws(SyntaxFailure) -> TryStatement.Handler {
    advance()
    if kind == .symbol(.star) { throw unexpected("`except*` is not in nnrepl") }
    var caught: Expression?
    var target: Expression?
    if kind != .symbol(.colon) {
      caught = try expression()
      if kind == .symbol(.comma) { needPython2("`except` with a comma", token.range) }
      if skip(.as) || skip(.comma) {
        let name = try operation(.bitOr)
        try checkTarget(name)
        defineNames(in: name)
        target = name
      }
    }
    return TryStatement.Handler(kind: caught, target: target, body: try block("except"))
  }

  private mutating func withStatement() throws(SyntaxFailure) -> Statement.Kind {
    advance()
    let opening = token
    let isBracketed = isBracketedWith
    if isBracketed { advance() }
    var items: [(context: Expression, target: Expression?)] = []
    repeat {
      if isBracketed, kind == .symbol(.closeParenthesis) { break }
      let context = try expression()
      var target: Expression?
      if skip(.as) {
        let name = try operation(.bitOr)
        try checkTarget(name)
        defineNames(in: name)
        target = name
      }
      items.append((context, target))
    } while skip(.comma)
    if isBracketed { try close(opening) }
    return .with(items, body: try block("with"))
  }

  /// Whether the bracket here holds the items of `with` rather than an expression.
  private var isBracketedWith: Bool {
    guard kind == .symbol(.openParenthesis) else { return false }
    var depth = 0
    var next = index
    while next < tokens.count {
      switch tokens[next].kind {
      case .symbol(let symbol) where symbol.closing != nil: depth += 1
      case .symbol(let symbol) where symbol.isClosing:
        depth -= 1
        if depth == 0 { return false }
      case .keyword(.as) where depth == 1: return true
      case .newline: return false
      default: break
      }
      next += 1
    }
    return false
  }
}

extension Keyword {
  /// Whether it begins a statement with a block, which cannot follow a colon on the same line.
  fileprivate var opensBlock: Bool {
    switch self {
    case .if, .while, .for, .try, .with, .def, .class: true
    default: false
    }
  }
}
