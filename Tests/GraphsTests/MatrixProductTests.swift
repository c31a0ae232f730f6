import Graphs
import Kernels
import Tensors
import TestSupport
import Testing

/// A product of matrices, and how it is written.
struct ProductCase: CustomTestStringConvertible, Sendable {
  let rows: Int
  let inner: Int
  let columns: Int
  let turnsLeft: Bool
  let turnsRight: Bool
  var testDescription: String {
    "\(rows)x\(inner)\(turnsLeft ? " turned" : "") by \(inner)x\(columns)\(turnsRight ? " turned" : "")"
  }
}

@Suite("Matrix products of all shapes")
struct MatrixProductTests {
  /// A mini-batch at a layer, its gradients, and lengths around those of vectors and tiles.
  static let shapes: [(Int, Int, Int)] = [
    (1, 1, 1), (1, 7, 3), (2, 3, 17), (3, 16, 4), (4, 15, 31), (5, 17, 33), (6, 33, 8), (7, 1, 50),
    (10, 784, 100), (10, 100, 10), (10, 600, 100), (100, 10, 70), (13, 100, 300), (32, 40, 65),
    (33, 40, 65), (70, 33, 40), (300, 32, 20), (0, 3, 4), (3, 0, 4),
    // Packed: tall, wide with long sums, and of several blocks of terms.
    (128, 300, 100), (40, 1100, 130), (34, 2060, 129),
  ]
  static let cases = shapes.flatMap { rows, inner, columns in
    [(false, false), (false, true), (true, false), (true, true)].map {
      ProductCase(rows: rows, inner: inner, columns: columns, turnsLeft: $0.0, turnsRight: $0.1)
    }
  }

  @Test("A product and an update by one, at every level of the processor", arguments: cases)
  func product(_ one: ProductCase) throws {
    defer { nk_use_level(4) }
    func matrix(_ rows: Int, _ columns: Int, turned: Bool, _ seed: UInt64) throws -> (
      tensor: Tensor, at: (Int, Int) -> Double
    ) {
      let shape = turned ? [columns, rows] : [rows, columns]
      let tensor = try normals(shape, seed: seed)
      let values = tensor.values(as: Double.self)
      return (tensor, { turned ? values[$1 * rows + $0] : values[$0 * columns + $1] })
    }
    let a = try matrix(one.rows, one.inner, turned: one.turnsLeft, 1)
    let b = try matrix(one.inner, one.columns, turned: one.turnsRight, 2)
    let old = try normals([one.rows, one.columns], seed: 3)
    let start = old.values(as: Double.self)
    let expected = (0..<one.rows).flatMap { i in
      (0..<one.columns).map { j in
        (0..<one.inner).reduce(0.0) { $0 + a.at(i, $1) * b.at($1, j) }
      }
    }
    for dtype in [DType.float64, .float32] {
      for level in [0, 3, 4] as [Int32] where nk_use_level(level) == level {
        func node(_ name: String, _ tensor: Tensor) throws -> Node {
          try .parameter(Parameter(name: name, value: tensor.converted(to: dtype)))
        }
        var (left, right) = (try node("a", a.tensor), try node("b", b.tensor))
        if one.turnsLeft { left = try left.transposed([1, 0]) }
        if one.turnsRight { right = try right.transposed([1, 0]) }
        let product = try left.matrixProduct(right)
        let target = try Parameter(name: "c", value: old.copied().converted(to: dtype))
        let update = try Node.parameter(target).scaled(by: 0.5).minus(product.scaled(by: 0.1))
        let plan = try Plan(inputs: [], outputs: [product], threads: 1)
        plan.run()
        try Plan(inputs: [], outputs: [], updates: [(target, update)], threads: 1).run()
        let found = try plan.output(0).values(as: Double.self)
        let changed = target.value.values(as: Double.self)
        let tolerance = (dtype == .float64 ? 1e-13 : 1e-5) * Double(max(1, one.inner))
        for place in expected.indices {
          guard abs(found[place] - expected[place]) <= tolerance,
            abs(changed[place] - (0.5 * start[place] - 0.1 * expected[place])) <= tolerance
          else {
            Issue.record("level \(level), \(dtype), element \(place)")
            break
          }
        }
      }
    }
  }
}
