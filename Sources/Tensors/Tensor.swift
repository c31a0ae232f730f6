/// An n-dimensional array of numbers of one type: a strided view of shared memory.
///
/// Copying a tensor, slicing or transposing it copies no elements; writing through one view shows
/// in all of them, as NumPy's arrays do.
/// ```swift
/// let images = try Tensor(zeros: [10, 28, 28], .float32)
/// let first = try images.indexed([.at(0)])        // [28, 28], shares its elements
/// try first.assign(Tensor(1.0), at: [.ellipsis])  // images' first is white now
/// ```
public struct Tensor: Sendable {
  /// The memory the elements lie in.
  private(set) var storage: TensorStorage
  /// The type of the elements.
  public let dtype: DType
  /// The length of each axis; empty for a single number.
  public let shape: [Int]
  /// The step from one element to the next along each axis, in elements; may be zero or negative.
  public let strides: [Int]
  /// Where in the storage the first element is, in elements.
  let offset: Int

  /// A view that the caller has checked to lie within its storage.
  init(storage: TensorStorage, dtype: DType, shape: [Int], strides: [Int], offset: Int) {
    self.storage = storage
    self.dtype = dtype
    self.shape = shape
    self.strides = strides
    self.offset = offset
  }

  /// New row-major memory for a tensor.
  init(shape: [Int], dtype: DType, zeroed: Bool) throws(TensorError) {
    let count = try Shape.checkedCount(shape, dtype)
    let storage = try TensorStorage(byteCount: count * dtype.itemSize, zeroed: zeroed)
    self.init(
      storage: storage, dtype: dtype, shape: shape, strides: Shape.rowMajorStrides(shape),
      offset: 0)
  }

  /// New memory whose elements are yet to be written.
  init(uninitialized shape: [Int], _ dtype: DType) throws(TensorError) {
    try self.init(shape: shape, dtype: dtype, zeroed: false)
  }

  /// A row-major tensor over memory that somebody else keeps for as long as the tensor is used.
  public init(borrowing address: UnsafeMutableRawPointer, shape: [Int], dtype: DType) {
    let count = shape.reduce(1, &*)
    self.init(
      storage: TensorStorage(borrowing: address, byteCount: count &* dtype.itemSize), dtype: dtype,
      shape: shape, strides: Shape.rowMajorStrides(shape), offset: 0)
  }

  /// A tensor of zeros (`false` for `bool`).
  public init(zeros shape: [Int], _ dtype: DType = .float64) throws(TensorError) {
    try self.init(shape: shape, dtype: dtype, zeroed: true)
  }

  /// A tensor of the given values in row-major order; their number must fit the shape.
  public init<S: Scalar>(_ values: [S], shape: [Int]) throws(TensorError) {
    guard try Shape.checkedCount(shape, S.dtype) == values.count else {
      throw TensorError("\(values.count) values do not fill the shape \(Shape.text(shape))")
    }
    try self.init(uninitialized: shape, S.dtype)
    values.withUnsafeBytes { source in
      UnsafeMutableRawBufferPointer(start: storage.base, count: storage.byteCount)
        .copyMemory(from: source)
    }
  }

  /// A single number, of rank 0.
  public init<S: Scalar>(_ value: S) throws(TensorError) {
    try self.init([value], shape: [])
  }

  /// A tensor in which every element is the same.
  public init<S: Scalar>(repeating value: S, shape: [Int]) throws(TensorError) {
    try self.init(uninitialized: shape, S.dtype)
    pointer(as: S.self).initialize(repeating: value, count: count)
  }

  /// The number of elements.
  public var count: Int { shape.reduce(1, &*) }

  /// Whether no other tensor shows the same memory.
  public mutating func isUnshared() -> Bool { isKnownUniquelyReferenced(&storage) }

  /// The number of axes.
  public var rank: Int { shape.count }

  /// Whether the elements lie one after the other in row-major order.
  public var isContiguous: Bool { Shape.isRowMajor(shape, strides: strides) }

  /// The first element, whatever the layout; the caller has checked the type.
  @inline(__always)
  func pointer<S: Scalar>(as type: S.Type) -> UnsafeMutablePointer<S> {
    storage.base.assumingMemoryBound(to: S.self) + offset
  }

  /// Lets the body read and write the elements through a pointer to the first one.
  ///
  /// Throws if the tensor is not contiguous or its elements are of another type. The pointer must
  /// not outlive the call.
  public func withPointer<S: Scalar, R>(
    as type: S.Type, _ body: (UnsafeMutablePointer<S>) throws -> R
  ) throws -> R {
    guard dtype == S.dtype else {
      throw TensorError("expected elements of type \(S.dtype), found \(dtype)")
    }
    try requireContiguous()
    return try withExtendedLifetime(storage) { try body(pointer(as: type)) }
  }

  /// Lets the body read the bytes of a contiguous tensor.
  public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) throws -> R {
    try withUnsafeMutableBytes { try body(UnsafeRawBufferPointer($0)) }
  }

  /// Lets the body read and write the bytes of a contiguous tensor.
  public func withUnsafeMutableBytes<R>(
    _ body: (UnsafeMutableRawBufferPointer) throws -> R
  ) throws -> R {
    try requireContiguous()
    return try withExtendedLifetime(storage) {
      try body(
        UnsafeMutableRawBufferPointer(
          start: storage.base + offset * dtype.itemSize, count: count * dtype.itemSize))
    }
  }

  private func requireContiguous() throws(TensorError) {
    guard isContiguous else {
      throw TensorError("the elements of this view do not lie one after the other")
    }
  }
}
