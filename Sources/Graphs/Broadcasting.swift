import Tensors

/// The shape of two tensors combined element by element, nil if they do not fit.
func broadcast(_ left: [Int], _ right: [Int]) -> [Int]? {
  let rank = max(left.count, right.count)
  var shape = [Int]()
  for axis in 0..<rank {
    let l = axis - (rank - left.count)
    let r = axis - (rank - right.count)
    let (a, b) = (l < 0 ? 1 : left[l], r < 0 ? 1 : right[r])
    guard a == b || a == 1 || b == 1 else { return nil }
    shape.append(a == 1 ? b : a)
  }
  return shape
}

/// The one floating-point type of an operation's inputs, or what is wrong.
func commonReal(_ inputs: [Node], _ operation: String) throws(ShapeError) -> DType {
  let dtype = inputs[0].dtype
  guard dtype.isFloatingPoint, inputs.allSatisfy({ $0.dtype == dtype }) else {
    let found = inputs.map { $0.dtype.name }.joined(separator: " and ")
    throw ShapeError(
      "\(operation) wants floating-point numbers of one type, got \(found)",
      hint: "cast(to:) converts")
  }
  return dtype
}

/// Two broadcast operands as runs of equal length along which each has one step, 0 or 1.
struct BroadcastRuns {
  /// The elements of each run.
  private(set) var length = 1
  private(set) var leftStep = 1
  private(set) var rightStep = 1
  /// Where each run starts in the operands; in the result, runs follow each other.
  let left: [Int]
  let right: [Int]

  init(_ leftShape: [Int], _ rightShape: [Int], to shape: [Int]) {
    func steps(_ operand: [Int]) -> [Int] {
      var steps = [Int](repeating: 0, count: shape.count)
      var step = 1
      for axis in operand.indices.reversed() {
        steps[axis + shape.count - operand.count] = operand[axis] == 1 ? 0 : step
        step *= operand[axis]
      }
      return steps
    }
    let (leftSteps, rightSteps) = (steps(leftShape), steps(rightShape))
    // Axes join the run from the last as long as both operands go on in the same step.
    var axes = shape.count
    while axes > 0 {
      let axis = axes - 1
      if shape[axis] != 1 {
        if length == 1 {
          (leftStep, rightStep) = (leftSteps[axis] == 0 ? 0 : 1, rightSteps[axis] == 0 ? 0 : 1)
        }
        guard leftSteps[axis] == leftStep * length, rightSteps[axis] == rightStep * length
        else { break }
        length *= shape[axis]
      }
      axes -= 1
    }
    var (left, right) = ([0], [0])
    for axis in 0..<axes {
      left = left.flatMap { base in (0..<shape[axis]).map { base + $0 * leftSteps[axis] } }
      right = right.flatMap { base in (0..<shape[axis]).map { base + $0 * rightSteps[axis] } }
    }
    (self.left, self.right) = (left, right)
  }
}
