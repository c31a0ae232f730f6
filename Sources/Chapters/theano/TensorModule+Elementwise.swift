import Graphs
import Interpreter
import Language
import Tensors

extension TensorModule {
  /// Functions of matching elements.
  static func elementwise(_ theano: TheanoSettings) -> [NativeFunction] {
    reals(theano) + unaries(theano) + pairs(theano) + others(theano)
  }

  private static func function(
    _ name: String, _ theano: TheanoSettings, _ help: String, example: String = "x",
    _ body: @escaping (SymbolicVariable) throws -> SymbolicVariable
  ) -> NativeFunction {
    NativeFunction(name, "x", help: "\(help)\(TheanoModule.setting)T.\(name)(\(example))") {
      arguments in
      .object(try body(SymbolicVariable.variable(arguments, "x", theano)))
    }
  }

  private static func reals(_ theano: TheanoSettings) -> [NativeFunction] {
    let table: [(String, RealFunction)] = [
      ("exp", .exp), ("expm1", .expm1), ("exp2", .exp2), ("log", .log), ("log1p", .log1p),
      ("log2", .log2), ("log10", .log10), ("sqrt", .sqrt), ("sin", .sin), ("cos", .cos),
      ("tan", .tan), ("arcsin", .arcsin), ("arccos", .arccos), ("arctan", .arctan),
      ("sinh", .sinh), ("cosh", .cosh), ("tanh", .tanh), ("arcsinh", .arcsinh),
      ("arccosh", .arccosh), ("arctanh", .arctanh), ("deg2rad", .radians), ("rad2deg", .degrees),
      ("floor", .floor), ("ceil", .ceil), ("trunc", .trunc),
    ]
    return table.map { name, real in
      function(name, theano, "\(name) of every element.") { x in
        try Elementwise.real(name, x) { try $0.applying(real) }
      }
    } + [
      NativeFunction("round", "x, mode='half_to_even'", help: "The nearest whole numbers.") {
        arguments in
        guard case .string("half_to_even") = arguments["mode"] else {
          throw arguments.error(
            "mode", "round has the mode 'half_to_even' alone in nnrepl", kind: "NotImplementedError"
          )
        }
        return .object(
          try Elementwise.real("round", .variable(arguments, "x", theano)) {
            try $0.applying(.rint)
          })
      }
    ]
  }

  private static func unaries(_ theano: TheanoSettings) -> [NativeFunction] {
    let table: [(String, UnaryFunction)] = [
      ("abs", .absolute), ("neg", .negative), ("sgn", .sign), ("square", .square),
      ("invert", .invert), ("isnan", .isnan), ("isinf", .isinf),
    ]
    return table.map { name, unary in
      function(
        name, theano, "\(name) of every element.", example: unary == .invert ? "T.gt(x, 0)" : "x"
      ) { try Elementwise.unary(unary, $0) }
    } + [
      function("inv", theano, "1 / x of every element.") { x in
        try Elementwise.real("inv", x) { try Node.filled(1, like: $0).dividedBy($0) }
      }
    ]
  }

  private static func pairs(_ theano: TheanoSettings) -> [NativeFunction] {
    let table: [(String, BinaryFunction)] = [
      ("add", .add), ("sub", .subtract), ("mul", .multiply), ("true_div", .divide),
      ("floor_div", .floorDivide), ("mod", .remainder), ("pow", .power), ("maximum", .maximum),
      ("minimum", .minimum), ("eq", .equal), ("neq", .notEqual), ("lt", .less),
      ("le", .lessOrEqual), ("gt", .greater), ("ge", .greaterOrEqual), ("arctan2", .arctan2),
      ("and_", .bitwiseAnd), ("or_", .bitwiseOr), ("xor", .bitwiseXor),
    ]
    let isBitwise: Set<BinaryFunction> = [.bitwiseAnd, .bitwiseOr, .bitwiseXor]
    return table.map { name, pair in
      NativeFunction(
        name, "a, b, *more",
        help: "\(name) of matching elements.\(TheanoModule.setting)T.\(name)("
          + (isBitwise.contains(pair) ? "T.gt(x, 0), T.gt(y, 0))" : "x, y)")
      ) { arguments in
        var result = try Elementwise.pair(
          pair, .variable(arguments, "a", theano), .variable(arguments, "b", theano))
        for value in arguments.rest {
          result = try Elementwise.pair(pair, result, .variable(value, theano))
        }
        return .object(result)
      }
    }
  }

  private static func others(_ theano: TheanoSettings) -> [NativeFunction] {
    func choice(_ name: String) -> NativeFunction {
      NativeFunction(
        name, "condition, ift, iff",
        help:
          "Elements of ift where the condition holds, else of iff.\(TheanoModule.setting)T.\(name)(x > 0, x, 0)"
      ) { arguments in
        .object(
          try Elementwise.choice(
            .variable(arguments, "condition", theano), .variable(arguments, "ift", theano),
            .variable(arguments, "iff", theano)))
      }
    }
    return [
      choice("switch"), choice("where"),
      NativeFunction(
        "clip", "x, min, max",
        help: "The elements kept between two bounds.\(TheanoModule.setting)T.clip(x, 0, 1)"
      ) { arguments in
        let x = try SymbolicVariable.variable(arguments, "x", theano)
        let low = try SymbolicVariable.variable(arguments, "min", theano)
        let high = try SymbolicVariable.variable(arguments, "max", theano)
        return .object(
          try Elementwise.pair(.minimum, Elementwise.pair(.maximum, x, low), high))
      },
      NativeFunction(
        "cast", "x, dtype",
        help: "The elements as another type.\(TheanoModule.setting)T.cast(y, 'int32')"
      ) {
        arguments in
        let x = try SymbolicVariable.variable(arguments, "x", theano)
        if case .string("floatX") = arguments["dtype"] {
          return .object(try Elementwise.cast(x, to: theano.floatX))
        }
        return .object(try Elementwise.cast(x, to: NumPyModule.type(arguments, "dtype")))
      },
    ]
  }
}
