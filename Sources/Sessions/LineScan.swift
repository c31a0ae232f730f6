/// The strings and brackets of a line, as far as it has been typed.
struct LineScan {
  /// For each closing bracket, the one that it closes.
  private(set) var openings: [Substring.Index: Substring.Index] = [:]
  /// For each quote at a string's end, that at its start.
  private(set) var strings: [Substring.Index: Substring.Index] = [:]
  /// The brackets that are not closed yet, the innermost last.
  private(set) var openBrackets: [Substring.Index] = []
  /// The quote of a string that is not closed yet.
  private(set) var openQuote: Substring.Index?
  /// The words: what blanks separate outside brackets and strings.
  private(set) var words: [Substring] = []
  /// Where a comment starts.
  private(set) var comment: Substring.Index?
  /// Behind the last `;`, or the last `:`, that stands in no bracket or string.
  private(set) var statementStart: Substring.Index

  /// Scans `text`.
  init(_ text: Substring) {
    statementStart = text.startIndex
    var isEscaped = false
    var wordStart: Substring.Index?
    for index in text.indices {
      let character = text[index]
      if let open = openQuote {
        if !isEscaped, character == text[open] {
          strings[index] = open
          openQuote = nil
        }
        isEscaped = character == "\\" && !isEscaped
        continue
      }
      if openBrackets.isEmpty, character.isWhitespace {
        if let start = wordStart { words.append(text[start..<index]) }
        wordStart = nil
        continue
      }
      if wordStart == nil { wordStart = index }
      switch character {
      case "#":
        comment = index
        return
      case "'", "\"":
        openQuote = index
        isEscaped = false
      case "(", "[", "{": openBrackets.append(index)
      case ")", "]", "}": if let open = openBrackets.popLast() { openings[index] = open }
      case ";" where openBrackets.isEmpty, ":" where openBrackets.isEmpty:
        statementStart = text.index(after: index)
      default: break
      }
    }
    if let start = wordStart { words.append(text[start...]) }
  }
}
