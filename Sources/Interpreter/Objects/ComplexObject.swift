import Glibc
import Language

/// A complex number of the language: `2j`, `complex(1, 2)`.
///
/// Arithmetic is CPython's (`complexobject.c`), so that results have its bits.
public final class ComplexObject: NativeObject, Sendable {
  /// The real part.
  public let re: Double
  /// The imaginary part.
  public let im: Double

  /// The number `re + im·j`.
  public init(_ re: Double, _ im: Double) {
    self.re = re
    self.im = im
  }

  /// A number as a complex one; nil where the value is none.
  public static func number(_ value: Value) -> ComplexObject? {
    if let complex = value.object(as: ComplexObject.self) { return complex }
    return value.number.map { ComplexObject($0, 0) }
  }

  // MARK: - As a value

  /// The type's name.
  public var typeName: String { "complex" }
  /// `(1+2j)`, or `2j` without a real part.
  public var representation: String {
    let imaginary = Self.bare(im) + "j"
    if re == 0 && re.sign == .plus { return imaginary }
    return "(" + Self.bare(re) + (imaginary.hasPrefix("-") ? "" : "+") + imaginary + ")"
  }
  /// What `?` shows.
  public var help: String? { "A complex number.\nIt has real, imag and conjugate()." }
  /// The names behind the point.
  public var attributeNames: [String] { ["conjugate", "imag", "real"] }
  /// Whether it is other than zero.
  public func truth() -> Bool { re != 0 || im != 0 }

