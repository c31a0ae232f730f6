extension Tensor {
  /// Tensors one after the other along an axis; their other axes must agree, types are promoted.
  public static func concatenated(
    _ tensors: [Tensor], along axis: Int = 0
  ) throws(TensorError) -> Tensor {
    guard let first = tensors.first else {
      throw TensorError("need at least one array to concatenate")
    }
    guard first.rank > 0 else {
      throw TensorError("zero-dimensional arrays cannot be concatenated")
    }
    let axis = try Shape.axis(axis, rank: first.rank)
    var (length, type) = (0, first.dtype)
    for (index, tensor) in tensors.enumerated() {
      guard tensor.rank == first.rank else {
        throw TensorError(
          "all the input array dimensions must match: the array at index 0 has "
            + "\(first.rank) dimension(s) and the array at index \(index) has \(tensor.rank)")
      }
      for other in first.shape.indices
      where other != axis && tensor.shape[other] != first.shape[other] {
        throw TensorError(
          "all the input array dimensions except for the concatenation axis must match exactly, "
            + "but along dimension \(other), the array at index 0 has size \(first.shape[other]) "
            + "and the array at index \(index) has size \(tensor.shape[other])")
      }
      // Repeated views may add up to more than memory holds, even to more than an integer does.
      let (sum, overflow) = length.addingReportingOverflow(tensor.shape[axis])
      length = overflow ? .max : sum
      type = type.promoted(with: tensor.dtype)
    }
    var shape = first.shape
    shape[axis] = length
    let result = try Tensor(uninitialized: shape, type)
    var start = 0
    for tensor in tensors {
      let part = Tensor(
        storage: result.storage, dtype: type, shape: tensor.shape, strides: result.strides,
        offset: start * result.strides[axis])
      try part.store(tensor)
      start += tensor.shape[axis]
    }
    return result
  }

  /// Tensors of one shape side by side along a new axis.
  public static func stacked(
    _ tensors: [Tensor], along axis: Int = 0
  ) throws(TensorError) -> Tensor {
    guard let first = tensors.first else {
      throw TensorError("need at least one array to stack")
    }
    guard tensors.allSatisfy({ $0.shape == first.shape }) else {
      throw TensorError("all input arrays must have the same shape")
    }
    let axis = try Shape.axis(axis, rank: first.rank + 1)
    var widened: [Tensor] = []
    for tensor in tensors {
      var shape = tensor.shape
      shape.insert(1, at: axis)
      try widened.append(tensor.reshaped(shape))
    }
    return try concatenated(widened, along: axis)
  }
}
