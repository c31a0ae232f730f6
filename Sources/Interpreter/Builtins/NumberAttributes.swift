import Language

/// What stands behind the point of a plain number: `x.real`, `x.conjugate()`, `x.is_integer()`.
enum NumberAttributes {
  /// The attribute, or nil where a value has none of that name.
  static func attribute(_ name: String, of value: Value) -> Value? {
    let isFloat: Bool
    switch value {
    case .integer, .boolean: isFloat = false
    case .float: isFloat = true
    default: return nil
    }
    func method(_ help: String, _ body: @escaping () throws -> Value) -> Value {
      .native(NativeFunction(name, "", help: help) { _ in try body() })
    }
    let plain = value.exactInteger.map { Value.integer($0) } ?? value
    switch name {
    case "real": return plain
    case "imag": return isFloat ? .float(0) : .integer(0)
    case "conjugate": return method("The number itself.") { plain }
    case "is_integer":
      return method("Whether it is whole.") {
        guard case .float(let number) = value else { return .boolean(true) }
        return .boolean(number.isFinite && number == number.rounded())
      }
    case "numerator" where !isFloat: return plain
    case "denominator" where !isFloat: return .integer(1)
    case "bit_length" where !isFloat:
      return method("How many bits the number needs.") {
        let size = (value.exactInteger ?? 0).magnitude
        return .integer(UInt.bitWidth - size.leadingZeroBitCount)
      }
    default: return nil
    }
  }
}
