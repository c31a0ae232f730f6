import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions of complex numbers that are no ufuncs.
  static var complexFunctions: [NativeFunction] { parts + questions + polynomialRoots }

  private static var parts: [NativeFunction] {
    [
      NativeFunction("real", "val", help: "The real parts.\n\n    np.real([1+2j, 3])") {
        try part("real", of: $0["val"])
      },
      NativeFunction("imag", "val", help: "The imaginary parts.\n\n    np.imag([1+2j, 3])") {
        try part("imag", of: $0["val"])
      },
      NativeFunction(
        "angle", "z, deg=False",
        help: "The angles to the positive real axis, in radians.\n\n    np.angle([1, 1j])"
      ) { arguments in
        let tensor = try ArrayObject.tensor(arguments["z"])
        let inDegrees = try arguments["deg"].isTrue()
        return try ArrayObject.value(
          try translated {
            let angles = try tensor.angles()
            guard inDegrees else { return angles }
            return try angles.multiplying(Tensor(.real(180 / .pi), beside: angles))
          })
      },
      NativeFunction(
        "real_if_close", "a, tol=100",
        help: "Real numbers where the imaginary parts are but rounding.\n\n"
          + "    np.real_if_close([1+1e-20j])"
      ) { arguments in
        let tensor = try ArrayObject.tensor(arguments["a"])
        guard tensor.dtype.isComplex else { return .object(ArrayObject(tensor)) }
        let tolerance = try arguments.number("tol")
        let bound = tolerance > 1 ? tolerance * tensor.precision : tolerance
        return try translated {
          let largest =
            try tensor.count == 0 ? 0 : tensor.imaginaryPart().abs().max().item().asDouble
          return .object(ArrayObject(largest < bound ? tensor.realPart : tensor))
        }
      },
    ]
  }

  /// `value.real` or `value.imag`: an array's is an array, also where it has no axes.
  private static func part(_ name: String, of value: Value) throws -> Value {
    if case .object(let array as ArrayObject) = value {
      return try array.attribute(name) ?? value
    }
    let tensor = try ArrayObject.tensor(value)
    return try ArrayObject.value(
      try translated { try name == "real" ? tensor.realPart : tensor.imaginaryPart() })
  }

  private static var questions: [NativeFunction] {
    func question(
      _ name: String, _ help: String, _ body: @escaping (Tensor) throws -> Value
    ) -> NativeFunction {
      NativeFunction(name, "x", help: "\(help)\n\n    np.\(name)([1, 1j])") {
        let tensor = try ArrayObject.tensor($0["x"])
        return try translated { try body(tensor) }
      }
    }
    return [
      question("iscomplex", "Which elements have an imaginary part.") {
        try ArrayObject.value($0.imaginaryPart().converted(to: .bool))
      },
      question("isreal", "Which elements have no imaginary part.") {
        try ArrayObject.value($0.imaginaryPart().logicalNot())
      },
      question("iscomplexobj", "Whether the type is complex.") { .boolean($0.dtype.isComplex) },
      question("isrealobj", "Whether the type is real.") { .boolean(!$0.dtype.isComplex) },
    ]
  }

  private static var polynomialRoots: [NativeFunction] {
    [
      NativeFunction(
        "roots", "p", help: "The roots of a polynomial.\n\n    np.roots([1, -3, 2])"
      ) { arguments in
        let given = try ArrayObject.tensor(arguments["p"])
        return array(try arguments.about("p") { try given.polynomialRoots() })
      }
    ]
  }
}
