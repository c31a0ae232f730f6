import Interpreter
import Language
import Tensors

extension TensorModule {
  /// Functions of shapes, and variables of given shapes.
  static func shapes(_ theano: TheanoSettings) -> [NativeFunction] {
    rearranging(theano) + making(theano) + joining(theano)
  }

  private static func rearranging(_ theano: TheanoSettings) -> [NativeFunction] {
    [
      NativeFunction("shape", "x", help: "The lengths of the axes.") { arguments in
        .object(try SymbolicShapes.shape(.variable(arguments, "x", theano)))
      },
      NativeFunction(
        "reshape", "x, *newshape, ndim=None",
        help: "The same elements in another shape.\(TheanoModule.setting)T.reshape(x, (10, -1))"
      ) { arguments in
        let x = try SymbolicVariable.variable(arguments, "x", theano)
        let shape: Value =
          arguments.rest.count == 1 ? arguments.rest[0] : .tuple(arguments.rest)
        return .object(try SymbolicShapes.reshaped(x, SymbolicShapes.lengths(shape, theano)))
      },
      NativeFunction(
        "flatten", "x, ndim=1", help: "The last axes made one.\(TheanoModule.setting)x.flatten(2)"
      ) { arguments in
        .object(
          try SymbolicShapes.flattened(
            .variable(arguments, "x", theano), kept: arguments.integer("ndim")))
      },
      NativeFunction("ravel", "x", help: "All axes made one.") { arguments in
        .object(try SymbolicShapes.flattened(.variable(arguments, "x", theano), kept: 1))
      },
      NativeFunction(
        "dimshuffle", "x, *pattern",
        help:
          "The axes in another order; 'x' is a new one.\(TheanoModule.setting)v.dimshuffle('x', 0, 'x', 'x')"
      ) { arguments in
        let x = try SymbolicVariable.variable(arguments, "x", theano)
        var pattern = arguments.rest
        if pattern.count == 1, pattern[0].exactInteger == nil, case .string = pattern[0] {
        } else if pattern.count == 1, pattern[0].exactInteger == nil {
          pattern = try pattern[0].elements()
        }
        return .object(
          try SymbolicShapes.dimshuffled(
            x,
            pattern.map { part in
              if case .string("x") = part { return nil }
              guard let axis = part.exactInteger else {
                throw Diagnostic("TypeError", "dimshuffle takes axes and 'x'")
              }
              return axis
            }))
      },
      NativeFunction("transpose", "x, *axes", help: "The axes in the opposite or a given order.") {
        arguments in
        let x = try SymbolicVariable.variable(arguments, "x", theano)
        var axes = arguments.rest
        if axes.count == 1, axes[0].exactInteger == nil, !axes[0].isNone {
          axes = try axes[0].elements()
        }
        let order =
          axes.isEmpty || axes[0].isNone
          ? (0..<x.type.rank).reversed().map { Int?($0) } : axes.map { $0.exactInteger ?? -1 }
        guard order.count == x.type.rank else {
          throw Diagnostic("ValueError", "transpose names each of the \(x.type.rank) axes once")
        }
        return .object(try SymbolicShapes.dimshuffled(x, order))
      },
      NativeFunction("swapaxes", "x, axis1, axis2", help: "Two axes exchanged.") { arguments in
        let x = try SymbolicVariable.variable(arguments, "x", theano)
        var order = (0..<x.type.rank).map { Int?($0) }
        let first = try SymbolicReductions.checked([arguments.integer("axis1")], x)[0]
        let second = try SymbolicReductions.checked([arguments.integer("axis2")], x)[0]
        order.swapAt(first, second)
        return .object(try SymbolicShapes.dimshuffled(x, order))
      },
      NativeFunction("shape_padleft", "x, n_ones=1", help: "New axes of length 1 in front.") {
        arguments in
        let x = try SymbolicVariable.variable(arguments, "x", theano)
        let added = [Int?](
          repeating: nil, count: min(16, try arguments.integer("n_ones", atLeast: 0)))
        return .object(
          try SymbolicShapes.dimshuffled(x, added + (0..<x.type.rank).map { Int?($0) }))
      },
      NativeFunction("shape_padright", "x, n_ones=1", help: "New axes of length 1 at the end.") {
        arguments in
        let x = try SymbolicVariable.variable(arguments, "x", theano)
        let added = [Int?](
          repeating: nil, count: min(16, try arguments.integer("n_ones", atLeast: 0)))
        return .object(
          try SymbolicShapes.dimshuffled(x, (0..<x.type.rank).map { Int?($0) } + added))
      },
    ]
  }

