import BigInt
import Language
import OrderedCollections

/// `"%d of %.2f" % (…)`: C's conversions, with names in brackets from a dictionary.
enum PercentFormat {
  static func format(_ template: String, _ operand: Value) throws -> String {
    var result = ""
    // One character for each code point, as in Python.
    var rest = template.unicodeScalars.map(Character.init)[...]
    var arguments: [Value]
    var isMapping = false
    switch operand {
    case .tuple(let elements): arguments = elements
    case .dictionary:
      arguments = [operand]
      isMapping = true
    default: arguments = [operand]
    }
    var next = 0
    func argument() throws -> Value {
      guard next < arguments.count else {
        throw Diagnostic(
          "TypeError", "the format asks for more than the \(arguments.count) values given")
      }
      next += 1
      return arguments[next - 1]
    }
    while let character = rest.popFirst() {
      guard character == "%" else {
        result.append(character)
        continue
      }
      if rest.first == "%" {
        rest.removeFirst()
        result.append("%")
        continue
      }
      var named: Value?
      if rest.first == "(" {
        let name = rest.dropFirst().prefix { $0 != ")" }
        rest = rest.dropFirst(name.count + 2)
        guard case .dictionary(let dictionary) = operand else {
          throw Diagnostic("TypeError", "%(\(String(name))) wants a dict behind the %")
        }
        guard let value = dictionary.entries[Key(String(name))] else {
          throw Diagnostic("KeyError", "the dict has no key \(StringText.quoted(String(name)))")
        }
        named = value
        next = arguments.count
      }
      var flags: Set<Character> = []
      while let flag = rest.first, "-+ #0".contains(flag) { flags.insert(rest.removeFirst()) }
      var width = try FormatSpecification.number(&rest)
      if width == nil, rest.first == "*" {
        rest.removeFirst()
        width = try starred(argument(), flags: &flags)
      }
      var precision: Int?
      if rest.first == "." {
        rest.removeFirst()
        if rest.first == "*" {
          rest.removeFirst()
          precision = try starred(argument(), flags: &flags)
        } else {
          precision = try FormatSpecification.number(&rest) ?? 0
        }
      }
      while let size = rest.first, "hlL".contains(size) { rest.removeFirst() }
      guard let conversion = rest.popFirst() else {
        throw Diagnostic("ValueError", "the format ends behind a %", hint: "%% for a percent sign")
      }
      let value = try named ?? argument()
      let text = try convert(value, conversion, flags: flags, precision: precision)
      result += pad(text, width: width ?? 0, flags: flags, conversion: conversion)
      guard result.utf8.count <= Limits.stringBytes else {
        throw Diagnostic("MemoryError", "the text is too long")
      }
    }
    if !isMapping, next < arguments.count {
      throw Diagnostic(
        "TypeError", "the format uses \(next) of the \(arguments.count) values given")
    }
    return result
  }

  private static func starred(_ value: Value, flags: inout Set<Character>) throws -> Int {
    guard let number = value.exactInteger, number.magnitude <= FormatSpecification.largestWidth
    else {
      throw Diagnostic("ValueError", "* in a format wants a small whole number")
    }
    if number < 0 { flags.insert("-") }
    return abs(number)
  }

  private static func convert(
    _ value: Value, _ conversion: Character, flags: Set<Character>, precision: Int?
  ) throws -> String {
    func signed(_ isNegative: Bool, _ digits: String) -> String {
      (isNegative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "") + digits
    }
    func filled(_ digits: String) -> String {
      String(repeating: "0", count: max(0, (precision ?? 0) - digits.count)) + digits
    }
    func wholeNumber() throws -> BigInt {
      if let integer = BigInteger.integer(value) { return integer }
      if conversion == "d" || conversion == "i" || conversion == "u", let number = value.number {
        guard number.isFinite else {
          throw Diagnostic(
            number.isNaN ? "ValueError" : "OverflowError",
            "%\(conversion) wants a whole number, not \(number.isNaN ? "nan" : "infinity")")
        }
        return BigInt(number.rounded(.towardZero))
      }
      throw Diagnostic(
        "TypeError", "%\(conversion) wants a whole number, not \(value.describedForError)")
    }
    switch conversion {
    case "d", "i", "u":
      let number = try wholeNumber()
      return signed(number < 0, filled(String(number.magnitude)))
    case "x", "X", "o":
      let number = try wholeNumber()
      let radix = conversion == "o" ? 8 : 16
      let prefix = flags.contains("#") ? (radix == 8 ? "0o" : "0\(conversion)") : ""
      return signed(
        number < 0,
        prefix + filled(String(number.magnitude, radix: radix, uppercase: conversion == "X")))
    case "e", "E", "f", "F", "g", "G":
      guard let number = value.number else {
        throw Diagnostic(
          "TypeError", "%\(conversion) wants a number, not \(value.describedForError)")
      }
      return signed(
        number.sign == .minus && !number.isNaN,
        NumberText.formatted(
          number.magnitude, conversion, precision: precision ?? 6,
          alternate: flags.contains("#")))
    case "s": return precision.map { String(value.text.unicodeScalars.prefix($0)) } ?? value.text
    case "r", "a":
      let shown = value.representation
      let text = conversion == "a" ? StringText.ascii(shown) : shown
      return precision.map { String(text.unicodeScalars.prefix($0)) } ?? text
    case "c":
      if let code = value.exactInteger, code >= 0,
        let scalar = Unicode.Scalar(UInt32(clamping: code))
      {
        return String(scalar)
      }
      if case .string(let text) = value, text.unicodeScalars.count == 1 { return text }
      throw Diagnostic(
        value.exactInteger == nil ? "TypeError" : "OverflowError", "%c wants one character")
    default:
      throw Diagnostic("ValueError", "%\(conversion) is not a format")
    }
  }

  private static func pad(
    _ text: String, width: Int, flags: Set<Character>, conversion: Character
  ) -> String {
    let missing = width - text.unicodeScalars.count
    guard missing > 0 else { return text }
    if flags.contains("-") { return text + String(repeating: " ", count: missing) }
    if flags.contains("0"), !"srac".contains(conversion) {
      let sign = text.prefix { "+- ".contains($0) }
      return sign + String(repeating: "0", count: missing) + text.dropFirst(sign.count)
    }
    return String(repeating: " ", count: missing) + text
  }
}
