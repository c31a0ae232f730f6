import BigInt
import Language

/// What stands behind the colon of a replacement field: `{0:>8.2%}`.
///
/// Python's Format Specification Mini-Language:
/// `[[fill]align][sign][#][0][width][,][.precision][type]`.
struct FormatSpecification {
  var fill: Character = " "
  var alignment: Character?
  /// Whether a 0 stands before the width: a number is filled up behind its sign.
  var fillsWithZeros = false
  var sign: Character = "-"
  var isAlternate = false
  var width = 0
  /// What stands between groups of digits: a comma or `_`.
  var separator: Character?
  var precision: Int?
  var type: Character?
  private let text: String

  /// Widths beyond this are slips; the text would fill the memory.
  static let largestWidth = 10_000

  init(_ text: String) throws {
    self.text = text
    var rest = text.unicodeScalars.map(Character.init)[...]
    var hasFill = false
    if rest.count >= 2, "<>=^".contains(rest[rest.startIndex + 1]) {
      fill = rest.removeFirst()
      hasFill = true
      alignment = rest.removeFirst()
    } else if let first = rest.first, "<>=^".contains(first) {
      alignment = rest.removeFirst()
    }
    if let first = rest.first, "+- ".contains(first) { sign = rest.removeFirst() }
    if rest.first == "#" {
      isAlternate = true
      rest.removeFirst()
    }
    if rest.first == "0", !hasFill {
      fill = "0"
      fillsWithZeros = alignment == nil
      rest.removeFirst()
    }
    width = try Self.number(&rest) ?? 0
    if let first = rest.first, first == "," || first == "_" {
      separator = rest.removeFirst()
    }
    if rest.first == "." {
      rest.removeFirst()
      guard let digits = try Self.number(&rest) else {
        throw Diagnostic("ValueError", "the format \(text) has no digits behind the point")
      }
      precision = digits
    }
    type = rest.popFirst()
    if !rest.isEmpty { throw Diagnostic("ValueError", "\(text) is not a format") }
  }

  /// Whether nothing is asked for.
  private var isEmpty: Bool { text.isEmpty }

  /// The number at the start of `rest`, taken off it.
  static func number(_ rest: inout ArraySlice<Character>) throws -> Int? {
    var value: Int?
    while let digit = rest.first, digit.isASCII, let number = digit.wholeNumberValue {
      let next = (value ?? 0) * 10 + number
      guard next <= largestWidth else {
        throw Diagnostic("ValueError", "a width or precision is at most \(largestWidth)")
      }
      value = next
      rest.removeFirst()
    }
    return value
  }

  /// `value` in this format.
  func format(_ value: Value) throws -> String {
    switch value {
    case .integer, .boolean:
      if case .boolean = value, isEmpty { return value.text }
      if let type, "eEfFgG%".contains(type) { break }
      return try formatInteger(BigInt(value.exactInteger ?? 0))
    case .float: break
    case .object(let complex as ComplexObject):
      if isEmpty { return complex.text }
      return try formatComplex(complex)
    case .object(let object as any NumericObject) where object.number != nil:
      if let integer = object.exactInteger { return try format(.integer(integer)) }
      if let big = object as? BigInteger, !(type.map { "eEfFgG%".contains($0) } ?? false) {
        return try formatInteger(big.value)
      }
    default:
      if let type, type != "s" {
        throw Diagnostic(
          "ValueError", "the format \(type) wants a number, not \(value.describedForError)")
      }
      if case .string = value {
        guard sign == "-", !isAlternate, separator == nil, alignment != "=" else {
          throw Diagnostic("ValueError", "a sign, #, = or , in a format is for numbers")
        }
      }
      let text = value.text
      return pad(
        precision.map { String(text.unicodeScalars.prefix($0)) } ?? text, byDefault: "<")
    }
    return try formatReal(value.number ?? .nan)
  }

  private func formatInteger(_ value: BigInt) throws -> String {
    guard precision == nil else {
      throw Diagnostic("ValueError", "a whole number's format has no precision", hint: "f")
    }
    let digits: String
    let magnitude = value.magnitude
    var prefix = isAlternate ? type.map { "0\($0)" } ?? "" : ""
    switch type {
    case nil, "d", "n":
      prefix = ""
      digits = String(magnitude)
    case "x": digits = String(magnitude, radix: 16)
    case "X": digits = String(magnitude, radix: 16, uppercase: true)
    case "o": digits = String(magnitude, radix: 8)
    case "b": digits = String(magnitude, radix: 2)
    case "c":
      guard sign == "-", !isAlternate, separator == nil else {
        throw Diagnostic("ValueError", "a sign, # or , in a format is not for characters")
      }
      guard let code = UInt32(exactly: value), let scalar = Unicode.Scalar(code) else {
        throw Diagnostic("OverflowError", "\(value) is not a character's code")
      }
      return pad(String(scalar), byDefault: "<")
    default:
      throw Diagnostic(
        "ValueError", "the format \(type.map(String.init) ?? "") is not for whole numbers")
    }
    let groupSize = type == nil || type == "d" || type == "n" ? 3 : 4
    if separator == ",", groupSize == 4 { throw unseparated }
    return try padNumber(signed(isNegative: value < 0) + prefix, digits, groupSize: groupSize)
  }

