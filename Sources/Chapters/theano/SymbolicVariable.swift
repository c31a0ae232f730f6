import Interpreter
import Language
import Tensors

/// A value of Theano that has a type and, until a function computes it, no number.
///
/// Variables make a graph: each is an input, a constant, a shared variable, or an operation on other
/// variables. `theano.function` turns what it needs of the graph into a `Plan`.
final class SymbolicVariable: NativeObject {
  /// Where the value comes from.
  enum Source {
    /// The caller of a function.
    case input
    /// A number written in the program.
    case constant(Tensor)
    /// What the program keeps between calls.
    case shared(SharedVariable)
    /// An operation on other variables.
    case computed(SymbolicOperation, [SymbolicVariable])

    /// Whether it is the caller's to give.
    var isInput: Bool { if case .input = self { true } else { false } }
  }

  /// What is known of the value.
  let type: SymbolicType
  /// Where it comes from.
  let source: Source
  /// The settings of the module that made it.
  unowned let theano: TheanoSettings
  /// A name for messages and printing.
  var name: String?
  /// How deep below it the graph goes.
  private let depth: Int

  /// The deepest graph there may be: walks of it, its own end among them, take stack.
  private static let mostDepth = 20_000

  /// A variable of the given type.
  init(
    _ type: SymbolicType, _ source: Source, _ theano: TheanoSettings, name: String? = nil
  ) throws {
    guard type.rank <= 16 else {
      throw Diagnostic("ValueError", "a symbolic variable has at most 16 dimensions")
    }
    if case .computed(_, let inputs) = source {
      depth = (inputs.map(\.depth).max() ?? 0) + 1
    } else {
      depth = 0
    }
    guard depth <= Self.mostDepth else {
      throw Diagnostic(
        "RecursionError", "an expression of more than \(Self.mostDepth) operations, one on another",
        hint: "theano.scan for loops")
    }
    self.type = type
    self.source = source
    self.theano = theano
    self.name = name
  }

  /// What it is computed from.
  var inputs: [SymbolicVariable] {
    if case .computed(_, let inputs) = source { inputs } else { [] }
  }

  /// The variable shared between calls, if it is one.
  var shared: SharedVariable? {
    if case .shared(let shared) = source { shared } else { nil }
  }

  /// Whether it is drawn at random.
  var isRandom: Bool {
    if case .computed(let operation, _) = source { operation.isRandom } else { false }
  }

  /// The number written in the program, if it is one.
  var constant: Tensor? {
    if case .constant(let tensor) = source { tensor } else { nil }
  }

  /// The result of an operation on variables.
  static func computed(
    _ operation: SymbolicOperation, _ inputs: [SymbolicVariable], _ type: SymbolicType
  ) throws -> SymbolicVariable {
    try SymbolicVariable(type, .computed(operation, inputs), inputs[0].theano)
  }

  var typeName: String {
    switch source {
    case .input, .computed: "theano.tensor.TensorVariable"
    case .constant: "theano.tensor.TensorConstant"
    case .shared: "theano.tensor.TensorSharedVariable"
    }
  }

  var representation: String { text }

  /// As Theano prints it: its name, or the operation that makes it.
  var text: String {
    if let name { return name }
    switch source {
    case .input, .shared: return "<\(type.text)>"
    case .constant(let tensor):
      return "TensorConstant{\(tensor.count == 1 ? tensor.text() : "\(tensor.shapeText)")}"
    case .computed(let operation, _): return "\(operation.name).0"
    }
  }

  var help: String? {
    "A symbolic variable of type \(type.text): theano.function computes it, x.eval() at once.\n"
      + "It has \(attributeNames.joined(separator: ", "))."
  }

  /// Whether its elements are whole numbers, which Python 2 divides without a rest.
  var isWhole: Bool { type.dtype.isInteger }

  func length() throws -> Int? {
    throw Diagnostic(
      "TypeError", "a symbolic variable has no length until it is computed",
      spoken: "object of type 'TensorVariable' has no len()", hint: "x.shape[0]")
  }

  /// As in Theano, a variable is true because it is there (`if not W: W = …`), but a comparison is
  /// neither true nor false.
  func truth() throws -> Bool {
    guard case .computed(let operation, _) = source, operation.isComparison else { return true }
    throw Diagnostic(
      "TypeError", "a symbolic comparison is neither true nor false until it is computed",
      spoken: "Variables do not support boolean operations.",
      hint: "T.switch(condition, a, b) chooses in the graph")
  }

  // MARK: - Operators

