import Tensors

/// A value that the caller of a plan sets before each run.
struct Input: Operation {
  let declared: Form
  var label: String { "input" }
  func form(of inputs: [Node]) -> Form { declared }
  func gradients(of node: Node, upstream: Node) -> [Node?] { [] }
  func compile(_ kernel: Kernel) {}
}

/// The current value of a parameter.
struct ParameterValue: Operation {
  let parameter: Parameter
  var label: String { "parameter" }
  func form(of inputs: [Node]) -> Form { Form(parameter.value.shape, parameter.value.dtype) }
  func gradients(of node: Node, upstream: Node) -> [Node?] { [] }
  func compile(_ kernel: Kernel) {}
}

/// A value that never changes.
struct Constant: Operation {
  let value: Tensor
  var label: String { "constant" }
  func form(of inputs: [Node]) -> Form { Form(value.shape, value.dtype) }
  func gradients(of node: Node, upstream: Node) -> [Node?] { [] }
  func compile(_ kernel: Kernel) {}
}

/// A tensor in which every element is the same number.
struct Filled: Operation {
  let number: Double
  let declared: Form
  var label: String { "filled \(number)" }
  func form(of inputs: [Node]) -> Form { declared }
  func gradients(of node: Node, upstream: Node) -> [Node?] { [] }
  func compile(_ kernel: Kernel) {}
}

extension Node {
  /// The parameter whose value the node is, if it is one's.
  public var parameter: Parameter? { (operation as? ParameterValue)?.parameter }

  /// A value that is set before each run of a plan.
  public static func input(
    shape: [Int], dtype: DType = .float32, name: String? = nil
  ) throws(ShapeError) -> Node {
    try Node(Input(declared: Form(shape, dtype)), name: name)
  }

  /// The current value of a parameter; all nodes of one parameter are the same value.
  public static func parameter(_ parameter: Parameter) throws(ShapeError) -> Node {
    try Node(ParameterValue(parameter: parameter), name: parameter.name)
  }

  /// A value that never changes.
  public static func constant(_ value: Tensor) throws(ShapeError) -> Node {
    let rows = try translated { () throws(TensorError) in try value.contiguous() }
    return try Node(Constant(value: rows))
  }

  /// A tensor of the shape and type of another, in which every element is the same number.
  public static func filled(_ number: Double, like other: Node) throws(ShapeError) -> Node {
    try Node(Filled(number: number, declared: Form(other.shape, other.dtype)))
  }

  /// A tensor in which every element is the same number.
  public static func filled(
    _ number: Double, shape: [Int], dtype: DType
  ) throws(ShapeError) -> Node {
    try Node(Filled(number: number, declared: Form(shape, dtype)))
  }

  /// The number that every element is, where that is known when the graph is built.
  public var filling: Double? { (operation as? Filled)?.number }

  /// What makes two nodes the same variable: the parameter, or else the node itself.
  var identity: ObjectIdentifier {
    (operation as? ParameterValue).map { ObjectIdentifier($0.parameter) } ?? ObjectIdentifier(self)
  }
}
