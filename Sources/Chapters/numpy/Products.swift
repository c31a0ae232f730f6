import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Products of vectors and matrices.
  static var products: [NativeFunction] {
    [
      NativeFunction("dot", "a, b", help: "The matrix product.\n\n    np.dot([1, 2], [3, 4])") {
        let (a, b) = (try ArrayObject.tensor($0["a"]), try ArrayObject.tensor($0["b"]))
        return try ArrayObject.value(try translated { try ArrayObject.dot(a, b) })
      }
    ]
  }
}
