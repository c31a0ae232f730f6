/// Work that is generic over the element type.
protocol ElementTask {
  associatedtype Result
  /// Does the work for one type.
  func run<S: Scalar>(_ type: S.Type) throws(TensorError) -> Result
}

extension DType {
  /// Does the work for the Swift type of these elements.
  ///
  /// The only switch from `DType` to types: loops below it are specialised, not looked up.
  @inline(__always)
  func perform<Task: ElementTask>(_ task: Task) throws(TensorError) -> Task.Result {
    switch self {
    case .float64: try task.run(Double.self)
    case .float32: try task.run(Float.self)
    case .int64: try task.run(Int64.self)
    case .int32: try task.run(Int32.self)
    case .uint8: try task.run(UInt8.self)
    case .bool: try task.run(Bool.self)
    }
  }
}
