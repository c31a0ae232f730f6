import BigInt
import Glibc
import Interruptions
import Language

/// A whole number that needs more than 64 bits.
///
/// Smaller ones are `Value.integer`; arithmetic goes over to this where that overflows, and back
/// where the result fits again. The arithmetic itself is the package BigInt's.
final class BigInteger: NativeObject, NumericObject {
  let value: BigInt

  private init(_ value: BigInt) { self.value = value }

  /// More bits than that would take minutes to multiply or to print.
  static let mostBits = 1 << 21

  /// The number as a value: a small one where it fits in 64 bits.
  static func value(_ number: BigInt) throws -> Value {
    if let small = Int(exactly: number) { return .integer(small) }
    guard number.bitWidth <= mostBits else {
      throw Diagnostic("MemoryError", "a whole number of more than \(mostBits) bits")
    }
    return .object(BigInteger(number))
  }

  /// The number with these decimal digits, which the parser has checked and bounded.
  static func value(digits: String) -> Value {
    (try? value(BigInt(digits) ?? 0)) ?? .integer(0)
  }

  /// The whole number nearest to zero of a finite real number.
  static func value(of number: Double) throws -> Value {
    if let small = Int(exactly: number.rounded(.towardZero)) { return .integer(small) }
    return try value(BigInt(number.rounded(.towardZero)))
  }

  /// Any whole number, large or small; nil for other values.
  static func integer(_ value: Value) -> BigInt? {
    if let small = value.exactInteger { return BigInt(small) }
    return value.object(as: BigInteger.self)?.value
  }

  // MARK: - As a value

