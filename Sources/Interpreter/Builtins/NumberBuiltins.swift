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
        try round(arguments, dialect: context.interpreter.dialect)
      },
      NativeFunction("pow", "base, exponent", help: "base to the power exponent.\n\n    pow(2, 10)")
      {
        try Operators.binary(
          .power, $0["base"], $0["exponent"], dialect: context.interpreter.dialect)
      },
      NativeFunction(
        "divmod", "a, b", help: "The quotient, rounded down, and the remainder.\n\n    divmod(7, 2)"
      ) {
        .tuple([
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
        let scalars = try $0.string("character").unicodeScalars
        guard let scalar = scalars.first, scalars.count == 1 else {
          throw $0.error("character", "ord wants one character, not \(scalars.count)")
        }
        return .integer(Int(scalar.value))
      },
    ]
  }

  private static func round(_ arguments: BoundArguments, dialect: Dialect) throws -> Value {
    let digits = arguments["digits"].isNone ? nil : try arguments.integer("digits")
    if let value = arguments["x"].exactInteger, dialect == .python3, digits ?? 0 >= 0 {
      return .integer(value)
    }
    let x = try arguments.number("x")
    guard let digits, digits != 0 else {
      let rule: FloatingPointRoundingRule =
        dialect == .python3 ? .toNearestOrEven : .toNearestOrAwayFromZero
      let rounded = x.rounded(rule)
      guard digits == nil, dialect == .python3 else { return .float(rounded) }
      guard rounded.isFinite else {
        throw arguments.error("x", "\(arguments["x"].text) has no whole number")
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
}
