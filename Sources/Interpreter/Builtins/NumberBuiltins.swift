import BigInt
import Glibc
import Language

/// `abs`, `round`, `pow`, `divmod` and the like.
enum NumberBuiltins {
  static func functions(_ context: StandardBuiltins.Unowned) -> [NativeFunction] {
    [
      NativeFunction("abs", "x", help: "The size of x without its sign.\n\n    abs(-3)") {
        let x = $0["x"]
        if case .float(let value) = x { return .float(value.magnitude) }
        if let big = x.object(as: BigInteger.self) {
          return big.value < 0 ? try Operators.unary(.minus, x) : x
        }
        if let instance = x.object(as: InstanceObject.self),
          let result = try instance.send(context.interpreter.symbols.symbol("__abs__"))
        {
          return result
        }
        if case .object(let object) = x, let method = try object.attribute("__abs__") {
          return try context.interpreter.call(method, [], site: $0.site)
        }
        if let value = x.exactInteger {
          return value < 0 ? try Operators.unary(.minus, .integer(value)) : .integer(value)
        }
        return .float(try $0.number("x").magnitude)
      },
      NativeFunction(
        "round", "x, digits=None",
        help: "x to so many digits behind the point; halves go to the even digit in Python 3 and "
          + "away from 0 in Python 2.\n\n    round(2.675, 2)"
      ) { arguments in
        if let instance = arguments["x"].object(as: InstanceObject.self),
          let result = try instance.send(
            context.interpreter.symbols.symbol("__round__"),
            arguments["digits"].isNone ? [] : [arguments["digits"]])
        {
          return result
        }
        return try round(arguments, dialect: context.interpreter.dialect)
      },
      NativeFunction(
        "pow", "base, exp, mod=None",
        help: "base to the power exp, by its rest by mod.\n\n    pow(2, 10)"
      ) {
        if !$0["mod"].isNone { return try powerByRest($0) }
        return try Operators.binary(
          .power, $0["base"], $0["exp"], dialect: context.interpreter.dialect)
      },
      NativeFunction(
        "divmod", "a, b", help: "The quotient, rounded down, and the remainder.\n\n    divmod(7, 2)"
      ) {
        if let instance = $0["a"].object(as: InstanceObject.self), instance.payload.isUnset,
          let result = try instance.send(
            context.interpreter.symbols.symbol("__divmod__"), [$0["b"]])
        {
          return result
        }
        return .tuple([
          try Operators.binary(.floorDivide, $0["a"], $0["b"], dialect: .python3),
          try Operators.binary(.modulo, $0["a"], $0["b"], dialect: .python3),
        ])
      },
      NativeFunction("chr", "code", help: "The character with that code.\n\n    chr(65)") {
        let code = try $0.integer("code")
        guard code >= 0, let scalar = Unicode.Scalar(UInt32(clamping: code)) else {
          throw $0.error("code", "\($0["code"].text) is not a character's code")
        }
        return .string(String(scalar))
      },
      NativeFunction("ord", "character", help: "The character's code.\n\n    ord('A')") {
        if case .bytes(let bytes) = $0["character"], bytes.count == 1 {
          return .integer(Int(bytes[0]))
        }
        let scalars = try $0.string("character").unicodeScalars
        guard let scalar = scalars.first, scalars.count == 1 else {
          throw $0.error("character", "ord wants one character, not \(scalars.count)")
        }
        return .integer(Int(scalar.value))
      },
      inBase("hex", 16, "0x", context), inBase("oct", 8, "0o", context),
      inBase("bin", 2, "0b", context),
    ]
  }