  private static func bare(_ part: Double) -> String {
    let text = NumberText.shortest(part)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The attribute, or nil where there is none.
  public func attribute(_ name: String) -> Value? {
    switch name {
    case "real": .float(re)
    case "imag": .float(im)
    case "conjugate":
      .native(
        NativeFunction(name, "", help: "The number with the opposite imaginary part.") { [self] _ in
          .object(ComplexObject(re, -im))
        })
    case "__abs__":
      .native(
        NativeFunction("abs", "") { [self] _ in
          let size = hypot(re, im)
          guard size.isFinite || !re.isFinite || !im.isFinite else {
            throw Diagnostic("OverflowError", "absolute value too large")
          }
          return .float(size)
        })
    default: nil
    }
  }

  /// The result of an operator; nil where it has no meaning.
  public func binary(
    _ operation: NativeOperation, _ other: Value, reflected: Bool
  ) throws -> Value? {
    // An array, or a number of one, has its own rules.
    if case .object(let object) = other, !(object is ComplexObject), !(object is BigInteger) {
      return nil
    }
    guard let right = Self.number(other) else { return nil }
    let (a, b) = reflected ? (right, self) : (self, right)
    switch operation {
    case .arithmetic(let arithmetic): return try a.combined(arithmetic, b).map { .object($0) }
    case .comparison(.equal): return .boolean(re == right.re && im == right.im)
    case .comparison(.notEqual): return .boolean(re != right.re || im != right.im)
    case .comparison(let comparator):
      throw Diagnostic(
        "TypeError",
        "complex numbers have no order: '\(comparator.rawValue)' has no meaning for them",
        hint: "abs(x), or x.real")
    case .unary: return nil
    }
  }

  /// The result of `-x` and `+x`.
  public func unary(_ operation: NativeOperation) -> Value? {
    switch operation {
    case .unary(.minus): .object(ComplexObject(-re, -im))
    case .unary(.plus): .object(self)
    default: nil
    }
  }

  // MARK: - Arithmetic

  private func combined(
    _ operation: BinaryOperator, _ other: ComplexObject
  ) throws -> ComplexObject? {
    switch operation {
    case .add: return ComplexObject(re + other.re, im + other.im)
    case .subtract: return ComplexObject(re - other.re, im - other.im)
    case .multiply: return times(other)
    case .divide: return try quotient(other)
    case .power: return try raised(to: other)
    case .floorDivide, .modulo:
      throw Diagnostic(
        "TypeError", "can't take floor or mod of complex number.", hint: "x.real // y")
    default: return nil
    }
  }

  private func times(_ other: ComplexObject) -> ComplexObject {
    ComplexObject(re * other.re - im * other.im, re * other.im + im * other.re)
  }

  private func quotient(_ other: ComplexObject) throws -> ComplexObject {
    let (x, y) = (other.re.magnitude, other.im.magnitude)
    if x >= y {
      guard x != 0 else { throw Diagnostic("ZeroDivisionError", "complex division by zero") }
      let ratio = other.im / other.re
      let divisor = other.re + other.im * ratio
      return ComplexObject((re + im * ratio) / divisor, (im - re * ratio) / divisor)
    }
    guard y >= x else { return ComplexObject(.nan, .nan) }
    let ratio = other.re / other.im
    let divisor = other.re * ratio + other.im
    return ComplexObject((re * ratio + im) / divisor, (im * ratio - re) / divisor)
  }

  /// By products for whole exponents up to 100, else by size and angle.
  func raised(to exponent: ComplexObject) throws -> ComplexObject {
    let result: ComplexObject
    if exponent.im == 0, exponent.re.magnitude <= 100, let whole = Int(exactly: exponent.re) {
      var (product, factor, rest) = (ComplexObject(1, 0), self, whole.magnitude)
      while rest > 0 {
        if rest & 1 == 1 { product = product.times(factor) }
        rest >>= 1
        factor = factor.times(factor)
      }
      guard whole >= 0 || product.truth() else {
        throw Diagnostic("ZeroDivisionError", "0.0 to a negative or complex power")
      }
      result = whole < 0 ? try ComplexObject(1, 0).quotient(product) : product
    } else if !truth() {
      guard exponent.im == 0, exponent.re >= 0 else {
        throw Diagnostic("ZeroDivisionError", "0.0 to a negative or complex power")
      }
      result = ComplexObject(0, 0)
    } else {
      let size = hypot(re, im)
      var length = pow(size, exponent.re)
      let angle = atan2(im, re)
      var phase = angle * exponent.re
      if exponent.im != 0 {
        length *= exp(-angle * exponent.im)
        phase += exponent.im * log(size)
      }
      result = ComplexObject(length * cos(phase), length * sin(phase))
    }
    let isFinite = re.isFinite && im.isFinite && exponent.re.isFinite && exponent.im.isFinite
    guard !isFinite || result.re.isFinite && result.im.isFinite else {
      throw Diagnostic("OverflowError", "complex exponentiation")
    }
    return result
  }

  // MARK: - From text

  /// The number that a text such as `1+2j` names; nil where it names none.
  static func parsed(_ text: String) -> ComplexObject? {
    var body = StringText.trimmed(text)
    if body.hasPrefix("("), body.hasSuffix(")"), body.count >= 2 {
      body = StringText.trimmed(String(body.dropFirst().dropLast()))
    }
    func real(_ text: some StringProtocol) -> Double? {
      let word = text.lowercased()
      guard !word.isEmpty, !word.contains("x"), !word.contains(" ") else { return nil }
      return Double(word.hasSuffix(".") ? word + "0" : word)
    }
    guard let last = body.last, last == "j" || last == "J" else {
      return real(body).map { ComplexObject($0, 0) }
    }
    let digits = Array(body.dropLast())
    // The sign of the imaginary part is the last one that no exponent has.
    let split = digits.indices.reversed().first { index in
      (digits[index] == "+" || digits[index] == "-")
        && (index == 0 || !"eE".contains(digits[index - 1]))
    }
    func part(_ characters: ArraySlice<Character>) -> Double? {
      let text = String(characters)
      return text.isEmpty || text == "+" ? 1 : text == "-" ? -1 : real(text)
    }
    guard let split, split > 0 else { return part(digits[...]).map { ComplexObject(0, $0) } }
    guard let re = real(String(digits[..<split])), let im = part(digits[split...]) else {
      return nil
    }
    return ComplexObject(re, im)
  }
}
