import Tensors

/// Work for an element type known only when a plan is compiled.
protocol ScalarTask {
  func run<S: Scalar>(_ type: S.Type)
}

/// Does the work for the Swift type of a `DType`.
func withScalar(_ dtype: DType, _ task: some ScalarTask) {
  switch dtype {
  case .float64: task.run(Double.self)
  case .float32: task.run(Float.self)
  case .float16: task.run(Float16.self)
  case .complex128: task.run(Complex<Double>.self)
  case .complex64: task.run(Complex<Float>.self)
  case .int64: task.run(Int64.self)
  case .int32: task.run(Int32.self)
  case .int16: task.run(Int16.self)
  case .int8: task.run(Int8.self)
  case .uint64: task.run(UInt64.self)
  case .uint32: task.run(UInt32.self)
  case .uint16: task.run(UInt16.self)
  case .uint8: task.run(UInt8.self)
  case .bool: task.run(Bool.self)
  }
}

/// An operation whose kernel is written once for float32 and float64.
protocol RealOperation: Operation {
  /// Adds the steps for the given type, that of the result or else of the first input.
  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) throws(ShapeError)
}

extension RealOperation {
  func compile(_ kernel: Kernel) throws(ShapeError) {
    let node = kernel.node
    let dtype = node.dtype.isFloatingPoint ? node.dtype : node.inputs.first?.dtype
    if dtype == .float64 {
      try compile(kernel, as: Double.self)
    } else {
      try compile(kernel, as: Float.self)
    }
  }
}
