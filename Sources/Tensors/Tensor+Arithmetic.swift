extension Tensor {
  /// What a Python number becomes beside a tensor, by NumPy 2's rules (NEP 50).
  ///
  /// It takes the tensor's type where its kind allows: an integer beside `uint8` is `uint8` (and must
  /// fit), a real number beside `float32` is `float32`, beside integers `float64`.
  public init(_ value: ScalarValue, beside other: Tensor) throws(TensorError) {
    let type = try other.dtype.type(beside: value)
    try self.init(value, as: type)
  }

  /// A single number of a given type, of rank 0.
  public init(_ value: ScalarValue, as type: DType) throws(TensorError) {
    try self.init(uninitialized: [], type)
    setElement(at: 0, to: value)
  }

  /// The elements' sums; "or" for two `bool` tensors.
  public func adding(_ other: Tensor) throws(TensorError) -> Tensor {
    try Tensor.combine(.add, self, other)
  }

  /// The elements' differences; not for two `bool` tensors.
  public func subtracting(_ other: Tensor) throws(TensorError) -> Tensor {
    try Tensor.combine(.subtract, self, other)
  }

  /// The elements' products; "and" for two `bool` tensors.
  public func multiplying(_ other: Tensor) throws(TensorError) -> Tensor {
    try Tensor.combine(.multiply, self, other)
  }

  /// The elements' quotients, floating-point also for integers.
  public func dividing(_ other: Tensor) throws(TensorError) -> Tensor {
    try Tensor.combine(.divide, self, other)
  }

  /// The elements' quotients rounded down; integers divided by zero give 0.
  public func floorDividing(_ other: Tensor) throws(TensorError) -> Tensor {
    try Tensor.combine(.floorDivide, self, other)
  }

  /// What the rounded-down quotients leave, with the divisor's sign; integers by zero give 0.
  public func remainder(_ other: Tensor) throws(TensorError) -> Tensor {
    try Tensor.combine(.remainder, self, other)
  }

  /// The elements raised to powers; integers not to negative ones.
  public func raised(to exponent: Tensor) throws(TensorError) -> Tensor {
    try Tensor.combine(.power, self, exponent)
  }

  /// The larger of each two elements; not a number where either is not.
  public func maximum(_ other: Tensor) throws(TensorError) -> Tensor {
    try Tensor.combine(.maximum, self, other)
  }

  /// The smaller of each two elements; not a number where either is not.
  public func minimum(_ other: Tensor) throws(TensorError) -> Tensor {
    try Tensor.combine(.minimum, self, other)
  }
}

extension DType {
  /// The type that a Python number takes beside elements of this type, as NumPy 2 has it (NEP 50).
  ///
  /// Throws where a whole number does not fit into a whole-number type.
  public func type(beside value: ScalarValue) throws(TensorError) -> DType {
    switch value {
    case .boolean: return .bool
    case .real: return isInexact ? self : .float64
    case .complex:
      return isComplex ? self : isFloatingPoint && self != .float64 ? .complex64 : .complex128
    case .integer(let number):
      let fits =
        switch self {
        case .float64, .float32, .float16, .complex128, .complex64, .int64: true
        case .bool: true
        case .int32: Int32(exactly: number) != nil
        case .int16: Int16(exactly: number) != nil
        case .int8: Int8(exactly: number) != nil
        case .uint64: number >= 0
        case .uint32: UInt32(exactly: number) != nil
        case .uint16: UInt16(exactly: number) != nil
        case .uint8: UInt8(exactly: number) != nil
        }
      guard fits else {
        throw TensorError("Python integer \(number) out of bounds for \(self)", kind: .overflow)
      }
      return self == .bool ? .int64 : self
    }
  }
}
