import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions that make one array of several.
  static var joining: [NativeFunction] {
    [
      NativeFunction(
        "concatenate", "arrays, axis=0, dtype=None",
        help: "Arrays one after the other along an axis.\n\n    np.concatenate(([1, 2], [3]))"
      ) { arguments in
        let (tensors, axis) = (
          try arguments.tensors("arrays"), try arguments.optionalInteger("axis")
        )
        return try joined(arguments) {
          try Tensor.concatenated(
            axis == nil ? tensors.map { try $0.reshaped([-1]) } : tensors, along: axis ?? 0)
        }
      },
      NativeFunction(
        "stack", "arrays, axis=0, dtype=None",
        help: "Arrays side by side along a new axis.\n\n    np.stack(([1, 2], [3, 4]))"
      ) { arguments in
        let (tensors, axis) = (try arguments.tensors("arrays"), try arguments.integer("axis"))
        return try joined(arguments) { try Tensor.stacked(tensors, along: axis) }
      },
      joiner("hstack", "Arrays side by side, as columns where they have rows.") { tensors in
        let whole = try tensors.map { try $0.atLeast(1) }
        return (whole, whole.first?.rank == 1 ? 0 : 1)
      },
      joiner("vstack", "Arrays one below the other, vectors as rows.") { tensors in
        (try tensors.map { try $0.atLeast(2) }, 0)
      },
      joiner("row_stack", "Arrays one below the other, vectors as rows.") { tensors in
        (try tensors.map { try $0.atLeast(2) }, 0)
      },
      joiner("dstack", "Arrays one behind the other along the third axis.") { tensors in
        (try tensors.map { try $0.atLeast(3) }, 2)
      },
      joiner("column_stack", "Vectors as the columns of a matrix.") { tensors in
        (try tensors.map { $0.rank < 2 ? try $0.reshaped([-1, 1]) : $0 }, 1)
      },
      NativeFunction(
        "append", "arr, values, axis=None",
        help: "An array with values at its end.\n\n    np.append([1, 2], 3)"
      ) { arguments in
        let (tensor, values) = (try arguments.tensor("arr"), try arguments.tensor("values"))
        let axis = try arguments.optionalInteger("axis")
        return array(
          try translated {
            try axis == nil
              ? Tensor.concatenated([tensor.reshaped([-1]), values.reshaped([-1])])
              : Tensor.concatenated([tensor, values], along: axis ?? 0)
          })
      },
      NativeFunction(
        "meshgrid", "*xi, indexing='xy', sparse=False, copy=True",
        help: "Coordinates of the points of a grid.\n\n    np.meshgrid([1, 2], [3, 4, 5])"
      ) { arguments in
        let vectors = try arguments.rest.map { try ArrayObject.tensor($0) }
        let isCartesian = try arguments.word("indexing", ["xy", "ij"]) == "xy"
        let isSparse = try arguments.flag("sparse")
        return tuple(
          of: try translated {
            try FlatIndices.meshgrid(vectors, isCartesian: isCartesian, isSparse: isSparse)
          })
      },
    ]
  }

  private static func joined(
    _ arguments: BoundArguments, _ body: () throws -> Tensor
  ) throws -> Value {
    let type = arguments["dtype"].isNone ? nil : try type(arguments, "dtype")
    return array(
      try arguments.about("arrays") {
        let tensor = try body()
        return try type.map { try tensor.converted(to: $0) } ?? tensor
      })
  }

  private static func joiner(
    _ name: String, _ help: String,
    _ prepared: @escaping ([Tensor]) throws -> (tensors: [Tensor], axis: Int)
  ) -> NativeFunction {
    NativeFunction(name, "tup", help: "\(help)\n\n    np.\(name)(([1, 2], [3, 4]))") { arguments in
      let tensors = try arguments.tensors("tup")
      return array(
        try arguments.about("tup") {
          let (parts, axis) = try prepared(tensors)
          return try Tensor.concatenated(parts, along: axis)
        })
    }
  }

  /// Functions that cut an array into parts.
  static var splitting: [NativeFunction] {
    [
      NativeFunction(
        "split", "ary, indices_or_sections, axis=0",
        help: "Equal parts, or the parts between places.\n\n    np.split(np.arange(6), 3)"
      ) { try split($0, axis: $0.integer("axis"), mustBeEqual: true) },
      NativeFunction(
        "array_split", "ary, indices_or_sections, axis=0",
        help: "Parts as equal as can be.\n\n    np.array_split(np.arange(7), 3)"
      ) { try split($0, axis: $0.integer("axis"), mustBeEqual: false) },
      NativeFunction(
        "hsplit", "ary, indices_or_sections",
        help: "Parts along the columns.\n\n    np.hsplit(np.arange(8).reshape(2, 4), 2)"
      ) {
        let rank = try $0.tensor("ary").rank
        guard rank > 0 else {
          throw $0.tooFewAxes("ary", "hsplit only works on arrays of 1 or more dimensions.")
        }
        return try split($0, axis: rank > 1 ? 1 : 0, mustBeEqual: true)
      },
      NativeFunction(
        "vsplit", "ary, indices_or_sections",
        help: "Parts along the rows.\n\n    np.vsplit(np.arange(8).reshape(2, 4), 2)"
      ) {
        guard try $0.tensor("ary").rank >= 2 else {
          throw $0.tooFewAxes("ary", "vsplit only works on arrays of 2 or more dimensions.")
        }
        return try split($0, axis: 0, mustBeEqual: true)
      },
      NativeFunction(
        "dsplit", "ary, indices_or_sections",
        help: "Parts along the third axis.\n\n    np.dsplit(np.arange(8).reshape(2, 2, 2), 2)"
      ) {
        guard try $0.tensor("ary").rank >= 3 else {
          throw $0.tooFewAxes("ary", "dsplit only works on arrays of 3 or more dimensions.")
        }
        return try split($0, axis: 2, mustBeEqual: true)
      },
    ]
  }

  private static func split(
    _ arguments: BoundArguments, axis: Int, mustBeEqual: Bool
  ) throws -> Value {
    let tensor = try arguments.tensor("ary")
    let name = "indices_or_sections"
    if let sections = arguments[name].exactInteger {
      return list(
        of: try arguments.about(name) {
          try tensor.split(sections: sections, axis: axis, mustBeEqual: mustBeEqual)
        })
    }
    let places = try arguments.integers(name)
    return list(of: try translated { try tensor.split(at: places, axis: axis) })
  }
}
