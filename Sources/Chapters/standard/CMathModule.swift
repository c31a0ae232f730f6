import Glibc
import Interpreter
import Language
import Tensors

/// `cmath`: functions of complex numbers, by C's library as Python has them.
enum CMathModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "cmath", help: "functions of complex numbers.", functions: elementary + polar + questions,
      others: [
        "pi": .float(.pi), "e": .float(2.718281828459045), "tau": .float(2 * .pi),
        "inf": .float(.infinity), "nan": .float(.nan),
        "infj": .object(ComplexObject(0, .infinity)), "nanj": .object(ComplexObject(0, .nan)),
      ])
  }

  /// The complex number bound to a name.
  private static func number(_ arguments: BoundArguments, _ name: String) throws -> ComplexObject {
    if let number = ComplexObject.number(arguments[name]) { return number }
    if let scalar = arguments[name].object(as: NumPyScalar.self) {
      let number = scalar.value.asComplex
      return ComplexObject(number.re, number.im)
    }
    return ComplexObject(try arguments.number(name), 0)
  }

  private static func applied(_ function: RealFunction, _ x: ComplexObject) throws -> ComplexObject
  {
    let result = try translated {
      try Tensor(Complex(x.re, x.im)).applying(function).item().asComplex
    }
    let isFinite = result.re.isFinite && result.im.isFinite
    guard isFinite || !x.re.isFinite || !x.im.isFinite else {
      let isPole = function == .log || function == .log10 || function == .arctanh
      throw isPole
        ? Diagnostic("ValueError", "math domain error")
        : Diagnostic("OverflowError", "math range error")
    }
    return ComplexObject(result.re, result.im)
  }

  private static var elementary: [NativeFunction] {
    let functions: [(String, RealFunction, String)] = [
      ("sqrt", .sqrt, "The square root."), ("exp", .exp, "e to the power x."),
      ("sin", .sin, "The sine."), ("cos", .cos, "The cosine."), ("tan", .tan, "The tangent."),
      ("asin", .arcsin, "The inverse of sin."), ("acos", .arccos, "The inverse of cos."),
      ("atan", .arctan, "The inverse of tan."), ("sinh", .sinh, "The hyperbolic sine."),
      ("cosh", .cosh, "The hyperbolic cosine."), ("tanh", .tanh, "The hyperbolic tangent."),
      ("asinh", .arcsinh, "The inverse of sinh."), ("acosh", .arccosh, "The inverse of cosh."),
      ("atanh", .arctanh, "The inverse of tanh."), ("log10", .log10, "The logarithm to base 10."),
    ]
    return functions.map { name, function, help in
      NativeFunction(name, "x", help: "\(help)\n\n    cmath.\(name)(0.5+1j)") {
        .object(try applied(function, number($0, "x")))
      }
    } + [
      NativeFunction(
        "log", "x, base=None", help: "The logarithm, natural or to base.\n\n    cmath.log(-1)"
      ) { arguments in
        let result = try applied(.log, number(arguments, "x"))
        guard !arguments["base"].isNone else { return .object(result) }
        let base = try applied(.log, number(arguments, "base"))
        return try Value.object(result).object(as: ComplexObject.self)?
          .binary(.arithmetic(.divide), .object(base), reflected: false) ?? .none
      }
    ]
  }

  private static var polar: [NativeFunction] {
    [
      NativeFunction("phase", "x", help: "The angle in radians.\n\n    cmath.phase(1j)") {
        let x = try number($0, "x")
        return .float(atan2(x.im, x.re))
      },
      NativeFunction("polar", "x", help: "The size and the angle.\n\n    cmath.polar(1j)") {
        let x = try number($0, "x")
        return .tuple([.float(hypot(x.re, x.im)), .float(atan2(x.im, x.re))])
      },
      NativeFunction(
        "rect", "r, phi", help: "The number of that size and angle.\n\n    cmath.rect(1, 0)"
      ) {
        let (size, angle) = (try $0.number("r"), try $0.number("phi"))
        return .object(ComplexObject(size * cos(angle), size * sin(angle)))
      },
    ]
  }

  private static var questions: [NativeFunction] {
    let questions: [(String, (ComplexObject) -> Bool)] = [
      ("isnan", { $0.re.isNaN || $0.im.isNaN }),
      ("isinf", { $0.re.isInfinite || $0.im.isInfinite }),
      ("isfinite", { $0.re.isFinite && $0.im.isFinite }),
    ]
    return questions.map { name, holds in
      NativeFunction(
        name, "x", help: "Whether it \(name.replacing("is", with: "is ")).\n\n    cmath.\(name)(1j)"
      ) {
        .boolean(holds(try number($0, "x")))
      }
    } + [
      NativeFunction(
        "isclose", "a, b, rel_tol=1e-09, abs_tol=0.0",
        help: "Whether the numbers are about equal.\n\n    cmath.isclose(1j, 1j)"
      ) { arguments in
        let (a, b) = (try number(arguments, "a"), try number(arguments, "b"))
        if a.re == b.re && a.im == b.im { return .boolean(true) }
        let distance = hypot(a.re - b.re, a.im - b.im)
        let size = max(hypot(a.re, a.im), hypot(b.re, b.im))
        let limit = max(try arguments.number("rel_tol") * size, try arguments.number("abs_tol"))
        return .boolean(size.isFinite && distance <= limit)
      }
    ]
  }
}
