import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions that take arrays element by element.
  static var elementwise: [NativeFunction] { RealFunction.allCases.map(elementwise) }

  private static func elementwise(_ function: RealFunction) -> NativeFunction {
    NativeFunction(
      function.rawValue, "x", help: "Element by element.\n\n    np.\(function.rawValue)(1.0)"
    ) {
      let tensor = try ArrayObject.tensor($0["x"])
      return try ArrayObject.value(try translated { try tensor.applying(function) })
    }
  }
}
