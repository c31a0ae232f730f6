import Glibc

extension Tensor {
  /// A row-major copy of the elements, converted if a type is given.
  ///
  /// As `contiguous()` and `converted(to:)`, but always new. All three throw when memory runs out.
  public func copied(as type: DType? = nil) throws(TensorError) -> Tensor {
    let copy =
      isContiguous
      ? try Tensor(uninitializedAs: self, type ?? dtype)
      : try Tensor(uninitialized: shape, type ?? dtype)
    try copy.store(self)
    return copy
  }

  /// A copy whose elements lie in the order in which they lie here, converted if a type is given.
  public func copiedInPlaceOrder(as type: DType? = nil) throws(TensorError) -> Tensor {
    if isContiguous { return try copied(as: type) }
    let copy = try Tensor(uninitializedLike: self, type ?? dtype)
    try copy.store(self)
    return copy
  }

  /// The same elements one after the other in row-major order; this tensor if they are already.
  public func contiguous() throws(TensorError) -> Tensor {
    isContiguous ? self : try copied()
  }

  /// The same elements as another type; this tensor if they are of that type already.
  public func converted(to type: DType) throws(TensorError) -> Tensor {
    type == dtype ? self : try copied(as: type)
  }

  /// The elements in row-major order, converted to a Swift type.
  public func values<S: Scalar>(as type: S.Type) -> [S] {
    if dtype == S.dtype, isContiguous {
      return withExtendedLifetime(storage) {
        Array(UnsafeBufferPointer(start: pointer(as: type), count: count))
      }
    }
    var result: [S] = []
    result.reserveCapacity(count)
    var index = Array(repeating: 0, count: rank)
    for _ in 0..<count {
      var place = 0
      for axis in 0..<rank { place += index[axis] * strides[axis] }
      switch element(at: place) {
      case .integer(let value): result.append(S(converting: Int64(value)))
      case .real(let value): result.append(S(converting: value))
      case .boolean(let value): result.append(S(converting: Int64(value ? 1 : 0)))
      case .complex(let value): result.append(S(from: value))
      }
      var axis = rank - 1
      while axis >= 0 {
        index[axis] += 1
        if index[axis] < shape[axis] { break }
        index[axis] = 0
        axis -= 1
      }
    }
    return result
  }

  /// The element at a row-major position, which may be counted from the end (-1 is the last).
  public func item(at flat: Int = 0) throws(TensorError) -> ScalarValue {
    let total = count
    guard flat >= -total && flat < total else {
      throw TensorError(
        "index \(flat) is out of bounds for an array of \(total) elements", kind: .index)
    }
    var rest = flat < 0 ? flat + total : flat
    var place = 0
    for axis in shape.indices.reversed() {
      place += rest % shape[axis] * strides[axis]
      rest /= shape[axis]
    }
    return element(at: place)
  }

  /// The element a number of elements away from the first.
  func element(at place: Int) -> ScalarValue {
    withExtendedLifetime(storage) {
      switch dtype {
      case .float64: .real(pointer(as: Double.self)[place])
      case .float32: .real(Double(pointer(as: Float.self)[place]))
      case .float16: .real(Double(pointer(as: Float16.self)[place]))
      case .complex128: .complex(pointer(as: Complex<Double>.self)[place])
      case .complex64: .complex(Complex(from: pointer(as: Complex<Float>.self)[place]))
      case .int64: .integer(Int(pointer(as: Int64.self)[place]))
      case .int32: .integer(Int(pointer(as: Int32.self)[place]))
      case .int16: .integer(Int(pointer(as: Int16.self)[place]))
      case .int8: .integer(Int(pointer(as: Int8.self)[place]))
      case .uint64: .integer(Int(bitPattern: UInt(pointer(as: UInt64.self)[place])))
      case .uint32: .integer(Int(pointer(as: UInt32.self)[place]))
      case .uint16: .integer(Int(pointer(as: UInt16.self)[place]))
      case .uint8: .integer(Int(pointer(as: UInt8.self)[place]))
      case .bool: .boolean(pointer(as: Bool.self)[place])
      }
    }
  }

  /// Sets the element a number of elements away from the first, converting the value.
  func setElement(at place: Int, to value: ScalarValue) {
    withExtendedLifetime(storage) {
      switch dtype {
      case .float64: pointer(as: Double.self)[place] = Double(value)
      case .float32: pointer(as: Float.self)[place] = Float(value)
      case .float16: pointer(as: Float16.self)[place] = Float16(value)
      case .complex128: pointer(as: Complex<Double>.self)[place] = Complex(value)
      case .complex64: pointer(as: Complex<Float>.self)[place] = Complex(value)
      case .int64: pointer(as: Int64.self)[place] = Int64(value)
      case .int32: pointer(as: Int32.self)[place] = Int32(value)
      case .int16: pointer(as: Int16.self)[place] = Int16(value)
      case .int8: pointer(as: Int8.self)[place] = Int8(value)
      case .uint64: pointer(as: UInt64.self)[place] = UInt64(value)
      case .uint32: pointer(as: UInt32.self)[place] = UInt32(value)
      case .uint16: pointer(as: UInt16.self)[place] = UInt16(value)
      case .uint8: pointer(as: UInt8.self)[place] = UInt8(value)
      case .bool: pointer(as: Bool.self)[place] = Bool(value)
      }
    }
  }

  /// Writes the elements of a tensor of the same shape into this one's storage, converting them.
  ///
  /// The two must not overlap.
  func store(_ source: Tensor) throws(TensorError) {
    try dtype.perform(StoreInto(target: self, source: source))
  }
}

private struct StoreInto: ElementTask {
  let target: Tensor
  let source: Tensor

  func run<Target: Scalar>(_ type: Target.Type) throws(TensorError) {
    try source.dtype.perform(StoreFrom<Target>(target: target, source: source))
  }
}

private struct StoreFrom<Target: Scalar>: ElementTask {
  let target: Tensor
  let source: Tensor

  func run<Source: Scalar>(_ type: Source.Type) throws(TensorError) {
    if Target.self == Source.self, target.isContiguous, source.isContiguous {
      withExtendedLifetime((target.storage, source.storage)) {
        _ = memmove(
          target.pointer(as: Target.self), source.pointer(as: Source.self),
          target.count * MemoryLayout<Target>.stride)
      }
      return
    }
    let runs = StridedRuns(shape: target.shape, strides: [target.strides, source.strides])
    let (step, sourceStep) = (runs.steps[0], runs.steps[1])
    try withExtendedLifetime((target.storage, source.storage)) { () throws(TensorError) in
      try runs.forEachPiece { offsets, length in
        let to = target.pointer(as: Target.self) + offsets[0]
        let from = source.pointer(as: Source.self) + offsets[1]
        if Target.self == Source.self && step == 1 && sourceStep == 1 {
          memmove(to, from, length * MemoryLayout<Target>.stride)
        } else if step == 1 && sourceStep == 1 {
          for index in 0..<length { to[index] = Target(from: from[index]) }
        } else {
          for index in 0..<length {
            to[index &* step] = Target(from: from[index &* sourceStep])
          }
        }
      }
    }
  }
}
