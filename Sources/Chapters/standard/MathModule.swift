import Glibc
import Interpreter
import Language

/// `math`: functions of one or two real numbers, by C's library as Python has them.
enum MathModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "math", help: "functions of real numbers.",
      functions: elementary + others + MathModule.whole(context) + sums(context),
      others: [
        "pi": .float(.pi), "e": .float(2.718281828459045), "tau": .float(2 * .pi),
        "inf": .float(.infinity), "nan": .float(.nan),
      ])
  }

  private static var elementary: [NativeFunction] {
    [
      real("sqrt", "The square root.", "2") { sqrt($0) },
      real("cbrt", "The cube root.", "27") { cbrt($0) },
      real("exp", "e to the power x.", "1", overflows: true) { exp($0) },
      real("exp2", "2 to the power x.", "3", overflows: true) { exp2($0) },
      real("expm1", "e to the power x, less 1.", "1e-9", overflows: true) { expm1($0) },
      real("log10", "The logarithm to base 10.", "1000") { log10($0) },
      real("log2", "The logarithm to base 2.", "8") { log2($0) },
      real("log1p", "The natural logarithm of 1 + x.", "1e-9") { log1p($0) },
      real("sin", "The sine of x radians.", "1") { sin($0) },
      real("cos", "The cosine of x radians.", "1") { cos($0) },
      real("tan", "The tangent of x radians.", "1") { tan($0) },
      real("asin", "The angle of that sine.", "0.5") { asin($0) },
      real("acos", "The angle of that cosine.", "0.5") { acos($0) },
      real("atan", "The angle of that tangent.", "1") { atan($0) },
      real("sinh", "The hyperbolic sine.", "1", overflows: true) { sinh($0) },
      real("cosh", "The hyperbolic cosine.", "1", overflows: true) { cosh($0) },
      real("tanh", "The hyperbolic tangent.", "1") { tanh($0) },
      real("asinh", "The inverse of sinh.", "1") { asinh($0) },
      real("acosh", "The inverse of cosh.", "2") { acosh($0) },
      real("atanh", "The inverse of tanh.", "0.5") { atanh($0) },
      real("erf", "The error function.", "0.5") { erf($0) },
      real("erfc", "1 less the error function.", "0.5") { erfc($0) },
      real("gamma", "The gamma function.", "5", overflows: true) {
        $0 == -.infinity || $0 < 0 && $0 == $0.rounded() ? .nan : $0 == 0 ? .nan : tgamma($0)
      },
      real("lgamma", "The logarithm of the gamma function's size.", "10", overflows: true) {
        $0 <= 0 && $0 == $0.rounded() && $0.isFinite ? .nan : lgamma($0)
      },
      real("fabs", "The size of x without its sign.", "-2") { $0.magnitude },
      real("degrees", "Radians in degrees.", "math.pi") { $0 * (180 / .pi) },
      real("radians", "Degrees in radians.", "180") { $0 * (.pi / 180) },
      real("ulp", "The distance to the next number.", "1.0") { $0.magnitude.ulp },
    ]
  }

  private static var others: [NativeFunction] {
    [
      NativeFunction(
        "log", "x, base=None", help: "The logarithm, natural or to base.\n\n    math.log(8, 2)"
      ) { arguments in
        let x = try checked(arguments, "x", [arguments.number("x")]) { log($0[0]) }
        guard !arguments["base"].isNone else { return .float(x) }
        let base = try checked(arguments, "base", [arguments.number("base")]) { log($0[0]) }
        guard base != 0 else { throw Diagnostic("ZeroDivisionError", "a base is not 1") }
        return .float(x / base)
      },
      two("atan2", "y, x", "The angle of the point (x, y).", "1, 1") { atan2($0, $1) },
      two("pow", "x, y", "x to the power y, as real numbers.", "2, 10", overflows: true) {
        pow($0, $1)
      },
      two("fmod", "x, y", "What a division leaves, with the sign of x.", "7, 3") { fmod($0, $1) },
      two("remainder", "x, y", "What a division rounded to the nearest leaves.", "7, 4") {
        remainder($0, $1)
      },
      two("copysign", "x, y", "The size of x with the sign of y.", "1, -0.0") {
        copysign($0, $1)
      },
      two("nextafter", "x, y", "The next number from x towards y.", "1, 2") { nextafter($0, $1) },
      NativeFunction(
        "hypot", "*coordinates", help: "The distance from the origin.\n\n    math.hypot(3, 4)"
      ) { arguments in
        let sides = try arguments.rest.map { try number($0) }
        guard sides.count != 2 else { return .float(hypot(sides[0], sides[1])) }
        return .float(length(sides))
      },
      NativeFunction(
        "dist", "p, q", help: "The distance of two points.\n\n    math.dist([0, 0], [3, 4])"
      ) { arguments in
        let (p, q) = (try arguments["p"].elements(), try arguments["q"].elements())
        guard p.count == q.count else {
          throw arguments.error("q", "the points have \(p.count) and \(q.count) coordinates")
        }
        let sides = try zip(p, q).map { try number($0) - number($1) }
        return .float(sides.count == 2 ? hypot(sides[0], sides[1]) : length(sides))
      },
      NativeFunction(
        "modf", "x", help: "The fraction and the whole part.\n\n    math.modf(2.5)"
      ) { arguments in
        let x = try arguments.number("x")
        let whole = x.rounded(.towardZero)
        let fraction = x.isInfinite ? 0 : x - whole
        return .tuple([.float(copysign(fraction, x)), .float(whole)])
      },
      NativeFunction(
        "frexp", "x", help: "x as m * 2**e, m from 0.5 to 1.\n\n    math.frexp(8)"
      ) { arguments in
        let x = try arguments.number("x")
        guard x.isFinite, x != 0 else { return .tuple([.float(x), .integer(0)]) }
        let (mantissa, exponent) = frexp(x)
        return .tuple([.float(mantissa), .integer(exponent)])
      },
      NativeFunction("ldexp", "x, i", help: "x * 2**i.\n\n    math.ldexp(0.5, 4)") { arguments in
        let exponent = Int(max(-5000, min(5000, try arguments.integer("i"))))
        return .float(
          try checked(arguments, "i", [arguments.number("x")], overflows: true) {
            scalbn($0[0], exponent)
          })
      },
      test("isnan", "Whether x is not a number.", "1.0") { $0.isNaN },
      test("isinf", "Whether x is infinite.", "1.0") { $0.isInfinite },
      test("isfinite", "Whether x is neither infinite nor not a number.", "1.0") { $0.isFinite },
      NativeFunction(
        "isclose", "a, b, rel_tol=1e-09, abs_tol=0.0",
        help: "Whether a and b differ by little.\n\n    math.isclose(0.1 + 0.2, 0.3)"
      ) { arguments in
        let (a, b) = (try arguments.number("a"), try arguments.number("b"))
        let relative = try arguments.number("rel_tol")
        let absolute = try arguments.number("abs_tol")
        guard relative >= 0, absolute >= 0 else {
          throw arguments.error("rel_tol", "tolerances are not negative")
        }
        if a == b { return .boolean(true) }
        guard a.isFinite, b.isFinite else { return .boolean(false) }
        let difference = (a - b).magnitude
        return .boolean(
          difference <= relative * a.magnitude || difference <= relative * b.magnitude
            || difference <= absolute)
      },
    ]
  }

  private static func length(_ sides: [Double]) -> Double {
    if sides.contains(where: \.isInfinite) { return .infinity }
    let largest = sides.map(\.magnitude).max() ?? 0
    guard largest > 0 else { return 0 }
    return largest * sides.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
  }

  /// The real number that a value is.
  static func number(_ value: Value) throws -> Double {
    guard let number = value.number else {
      throw Diagnostic("TypeError", "a number is needed, not \(value.describedForError)")
    }
    return number
  }

  private static func real(
    _ name: String, _ help: String, _ example: String, overflows: Bool = false,
    _ body: @escaping (Double) -> Double
  ) -> NativeFunction {
    NativeFunction(name, "x", help: "\(help)\n\n    math.\(name)(\(example))") { arguments in
      .float(
        try checked(arguments, "x", [arguments.number("x")], overflows: overflows) {
          body($0[0])
        })
    }
  }

  private static func two(
    _ name: String, _ signature: String, _ help: String, _ example: String,
    overflows: Bool = false, _ body: @escaping (Double, Double) -> Double
  ) -> NativeFunction {
    let names = signature.split(separator: ",").map { String($0.filter { $0 != " " }) }
    return NativeFunction(name, signature, help: "\(help)\n\n    math.\(name)(\(example))") {
      arguments in
      let operands = try names.map { try arguments.number($0) }
      return .float(
        try checked(arguments, names[0], operands, overflows: overflows) { body($0[0], $0[1]) })
    }
  }

  private static func test(
    _ name: String, _ help: String, _ example: String, _ body: @escaping (Double) -> Bool
  ) -> NativeFunction {
    NativeFunction(name, "x", help: "\(help)\n\n    math.\(name)(\(example))") {
      .boolean(body(try $0.number("x")))
    }
  }

  /// What `body` makes of the operands; where it has no value or too large a one, Python's error.
  private static func checked(
    _ arguments: BoundArguments, _ name: String, _ operands: [Double], overflows: Bool = false,
    _ body: ([Double]) -> Double
  ) throws -> Double {
    let result = body(operands)
    if result.isNaN, !operands.contains(where: \.isNaN) {
      throw arguments.error(name, "math domain error")
    }
    if result.isInfinite, operands.allSatisfy(\.isFinite) {
      throw overflows
        ? arguments.error(name, "math range error", kind: "OverflowError")
        : arguments.error(name, "math domain error")
    }
    return result
  }
}
