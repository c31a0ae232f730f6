/// Work that is generic over the element type.
protocol ElementTask {
  associatedtype Result
  /// Does the work for one type.
  func run<S: Scalar>(_ type: S.Type) throws(TensorError) -> Result
}

/// Work that is generic over the whole-number types.
protocol IntegerTask {
  associatedtype Result
  /// Does the work for one type.
  func run<S: Number & FixedWidthInteger>(_ type: S.Type) throws(TensorError) -> Result
}

/// Work that is generic over the types that have arithmetic: all but `bool`.
protocol NumberTask {
  associatedtype Result
  /// Does the work for one type.
  func run<S: Number>(_ type: S.Type) throws(TensorError) -> Result
}

/// Work that is generic over the floating-point types.
protocol RealTask {
  associatedtype Result
  /// Does the work for one type.
  func run<S: Number & BinaryFloatingPoint>(_ type: S.Type) throws(TensorError) -> Result
}

// The only switches from `DType` to types: the loops below them are specialised for each.
extension DType {
  /// Does the work for the Swift type of these elements.
  @inline(__always)
  func perform<Task: ElementTask>(_ task: Task) throws(TensorError) -> Task.Result {
    switch self {
    case .float64: try task.run(Double.self)
    case .float32: try task.run(Float.self)
    case .float16: try task.run(Float16.self)
    case .complex128: try task.run(Complex<Double>.self)
    case .complex64: try task.run(Complex<Float>.self)
    case .int64: try task.run(Int64.self)
    case .int32: try task.run(Int32.self)
    case .int16: try task.run(Int16.self)
    case .int8: try task.run(Int8.self)
    case .uint64: try task.run(UInt64.self)
    case .uint32: try task.run(UInt32.self)
    case .uint16: try task.run(UInt16.self)
    case .uint8: try task.run(UInt8.self)
    case .bool: try task.run(Bool.self)
    }
  }

  /// Does the work for the Swift type of these elements; truth values are taken as 0 and 1.
  @inline(__always)
  func perform<Task: NumberTask>(_ task: Task) throws(TensorError) -> Task.Result {
    switch self {
    case .float64: try task.run(Double.self)
    case .float32: try task.run(Float.self)
    case .float16: try task.run(Float16.self)
    case .complex128: try task.run(Complex<Double>.self)
    case .complex64: try task.run(Complex<Float>.self)
    case .int64: try task.run(Int64.self)
    case .int32: try task.run(Int32.self)
    case .int16: try task.run(Int16.self)
    case .int8: try task.run(Int8.self)
    case .uint64: try task.run(UInt64.self)
    case .uint32: try task.run(UInt32.self)
    case .uint16: try task.run(UInt16.self)
    case .uint8, .bool: try task.run(UInt8.self)
    }
  }

  /// Does the work for the Swift type of these elements, which must be floating-point.
  @inline(__always)
  func perform<Task: RealTask>(_ task: Task) throws(TensorError) -> Task.Result {
    switch self {
    case .float64: try task.run(Double.self)
    case .float32: try task.run(Float.self)
    case .float16: try task.run(Float16.self)
    default: throw TensorError("expected floating-point elements, found \(self)", kind: .type)
    }
  }

  /// Does the work for the Swift type of these elements, which must be whole numbers or truth
  /// values, which are taken as 0 and 1.
  @inline(__always)
  func perform<Task: IntegerTask>(_ task: Task) throws(TensorError) -> Task.Result {
    switch self {
    case .float64, .float32, .float16, .complex128, .complex64:
      throw TensorError("expected whole numbers, found \(self)", kind: .type)
    case .int64: try task.run(Int64.self)
    case .int32: try task.run(Int32.self)
    case .int16: try task.run(Int16.self)
    case .int8: try task.run(Int8.self)
    case .uint64: try task.run(UInt64.self)
    case .uint32: try task.run(UInt32.self)
    case .uint16: try task.run(UInt16.self)
    case .uint8, .bool: try task.run(UInt8.self)
    }
  }
}
