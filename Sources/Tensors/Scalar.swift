/// A Swift type that can be the element of a `Tensor`.
///
/// Conversions never trap. A real number with no integer equal to it (not a number, or out of
/// range) becomes the smallest `Int64` or `Int32`, as on the machines NumPy is mostly run on;
/// integers wrap round.
public protocol Scalar: BitwiseCopyable, Hashable, Sendable {
  /// The element type of tensors that hold values of this type.
  static var dtype: DType { get }
  /// Converts from a real number.
  init(converting value: Double)
  /// Converts from an integer.
  init(converting value: Int64)
  /// The value as a real number.
  var real: Double { get }
  /// The value as an integer, rounded towards zero.
  var integer: Int64 { get }
}

/// One element of a tensor, as a value of its kind.
///
/// A `uint64` above the largest `Int` wraps round to a negative integer.
public enum ScalarValue: Hashable, Sendable {
  case integer(Int)
  case real(Double)
  case boolean(Bool)

  /// The value as a real number; true is 1.
  @inline(__always) public var asDouble: Double {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    case .boolean(let value): value ? 1 : 0
    }
  }

  /// The value as an integer; true is 1, real numbers are rounded towards zero.
  public var asInteger: Int {
    switch self {
    case .integer(let value): value
    case .real(let value): Int(truncated(value))
    case .boolean(let value): value ? 1 : 0
    }
  }

  /// Whether the value is other than zero.
  public var isTrue: Bool {
    switch self {
    case .integer(let value): value != 0
    case .real(let value): value != 0
    case .boolean(let value): value
    }
  }
}

/// Rounds towards zero; the smallest `Int64` where no integer is near.
@inline(__always)
func truncated(_ value: Double) -> Int64 {
  // The bounds are exact as doubles; a comparison with NaN is false.
  value >= -0x1p63 && value < 0x1p63 ? Int64(value) : .min
}

extension Scalar {
  /// Converts between any two element types.
  @inline(__always)
  init<Other: Scalar>(from other: Other) {
    if Other.dtype.isFloatingPoint {
      self.init(converting: other.real)
    } else if Other.self == UInt64.self && Self.dtype.isFloatingPoint {
      self.init(converting: other.real)
    } else {
      self.init(converting: other.integer)
    }
  }

  /// Converts from a value of any kind.
  @inline(__always)
  init(_ value: ScalarValue) {
    switch value {
    case .integer(let value): self.init(converting: Int64(value))
    case .real(let value): self.init(converting: value)
    case .boolean(let value): self.init(converting: Int64(value ? 1 : 0))
    }
  }
}

extension Scalar where Self: FixedWidthInteger {
  /// The number's lowest bits, of the number rounded towards zero.
  @inline(__always) public init(converting value: Double) {
    self = Self(truncatingIfNeeded: truncated(value))
  }
  /// The number's lowest bits.
  @inline(__always) public init(converting value: Int64) { self = Self(truncatingIfNeeded: value) }
  /// The nearest real number.
  @inline(__always) public var real: Double { Double(self) }
  /// The number itself, modulo 2⁶⁴.
  @inline(__always) public var integer: Int64 { Int64(truncatingIfNeeded: self) }
}

extension Double: Scalar {
  /// `float64`.
  public static var dtype: DType { .float64 }
  /// The number itself.
  @inline(__always) public init(converting value: Double) { self = value }
  /// The nearest number.
  @inline(__always) public init(converting value: Int64) { self = Double(value) }
  /// The number itself.
  @inline(__always) public var real: Double { self }
  /// The number rounded towards zero.
  @inline(__always) public var integer: Int64 { truncated(self) }
}

extension Float: Scalar {
  /// `float32`.
  public static var dtype: DType { .float32 }
  /// The nearest number, infinite where it is too large.
  @inline(__always) public init(converting value: Double) { self = Float(value) }
  /// The nearest number.
  @inline(__always) public init(converting value: Int64) { self = Float(value) }
  /// The number itself.
  @inline(__always) public var real: Double { Double(self) }
  /// The number rounded towards zero.
  @inline(__always) public var integer: Int64 { truncated(Double(self)) }
}

extension Int64: Scalar {
  /// `int64`.
  public static var dtype: DType { .int64 }
}

extension Int32: Scalar {
  /// `int32`.
  public static var dtype: DType { .int32 }
  /// The number rounded towards zero; the smallest where it is out of range.
  @inline(__always) public init(converting value: Double) {
    self = value > -0x1.00000002p31 && value < 0x1p31 ? Int32(value) : .min
  }
}

extension Int16: Scalar {
  /// `int16`.
  public static var dtype: DType { .int16 }
}

extension Int8: Scalar {
  /// `int8`.
  public static var dtype: DType { .int8 }
}

extension UInt64: Scalar {
  /// `uint64`.
  public static var dtype: DType { .uint64 }
  /// The number rounded towards zero, modulo 2⁶⁴.
  @inline(__always) public init(converting value: Double) {
    self = value >= 0x1p63 && value < 0x1p64 ? UInt64(value) : UInt64(bitPattern: truncated(value))
  }
}

extension UInt32: Scalar {
  /// `uint32`.
  public static var dtype: DType { .uint32 }
}

extension UInt16: Scalar {
  /// `uint16`.
  public static var dtype: DType { .uint16 }
}

extension UInt8: Scalar {
  /// `uint8`.
  public static var dtype: DType { .uint8 }
}

extension Bool: Scalar {
  /// `bool`.
  public static var dtype: DType { .bool }
  /// Whether the number is other than zero.
  @inline(__always) public init(converting value: Double) { self = value != 0 }
  /// Whether the number is other than zero.
  @inline(__always) public init(converting value: Int64) { self = value != 0 }
  /// 1 for true, 0 for false.
  @inline(__always) public var real: Double { self ? 1 : 0 }
  /// 1 for true, 0 for false.
  @inline(__always) public var integer: Int64 { self ? 1 : 0 }
}
