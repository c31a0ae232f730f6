/// Cuts a text into tokens in one pass; what is no token becomes an `.invalid` one, so that the
/// parser meets mistakes in the order of the text.
struct Lexer {
  let source: SourceText
  let bytes: [UInt8]
  let limit: Int
  var offset: Int
  var stream = TokenStream()
  /// The brackets that are open; inside them lines do not end.
  private var brackets: [Symbol] = []
  /// The columns of the blocks that are open.
  ///
  /// The first line sets the outermost.
  private var indents: [Int] = []
  /// Whether the text is one expression, as between the braces of an f-string.
  private let isFragment: Bool
  /// Whether no token of the line has been read yet.
  private var isLineStart: Bool

  /// More than this many open blocks are refused, as Python does, since every walk over the tree
  /// goes down one call a block.
  private static let deepestIndent = 100

  private init(_ source: SourceText, from start: Int, to limit: Int, isFragment: Bool) {
    self.source = source
    bytes = source.bytes
    self.limit = limit
    offset = start
    self.isFragment = isFragment
    isLineStart = !isFragment
  }

  /// The tokens of a whole text.
  static func tokens(of source: SourceText) -> TokenStream {
    var lexer = Lexer(source, from: 0, to: source.bytes.count, isFragment: false)
    lexer.stream.tokens.reserveCapacity(source.bytes.count / 4)
    lexer.run()
    return lexer.stream
  }

  /// The tokens of an expression that lies inside an f-string.
  static func tokens(of source: SourceText, in range: Range<Int>) -> TokenStream {
    var lexer = Lexer(source, from: range.lowerBound, to: range.upperBound, isFragment: true)
    lexer.run()
    return lexer.stream
  }

  // MARK: - Emitting

  mutating func emit(_ kind: Token.Kind, from start: Int) {
    stream.tokens.append(Token(kind: kind, range: SourceRange(start, offset)))
  }

  mutating func emitFailure(
    _ message: String, from start: Int, to end: Int? = nil, hint: String? = nil,
    isAtEnd: Bool = false
  ) {
    let range = SourceRange(start, end ?? offset)
    let diagnostic = Diagnostic("SyntaxError", message, at: Place(source, range), hint: hint)
    stream.failures.append(SyntaxFailure(diagnostic: diagnostic, isAtEnd: isAtEnd))
    stream.tokens.append(Token(kind: .invalid(stream.failures.count - 1), range: range))
  }

  func peek(_ ahead: Int = 0) -> UInt8 {
    offset + ahead < limit ? bytes[offset + ahead] : 0
  }

  // MARK: - Lines

  private mutating func run() {
    while offset < limit {
      if isLineStart { startLine() } else { continueLine() }
    }
    finish()
  }

  /// Measures a line's indentation; empty lines and comments have none.
  private mutating func startLine() {
    let start = offset
    var column = 0
    scan: while offset < limit {
      switch bytes[offset] {
      case UInt8(ascii: " "): column += 1
      case UInt8(ascii: "\t"): column = (column / 8 + 1) * 8
      case 0x0C: column = 0
      case UInt8(ascii: "\r"): break
      case 0x80...:
        let (scalar, length) = Characters.scalar(bytes, at: offset)
        guard Characters.isWideBlank(scalar) else { break scan }
        // Zero-width characters, such as a byte order mark, take no column.
        if scalar != "\u{FEFF}", scalar != "\u{200B}" { column += 1 }
        offset += length - 1
      default: break scan
      }
      offset += 1
    }
    if peek() == UInt8(ascii: "#") { skipComment() }
    guard offset < limit else { return }
    if bytes[offset] == UInt8(ascii: "\n") {
      offset += 1
      return
    }
    isLineStart = false
    indent(to: column, from: start)
    command()
  }