  func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) throws -> Value? {
    guard let other = try? Self.variable(other, theano) else { return nil }
    let (a, b) = reflected ? (other, self) : (self, other)
    switch operation {
    case .arithmetic(let arithmetic):
      if arithmetic == .matrixProduct { return .object(try SymbolicProducts.dot(a, b)) }
      guard let function = ArrayObject.function(arithmetic) else { return nil }
      return .object(try Elementwise.pair(function, a, b))
    case .comparison(let comparator):
      let function: BinaryFunction
      switch comparator {
      case .less: function = .less
      case .lessOrEqual: function = .lessOrEqual
      case .greater: function = .greater
      case .greaterOrEqual: function = .greaterOrEqual
      // As in Theano, == asks whether it is the same variable: T.eq compares values.
      default: return nil
      }
      return .object(try Elementwise.pair(function, a, b))
    case .unary: return nil
    }
  }

  func unary(_ operation: NativeOperation) throws -> Value? {
    switch operation {
    case .unary(.minus): .object(try Elementwise.unary(.negative, self))
    case .unary(.plus): .object(self)
    case .unary(.invert): .object(try Elementwise.unary(.invert, self))
    default: nil
    }
  }

  func item(_ index: Value) throws -> Value? { .object(try SymbolicIndexing.item(self, index)) }

  // MARK: - Making variables of values

  /// The variable that a value stands for: itself, or a constant.
  ///
  /// A number takes the smallest type that holds it, so that it does not widen what it meets
  /// (theano/scalar/basic.py, `NumericAutoCaster`).
  static func variable(_ value: Value, _ theano: TheanoSettings) throws -> SymbolicVariable {
    switch value {
    case .object(let variable as SymbolicVariable): return variable
    case .object(let shared as SharedVariable):
      return try SymbolicVariable(
        SymbolicType(shared.tensor.dtype, rank: shared.tensor.rank), .shared(shared), theano)
    default: break
    }
    var tensor: Tensor
    switch value {
    case .boolean(let truth): tensor = try translated { try Tensor(Int8(truth ? 1 : 0)) }
    case .integer(let number):
      let type: DType =
        Int8(exactly: number) != nil
        ? .int8
        : Int16(exactly: number) != nil
          ? .int16 : Int32(exactly: number) != nil ? .int32 : .int64
      tensor = try translated { try Tensor(.integer(number), as: type) }
    case .float(let number): tensor = try real(number, theano)
    case .object(let scalar as NumPyScalar) where scalar.dtype == .float64:
      tensor = try real(scalar.value.asDouble, theano)
    default: tensor = try ArrayObject.tensor(value)
    }
    if tensor.dtype == .float16 || tensor.dtype.isComplex {
      throw Diagnostic("TypeError", "symbolic variables of type \(tensor.dtype) are not in nnrepl")
    }
    tensor = try translated { try tensor.copied() }
    return try SymbolicVariable(
      SymbolicType(tensor.dtype, tensor.shape.map { $0 == 1 }), .constant(tensor), theano)
  }

  private static func real(_ number: Double, _ theano: TheanoSettings) throws -> Tensor {
    let isShort = theano.floatX == .float32 || Double(Float(number)) == number || number.isNaN
    return try translated { try Tensor(.real(number), as: isShort ? .float32 : .float64) }
  }

  /// The variable that an argument stands for; the error points there.
  static func variable(
    _ arguments: BoundArguments, _ name: String, _ theano: TheanoSettings
  ) throws -> SymbolicVariable {
    try arguments.about(name) { try variable(arguments[name], theano) }
  }
}

/// One kind of operation on variables: its name, and the nodes that compute it.
struct SymbolicOperation {
  /// As Theano prints it: `Elemwise{add,no_inplace}`.
  let name: String
  /// Whether its numbers are drawn at random, so that each step of a loop has others.
  let isRandom: Bool
  /// Whether it compares elements.
  var isComparison: Bool {
    ["lt", "le", "gt", "ge"].contains { name == "Elemwise{\($0),no_inplace}" }
  }
  /// Makes the node, with the shapes of one call known.
  let lower: (Lowering, [SymbolicVariable]) throws -> LoweredNode
  /// How whole numbers are computed where the graph's shape depends on them.
  let number: ((Lowering, [SymbolicVariable]) throws -> CallNumber?)?

  init(
    _ name: String, number: ((Lowering, [SymbolicVariable]) throws -> CallNumber?)? = nil,
    isRandom: Bool = false, lower: @escaping (Lowering, [SymbolicVariable]) throws -> LoweredNode
  ) {
    self.name = name
    self.isRandom = isRandom
    self.lower = lower
    self.number = number
  }
}
