/// The type of a tensor's elements, by NumPy's name.
public enum DType: String, CaseIterable, Hashable, Sendable, CustomStringConvertible {
  case float64, float32, int64, int32, int16, int8, uint64, uint32, uint16, uint8, bool

  /// What sort of number an element is; of two sorts the later holds the earlier one's values.
  public enum Kind: Int, Comparable, Sendable {
    case truth, unsigned, signed, real

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
    case .float64, .int64, .uint64: 8
    case .float32, .int32, .uint32: 4
    case .int16, .uint16: 2
    case .int8, .uint8, .bool: 1
    }
  }

  /// What sort of number an element is.
  public var kind: Kind {
    switch self {
    case .float64, .float32: .real
    case .int64, .int32, .int16, .int8: .signed
    case .uint64, .uint32, .uint16, .uint8: .unsigned
    case .bool: .truth
    }
  }

  /// Whether the elements are floating-point numbers.
  public var isFloatingPoint: Bool { self == .float64 || self == .float32 }

  /// Whether the elements are whole numbers; `bool` is not.
  public var isInteger: Bool { kind == .signed || kind == .unsigned }

  /// The type that holds the results of arithmetic between two types, by NumPy 2's table.
  ///
  /// `int32` or `int64` with `float32` gives `float64`, which holds every value of both; so do
  /// `uint64` and a signed type, for want of a larger one.
  public func promoted(with other: DType) -> DType {
    if self == other || other == .bool { return self }
    if self == .bool { return other }
    if isFloatingPoint || other.isFloatingPoint {
      let (real, partner) = isFloatingPoint ? (self, other) : (other, self)
      return real == .float32 && !partner.isFloatingPoint && partner.itemSize <= 2
        ? .float32 : .float64
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
  /// NumPy takes `float16` for one-byte types; there is none here, so those give `float32`.
  public var floatingPoint: DType {
    isFloatingPoint ? self : itemSize <= 2 ? .float32 : .float64
  }

  /// The type of sums and products: at least as large as `int64`, of the same sort.
  public var accumulating: DType {
    switch kind {
    case .real: self
    case .unsigned: .uint64
    case .signed, .truth: .int64
    }
  }

  /// Whether values of this type may be stored as `other` without being asked: NumPy's `same_kind`.
  public func isStorable(as other: DType) -> Bool { kind <= other.kind }
}
