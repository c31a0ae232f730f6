import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions that rearrange elements: joining, splitting, repeating, shapes.
  static var manipulation: [NativeFunction] {
    [
      NativeFunction(
        "reshape", "a, shape",
        help: "The elements in another shape.\n\n    np.reshape([1, 2], (2, 1))"
      ) { arguments in
        let (tensor, shape) = (try ArrayObject.tensor(arguments["a"]), try shape(arguments))
        return .object(ArrayObject(try translated { try tensor.reshaped(shape) }))
      }
    ]
  }
}
