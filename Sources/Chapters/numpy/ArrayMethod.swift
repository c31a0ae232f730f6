import Interpreter
import Language
import Tensors

/// A method of an array: a function that takes the array as its first argument.
final class ArrayMethod: NativeObject {
  private let array: ArrayObject
  private let function: NativeFunction

  init(_ array: ArrayObject, _ function: NativeFunction) {
    self.array = array
    self.function = function
  }

  var typeName: String { "builtin_function_or_method" }
  var representation: String { "<built-in method \(function.name) of \(array.typeName) object>" }
  var help: String? {
    "\(function.name)(\(Self.signature(function)))\n\(function.help)"
  }

  /// The parameters but the first.
  static func signature(_ function: NativeFunction) -> String {
    function.signature.split(separator: ",").dropFirst().joined(separator: ",")
      .trimmingPrefix(" ").description
  }

  func call(_ arguments: CallArguments) throws -> Value? {
    if arguments.keywords.isEmpty, let result = try plainCall(arguments.positional) {
      return result
    }
    // The array takes a place before the arguments as they are written.
    let written = arguments.site.arguments
    let site = CallSite(
      source: arguments.site.source, range: arguments.site.range,
      arguments: (written.first.map { [$0] } ?? []) + written)
    return try function.call(
      CallArguments(
        positional: [.object(array)] + arguments.positional, keywords: arguments.keywords,
        site: site))
  }

  /// The calls that programs make most, without binding of arguments.
  private func plainCall(_ arguments: [Value]) throws -> Value? {
    if arguments.isEmpty, !array.isMatrix {
      let reduction: Reduction
      switch function.name {
      case "sum": reduction = .sum
      case "mean": reduction = .mean
      case "max": reduction = .maximum
      case "min": reduction = .minimum
      case "copy":
        return .object(ArrayObject(try translated { try array.tensor.copied() }, role: array.role))
      default: return nil
      }
      return try ArrayObject.value(try translated { try array.tensor.reduced(reduction) })
    }
    if function.name == "dot", arguments.count == 1, !array.isMatrix,
      case .object(let other as ArrayObject) = arguments[0], !other.isMatrix
    {
      return try ArrayObject.value(try translated { try array.tensor.dot(other.tensor) })
    }
    return nil
  }
}
