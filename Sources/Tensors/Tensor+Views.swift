extension Tensor {
  /// The same elements in another shape; one length may be -1, which stands for what is left over.
  ///
  /// A view where the layout allows one, else a copy.
  public func reshaped(_ shape: [Int]) throws(TensorError) -> Tensor {
    let target = try resolved(shape)
    if let strides = viewStrides(for: target) {
      return Tensor(
        storage: storage, dtype: dtype, shape: target, strides: strides, offset: offset)
    }
    return try copied().reshaped(target)
  }

  /// Fills in a length of -1 and checks that the number of elements stays the same.
  private func resolved(_ shape: [Int]) throws(TensorError) -> [Int] {
    func mismatch() -> TensorError {
      TensorError("cannot reshape array of size \(count) into shape \(Shape.text(shape))")
    }
    let unknown = shape.indices.filter { shape[$0] == -1 }
    guard unknown.count <= 1 else {
      throw TensorError("can only specify one unknown dimension, found \(unknown.count)")
    }
    var target = shape
    if let axis = unknown.first {
      target[axis] = 1
      let known = try Shape.checkedCount(target, dtype)
      guard known > 0 && count % known == 0 else { throw mismatch() }
      target[axis] = count / known
    }
    guard try Shape.checkedCount(target, dtype) == count else { throw mismatch() }
    return target
  }

  /// Strides that show the elements in another shape of the same count, if any do.
  private func viewStrides(for target: [Int]) -> [Int]? {
    if isContiguous { return Shape.rowMajorStrides(target) }
    // Both shapes are cut into groups of axes that hold equally many elements; a group can be
    // viewed anew if this tensor steps through it evenly.
    let old = shape.indices.filter { shape[$0] != 1 }
    var result = [Int](repeating: 1, count: target.count)
    var (from, to) = (0, 0)
    while from < old.count {
      var (fromEnd, oldCount) = (from + 1, shape[old[from]])
      var (toEnd, newCount) = (to, 1)
      while oldCount != newCount {
        if newCount < oldCount {
          newCount &*= target[toEnd]
          toEnd += 1
        } else {
          oldCount &*= shape[old[fromEnd]]
          fromEnd += 1
        }
      }
      for axis in from..<fromEnd - 1
      where strides[old[axis]] != strides[old[axis + 1]] &* shape[old[axis + 1]] {
        return nil
      }
      var step = strides[old[fromEnd - 1]]
      for axis in (to..<toEnd).reversed() {
        result[axis] = step
        step &*= target[axis]
      }
      (from, to) = (fromEnd, toEnd)
    }
    return result
  }

  /// A view with the axes in another order; without one, in reverse order.
  public func transposed(_ axes: [Int]? = nil) throws(TensorError) -> Tensor {
    var order = Array(shape.indices.reversed())
    if let axes {
      guard axes.count == rank else {
        throw TensorError("axes don't match array: \(axes.count) axes given, \(rank) needed")
      }
      for position in axes.indices { order[position] = try Shape.axis(axes[position], rank: rank) }
      guard Set(order).count == rank else {
        throw TensorError("repeated axis in transpose: \(Shape.text(axes))")
      }
    }
    return Tensor(
      storage: storage, dtype: dtype, shape: order.map { shape[$0] },
      strides: order.map { strides[$0] }, offset: offset)
  }

  /// A view in a larger shape, in which elements along axes of length 1 and new leading axes repeat.
  ///
  /// The view must only be read: writing one element writes all that repeat it.
  public func broadcast(to target: [Int]) throws(TensorError) -> Tensor {
    _ = try Shape.checkedCount(target, dtype)
    let added = target.count - rank
    let fits =
      added >= 0
      && shape.indices.allSatisfy { shape[$0] == target[$0 + added] || shape[$0] == 1 }
    guard fits else {
      throw TensorError(
        "could not broadcast input array from shape \(Shape.text(shape)) "
          + "into shape \(Shape.text(target))")
    }
    let repeated = shape.indices.map { shape[$0] == target[$0 + added] ? strides[$0] : 0 }
    return Tensor(
      storage: storage, dtype: dtype, shape: target,
      strides: [Int](repeating: 0, count: added) + repeated, offset: offset)
  }
}
