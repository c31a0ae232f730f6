/// One number for each of up to three operands that are stepped through together.
struct OperandOffsets {
  private var first = 0
  private var second = 0
  private var third = 0

  @inline(__always)
  subscript(operand: Int) -> Int {
    get {
      switch operand {
      case 0: first
      case 1: second
      default: third
      }
    }
    set {
      switch operand {
      case 0: first = newValue
      case 1: second = newValue
      default: third = newValue
      }
    }
  }
}

/// The elements of up to three tensors of one shape, visited together as few, long runs.
///
/// Axes that all operands step through evenly are merged, so that contiguous operands of any rank
/// become a single run.
struct StridedRuns {
  private struct Axis {
    var length: Int
    var steps: OperandOffsets
    var position = 0
  }

  /// The number of elements in each run.
  private(set) var length = 1
  /// Each operand's step within a run, in elements.
  private(set) var steps = OperandOffsets()
  private var outer: [Axis] = []
  private let operands: Int
  private let isEmpty: Bool

  /// Plans the visit; `strides` holds each operand's strides for the common shape.
  init(shape: [Int], strides: [[Int]]) {
    isEmpty = shape.contains(0)
    operands = strides.count
    for operand in 0..<operands { steps[operand] = 1 }
    var isFirst = true
    // From the last axis to the first: the last are the run.
    for axis in shape.indices.reversed() where shape[axis] != 1 {
      var stride = OperandOffsets()
      for operand in 0..<operands { stride[operand] = strides[operand][axis] }
      if isFirst {
        (length, steps, isFirst) = (shape[axis], stride, false)
        continue
      }
      let inner = outer.last
      let (innerLength, innerSteps) = (inner?.length ?? length, inner?.steps ?? steps)
      var merges = true
      for operand in 0..<operands where stride[operand] != innerSteps[operand] &* innerLength {
        merges = false
      }
      if !merges {
        outer.append(Axis(length: shape[axis], steps: stride))
      } else if outer.isEmpty {
        length &*= shape[axis]
      } else {
        outer[outer.count - 1].length &*= shape[axis]
      }
    }
  }

  /// How many elements are gone through between two looks at whether the user asked to stop.
  static let elementsBetweenChecks = 1 << 18

  /// Calls the body with each operand's offset at the start of each run, in row-major order, until
  /// the user asks to stop.
  @inline(__always)
  func forEach(
    _ body: (_ offsets: OperandOffsets) throws(TensorError) -> Void
  ) throws(TensorError) {
    if isEmpty { return }
    var offsets = OperandOffsets()
    var axes = outer
    var left = Self.elementsBetweenChecks
    while true {
      try body(offsets)
      left &-= length
      if left < 0 {
        left = Self.elementsBetweenChecks
        try TensorError.giveWay()
      }
      var axis = 0
      while axis < axes.count {
        axes[axis].position += 1
        if axes[axis].position < axes[axis].length {
          for operand in 0..<operands { offsets[operand] += axes[axis].steps[operand] }
          break
        }
        for operand in 0..<operands {
          offsets[operand] -= axes[axis].steps[operand] * (axes[axis].length - 1)
        }
        axes[axis].position = 0
        axis += 1
      }
      if axis == axes.count { return }
    }
  }

  /// As `forEach`, with long runs in pieces, whose lengths the body is told.
  @inline(__always)
  func forEachPiece(
    _ body: (_ offsets: OperandOffsets, _ length: Int) -> Void
  ) throws(TensorError) {
    // Short runs are many: nothing but the body may be done for each.
    if length <= Self.elementsBetweenChecks { return try forEach { body($0, length) } }
    try forEach { start throws(TensorError) in
      var (offsets, left) = (start, length)
      while true {
        let count = Swift.min(left, Self.elementsBetweenChecks)
        body(offsets, count)
        left &-= count
        if left == 0 { return }
        for operand in 0..<operands { offsets[operand] += steps[operand] &* count }
        try TensorError.giveWay()
      }
    }
  }
}
