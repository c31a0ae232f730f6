import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions that rearrange elements: joining, splitting, repeating, shapes.
  static var manipulation: [NativeFunction] {
    [
      shapes, axisFunctions, joining, splitting, repeating, picking, diagonals, indexHelpers,
    ].flatMap { $0 }
  }

  private static var shapes: [NativeFunction] {
    [
      NativeFunction(
        "reshape", "a, shape, order='C'",
        help: "The elements in another shape.\n\n    np.reshape([1, 2], (2, 1))"
      ) { arguments in
        let (tensor, shape) = (try arguments.tensor("a"), try shape(arguments))
        let isFortran = try arguments.isFortranOrder()
        return array(
          try translated {
            try isFortran ? tensor.reshapedInFortranOrder(shape) : tensor.reshaped(shape)
          })
      },
      NativeFunction(
        "ravel", "a, order='C'", help: "The elements in one row.\n\n    np.ravel([[1, 2], [3, 4]])"
      ) { arguments in
        let tensor = try arguments.tensor("a")
        let isFortran = try arguments.isFortranOrder()
        return array(
          try translated { try (isFortran ? tensor.transposed() : tensor).reshaped([-1]) })
      },
      NativeFunction(
        "resize", "a, new_shape",
        help:
          "The elements over and over, until the shape is full.\n\n    np.resize([1, 2], (2, 3))"
      ) { arguments in
        let (tensor, shape) = (try arguments.tensor("a"), try arguments.integers("new_shape"))
        return array(try translated { try tensor.resized(shape) })
      },
      NativeFunction(
        "broadcast_to", "array, shape",
        help: "The array repeated to fill a shape.\n\n    np.broadcast_to([1, 2], (3, 2))"
      ) { arguments in
        let (tensor, shape) = (try arguments.tensor("array"), try arguments.integers("shape"))
        return array(try translated { try tensor.broadcast(to: shape) })
      },
      NativeFunction(
        "broadcast_arrays", "*args",
        help: "Arrays repeated to one shape.\n\n    np.broadcast_arrays([1, 2], [[3], [4]])"
      ) { arguments in
        let tensors = try arguments.rest.map { try ArrayObject.tensor($0) }
        return try translated {
          let shape = try Tensor.commonShape(tensors)
          return tuple(of: try tensors.map { try $0.broadcast(to: shape) })
        }
      },
      atLeast(1), atLeast(2), atLeast(3),
    ]
  }

  private static func atLeast(_ rank: Int) -> NativeFunction {
    NativeFunction(
      "atleast_\(rank)d", "*arys",
      help: "Arrays with at least \(rank) axes.\n\n    np.atleast_\(rank)d(1.0)"
    ) { arguments in
      let tensors = try arguments.rest.map { value in
        try translated { try ArrayObject.tensor(value).atLeast(rank) }
      }
      return tensors.count == 1 ? array(tensors[0]) : tuple(of: tensors)
    }
  }

  private static var axisFunctions: [NativeFunction] {
    [
      view("transpose", "a, axes=None", "The axes in another order, or reversed.", "[[1, 2]]") {
        try $0.transposed($1.axes("axes"))
      },
      view("permute_dims", "a, axes=None", "The axes in another order.", "[[1, 2]]") {
        try $0.transposed($1.axes("axes"))
      },
      view("matrix_transpose", "a", "The last two axes exchanged.", "[[1, 2]]") { tensor, _ in
        try tensor.swappingAxes(-1, -2)
      },
      view("expand_dims", "a, axis", "A new axis of length 1.", "[1, 2], 0") {
        try $0.expandingDimensions($1.integers("axis"))
      },
      view("squeeze", "a, axis=None", "Without axes of length 1.", "[[1, 2]]") {
        try $0.squeezed($1.axes("axis"))
      },
      view("swapaxes", "a, axis1, axis2", "Two axes exchanged.", "[[1, 2]], 0, 1") {
        try $0.swappingAxes($1.integer("axis1"), $1.integer("axis2"))
      },
      view("moveaxis", "a, source, destination", "Axes moved elsewhere.", "[[1, 2]], 0, -1") {
        try $0.movingAxes($1.integers("source"), to: $1.integers("destination"))
      },
      view("rollaxis", "a, axis, start=0", "An axis moved before another.", "[[1, 2]], 1") {
        try $0.rollingAxis($1.integer("axis"), before: $1.integer("start"))
      },
      view("flip", "m, axis=None", "The order reversed.", "[1, 2, 3]") {
        try $0.flipped($1.axes("axis"))
      },
      view("flipud", "m", "The rows in reverse order.", "[[1, 2], [3, 4]]") {
        guard $0.rank >= 1 else { throw $1.tooFewAxes("m", "Input must be >= 1-d.") }
        return try $0.flipped([0])
      },
      view("fliplr", "m", "The columns in reverse order.", "[[1, 2], [3, 4]]") {
        guard $0.rank >= 2 else { throw $1.tooFewAxes("m", "Input must be >= 2-d.") }
        return try $0.flipped([1])
      },
      view("rot90", "m, k=1, axes=(0, 1)", "Turned by right angles.", "[[1, 2], [3, 4]]") {
        try $0.rotated($1.integer("k"), axes: $1.integers("axes"))
      },
    ]
  }

  /// A function of an array, its first argument, and others.
  static func view(
    _ name: String, _ signature: String, _ help: String, _ example: String,
    _ body: @escaping (Tensor, BoundArguments) throws -> Tensor
  ) -> NativeFunction {
    let first = String(signature.prefix { $0 != "," })
    return NativeFunction(name, signature, help: "\(help)\n\n    np.\(name)(\(example))") {
      arguments in
      let tensor = try arguments.tensor(first)
      return like(arguments[first], array(try translated { try body(tensor, arguments) }))
    }
  }

  private static var repeating: [NativeFunction] {
    [
      view("tile", "A, reps", "The array side by side with itself.", "[1, 2], 2") {
        try $0.tiled($1.integers("reps"))
      },
      view("repeat", "a, repeats, axis=None", "Each element several times.", "[1, 2], 3") {
        try $0.repeated($1.integers("repeats"), axis: $1.optionalInteger("axis"))
      },
      view("roll", "a, shift, axis=None", "Elements moved round.", "[1, 2, 3], 1") {
        try $0.rolled($1.integers("shift"), axes: $1.axes("axis"))
      },
      NativeFunction(
        "pad", "array, pad_width, mode='constant', constant_values=0, reflect_type='even'",
        help: """
          More elements around an array. pad_width is a number, (before, after) or one such pair
          for each axis; mode is constant, edge, reflect, symmetric or wrap.

              np.pad([1, 2], (1, 2), 'constant', constant_values=9)
          """, body: pad),
    ]
  }

  private static func pad(_ arguments: BoundArguments) throws -> Value {
    let tensor = try arguments.tensor("array")
    let given = try arguments.tensor("pad_width")
    guard given.dtype.isInteger else {
      throw arguments.error("pad_width", "`pad_width` must be of integral type.", kind: "TypeError")
    }
    func pairs(_ name: String, _ tensor: Tensor, _ rank: Int) throws -> Tensor {
      try arguments.about(name) { try tensor.broadcast(to: [rank, 2]) }
    }
    let widths = try pairs("pad_width", given, tensor.rank).values(as: Int64.self)
    let modes = ["constant", "edge", "reflect", "symmetric", "wrap"]
    let padding: Padding
    switch try arguments.word("mode", modes) {
    case "edge": padding = .edge
    case "reflect": padding = .reflect
    case "symmetric": padding = .symmetric
    case "wrap": padding = .wrap
    default:
      let values = try pairs(
        "constant_values", try arguments.tensor("constant_values"), tensor.rank)
      padding = .constant(
        try (0..<tensor.rank).map { axis in
          try translated {
            (try values.indexed([.at(axis), .at(0)]), try values.indexed([.at(axis), .at(1)]))
          }
        })
    }
    guard try arguments.word("reflect_type", ["even", "odd"]) == "even" else {
      throw arguments.error("reflect_type", "reflect_type='odd' is not in nnrepl yet")
    }
    return array(
      try translated {
        try tensor.padded(
          (0..<tensor.rank).map { (Int(widths[2 * $0]), Int(widths[2 * $0 + 1])) }, padding)
      })
  }
}
