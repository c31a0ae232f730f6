extension Tensor {
  /// What a Python number becomes beside a tensor, by NumPy 2's rules (NEP 50).
  ///
  /// It takes the tensor's type where its kind allows: an integer beside `uint8` is `uint8` (and must
  /// fit), a real number beside `float32` is `float32`, beside integers `float64`.
  public init(_ value: ScalarValue, beside other: Tensor) throws(TensorError) {
    switch value {
    case .boolean(let truth):
      try self.init(truth)
    case .real(let number):
      try self.init(converting: number, to: other.dtype.isFloatingPoint ? other.dtype : .float64)
    case .integer(let number):
      let type = other.dtype == .bool ? DType.int64 : other.dtype
      let range: ClosedRange<Int> =
        switch type {
        case .uint8: 0...255
        case .int32: Int(Int32.min)...Int(Int32.max)
        case .float64, .float32, .int64, .bool: Int.min...Int.max
        }
      guard range.contains(number) else {
        throw TensorError("Python integer \(number) out of bounds for \(type)")
      }
      if type.isFloatingPoint {
        try self.init(converting: Double(number), to: type)
      } else {
        try self.init(Tensor(Int64(number)).cast(to: type))
      }
    }
  }

  private init(converting number: Double, to type: DType) throws(TensorError) {
    self = try Tensor(number).cast(to: type)
  }

  private init(_ other: Tensor) { self = other }

  /// The elements' sums; "or" for two `bool` tensors.
  public func adding(_ other: Tensor) throws(TensorError) -> Tensor {
    try arithmetic(.add, other)
  }

  /// The elements' differences; not for two `bool` tensors.
  public func subtracting(_ other: Tensor) throws(TensorError) -> Tensor {
    guard dtype != .bool || other.dtype != .bool else {
      throw TensorError(
        "numpy boolean subtract, the `-` operator, is not supported",
        hint: "use `!=` or logical_xor")
    }
    return try arithmetic(.subtract, other)
  }

  /// The elements' products; "and" for two `bool` tensors.
  public func multiplying(_ other: Tensor) throws(TensorError) -> Tensor {
    try arithmetic(.multiply, other)
  }

  /// The elements' quotients, floating-point also for integers.
  public func dividing(_ other: Tensor) throws(TensorError) -> Tensor {
    let common = dtype.promoted(with: other.dtype)
    let type = common.isFloatingPoint ? common : .float64
    return try type.perform(Division(left: cast(to: type), right: other.cast(to: type)))
  }

  /// The elements' quotients rounded down; integers divided by zero give 0.
  public func floorDividing(_ other: Tensor) throws(TensorError) -> Tensor {
    try arithmetic(.floorDivide, other)
  }

  /// What the rounded-down quotients leave, with the divisor's sign; integers by zero give 0.
  public func remainder(_ other: Tensor) throws(TensorError) -> Tensor {
    try arithmetic(.remainder, other)
  }

  /// The elements raised to powers; integers not to negative ones.
  public func raised(to exponent: Tensor) throws(TensorError) -> Tensor {
    let common = dtype.promoted(with: exponent.dtype)
    if exponent.count == 1 && exponent.rank <= rank, try exponent.item().asDouble == 2 {
      let base = try cast(to: common == .bool ? .int64 : common)
      return try base.multiplying(base)
    }
    if !common.isFloatingPoint && exponent.dtype.isInteger && exponent.count > 0,
      try exponent.min().item().asDouble < 0
    {
      throw TensorError(
        "Integers to negative integer powers are not allowed.",
        hint: "make the base a float: `x.astype(float) ** -1`")
    }
    return try arithmetic(.power, exponent)
  }

  /// The larger of each two elements; not a number where either is not.
  public func maximum(_ other: Tensor) throws(TensorError) -> Tensor {
    try arithmetic(.maximum, other)
  }

  /// The smaller of each two elements; not a number where either is not.
  public func minimum(_ other: Tensor) throws(TensorError) -> Tensor {
    try arithmetic(.minimum, other)
  }

  private func arithmetic(
    _ operation: Arithmetic, _ other: Tensor
  ) throws(TensorError) -> Tensor {
    let common = dtype.promoted(with: other.dtype)
    guard common == .bool else {
      return try common.perform(
        ArithmeticTask(
          operation: operation, left: cast(to: common), right: other.cast(to: common)))
    }
    guard let truthOperation = operation.onTruthValues else {
      // NumPy gives int8 here, which there is none of.
      return try cast(to: .int64).arithmetic(operation, other.cast(to: .int64))
    }
    return try common.perform(ArithmeticTask(operation: truthOperation, left: self, right: other))
      .reinterpreted(as: .bool)
  }
}

private enum Arithmetic {
  case add, subtract, multiply, floorDivide, remainder, power, maximum, minimum

  /// What does the same on 0 and 1 as the operation does on truth values.
  var onTruthValues: Arithmetic? {
    switch self {
    case .add, .maximum: .maximum
    case .multiply, .minimum: .minimum
    case .subtract, .floorDivide, .remainder, .power: nil
    }
  }
}

private struct ArithmeticTask: NumberTask {
  let operation: Arithmetic
  let left: Tensor
  let right: Tensor

  func run<S: Number>(_ type: S.Type) throws(TensorError) -> Tensor {
    switch operation {
    case .add: try combine { S.plus($0, $1) }
    case .subtract: try combine { S.minus($0, $1) }
    case .multiply: try combine { S.times($0, $1) }
    case .floorDivide: try combine { S.floorQuotient($0, $1) }
    case .remainder: try combine { S.remainder($0, $1) }
    case .power: try combine { S.power($0, $1) }
    case .maximum: try combine { S.larger($0, $1) }
    case .minimum: try combine { S.smaller($0, $1) }
    }
  }

  @inline(__always)
  private func combine<S: Number>(_ body: (S, S) -> S) throws(TensorError) -> Tensor {
    try Tensor.combining(left, right, as: S.self, into: S.self, body)
  }
}

private struct Division: RealTask {
  let left: Tensor
  let right: Tensor

  func run<S: Number & BinaryFloatingPoint>(_ type: S.Type) throws(TensorError) -> Tensor {
    try Tensor.combining(left, right, as: S.self, into: S.self) { $0 / $1 }
  }
}
