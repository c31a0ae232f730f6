import Tensors

/// One value of a symbolic expression: an operation applied to other nodes.
///
/// A node has a shape and a type from the moment it is built, and no value: a `Plan` computes.
///
///     let x = try Node.input(shape: [10, 784], dtype: .float32, name: "x")
///     let p = try x.matrixProduct(.parameter(w)).addingBias(.parameter(b)).softmax()
///     let cost = try p.logLikelihood(.input(shape: [10], dtype: .int32, name: "y"))
///     let slopes = try gradients(of: cost, withRespectTo: [.parameter(w), .parameter(b)])
public final class Node: Sendable {
  /// The shape; `[]` is a single number.
  public let shape: [Int]
  /// The element type.
  public let dtype: DType
  /// What computes the value.
  public let operation: any Operation
  /// What it is computed from, in the operation's order.
  public let inputs: [Node]
  /// A name for messages and printing, if one was given.
  public let name: String?

  /// Applies an operation, which checks the shapes and types of the inputs.
  public init(
    _ operation: any Operation, _ inputs: [Node] = [], name: String? = nil
  ) throws(ShapeError) {
    let form = try operation.form(of: inputs)
    _ = try elementCount(of: form.shape)
    // The kernels are written for the types before these.
    guard !form.dtype.isComplex, form.dtype != .float16 else {
      throw ShapeError(
        "networks do not compute with \(form.dtype)", hint: "convert it to float32 first")
    }
    shape = form.shape
    dtype = form.dtype
    self.operation = operation
    self.inputs = inputs
    self.name = name
  }

  /// The number of elements.
  public var count: Int { shape.reduce(1, *) }
  /// The number of axes.
  public var rank: Int { shape.count }
}

/// What an operation's result looks like.
public struct Form: Equatable, Sendable {
  /// The shape of the result.
  public let shape: [Int]
  /// The element type of the result.
  public let dtype: DType

  /// A form of the given shape and type.
  public init(_ shape: [Int], _ dtype: DType) {
    self.shape = shape
    self.dtype = dtype
  }
}
