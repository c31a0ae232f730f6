/// The type of a tensor's elements, by NumPy's name.
public enum DType: String, CaseIterable, Hashable, Sendable, CustomStringConvertible {
  case float64, float32, int64, int32, int16, int8, uint64, uint32, uint16, uint8, bool
  case float16, complex128, complex64

  /// What sort of number an element is; of two sorts the later holds the earlier one's values.
  public enum Kind: Int, Comparable, Sendable {
    case truth, unsigned, signed, real, complex

    /// Whether the right sort holds the values of the left.
    public static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  /// NumPy's name: `float64`.
  public var name: String { rawValue }

  /// The name, as text.
  public var description: String { rawValue }

  /// The size of one element in bytes.
  public var itemSize: Int {
    switch self {
    case .complex128: 16
    case .float64, .int64, .uint64, .complex64: 8
    case .float32, .int32, .uint32: 4
    case .float16, .int16, .uint16: 2
    case .int8, .uint8, .bool: 1
    }
  }

  /// What sort of number an element is.
  public var kind: Kind {
    switch self {
    case .complex128, .complex64: .complex
    case .float64, .float32, .float16: .real
    case .int64, .int32, .int16, .int8: .signed
    case .uint64, .uint32, .uint16, .uint8: .unsigned
    case .bool: .truth
    }
  }

  /// Whether the elements are real floating-point numbers.
  public var isFloatingPoint: Bool { self == .float64 || self == .float32 || self == .float16 }

  /// Whether the elements are complex numbers.
  public var isComplex: Bool { self == .complex128 || self == .complex64 }

  /// Whether the elements are floating-point numbers, real or complex.
  public var isInexact: Bool { isFloatingPoint || isComplex }

  /// The type of the real and imaginary parts; of real numbers their own type.
  public var part: DType { self == .complex128 ? .float64 : self == .complex64 ? .float32 : self }

  /// Whether the elements are whole numbers; `bool` is not.
  public var isInteger: Bool { kind == .signed || kind == .unsigned }

  /// The type that holds the results of arithmetic between two types, by NumPy 2's table.
  ///
  /// `int32` or `int64` with `float32` gives `float64`, which holds every value of both; so do
  /// `uint64` and a signed type, for want of a larger one.
  public func promoted(with other: DType) -> DType {
    if self == other || other == .bool { return self }
    if self == .bool { return other }
    if isComplex || other.isComplex {
      return part.promoted(with: other.part) == .float64 ? .complex128 : .complex64
    }
    if isFloatingPoint || other.isFloatingPoint {
      let (a, b) = (floatingPoint, other.floatingPoint)
      return a.itemSize >= b.itemSize ? a : b
    }
    if kind == other.kind { return itemSize >= other.itemSize ? self : other }
    let (signed, unsigned) = kind == .signed ? (self, other) : (other, self)
    if signed.itemSize > unsigned.itemSize { return signed }
    return switch unsigned.itemSize {
    case 1: .int16
    case 2: .int32
    case 4: .int64
    default: .float64
    }
  }

  /// The floating-point type in which functions such as `exp` work on elements of this type.
  ///
  /// Whole numbers of one byte give `float16`, of two bytes `float32`, as in NumPy.
  public var floatingPoint: DType {
    if isInexact { return self }
    return itemSize == 1 ? .float16 : itemSize == 2 ? .float32 : .float64
  }

  /// The type of sums and products: at least as large as `int64`, of the same sort.
  public var accumulating: DType {
    switch kind {
    case .real, .complex: self
    case .unsigned: .uint64
    case .signed, .truth: .int64
    }
  }

  /// Whether values of this type may be stored as `other` without being asked: NumPy's `same_kind`.
  public func isStorable(as other: DType) -> Bool { kind <= other.kind }
}
