/// Walks through the lines of a paste and makes entries of them.
struct TranscriptReader {
  let lines: [String]
  let dialect: Dialect
  let name: String
  var transcript = Transcript()
  var index = 0
  /// Whether a prompt has been met, so that lines without one are output.
  var hasPrompts = false
  /// Whether the last entry is a statement, and how many there were when that was found.
  var judged = (count: 0, isStatement: false)

  init(_ lines: [String], _ dialect: Dialect, name: String) {
    self.lines = lines
    self.dialect = dialect
    self.name = name
  }

  mutating func read() -> Transcript {
    while index < lines.count {
      let line = lines[index]
      switch PasteSteps.marked(line) {
      case .prompt(let code, let width):
        hasPrompts = true
        readPrompted(code, width)
      case .output(let text):
        expect(text)
        index += 1
      case .shell(let command):
        setAside(command, line)
        index += 1
      case .continuation(let code) where hasPrompts && PasteSteps.isBlank(code):
        index += 1
      case .continuation where hasPrompts, .plain where hasPrompts:
        expect(line)
        index += 1
      case .continuation, .plain:
        readPlain()
      }
    }
    return transcript
  }

  // MARK: - Entries

  private mutating func expect(_ line: String) {
    var line = line[...]
    while line.last?.isWhitespace == true { line.removeLast() }
    guard !line.isEmpty else { return }
    guard !transcript.entries.isEmpty else {
      transcript.unclaimedCount += 1
      return
    }
    transcript.entries[transcript.entries.count - 1].expectations.append(String(line))
  }

  private mutating func setAside(_ command: String, _ line: String) {
    if let statement = PasteSteps.statement(forShell: command) {
      append([statement], at: index)
    } else {
      transcript.asides.append(
        Transcript.Aside(line: index + 1, text: PasteSteps.trimmed(line)))
    }
  }

  private mutating func append(_ code: [String], at line: Int) {
    transcript.entries.append(
      Transcript.Entry(source: source(code, at: line), expectations: [], method: nil))
  }

  private func source(_ code: [String], at line: Int) -> SourceText {
    SourceText(code.joined(separator: "\n"), name: name, firstLine: line + 1)
  }

  private func parses(_ code: [String], at line: Int) -> Bool {
    if case .success = Parser.outcome(source(code, at: line), dialect: dialect) { return true }
    return false
  }

  /// Whether a line is a statement or the beginning of one.
  private func mayBeCode(_ line: String) -> Bool {
    switch Parser.outcome(SourceText(line), dialect: dialect) {
    case .success: true
    case .failure(let failure): failure.isAtEnd
    }
  }

  /// Whether the entry before the current line is a whole statement, which may have output.
  private mutating func followsStatement() -> Bool {
    guard let last = transcript.entries.last else { return false }
    if judged.count != transcript.entries.count {
      judged = (transcript.entries.count, parses([last.source.text], at: 0))
    }
    return judged.isStatement
  }

  // MARK: - With prompts

  /// Reads what stands behind a prompt and the lines that go on from it.
  private mutating func readPrompted(_ first: String, _ width: Int) {
    let start = index
    var code = [first]
    // The indices in `code` of lines without a mark, which may be aligned with the prompt's code.
    var bare: [Int] = []
    var scanner = ContinuationScanner()
    scanner.read(first)
    var isBlock = scanner.opensBlock || first.hasPrefix("@") || opensNetBlock(first, scanner)
    index += 1
    scan: while index < lines.count {
      let line = lines[index]
      let marked = PasteSteps.marked(line)
      switch marked {
      case .continuation(let rest):
        code.append(scanner.isInString && rest.isEmpty ? "" : rest)
      case .prompt, .output, .shell:
        guard scanner.isInString else { break scan }
        code.append(line)
      case .plain:
        if !scanner.isOpen {
          guard
            continuesPrompted(line, isBlock, width) || continuesAligned(line, code, bare, width)
          else { break scan }
          bare.append(code.count)
        }
        code.append(line)
      }
      scanner.read(code[code.count - 1])
      isBlock = isBlock || scanner.opensBlock
      index += 1
    }
    split(aligned(code, bare, width, at: start), at: start)
  }

  private func opensNetBlock(_ line: String, _ scanner: ContinuationScanner) -> Bool {
    scanner.endsWithAssign && line.hasPrefix("net ")
  }

  /// Whether a line without a prompt goes on the block above it.
  private func continuesPrompted(_ line: String, _ isBlock: Bool, _ width: Int) -> Bool {
    if PasteSteps.trimmed(line).hasPrefix("->") { return true }
    guard isBlock, !PasteSteps.isBlank(line) else { return false }
    return PasteSteps.indentation(line) > 0 || beginsClause(line)
  }

