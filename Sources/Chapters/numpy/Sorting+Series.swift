import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions of neighbouring elements.
  static var series: [NativeFunction] {
    [
      NativeFunction(
        "diff", "a, n=1, axis=-1, prepend=None, append=None",
        help: "The steps from each element to the next.\n\n    np.diff([1, 4, 9])"
      ) { arguments in
        let tensor = try arguments.tensor("a")
        let axis = try arguments.integer("axis")
        var parts = [tensor]
        func edge(_ name: String) throws -> Tensor? {
          guard let edge = try arguments.optionalTensor(name), edge.rank == 0 else {
            return try arguments.optionalTensor(name)
          }
          var shape = tensor.shape
          guard axis >= -tensor.rank, axis < tensor.rank else { return edge }
          shape[axis < 0 ? axis + tensor.rank : axis] = 1
          return try edge.broadcast(to: shape)
        }
        return array(
          try translated {
            if let first = try edge("prepend") { parts.insert(first, at: 0) }
            if let last = try edge("append") { parts.append(last) }
            return try (parts.count == 1 ? tensor : Tensor.concatenated(parts, along: axis))
              .differences(arguments.integer("n"), axis: axis)
          })
      },
      view("ediff1d", "ary", "The steps in the row of elements.", "[1, 4, 9]") { tensor, _ in
        try tensor.reshaped([-1]).differences()
      },
      area("trapz"), area("trapezoid"),
      NativeFunction(
        "interp", "x, xp, fp, left=None, right=None",
        help: "Values of a line through points.\n\n    np.interp(1.5, [1, 2], [10, 20])"
      ) { arguments in
        let (tensor, points) = (try arguments.tensor("x"), try arguments.tensor("xp"))
        let values = try arguments.tensor("fp")
        let (left, right) = (
          try arguments.optionalNumber("left"), try arguments.optionalNumber("right")
        )
        return try ArrayObject.value(
          translated { try tensor.interpolated(points, values, left: left, right: right) })
      },
      NativeFunction(
        "convolve", "a, v, mode='full'",
        help: "Sums of products while one row slides.\n\n    np.convolve([1, 2, 3], [0, 1])"
      ) { arguments in
        let (a, v) = (try arguments.tensor("a"), try arguments.tensor("v"))
        let mode = try slidingMode(arguments)
        return array(try translated { try a.atLeast(1).convolved(v.atLeast(1), mode) })
      },
      NativeFunction(
        "correlate", "a, v, mode='valid'",
        help: "As convolve, without reversing v.\n\n    np.correlate([1, 2, 3], [0, 1], 'full')"
      ) { arguments in
        let (a, v) = (try arguments.tensor("a"), try arguments.tensor("v"))
        let mode = try slidingMode(arguments)
        return array(
          try translated {
            guard a.rank == 1, v.rank == 1 else {
              throw TensorError("object of too small depth for desired array")
            }
            return try a.count >= v.count
              ? a.convolved(v.flipped(), mode) : v.convolved(a.flipped(), mode).flipped().copied()
          })
      },
      NativeFunction(
        "gradient", "f, *varargs, axis=None, edge_order=1",
        help: "The slope at each element, along each axis.\n\n    np.gradient([1, 4, 9])",
        body: gradient),
    ]
  }

  private static func slidingMode(_ arguments: BoundArguments) throws -> SlidingMode {
    let word = try arguments.word("mode", SlidingMode.allCases.map(\.rawValue))
    return SlidingMode(rawValue: word) ?? .full
  }

  private static func area(_ name: String) -> NativeFunction {
    NativeFunction(
      name, "y, x=None, dx=1.0, axis=-1",
      help: "The area below a line through values.\n\n    np.\(name)([1, 2, 3])"
    ) { arguments in
      let (tensor, places) = (try arguments.tensor("y"), try arguments.optionalTensor("x"))
      let (step, axis) = (try arguments.number("dx"), try arguments.integer("axis"))
      return try ArrayObject.value(
        translated { try tensor.area(places: places, step: step, axis: axis) })
    }
  }

  private static func gradient(_ arguments: BoundArguments) throws -> Value {
    let tensor = try arguments.tensor("f")
    let axes = try arguments.axes("axis") ?? Array(0..<tensor.rank)
    let order = try arguments.integer("edge_order")
    guard order == 1 || order == 2 else {
      throw arguments.error("edge_order", "'edge_order' greater than 2 not supported")
    }
    guard arguments.rest.count <= 1 || arguments.rest.count == axes.count else {
      throw Diagnostic("TypeError", "invalid number of arguments", at: arguments.site.place)
    }
    let slopes = try axes.enumerated().map { index, axis in
      try translated { () throws -> Tensor in
        let rest = arguments.rest
        let spacing =
          rest.isEmpty
          ? try Tensor(1.0) : try ArrayObject.tensor(rest.count == 1 ? rest[0] : rest[index])
        return try tensor.slope(axis: axis, spacing: spacing, edgeOrder: order)
      }
    }
    return slopes.count == 1 ? array(slopes[0]) : tuple(of: slopes)
  }
}
