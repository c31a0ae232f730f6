import Graphs
import Interpreter
import Language
import Tensors

extension TensorModule {
  /// Functions that make one number of many.
  static func reductions(_ theano: TheanoSettings) -> [NativeFunction] {
    func reduction(_ name: String, _ reduction: Reduction) -> NativeFunction {
      NativeFunction(
        name, "x, axis=None, dtype=None, keepdims=False, acc_dtype=None, no_zeros_in_input=False",
        help: "\(name) of all elements or along axes.\(TheanoModule.setting)T.\(name)(x, axis=0)"
      ) { arguments in
        let x = try SymbolicVariable.variable(arguments, "x", theano)
        return .object(
          try SymbolicReductions.reduced(
            reduction, x, axes: SymbolicReductions.axes(arguments),
            keeps: arguments["keepdims"].isTrue(), as: NumPyModule.optionalType(arguments)))
      }
    }
    func spread(_ name: String, isRoot: Bool) -> NativeFunction {
      NativeFunction(
        name, "x, axis=None, ddof=0, keepdims=False, corrected=False",
        help: "\(name) of all elements or along axes.\(TheanoModule.setting)T.\(name)(x)"
      ) { arguments in
        let x = try SymbolicVariable.variable(arguments, "x", theano)
        let variance = try SymbolicReductions.variance(
          x, axes: SymbolicReductions.axes(arguments), keeps: arguments["keepdims"].isTrue(),
          correction: arguments.integer("ddof"))
        return .object(
          isRoot ? try Elementwise.real("sqrt", variance) { try $0.applying(.sqrt) } : variance)
      }
    }
    func place(_ name: String, smallest: Bool) -> NativeFunction {
      NativeFunction(
        name, "x, axis=None, keepdims=False",
        help:
          "Where the \(smallest ? "smallest" : "largest") element is.\(TheanoModule.setting)T.\(name)(x, axis=1)"
      ) { arguments in
        .object(
          try SymbolicReductions.place(
            .variable(arguments, "x", theano),
            axis: arguments["axis"].isNone ? nil : arguments.integer("axis"),
            keeps: arguments["keepdims"].isTrue(), smallest: smallest))
      }
    }
    return [
      reduction("sum", .sum), reduction("mean", .mean), reduction("max", .maximum),
      reduction("min", .minimum), reduction("prod", .product), reduction("all", .all),
      reduction("any", .any), spread("var", isRoot: false), spread("std", isRoot: true),
      place("argmax", smallest: false), place("argmin", smallest: true),
      NativeFunction(
        "max_and_argmax", "x, axis=None, keepdims=False", help: "The largest, and where it is."
      ) { arguments in
        let x = try SymbolicVariable.variable(arguments, "x", theano)
        let axis = arguments["axis"].isNone ? nil : try arguments.integer("axis")
        let keeps = try arguments["keepdims"].isTrue()
        return .tuple([
          .object(
            try SymbolicReductions.reduced(
              .maximum, x, axes: axis.map { [$0] }, keeps: keeps)),
          .object(try SymbolicReductions.place(x, axis: axis, keeps: keeps, smallest: false)),
        ])
      },
      NativeFunction(
        "norm", "x, L, axis=None",
        help: "The L-norm of all elements.\(TheanoModule.setting)x.norm(2)"
      ) { arguments in
        let x = try SymbolicVariable.variable(arguments, "x", theano)
        let axes = try SymbolicReductions.axes(arguments)
        let size = try Elementwise.unary(.absolute, x)
        let power = try arguments.number("L")
        if power == 1 {
          return .object(try SymbolicReductions.reduced(.sum, size, axes: axes, keeps: false))
        }
        let exponent = try SymbolicVariable.variable(.float(power), theano)
        let inverse = try SymbolicVariable.variable(.float(1 / power), theano)
        let sum = try SymbolicReductions.reduced(
          .sum, Elementwise.pair(.power, size, exponent), axes: axes, keeps: false)
        return .object(try Elementwise.pair(.power, sum, inverse))
      },
    ]
  }

  /// Matrix products.
  static func products(_ theano: TheanoSettings) -> [NativeFunction] {
    [
      NativeFunction("dot", "a, b", help: "The matrix product.\(TheanoModule.setting)T.dot(x, y)") {
        arguments in
        .object(
          try SymbolicProducts.dot(
            .variable(arguments, "a", theano), .variable(arguments, "b", theano)))
      },
      NativeFunction("outer", "x, y", help: "All products of two vectors' elements.") { arguments in
        let x = try SymbolicVariable.variable(arguments, "x", theano)
        let y = try SymbolicVariable.variable(arguments, "y", theano)
        guard x.type.rank == 1, y.type.rank == 1 else {
          throw Diagnostic("TypeError", "outer wants two vectors")
        }
        return .object(
          try Elementwise.pair(
            .multiply, SymbolicShapes.dimshuffled(x, [0, nil]),
            SymbolicShapes.dimshuffled(y, [nil, 0])))
      },
      NativeFunction(
        "tensordot", "a, b, axes=2",
        help: "The sum over pairs of axes.\(TheanoModule.setting)T.tensordot(x, y, 1)"
      ) { arguments in
        let a = try SymbolicVariable.variable(arguments, "a", theano)
        let b = try SymbolicVariable.variable(arguments, "b", theano)
        if let count = arguments["axes"].exactInteger {
          guard count >= 0, count <= min(a.type.rank, b.type.rank) else {
            throw arguments.error("axes", "\(count) axes of \(a.type.rank) and \(b.type.rank)")
          }
          return .object(
            try SymbolicProducts.contracted(
              a, b, Array(a.type.rank - count..<a.type.rank), Array(0..<count)))
        }
        let pairs = try arguments["axes"].elements().map { side -> [Int] in
          if let one = side.exactInteger { return [one] }
          return try side.elements().map { $0.exactInteger ?? -100 }
        }
        guard pairs.count == 2 else {
          throw arguments.error("axes", "axes is a number or two lists of axes")
        }
        func positive(_ axes: [Int], _ rank: Int) -> [Int] { axes.map { $0 < 0 ? $0 + rank : $0 } }
        return .object(
          try SymbolicProducts.contracted(
            a, b, positive(pairs[0], a.type.rank), positive(pairs[1], b.type.rank)))
      },
    ]
  }
}
