/// The type of a tensor's elements, by NumPy's name.
public enum DType: String, CaseIterable, Hashable, Sendable, CustomStringConvertible {
  case float64, float32, int64, int32, uint8, bool

  /// NumPy's name: `float64`.
  public var name: String { rawValue }

  /// The name, as text.
  public var description: String { rawValue }

  /// The size of one element in bytes.
  public var itemSize: Int {
    switch self {
    case .float64, .int64: 8
    case .float32, .int32: 4
    case .uint8, .bool: 1
    }
  }

  /// Whether the elements are floating-point numbers.
  public var isFloatingPoint: Bool { self == .float64 || self == .float32 }

  /// Whether the elements are whole numbers; `bool` is not.
  public var isInteger: Bool { self == .int64 || self == .int32 || self == .uint8 }

  /// The type that holds the results of arithmetic between two types, by NumPy 2's table.
  ///
  /// `int32` or `int64` with `float32` gives `float64`, which holds every value of both.
  public func promoted(with other: DType) -> DType {
    if self == other || other == .bool { return self }
    if self == .bool { return other }
    if isFloatingPoint || other.isFloatingPoint {
      let both: Set = [self, other]
      return both == [.float32, .uint8] ? .float32 : .float64
    }
    return self == .int64 || other == .int64 ? .int64 : .int32
  }

  /// The floating-point type in which functions such as `exp` work on elements of this type.
  ///
  /// NumPy takes `float16` for `uint8` and `bool`; there is none here, so those give `float32`.
  public var floatingPoint: DType {
    switch self {
    case .float64, .int64, .int32: .float64
    case .float32, .uint8, .bool: .float32
    }
  }
}
