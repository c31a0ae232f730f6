extension Parser {
  /// `@a` lines and the definition below them.
  mutating func decorated() throws(SyntaxFailure) -> Statement {
    let start = start
    var decorators: [Expression] = []
    while skip(.at) {
      decorators.append(try expression())
      guard kind == .newline else { throw unexpected("expected the end of the line") }
      advance()
    }
    let kind: Statement.Kind
    if self.kind == .keyword(.def) {
      kind = .function(try function(decorators: decorators))
    } else if self.kind == .keyword(.class) {
      kind = .classDefinition(try classDefinition(decorators: decorators))
    } else {
      throw unexpected("expected `def` or `class` behind the `@` line")
    }
    return Statement(kind, SourceRange(start, blockEnd))
  }

  mutating func function(
    decorators: [Expression]
  ) throws(SyntaxFailure) -> FunctionDefinition {
    advance()
    let name = try self.name("the function's name").name
    definedNames.insert(name)
    let opening = token
    guard skip(.openParenthesis) else {
      throw unexpected("expected `(` and the parameters", hint: "def \(name)():")
    }
    let parameters = try parameters(until: .closeParenthesis, isLambda: false)
    try close(opening)
    // What a function returns is said for the reader only.
    if skip(.arrow) { _ = try expression() }
    let outerLoops = loops
    loops = 0
    functions.append(false)
    defer { loops = outerLoops }
    let body: [Statement]
    do {
      body = try block("def")
    } catch {
      functions.removeLast()
      throw error
    }
    let isGenerator = functions.removeLast()
    return FunctionDefinition(
      name: name, parameters: parameters, body: body, decorators: decorators,
      documentation: Self.documentation(of: body), isGenerator: isGenerator)
  }

  private static func documentation(of body: [Statement]) -> String? {
    guard case .expression(let first, _)? = body.first?.kind,
      case .string(let text) = first.kind
    else { return nil }
    return text
  }

  mutating func classDefinition(
    decorators: [Expression]
  ) throws(SyntaxFailure) -> ClassDefinition {
    advance()
    let name = try self.name("the class's name").name
    definedNames.insert(name)
    let bases = kind == .symbol(.openParenthesis) ? try arguments() : []
    // Neither the function nor the loop around a class goes on in it.
    let outer = (functions, loops, annotations)
    (functions, loops, annotations) = ([], 0, [])
    defer { (functions, loops, annotations) = outer }
    let body = try block("class")
    return ClassDefinition(
      name: name, bases: bases, body: body, decorators: decorators, annotations: annotations)
  }

  // MARK: - Parameters

  /// The parameters of a function or a lambda, up to what closes them.
  ///
  /// Leaves the greatest height of the default values.
  mutating func parameters(
    until closing: Symbol, isLambda: Bool
  ) throws(SyntaxFailure) -> Parameters {
    var parameters = Parameters()
    var names: Set<String> = []
    var takesNamesOnly = false
    var tallest = 0
    while kind != .symbol(closing) {
      if skip(.doubleStar) {
        let (name, range) = try self.name("a name behind `**`")
        try insert(name, range, into: &names)
        parameters.keywordRest = name
        try annotation(isLambda)
        if skip(.comma), kind != .symbol(closing) {
          throw unexpected("nothing can follow `**\(name)` among the parameters")
        }
        break
      } else if kind == .symbol(.star) {
        if takesNamesOnly { throw unexpected("`*` can only stand once among the parameters") }
        takesNamesOnly = true
        advance()
        if kind == .name {
          let (name, range) = try self.name("a name behind `*`")
          try insert(name, range, into: &names)
          parameters.rest = name
          try annotation(isLambda)
        } else if kind(ahead: 1) != .name || kind != .symbol(.comma) {
          throw unexpected("expected a name behind `*`")
        }
      } else if kind == .symbol(.slash), !parameters.positional.isEmpty {
        // Python 3's mark that those before it have no names to pass them by.
        advance()
        parameters.positionalOnlyCount = parameters.positional.count
      } else {
        let parameter = try parameter(isLambda, &names, over: &tallest)
        if takesNamesOnly {
          parameters.keywordOnly.append(parameter)
        } else {
          if parameter.defaultValue == nil, parameters.positional.last?.defaultValue != nil {
            throw failure(
              "a parameter without a default cannot follow one with a default",
              at: parameter.range)
          }
          parameters.positional.append(parameter)
        }
      }
      if !skip(.comma) { break }
    }
    height = tallest
    return parameters
  }

  private mutating func parameter(
    _ isLambda: Bool, _ names: inout Set<String>, over tallest: inout Int
  ) throws(SyntaxFailure) -> Parameters.Parameter {
    let start = start
    var name = ""
    var unpacking: Expression?
    if kind == .symbol(.openParenthesis) {
      needPython2("a parameter in brackets", token.range)
      let target = try atom()
      try checkTarget(target)
      defineNames(in: target)
      tallest = max(tallest, height)
      unpacking = target
    } else {
      let (word, range) = try self.name("a parameter's name")
      try insert(word, range, into: &names)
      name = word
      try annotation(isLambda)
    }
    let range = range(from: start)
    var defaultValue: Expression?
    if skip(.assign) {
      defaultValue = try expression()
      tallest = max(tallest, height)
    }
    return Parameters.Parameter(
      name, unpacking: unpacking, defaultValue: defaultValue, range: range)
  }

  private mutating func insert(
    _ name: String, _ range: SourceRange, into names: inout Set<String>
  ) throws(SyntaxFailure) {
    definedNames.insert(name)
    guard names.insert(name).inserted else {
      throw failure("two parameters are called `\(name)`", at: range)
    }
  }

  /// `: Kind` behind a parameter is said for the reader only.
  private mutating func annotation(_ isLambda: Bool) throws(SyntaxFailure) {
    if !isLambda, skip(.colon) { _ = try expression() }
  }
}
