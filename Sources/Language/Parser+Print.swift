extension Parser {
  /// How `print` is meant where a statement begins with it.
  private enum PrintForm {
    case function
    /// A statement that could be read as a call, too: the dialect decides.
    case statement
    case python2Statement
  }

  /// Python 2's `print`, where that is what stands here; nil leaves it to be an expression.
  mutating func printStatement() throws(SyntaxFailure) -> Statement.Kind? {
    guard word == "print" else { return nil }
    let form = printForm
    if form == .function { return nil }
    if form == .python2Statement { needPython2("`print` as a statement", token.range) }
    advance()
    var destination: Expression?
    if skip(.shiftRight) {
      destination = try expression()
      if !endsStatement, !skip(.comma) { throw unexpected("expected `,` and what to print") }
    }
    var values: [Expression] = []
    var endsLine = true
    while !endsStatement {
      values.append(try expression())
      endsLine = !skip(.comma)
      if endsLine { break }
    }
    return .print(values, destination: destination, endsLine: endsLine)
  }

  private var printForm: PrintForm {
    let next = kind(ahead: 1)
    switch next {
    case .newline, .end, .symbol(.semicolon):
      return printIsFunction ? .function : .statement
    case .symbol(.openParenthesis):
      return parenthesisedPrintForm
    case .symbol(.shiftRight):
      return .python2Statement
    case .keyword(.not) where kind(ahead: 2) == .keyword(.in):
      return .function
    default:
      return next.startsExpression ? .python2Statement : .function
    }
  }

  /// Tells `print(a)`, which is a call, from `print (a), b`, which prints two values.
  private var parenthesisedPrintForm: PrintForm {
    var depth = 0
    var takesNames = false
    var next = index + 1
    while next < tokens.count - 1 {
      switch tokens[next].kind {
      case .symbol(let symbol):
        if symbol.closing != nil { depth += 1 }
        if symbol.isClosing { depth -= 1 }
        if depth == 1, symbol == .assign || isSpread(symbol, behind: tokens[next - 1].kind) {
          takesNames = true
        }
      case .invalid: return .function
      default: break
      }
      if depth == 0 { break }
      next += 1
    }
    let behind = tokens[min(next + 1, tokens.count - 1)].kind
    switch behind {
    case .newline, .end, .symbol(.semicolon), .keyword, .symbol(.dot):
      return printIsFunction || takesNames ? .function : .statement
    case .symbol(.assign), .symbol(.colon), .symbol(.closeParenthesis), .invalid:
      return .function
    default:
      return .python2Statement
    }
  }

  /// Whether a star begins an argument rather than multiplies.
  private func isSpread(_ symbol: Symbol, behind before: Token.Kind) -> Bool {
    (symbol == .star || symbol == .doubleStar)
      && (before == .symbol(.openParenthesis) || before == .symbol(.comma))
  }
}
