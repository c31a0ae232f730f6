/// A word, literal or sign of a program, as the lexer hands it to the parser.
struct Token {
  enum Kind: Equatable {
    case name, number, string
    case keyword(Keyword)
    case symbol(Symbol)
    /// The rest of a line that is meant for the session.
    case command
    case newline, indent, dedent
    /// Where the text ends.
    case end
    /// Something that is no token; the index of its diagnostic in `TokenStream.failures`.
    case invalid(Int)
  }

  let kind: Kind
  let range: SourceRange
}

/// The words that are never names.
enum Keyword: String, CaseIterable {
  case and, assert, `as`, `break`, `class`, `continue`, def, del, elif, `else`, except, finally
  case `for`, from, global, `if`, `import`, `in`, `is`, lambda, nonlocal, not, or, pass, raise
  case `return`, `try`, `while`, with, yield
  case none = "None"
  case `true` = "True"
  case `false` = "False"

  static let byName: [String: Keyword] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

/// The signs: operators, brackets and separators.
enum Symbol: String, CaseIterable {
  case plus = "+"
  case minus = "-"
  case star = "*"
  case slash = "/"
  case doubleSlash = "//"
  case percent = "%"
  case doubleStar = "**"
  case at = "@"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case ampersand = "&"
  case bar = "|"
  case caret = "^"
  case tilde = "~"
  case equal = "=="
  case notEqual = "!="
  /// Python 2's other way to write `!=`.
  case diamond = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case assign = "="
  case arrow = "->"
  case walrus = ":="
  case comma = ","
  case colon = ":"
  case semicolon = ";"
  case dot = "."
  case ellipsis = "..."
  case backtick = "`"
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
  case plusAssign = "+="
  case minusAssign = "-="
  case starAssign = "*="
  case slashAssign = "/="
  case doubleSlashAssign = "//="
  case percentAssign = "%="
  case doubleStarAssign = "**="
  case atAssign = "@="
  case shiftLeftAssign = "<<="
  case shiftRightAssign = ">>="
  case ampersandAssign = "&="
  case barAssign = "|="
  case caretAssign = "^="

  /// The symbols that may start with each byte, longest first.
  static let byFirstByte: [[(bytes: [UInt8], symbol: Symbol)]] = {
    var table = [[(bytes: [UInt8], symbol: Symbol)]](repeating: [], count: 256)
    for symbol in allCases {
      let bytes = Array(symbol.rawValue.utf8)
      table[Int(bytes[0])].append((bytes, symbol))
    }
    return table.map { $0.sorted { $0.bytes.count > $1.bytes.count } }
  }()

  /// The bracket that closes this one, if it is an opening bracket.
  var closing: Symbol? {
    switch self {
    case .openParenthesis: .closeParenthesis
    case .openBracket: .closeBracket
    case .openBrace: .closeBrace
    default: nil
    }
  }

  /// Whether this is a closing bracket.
  var isClosing: Bool {
    self == .closeParenthesis || self == .closeBracket || self == .closeBrace
  }
}

/// The tokens of a text, with the diagnostics of what is no token.
struct TokenStream {
  var tokens: [Token] = []
  var failures: [SyntaxFailure] = []
}

/// A mistake in a text's syntax.
struct SyntaxFailure: Error {
  var diagnostic: Diagnostic
  /// Whether more text might still make it right.
  var isAtEnd = false
}
