/// Whether what was typed so far can run.
public enum Completeness: Sendable {
  /// It can run.
  case complete
  /// More lines are needed; the next may be indented by this many spaces.
  case incomplete(indent: Int)
  /// No further line can mend it.
  case invalid(Diagnostic)

  /// Judges the lines typed so far, joined by line breaks without one behind the last.
  ///
  /// The parser decides: a mistake at the end of the text means that more is to come. A statement
  /// with a block is complete once an empty line follows it, since its block might go on.
  public static func check(_ text: String, dialect: Dialect) -> Completeness {
    let source = SourceText(text)
    let lastLine = source.line(source.lineStarts.count - 1)
    let endsEmpty = source.lineStarts.count > 1 && lastLine.allSatisfy(\.isWhitespace)
    switch Parser.outcome(source, dialect: dialect) {
    case .success(let endsInBlock):
      return endsInBlock && !endsEmpty ? .incomplete(indent: indent(after: source)) : .complete
    case .failure(let failure):
      return failure.isAtEnd
        ? .incomplete(indent: indent(after: source)) : .invalid(failure.diagnostic)
    }
  }

  /// The indentation that fits the next line: that of the last, one level deeper behind a colon
  /// and one less behind a statement that leaves the block.
  private static func indent(after source: SourceText) -> Int {
    let tokens = Lexer.tokens(of: source).tokens
    guard let last = tokens.last(where: { $0.range.lower < $0.range.upper }) else { return 0 }
    if case .invalid = last.kind { return 0 }
    let line = source.position(of: Int(last.range.upper) - 1).line
    let text = source.line(line)
    let blanks = text.prefix { $0 == " " || $0 == "\t" }
    let indent = blanks.reduce(0) { $1 == "\t" ? ($0 / 8 + 1) * 8 : $0 + 1 }
    let opensBlock = last.kind == .symbol(.colon) || last.kind == .symbol(.assign)
    if opensBlock { return indent + 4 }
    let first = text.dropFirst(blanks.count).prefix { $0.isLetter }
    switch first {
    case "return", "pass", "break", "continue", "raise": return max(0, indent - 4)
    default: return indent
    }
  }
}

extension Parser {
  /// Whether a text parses, and if so whether its last statement ends with a block.
  static func outcome(_ source: SourceText, dialect: Dialect) -> Result<Bool, SyntaxFailure> {
    var parser = Parser(source, Lexer.tokens(of: source), dialect: dialect)
    do {
      _ = try parser.program()
      return .success(parser.endsInBlock)
    } catch {
      return .failure(error)
    }
  }
}
