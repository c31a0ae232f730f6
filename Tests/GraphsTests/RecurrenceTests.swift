import Foundation
import Graphs
import Kernels
import Tensors
import TestSupport
import Testing

/// A recurrent layer over some sequences.
struct RecurrenceCase: CustomTestStringConvertible, Sendable {
  var testDescription: String {
    "\(cell.rawValue) \(batch)x\(steps)x\(features) to \(units)\(givesAll ? ", all" : "")"
  }
  let cell: RecurrentCell
  let batch: Int
  let steps: Int
  let features: Int
  let units: Int
  let givesAll: Bool
}

@Suite("Recurrent layers")
struct RecurrenceTests {
  /// One sequence or step, pieces of several sizes and an empty one, vectors that are not full.
  static let sizes = [
    (1, 1, 1, 1), (3, 1, 2, 5), (2, 4, 3, 8), (7, 3, 1, 17), (9, 5, 28, 33), (65, 2, 3, 4),
    (10, 2, 0, 3),
  ]
  static let cases = RecurrentCell.allCases.flatMap { cell in
    sizes.flatMap { batch, steps, features, units in
      [false, true].map {
        RecurrenceCase(
          cell: cell, batch: batch, steps: steps, features: features, units: units, givesAll: $0)
      }
    }
  }

  /// The same layer step by step from ordinary operations.
  private func writtenOut(_ one: RecurrenceCase, _ x: Node, _ w: Node, _ b: Node) throws -> Node {
    let n = one.units
    var h = try Node.constant(Tensor(zeros: [one.batch, n], x.dtype))
    var c = h
    var states: [Node] = []
    for step in 0..<one.steps {
      let input = try x.sliced([.whole, .at(.fixed(step))])
      func sums(_ state: Node, _ first: Int, _ count: Int) throws -> Node {
        let part = SliceIndex.range(first: .fixed(first * n), count: count * n, step: 1)
        return try Node.concatenated([input, state], axis: 1)
          .matrixProduct(w.sliced([.whole, part])).addingBias(b.sliced([part]))
      }
      switch one.cell {
      case .linear: h = try sums(h, 0, 1)
      case .sigmoid: h = try sums(h, 0, 1).sigmoid()
      case .tanh: h = try sums(h, 0, 1).tanh()
      case .relu: h = try sums(h, 0, 1).relu()
      case .lstm:
        let kept = try sums(h, 2, 1).sigmoid().times(c)
        c = try kept.plus(sums(h, 0, 1).sigmoid().times(sums(h, 1, 1).tanh()))
        h = try sums(h, 3, 1).sigmoid().times(c.tanh())
      case .gru:
        let update = try sums(h, 1, 1).sigmoid()
        let candidate = try sums(sums(h, 0, 1).sigmoid().times(h), 2, 1).tanh()
        h = try candidate.plus(update.times(h.minus(candidate)))
      }
      states.append(try h.reshaped([one.batch, 1, n]))
    }
    return one.givesAll ? try Node.concatenated(states, axis: 1) : h
  }

  /// The states and the gradients of a weighted sum of them by x, w and b.
  private func results(
    _ one: RecurrenceCase, _ dtype: DType, writtenOut isWrittenOut: Bool, threads: Int = 1
  ) throws -> [[Double]] {
    func parameter(_ name: String, _ shape: [Int], _ seed: UInt64) throws -> Node {
      try .parameter(
        Parameter(name: name, value: normals(shape, seed: seed).converted(to: dtype)))
    }
    let columns = one.cell.gateCount * one.units
    let x = try parameter("x", [one.batch, one.steps, one.features], 1)
    let w = try parameter("w", [one.features + one.units, columns], 2).scaled(by: 0.3)
    let b = try parameter("b", [columns], 3)
    let states =
      isWrittenOut
      ? try writtenOut(one, x, w, b)
      : try x.recurrence(one.cell, weights: w, biases: b, givesAll: one.givesAll)
    let cost = try states.times(.constant(normals(states.shape, seed: 4).converted(to: dtype)))
      .sum()
    let slopes = try gradients(of: cost, withRespectTo: [x, w, b])
    let plan = try Plan(inputs: [], outputs: [states] + slopes, threads: threads)
    plan.run()
    // A second run finds the memory as the first has left it.
    plan.run()
    return try (0..<4).map { try plan.output($0).values(as: Double.self) }
  }

