import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions that make arrays.
  static var creation: [NativeFunction] {
    [
      NativeFunction(
        "array", "values, dtype=None", help: "An array of the values.\n\n    np.array([[1, 2]])"
      ) { arguments in
        let type = arguments["dtype"].isNone ? nil : try type(arguments, "dtype")
        let tensor = try ArrayObject.tensor(arguments["values"], type)
        return .object(ArrayObject(try translated { try tensor.copied() }))
      },
      NativeFunction(
        "asarray", "values, dtype=None", help: "The values as an array.\n\n    np.asarray([1])"
      ) { arguments in
        let type = arguments["dtype"].isNone ? nil : try type(arguments, "dtype")
        return .object(ArrayObject(try ArrayObject.tensor(arguments["values"], type)))
      },
      NativeFunction(
        "zeros", "shape, dtype='float64'", help: "An array of zeros.\n\n    np.zeros((2, 3))"
      ) { arguments in
        let (shape, type) = (try shape(arguments), try type(arguments, "dtype"))
        return .object(ArrayObject(try translated { try Tensor(zeros: shape, type) }))
      },
      NativeFunction(
        "ones", "shape, dtype='float64'", help: "An array of ones.\n\n    np.ones(3)"
      ) { arguments in
        let (shape, type) = (try shape(arguments), try type(arguments, "dtype"))
        let tensor = try translated { try Tensor(repeating: 1.0, shape: shape) }
        return .object(ArrayObject(try translated { try tensor.converted(to: type) }))
      },
      NativeFunction(
        "arange", "start, stop=None, step=1",
        help: "The numbers from start, or 0, up to but not including stop.\n\n    np.arange(5)"
      ) { arguments in
        let isShort = arguments["stop"].isNone
        let start = isShort ? 0 : try arguments.number("start")
        let stop = try arguments.number(isShort ? "start" : "stop")
        let step = try arguments.number("step")
        let count = ((stop - start) / step).rounded(.up)
        guard count <= Double(mostElements) else {
          throw arguments.error("step", "the array would be too long")
        }
        let values = (0..<Int(max(0, count))).map { start + Double($0) * step }
        let tensor = try translated { try Tensor(values, shape: [values.count]) }
        let isWhole = ["start", "stop", "step"].allSatisfy {
          arguments[$0].isNone || arguments[$0].exactInteger != nil
        }
        guard isWhole else { return .object(ArrayObject(tensor)) }
        return .object(ArrayObject(try translated { try tensor.converted(to: .int64) }))
      },
    ]
  }
}
