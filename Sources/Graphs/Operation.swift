import Tensors

/// One kind of computation: its shapes, its gradient and its kernel, in one place.
///
/// A new operation is a type that conforms, a builder in an extension of `Node`, and a row in the
/// table of gradient checks.
public protocol Operation: Sendable {
  /// Name and settings in words: `conv stride 1x1 valid flipped`.
  ///
  /// Nodes with equal labels, forms and inputs compute equal values and are computed once.
  var label: String { get }

  /// The same for people, without what only tells nodes apart.
  var title: String { get }

  /// The shape and type of the result, or what is wrong with the inputs.
  func form(of inputs: [Node]) throws(ShapeError) -> Form

  /// How the cost changes with each input, where `upstream` says how it changes with the result;
  /// nil for inputs without influence, such as labels.
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?]

  /// Adds the steps that compute the result into `kernel.output` to the plan.
  func compile(_ kernel: Kernel) throws(ShapeError)

  /// The inputs whose memory the result may take over.
  var overwritableInputs: [Int] { get }

  /// The inputs whose values, not only their side buffers, the steps read.
  func readsValue(ofInput index: Int) -> Bool

  /// The multiplications, additions and function values that the result takes, roughly.
  func arithmetic(of node: Node) -> Double

  /// The bytes of a side buffer (a pooling's indices) that the operations of the gradient read.
  func sideBytes(for node: Node) -> Int
}

extension Operation {
  /// The label.
  public var title: String { label }
  /// None.
  public var overwritableInputs: [Int] { [] }
  /// All of them.
  public func readsValue(ofInput index: Int) -> Bool { true }
  /// One for each element of the result.
  public func arithmetic(of node: Node) -> Double { Double(node.count) }
  /// None.
  public func sideBytes(for node: Node) -> Int { 0 }
}
