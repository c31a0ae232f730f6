extension Tensor {
  /// Views of the parts between places along an axis, which need not be in order (`split`).
  ///
  /// A place is counted from the end if negative; one past the end leaves an empty part.
  public func split(at places: [Int], axis: Int = 0) throws(TensorError) -> [Tensor] {
    let axis = try Shape.axis(axis, rank: rank)
    var parts: [Tensor] = []
    var start = 0
    for stop in places.map(Optional.some) + [nil] {
      let range = try SliceRange(start: start, stop: stop, step: nil, length: shape[axis])
      try parts.append(narrowed(axis, range.first, range.count))
      start = stop ?? 0
    }
    return parts
  }

  /// Views of a number of parts along an axis: of equal length (`split`), or with the first of them
  /// one longer where need be (`array_split`).
  public func split(
    sections: Int, axis: Int = 0, mustBeEqual: Bool = true
  ) throws(TensorError) -> [Tensor] {
    let axis = try Shape.axis(axis, rank: rank)
    guard sections > 0 else { throw TensorError("number sections must be larger than 0.") }
    let (length, rest) = shape[axis].quotientAndRemainder(dividingBy: sections)
    guard rest == 0 || !mustBeEqual else {
      throw TensorError(
        "array split does not result in an equal division: \(shape[axis]) along axis \(axis) "
          + "in \(sections) parts", hint: "np.array_split")
    }
    guard sections <= 1 << 24 else { throw TensorError("more than \(1 << 24) parts") }
    var parts: [Tensor] = []
    var start = 0
    for part in 0..<sections {
      let size = length + (part < rest ? 1 : 0)
      try parts.append(narrowed(axis, start, size))
      start += size
    }
    return parts
  }

  /// A view of `length` places along an axis, which the caller has checked.
  func narrowed(_ axis: Int, _ start: Int, _ length: Int) throws(TensorError) -> Tensor {
    var newShape = shape
    newShape[axis] = length
    return viewed(newShape, strides, offset: length == 0 ? offset : offset + start * strides[axis])
  }
}