  private static func making(_ theano: TheanoSettings) -> [NativeFunction] {
    func filled(_ name: String, _ number: Double) -> [NativeFunction] {
      [
        NativeFunction(name, "shape, dtype=None", help: "\(number) in a shape.") { arguments in
          let type = try NumPyModule.optionalType(arguments) ?? theano.floatX
          let value = try SymbolicVariable(
            SymbolicType(type, []), .constant(translated { try Tensor(.real(number), as: type) }),
            theano)
          return .object(
            try SymbolicShapes.filled(value, SymbolicShapes.lengths(arguments["shape"], theano)))
        },
        NativeFunction(
          name + "_like", "model, dtype=None", help: "\(number) in the shape of another variable."
        ) { arguments in
          let model = try SymbolicVariable.variable(arguments, "model", theano)
          let type = try NumPyModule.optionalType(arguments) ?? model.type.dtype
          let value = try SymbolicVariable(
            SymbolicType(type, []), .constant(translated { try Tensor(.real(number), as: type) }),
            theano)
          return .object(try SymbolicShapes.filled(value, like: model))
        },
      ]
    }
    return filled("zeros", 0) + filled("ones", 1) + [
      NativeFunction("fill", "a, b", help: "b in the shape of a.") { arguments in
        .object(
          try SymbolicShapes.filled(
            .variable(arguments, "b", theano), like: .variable(arguments, "a", theano)))
      },
      NativeFunction("alloc", "value, *shape", help: "A value repeated to a shape.") { arguments in
        let value = try SymbolicVariable.variable(arguments, "value", theano)
        return .object(
          try SymbolicShapes.filled(
            value, SymbolicShapes.lengths(.tuple(arguments.rest), theano)))
      },
      NativeFunction(
        "arange", "start, stop=None, step=1, dtype=None",
        help:
          "Whole numbers from start, or 0, up to stop.\(TheanoModule.setting)T.arange(y.shape[0])"
      ) { arguments in
        let isShort = arguments["stop"].isNone
        let zero = try SymbolicVariable.variable(.integer(0), theano)
        let first = try SymbolicVariable.variable(arguments, "start", theano)
        let stop = isShort ? first : try SymbolicVariable.variable(arguments, "stop", theano)
        let step = try SymbolicVariable.variable(arguments, "step", theano)
        let bounds = [isShort ? zero : first, stop, step]
        guard bounds.allSatisfy({ $0.type.rank == 0 && $0.type.dtype.isInteger }) else {
          throw Diagnostic("TypeError", "arange is of whole numbers in nnrepl")
        }
        let type = try NumPyModule.optionalType(arguments) ?? .int64
        return .object(try SymbolicShapes.range(bounds[0], bounds[1], bounds[2], type))
      },
      NativeFunction("eye", "n, m=None, k=0, dtype=None", help: "Ones on a diagonal.") {
        arguments in
        let rows = try arguments.integer("n", atLeast: 0)
        let columns = arguments["m"].isNone ? rows : try arguments.integer("m", atLeast: 0)
        let shift = try arguments.integer("k")
        let type = try NumPyModule.optionalType(arguments) ?? theano.floatX
        guard !rows.multipliedReportingOverflow(by: columns).overflow,
          rows * columns <= NumPyModule.mostElements
        else {
          throw Diagnostic("MemoryError", "eye of \(rows)x\(columns)")
        }
        var values = [Double](repeating: 0, count: rows * columns)
        for row in 0..<rows {
          let (column, overflow) = row.addingReportingOverflow(shift)
          if !overflow, column >= 0, column < columns { values[row * columns + column] = 1 }
        }
        let tensor = try translated {
          try Tensor(values, shape: [rows, columns]).converted(to: type)
        }
        return .object(
          try SymbolicVariable(SymbolicType(type, rank: 2), .constant(tensor), theano))
      },
    ]
  }

  private static func joining(_ theano: TheanoSettings) -> [NativeFunction] {
    func variables(_ values: [Value]) throws -> [SymbolicVariable] {
      try values.map { try SymbolicVariable.variable($0, theano) }
    }
    return [
      NativeFunction(
        "concatenate", "tensor_list, axis=0",
        help: "Variables one after the other.\(TheanoModule.setting)T.concatenate([x, y], axis=1)"
      ) { arguments in
        .object(
          try SymbolicShapes.joined(
            variables(arguments["tensor_list"].elements()), axis: arguments.integer("axis")))
      },
      NativeFunction("join", "axis, *tensors", help: "Variables one after the other.") {
        arguments in
        .object(
          try SymbolicShapes.joined(variables(arguments.rest), axis: arguments.integer("axis")))
      },
      NativeFunction("stack", "*tensors, axis=0", help: "Variables along a new axis.") {
        arguments in
        var parts = arguments.rest
        var axis = try arguments.integer("axis")
        if let first = parts.first, first.object(as: SymbolicVariable.self) == nil,
          first.exactInteger == nil, first.number == nil
        {
          if parts.count == 2, let given = parts[1].exactInteger { axis = given }
          parts = try first.elements()
        }
        return .object(try stacked(variables(parts), axis: axis))
      },
    ]
  }

  /// Parts of variables.
  static func indexing(_ theano: TheanoSettings) -> [NativeFunction] {
    func change(_ name: String, adding: Bool) -> NativeFunction {
      NativeFunction(
        name, "x, y, inplace=False, tolerate_inplace_aliasing=False",
        help: "The variable that x is a part of, with y \(adding ? "added" : "") there."
          + "\(TheanoModule.setting)T.\(name)(v[1:3], 0)"
      ) { arguments in
        .object(
          try SymbolicIndexing.changed(
            .variable(arguments, "x", theano), .variable(arguments, "y", theano), adding: adding))
      }
    }
    return [
      change("set_subtensor", adding: false), change("inc_subtensor", adding: true),
      NativeFunction("take", "x, indices, axis=0", help: "Places along an axis.") { arguments in
        let x = try SymbolicVariable.variable(arguments, "x", theano)
        let axis = try arguments.integer("axis", atLeast: 0)
        let whole = Value.slice(SliceObject(lower: .none, upper: .none, step: .none))
        let places = Value.object(try SymbolicVariable.variable(arguments, "indices", theano))
        return .object(
          try SymbolicIndexing.item(
            x, .tuple([Value](repeating: whole, count: min(axis, 16)) + [places])))
      },
    ]
  }
}
