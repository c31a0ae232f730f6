import Interpreter
import Interruptions
import Language
import Tensors

extension NumPyModule {
  /// Functions that call a function of the program's.
  static func callers(_ interpreter: Interpreter) -> [NativeFunction] {
    [
      NativeFunction(
        "fromfunction", "function, shape, dtype='float64'",
        help: "What the function makes of the coordinates.\n\n"
          + "    np.fromfunction(lambda i, j: i + j, (2, 3))"
      ) { [unowned interpreter] arguments in
        let (shape, type) = (try shape(arguments), try type(arguments, "dtype"))
        let places = try arguments.about("shape") { () throws -> [Tensor] in
          try coordinates(shape, type)
        }
        return try interpreter.call(
          arguments["function"], places.map { .object(ArrayObject($0)) },
          site: arguments.site)
      },
      NativeFunction(
        "vectorize", "pyfunc, otypes=None",
        help: "A function that takes arrays element by element.\n\n"
          + "    np.vectorize(lambda x: x + 1)([1, 2])"
      ) { [unowned interpreter] arguments in
        let function = arguments["pyfunc"]
        return .native(
          NativeFunction("vectorized", "*arrays", help: "Element by element.") { inner in
            try vectorized(inner, function, interpreter)
          })
      },
      NativeFunction(
        "apply_along_axis", "func1d, axis, arr",
        help: "What the function makes of each row along an axis.\n\n"
          + "    np.apply_along_axis(sum, 0, [[1, 2], [3, 4]])"
      ) { [unowned interpreter] arguments in
        let tensor = try ArrayObject.tensor(arguments["arr"])
        let axis = try arguments.integer("axis")
        let chosen = axis < 0 ? axis &+ tensor.rank : axis
        guard tensor.shape.indices.contains(chosen) else {
          throw arguments.error("axis", "axis \(axis) is out of bounds for this array")
        }
        let others = tensor.shape.indices.filter { $0 != chosen }
        let rows = try translated {
          try tensor.transposed(others + [chosen]).reshaped([-1, tensor.shape[chosen]])
        }
        let results = try (0..<rows.shape[0]).map { row in
          try Interruption.check()
          let value = try interpreter.call(
            arguments["func1d"], [.object(ArrayObject(try translated { try rows.row(row) }))],
            site: arguments.site)
          return try ArrayObject.tensor(value)
        }
        let outer = others.map { tensor.shape[$0] }
        return try ArrayObject.value(
          try translated {
            let stacked = try Tensor.stacked(results)
            let shaped = try stacked.reshaped(outer + stacked.shape.dropFirst())
            guard stacked.rank == 2 else { return shaped }
            // The result's own axis goes where the rows' axis was.
            var order = Array(0..<outer.count)
            order.insert(outer.count, at: chosen)
            return try shaped.transposed(order)
          })
      },
    ]
  }

  private static func coordinates(_ shape: [Int], _ type: DType) throws -> [Tensor] {
    try shape.indices.map { axis in
      guard (0...mostElements).contains(shape[axis]) else {
        throw TensorError("a length is from 0 to \(mostElements)")
      }
      var own = shape.map { _ in 1 }
      own[axis] = shape[axis]
      let places = try Tensor((0..<Int64(shape[axis])).map { $0 }, shape: own)
      return try places.broadcast(to: shape).copied(as: type)
    }
  }

  private static func vectorized(
    _ arguments: BoundArguments, _ function: Value, _ interpreter: Interpreter
  ) throws -> Value {
    let tensors = try arguments.rest.map { try ArrayObject.tensor($0) }
    let zeros = try translated { () throws -> Tensor in
      var common = try Tensor(zeros: [])
      for tensor in tensors {
        common = try common.adding(Tensor(zeros: []).broadcast(to: tensor.shape))
      }
      return common
    }
    let rows = try translated {
      try tensors.map { try $0.broadcast(to: zeros.shape).reshaped([zeros.count]) }
    }
    let results = try (0..<zeros.count).map { place in
      try Interruption.check()
      return try interpreter.call(
        function,
        try rows.map { row in
          NumPyScalar.value(try translated { try row.value(at: place) }, row.dtype)
        }, site: arguments.site)
    }
    let result = try ArrayObject.tensor(.list(results))
    return try ArrayObject.value(try translated { try result.reshaped(zeros.shape) })
  }
}
