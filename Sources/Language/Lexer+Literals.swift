extension Lexer {
  /// The offset of the quote, if a string with a prefix such as `rb` begins here.
  func stringPrefix() -> Int? {
    var ahead = 0
    while ahead < 3 {
      switch peek(ahead) {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        return ahead > 0 ? offset + ahead : nil
      case UInt8(ascii: "r"), UInt8(ascii: "R"), UInt8(ascii: "b"), UInt8(ascii: "B"),
        UInt8(ascii: "u"), UInt8(ascii: "U"), UInt8(ascii: "f"), UInt8(ascii: "F"):
        ahead += 1
      default:
        return nil
      }
    }
    return nil
  }

  /// Reads a string up to its closing quote; what is in it is decoded by the parser.
  mutating func string(from start: Int, quoteAt quoteOffset: Int) {
    let quote = bytes[quoteOffset]
    offset = quoteOffset
    let isTriple = peek(1) == quote && peek(2) == quote
    offset += isTriple ? 3 : 1
    while offset < limit {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\\") {
        // A backslash at the end of a line may have a carriage return before the break.
        offset += peek(1) == UInt8(ascii: "\r") && peek(2) == UInt8(ascii: "\n") ? 3 : 2
      } else if byte == quote, !isTriple || peek(1) == quote && peek(2) == quote {
        offset += isTriple ? 3 : 1
        return emit(.string, from: start)
      } else if byte == UInt8(ascii: "\n"), !isTriple {
        break
      } else {
        offset += 1
      }
    }
    offset = min(offset, limit)
    let sign = String(repeating: quote == UInt8(ascii: "'") ? "'" : "\"", count: isTriple ? 3 : 1)
    let opening = quoteOffset + sign.utf8.count
    emitFailure(
      "this string has no closing \(sign)", from: start, to: isTriple ? opening : nil,
      hint: "adding \(sign) where the string ends", isAtEnd: isTriple)
  }

  /// Reads a number; `5x5` reads as the number 5 and the name x5, which a sentence puts together.
  mutating func number() {
    let start = offset
    if bytes[offset] == UInt8(ascii: "0") {
      let radix = peek(1) | 0x20
      if radix == UInt8(ascii: "x"), Characters.isHexDigit(peek(2)) || peek(2) == 0x5F {
        offset += 2
        digits(Characters.isHexDigit)
        return endNumber(from: start, isInteger: true)
      }
      if radix == UInt8(ascii: "o") || radix == UInt8(ascii: "b"), Characters.isDigit(peek(2)) {
        offset += 2
        digits(Characters.isDigit)
        return endNumber(from: start, isInteger: true)
      }
    }
    var isInteger = true
    digits(Characters.isDigit)
    if peek() == UInt8(ascii: ".") {
      isInteger = false
      offset += 1
      digits(Characters.isDigit)
    }
    if peek() | 0x20 == UInt8(ascii: "e") {
      let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
      if Characters.isDigit(peek(1 + sign)) {
        isInteger = false
        offset += 1 + sign
        digits(Characters.isDigit)
      }
    }
    endNumber(from: start, isInteger: isInteger)
  }

  private mutating func digits(_ isDigit: (UInt8) -> Bool) {
    while isDigit(peek()) || peek() == 0x5F && isDigit(peek(1)) { offset += 1 }
  }

  private mutating func endNumber(from start: Int, isInteger: Bool) {
    let suffix = peek() | 0x20
    if suffix == UInt8(ascii: "j") || suffix == UInt8(ascii: "l") && isInteger,
      !Characters.isASCIINamePart(peek(1))
    {
      offset += 1
    }
    emit(.number, from: start)
  }

  /// Takes a whole line that is meant for the session: `%name …`, `!…`, `?name`, `name?`.
  mutating func command() {
    let start = offset
    switch peek() {
    case UInt8(ascii: "%"):
      let isCell = peek(1) == UInt8(ascii: "%")
      guard Characters.isASCIINameStart(peek(isCell ? 2 : 1)) else { return }
      // A cell's command takes the rest of the text.
      offset = isCell ? limit : endOfLine
    case UInt8(ascii: "!") where peek(1) != UInt8(ascii: "="), UInt8(ascii: "?"):
      offset = endOfLine
    default:
      guard asksAboutName else { return }
      offset = endOfLine
    }
    while offset > start, Characters.isASCIIBlank(bytes[offset - 1]) { offset -= 1 }
    emit(.command, from: start)
  }

  private var endOfLine: Int {
    var end = offset
    while end < limit, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  /// Whether the line is a dotted name with one or two question marks behind it.
  private var asksAboutName: Bool {
    var end = offset
    while end < limit,
      Characters.isASCIINamePart(bytes[end]) || bytes[end] >= 0x80
        || bytes[end] == UInt8(ascii: ".")
    {
      end += 1
    }
    guard end > offset else { return false }
    var marks = 0
    while end < limit, bytes[end] != UInt8(ascii: "\n") {
      if bytes[end] == UInt8(ascii: "?") {
        marks += 1
      } else if !Characters.isASCIIBlank(bytes[end]) {
        return false
      }
      end += 1
    }
    return marks == 1 || marks == 2
  }
}
