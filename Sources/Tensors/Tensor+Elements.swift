extension Tensor {
  /// The element at a place of a vector, counted from the end if negative.
  public func value(at place: Int) throws(TensorError) -> ScalarValue {
    element(at: try checkedPlace(place, 0) &* strides[0])
  }

  /// The element at the given places, one for each axis.
  public func value(at places: [Int]) throws(TensorError) -> ScalarValue {
    element(at: try offset(of: places))
  }

  /// The element of a matrix at a row and a column.
  public func value(at row: Int, _ column: Int) throws(TensorError) -> ScalarValue {
    element(
      at: try checkedPlace(row, 0) &* strides[0] &+ checkedPlace(column, 1) &* strides[1])
  }

  /// Sets all elements of a matrix's row, converting the value.
  public func setRow(_ row: Int, to value: ScalarValue) throws(TensorError) {
    var place = try checkedPlace(row, 0) &* strides[0]
    guard rank == 2 else { throw TensorError("expected a matrix, found \(rank) axes") }
    for _ in 0..<shape[1] {
      setElement(at: place, to: value)
      place &+= strides[1]
    }
  }

  /// Whether the tensor shows the same elements as the row at `place` along the first axis.
  public func isRow(_ place: Int, of other: Tensor) -> Bool {
    guard storage === other.storage, other.rank == rank + 1, dtype == other.dtype,
      place >= -other.shape[0], place < other.shape[0]
    else { return false }
    let row = place < 0 ? place + other.shape[0] : place
    guard offset == other.offset + row * other.strides[0] else { return false }
    for axis in 0..<rank {
      guard shape[axis] == other.shape[axis + 1], strides[axis] == other.strides[axis + 1] else {
        return false
      }
    }
    return true
  }

  /// Sets the element at the given places, one for each axis, converting the value.
  public func setValue(_ value: ScalarValue, at places: [Int]) throws(TensorError) {
    setElement(at: try offset(of: places), to: value)
  }

  /// What lies at one place along the first axis: a view without that axis.
  public func row(_ place: Int) throws(TensorError) -> Tensor {
    self.place(try checkedPlace(place, 0), along: 0)
  }

  private func offset(of places: [Int]) throws(TensorError) -> Int {
    guard places.count == rank else {
      throw TensorError(
        "too many indices for array: array is \(rank)-dimensional, but \(places.count) were indexed",
        kind: .index)
    }
    var result = 0
    for axis in 0..<places.count {
      result &+= try checkedPlace(places[axis], axis) &* strides[axis]
    }
    return result
  }

  @inline(__always)
  private func checkedPlace(_ place: Int, _ axis: Int) throws(TensorError) -> Int {
    guard axis < shape.count else {
      throw TensorError("too many indices for array: array is \(rank)-dimensional", kind: .index)
    }
    let length = shape[axis]
    guard place >= -length && place < length else {
      throw TensorError(
        "index \(place) is out of bounds for axis \(axis) with size \(length)", kind: .index)
    }
    return place < 0 ? place + length : place
  }

  /// Applies a function to elements and values one after the other, so that an element that an
  /// index names twice is changed twice: NumPy's `add.at` and its like.
  public func accumulate(
    _ function: BinaryFunction, _ values: Tensor, at indices: [TensorIndex]
  ) throws(TensorError) {
    let places = try Tensor((0..<Int64(count)).map { $0 }, shape: shape).indexed(indices)
    // Whole numbers take the type of the whole numbers they change.
    let common =
      dtype.isInteger && values.dtype.isInteger ? dtype : dtype.promoted(with: values.dtype)
    let types = try function.types(for: common)
    guard types.result.isStorable(as: dtype) || !types.result.isFloatingPoint else {
      throw TensorError(
        "Cannot cast ufunc '\(function.rawValue)' output from dtype('\(types.result)') to "
          + "dtype('\(dtype)') with casting rule 'same_kind'", kind: .type)
    }
    let operands = try values.broadcast(to: places.shape).copied(as: dtype)
    let target = isContiguous ? self : try copied()
    let flat = try target.reshaped([count])
    let (list, row) = (places.values(as: Int64.self), try operands.reshaped([operands.count]))
    if function == .add && dtype == .float64 {
      withExtendedLifetime((flat.storage, row.storage)) {
        let (to, from) = (flat.pointer(as: Double.self), row.pointer(as: Double.self))
        for index in 0..<list.count { to[Int(list[index])] += from[index] }
      }
    } else {
      for (index, place) in list.enumerated() {
        let element = flat.place(Int(place), along: 0)
        _ = try Tensor.combine(function, element, row.place(index, along: 0), into: element)
      }
    }
    if !isContiguous { try store(target) }
  }
}

extension BinaryFunction {
  /// The function of two real numbers, where the result is one; nil for the others.
  @inline(__always)
  public func apply(_ a: Double, _ b: Double) -> Double? {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .floorDivide: Double.floorQuotient(a, b)
    case .remainder: Double.remainder(a, b)
    case .power: b == 2 ? a * a : Double.power(a, b)
    case .maximum: Double.larger(a, b)
    case .minimum: Double.smaller(a, b)
    default: nil
    }
  }

  /// The function of two `int64`, where the result is one; nil for the others.
  @inline(__always)
  public func apply(_ a: Int, _ b: Int) -> Int? {
    let (x, y) = (Int64(a), Int64(b))
    let result: Int64? =
      switch self {
      case .add: x &+ y
      case .subtract: x &- y
      case .multiply: x &* y
      case .floorDivide: Int64.floorQuotient(x, y)
      case .remainder: Int64.remainder(x, y)
      case .power: y < 0 ? nil : Int64.power(x, y)
      case .maximum: Swift.max(x, y)
      case .minimum: Swift.min(x, y)
      case .bitwiseAnd: x & y
      case .bitwiseOr: x | y
      case .bitwiseXor: x ^ y
      default: nil
      }
    return result.map { Int($0) }
  }
}
