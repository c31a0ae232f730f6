import Interpreter
import Language
import Synchronization
import Tensors

/// How one session prints arrays.
public final class ArrayPrinting: Sendable {
  fileprivate let options = Mutex(PrintOptions())

  /// NumPy's defaults.
  public init() {}

  /// That of the session whose program runs; what is shown outside of one has the defaults.
  @TaskLocal public static var current = ArrayPrinting()
}

/// An n-dimensional array in a program: NumPy's `ndarray` over a tensor.
public final class ArrayObject: NativeObject {
  /// What an array's numbers mean, which decides how a picture shows them.
  public enum Role: String, Sendable {
    case plain
    /// A layer's weights as it keeps them: zero-centred.
    case weights
    /// A layer's weights with the unit or filter first.
    case filters
    /// The same as they were before any training.
    case initialFilters
    /// A layer's output for an image.
    case activations
    /// Ink on paper.
    case image
  }

  /// The numbers.
  public internal(set) var tensor: Tensor
  /// What they mean.
  public let role: Role
  /// Whether it is NumPy's `matrix`: always two-dimensional, and `*` is the matrix product.
  let isMatrix: Bool

  /// How arrays are printed: what `np.set_printoptions` last said, in this session.
  static var printOptions: PrintOptions {
    get { ArrayPrinting.current.options.withLock { $0 } }
    set { ArrayPrinting.current.options.withLock { $0 = newValue } }
  }

  /// An array of `tensor`.
  public init(_ tensor: Tensor, role: Role = .plain) {
    self.tensor = tensor
    self.role = role
    isMatrix = false
  }

  /// A matrix of a tensor with two axes.
  init(matrix tensor: Tensor) {
    self.tensor = tensor
    role = .plain
    isMatrix = true
  }

  /// The array, or its one number where it has no dimensions.
  static func value(_ tensor: Tensor) throws -> Value {
    guard tensor.rank == 0 else { return .object(ArrayObject(tensor)) }
    return NumPyScalar.value(try translated { try tensor.item() }, tensor.dtype)
  }

  /// The array as this one: a matrix if this is one and the tensor has two axes.
  func value(like tensor: Tensor) throws -> Value {
    isMatrix && tensor.rank == 2
      ? .object(ArrayObject(matrix: tensor)) : try ArrayObject.value(tensor)
  }

  /// Whether the elements are whole numbers.
  public var isWhole: Bool { tensor.dtype.isInteger }
  /// The type's name as messages call it.
  public var typeName: String { isMatrix ? "numpy.matrix" : "numpy.ndarray" }
  /// The text that an echo shows.
  public var representation: String {
    tensor.debugText(Self.printOptions, name: isMatrix ? "matrix" : "array")
  }
  /// The text that `print` shows.
  public var text: String { tensor.text(Self.printOptions) }
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
    return try translated { try tensor.item() }.isTrue
  }

  /// A walk through the elements.
  public func iterator() throws -> ValueIterator? {
    guard let count = try length() else { return nil }
    let tensor = tensor
    var next = 0
    return ValueIterator { [self] in
      guard next < count else { return nil }
      defer { next += 1 }
      if tensor.rank == 1 {
        return NumPyScalar.value(try translated { try tensor.value(at: next) }, tensor.dtype)
      }
      let row = try translated { try tensor.row(next) }
      return isMatrix
        ? .object(ArrayObject(matrix: try translated { try row.reshaped([1, row.count]) }))
        : .object(ArrayObject(row))
    }
  }
}

extension ArrayObject: NumericObject {
  /// The value of an array with one whole number, which may then stand for it.
  public var exactInteger: Int? {
    guard tensor.count == 1, !tensor.dtype.isInexact, tensor.rank == 0 else { return nil }
    return try? tensor.item().asInteger
  }

  /// The value of an array with one number, which may then stand for it.
  public var number: Double? {
    tensor.count == 1 && !tensor.dtype.isComplex ? try? tensor.item().asDouble : nil
  }
}
