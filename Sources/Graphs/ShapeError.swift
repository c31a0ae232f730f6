import Tensors

/// A graph that cannot be built or compiled: wrong shapes, types or values, said before it runs.
public struct ShapeError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was expected and what was found: "conv wants images with 20 channels, got 1x28x28".
  public let message: String
  /// A way out, where one is known.
  public let hint: String?
  /// Whether a place outside a tensor is named, which is an error of its own kind in Python.
  public let isIndex: Bool

  /// An error with a message and, where one is known, a way out.
  public init(_ message: String, hint: String? = nil, isIndex: Bool = false) {
    self.message = message
    self.hint = hint
    self.isIndex = isIndex
  }

  /// What an array could not do.
  init(_ error: TensorError) {
    self.init(error.message, hint: error.hint, isIndex: error.kind == .index)
  }

  /// The message, and the hint in brackets.
  public var description: String { hint.map { "\(message) (\($0))" } ?? message }
}

/// A shape as the summary table writes it: `20x12x12`, and `()` for a single number.
func written(_ shape: [Int]) -> String {
  shape.isEmpty ? "()" : shape.map(String.init).joined(separator: "x")
}

/// The number of elements of a shape, or an error if it is negative or too large to address.
func elementCount(of shape: [Int]) throws(ShapeError) -> Int {
  var count = 1
  for size in shape {
    let (product, overflow) = count.multipliedReportingOverflow(by: size)
    // Sixteen bytes an element leave room for every type and for the bookkeeping of kernels.
    guard size >= 0, !overflow, product <= Int.max / 16 else {
      throw ShapeError("a tensor of \(written(shape)) is too large or has a negative size")
    }
    count = product
  }
  return count
}

/// Runs `body`; what an array could not do becomes a `ShapeError`.
func translated<Result>(
  _ body: () throws(TensorError) -> Result
) throws(ShapeError) -> Result {
  do {
    return try body()
  } catch {
    throw ShapeError(error)
  }
}
