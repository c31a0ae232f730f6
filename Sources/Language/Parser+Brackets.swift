extension Parser {
  /// Takes the bracket that closes the one at `opening`, or says which is missing.
  mutating func close(_ opening: Token) throws(SyntaxFailure) {
    guard case .symbol(let open) = opening.kind, let closing = open.closing else { return }
    if skip(closing) { return }
    throw unclosed(opening, open, closing)
  }

  /// The mistake that the bracket at `opening` was never closed, lines above the one that closes the
  /// bracket around it: until there, all looks like more of its values.
  func forgotten(_ opening: Token) -> SyntaxFailure? {
    guard case .symbol(let open) = opening.kind, let closing = open.closing else { return nil }
    var wanted: [Symbol] = []
    for token in tokens[index...] {
      guard case .symbol(let symbol) = token.kind else { continue }
      if let closing = symbol.closing { wanted.append(closing) }
      guard symbol.isClosing else { continue }
      if let expected = wanted.popLast() {
        if symbol != expected { return nil }
        continue
      }
      let distance =
        source.position(of: Int(token.range.lower)).line
        - source.position(of: Int(opening.range.lower)).line
      guard symbol != closing, symbol == closingAround(opening), distance > 0 else { return nil }
      return failure(
        "this `\(open.rawValue)` is not closed before the `\(symbol.rawValue)` "
          + "\(distance) line\(distance == 1 ? "" : "s") below", at: opening.range,
        hint: "adding `\(closing.rawValue)`")
    }
    return nil
  }

  /// What closes the bracket around the one at `opening`.
  private func closingAround(_ opening: Token) -> Symbol? {
    var wanted: [Symbol] = []
    for token in tokens where token.range.upper <= opening.range.lower {
      guard case .symbol(let symbol) = token.kind else { continue }
      if let closing = symbol.closing { wanted.append(closing) }
      if symbol.isClosing { wanted.removeLast(wanted.isEmpty ? 0 : 1) }
    }
    return wanted.last
  }

  func unclosed(_ opening: Token, _ open: Symbol, _ closing: Symbol) -> SyntaxFailure {
    if case .invalid(let index) = kind { return failures[index] }
    if case .symbol(let found) = kind, found.isClosing {
      if let failure = forgotten(opening) { return failure }
      return unexpected(
        "`\(found.rawValue)` does not close the `\(open.rawValue)` before it",
        hint: "\(closing.rawValue)")
    }
    let lastLine = source.position(of: max(0, previousEnd - 1)).line
    if kind == .end || source.position(of: start).line > lastLine {
      var failure = failure(
        "this `\(open.rawValue)` is never closed", at: opening.range,
        hint: "adding `\(closing.rawValue)`")
      failure.isAtEnd = kind == .end
      return failure
    }
    switch kind {
    case .symbol(.assign):
      return unexpected(
        "`=` cannot stand here",
        hint: open == .openBrace ? "`:` between key and value" : "`==` to compare")
    case .symbol(.walrus):
      return unexpected("`:=` is not in nnrepl", hint: "an assignment on a line of its own")
    case .symbol(.colon) where open == .openParenthesis:
      return unexpected("`:` cannot stand here", hint: "`=` between a name and its value")
    case .keyword(.for) where open != .openBrace:
      return unexpected(
        "several values before `for` need brackets of their own", hint: "(a, b) for …")
    case .keyword(.else) where open != .openBrace:
      return unexpected(
        "`else` cannot stand behind the `if` of a comprehension",
        hint: "`a if test else b` before `for`")
    case .string, .number:
      if open == .openBrace, index > 0, previousIsKey {
        return unexpected("expected `:` between the key and its value")
      }
    default: break
    }
    return unexpected("expected `,` or `\(closing.rawValue)`")
  }
}
