import Language

/// What stands behind the colon of a replacement field: `{0:>8.2%}`.
///
/// Python's Format Specification Mini-Language:
/// `[[fill]align][sign][#][0][width][,][.precision][type]`.
struct FormatSpecification {
  var fill: Character = " "
  var alignment: Character?
  var sign: Character = "-"
  var isAlternate = false
  var width = 0
  var groups = false
  var precision: Int?
  var type: Character?

  /// Widths beyond this are slips; the text would fill the memory.
  static let largestWidth = 10_000

  init(_ text: String) throws {
    var rest = Array(text)[...]
    if rest.count >= 2, "<>=^".contains(rest[rest.startIndex + 1]) {
      fill = rest.removeFirst()
      alignment = rest.removeFirst()
    } else if let first = rest.first, "<>=^".contains(first) {
      alignment = rest.removeFirst()
    }
    if let first = rest.first, "+- ".contains(first) { sign = rest.removeFirst() }
    if rest.first == "#" {
      isAlternate = true
      rest.removeFirst()
    }
    if rest.first == "0", alignment == nil {
      fill = "0"
      alignment = "="
      rest.removeFirst()
    }
    width = try Self.number(&rest) ?? 0
    if let first = rest.first, first == "," || first == "_" {
      groups = true
      rest.removeFirst()
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
      if case .boolean = value, type == nil { return pad(value.text, byDefault: "<") }
      if let type, "eEfFgG%".contains(type) { break }
      return try formatInteger(value.exactInteger ?? 0)
    case .float: break
    case .object(let object as any NumericObject) where object.number != nil:
      if let integer = object.exactInteger { return try format(.integer(integer)) }
    default:
      if let type, type != "s" {
        throw Diagnostic(
          "ValueError", "the format \(type) wants a number, not \(value.describedForError)")
      }
      let text = value.text
      return pad(precision.map { String(text.prefix($0)) } ?? text, byDefault: "<")
    }
    return try formatReal(value.number ?? .nan)
  }

  private func formatInteger(_ value: Int) throws -> String {
    let digits: String
    let magnitude = value.magnitude
    switch type {
    case nil, "d", "n": digits = grouped(String(magnitude))
    case "x": digits = (isAlternate ? "0x" : "") + String(magnitude, radix: 16)
    case "X": digits = (isAlternate ? "0X" : "") + String(magnitude, radix: 16, uppercase: true)
    case "o": digits = (isAlternate ? "0o" : "") + String(magnitude, radix: 8)
    case "b": digits = (isAlternate ? "0b" : "") + String(magnitude, radix: 2)
    case "c":
      guard let scalar = Unicode.Scalar(UInt32(clamping: value)) else {
        throw Diagnostic("ValueError", "\(value) is not a character's code")
      }
      return pad(String(scalar), byDefault: "<")
    default:
      throw Diagnostic("ValueError", "the format \(type.map(String.init) ?? "") is not for whole numbers")
    }
    return padNumber(signed(isNegative: value < 0), digits)
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
    return padNumber(signed(isNegative: isNegative), grouped(digits))
  }

  private func signed(isNegative: Bool) -> String {
    isNegative ? "-" : sign == "-" ? "" : String(sign)
  }

  private func grouped(_ digits: String) -> String {
    guard groups else { return digits }
    let whole = digits.prefix { $0.isNumber }
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result + digits.dropFirst(whole.count)
  }

  private func padNumber(_ sign: String, _ digits: String) -> String {
    guard alignment == "=" else { return pad(sign + digits, byDefault: ">") }
    let missing = max(0, width - sign.count - digits.count)
    return sign + String(repeating: fill, count: missing) + digits
  }

  private func pad(_ text: String, byDefault alignment: Character) -> String {
    let missing = width - text.count
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
