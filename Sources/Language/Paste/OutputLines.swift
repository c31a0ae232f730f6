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

  /// Whether a line that does not parse reads like numbers as an array or a tuple prints them:
  /// `[[ 1.  1.]` or `(1L, 2L)`.
  static func readsAsNumbers(_ line: some StringProtocol) -> Bool {
    let text = line.drop(while: \.isWhitespace)
    guard let first = text.first, "[(-0123456789".contains(first) else { return false }
    var previous: Character = " "
    for character in text {
      let isSign = character == "+" || character == "-"
      // A sign belongs to a number, or to its exponent.
      if isSign ? !" \t[(,e".contains(previous) : previous == "-" && character == " " {
        return false
      }
      let isPunctuation = character.isWhitespace || "[](),._".contains(character)
      guard isSign || isPunctuation || character.isLetter || character.isNumber else {
        return false
      }
      previous = character
    }
    let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "_" }
    return words.contains { $0.contains(where: \.isNumber) }
      && words.allSatisfy { isNumber($0) || valueWords.contains(String($0)) }
  }

  /// What stands among numbers in print.
  private static let valueWords: Set<String> = [
    "nan", "inf", "True", "False", "None", "array", "dtype", "float32", "float64", "int32", "int64",
    "...",
  ]

  private static func isNumber(_ word: some StringProtocol) -> Bool {
    let digits = word.hasSuffix("L") || word.hasSuffix("j") ? word.dropLast() : word[...]
    // An exponent's sign divides the word: `1.5e-03` is `1.5e` and `03`.
    let rest = digits.last == "e" ? digits.dropLast() : digits
    return !rest.isEmpty && rest.allSatisfy { $0.isNumber || $0 == "." || $0 == "e" }
      && (rest.first?.isNumber ?? false || rest.first == ".")
  }
}
