extension Shape {
  /// The shape that two shapes broadcast to: aligned at the last axis, a length of 1 repeats.
  static func broadcast(_ a: [Int], _ b: [Int]) throws(TensorError) -> [Int] {
    let rank = Swift.max(a.count, b.count)
    var result = [Int](repeating: 1, count: rank)
    for axis in 1...Swift.max(rank, 1) where axis <= rank {
      let left = axis <= a.count ? a[a.count - axis] : 1
      let right = axis <= b.count ? b[b.count - axis] : 1
      guard left == right || left == 1 || right == 1 else {
        throw TensorError(
          "operands could not be broadcast together with shapes \(text(a)) \(text(b))")
      }
      result[rank - axis] = left == 1 ? right : left
    }
    return result
  }
}

extension Tensor {
  /// Writes `body` of the matching elements of two tensors, which broadcast, into a new tensor.
  ///
  /// The caller has checked that the elements are of the types named.
  @inline(__always)
  static func combining<A: Scalar, Result: Scalar>(
    _ left: Tensor, _ right: Tensor, as: A.Type, into: Result.Type,
    _ body: (A, A) -> Result
  ) throws(TensorError) -> Tensor {
    let shape = try Shape.broadcast(left.shape, right.shape)
    let result = try Tensor(uninitialized: shape, Result.dtype)
    let (left, right) = (try left.broadcast(to: shape), try right.broadcast(to: shape))
    let runs = StridedRuns(shape: shape, strides: [result.strides, left.strides, right.strides])
    let (leftStep, rightStep, length) = (runs.steps[1], runs.steps[2], runs.length)
    withExtendedLifetime((left.storage, right.storage)) {
      runs.forEach { offsets in
        let out = result.pointer(as: Result.self) + offsets[0]
        let a = left.pointer(as: A.self) + offsets[1]
        let b = right.pointer(as: A.self) + offsets[2]
        // A new result is contiguous; the usual steps have loops the compiler can vectorise.
        switch (leftStep, rightStep) {
        case (1, 1):
          for index in 0..<length { out[index] = body(a[index], b[index]) }
        case (1, 0):
          let constant = b.pointee
          for index in 0..<length { out[index] = body(a[index], constant) }
        case (0, 1):
          let constant = a.pointee
          for index in 0..<length { out[index] = body(constant, b[index]) }
        default:
          for index in 0..<length {
            out[index] = body(a[index &* leftStep], b[index &* rightStep])
          }
        }
      }
    }
    return result
  }

  /// Writes `body` of each element into a new tensor.
  ///
  /// The caller has checked that the elements are of the type named.
  @inline(__always)
  func mapping<A: Scalar, Result: Scalar>(
    as: A.Type, into: Result.Type, _ body: (A) -> Result
  ) throws(TensorError) -> Tensor {
    let result = try Tensor(uninitialized: shape, Result.dtype)
    let runs = StridedRuns(shape: shape, strides: [result.strides, strides])
    let (step, length) = (runs.steps[1], runs.length)
    withExtendedLifetime(storage) {
      runs.forEach { offsets in
        let out = result.pointer(as: Result.self) + offsets[0]
        let input = pointer(as: A.self) + offsets[1]
        if step == 1 {
          for index in 0..<length { out[index] = body(input[index]) }
        } else {
          for index in 0..<length { out[index] = body(input[index &* step]) }
        }
      }
    }
    return result
  }

  /// The same bytes under another type of the same size (`uint8` and `bool`).
  func reinterpreted(as type: DType) -> Tensor {
    Tensor(storage: storage, dtype: type, shape: shape, strides: strides, offset: offset)
  }

  /// This tensor if it is of the type already, else a converted copy.
  func cast(to type: DType) throws(TensorError) -> Tensor {
    type == dtype ? self : try copied(as: type)
  }
}
