import Glibc

/// How numbers are written.
public enum NumberText {
  /// The shortest text that reads back as `value`, in Python's layout: positional from 1e-4 up to
  /// 1e16, otherwise with an exponent of at least two digits.
  public static func shortest(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    if value == 0 { return value.sign == .minus ? "-0.0" : "0.0" }
    // Swift finds the shortest digits; only where the point goes is Python's own rule.
    let parts = value.magnitude.description.split(separator: "e")
    let mantissa = parts.first.map(String.init) ?? "0"
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let halves = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    let whole = halves.first.map(String.init) ?? ""
    let fraction = halves.count > 1 ? String(halves[1]) : ""
    var digits = Array((whole + fraction).utf8)
    exponent += whole.utf8.count - 1
    while digits.first == UInt8(ascii: "0"), digits.count > 1 {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.last == UInt8(ascii: "0"), digits.count > 1 { digits.removeLast() }
    let sign = value < 0 ? "-" : ""
    let text = String(decoding: digits, as: UTF8.self)
    if exponent < -4 || exponent >= 16 {
      let rest = text.dropFirst()
      let size = abs(exponent)
      return sign + text.prefix(1) + (rest.isEmpty ? "" : "." + rest)
        + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + String(size)
    }
    if exponent < 0 {
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + text
    }
    if text.utf8.count <= exponent + 1 {
      return sign + text + String(repeating: "0", count: exponent + 1 - text.utf8.count) + ".0"
    }
    return sign + text.prefix(exponent + 1) + "." + text.dropFirst(exponent + 1)
  }

  /// `value` by C's `printf`, which rounds as Python does.
  ///
  /// The conversion is `f`, `e`, `g` or a capital of them. Precision is bounded, since a format string can ask for any.
  public static func formatted(
    _ value: Double, _ conversion: Character, precision: Int, alternate: Bool = false
  ) -> String {
    if value.isNaN { return conversion.isUppercase ? "NAN" : "nan" }
    if value.isInfinite {
      return (value < 0 ? "-" : "") + (conversion.isUppercase ? "INF" : "inf")
    }
    let format = "%\(alternate ? "#" : "").*\(conversion)"
    let digits = Int32(clamping: max(0, min(precision, 500)))
    var buffer = [CChar](repeating: 0, count: 1024)
    let length = withVaList([digits, value]) { vsnprintf(&buffer, buffer.count, format, $0) }
    let used = max(0, min(Int(length), buffer.count - 1))
    return String(decoding: buffer[..<used].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
