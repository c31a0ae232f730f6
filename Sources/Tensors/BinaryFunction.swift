/// A function of two numbers, by NumPy's name.
public enum BinaryFunction: String, CaseIterable, Sendable {
  case add, subtract, multiply, divide, remainder, fmod, power, maximum, minimum, fmax, fmin
  case arctan2, hypot, copysign, logaddexp, equal, less, greater
  case floorDivide = "floor_divide"
  case bitwiseAnd = "bitwise_and"
  case bitwiseOr = "bitwise_or"
  case bitwiseXor = "bitwise_xor"
  case leftShift = "left_shift"
  case rightShift = "right_shift"
  case logicalAnd = "logical_and"
  case logicalOr = "logical_or"
  case logicalXor = "logical_xor"
  case notEqual = "not_equal"
  case lessOrEqual = "less_equal"
  case greaterOrEqual = "greater_equal"

  /// Whether the result is a truth value.
  var isPredicate: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .logicalAnd, .logicalOr,
      .logicalXor:
      true
    default: false
    }
  }

  /// Whether several axes may be reduced at once, in any order.
  var isReorderable: Bool {
    switch self {
    case .add, .multiply, .maximum, .minimum, .fmax, .fmin, .bitwiseAnd, .bitwiseOr, .bitwiseXor,
      .logicalAnd, .logicalOr, .logicalXor, .hypot, .logaddexp:
      true
    default: false
    }
  }

  /// The value that changes nothing, for reductions over nothing.
  public var identity: ScalarValue? {
    switch self {
    case .add, .bitwiseOr, .bitwiseXor, .leftShift, .rightShift: .integer(0)
    case .multiply: .integer(1)
    case .logicalAnd: .boolean(true)
    case .logicalOr, .logicalXor: .boolean(false)
    case .bitwiseAnd: .integer(-1)
    case .hypot: .integer(0)
    case .logaddexp: .real(-.infinity)
    default: nil
    }
  }

  /// The type of the results for elements of two types.
  public func resultType(_ left: DType, _ right: DType) throws(TensorError) -> DType {
    try types(for: left.promoted(with: right)).result
  }

  /// The types in which the function works on elements of type `common`, and gives its results.
  func types(for common: DType) throws(TensorError) -> (working: DType, result: DType) {
    switch self {
    case .add, .multiply, .maximum, .minimum, .fmax, .fmin: return (common, common)
    case .subtract:
      guard common != .bool else {
        throw TensorError(
          "numpy boolean subtract, the `-` operator, is not supported", kind: .type,
          hint: "use `!=` or logical_xor")
      }
      return (common, common)
    case .divide:
      let type = common.isInexact ? common : .float64
      return (type, type)
    case .power where common.isComplex: return (common, common)
    case .floorDivide, .remainder, .fmod, .power, .leftShift, .rightShift:
      if self == .leftShift || self == .rightShift { try requireIntegers(common) }
      try requireReal(common)
      let type = common == .bool ? .int8 : common
      return (type, type)
    case .arctan2, .hypot, .copysign, .logaddexp:
      try requireReal(common)
      return (common.floatingPoint, common.floatingPoint)
    case .bitwiseAnd, .bitwiseOr, .bitwiseXor:
      try requireIntegers(common)
      return (common, common)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return (common, .bool)
    case .logicalAnd, .logicalOr, .logicalXor: return (.bool, .bool)
    }
  }

  private func requireReal(_ type: DType) throws(TensorError) {
    guard type.isComplex else { return }
    throw TensorError(
      "ufunc '\(rawValue)' not supported for the input types", kind: .type,
      hint: "it takes real numbers: np.abs(x), x.real")
  }

  private func requireIntegers(_ type: DType) throws(TensorError) {
    guard type.isInexact else { return }
    throw TensorError(
      "ufunc '\(rawValue)' not supported for the input types", kind: .type,
      hint: "it takes whole numbers or truth values: x.astype(int)")
  }
}

