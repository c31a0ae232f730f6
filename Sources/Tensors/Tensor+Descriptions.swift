/// How tensors are written; NumPy's print options and their defaults.
public struct PrintOptions: Hashable, Sendable {
  /// The most digits after the point.
  public var precision = 8
  /// Above so many elements only the corners are shown.
  public var threshold = 1000
  /// How many places at either end of an axis the corners have.
  public var edgeItems = 3
  /// The longest line.
  public var lineWidth = 75
  /// Whether small numbers are written as zeros instead of with exponents.
  public var suppressSmall = false

  /// NumPy's defaults.
  public init() {}
}

extension Tensor: CustomStringConvertible, CustomDebugStringConvertible {
  /// The elements as NumPy's `str` writes them.
  public var description: String { text() }

  /// The elements, and what cannot be seen from them, as NumPy's `repr` writes them: `array(…)`.
  public var debugDescription: String { debugText() }

  /// The elements as NumPy's `str` writes them.
  ///
  /// The separator stands between elements, and its mark without the space at the ends of lines.
  public func text(_ options: PrintOptions = PrintOptions(), separator: String = " ") -> String {
    if rank == 0 && dtype == .uint64 {
      return String(UInt(bitPattern: element(at: 0).asInteger))
    }
    if rank == 0 { return element(at: 0).text(of: dtype) }
    return ArrayText(self, separator: separator, indent: 0, width: options.lineWidth, options).text
  }

  /// The elements, and what cannot be seen from them, as NumPy's `repr` writes them.
  ///
  /// `name` is what stands before the bracket.
  public func debugText(
    _ options: PrintOptions = PrintOptions(), name: String = "array"
  ) -> String {
    let prefix = name + "("
    let elements = ArrayText(
      self, separator: ", ", indent: prefix.count, width: options.lineWidth - 1, options
    ).text
    var extras: [String] = []
    if (count == 0 && shape != [0]) || count > options.threshold {
      let lengths = shape.map(String.init).joined(separator: ", ")
      extras.append(rank == 1 ? "shape=(\(lengths),)" : "shape=(\(lengths))")
    }
    if count == 0 || ![.float64, .complex128, .int64, .bool].contains(dtype) {
      extras.append("dtype=\(dtype)")
    }
    if extras.isEmpty { return prefix + elements + ")" }
    let body = prefix + elements + ","
    let suffix = extras.joined(separator: ", ") + ")"
    let lastLine = body.reversed().prefix { $0 != "\n" }.count
    let fits = lastLine + suffix.count + 1 <= options.lineWidth
    return body + (fits ? " " : "\n" + String(repeating: " ", count: prefix.count)) + suffix
  }
}

extension ScalarValue: CustomStringConvertible {
  /// The value as Python writes it: `1.0`, `1e-05`, `True`, `3`.
  public var description: String { text(of: .float64) }

  /// The value as NumPy writes a number of the type: a `float32` with the digits that it needs.
  public func text(of type: DType) -> String {
    switch self {
    case .integer(let value): return String(value)
    case .boolean(let value): return value ? "True" : "False"
    case .real(let value):
      if value.isNaN { return "nan" }
      if value.isInfinite { return value < 0 ? "-inf" : "inf" }
      let number = ScalarNumber(real: value, type: type.part)
      let size = value.magnitude
      if size != 0 && (size < 1e-4 || size >= number.exponentLimit) {
        let text = DecimalText(scientific: number, precision: 17)
        let point = text.fraction.isEmpty ? "" : "."
        return text.whole + point + text.fraction + text.exponentText()
      }
      let text = DecimalText(positional: number, precision: 24)
      return text.whole + "." + (text.fraction.isEmpty ? "0" : text.fraction)
    case .complex(let value):
      func bare(_ part: Double) -> String {
        let text = ScalarValue.real(part).text(of: type)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
      }
      let imaginary = bare(value.im) + "j"
      if value.re == 0 && value.re.sign == .plus { return imaginary }
      return "(" + bare(value.re) + (imaginary.hasPrefix("-") ? "" : "+") + imaginary + ")"
    }
  }
}
