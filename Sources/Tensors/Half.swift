import Glibc

// Half precision is for storage: as in NumPy, each operation is done in `float32` and rounded.

extension Float16: Scalar {
  /// `float16`.
  public static var dtype: DType { .float16 }
  /// The nearest number, infinite where it is too large.
  @inline(__always) public init(converting value: Double) { self = Float16(value) }
  /// The nearest number, infinite where it is too large.
  @inline(__always) public init(converting value: Int64) { self = Float16(Double(value)) }
  /// The number itself.
  @inline(__always) public var real: Double { Double(self) }
  /// The number rounded towards zero.
  @inline(__always) public var integer: Int64 { truncated(Double(self)) }
}

extension Float16: Number {
  static func power(_ a: Float16, _ b: Float16) -> Float16 { Float16(powf(Float(a), Float(b))) }

  static func floorQuotient(_ a: Float16, _ b: Float16) -> Float16 {
    Float16(Float.floorQuotient(Float(a), Float(b)))
  }

  static func remainder(_ a: Float16, _ b: Float16) -> Float16 {
    Float16(Float.remainder(Float(a), Float(b)))
  }

  static func truncatedRemainder(_ a: Float16, _ b: Float16) -> Float16 {
    Float16(Float.truncatedRemainder(Float(a), Float(b)))
  }

  /// The sum, pairwise and in `float32`; rounded once.
  static func sum(_ first: UnsafePointer<Float16>, count: Int, step: Int) -> Float16 {
    let wide = [Float](unsafeUninitializedCapacity: count) { buffer, used in
      for index in 0..<count { buffer[index] = Float(first[index &* step]) }
      used = count
    }
    return wide.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { Float16(Float.sum($0, count: count, step: 1)) } ?? -0.0
    }
  }
}