extension Tensor {
  /// Applies a function to each two matching elements; the tensors broadcast.
  ///
  /// With `target` the results are stored there: it must have their shape (it may not broadcast)
  /// and a type that holds them.
  public static func combine(
    _ function: BinaryFunction, _ left: Tensor, _ right: Tensor, into target: Tensor? = nil
  ) throws(TensorError) -> Tensor {
    let common = left.dtype.promoted(with: right.dtype)
    let (working, resultType) = try function.types(for: common)
    if let target, !resultType.isStorable(as: target.dtype) {
      throw TensorError(
        "Cannot cast ufunc '\(function.rawValue)' output from dtype('\(resultType)') to "
          + "dtype('\(target.dtype)') with casting rule 'same_kind'", kind: .type,
        hint: "x = x … makes a new array")
    }
    if function == .power, !working.isInexact, left.count > 0 {
      try right.requireNoNegativePower()
    }
    let a = left.dtype == working ? left : try left.cast(to: working)
    var b = right.dtype == working ? right : try right.cast(to: working)
    // A single number beside a row of elements is usual, and needs no broadcasting.
    if target == nil, a.rank == 0 || b.rank == 0, a.isContiguous, b.isContiguous {
      let result = try Tensor(uninitializedAs: a.rank == 0 ? b : a, resultType)
      try BinaryTask.perform(function, a, b, result, working)
      return result
    }
    if target == nil, let result = try RealKernels.addRows(function, a, b, resultType) {
      return result
    }
    let isSameShape = a.shape == b.shape
    let shape = isSameShape ? a.shape : try Shape.broadcast(a.shape, b.shape)
    let result: Tensor
    if let target {
      guard target.shape == shape else {
        throw TensorError(
          "non-broadcastable output operand with shape \(Shape.text(target.shape)) "
            + "doesn't match the broadcast shape \(Shape.text(shape))")
      }
      if target.dtype != resultType {
        try target.store(combine(function, a, b))
        return target
      }
      if b.overlaps(target) && !b.isSameView(as: target) { b = try b.copied() }
      if a.overlaps(target) && !a.isSameView(as: target) {
        return try combine(function, a.copied(), b, into: target)
      }
      result = target
    } else {
      result = try Tensor(like: a, b, shape: shape, resultType)
    }
    if !isSameShape || a.shape != shape {
      try BinaryTask.perform(
        function, a.shape == shape ? a : a.broadcast(to: shape),
        b.shape == shape ? b : b.broadcast(to: shape), result, working)
    } else {
      try BinaryTask.perform(function, a, b, result, working)
    }
    return result
  }

  /// New memory for a result, laid out as the operand that has its shape.
  private init(
    like left: Tensor, _ right: Tensor, shape: [Int], _ type: DType
  ) throws(TensorError) {
    let model = left.shape == shape ? left : right
    if model.shape == shape, model.isContiguous {
      try self.init(uninitializedAs: model, type)
    } else if shape.count < 2 || model.shape != shape {
      try self.init(uninitialized: shape, type)
    } else {
      try self.init(uninitializedLike: model, type)
    }
  }

  /// New row-major memory of the shape of a contiguous tensor, whose lists the two share.
  init(uninitializedAs model: Tensor, _ type: DType) throws(TensorError) {
    var (step, isUsual) = (1, true)
    for axis in model.shape.indices.reversed() {
      // A view's steps along axes of length 1 may be any.
      if model.strides[axis] != step { isUsual = false }
      step &*= model.shape[axis]
    }
    guard isUsual, step > 0, step <= TensorStorage.limit / type.itemSize else {
      try self.init(uninitialized: model.shape, type)
      return
    }
    self.init(
      storage: try TensorStorage(byteCount: step &* type.itemSize, zeroed: false), dtype: type,
      shape: model.shape, strides: model.strides, offset: 0)
  }

  /// New memory whose axes lie in the order of another tensor's.
  init(uninitializedLike model: Tensor, _ type: DType) throws(TensorError) {
    let order = model.axesByStep
    let inOrder = try Tensor(uninitialized: order.map { model.shape[$0] }, type)
    var strides = model.strides
    for (place, axis) in order.enumerated() { strides[axis] = inOrder.strides[place] }
    self.init(
      storage: inOrder.storage, dtype: type, shape: model.shape, strides: strides, offset: 0)
  }

  /// The axes in the order in which they lie in memory, the one with the longest steps first.
  var axesByStep: [Int] {
    shape.indices.sorted { a, b in
      let (left, right) = (strides[a].magnitude, strides[b].magnitude)
      return left == right ? a < b : left > right
    }
  }

  /// Whether writing the other tensor's elements may change this one's.
  func overlaps(_ other: Tensor) -> Bool { storage === other.storage }

  /// Whether the first elements of the two lie at the same place.
  public func startsWhere(_ other: Tensor) -> Bool {
    storage.base + offset &* dtype.itemSize
      == other.storage.base + other.offset &* other.dtype.itemSize
  }

  /// Whether the two show the same elements at the same places.
  public func isSameView(as other: Tensor) -> Bool {
    storage === other.storage && offset == other.offset && shape == other.shape
      && strides == other.strides && dtype == other.dtype
  }

  private func requireNoNegativePower() throws(TensorError) {
    guard dtype.kind == .signed, count > 0, try min().item().asInteger < 0 else { return }
    throw TensorError(
      "Integers to negative integer powers are not allowed.",
      hint: "make the base a float: `x.astype(float) ** -1`")
  }
}
