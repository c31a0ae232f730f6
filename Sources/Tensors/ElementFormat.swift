/// How the elements of one tensor are written, so that they all take the same width.
///
/// The choice of notation and the padding are NumPy's (`arrayprint.py`, float mode `maxprec`).
enum ElementFormat {
  case truth(padded: Bool)
  case integer(width: Int)
  case unsigned(width: Int)
  case positional(PositionalFormat)
  case scientific(ScientificFormat)

  /// Chooses a format for the elements that will be shown.
  init(_ elements: [ScalarValue], of tensor: Tensor, options: PrintOptions) {
    switch tensor.dtype {
    case .bool:
      self = .truth(padded: tensor.rank > 0)
    case .uint64:
      self = .unsigned(width: elements.map { $0.unsignedText.count }.max() ?? 0)
    case .int64, .int32, .int16, .int8, .uint32, .uint16, .uint8:
      self = .integer(width: elements.map { $0.plainText.count }.max() ?? 0)
    case .float64, .float32:
      let reals = elements.map {
        ScalarNumber(real: $0.asDouble, isSingle: tensor.dtype == .float32)
      }
      self =
        Self.needsExponent(reals, options)
        ? .scientific(ScientificFormat(reals, options))
        : .positional(PositionalFormat(reals, options))
    }
  }

  private static func needsExponent(_ reals: [ScalarNumber], _ options: PrintOptions) -> Bool {
    let sizes = reals.map(\.real.magnitude).filter { $0 != 0 && $0.isFinite }
    guard let largest = sizes.max(), let smallest = sizes.min() else { return false }
    // float32 has six certain digits, and its numbers are compared as float32.
    guard reals.first?.isSingle ?? false else {
      return largest >= 1e8
        || !options.suppressSmall && (smallest < 0.0001 || largest / smallest > 1000)
    }
    let (most, least) = (Float(largest), Float(smallest))
    return most >= 1e6 || !options.suppressSmall && (least < 0.0001 || most / least > 1000)
  }

  /// Writes one element.
  func text(_ element: ScalarValue, isSingle: Bool) -> String {
    switch self {
    case .truth(let padded): (padded && element == .boolean(true) ? " " : "") + element.plainText
    case .integer(let width): element.plainText.padded(to: width)
    case .unsigned(let width): element.unsignedText.padded(to: width)
    case .positional(let format):
      format.text(ScalarNumber(real: element.asDouble, isSingle: isSingle))
    case .scientific(let format):
      format.text(ScalarNumber(real: element.asDouble, isSingle: isSingle))
    }
  }
}

/// Real numbers without exponents, their points below each other.
struct PositionalFormat {
  private let precision: Int
  private let left: Int
  private let right: Int

  init(_ reals: [ScalarNumber], _ options: PrintOptions) {
    let texts = reals.filter(\.real.isFinite)
      .map { DecimalText(positional: $0, precision: options.precision) }
    precision = options.precision
    right = texts.map(\.fraction.count).max() ?? 0
    let wholes = texts.map(\.whole.count).max() ?? 0
    left = leftWidth(wholes, right: right, reals)
  }

  func text(_ value: ScalarNumber) -> String {
    guard value.real.isFinite else { return oddText(value.real).padded(to: left + 1 + right) }
    let text = DecimalText(positional: value, precision: precision)
    let padding = String(repeating: " ", count: Swift.max(right - text.fraction.count, 0))
    return text.whole.padded(to: left) + "." + text.fraction + padding
  }
}

/// Real numbers with exponents, all with the same number of digits.
struct ScientificFormat {
  private let digits: Int
  private let exponentDigits: Int
  private let left: Int

  init(_ reals: [ScalarNumber], _ options: PrintOptions) {
    let texts = reals.filter(\.real.isFinite)
      .map { DecimalText(scientific: $0, precision: options.precision) }
    digits = texts.map(\.fraction.count).max() ?? 0
    exponentDigits = (texts.map { $0.exponentText().count }.max() ?? 4) - 2
    let wholes = texts.map(\.whole.count).max() ?? 0
    left = leftWidth(wholes, right: digits + exponentDigits + 2, reals)
  }

  func text(_ value: ScalarNumber) -> String {
    guard value.real.isFinite else {
      return oddText(value.real).padded(to: left + 1 + digits + 2 + exponentDigits)
    }
    let text = DecimalText(scientific: value, precision: digits, minimum: digits)
    let padding = String(repeating: "0", count: Swift.max(digits - text.fraction.count, 0))
    return text.whole.padded(to: left) + "." + text.fraction + padding
      + text.exponentText(digits: exponentDigits)
  }
}

/// The width before the point, wide enough for `nan` and `inf` where there are any.
private func leftWidth(_ wholes: Int, right: Int, _ reals: [ScalarNumber]) -> Int {
  guard reals.contains(where: { !$0.real.isFinite }) else { return wholes }
  let odd = reals.contains { $0.real == -.infinity } ? 4 : 3
  return Swift.max(wholes, odd - (right + 1))
}

private func oddText(_ value: Double) -> String {
  value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
}

extension String {
  /// The text with spaces in front, up to a width.
  fileprivate func padded(to width: Int) -> String {
    String(repeating: " ", count: Swift.max(width - count, 0)) + self
  }
}

extension ScalarValue {
  /// A `uint64`, which is kept as an integer with the same bits.
  fileprivate var unsignedText: String { String(UInt(bitPattern: asInteger)) }

  /// Integers and truth values as Python writes them.
  fileprivate var plainText: String {
    switch self {
    case .integer(let value): String(value)
    case .boolean(let value): value ? "True" : "False"
    case .real(let value): String(value)
    }
  }
}
