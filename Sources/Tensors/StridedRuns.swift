/// The elements of several tensors of one shape, visited together as few, long runs.
///
/// Axes that all operands step through evenly are merged, so that contiguous operands of any rank
/// become a single run.
struct StridedRuns {
  /// The number of elements in each run.
  private(set) var length = 1
  /// Each operand's step within a run, in elements.
  private(set) var steps: [Int]
  private var outerShape: [Int] = []
  private var outerStrides: [[Int]]
  private let isEmpty: Bool

  /// Plans the visit; `strides` holds each operand's strides for the common shape.
  init(shape: [Int], strides: [[Int]]) {
    isEmpty = shape.contains(0)
    steps = strides.map { _ in 1 }
    outerStrides = strides.map { _ in [] }
    for axis in shape.indices where shape[axis] != 1 {
      let merges =
        !outerShape.isEmpty
        && strides.indices.allSatisfy { operand in
          outerStrides[operand].last == strides[operand][axis] &* shape[axis]
        }
      if merges {
        outerShape[outerShape.count - 1] &*= shape[axis]
      } else {
        outerShape.append(shape[axis])
      }
      for operand in strides.indices {
        if merges { outerStrides[operand].removeLast() }
        outerStrides[operand].append(strides[operand][axis])
      }
    }
    if let last = outerShape.popLast() {
      length = last
      steps = outerStrides.indices.map { outerStrides[$0].removeLast() }
    }
  }

  /// Calls the body with each operand's offset at the start of each run, in row-major order.
  @inline(__always)
  func forEach(_ body: (_ offsets: [Int]) -> Void) {
    if isEmpty { return }
    var offsets = [Int](repeating: 0, count: steps.count)
    var index = [Int](repeating: 0, count: outerShape.count)
    while true {
      body(offsets)
      var axis = outerShape.count - 1
      while axis >= 0 {
        index[axis] += 1
        if index[axis] < outerShape[axis] {
          for operand in offsets.indices { offsets[operand] += outerStrides[operand][axis] }
          break
        }
        index[axis] = 0
        for operand in offsets.indices {
          offsets[operand] -= outerStrides[operand][axis] * (outerShape[axis] - 1)
        }
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}