  var typeName: String { "int" }
  var representation: String { value.description }
  var exactInteger: Int? { nil }
  var number: Double? { Self.real(value) }
  func truth() -> Bool { true }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "real", "numerator": .object(self)
    case "imag": .integer(0)
    case "bit_length":
      .native(
        NativeFunction("bit_length", "") { [self] _ in .integer(value.magnitude.bitWidth) })
    default: nil
    }
  }

  func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) throws -> Value? {
    switch operation {
    case .arithmetic(let operation):
      guard let otherInteger = Self.integer(other) else {
        guard case .float(let real) = other else { return nil }
        let own = try real64()
        return try Operators.binary(
          operation, .float(reflected ? real : own), .float(reflected ? own : real),
          dialect: .python3)
      }
      return try Self.arithmetic(
        operation, reflected ? otherInteger : value, reflected ? value : otherInteger)
    case .comparison(let comparator):
      let order: (less: Bool, equal: Bool)
      if let integer = Self.integer(other) {
        order = (value < integer, value == integer)
      } else if case .float(let real) = other {
        let own = Self.real(value)
        order = (own < real, own == real && value == BigInt(exactly: real))
      } else {
        return nil
      }
      switch comparator {
      case .equal: return .boolean(order.equal)
      case .notEqual: return .boolean(!order.equal)
      case .less: return .boolean(reflected ? !order.less && !order.equal : order.less)
      case .lessOrEqual: return .boolean(reflected ? !order.less : order.less || order.equal)
      case .greater: return .boolean(reflected ? order.less : !order.less && !order.equal)
      case .greaterOrEqual: return .boolean(reflected ? order.less || order.equal : !order.less)
      default: return nil
      }
    case .unary: return nil
    }
  }

  func unary(_ operation: NativeOperation) throws -> Value? {
    guard case .unary(let operation) = operation else { return nil }
    switch operation {
    case .minus: return try Self.value(-value)
    case .plus: return .object(self)
    case .invert: return try Self.value(-value - 1)
    case .not: return nil
    }
  }

  private func real64() throws -> Double {
    let real = Self.real(value)
    guard real.isFinite else {
      throw Diagnostic("OverflowError", "the whole number is too large for a real number")
    }
    return real
  }

  // MARK: - Arithmetic

  /// Python's arithmetic between whole numbers.
  static func arithmetic(_ operation: BinaryOperator, _ a: BigInt, _ b: BigInt) throws -> Value? {
    switch operation {
    case .add: return try value(a + b)
    case .subtract: return try value(a - b)
    case .multiply:
      try check(a.bitWidth + b.bitWidth)
      return try value(product(a, b))
    case .divide:
      guard b != 0 else { throw Diagnostic("ZeroDivisionError", "division by zero") }
      return .float(try quotient(a, b))
    case .floorDivide: return try value(floorDivided(a, b).quotient)
    case .modulo: return try value(floorDivided(a, b).remainder)
    case .power:
      guard b >= 0 else { return .float(pow(real(a), real(b))) }
      guard let exponent = Int(exactly: b), a.magnitude <= 1 || exponent <= mostBits else {
        throw Diagnostic("MemoryError", "a whole number of more than \(mostBits) bits")
      }
      if a.magnitude <= 1 {
        return try value(a == -1 && exponent % 2 == 0 ? 1 : exponent == 0 ? 1 : a)
      }
      try check((a.bitWidth - 1) * exponent)
      return try value(power(a, exponent))
    case .shiftLeft:
      guard b >= 0 else { throw Diagnostic("ValueError", "a shift is not negative") }
      guard a != 0 else { return .integer(0) }
      guard let shift = Int(exactly: b), shift <= mostBits else {
        throw Diagnostic("MemoryError", "a whole number of more than \(mostBits) bits")
      }
      return try value(a << shift)
    case .shiftRight:
      guard b >= 0 else { throw Diagnostic("ValueError", "a shift is not negative") }
      guard let shift = Int(exactly: b), shift <= mostBits else { return .integer(a < 0 ? -1 : 0) }
      return try value(floorDivided(a, BigInt(1) << shift).quotient)
    case .bitAnd: return try value(a & b)
    case .bitOr: return try value(a | b)
    case .bitXor: return try value(a ^ b)
    case .matrixProduct: return nil
    }
  }

  private static func check(_ bits: Int) throws {
    guard bits <= mostBits else {
      throw Diagnostic("MemoryError", "a whole number of more than \(mostBits) bits")
    }
  }

  private static func product(_ a: BigInt, _ b: BigInt) throws -> BigInt {
    BigInt(
      sign: (a < 0) == (b < 0) ? .plus : .minus, magnitude: try product(a.magnitude, b.magnitude))
  }

  /// From the exponent's highest digit on, so that the only large products are squares.
  private static func power(_ base: BigInt, _ exponent: Int) throws -> BigInt {
    var result = BigUInt(1)
    for place in stride(from: Int.bitWidth - 1 - exponent.leadingZeroBitCount, through: 0, by: -1) {
      result = try product(result, result)
      if exponent >> place & 1 == 1 { result = try product(result, base.magnitude) }
    }
    return BigInt(sign: base < 0 && exponent & 1 == 1 ? .minus : .plus, magnitude: result)
  }

  /// A product whose factors are halved (Karatsuba's way where they are alike) until those of the parts
  /// take no time, between which it gives way.
  private static func product(_ a: BigUInt, _ b: BigUInt) throws -> BigUInt {
    let (long, short) = a.words.count >= b.words.count ? (a, b) : (b, a)
    let (length, other) = (long.words.count, short.words.count)
    guard length * other > 1 << 20 else { return a * b }
    try Interruption.check()
    let half = (length + 1) / 2
    let shift = half * UInt.bitWidth
    func halves(_ number: BigUInt) -> (high: BigUInt, low: BigUInt) {
      (BigUInt(words: number.words.dropFirst(half)), BigUInt(words: number.words.prefix(half)))
    }
    let x = halves(long)
    if other <= half {
      return (try product(x.high, short) << shift) + (try product(x.low, short))
    }
    let y = halves(short)
    let (high, low) = (try product(x.high, y.high), try product(x.low, y.low))
    let middle = try product(x.high + x.low, y.high + y.low) - high - low
    return (high << (2 * shift)) + (middle << shift) + low
  }

  /// The quotient rounded down, and what it leaves, with the sign of the divisor.
  static func floorDivided(
    _ a: BigInt, _ b: BigInt
  ) throws -> (quotient: BigInt, remainder: BigInt) {
    guard b != 0 else { throw Diagnostic("ZeroDivisionError", "division by zero") }
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    return remainder != 0 && (remainder < 0) != (b < 0)
      ? (quotient - 1, remainder + b) : (quotient, remainder)
  }

  /// The real number nearest to a whole one; infinite where that is too large.
  ///
  /// Of the highest 64 bits the last stands for all that are left over, so that the conversion
  /// rounds once and correctly.
  static func real(_ a: BigInt) -> Double {
    let shift = max(0, a.magnitude.bitWidth - 64)
    let high = a.magnitude >> shift
    let bits = UInt64(clamping: high) | (high << shift == a.magnitude ? 0 : 1)
    let result = scalbn(Double(bits), Int32(clamping: shift))
    return a < 0 ? -result : result
  }

  /// The real number nearest to a / b, also where neither fits one.
  ///
  /// The quotient is taken to 55 or 56 bits, with a last bit for whatever is left over, so that the
  /// conversion rounds once and correctly.
  private static func quotient(_ a: BigInt, _ b: BigInt) throws -> Double {
    let shift = 56 - a.magnitude.bitWidth + b.magnitude.bitWidth
    let (quotient, rest) =
      shift >= 0
      ? (a.magnitude << shift).quotientAndRemainder(dividingBy: b.magnitude)
      : a.magnitude.quotientAndRemainder(dividingBy: b.magnitude << -shift)
    let bits = UInt64(clamping: quotient) | (rest == 0 ? 0 : 1)
    let result = scalbn(Double(bits), Int32(clamping: -shift))
    guard result.isFinite else {
      throw Diagnostic("OverflowError", "the quotient is too large for a real number")
    }
    return (a < 0) != (b < 0) ? -result : result
  }
}

extension Value {
  /// The whole number of any size that the value is, or that its class's `__index__` gives.
  public func wholeNumber() throws -> BigInt? {
    if let number = BigInteger.integer(plain) { return number }
    guard let instance = object(as: InstanceObject.self), let index = try instance.index() else {
      return nil
    }
    return BigInteger.integer(index)
  }

  /// A whole number of any size.
  public static func integer(_ number: BigInt) throws -> Value { try BigInteger.value(number) }
}
