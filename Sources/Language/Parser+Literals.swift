extension Parser {
  /// More digits than this are refused, as Python does: turning them into text and back takes
  /// time that grows with their square.
  static let longestInteger = 4300

  mutating func number() throws(SyntaxFailure) -> Expression {
    let range = token.range
    if index + 1 < tokens.count, tokens[index + 1].kind == .name,
      tokens[index + 1].range.lower == range.upper
    {
      let whole = range.union(tokens[index + 1].range)
      let numbers = source[whole].split(separator: "x", omittingEmptySubsequences: false)
      let isSize = numbers.allSatisfy { Int($0) != nil }
      throw failure(
        "`\(source[whole])` is neither a number nor a name", at: whole,
        hint: isSize ? "(\(numbers.joined(separator: ", "))), outside a `net` sentence" : nil)
    }
    advance()
    return leaf(try numberKind(range), range)
  }

  private mutating func numberKind(
    _ range: SourceRange
  ) throws(SyntaxFailure) -> Expression.Kind {
    var text = source[range].filter { $0 != "_" }.lowercased()
    let isImaginary = text.last == "j" && !text.hasPrefix("0x")
    if isImaginary {
      text.removeLast()
    } else if text.last == "l" {
      text.removeLast()
      needPython2("the `L` behind a number", range)
    }
    if let radix = Self.radix(of: text) {
      return try integer(text.dropFirst(2), radix: radix, range)
    }
    let isInteger = text.utf8.allSatisfy(Characters.isDigit)
    guard isInteger, !isImaginary else {
      // The shape was checked by the lexer; only the point may lack digits on one side.
      let value = Double(text.hasSuffix(".") ? text + "0" : text) ?? Double(padded(text)) ?? 0
      return isImaginary ? .imaginary(value) : .float(value)
    }
    if text.count > 1, text.hasPrefix("0") {
      let digits = text.drop { $0 == "0" }
      if digits.isEmpty { return .integer(0) }
      guard digits.allSatisfy({ $0 < "8" }) else {
        throw failure(
          "a number that begins with 0 is octal, so it has no 8 or 9", at: range,
          hint: "\(digits)")
      }
      needPython2("an octal number without `0o`", range)
      return try integer(digits, radix: 8, range)
    }
    return try integer(text[...], radix: 10, range)
  }

  /// `1.e5` and `.5` with the digits that a strict reader of numbers wants.
  private func padded(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == ".", result.isEmpty { result += "0" }
      if character == "e", result.hasSuffix(".") { result += "0" }
      result.append(character)
    }
    return result
  }

  private static func radix(of text: String) -> Int? {
    if text.hasPrefix("0x") { return 16 }
    if text.hasPrefix("0o") { return 8 }
    return text.hasPrefix("0b") ? 2 : nil
  }

  private func integer(
    _ digits: Substring, radix: Int, _ range: SourceRange
  ) throws(SyntaxFailure) -> Expression.Kind {
    if let value = Int(digits, radix: radix) { return .integer(value) }
    guard digits.utf8.count <= Self.longestInteger else {
      throw failure(
        "an integer of more than \(Self.longestInteger) digits", at: range, hint: "a float")
    }
    guard digits.utf8.allSatisfy({ Characters.hexValue($0).map { $0 < radix } ?? false }) else {
      throw failure("not a number in base \(radix)", at: range)
    }
    if radix == 10 { return .bigInteger(String(digits.drop { $0 == "0" })) }
    return .bigInteger(Self.decimal(digits, radix: radix))
  }

  /// The decimal digits of an integer written in another base.
  private static func decimal(_ digits: Substring, radix: Int) -> String {
    // Nine decimal digits a limb, lowest first: a limb times 16 stays far below 64 bits.
    var limbs: [UInt64] = [0]
    for digit in digits.utf8 {
      var carry = UInt64(Characters.hexValue(digit) ?? 0)
      for index in limbs.indices {
        let value = limbs[index] * UInt64(radix) + carry
        limbs[index] = value % 1_000_000_000
        carry = value / 1_000_000_000
      }
      if carry > 0 { limbs.append(carry) }
    }
    let parts = limbs.reversed().enumerated().map { index, limb in
      let text = String(limb)
      return index == 0 ? text : String(repeating: "0", count: 9 - text.count) + text
    }
    return parts.joined()
  }
}
