import Tensors

/// The sum over some axes, which are left out of the result or, on demand, kept with length 1.
struct Sum: RealOperation {
  /// The axes summed over, increasing.
  let axes: [Int]
  let keepsDimensions: Bool
  var label: String {
    "sum over \(axes.map(String.init).joined(separator: ","))\(keepsDimensions ? " kept" : "")"
  }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    let shape = inputs[0].shape
    let kept = shape.indices.compactMap { axis in
      axes.contains(axis) ? (keepsDimensions ? 1 : nil) : shape[axis]
    }
    return Form(kept, try commonReal(inputs, "sum"))
  }

  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    let shape = node.inputs[0].shape
    let kept = shape.indices.map { axes.contains($0) ? 1 : shape[$0] }
    return [try Node(Repetition(shape: shape), [upstream.reshaped(kept)])]
  }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) {
    let layout = ReductionLayout(kernel.node.inputs[0].shape, axes: axes)
    let (x, out) = (kernel.input(0, as: T.self), kernel.output(as: T.self))
    let (kept, summed, length) = (layout.kept, layout.summed, layout.length)
    if layout.sumsRuns {
      kernel.addChunks(of: kept.count, each: length * summed.count) { results in
        for result in results {
          var sum = T(0)
          for place in summed { sum += T.sum(x + kept[result] + place, length) }
          out[result] = sum
        }
      }
    } else {
      // Each piece adds rows, or parts of long sums' rows, into its own part of the result, in order.
      let parts = length * summed.count > 1 << 16 ? min(8, (length + 63) / 64) : 1
      let width = (length + parts - 1) / parts
      let step = layout.summedStep
      kernel.addChunks(of: kept.count * parts, each: width * summed.count) { pieces in
        for piece in pieces {
          let (row, first) = (piece / parts, piece % parts * width)
          let (target, count) = (out + row * length + first, min(width, length - first))
          guard count > 0 else { continue }
          target.update(repeating: 0, count: count)
          let from = x + kept[row] + first
          if let step {
            T.addRows(from, step, target, summed.count, count)
          } else {
            for place in summed { T.combine(1, from + place, 1, target, count) }
          }
        }
      }
    }
  }
}

/// The sum of all squares in one pass, which a simplified graph has in place of a sum of squares.
struct SquareSum: RealOperation {
  var label: String { "sum of squares" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    Form([], try commonReal(inputs, label))
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    throw ShapeError("\(label) is for finished graphs, whose derivatives have been taken")
  }
  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) throws(ShapeError) {
    let (x, out, count) = (
      kernel.input(0, as: T.self), kernel.output(as: T.self), kernel.node.inputs[0].count
    )
    // Parts of one length whatever the threads, added up in order.
    let parts = max(1, min(16, count / 8192))
    let sums = try kernel.buffer(parts, as: T.self)
    kernel.add(pieces: parts) { part, _ in
      let first = part * count / parts
      sums[part] = T.squareSum(x + first, (part + 1) * count / parts - first)
    }
    kernel.add(pieces: 1) { _, _ in
      var sum = T(0)
      for part in 0..<parts { sum += sums[part] }
      out[0] = sum
    }
  }
}

/// A sum as runs of neighbouring elements: either each run is summed, or runs are added to runs.
struct ReductionLayout {
  /// Whether the last axes are summed over.
  let sumsRuns: Bool
  /// The elements of a run.
  let length: Int
  /// Where the elements of each result (or run of results) start.
  let kept: [Int]
  /// Where the runs to be summed lie, from those starts.
  let summed: [Int]

  /// The step between those runs, where it is always the same.
  var summedStep: Int? {
    guard summed.count > 1 else { return 0 }
    let step = summed[1] - summed[0]
    return zip(summed, summed.dropFirst()).allSatisfy { $1 - $0 == step } ? step : nil
  }

  init(_ shape: [Int], axes: [Int]) {
    var axis = shape.count
    var run = 1
    // Axes of length 1 belong to any run.
    var sums: Bool?
    while axis > 0 {
      let isSummed = axes.contains(axis - 1)
      if shape[axis - 1] != 1 {
        guard sums == nil || sums == isSummed else { break }
        sums = isSummed
        run *= shape[axis - 1]
      }
      axis -= 1
    }
    var (kept, summed, step) = ([0], [0], run)
    for axis in (0..<axis).reversed() {
      let offsets = (0..<shape[axis]).map { $0 * step }
      if axes.contains(axis) {
        summed = offsets.flatMap { offset in summed.map { $0 + offset } }
      } else {
        kept = offsets.flatMap { offset in kept.map { $0 + offset } }
      }
      step *= shape[axis]
    }
    sumsRuns = sums ?? true
    length = run
    (self.kept, self.summed) = (kept, summed)
  }
}

/// A tensor repeated along its axes of length 1.
struct Repetition: RealOperation {
  let shape: [Int]
  var label: String { "repeated to \(written(shape))" }

  func form(of inputs: [Node]) throws(ShapeError) -> Form {
    guard broadcast(inputs[0].shape, shape) == shape else {
      throw ShapeError("\(written(inputs[0].shape)) cannot be repeated to \(written(shape))")
    }
    return Form(shape, try commonReal(inputs, "repetition"))
  }
  func gradients(of node: Node, upstream: Node) throws(ShapeError) -> [Node?] {
    [try upstream.summed(to: node.inputs[0].shape)]
  }

  func compile<T: Real>(_ kernel: Kernel, as type: T.Type) {
    let runs = BroadcastRuns(kernel.node.inputs[0].shape, shape, to: shape)
    let (x, out) = (kernel.input(0, as: T.self), kernel.output(as: T.self))
    let (places, step, length) = (runs.left, runs.leftStep, runs.length)
    kernel.addChunks(of: places.count, each: length) { rows in
      for row in rows {
        let target = out + row * length
        if step == 0 {
          target.update(repeating: x[places[row]], count: length)
        } else {
          target.update(from: x + places[row], count: length)
        }
      }
    }
  }
}

extension Node {
  /// The sum over the given axes (negative ones count from the end), or over all.
  public func sum(
    axes: [Int]? = nil, keepsDimensions: Bool = false
  ) throws(ShapeError) -> Node {
    var positive = [Int]()
    for axis in axes ?? Array(0..<rank) {
      positive.append(try checkedAxis(axis))
    }
    guard Set(positive).count == positive.count else {
      throw ShapeError("an axis is named twice: \(positive)")
    }
    return try Node(Sum(axes: positive.sorted(), keepsDimensions: keepsDimensions), [self])
  }

  /// The mean over the given axes (negative ones count from the end), or over all.
  public func mean(
    axes: [Int]? = nil, keepsDimensions: Bool = false
  ) throws(ShapeError) -> Node {
    let sum = try sum(axes: axes, keepsDimensions: keepsDimensions)
    // As in NumPy, the mean of no elements is not a number.
    return try sum.dividedBy(
      .filled(Double(count) / Double(max(1, sum.count)), shape: [], dtype: sum.dtype))
  }

  /// An axis counted from the start.
  func checkedAxis(_ axis: Int) throws(ShapeError) -> Int {
    let positive = axis < 0 ? axis &+ rank : axis
    guard shape.indices.contains(positive) else {
      throw ShapeError("axis \(axis) of a tensor of \(rank) axes (\(written(shape)))")
    }
    return positive
  }
}
