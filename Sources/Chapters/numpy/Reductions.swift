import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions that make one number of many, for all elements or along axes.
  static var reductions: [NativeFunction] {
    ["sum", "mean", "max", "min", "argmax", "argmin", "any", "all", "var", "std"].map(reduction)
  }

  private static func reduction(_ name: String) -> NativeFunction {
    NativeFunction(
      name, "a, axis=None", help: "Of all elements, or along axis.\n\n    np.\(name)([1, 2])"
    ) { arguments in
      let array = ArrayObject(try ArrayObject.tensor(arguments["a"]))
      guard case .native(let method) = try array.attribute(name) else { return .none }
      return try method.call(
        CallArguments(positional: [arguments["axis"]], site: arguments.site))
    }
  }
}
