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
  /// Converts from a complex number; real types drop the imaginary part.
  init(real: Double, imaginary: Double)
  /// The value as a real number; the real part of a complex one.
  var real: Double { get }
  /// The imaginary part; 0 for real numbers.
  var imaginary: Double { get }
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
  case complex(Complex<Double>)

  /// The value as a real number; true is 1, and complex numbers lose their imaginary part.
  @inline(__always) public var asDouble: Double {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    case .boolean(let value): value ? 1 : 0
    case .complex(let value): value.re
    }
  }

  /// The value as a complex number.
  public var asComplex: Complex<Double> {
    if case .complex(let value) = self { value } else { Complex(asDouble) }
  }

  /// The value as an integer; true is 1, real numbers are rounded towards zero.
  public var asInteger: Int {
    switch self {
    case .integer(let value): value
    case .real(let value): Int(truncated(value))
    case .boolean(let value): value ? 1 : 0
    case .complex(let value): Int(truncated(value.re))
    }
  }

  /// Whether the value is other than zero.
  public var isTrue: Bool {
    switch self {
    case .integer(let value): value != 0
    case .real(let value): value != 0
    case .boolean(let value): value
    case .complex(let value): value != 0
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
  /// A real number has no imaginary part.
  @inline(__always) public var imaginary: Double { 0 }

  /// The real part alone.
  @inline(__always) public init(real: Double, imaginary: Double) { self.init(converting: real) }

  /// Converts between any two element types.
  @inline(__always)
  init<Other: Scalar>(from other: Other) {
    if Other.dtype.isComplex {
      if Self.self == Bool.self {
        let isTrue = other.real != 0 || other.imaginary != 0
        self.init(converting: Int64(isTrue ? 1 : 0))
      } else {
        self.init(real: other.real, imaginary: other.imaginary)
      }
    } else if Other.dtype.isFloatingPoint {
      self.init(converting: other.real)
    } else if Other.self == UInt64.self && Self.dtype.isInexact {
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
    case .complex(let value): self.init(from: value)
    }
  }
}

extension Scalar where Self: FixedWidthInteger {
  /// The lowest bits of the number rounded towards zero.
  ///
  /// What C leaves open is done as on x86-64: types below 32 bits go by way of `int32`, which is its
  /// smallest number where the value is out of its range.
  @inline(__always) public init(converting value: Double) {
    self =
      Self.bitWidth < 32
      ? Self(truncatingIfNeeded: Int32(converting: value))
      : Self(truncatingIfNeeded: truncated(value))
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
  /// The number rounded towards zero, modulo 2⁶⁴; from 2⁶⁴ on it is 0, as on x86-64.
  @inline(__always) public init(converting value: Double) {
    self =
      value >= 0x1p63
      ? UInt64(bitPattern: truncated(value - 0x1p63)) ^ 1 << 63
      : UInt64(bitPattern: truncated(value))
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
