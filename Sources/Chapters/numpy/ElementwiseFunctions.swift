import Glibc
import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions that take arrays element by element and are no ufuncs.
  static var elementwise: [NativeFunction] { choosing + rounding + comparing }

  private static var choosing: [NativeFunction] {
    [
      NativeFunction(
        "where", "condition, x=None, y=None",
        help: "x where the condition holds, y elsewhere; without both, where it holds.\n\n"
          + "    np.where([True, False], 1, 2)"
      ) { arguments in
        let condition = try ArrayObject.tensor(arguments["condition"])
        if arguments["x"].isNone, arguments["y"].isNone {
          guard condition.rank > 0 else {
            throw arguments.error("condition", "a single number has no places")
          }
          let places = try translated { try condition.nonzero() }
          return .tuple(places.map { .object(ArrayObject($0)) })
        }
        guard !arguments["x"].isNone, !arguments["y"].isNone else {
          throw arguments.error("condition", "x and y are both given, or neither")
        }
        let (x, y) = try UniversalFunction.operands(arguments["x"], arguments["y"], .add)
        let result = try translated {
          try Tensor.choosing(x, otherwise: y, where: condition)
        }
        return .object(ArrayObject(result))
      },
      NativeFunction(
        "clip", "a, a_min=None, a_max=None, out=None, min=None, max=None",
        help: "The elements, none below a_min or above a_max.\n\n    np.clip([1, 5], 2, 4)"
      ) { arguments in
        var result = try ArrayObject.tensor(arguments["a"])
        let isWeak = arguments["a"].object(as: ArrayObject.self) == nil
        // Where the result goes, if it has the type that comes out anyway.
        var target = arguments["out"].object(as: ArrayObject.self)?.tensor
        if target?.shape != result.shape || target?.dtype != result.dtype { target = nil }
        for (names, function) in [
          (["a_min", "min"], BinaryFunction.maximum), (["a_max", "max"], .minimum),
        ] {
          guard let bound = names.map({ arguments[$0] }).first(where: { !$0.isNone }) else {
            continue
          }
          let right =
            isWeak ? nil : try ArrayObject.operand(bound, beside: result.dtype)
          let limit = try right ?? ArrayObject.tensor(bound)
          let goesOn = limit.rank == 0 && limit.dtype == result.dtype
          result = try translated {
            try Tensor.combine(function, result, limit, into: goesOn ? target : nil)
          }
        }
        if case .object(let out as ArrayObject) = arguments["out"] {
          if result.isSameView(as: out.tensor) { return arguments["out"] }
          return .object(try out.receive(result, from: "clip"))
        }
        return try ArrayObject.value(result)
      },
      NativeFunction(
        "nan_to_num", "x, copy=True, nan=0.0, posinf=None, neginf=None",
        help: "Zeros for what is not a number, the largest numbers for infinities.\n\n"
          + "    np.nan_to_num([1.0, float('nan')])"
      ) { arguments in
        let tensor = try ArrayObject.tensor(arguments["x"])
        guard tensor.dtype.isInexact else { return try ArrayObject.value(tensor) }
        let largest =
          switch tensor.dtype.part {
          case .float16: Double(Float16.greatestFiniteMagnitude)
          case .float32: Double(Float.greatestFiniteMagnitude)
          default: Double.greatestFiniteMagnitude
          }
        let replacements: [(Double, Double)] = [
          (.infinity, arguments["posinf"].number ?? largest),
          (-.infinity, arguments["neginf"].number ?? -largest),
        ]
        let missing = try arguments.number("nan")
        func replaced(_ tensor: Tensor) throws -> Tensor {
          var result = tensor
          for (odd, value) in replacements {
            let places = try result.equal(to: Tensor(.real(odd), as: result.dtype))
            result = try Tensor.choosing(
              Tensor(.real(value), as: result.dtype), otherwise: result, where: places)
          }
          return try Tensor.choosing(
            Tensor(.real(missing), as: result.dtype), otherwise: result,
            where: result.applying(UnaryFunction.isnan))
        }
        return try ArrayObject.value(
          try translated {
            guard tensor.dtype.isComplex else { return try replaced(tensor) }
            let result = try tensor.copiedInPlaceOrder()
            try result.realPart.assign(replaced(tensor.realPart), at: [])
            try result.imaginaryPart().assign(replaced(tensor.imaginaryPart()), at: [])
            return result
          })
      },
    ]
  }

  private static var rounding: [NativeFunction] {
    ["round", "around", "round_"].map { name in
      NativeFunction(
        name, "a, decimals=0, out=None",
        help: "The elements to so many digits, halves to even.\n\n    np.\(name)([1.25, 2.5], 1)"
      ) { arguments in
        let tensor = try ArrayObject.tensor(arguments["a"])
        let digits = try arguments.integer("decimals")
        let result = try translated { try rounded(tensor, digits) }
        if !arguments["out"].isNone { return try delivered(result, arguments) }
        let isMatrix = arguments["a"].object(as: ArrayObject.self)?.isMatrix ?? false
        return try ArrayObject.value(result, isMatrix: isMatrix)
      }
    }
      + [
        NativeFunction(
          "fix", "x", help: "The elements, rounded towards zero.\n\n    np.fix([-1.5, 1.5])"
        ) {
          let tensor = try ArrayObject.tensor($0["x"])
          return try ArrayObject.value(try translated { try tensor.applying(RealFunction.trunc) })
        },
        NativeFunction(
          "divmod", "x1, x2",
          help: "The quotients, rounded down, and what they leave.\n\n    np.divmod(7, 2)"
        ) { arguments in
          let (a, b) = try UniversalFunction.operands(arguments["x1"], arguments["x2"], .add)
          return .tuple([
            try ArrayObject.value(try translated { try a.floorDividing(b) }),
            try ArrayObject.value(try translated { try a.remainder(b) }),
          ])
        },
        NativeFunction(
          "modf", "x", help: "The parts behind and before the point.\n\n    np.modf(1.5)"
        ) {
          let tensor = try ArrayObject.tensor($0["x"])
          return try translated {
            let whole = try tensor.converted(to: tensor.dtype.floatingPoint)
              .applying(RealFunction.trunc)
            let isInfinite = try whole.applying(UnaryFunction.isinf)
            let zero = try Tensor(.real(0), as: whole.dtype)
            let rest = try Tensor.choosing(
              zero, otherwise: tensor.subtracting(whole), where: isInfinite)
            let signed = try Tensor.combine(.copysign, rest, whole)
            return .tuple([try ArrayObject.value(signed), try ArrayObject.value(whole)])
          }
        },
      ]
  }

  private static func rounded(_ tensor: Tensor, _ digits: Int) throws -> Tensor {
    guard tensor.dtype != .bool || digits == 0 else {
      throw TensorError("truth values have no digits", kind: .type, hint: "x.astype(float)")
    }
    if tensor.dtype.isComplex {
      let result = try tensor.copied()
      try result.realPart.assign(rounded(tensor.realPart, digits), at: [])
      try result.imaginaryPart().assign(rounded(tensor.imaginaryPart(), digits), at: [])
      return result
    }
    if digits == 0 {
      return tensor.dtype.isInexact
        ? try tensor.applying(RealFunction.rint)
        : tensor.dtype == .bool ? try tensor.applying(RealFunction.rint) : try tensor.copied()
    }
    // As NumPy: scaled, rounded and scaled back.
    let scale = pow(10, Double(digits.magnitude))
    guard tensor.dtype.isInexact else {
      guard digits < 0, tensor.dtype != .bool else { return try tensor.copied() }
      guard digits > -19 else { return try Tensor(zeros: tensor.shape, tensor.dtype) }
      let real = try tensor.converted(to: .float64)
      return try real.dividing(Tensor(scale)).applying(RealFunction.rint).multiplying(Tensor(scale))
        .converted(to: tensor.dtype)
    }
    let factor = try Tensor(.real(scale), as: tensor.dtype)
    return digits > 0
      ? try tensor.multiplying(factor).applying(RealFunction.rint).dividing(factor)
      : try tensor.dividing(factor).applying(RealFunction.rint).multiplying(factor)
  }

  private static var comparing: [NativeFunction] {
    [
      NativeFunction(
        "isclose", "a, b, rtol=1e-05, atol=1e-08, equal_nan=False",
        help: "Whether the elements are about equal.\n\n    np.isclose(0.1 + 0.2, 0.3)"
      ) { try ArrayObject.value(closeness($0)) },
      NativeFunction(
        "allclose", "a, b, rtol=1e-05, atol=1e-08, equal_nan=False",
        help: "Whether all elements are about equal.\n\n    np.allclose([0.1 + 0.2], [0.3])"
      ) {
        let close = try closeness($0)
        return .boolean(try translated { try close.all().item() }.isTrue)
      },
      NativeFunction(
        "array_equal", "a1, a2, equal_nan=False",
        help: "Whether shapes and elements are equal.\n\n    np.array_equal([1, 2], [1, 2])"
      ) { arguments in
        let (a, b) = (
          try ArrayObject.tensor(arguments["a1"]), try ArrayObject.tensor(arguments["a2"])
        )
        guard a.shape == b.shape else { return .boolean(false) }
        return .boolean(try translated { try a.equal(to: b).all().item() }.isTrue)
      },
      NativeFunction(
        "isscalar", "element", help: "Whether it is a single number.\n\n    np.isscalar(3.0)"
      ) {
        switch $0["element"] {
        case .integer, .float, .boolean, .string, .object(is ComplexObject): .boolean(true)
        case .object(is NumPyScalar): .boolean(true)
        default: .boolean(false)
        }
      },
      NativeFunction(
        "shape", "a", help: "The length of each axis.\n\n    np.shape([[1, 2]])"
      ) { ArrayObject(try ArrayObject.tensor($0["a"])).shape },
      NativeFunction("ndim", "a", help: "The number of axes.\n\n    np.ndim([[1, 2]])") {
        .integer(try ArrayObject.tensor($0["a"]).rank)
      },
      NativeFunction(
        "size", "a, axis=None", help: "The number of elements.\n\n    np.size([[1, 2]])"
      ) { arguments in
        let tensor = try ArrayObject.tensor(arguments["a"])
        guard !arguments["axis"].isNone else { return .integer(tensor.count) }
        let axis = try arguments.integer("axis")
        let place = axis < 0 ? axis &+ tensor.rank : axis
        guard tensor.shape.indices.contains(place) else {
          throw arguments.error("axis", "there is no axis \(axis)", kind: "IndexError")
        }
        return .integer(tensor.shape[place])
      },
      NativeFunction(
        "result_type", "*arrays", help: "The type of a result.\n\n    np.result_type(np.int32, 1.0)"
      ) { arguments in
        let types = try arguments.rest.map { value in
          try NumPyTypes.type(value) ?? ArrayObject.tensor(value).dtype
        }
        guard let first = types.first else {
          throw Diagnostic("ValueError", "at least one array or type is needed")
        }
        return .object(DTypeObject(types.dropFirst().reduce(first) { $0.promoted(with: $1) }))
      },
    ]
  }

  private static func closeness(_ arguments: BoundArguments) throws -> Tensor {
    let (a, b) = (try ArrayObject.tensor(arguments["a"]), try ArrayObject.tensor(arguments["b"]))
    let (relative, absolute) = (try arguments.number("rtol"), try arguments.number("atol"))
    let sameMissing = try arguments["equal_nan"].isTrue()
    return try translated {
      let type: DType = a.dtype.isComplex || b.dtype.isComplex ? .complex128 : .float64
      let (x, y) = (try a.converted(to: type), try b.converted(to: type))
      let limit = try Tensor(absolute).adding(Tensor(relative).multiplying(y.abs()))
      let near = try Tensor.combine(.lessOrEqual, x.subtracting(y).abs(), limit)
      let finite = try y.applying(UnaryFunction.isfinite)
      var result = try Tensor.combine(
        .logicalOr, Tensor.combine(.logicalAnd, near, finite), x.equal(to: y))
      if sameMissing {
        result = try Tensor.combine(
          .logicalOr, result,
          Tensor.combine(
            .logicalAnd, x.applying(UnaryFunction.isnan), y.applying(UnaryFunction.isnan)))
      }
      return result
    }
  }
}
