import Glibc

/// A finite number in decimal, as exact as is asked for: the shortest digits that read back as the
/// same number, or the exact value rounded where that needs too many.
struct DecimalText {
  /// Digits before the point, with the sign.
  let whole: String
  /// Digits after the point, without trailing zeros; may be empty.
  let fraction: String
  /// The power of ten, for scientific notation.
  private(set) var exponent = 0

  /// Without an exponent, with at most `precision` digits after the point.
  init(positional value: ScalarNumber, precision: Int) {
    let shortest = ShortestDigits(value)
    let point = shortest.point
    if shortest.digits.count - point > precision {
      self.init(rounded: formatted("%.*f", precision, value.real))
      return
    }
    var digits = shortest.digits
    if point > digits.count { digits += zeros(point - digits.count) }
    if point <= 0 { digits = zeros(1 - point) + digits }
    let cut = Swift.max(point, 1)
    self.init(whole: shortest.sign + digits.prefix(cut), fraction: digits.dropFirst(cut))
  }

  /// One digit before the point, at most `precision` after it, and an exponent.
  ///
  /// With `minimum`, at least so many digits after the point, further digits of the exact value.
  init(scientific value: ScalarNumber, precision: Int, minimum: Int = 0) {
    let shortest = ShortestDigits(value)
    let count = shortest.digits.count - 1
    if count > precision || count < minimum {
      let text = formatted("%.*e", count > precision ? precision : minimum, value.real)
      let parts = text.split(separator: "e")
      self.init(rounded: String(parts[0]))
      exponent = Int(parts[1]) ?? 0
    } else {
      self.init(
        whole: shortest.sign + shortest.digits.prefix(1), fraction: shortest.digits.dropFirst())
      exponent = shortest.point - 1
    }
  }

  private init(rounded text: String) {
    let parts = text.split(separator: ".")
    self.init(whole: String(parts[0]), fraction: parts.count > 1 ? parts[1] : "")
  }

  private init(whole: String, fraction: Substring) {
    self.whole = whole
    self.fraction = trimmed(fraction)
  }

  /// The exponent as NumPy writes it: `e+00`, with at least so many digits.
  func exponentText(digits: Int = 2) -> String {
    let number = String(exponent.magnitude)
    return (exponent < 0 ? "e-" : "e+") + zeros(digits - number.count) + number
  }
}

/// A real number that knows its type, of which the shorter ones need fewer digits.
struct ScalarNumber {
  let real: Double
  /// `float64`, `float32` or `float16`.
  let type: DType

  /// From this size on NumPy writes numbers of the type with an exponent: as many digits as it has.
  var exponentLimit: Double { type == .float16 ? 1e3 : type == .float32 ? 1e6 : 1e16 }
}

/// The fewest decimal digits that read back as the same number.
private struct ShortestDigits {
  /// `-` or nothing.
  let sign: String
  /// At least one digit; the first is not zero unless the number is.
  let digits: String
  /// Where the decimal point is, counted from before the first digit.
  let point: Int

  init(_ value: ScalarNumber) {
    sign = value.real.sign == .minus ? "-" : ""
    guard value.real != 0 else {
      digits = "0"
      point = 1
      return
    }
    let magnitude = value.real.magnitude
    // Swift writes the shortest digits, as `12.5` or `1.25e+20`.
    let text =
      switch value.type {
      // Swift writes all digits of a whole number of this type, more than it has.
      case .float16: Self.shortestHalf(magnitude)
      case .float32: Float(magnitude).description
      default: magnitude.description
      }
    let parts = text.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = mantissa.count > 1 ? String(mantissa[1]) : ""
    let all = mantissa[0] + fraction
    let significant = all.drop { $0 == "0" }
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    digits = trimmed(significant)
    point = mantissa[0].count + exponent - (all.count - significant.count)
  }
}

extension ShortestDigits {
  /// The fewest digits that read back as the same `float16`: five are always enough.
  fileprivate static func shortestHalf(_ value: Double) -> String {
    for digits in 0..<5 {
      let text = formatted("%.*e", digits, value)
      if Double(text).map({ Float16($0) }) == Float16(value) { return text }
    }
    return formatted("%.*e", 5, value)
  }
}

private func zeros(_ count: Int) -> String { String(repeating: "0", count: Swift.max(count, 0)) }

private func trimmed(_ digits: some StringProtocol) -> String {
  var result = String(digits)
  while result.hasSuffix("0") { result.removeLast() }
  return result
}

/// The C library's formatting, which rounds the exact value, ties to even.
private func formatted(_ format: String, _ precision: Int, _ value: Double) -> String {
  withVaList([Int32(clamping: precision), value]) { arguments in
    // The longest: 309 digits before the point, and the precision.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400 + precision) { buffer in
      guard let start = buffer.baseAddress else { return "" }
      vsnprintf(start, buffer.count, format, arguments)
      return String(cString: start)
    }
  }
}
