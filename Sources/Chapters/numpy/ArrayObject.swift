import Interpreter
import Language
import Tensors

/// An n-dimensional array in a program: NumPy's `ndarray` over a tensor.
public final class ArrayObject: NativeObject {
  /// What an array's numbers mean, which decides how a picture shows them.
  public enum Role: Sendable {
    case plain
    /// A layer's weights as it keeps them: zero-centred.
    case weights
    /// A layer's weights with the unit or filter first.
    case filters
    /// A layer's output for an image.
    case activations
    /// Ink on paper.
    case image
  }

  /// The numbers.
  public internal(set) var tensor: Tensor
  /// What they mean.
  public let role: Role

  /// An array of `tensor`.
  public init(_ tensor: Tensor, role: Role = .plain) {
    self.tensor = tensor
    self.role = role
  }

  /// The array, or its one number where it has no dimensions.
  static func value(_ tensor: Tensor) throws -> Value {
    guard tensor.rank == 0 else { return .object(ArrayObject(tensor)) }
    switch try translated({ try tensor.item() }) {
    case .integer(let value): return .integer(Int(value))
    case .real(let value): return .float(value)
    case .boolean(let value): return .boolean(value)
    }
  }

  /// The type's name as messages call it.
  public var typeName: String { "ndarray" }
  /// The text that an echo shows.
  public var representation: String { tensor.debugDescription }
  /// The text that `print` shows.
  public var text: String { tensor.description }
  /// What `?` shows.
  public var help: String? {
    "An array of shape \(shape.representation) and type \(tensor.dtype.name).\n"
      + "It has \(attributeNames.joined(separator: ", "))."
  }

  /// The shape as a tuple.
  var shape: Value { .tuple(tensor.shape.map { .integer($0) }) }

  /// The number of elements.
  public func length() throws -> Int? {
    guard let first = tensor.shape.first else {
      throw Diagnostic("TypeError", "an array without dimensions has no length")
    }
    return first
  }

  /// Whether it counts as true.
  public func truth() throws -> Bool {
    guard tensor.count == 1 else {
      throw Diagnostic(
        "ValueError", "an array of \(tensor.count) elements is neither true nor false",
        hint: "a.any() or a.all()")
    }
    return try ArrayObject.value(try translated { try tensor.reshaped([]) }).isTrue()
  }

  /// A walk through the elements.
  public func iterator() throws -> ValueIterator? {
    guard let count = try length() else { return nil }
    let tensor = tensor
    var next = 0
    return ValueIterator {
      guard next < count else { return nil }
      defer { next += 1 }
      return try ArrayObject.value(try translated { try tensor.indexed([.at(next)]) })
    }
  }

  /// The element, or elements, at a subscript.
  public func item(_ index: Value) throws -> Value? {
    try ArrayObject.value(try translated { try tensor.indexed(Self.indices(index)) })
  }

  /// Sets the elements at a subscript.
  public func setItem(_ index: Value, to value: Value) throws -> Bool {
    let source = try Self.tensor(value)
    try translated { try tensor.assign(source, at: Self.indices(index)) }
    return true
  }

  /// The indices that a subscript stands for.
  private static func indices(_ index: Value) throws -> [TensorIndex] {
    if case .tuple(let parts) = index { return try parts.map(part) }
    return [try part(index)]
  }

  private static func part(_ index: Value) throws -> TensorIndex {
    if let integer = index.exactInteger {
      if case .boolean = index {} else { return .at(integer) }
    }
    func bound(_ value: Value) throws -> Int? {
      if value.isNone { return nil }
      guard let integer = value.exactInteger else {
        throw Diagnostic(
          "TypeError", "a slice is of whole numbers, not \(value.describedForError)")
      }
      return integer
    }
    switch index {
    case .none: return .newAxis
    case .ellipsis: return .ellipsis
    case .slice(let slice):
      return .slice(
        start: try bound(slice.lower), stop: try bound(slice.upper), step: try bound(slice.step))
    case .list, .object:
      let tensor = try tensor(index)
      return tensor.dtype == .bool ? .mask(tensor) : .positions(tensor)
    default:
      throw Diagnostic(
        "IndexError",
        "an array is indexed by whole numbers, slices and arrays, not "
          + index.describedForError)
    }
  }

  /// The tensor that a value stands for: an array, a number, or nested lists of numbers.
  static func tensor(_ value: Value, _ type: DType? = nil) throws -> Tensor {
    if let array = value.object(as: ArrayObject.self) {
      return try converted(array.tensor, to: type)
    }
    if let shared = value.object(as: SharedVariable.self) { return shared.tensor }
    var numbers: [Value] = []
    let shape = try flatten(value, into: &numbers, depth: 0)
    let tensor = try translated { () throws -> Tensor in
      if numbers.contains(where: { if case .float = $0 { true } else { false } }) || numbers.isEmpty
      {
        return try Tensor(numbers.map { $0.number ?? .nan }, shape: shape)
      }
      if numbers.allSatisfy({ if case .boolean = $0 { true } else { false } }) {
        return try Tensor(numbers.map { $0.exactInteger == 1 }, shape: shape)
      }
      return try Tensor(numbers.map { Int64($0.exactInteger ?? 0) }, shape: shape)
    }
    return try converted(tensor, to: type)
  }

  private static func converted(_ tensor: Tensor, to type: DType?) throws -> Tensor {
    guard let type else { return tensor }
    return try translated { try tensor.converted(to: type) }
  }

  private static func flatten(
    _ value: Value, into numbers: inout [Value], depth: Int
  ) throws -> [Int] {
    if value.number != nil {
      numbers.append(
        value.exactInteger.map { exact in
          if case .boolean = value { value } else { .integer(exact) }
        } ?? .float(value.number ?? .nan))
      return []
    }
    guard depth < 32 else { throw Diagnostic("ValueError", "an array has at most 32 dimensions") }
    let elements: [Value]
    switch value {
    case .list, .tuple: elements = try value.elements()
    case .object(let object) where object is ArrayObject || object is RangeObject:
      elements = try value.elements()
    default:
      throw Diagnostic(
        "TypeError", "an array is made of numbers, not \(value.describedForError)")
    }
    var inner: [Int]?
    try Interruption.check()
    guard numbers.count <= NumPyModule.mostElements else {
      throw Diagnostic("MemoryError", "more than \(NumPyModule.mostElements) numbers")
    }
    for element in elements {
      let shape = try flatten(element, into: &numbers, depth: depth + 1)
      if let inner, inner != shape {
        throw Diagnostic("ValueError", "the rows of an array have the same length")
      }
      inner = shape
    }
    return [elements.count] + (inner ?? [])
  }
}
