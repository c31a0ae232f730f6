/// Tells what a program printed from what a reader typed.
enum OutputLines {
  /// Whether a line that does not parse reads like output: a capitalised word that is not one of
  /// the language's, with a number or at least two more words.
  static func readsAsOutput(_ line: some StringProtocol) -> Bool {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard let first = words.first, first.unicodeScalars.first?.properties.isUppercase == true
    else { return false }
    let letters = first.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    // `Layer = a b` and `Layer(a b)` are code with a mistake in it.
    guard first.dropFirst(letters.count).allSatisfy({ ":,;.".contains($0) }),
      words.dropFirst().first?.hasSuffix("=") != true,
      Keyword.byName[String(letters)] == nil
    else { return false }
    guard words.count > 1 else { return false }
    return words.count >= 3 || words.dropFirst().contains { $0.contains(where: \.isNumber) }
  }
}