  private mutating func continueLine() {
    switch bytes[offset] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), 0x0C:
      offset += 1
    case UInt8(ascii: "\n"):
      endLine()
    case UInt8(ascii: "#"):
      skipComment()
    case UInt8(ascii: "\\"):
      joinLines()
    default:
      token()
    }
  }

  private mutating func skipComment() {
    while offset < limit, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
  }

  /// Ends the line, unless a bracket is open or an arrow joins it to the next.
  private mutating func endLine() {
    let start = offset
    offset += 1
    guard brackets.isEmpty, !isFragment else { return }
    if stream.tokens.last?.kind == .symbol(.arrow) || arrowOpensNextLine() { return }
    stream.tokens.append(Token(kind: .newline, range: SourceRange(start, start)))
    isLineStart = true
  }

  /// Whether the next line that is not empty begins with `->`.
  private func arrowOpensNextLine() -> Bool {
    var next = offset
    while next < limit, bytes[next] == 0x20 || (0x09...0x0D).contains(bytes[next]) { next += 1 }
    return next + 1 < limit && bytes[next] == UInt8(ascii: "-")
      && bytes[next + 1] == UInt8(ascii: ">")
  }

  /// Goes over a backslash and the line break behind it.
  private mutating func joinLines() {
    let start = offset
    offset += 1
    // Blanks behind the backslash are invisible, and common in copied text.
    while peek() == 0x20 || peek() == 0x09 || peek() == 0x0D { offset += 1 }
    if offset >= limit {
      emitFailure(
        "the line goes on after `\\`, but the text ends here", from: start, to: start + 1,
        isAtEnd: !isFragment)
    } else if bytes[offset] == UInt8(ascii: "\n") {
      offset += 1
    } else {
      offset = start + 1
      emitFailure(
        "a `\\` outside a string can only stand at the end of a line", from: start)
    }
  }

  private mutating func indent(to column: Int, from start: Int) {
    guard let current = indents.last else {
      indents = [column]
      return
    }
    if column > current {
      indents.append(column)
      if indents.count == Self.deepestIndent {
        emitFailure("more than \(Self.deepestIndent) blocks in one another", from: start)
      } else {
        emit(.indent, from: start)
      }
      return
    }
    while let open = indents.last, column < open, indents.count > 1 {
      indents.removeLast()
      stream.tokens.append(Token(kind: .dedent, range: SourceRange(offset, offset)))
    }
    if let open = indents.last, column != open {
      let back = column > open
      emitFailure(
        back
          ? "this line is indented less than its block, but more than what is around it"
          : "this line is indented less than the first one", from: start,
        hint: back ? "aligning it with one of the lines above" : "aligning the lines")
      // What follows is measured from here.
      indents[indents.count - 1] = column
    }
  }

  private mutating func finish() {
    offset = limit
    if !isFragment {
      // An open bracket or an arrow asks for another line, so the last one has not ended.
      if brackets.isEmpty, let last = stream.tokens.last, last.kind != .symbol(.arrow) {
        if last.kind != .newline { emit(.newline, from: limit) }
        for _ in indents.dropFirst() { emit(.dedent, from: limit) }
      }
    }
    emit(.end, from: limit)
  }

  // MARK: - Tokens

  private mutating func token() {
    let start = offset
    let byte = bytes[offset]
    if Characters.isASCIINameStart(byte) {
      if let quote = stringPrefix() {
        string(from: start, quoteAt: quote)
      } else {
        name()
      }
    } else if Characters.isDigit(byte)
      || byte == UInt8(ascii: ".") && Characters.isDigit(peek(1))
    {
      number()
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      string(from: start, quoteAt: start)
    } else if byte >= 0x80 {
      let (scalar, length) = Characters.scalar(bytes, at: offset)
      if Characters.isWideBlank(scalar) {
        offset += length
      } else if Characters.isNameStart(scalar) {
        name()
      } else {
        unknown(scalar, length)
      }
    } else if let symbol = symbol() {
      track(symbol)
      emit(.symbol(symbol), from: start)
    } else {
      unknown(Unicode.Scalar(byte), 1)
    }
  }

  private mutating func name() {
    let start = offset
    while offset < limit {
      if bytes[offset] < 0x80 {
        guard Characters.isASCIINamePart(bytes[offset]) else { break }
        offset += 1
      } else {
        let (scalar, length) = Characters.scalar(bytes, at: offset)
        guard Characters.isNamePart(scalar) else { break }
        offset += length
      }
    }
    // The longest keyword has eight letters.
    if offset - start <= 8 {
      let word = String(decoding: bytes[start..<offset], as: UTF8.self)
      if let keyword = Keyword.byName[word] { return emit(.keyword(keyword), from: start) }
    }
    emit(.name, from: start)
  }

  private mutating func symbol() -> Symbol? {
    for (text, symbol) in Symbol.byFirstByte[Int(bytes[offset])]
    where offset + text.count <= limit {
      var matches = true
      for (index, byte) in text.enumerated() where bytes[offset + index] != byte {
        matches = false
        break
      }
      if matches {
        offset += text.count
        return symbol
      }
    }
    return nil
  }

  /// Keeps account of the open brackets.
  ///
  /// A closing bracket closes the innermost, whatever it is: the parser says where they do not
  /// match.
  private mutating func track(_ symbol: Symbol) {
    if symbol.closing != nil {
      brackets.append(symbol)
    } else if symbol.isClosing, !brackets.isEmpty {
      brackets.removeLast()
    }
  }

  private mutating func unknown(_ scalar: Unicode.Scalar, _ length: Int) {
    let start = offset
    offset += length
    if let sign = Characters.lookAlikes[scalar] {
      emitFailure(
        "`\(scalar)` is not the sign `\(sign)`, though it looks like it", from: start,
        hint: scalar == "×"
          ? "`*`, or `x` in a shape such as 1x28x28" : "`\(sign)`, typed with the input method off")
    } else if scalar == "!" {
      emitFailure("`!` alone means nothing here", from: start, hint: "not")
    } else if scalar == "?" {
      emitFailure(
        "`?` can only begin or end a line that asks about a name", from: start)
    } else if scalar.value < 0x20 || scalar.value == 0x7F || scalar == "\u{FFFD}" {
      emitFailure("an unreadable character", from: start, hint: "deleting it")
    } else {
      emitFailure("`\(scalar)` has no meaning in a program", from: start)
    }
  }
}
