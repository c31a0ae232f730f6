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
  /// Writes `body` of each element into a new tensor.
  ///
  /// The caller has checked that the elements are of the type named. From `many` elements on the body
  /// may be called on several threads.
  @inline(__always)
  func mapping<A: Scalar, Result: Scalar>(
    as: A.Type, into: Result.Type, many: Int = .max, _ body: (A) -> Result
  ) throws(TensorError) -> Tensor {
    let isFlat = isContiguous
    let result =
      isFlat
      ? try Tensor(uninitializedAs: self, Result.dtype)
      : try Tensor(uninitializedLike: self, Result.dtype)
    try withExtendedLifetime(storage) { () throws(TensorError) in
      if isFlat {
        let (out, input) = (result.pointer(as: Result.self), pointer(as: A.self))
        try Pieces.forEach(of: count, many: many) { piece in
          for index in piece { out[index] = body(input[index]) }
        }
        return
      }
      let runs = StridedRuns(shape: shape, strides: [result.strides, strides])
      let (outStep, step) = (runs.steps[0], runs.steps[1])
      try runs.forEachPiece { offsets, length in
        let out = result.pointer(as: Result.self) + offsets[0]
        let input = pointer(as: A.self) + offsets[1]
        for index in 0..<length { out[index &* outStep] = body(input[index &* step]) }
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
    type == dtype ? self : try copiedInPlaceOrder(as: type)
  }
}
