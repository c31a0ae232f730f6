/// Tells what a program printed from what a reader typed.
enum OutputLines {
  /// Whether a line that does not parse reads like output: a capitalised word that is not one of
  /// the language's, with a number or at least two more words.
  static func readsAsOutput(_ line: some StringProtocol) -> Bool {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard let first = words.first, let capital = first.unicodeScalars.first,
      capital.properties.isUppercase
    else { return false }
    let letters = first.prefix { $0.isLetter }
    if Keyword.byName[String(letters)] != nil { return false }
    guard words.count > 1 else { return false }
    return words.count >= 3 || words.dropFirst().contains { $0.contains(where: \.isNumber) }
  }
}