  private func formatReal(_ value: Double) throws -> String {
    let isNegative = value.sign == .minus && !value.isNaN
    let digits: String
    switch type {
    case nil where precision == nil:
      digits = String(NumberText.shortest(value.magnitude))
    case nil: digits = NumberText.formatted(value.magnitude, "g", precision: precision ?? 6)
    case "n": digits = NumberText.formatted(value.magnitude, "g", precision: precision ?? 6)
    case "e", "E", "f", "F", "g", "G":
      digits = NumberText.formatted(
        value.magnitude, type ?? "f", precision: precision ?? 6, alternate: isAlternate)
    case "%":
      digits = NumberText.formatted(value.magnitude * 100, "f", precision: precision ?? 6) + "%"
    default:
      throw Diagnostic("ValueError", "the format \(type.map(String.init) ?? "") is not for numbers")
    }
    return try padNumber(signed(isNegative: isNegative), digits)
  }

  /// Both parts in the format, the second always with its sign, and the width for the whole.
  private func formatComplex(_ value: ComplexObject) throws -> String {
    guard !fillsWithZeros, alignment != "=" else {
      throw Diagnostic(
        "ValueError", "zeros do not fill up a complex number", hint: "a width without 0 before it")
    }
    guard type == nil || type.map({ "eEfFgGn".contains($0) }) ?? false else {
      throw Diagnostic(
        "ValueError", "the format \(type.map(String.init) ?? "") is not for complex numbers")
    }
    var part = self
    part.width = 0
    part.alignment = nil
    func text(_ number: Double) throws -> String {
      let text = try part.formatReal(number)
      return type == nil && precision == nil && text.hasSuffix(".0")
        ? String(text.dropLast(2)) : text
    }
    let real = try text(value.re)
    let isImaginary = type == nil && value.re == 0 && value.re.sign == .plus
    if !isImaginary { part.sign = "+" }
    let imaginary = try text(value.im) + "j"
    let whole = isImaginary ? imaginary : real + imaginary
    return pad(type == nil && !isImaginary ? "(\(whole))" : whole, byDefault: ">")
  }

  private func signed(isNegative: Bool) -> String {
    isNegative ? "-" : sign == "-" ? "" : String(sign)
  }

  private var unseparated: Diagnostic {
    Diagnostic(
      "ValueError",
      "the format \(type.map(String.init) ?? "") does not go with \(separator.map(String.init) ?? "")"
    )
  }

  /// `digits` with the separator between its groups of whole digits.
  private func grouped(_ digits: String, size: Int) -> String {
    guard let separator else { return digits }
    let whole = digits.prefix { $0.isHexDigit }
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % size == 0 { result.append(separator) }
      result.append(digit)
    }
    return result + digits.dropFirst(whole.count)
  }

  /// The number with its sign, grouped and filled up to the width.
  private func padNumber(_ sign: String, _ digits: String, groupSize: Int = 3) throws -> String {
    if separator != nil, type == "n" { throw unseparated }
    guard alignment ?? (fillsWithZeros ? "=" : ">") == "=" else {
      return pad(sign + grouped(digits, size: groupSize), byDefault: ">")
    }
    var text = grouped(digits, size: groupSize)
    if fill == "0", separator != nil {
      // Zeros are digits, and grouped as such; a separator never stands first.
      let missing = max(0, width - sign.count - text.count)
      let zeros = max(0, missing * groupSize / (groupSize + 1) - 1)
      var filled = String(repeating: "0", count: zeros) + digits
      text = grouped(filled, size: groupSize)
      while sign.count + text.count < width {
        filled = "0" + filled
        text = grouped(filled, size: groupSize)
      }
      return sign + text
    }
    let missing = max(0, width - sign.count - text.count)
    text = String(repeating: fill, count: missing) + text
    return sign + text
  }

  private func pad(_ text: String, byDefault alignment: Character) -> String {
    let missing = width - text.unicodeScalars.count
    guard missing > 0 else { return text }
    let left: Int
    switch self.alignment ?? alignment {
    case "<": left = 0
    case "^": left = missing / 2
    default: left = missing
    }
    return String(repeating: fill, count: left) + text
      + String(repeating: fill, count: missing - left)
  }
}