  /// Whether a line stands exactly below the prompt's code and is a statement of its own.
  private func continuesAligned(
    _ line: String, _ code: [String], _ bare: [Int], _ width: Int
  ) -> Bool {
    guard PasteSteps.indentation(line) == width, !PasteSteps.isBlank(line),
      !(code.count == 1 && PasteSteps.isBlank(code[0]))
    else { return false }
    let text = PasteSteps.dedented(line, by: width)
    guard let program = try? Parser.parse(SourceText(text), dialect: dialect) else { return false }
    // A row of numbers is what a program prints, and nothing anybody types.
    return program.statements.contains { statement in
      if case .expression(let value, _) = statement.kind { return !value.isLiteral }
      return true
    }
  }

  /// The code with the bare lines moved to the prompt's column, if it parses only so.
  private func aligned(
    _ code: [String], _ bare: [Int], _ width: Int, at line: Int
  ) -> [String] {
    guard !bare.isEmpty, !parses(code, at: line) else { return code }
    var moved = code
    for index in bare { moved[index] = PasteSteps.dedented(code[index], by: width) }
    return parses(moved, at: line) ? moved : code
  }

  // MARK: - Without prompts

  private mutating func readPlain() {
    let line = lines[index]
    if PasteSteps.isBlank(line) || PasteSteps.isComment(line) {
      index += 1
      return
    }
    if readsAsOutput(line), followsStatement() {
      expect(line)
      index += 1
      return
    }
    if PasteSteps.readsAsShell(line), !mayBeCode(line) {
      setAside(PasteSteps.trimmed(line), line)
      index += 1
      return
    }
    let start = index
    let count = statementLength(lines, from: index)
    index += count
    append(Array(lines[start..<(start + count)]), at: start)
  }

  /// Whether a line is no code but what a program printed.
  private func readsAsOutput(_ line: String) -> Bool {
    if OutputLines.readsAsNumbers(line) {
      // Python 2 prints its long integers like that; nobody types a row of them.
      return !mayBeCode(line) || line.contains(/\dL\b/)
    }
    return OutputLines.readsAsOutput(line) && !mayBeCode(line)
  }

  /// Makes an entry of each statement among lines that stand under one prompt.
  private mutating func split(_ code: [String], at line: Int) {
    var offset = 0
    while offset < code.count {
      if PasteSteps.isBlank(code[offset]) || PasteSteps.isComment(code[offset]) {
        offset += 1
        continue
      }
      let count = statementLength(code, from: offset)
      append(Array(code[offset..<(offset + count)]), at: line + offset)
      offset += count
    }
  }

  /// How many lines the statement that begins at line `start` takes.
  private func statementLength(_ lines: [String], from start: Int) -> Int {
    var scanner = ContinuationScanner()
    scanner.read(lines[start])
    // `if a: b` on one line may have an `else` below.
    var isBlock = scanner.opensBlock || beginsBlock(lines[start])
    var isDecorator = lines[start].hasPrefix("@")
    var end = start + 1
    // Empty lines and comments belong to the statement only if more of it follows.
    var next = end
    while next < lines.count {
      let line = lines[next]
      if !scanner.isOpen {
        if PasteSteps.isBlank(line) || PasteSteps.isComment(line) {
          next += 1
          continue
        }
        let isIndented = PasteSteps.indentation(line) > 0
        guard
          isIndented || isDecorator || isBlock && beginsClause(line) || line.hasPrefix("->")
        else { break }
        if !isIndented {
          isDecorator = line.hasPrefix("@")
        }
      }
      scanner.read(line)
      isBlock = isBlock || scanner.opensBlock
      next += 1
      end = next
    }
    return end - start
  }

  /// Whether a line begins with a word that goes on the statement above it.
  private func beginsClause(_ line: String) -> Bool {
    switch firstKeyword(line) {
    case .else, .elif, .except, .finally: true
    default: false
    }
  }

  private func beginsBlock(_ line: String) -> Bool {
    switch firstKeyword(line) {
    case .if, .for, .while, .try: true
    default: false
    }
  }

  private func firstKeyword(_ line: String) -> Keyword? {
    Keyword.byName[String(line.drop { PasteSteps.isBlank($0) }.prefix { $0.isLetter })]
  }
}

extension Expression {
  /// Whether it is a number or a text, or a display of such.
  var isLiteral: Bool {
    switch kind {
    case .none, .boolean, .integer, .bigInteger, .float, .imaginary, .string, .bytes: true
    case .unary(_, let operand): operand.isLiteral
    case .list(let items), .tuple(let items): items.allSatisfy(\.isLiteral)
    default: false
    }
  }
}
