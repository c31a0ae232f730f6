import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions that take, leave out and put in elements by their places.
  static var picking: [NativeFunction] {
    [
      NativeFunction(
        "take", "a, indices, axis=None, out=None, mode='raise'",
        help: "The elements at places.\n\n    np.take([10, 20, 30], [2, 0])"
      ) { arguments in
        let (tensor, places) = (try arguments.tensor("a"), try arguments.tensor("indices"))
        let (axis, mode) = (try arguments.optionalInteger("axis"), try mode(arguments))
        return try ArrayObject.value(
          translated { try tensor.taking(places, axis: axis, mode) })
      },
      NativeFunction(
        "put", "a, ind, v, mode='raise'",
        help: "Writes values at places.\n\n    x = np.arange(3)\n    np.put(x, [0, 2], [7, 9])"
      ) { arguments in
        guard let target = arguments["a"].object(as: ArrayObject.self)?.tensor else {
          throw arguments.error("a", "a is an array, which is changed", kind: "TypeError")
        }
        let (indices, values) = (try arguments.tensor("ind"), try arguments.tensor("v"))
        let mode = try mode(arguments)
        try translated { try target.put(values, at: indices, mode) }
        return .none
      },
      NativeFunction(
        "compress", "condition, a, axis=None",
        help: "The elements where a condition holds.\n\n    np.compress([True, False], [1, 2])"
      ) { arguments in
        let (tensor, condition) = (try arguments.tensor("a"), try arguments.tensor("condition"))
        let axis = try arguments.optionalInteger("axis")
        return array(try translated { try tensor.compressed(condition, axis: axis) })
      },
      NativeFunction(
        "extract", "condition, arr",
        help: "The elements where a condition holds, in a row.\n\n    np.extract([1, 0], [5, 6])"
      ) { arguments in
        let (tensor, condition) = (try arguments.tensor("arr"), try arguments.tensor("condition"))
        return array(
          try translated { try tensor.compressed(condition.reshaped([-1]), axis: nil) })
      },
      NativeFunction(
        "delete", "arr, obj, axis=None",
        help: "Without the elements at places.\n\n    np.delete([1, 2, 3], 1)"
      ) { arguments in
        let tensor = try arguments.tensor("arr")
        let axis = try arguments.optionalInteger("axis")
        let length = try length(tensor, axis)
        let places = try places(arguments, "obj", length: length).places
        return array(
          try translated { try tensor.deleting(places, axis: axis) })
      },
      NativeFunction(
        "insert", "arr, obj, values, axis=None",
        help: "With values before places.\n\n    np.insert([1, 2, 3], 1, 9)"
      ) { arguments in
        let (tensor, values) = (try arguments.tensor("arr"), try arguments.tensor("values"))
        let axis = try arguments.optionalInteger("axis")
        let length = try length(tensor, axis)
        let (places, isSingle) = try places(arguments, "obj", length: length)
        return array(
          try translated {
            try tensor.inserting(values, at: places, isNumber: isSingle, axis: axis)
          })
      },
      NativeFunction(
        "choose", "a, choices, mode='raise'",
        help:
          "For each element, that of the array it names.\n\n    np.choose([0, 1], [[1, 2], [3, 4]])"
      ) { arguments in
        let (tensor, choices) = (try arguments.tensor("a"), try arguments.tensors("choices"))
        let mode = try mode(arguments)
        return try ArrayObject.value(
          translated { try tensor.choosing(among: choices, mode) })
      },
      NativeFunction(
        "take_along_axis", "arr, indices, axis=-1",
        help:
          "Places along an axis, as argsort gives.\n\n    np.take_along_axis(np.array([[5, 3]]), np.array([[1, 0]]), 1)"
      ) { arguments in
        let (tensor, indices) = (try arguments.tensor("arr"), try arguments.tensor("indices"))
        let axis = try arguments.optionalInteger("axis")
        return array(try translated { try tensor.taking(along: axis, indices) })
      },
    ]
  }

  private static func length(_ tensor: Tensor, _ axis: Int?) throws -> Int {
    guard let axis else { return tensor.count }
    guard axis >= -tensor.rank && axis < tensor.rank else {
      throw Diagnostic(
        "ValueError",
        "axis \(axis) is out of bounds for array of dimension \(tensor.rank)")
    }
    return tensor.shape[axis < 0 ? axis + tensor.rank : axis]
  }

  private static func mode(_ arguments: BoundArguments) throws -> OutOfBounds {
    let word = try arguments.word("mode", OutOfBounds.allCases.map(\.rawValue))
    return OutOfBounds(rawValue: word) ?? .raise
  }
}