  /// `hex`, `oct` and `bin`.
  private static func inBase(
    _ name: String, _ base: Int, _ prefix: String, _ context: StandardBuiltins.Unowned
  ) -> NativeFunction {
    NativeFunction(name, "x", help: "The digits of a whole number.\n\n    \(name)(255)") {
      arguments in
      var value = arguments["x"]
      if let index = try value.object(as: InstanceObject.self)?.index() { value = index }
      guard let number = BigInteger.integer(value) else {
        throw arguments.error(
          "x", "x is a whole number, not \(value.describedForError)", kind: "TypeError")
      }
      // Python 2 writes an octal number with a 0 alone.
      let mark = base == 8 && context.interpreter.dialect == .python2 ? "0" : prefix
      return .string((number < 0 ? "-" : "") + mark + String(number.magnitude, radix: base))
    }
  }

  private static func powerByRest(_ arguments: BoundArguments) throws -> Value {
    func whole(_ name: String) throws -> BigInt {
      guard let number = BigInteger.integer(arguments[name]) else {
        throw arguments.error(
          name, "\(name) is a whole number where there are three", kind: "TypeError")
      }
      return number
    }
    let (base, exponent, divisor) = (try whole("base"), try whole("exp"), try whole("mod"))
    guard divisor != 0 else { throw arguments.error("mod", "mod is not 0") }
    let modulus = divisor.magnitude
    guard modulus != 1 else { return .integer(0) }
    let words = modulus.bitWidth / 64 + 1
    guard exponent.magnitude.bitWidth * words <= 1 << 22 else {
      throw arguments.error("exp", "the numbers are too large for that", kind: "MemoryError")
    }
    var factor = try BigInteger.floorDivided(base, BigInt(modulus)).remainder.magnitude
    if exponent < 0 {
      guard let inverse = factor.inverse(modulus) else {
        throw arguments.error("base", "base has no inverse by that rest")
      }
      factor = inverse
    }
    let rest = BigInt(factor.power(exponent.magnitude, modulus: modulus))
    return try BigInteger.value(divisor < 0 && rest != 0 ? rest + divisor : rest)
  }

  private static func round(_ arguments: BoundArguments, dialect: Dialect) throws -> Value {
    let digits = arguments["digits"].isNone ? nil : try arguments.integer("digits")
    if let value = arguments["x"].exactInteger, dialect == .python3, digits ?? 0 >= 0 {
      return .integer(value)
    }
    if dialect == .python3, let digits, digits < 0,
      let number = BigInteger.integer(arguments["x"].plain)
    {
      return try rounded(number, digits: -digits)
    }
    if dialect == .python3, digits ?? 0 >= 0, arguments["x"].object(as: BigInteger.self) != nil {
      return arguments["x"]
    }
    let x = try arguments.number("x")
    guard let digits, digits != 0 else {
      let rule: FloatingPointRoundingRule =
        dialect == .python3 ? .toNearestOrEven : .toNearestOrAwayFromZero
      let rounded = x.rounded(rule)
      guard digits == nil, dialect == .python3 else { return .float(rounded) }
      guard rounded.isFinite else {
        throw arguments.error(
          "x", "\(arguments["x"].text) has no whole number",
          kind: x.isNaN ? "ValueError" : "OverflowError")
      }
      return try BigInteger.value(of: rounded)
    }
    // Printing rounds the exact binary value, as Python does; scaling by powers of 10 would not.
    if digits > 0 {
      return .float(Double(NumberText.formatted(x, "f", precision: min(digits, 400))) ?? x)
    }
    let scale = pow(10, -Double(digits))
    return .float(scale.isFinite ? (x / scale).rounded(.toNearestOrEven) * scale : 0)
  }

  /// A whole number to so many digits in front of the point; halves go to the even digit.
  private static func rounded(_ number: BigInt, digits: Int) throws -> Value {
    guard digits <= number.magnitude.bitWidth else { return .integer(0) }
    let unit = BigInt(10).power(digits)
    let (quotient, rest) = try BigInteger.floorDivided(number, unit)
    let twice = rest * 2
    let isUp = twice > unit || twice == unit && quotient & 1 == 1
    return try BigInteger.value((isUp ? quotient + 1 : quotient) * unit)
  }
}