  @Test("The kernels give what the steps give, at every level of the processor", arguments: cases)
  func kernels(_ one: RecurrenceCase) throws {
    defer { nk_use_level(4) }
    let expected = try results(one, .float64, writtenOut: true)
    for dtype in [DType.float64, .float32] {
      for level in [0, 3, 4] as [Int32] where nk_use_level(level) == level {
        let found = try results(one, dtype, writtenOut: false)
        let tolerance = dtype == .float64 ? 1e-12 : 3e-5
        for (found, expected) in zip(found, expected) {
          let size = expected.map(abs).max() ?? 0
          let difference = zip(found, expected).map { abs($0 - $1) }.max() ?? 0
          #expect(found.count == expected.count)
          #expect(difference <= tolerance * max(1, size), "level \(level), \(dtype)")
        }
      }
    }
  }

  @Test("Any number of threads gives the same bits", arguments: RecurrentCell.allCases)
  func threads(_ cell: RecurrentCell) throws {
    let one = RecurrenceCase(
      cell: cell, batch: 70, steps: 6, features: 28, units: 40, givesAll: true)
    let expected = try results(one, .float32, writtenOut: false)
    for threads in 2...4 {
      #expect(try results(one, .float32, writtenOut: false, threads: threads) == expected)
    }
  }

  /// Digests of the states and of the gradients by x, w and b: `Tests/Reference/recurrent.py`, which
  /// asks PyTorch 2.15.
  static let references: [(RecurrentCell, [Double])] = [
    (.tanh, [1.033306249673, 0.352034828564, -1.182906014547, 1.237683487613]),
    (.lstm, [0.337920611236, -0.126705295275, 0.563864686615, 0.782390630647]),
    (.gru, [-0.908397024313, 0.014900453548, 0.269383927614, 1.808259938282]),
  ]

  @Test("PyTorch's LSTM and RNN and TensorFlow 1's GRU", arguments: references)
  func reference(_ cell: RecurrentCell, _ expected: [Double]) throws {
    func wave(_ shape: [Int], _ start: Double, _ scale: Double) throws -> Tensor {
      let count = shape.reduce(1, *)
      return try Tensor((0..<count).map { scale * sin(start + 0.7 * Double($0)) }, shape: shape)
    }
    func leaf(_ shape: [Int], _ start: Double, _ scale: Double) throws -> Node {
      try .parameter(Parameter(name: "p", value: wave(shape, start, scale)))
    }
    let columns = 2 * cell.gateCount
    let x = try leaf([2, 3, 3], 0.1, 1)
    let (w, b) = (try leaf([5, columns], 0.3, 0.5), try leaf([columns], 0.9, 0.2))
    let states = try x.recurrence(cell, weights: w, biases: b, givesAll: true)
    let cost = try states.times(.constant(wave([2, 3, 2], 0.5, 1))).sum()
    let slopes = try gradients(of: cost, withRespectTo: [x, w, b])
    let plan = try Plan(inputs: [], outputs: [states] + slopes)
    plan.run()
    for (index, expected) in expected.enumerated() {
      let digest = try plan.output(index).values(as: Double.self).enumerated().reduce(0) {
        $0 + $1.element * cos(0.11 * Double($1.offset))
      }
      #expect(abs(digest - expected) < 1e-11)
    }
  }

  @Test(
    "What does not fit is said",
    arguments: [
      (
        [2, 3], [5, 8], [8],
        "a recurrent layer wants sequences [batch, step, feature] of at least one "
          + "step, a matrix and biases, got 2x3, 5x8 and 8"
      ),
      (
        [2, 0, 3], [5, 8], [8],
        "a recurrent layer wants sequences [batch, step, feature] of at least "
          + "one step, a matrix and biases, got 2x0x3, 5x8 and 8"
      ),
      (
        [2, 3, 3], [6, 8], [8],
        "weights of 6x8 and 8 biases do not fit 3 features: a row for each "
          + "feature and unit, 4 columns for each unit"
      ),
      (
        [2, 3, 3], [5, 8], [7],
        "weights of 5x8 and 7 biases do not fit 3 features: a row for each "
          + "feature and unit, 4 columns for each unit"
      ),
      (
        [2, 3, 3], [5, 9], [9],
        "weights of 5x9 and 9 biases do not fit 3 features: a row for each "
          + "feature and unit, 4 columns for each unit"
      ),
    ] as [([Int], [Int], [Int], String)])
  func mistakes(_ x: [Int], _ w: [Int], _ b: [Int], _ message: String) throws {
    func node(_ shape: [Int]) throws -> Node {
      try .input(shape: shape, dtype: .float32, name: "x")
    }
    let error = #expect(throws: ShapeError.self) {
      try node(x).recurrence(.lstm, weights: node(w), biases: node(b))
    }
    #expect(error?.message == message)
  }
}
