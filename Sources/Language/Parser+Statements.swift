extension Parser {
  /// All statements up to the end of the text.
  mutating func program() throws(SyntaxFailure) -> [Statement] {
    var statements: [Statement] = []
    while kind != .end {
      let first = index
      do {
        try statement(into: &statements)
      } catch {
        throw explained(error, firstToken: tokens[first])
      }
    }
    return statements
  }

  /// One line of simple statements, or a compound statement.
  mutating func statement(into statements: inout [Statement]) throws(SyntaxFailure) {
    endsInBlock = false
    switch kind {
    case .keyword(let keyword):
      if let compound = try compoundStatement(keyword) {
        statements.append(compound)
        return
      }
    case .symbol(.at):
      statements.append(try decorated())
      return
    case .command:
      statements.append(command())
      return
    case .indent:
      throw failure(
        "this line is indented more than the one before", at: firstOnLine(),
        hint: "aligning it with the line before")
    case .newline:
      // An empty one is left where the text before it was a mistake's end.
      advance()
      return
    case .name:
      if let failure = missingStatement() { throw failure }
    default: break
    }
    try simpleStatements(into: &statements)
  }

  private func firstOnLine() -> SourceRange { tokens[min(index + 1, tokens.count - 1)].range }

  /// Statements of Python 3 that nnrepl does not have, told by their first words.
  private func missingStatement() -> SyntaxFailure? {
    let second = kind(ahead: 1)
    switch word {
    case "async":
      guard second == .keyword(.def) || second == .keyword(.for) || second == .keyword(.with)
      else { return nil }
      return failure("`async` is not in nnrepl", at: token.range)
    case "await" where second == .name:
      return failure("`await` is not in nnrepl", at: token.range)
    case "exec" where second == .string || second == .name:
      return failure("`exec` is not in nnrepl", at: token.range)
    case "type" where second == .name && kind(ahead: 2) == .symbol(.assign):
      return failure("`type` as a statement is not in nnrepl", at: token.range)
    case "match" where beginsMatch(second):
      return failure(
        "Python's `match` is not in nnrepl", at: token.range, hint: "`if` and `elif`")
    default: return nil
    }
  }

  /// Whether the line ends with a colon and the one below begins with `case`.
  private func beginsMatch(_ second: Token.Kind) -> Bool {
    guard second.startsExpression || second == .symbol(.star) else { return false }
    var next = index + 1
    while next < tokens.count, tokens[next].kind != .newline, tokens[next].kind != .end {
      next += 1
    }
    guard next + 2 < tokens.count, tokens[next - 1].kind == .symbol(.colon) else { return false }
    return tokens[next + 1].kind == .indent && source[tokens[next + 2].range] == "case"
  }

  private mutating func simpleStatements(
    into statements: inout [Statement]
  ) throws(SyntaxFailure) {
    while true {
      let start = start
      var statement = try simpleStatement()
      let range = range(from: start)
      let hasSemicolon = skip(.semicolon)
      if hasSemicolon, case .expression(let value, _) = statement, kind == .newline {
        statement = .expression(value, silent: true)
      }
      statements.append(Statement(statement, range))
      if endsInBlock { return }
      guard hasSemicolon, kind != .newline else { break }
    }
    guard kind == .newline else { throw strayToken() }
    advance()
  }

  private mutating func simpleStatement() throws(SyntaxFailure) -> Statement.Kind {
    guard case .keyword(let keyword) = kind else {
      if let sentence = try sentence() { return sentence }
      if let print = try printStatement() { return print }
      return try expressionStatement()
    }
    switch keyword {
    case .pass:
      advance()
      return .pass
    case .break, .continue:
      guard loops > 0 else { throw unexpected("`\(keyword.rawValue)` stands outside a loop") }
      advance()
      return keyword == .break ? .breakLoop : .continueLoop
    case .del: return try delete()
    case .return: return try returnStatement()
    case .raise: return try raise()
    case .global, .nonlocal:
      if keyword == .nonlocal, functions.isEmpty {
        throw unexpected("`nonlocal` stands outside a function")
      }
      advance()
      let names = try commaSeparated { parser throws(SyntaxFailure) in
        try parser.name("a name").name
      }
      return keyword == .global ? .global(names) : .nonlocal(names)
    case .import: return try importModules()
    case .from: return try importNames()
    case .assert:
      advance()
      let test = try expression()
      return .assert(test, message: skip(.comma) ? try expression() : nil)
    default: return try expressionStatement()
    }
  }

  mutating func commaSeparated<Item>(
    _ item: (inout Parser) throws(SyntaxFailure) -> Item
  ) throws(SyntaxFailure) -> [Item] {
    var items = [try item(&self)]
    while skip(.comma) { items.append(try item(&self)) }
    return items
  }

  private mutating func delete() throws(SyntaxFailure) -> Statement.Kind {
    advance()
    let targets = try expressionList()
    try checkTarget(targets, verb: "delete")
    if case .tuple(let items) = targets.kind { return .delete(items) }
    return .delete([targets])
  }

  private mutating func returnStatement() throws(SyntaxFailure) -> Statement.Kind {
    guard !functions.isEmpty else { throw unexpected("`return` stands outside a function") }
    advance()
    return .returnValue(endsStatement ? nil : try expressionListOrYield())
  }

  /// Whether the line or the statement ends here.
  var endsStatement: Bool { kind == .newline || kind == .symbol(.semicolon) || kind == .end }

  /// `raise`, `raise error from cause`, and Python 2's `raise Kind, argument, traceback`.
  private mutating func raise() throws(SyntaxFailure) -> Statement.Kind {
    advance()
    if endsStatement { return .raise(nil, cause: nil) }
    let start = start
    var error = try expression()
    if skip(.from) { return .raise(error, cause: try expression()) }
    guard kind == .symbol(.comma) else { return .raise(error, cause: nil) }
    needPython2("`raise` with a comma", token.range)
    advance()
    let tallest = height
    let argument = try expression()
    error = try make(
      .call(error, [Argument(.positional, argument)]), from: start, over: max(tallest, height))
    // The traceback names frames that nnrepl does not keep.
    if skip(.comma) { _ = try expression() }
    return .raise(error, cause: nil)
  }

  // MARK: - Assignment

  private mutating func expressionStatement() throws(SyntaxFailure) -> Statement.Kind {
    let first = try expressionListOrYield()
    switch kind {
    case .symbol(.assign): return try assignment(to: first)
    case .symbol(.colon):
      if let annotated = try annotated(first) { return annotated }
    case .symbol(let symbol):
      if let binary = symbol.augmented {
        try checkTarget(first, isSingle: true)
        advance()
        return .augmentedAssignment(first, binary, try expressionListOrYield())
      }
    default: break
    }
    return .expression(first, silent: false)
  }

  private mutating func assignment(to first: Expression) throws(SyntaxFailure) -> Statement.Kind {
    var targets: [Expression] = []
    var value = first
    while kind == .symbol(.assign) {
      try checkTarget(value)
      defineNames(in: value)
      targets.append(value)
      advance()
      value = try expressionListOrYield()
    }
    if let binary = kind.symbol?.augmented {
      throw unexpected("`\(binary.rawValue)=` cannot stand behind `=`")
    }
    return .assignment(targets, value)
  }

  /// `name: Kind = value`: the annotation is read and dropped.
  private mutating func annotated(
    _ target: Expression
  ) throws(SyntaxFailure) -> Statement.Kind? {
    switch target.kind {
    case .name, .attribute, .subscripted: break
    default: return nil
    }
    guard kind(ahead: 1).startsExpression else { return nil }
    advance()
    let annotation = try expression()
    // Inside a class, the names with annotations are what dataclasses make fields of.
    if case .name(let name) = target.kind, functions.isEmpty {
      annotations.append((name, source[annotation.range]))
    }
    guard skip(.assign) else { return .pass }
    defineNames(in: target)
    return .assignment([target], try expressionListOrYield())
  }

  /// Says what cannot be assigned to.
  func checkTarget(
    _ target: Expression, verb: String = "assign to", isSingle: Bool = false
  ) throws(SyntaxFailure) {
    let what: String
    switch target.kind {
    case .name, .attribute, .subscripted: return
    case .tuple(let items) where !isSingle, .list(let items) where !isSingle:
      for item in items { try checkTarget(item, verb: verb) }
      let starred = items.filter(\.isStarred)
      if starred.count > 1 {
        throw failure("only one name can be starred", at: starred[1].range)
      }
      return
    case .starred(let inner) where !isSingle:
      return try checkTarget(inner, verb: verb)
    case .tuple, .list, .starred: what = "several names at once"
    case .call: what = "a call"
    case .none, .boolean: what = "`\(source[target.range])`"
    case .integer, .bigInteger, .float, .imaginary: what = "a number"
    case .string, .bytes, .formatted: what = "a string"
    case .comparison: what = "a comparison"
    default: what = "the result of an operation"
    }
    throw failure(
      "cannot \(verb) \(what)", at: target.range,
      hint: kind == .symbol(.assign) ? "`==` to compare" : nil)
  }

  /// Notes what names a target defines.
  mutating func defineNames(in target: Expression) {
    switch target.kind {
    case .name(let name): definedNames.insert(name)
    case .tuple(let items), .list(let items):
      for item in items { defineNames(in: item) }
    case .starred(let inner): defineNames(in: inner)
    default: break
    }
  }

  // MARK: - Commands

  private mutating func command() -> Statement {
    let range = token.range
    advance()
    if kind == .newline { advance() }
    let text = Substring(source[range])
    // Where `part` of the text lies in the source, without the blanks around it.
    func arguments(_ part: Substring) -> (String, SourceRange) {
      var part = part
      while let last = part.last, last.isWhitespace { part.removeLast() }
      while let first = part.first, first.isWhitespace { part.removeFirst() }
      let start = Int(range.lower) + text.utf8.distance(from: text.startIndex, to: part.startIndex)
      return (String(part), SourceRange(start, start + part.utf8.count))
    }
    func make(_ name: String, _ rest: Substring) -> Statement {
      let (text, place) = arguments(rest)
      return Statement(
        .command(Command(name: name, arguments: text, argumentsRange: place)), range)
    }
    switch text.first {
    case "!": return make("!", text.dropFirst())
    case "?": return make("?", text.drop { $0 == "?" })
    case "%" where text.last != "?" || text.contains(where: \.isWhitespace):
      let sign = text.hasPrefix("%%") ? "%" : ""
      let body = text.drop { $0 == "%" }
      let name = body.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      return make(sign + name, body.dropFirst(name.count))
    default:
      var name = text
      while name.last == "?" || name.last?.isWhitespace == true { name.removeLast() }
      return make("?", name)
    }
  }

  // MARK: - Mistakes

  /// What to say of a token where the line should have ended.
  private func strayToken() -> SyntaxFailure {
    if case .invalid(let index) = kind { return failures[index] }
    switch kind {
    case .symbol(.assign): return unexpected("`=` cannot stand here", hint: "`==` to compare")
    case .symbol(.walrus):
      return unexpected("`:=` is not in nnrepl", hint: "an assignment on a line of its own")
    case .symbol(.arrow):
      return unexpected("`->` belongs in a `net` sentence", hint: "net NAME = 784 -> dense 10")
    case .symbol(let symbol) where symbol.isClosing:
      return unexpected("`\(symbol.rawValue)` has no opening bracket")
    case .indent:
      return failure(
        "this line is indented more than the one before", at: firstOnLine(),
        hint: "aligning it with the line before")
    default: break
    }
    let text = source[token.range]
    let before = index > 0 ? tokens[index - 1] : token
    if before.kind == .string, before.range.upper == token.range.lower {
      return unexpected(
        "the string before this ends here", hint: "`\\` before a quote that belongs to the string")
    }
    if before.kind == .name, Int(before.range.lower) == firstOfLine(before) {
      let words = Keyword.allCases.map(\.rawValue) + Self.sentenceVerbs + ["print"]
      let typed = source[before.range]
      // Short names are near to some word by chance.
      if typed.count >= 4, let near = nearest(to: typed, in: words) {
        return failure("`\(typed)` begins no statement", at: before.range, hint: near)
      }
    }
    let shown = text.count > 20 ? "this" : "`\(text)`"
    return unexpected("expected the end of the line, found \(shown)")
  }

  private func firstOfLine(_ token: Token) -> Int {
    let offset = Int(token.range.lower)
    let line = source.lineStarts[source.position(of: offset).line]
    var start = line
    while start < offset, Characters.isASCIIBlank(source.bytes[start]) { start += 1 }
    return start
  }

  /// Says of a line that reads like a program's output that it is one.
  private func explained(_ error: SyntaxFailure, firstToken: Token) -> SyntaxFailure {
    guard !error.isAtEnd, firstToken.kind == .name, let place = error.diagnostic.place else {
      return error
    }
    let (line, _) = source.position(of: Int(firstToken.range.lower))
    let text = source.line(line)
    guard source.position(of: Int(place.range.lower)).line == line,
      OutputLines.readsAsOutput(text)
    else { return error }
    let start = Int(firstToken.range.lower)
    return failure(
      "this line reads like a program's output, not like a statement",
      at: SourceRange(start, source.lineStarts[line] + text.utf8.count), hint: "leaving it out")
  }
}

extension Expression {
  fileprivate var isStarred: Bool {
    if case .starred = kind { return true }
    return false
  }
}

extension Token.Kind {
  /// The sign, if it is one.
  var symbol: Symbol? {
    if case .symbol(let symbol) = self { return symbol }
    return nil
  }
}

extension Symbol {
  /// The operation that this sign assigns with.
  fileprivate var augmented: BinaryOperator? {
    switch self {
    case .plusAssign: .add
    case .minusAssign: .subtract
    case .starAssign: .multiply
    case .slashAssign: .divide
    case .doubleSlashAssign: .floorDivide
    case .percentAssign: .modulo
    case .doubleStarAssign: .power
    case .atAssign: .matrixProduct
    case .shiftLeftAssign: .shiftLeft
    case .shiftRightAssign: .shiftRight
    case .ampersandAssign: .bitAnd
    case .barAssign: .bitOr
    case .caretAssign: .bitXor
    default: nil
    }
  }
}
