/// The steps that make lines of code of what was copied from a book, each a function of its own.
enum PasteSteps {
  /// The blanks of every kind that a line begins with.
  static func indentation(_ line: some StringProtocol) -> Int {
    line.prefix { isBlank($0) }.count
  }

  static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }

  static func isBlank(_ line: some StringProtocol) -> Bool {
    line.allSatisfy { $0.isWhitespace }
  }

  /// Whether there is nothing on the line but a comment.
  static func isComment(_ line: some StringProtocol) -> Bool {
    line.first { !isBlank($0) } == "#"
  }

  // MARK: - Characters

  /// The lines without byte order mark and carriage returns, and with plain spaces at the front.
  static func lines(of text: String) -> [String] {
    var bytes = Substring(text)
    if bytes.unicodeScalars.first == "\u{FEFF}" { bytes.unicodeScalars.removeFirst() }
    return bytes.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      var line = Substring($0)
      while line.unicodeScalars.last == "\r" { line.unicodeScalars.removeLast() }
      return plainSpaces(line)
    }
  }

  /// The line with the wide blanks of its indentation made spaces: web pages indent with them.
  private static func plainSpaces(_ line: Substring) -> String {
    let end =
      line.unicodeScalars.firstIndex {
        $0 != " " && $0 != "\t" && !Characters.isWideBlank($0)
      } ?? line.unicodeScalars.endIndex
    guard line.unicodeScalars[..<end].contains(where: Characters.isWideBlank) else {
      return String(line)
    }
    var front = ""
    for scalar in line.unicodeScalars[..<end] {
      switch scalar {
      case "\t": front += "\t"
      case "\u{FEFF}", "\u{200B}": break
      default: front += " "
      }
    }
    return front + String(line[end...])
  }

  // MARK: - Indentation

  /// The lines without the blanks that the first line of code begins with.
  static func dedented(_ lines: [String]) -> [String] {
    guard let first = lines.first(where: { !isBlank($0) && !isComment($0) }) else { return lines }
    let front = first.prefix { isBlank($0) }
    guard !front.isEmpty else { return lines }
    return lines.map { $0.hasPrefix(front) ? String($0.dropFirst(front.count)) : $0 }
  }

  /// The lines with four spaces for each tab they begin with, where tabs and spaces are mixed.
  static func withoutTabs(_ lines: [String]) -> [String]? {
    let fronts = lines.map { $0.prefix { isBlank($0) } }
    guard fronts.contains(where: { $0.contains("\t") }),
      fronts.contains(where: { $0.contains(" ") })
    else { return nil }
    return zip(lines, fronts).map { line, front in
      String(repeating: " ", count: front.reduce(0) { $1 == "\t" ? ($0 / 4 + 1) * 4 : $0 + 1 })
        + line.dropFirst(front.count)
    }
  }

  /// The line without as many as `count` of the blanks it begins with.
  static func dedented(_ line: String, by count: Int) -> String {
    String(line.dropFirst(min(count, indentation(line))))
  }

  // MARK: - Prompts

  /// What a line says of itself by what it begins with.
  enum Marked: Equatable {
    /// `>>> code`, `In [3]: code`, `nn> code`; how many columns the prompt takes.
    case prompt(code: String, width: Int)
    /// `... code`, `   ...: code`
    case continuation(code: String)
    /// `Out[3]: text`
    case output(text: String)
    /// `$ command`
    case shell(command: String)
    case plain
  }

  /// Reads the mark at the front of a line.
  static func marked(_ line: String) -> Marked {
    let front = indentation(line)
    let body = line.dropFirst(front)
    for prompt in [">>>", "nn>"] where body.hasPrefix(prompt) {
      let rest = body.dropFirst(prompt.count)
      if prompt == "nn>", let next = rest.first, !isBlank(next) { continue }
      return .prompt(code: withoutBlank(rest), width: front + prompt.count + 1)
    }
    if let (rest, width) = numbered(body, "In [") {
      return .prompt(code: withoutBlank(rest), width: front + width + 1)
    }
    if let (rest, _) = numbered(body, "Out[") { return .output(text: withoutBlank(rest)) }
    let dots = body.prefix { $0 == "." }.count
    if dots >= 2 {
      let rest = body.dropFirst(dots)
      if rest.first == ":" { return .continuation(code: withoutBlank(rest.dropFirst())) }
      if dots == 3, rest.first.map(isBlank) ?? true {
        return .continuation(code: withoutBlank(rest))
      }
    }
    if body.first == "$" {
      let command = body.dropFirst().drop { isBlank($0) }
      if !command.isEmpty { return .shell(command: trimmed(command)) }
    }
    return .plain
  }

  /// What stands behind `In [3]:`, and how many columns that takes.
  private static func numbered(_ line: Substring, _ opening: String) -> (Substring, Int)? {
    guard line.hasPrefix(opening) else { return nil }
    let digits = line.dropFirst(opening.count).prefix { $0.isNumber || $0 == " " || $0 == "*" }
    let width = opening.count + digits.count + 2
    guard line.dropFirst(width - 2).hasPrefix("]:") else { return nil }
    return (line.dropFirst(width), width)
  }

  private static func withoutBlank(_ text: Substring) -> String {
    String(text.first.map(isBlank) == true ? text.dropFirst() : text)
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    var text = Substring(text)
    while text.last?.isWhitespace == true { text.removeLast() }
    while text.first?.isWhitespace == true { text.removeFirst() }
    return String(text)
  }

  // MARK: - Shell lines

  /// The statement that does what a line for the shell would do, if there is one.
  static func statement(forShell command: String) -> String? {
    let words = command.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, words[0] == "python" || words[0] == "python2" || words[0] == "python3",
      words[1].split(separator: "/").last == "expand_mnist.py"
    else { return nil }
    return "expand_mnist()"
  }

  /// Whether a line that does not parse is meant for the shell although no `$` stands before it.
  static func readsAsShell(_ line: String) -> Bool {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count > 1, let first = words.first else { return false }
    switch first {
    case "git", "cd", "pip", "sudo", "wget", "curl", "conda", "python", "python2", "python3",
      "ipython":
      return true
    default:
      // `THEANO_FLAGS=… python test.py`
      let name = first.prefix { $0 != "=" }
      return name.count < first.count && name.allSatisfy { $0.isUppercase || $0 == "_" }
        && words.dropFirst().contains { $0 == "python" }
    }
  }
}
