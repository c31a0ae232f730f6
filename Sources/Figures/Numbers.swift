import Glibc

/// A number with a fixed count of decimals, never "-0".
func fixed(_ value: Double, decimals: Int) -> String {
  let text = formatted("%.\(min(max(decimals, 0), 20))f", value)
  return text.contains { $0 != "-" && $0 != "0" && $0 != "." } ? text : text.without("-")
}

/// A number to three digits, as limits of a scale are printed: 0.42, 1e-05, 120.
func short(_ value: Double, signed: Bool = false) -> String {
  if value == 0 { return "0" }
  return formatted(signed ? "%+.3g" : "%.3g", value)
}

/// A number as a power of ten with as many digits as needed: 2e+06, 1.5e-05.
func scientific(_ value: Double) -> String {
  value == 0 ? "0" : formatted("%.4g", value)
}

/// A number to six digits, as ticks of the reader's choice are labelled: 3, 0.25, 1e+06.
func plain(_ value: Double) -> String {
  value == 0 ? "0" : formatted("%.6g", value)
}

private func formatted(_ format: String, _ value: Double) -> String {
  // The longest: 309 digits before the point of 1e308, a sign and 20 decimals.
  var buffer = [CChar](repeating: 0, count: 400)
  let length = withVaList([value]) { vsnprintf(&buffer, buffer.count, format, $0) }
  let bytes = buffer.prefix(max(0, min(Int(length), buffer.count - 1)))
  return String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

extension String {
  fileprivate func without(_ character: Character) -> String { filter { $0 != character } }
}
