/// Python's two dialects, which differ in `/` on integers and in `print`.
public enum Dialect: String, Sendable {
  case python2, python3

  /// The other one.
  var other: Dialect { self == .python2 ? .python3 : .python2 }
}

/// What a text says, as a tree.
public struct ParsedProgram: Sendable {
  /// The statements in order.
  public let statements: [Statement]
  /// The first thing that only Python 2 accepts, and where it stands.
  public let needsPython2: (reason: String, range: SourceRange)?
}

/// Reads programs: Python 2 and 3 as chapters use them, sentences and commands.
///
///     let program = try Parser.parse(SourceText("print 'x', 1"), dialect: .python3)
///     program.needsPython2?.reason  // "`print` as a statement"
public struct Parser {
  let source: SourceText
  let dialect: Dialect
  var tokens: [Token]
  var failures: [SyntaxFailure]
  var index = 0
  /// How many brackets, blocks and operands lie around the current token.
  var depth: Int
  /// The height of the tree of the last expression that was read.
  var height = 0
  var needsPython2: (reason: String, range: SourceRange)?
  /// Python 2's names that were used as if nobody had defined them, by where they first stand.
  var python2Names: [(name: String, range: SourceRange)] = []
  /// What the program itself defines, so that it does not mean Python 2's.
  var definedNames: Set<String> = []
  /// Whether what stands here is tried, so that Python 3 may refuse it.
  var isGuarded = false
  /// Whether `print` is a function here although the dialect is Python 2.
  var printIsFunction: Bool
  /// The functions that are open; whether each has had a `yield`.
  var functions: [Bool] = []
  /// The names that the class being read annotates.
  var annotations: [(name: String, text: String)] = []
  /// The loops that are open in the innermost function.
  var loops = 0
  /// Whether the last statement ended with an indented block.
  var endsInBlock = false

  /// More levels of brackets, operands or blocks than this are refused: each costs the parser and
  /// the interpreter a handful of calls, and Python itself stops at 200 brackets.
  static let deepestNesting = 200
  /// A chain such as `1 + 1 + …` is read in a loop, but the interpreter walks down its left side.
  static let tallestExpression = 1000

  init(_ source: SourceText, _ stream: TokenStream, dialect: Dialect, depth: Int = 0) {
    self.source = source
    self.dialect = dialect
    tokens = stream.tokens
    failures = stream.failures
    self.depth = depth
    printIsFunction = dialect == .python3
  }

  /// Reads a whole text in either dialect; `dialect` only decides what both read differently.
  ///
  /// `print (a, b)` prints one tuple in Python 2 and two values in Python 3, and a bare `print`
  /// prints a line or names a function. Throws the first mistake.
  public static func parse(
    _ source: SourceText, dialect: Dialect
  ) throws(Diagnostic) -> ParsedProgram {
    var parser = Parser(source, Lexer.tokens(of: source), dialect: dialect)
    do {
      let statements = try parser.program()
      return ParsedProgram(statements: statements, needsPython2: parser.firstPython2Need)
    } catch {
      throw error.diagnostic
    }
  }

  private var firstPython2Need: (reason: String, range: SourceRange)? {
    let name = python2Names.first { !definedNames.contains($0.name) }
    guard let name else { return needsPython2 }
    if let needsPython2, needsPython2.range.lower < name.range.lower { return needsPython2 }
    return ("`\(name.name)`", name.range)
  }

  mutating func needPython2(_ reason: String, _ range: SourceRange) {
    if needsPython2 == nil { needsPython2 = (reason, range) }
  }

  // MARK: - Tokens

  var token: Token { tokens[index] }

  var kind: Token.Kind { tokens[index].kind }

  /// The kind of the token `ahead` of the current one; the end repeats.
  func kind(ahead: Int) -> Token.Kind { tokens[min(index + ahead, tokens.count - 1)].kind }

  /// The offset behind the last token that was read.
  var previousEnd: Int { index > 0 ? Int(tokens[index - 1].range.upper) : 0 }

  var start: Int { Int(token.range.lower) }

  func range(from start: Int) -> SourceRange { SourceRange(start, previousEnd) }

  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  mutating func skip(_ symbol: Symbol) -> Bool {
    guard kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func skip(_ keyword: Keyword) -> Bool {
    guard kind == .keyword(keyword) else { return false }
    advance()
    return true
  }

  /// The word at the current token, if it is a name.
  var word: String? { kind == .name ? source[token.range] : nil }

  mutating func skip(word wanted: String) -> Bool {
    guard word == wanted else { return false }
    advance()
    return true
  }

  mutating func name(_ what: String) throws(SyntaxFailure) -> (name: String, range: SourceRange) {
    guard let word else { throw unexpected("expected \(what)") }
    defer { advance() }
    return (word, token.range)
  }

  /// Whether nothing but the ends of blocks is left.
  var isAtEnd: Bool {
    var next = index
    while tokens[next].kind == .dedent { next += 1 }
    return tokens[next].kind == .end
  }

  // MARK: - Depth

  /// Goes one level down for the time of `body`.
  mutating func nested<Result>(
    _ body: (inout Parser) throws(SyntaxFailure) -> Result
  ) throws(SyntaxFailure) -> Result {
    guard depth < Self.deepestNesting else {
      throw failure(
        "more than \(Self.deepestNesting) levels in one another", at: token.range,
        hint: "giving a part a name of its own")
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  /// Makes an expression whose parts are at most `tallest` levels high.
  mutating func make(
    _ kind: Expression.Kind, from start: Int, over tallest: Int
  ) throws(SyntaxFailure) -> Expression {
    height = tallest + 1
    let range = range(from: start)
    guard height <= Self.tallestExpression else {
      throw failure(
        "an expression of more than \(Self.tallestExpression) operations in one chain",
        at: SourceRange(max(start, previousEnd - 1), previousEnd),
        hint: "giving a part a name of its own")
    }
    return Expression(kind, range)
  }

  mutating func leaf(_ kind: Expression.Kind, _ range: SourceRange) -> Expression {
    height = 1
    return Expression(kind, range)
  }

  // MARK: - Mistakes

  func failure(
    _ message: String, at range: SourceRange, hint: String? = nil
  ) -> SyntaxFailure {
    SyntaxFailure(
      diagnostic: Diagnostic("SyntaxError", message, at: Place(source, range), hint: hint))
  }

  /// The mistake that the current token is: the lexer's, the text's end, or `message`.
  func unexpected(_ message: String, hint: String? = nil) -> SyntaxFailure {
    if case .invalid(let index) = kind { return failures[index] }
    var range = token.range
    if kind == .newline || kind == .end || kind == .dedent || kind == .indent {
      range = SourceRange(previousEnd, previousEnd)
    }
    var failure = failure(message, at: range, hint: hint)
    failure.isAtEnd = kind == .end
    return failure
  }
}
