import Graphs
import Kernels
import Tensors
import TestSupport
import Testing

/// A convolution with what stands behind it, computed in one pass and as written.
struct PassCase: CustomTestStringConvertible, Sendable {
  var testDescription: String {
    "\(images) * \(filters) stride \(stride) \(padding) pool \(pool)\(flipped ? " flipped" : "")"
  }
  let images: [Int]
  let filters: [Int]
  var stride = 1
  var padding = Padding.valid
  var pool = 2
  var flipped = true
}

@Suite("Convolution, pooling, bias and activation in one pass")
struct PooledConvolutionTests {
  static let cases: [PassCase] = [
    PassCase(images: [1, 1, 2, 2], filters: [1, 1, 1, 1]),
    PassCase(images: [3, 1, 28, 28], filters: [20, 1, 5, 5]),
    PassCase(images: [2, 20, 12, 12], filters: [40, 20, 5, 5]),
    PassCase(images: [2, 3, 9, 11], filters: [5, 3, 4, 3], flipped: false),
    PassCase(images: [2, 3, 9, 11], filters: [17, 3, 2, 3], padding: .same, pool: 3),
    PassCase(images: [2, 2, 13, 10], filters: [33, 2, 3, 3], stride: 2, padding: .same),
    PassCase(images: [1, 9, 12, 12], filters: [3, 9, 8, 8], pool: 4),
    PassCase(images: [2, 2, 11, 11], filters: [4, 2, 3, 3], pool: 8),
    PassCase(images: [1, 70, 5, 5], filters: [2, 70, 2, 2]),
    PassCase(images: [2, 3, 7, 8], filters: [6, 3, 3, 3], pool: 1),
    PassCase(images: [1, 4, 9, 9], filters: [21, 4, 3, 3], stride: 3, padding: .same, pool: 1),
    PassCase(images: [2, 1, 10, 10], filters: [3, 1, 7, 1], pool: 2),
  ]

  /// x, w, b, the maps and the three gradients of a weighted sum of the maps.
  private func results(
    _ one: PassCase, _ dtype: DType, simplified: Bool
  ) throws -> (values: [[Double]], summary: String) {
    func parameter(_ name: String, _ shape: [Int], _ seed: UInt64) throws -> Node {
      let values = try normals(shape, seed: seed).converted(to: dtype)
      return try .parameter(Parameter(name: name, value: values))
    }
    let x = try parameter("x", one.images, 1)
    let w = try parameter("w", one.filters, 2)
    let b = try parameter("b", [one.filters[0]], 3)
    let stride = (one.stride, one.stride)
    var maps = try x.convolution(w, stride: stride, padding: one.padding, flipped: one.flipped)
    if one.pool > 1 { maps = try maps.pooled(size: (one.pool, one.pool)) }
    maps = try maps.addingBias(b).tanh()
    let weights = try Node.constant(normals(maps.shape, seed: 4).converted(to: dtype))
    let cost = try maps.times(weights).sum()
    let slopes = try gradients(of: cost, withRespectTo: [x, w, b])
    // On this thread, whose level is set.
    let plan = try Plan(
      inputs: [], outputs: [maps] + slopes, threads: 1, simplified: simplified)
    plan.run()
    let values = try (0..<4).map { try plan.output($0).values(as: Double.self) }
    return (values, plan.summary)
  }

  @Test("The pass gives what its parts give, at every level of the processor", arguments: cases)
  func pass(_ one: PassCase) throws {
    defer { nk_use_level(4) }
    for dtype in [DType.float64, .float32] {
      let expected = try results(one, .float64, simplified: false).values
      for level in [0, 3, 4] as [Int32] where nk_use_level(level) == level {
        let (found, summary) = try results(one, dtype, simplified: true)
        #expect(summary.contains("filters by tap"))
        #expect(summary.contains("filter gradient of") == (one.pool > 1))
        let tolerance = dtype == .float64 ? 1e-12 : 3e-5
        for (found, expected) in zip(found, expected) {
          let size = expected.map(abs).max() ?? 0
          let difference = zip(found, expected).map { abs($0 - $1) }.max() ?? .infinity
          #expect(difference <= tolerance * max(1, size), "level \(level), \(dtype)")
        }
      }
    }
  }

  @Test("Of equal maxima the first has the slope, and a NaN is the largest")
  func ties() throws {
    let image: [Double] = [1, 1, 1, 1, .nan, 2, 5, 5, 3, 4, 5, 5, 0, 0, 0, 0]
    let x = try Node.parameter(
      try Parameter(name: "x", value: Tensor(image, shape: [1, 1, 4, 4])))
    let w = try Node.constant(Tensor([1.0], shape: [1, 1, 1, 1]))
    let pooled = try x.convolution(w).pooled(size: (2, 2))
    let slopes = try gradients(of: pooled.sum(), withRespectTo: [x])
    for simplified in [true, false] {
      let plan = try Plan(inputs: [], outputs: [pooled] + slopes, simplified: simplified)
      plan.run()
      let maxima = try plan.output(0).values(as: Double.self)
      #expect(maxima[0].isNaN && maxima[1...] == [5, 4, 5])
      #expect(
        try plan.output(1).values(as: Double.self)
          == [0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0])
    }
  }

  @Test("Extreme geometries are computed, by other kernels where tables would be too large")
  func extremes() throws {
    let w = try Node.constant(normals([2, 1, 3, 3]))
    let small = try Node.constant(normals([1, 1, 9, 9]))
    let stride = (Int.max, Int.max)
    let one = try small.convolution(w, stride: stride, padding: .same)
    let plan = try Plan(inputs: [], outputs: [one])
    plan.run()
    let all = try Plan(inputs: [], outputs: [small.convolution(w, padding: .same)])
    all.run()
    let found = try plan.output(0).values(as: Double.self)
    let every = try all.output(0).values(as: Double.self)
    #expect(one.shape == [1, 2, 1, 1])
    // `same` leaves nothing to fill up where one window is enough, so it begins at the corner.
    #expect(abs(found[0] - every[10]) < 1e-12 && abs(found[1] - every[91]) < 1e-12)
    let large = try Node.input(shape: [1, 1, 1100, 1100], dtype: .float32, name: "x")
    let filters = try Node.constant(normals([1, 1, 2, 2]).converted(to: .float32))
    let maps = try large.convolution(filters).pooled(size: (2, 2))
    #expect(try !Plan(inputs: [large], outputs: [maps]).summary.contains("filters by tap"))
  }

  @Test("What somebody else needs is not hidden in a pass")
  func othersNeedIt() throws {
    let x = try Node.input(shape: [2, 1, 6, 6], dtype: .float64, name: "x")
    let w = try Node.parameter(try Parameter(name: "w", value: normals([3, 1, 3, 3])))
    let b = try Node.parameter(try Parameter(name: "b", value: normals([3])))
    let convolved = try x.convolution(w)
    let biased = try convolved.pooled(size: (2, 2)).addingBias(b)
    let roots = [
      [convolved, try biased.sigmoid()], [biased, try biased.sigmoid()],
      [try biased.sigmoid(), try biased.square()], [try convolved.square(), try biased.sigmoid()],
    ]
    let pixels = try normals([2, 1, 6, 6], seed: 7)
    for outputs in roots {
      let values = try [true, false].map { simplified in
        let plan = try Plan(inputs: [x], outputs: outputs, simplified: simplified)
        try plan.setInput(0, pixels)
        plan.run()
        return try outputs.indices.map { try plan.output($0).values(as: Double.self) }
      }
      for (found, expected) in zip(values[0], values[1]) {
        #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 })
      }
    }
  }
}
