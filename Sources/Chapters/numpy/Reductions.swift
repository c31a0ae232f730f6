import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions that make one number of many, for all elements or along axes.
  static var reductions: [NativeFunction] {
    [
      reduction("sum", .sum, "The sum"), reduction("prod", .product, "The product"),
      reduction("mean", .mean, "The mean"), reduction("max", .maximum, "The largest element"),
      reduction("amax", .maximum, "The largest element"),
      reduction("min", .minimum, "The smallest element"),
      reduction("amin", .minimum, "The smallest element"),
      reduction("any", .any, "Whether one element is true"),
      reduction("all", .all, "Whether each element is true"),
      spread("var", "The variance") { $0 },
      spread("std", "The standard deviation") { try $0.sqrt() },
      position("argmax", "Where the largest element is") {
        try $0.argmax(axis: $1, keepsDimensions: $2)
      },
      position("argmin", "Where the smallest element is") {
        try $0.argmin(axis: $1, keepsDimensions: $2)
      },
      running("cumsum", .add, "The sums so far"),
      running("cumprod", .multiply, "The products so far"),
    ]
  }

  private static func help(_ name: String, _ text: String) -> String {
    "\(text), of all elements or along axis.\n\n    np.\(name)([1, 2])"
  }

  /// The array bound to `a`, and whether it is a matrix.
  private static func operand(_ arguments: BoundArguments) throws -> (Tensor, Bool) {
    if case .object(let array as ArrayObject) = arguments["a"] {
      return (array.tensor, array.isMatrix)
    }
    return (try ArrayObject.tensor(arguments["a"]), false)
  }

  /// Whether the reduced axes stay: so they do in a matrix, which always has two.
  private static func keeps(_ arguments: BoundArguments, _ isMatrix: Bool) throws -> Bool {
    if isMatrix && !arguments["axis"].isNone { return true }
    return try arguments["keepdims"].isTrue()
  }

  private static func delivered(
    _ result: Tensor, _ arguments: BoundArguments, isMatrix: Bool
  ) throws -> Value {
    isMatrix && result.rank == 2
      ? .object(ArrayObject(matrix: result)) : try delivered(result, arguments)
  }

  private static func reduction(
    _ name: String, _ reduction: Reduction, _ text: String
  ) -> NativeFunction {
    let takesType = [.sum, .product, .mean].contains(reduction)
    return NativeFunction(
      name, "a, axis=None, \(takesType ? "dtype=None, " : "")out=None, keepdims=False",
      help: help(name, text)
    ) { arguments in
      let (tensor, isMatrix) = try operand(arguments)
      let type = takesType ? try optionalType(arguments) : nil
      let (axes, keeps) = (try axes(arguments), try keeps(arguments, isMatrix))
      let result = try arguments.about("axis") {
        try tensor.reduced(reduction, axes: axes, keepsDimensions: keeps, as: type)
      }
      return try delivered(result, arguments, isMatrix: isMatrix)
    }
  }

  private static func spread(
    _ name: String, _ text: String, _ finish: @escaping (Tensor) throws -> Tensor
  ) -> NativeFunction {
    NativeFunction(
      name, "a, axis=None, dtype=None, out=None, ddof=0, keepdims=False", help: help(name, text)
    ) { arguments in
      let (tensor, isMatrix) = try operand(arguments)
      let type = try optionalType(arguments)
      let (axes, keeps) = (try axes(arguments), try keeps(arguments, isMatrix))
      let correction = try arguments.integer("ddof")
      let result = try translated {
        try finish(
          tensor.variance(axes: axes, correction: correction, keepsDimensions: keeps, as: type))
      }
      return try delivered(result, arguments, isMatrix: isMatrix)
    }
  }

  private static func position(
    _ name: String, _ text: String, _ body: @escaping (Tensor, Int?, Bool) throws -> Tensor
  ) -> NativeFunction {
    NativeFunction(name, "a, axis=None, out=None, keepdims=False", help: help(name, text)) {
      arguments in
      let (tensor, isMatrix) = try operand(arguments)
      let axis = arguments["axis"].isNone ? nil : try arguments.integer("axis")
      let keeps = try keeps(arguments, isMatrix)
      let result = try arguments.about("axis") { try body(tensor, axis, keeps) }
      return try delivered(result, arguments, isMatrix: isMatrix)
    }
  }

  private static func running(
    _ name: String, _ function: BinaryFunction, _ text: String
  ) -> NativeFunction {
    NativeFunction(name, "a, axis=None, dtype=None, out=None", help: help(name, text)) {
      arguments in
      let (tensor, _) = try operand(arguments)
      let type = try optionalType(arguments)
      let axis = arguments["axis"].isNone ? nil : try arguments.integer("axis")
      let result = try translated {
        try tensor.accumulated(by: function, axis: axis, as: type)
      }
      return try delivered(result, arguments)
    }
  }
}
