/// What can be worked out from the lengths of a tensor's axes alone.
enum Shape {
  /// The most axes a tensor may have; NumPy's limit.
  static let maximumRank = 64

  /// The number of elements, checked: no negative length, no overflow, no more bytes than fit.
  static func checkedCount(_ shape: [Int], _ dtype: DType) throws(TensorError) -> Int {
    guard shape.count <= maximumRank else {
      throw TensorError("an array may have at most \(maximumRank) axes, not \(shape.count)")
    }
    guard shape.allSatisfy({ $0 >= 0 }) else {
      throw TensorError("negative lengths are not allowed in the shape \(text(shape))")
    }
    if shape.contains(0) { return 0 }
    var bytes = dtype.itemSize
    for length in shape {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: length)
      guard !overflow && product <= TensorStorage.limit else {
        throw TensorError(
          "an array of shape \(text(shape)) and type \(dtype) does not fit in memory",
          hint: "fewer elements: this machine has room for \(TensorStorage.limit >> 20) MiB")
      }
      bytes = product
    }
    return bytes / dtype.itemSize
  }

  /// Strides in elements of a row-major tensor.
  static func rowMajorStrides(_ shape: [Int]) -> [Int] {
    // Most arrays have two axes at most, and these lists are made for each of them.
    switch shape.count {
    case 0: return []
    case 1: return [1]
    case 2: return [Swift.max(shape[1], 1), 1]
    default: break
    }
    var strides = [Int](repeating: 1, count: shape.count)
    var step = 1
    for axis in shape.indices.reversed() {
      strides[axis] = step
      // A length of zero counts as one: there is nothing to step over, and steps stay positive.
      step &*= Swift.max(shape[axis], 1)
    }
    return strides
  }

  /// Whether elements lie one after the other in row-major order.
  static func isRowMajor(_ shape: [Int], strides: [Int]) -> Bool {
    if shape.contains(0) { return true }
    var step = 1
    for axis in shape.indices.reversed() where shape[axis] != 1 {
      guard strides[axis] == step else { return false }
      step &*= shape[axis]
    }
    return true
  }

  /// The axis counted from the front, from one that may be counted from the end (-1 is the last).
  static func axis(_ axis: Int, rank: Int) throws(TensorError) -> Int {
    guard axis >= -rank && axis < rank else {
      throw TensorError("axis \(axis) is out of bounds for array of dimension \(rank)")
    }
    return axis < 0 ? axis + rank : axis
  }

  /// A shape as NumPy's messages write it: `(2,3)`, `(4,)`.
  static func text(_ shape: [Int]) -> String {
    let lengths = shape.map(String.init).joined(separator: ",")
    return shape.count == 1 ? "(\(lengths),)" : "(\(lengths))"
  }
}
