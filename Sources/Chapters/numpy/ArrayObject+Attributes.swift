import Interpreter
import Language
import Tensors

extension ArrayObject {
  /// The names behind the point.
  public var attributeNames: [String] {
    ["shape", "dtype", "ndim", "size", "T"] + Self.methods.map(\.name)
  }

  /// The attribute, or nil where there is none.
  public func attribute(_ name: String) throws -> Value? {
    switch name {
    case "shape": return shape
    case "dtype": return .string(tensor.dtype.name)
    case "ndim": return .integer(tensor.rank)
    case "size": return .integer(tensor.count)
    case "T": return .object(ArrayObject(try translated { try tensor.transposed() }))
    case "__abs__":
      return .native(
        NativeFunction("abs", "") { [tensor] _ in
          try ArrayObject.value(try translated { try tensor.abs() })
        })
    default:
      guard let method = Self.methods.first(where: { $0.name == name }) else { return nil }
      return .native(
        NativeFunction(name, method.signature, help: method.help) { [self] in
          try method.body(self, $0)
        })
    }
  }

  private struct Method: Sendable {
    let name: String
    let signature: String
    let help: String
    let body: @Sendable (ArrayObject, BoundArguments) throws -> Value
  }

  private static let methods: [Method] =
    [
      reduction("sum", "The sum, of all elements or along axis.") { try $0.sum(axis: $1) },
      reduction("mean", "The mean, of all elements or along axis.") { try $0.mean(axis: $1) },
      reduction("max", "The largest element, or those along axis.") { try $0.max(axis: $1) },
      reduction("min", "The smallest element, or those along axis.") { try $0.min(axis: $1) },
      reduction("argmax", "Where the largest element is.") { try $0.argmax(axis: $1) },
      reduction("argmin", "Where the smallest element is.") { try $0.argmin(axis: $1) },
      reduction("any", "Whether one element is true.") { try $0.any(axis: $1) },
      reduction("all", "Whether each element is true.") { try $0.all(axis: $1) },
      reduction("var", "The variance.") { try $0.variance(axes: $1.map { [$0] }) },
      reduction("std", "The standard deviation.") { try $0.variance(axes: $1.map { [$0] }).sqrt() },
      Method(name: "reshape", signature: "*shape", help: "The elements in another shape.") {
        array, arguments in
        let sizes =
          arguments.rest.count == 1 && arguments.rest[0].exactInteger == nil
          ? try arguments.rest[0].elements() : arguments.rest
        let shape = try sizes.map { size in
          guard let size = size.exactInteger else {
            throw Diagnostic("TypeError", "a shape is of whole numbers")
          }
          return size
        }
        return .object(
          ArrayObject(try translated { try array.tensor.reshaped(shape) }, role: array.role))
      },
      Method(name: "dot", signature: "other", help: "The matrix product.") { array, arguments in
        let other = try ArrayObject.tensor(arguments["other"])
        return try ArrayObject.value(try translated { try ArrayObject.dot(array.tensor, other) })
      },
      Method(name: "flatten", signature: "", help: "The elements in one row.") { array, _ in
        .object(ArrayObject(try translated { try array.tensor.copied().reshaped([-1]) }))
      },
      Method(name: "copy", signature: "", help: "A new array of the same elements.") { array, _ in
        .object(ArrayObject(try translated { try array.tensor.copied() }, role: array.role))
      },
      Method(name: "astype", signature: "dtype", help: "The elements in another type.") {
        array, arguments in
        let type = try NumPyModule.type(arguments, "dtype")
        return .object(ArrayObject(try translated { try array.tensor.copied(as: type) }))
      },
      Method(name: "tolist", signature: "", help: "The elements as nested lists.") { array, _ in
        try NumPyModule.list(array.tensor)
      },
    ]

  private static func reduction(
    _ name: String, _ help: String,
    _ body: @escaping @Sendable (Tensor, Int?) throws -> Tensor
  ) -> Method {
    Method(name: name, signature: "axis=None", help: help) { array, arguments in
      let axis = arguments["axis"].isNone ? nil : try arguments.integer("axis")
      return try ArrayObject.value(try translated { try body(array.tensor, axis) })
    }
  }
}
