/// How the elements of one tensor are written, so that they all take the same width.
///
/// The choice of notation and the padding are NumPy's (`arrayprint.py`, float mode `maxprec`).
enum ElementFormat {
  case truth(padded: Bool)
  case integer(width: Int)
  case unsigned(width: Int)
  case real(RealFormat)
  /// The two parts are each laid out on their own; the second with its sign.
  case complex(RealFormat, RealFormat)

  /// Chooses a format for the elements that will be shown.
  init(_ elements: [ScalarValue], of tensor: Tensor, options: PrintOptions) {
    switch tensor.dtype {
    case .bool:
      self = .truth(padded: tensor.rank > 0)
    case .uint64:
      self = .unsigned(width: elements.map { $0.unsignedText.count }.max() ?? 0)
    case .int64, .int32, .int16, .int8, .uint32, .uint16, .uint8:
      self = .integer(width: elements.map { $0.plainText.count }.max() ?? 0)
    case .float64, .float32, .float16:
      self = .real(
        RealFormat(
          elements.map { ScalarNumber(real: $0.asDouble, type: tensor.dtype) }, options))
    case .complex128, .complex64:
      let part = tensor.dtype.part
      self = .complex(
        RealFormat(elements.map { ScalarNumber(real: $0.asComplex.re, type: part) }, options),
        RealFormat(
          elements.map { ScalarNumber(real: $0.asComplex.im, type: part) }, options,
          isSigned: true))
    }
  }

  /// Writes one element; `part` is the type of a real number or of a complex one's parts.
  func text(_ element: ScalarValue, _ part: DType) -> String {
    switch self {
    case .truth(let padded): (padded && element == .boolean(true) ? " " : "") + element.plainText
    case .integer(let width): element.plainText.padded(to: width)
    case .unsigned(let width): element.unsignedText.padded(to: width)
    case .real(let format): format.text(ScalarNumber(real: element.asDouble, type: part))
    case .complex(let real, let imaginary):
      real.text(ScalarNumber(real: element.asComplex.re, type: part))
        + imaginary.text(ScalarNumber(real: element.asComplex.im, type: part)).withUnit
    }
  }
}

/// Real numbers, all with exponents or all without.
enum RealFormat {
  case positional(PositionalFormat)
  case scientific(ScientificFormat)

  /// Chooses a format; a signed one writes `+` too.
  init(_ reals: [ScalarNumber], _ options: PrintOptions, isSigned: Bool = false) {
    self =
      Self.needsExponent(reals, options)
      ? .scientific(ScientificFormat(reals, options, isSigned: isSigned))
      : .positional(PositionalFormat(reals, options, isSigned: isSigned))
  }

  private static func needsExponent(_ reals: [ScalarNumber], _ options: PrintOptions) -> Bool {
    let sizes = reals.map(\.real.magnitude).filter { $0 != 0 && $0.isFinite }
    guard let largest = sizes.max(), let smallest = sizes.min() else { return false }
    if let first = reals.first, largest >= Swift.min(first.exponentLimit, 1e8) { return true }
    if options.suppressSmall { return false }
    // The shorter types are compared and divided as what they are.
    return switch reals.first?.type {
    case .float16: Float16(smallest) < 0.0001 || Float16(largest) / Float16(smallest) > 1000
    case .float32: Float(smallest) < 0.0001 || Float(largest) / Float(smallest) > 1000
    default: smallest < 0.0001 || largest / smallest > 1000
    }
  }

  /// Writes one number.
  func text(_ value: ScalarNumber) -> String {
    switch self {
    case .positional(let format): format.text(value)
    case .scientific(let format): format.text(value)
    }
  }
}

/// Real numbers without exponents, their points below each other.
struct PositionalFormat {
  private let precision: Int
  private let left: Int
  private let right: Int
  private let isSigned: Bool

  init(_ reals: [ScalarNumber], _ options: PrintOptions, isSigned: Bool) {
    self.isSigned = isSigned
    let texts = reals.filter(\.real.isFinite)
      .map { DecimalText(positional: $0, precision: options.precision) }
    precision = options.precision
    right = texts.map(\.fraction.count).max() ?? 0
    let wholes = texts.map { $0.whole.signed(isSigned).count }.max() ?? 0
    left = leftWidth(wholes, right: right, reals, isSigned: isSigned)
  }

  func text(_ value: ScalarNumber) -> String {
    guard value.real.isFinite else {
      return oddText(value.real).signed(isSigned).padded(to: left + 1 + right)
    }
    let text = DecimalText(positional: value, precision: precision)
    let padding = String(repeating: " ", count: Swift.max(right - text.fraction.count, 0))
    return text.whole.signed(isSigned).padded(to: left) + "." + text.fraction + padding
  }
}

/// Real numbers with exponents, all with the same number of digits.
struct ScientificFormat {
  private let digits: Int
  private let exponentDigits: Int
  private let left: Int
  private let isSigned: Bool

  init(_ reals: [ScalarNumber], _ options: PrintOptions, isSigned: Bool) {
    self.isSigned = isSigned
    let texts = reals.filter(\.real.isFinite)
      .map { DecimalText(scientific: $0, precision: options.precision) }
    digits = texts.map(\.fraction.count).max() ?? 0
    exponentDigits = (texts.map { $0.exponentText().count }.max() ?? 4) - 2
    let wholes = texts.map { $0.whole.signed(isSigned).count }.max() ?? 0
    left = leftWidth(wholes, right: digits + exponentDigits + 2, reals, isSigned: isSigned)
  }

  func text(_ value: ScalarNumber) -> String {
    guard value.real.isFinite else {
      return oddText(value.real).signed(isSigned)
        .padded(to: left + 1 + digits + 2 + exponentDigits)
    }
    let text = DecimalText(scientific: value, precision: digits, minimum: digits)
    let padding = String(repeating: "0", count: Swift.max(digits - text.fraction.count, 0))
    return text.whole.signed(isSigned).padded(to: left) + "." + text.fraction + padding
      + text.exponentText(digits: exponentDigits)
  }
}

/// The width before the point, wide enough for `nan` and `inf` where there are any.
private func leftWidth(
  _ wholes: Int, right: Int, _ reals: [ScalarNumber], isSigned: Bool
) -> Int {
  guard reals.contains(where: { !$0.real.isFinite }) else { return wholes }
  let odd = isSigned || reals.contains { $0.real == -.infinity } ? 4 : 3
  return Swift.max(wholes, odd - (right + 1))
}

private func oddText(_ value: Double) -> String {
  value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
}

extension String {
  /// The text of a number, with `+` in front where it has no sign and is to have one.
  fileprivate func signed(_ isSigned: Bool) -> String {
    isSigned && !hasPrefix("-") ? "+" + self : self
  }

  /// The text with `j` before the spaces at its end.
  fileprivate var withUnit: String {
    let spaces = reversed().prefix { $0 == " " }.count
    return dropLast(spaces) + "j" + suffix(spaces)
  }

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
    case .complex: description
    }
  }
}
