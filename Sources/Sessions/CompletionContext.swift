/// What stands before the cursor of a line whose last word is to be completed.
struct CompletionContext {
  /// The word that has been begun; may be empty.
  let word: String
  /// What stands before it.
  let lead: Substring
  /// The path that has been begun, where the cursor stands in a string or behind `%save` or `%load`.
  let path: String?
  /// The dictionary that a string which has been begun is a key of, as it is written.
  let keyOwner: String?

  /// The context at the end of `text`.
  init(_ text: String) {
    var word = String(text.reversed().prefix { Self.isNamePart($0) }.reversed())
    // The options of commands begin with a sign.
    if text.hasPrefix("%"), text.dropLast(word.count).hasSuffix(" -") { word = "-" + word }
    self.word = word
    lead = text.dropLast(word.count)
    for command in ["%save ", "%load "] where text.hasPrefix(command) {
      (path, keyOwner) = (String(text.dropFirst(command.count)), nil)
      return
    }
    guard let quote = LineScan(text[...]).openQuote else {
      (path, keyOwner) = (nil, nil)
      return
    }
    path = String(text[text.index(after: quote)...])
    let before = text[..<quote]
    keyOwner = before.hasSuffix("[") ? Self.operand(endingIn: before.dropLast()) : nil
  }

  static func isNamePart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  /// The function, as it is written, whose call is open at the end of `text`.
  static func openCall(in text: Substring) -> String? {
    guard let bracket = LineScan(text).openBrackets.last, text[bracket] == "(" else { return nil }
    return operand(endingIn: text[..<bracket])
  }

  /// What a point, a bracket or a call at the end of `text` would belong to: a name or a literal, with
  /// the attributes, subscripts and calls behind it.
  static func operand(endingIn text: Substring) -> String? {
    let scan = LineScan(text)
    var start = text.endIndex
    while start > text.startIndex {
      let last = text.index(before: start)
      if let quote = scan.strings[last] {
        start =
          text[..<quote].lastIndex { !isNamePart($0) }.map(text.index(after:))
          ?? text.startIndex
        break
      }
      if let bracket = scan.openings[last] {
        start = bracket
        guard let before = text[..<start].last, isNamePart(before) || ")]}'\"".contains(before)
        else { break }
        continue
      }
      guard isNamePart(text[last]) else { break }
      start = text[..<last].lastIndex { !isNamePart($0) }.map(text.index(after:)) ?? text.startIndex
      guard text[..<start].last == "." else { break }
      start = text.index(before: start)
    }
    let operand = text[start...]
    return operand.isEmpty || operand.allSatisfy(\.isNumber) ? nil : String(operand)
  }
}
