import Graphs
import Tensors
import Testing

/// Compares the gradient of an expression with central differences, for every element of every
/// input, in float64.
///
/// As Theano's `verify_grad`: the result is projected on a fixed random direction, which makes it a
/// number whose gradient is known from both sides. Steps and bounds are for inputs near 1 in size;
/// an expression with kinks (ReLU, maxima) needs inputs further than the step from them.
/// - Parameters:
///   - inputs: the values at which to compare.
///   - build: the expression of the inputs' nodes.
public func checkGradient(
  _ name: String, inputs: [Tensor], simplified: Bool = true,
  sourceLocation: SourceLocation = #_sourceLocation,
  of build: ([Node]) throws -> Node
) throws {
  let nodes = try inputs.map { try Node.input(shape: $0.shape, dtype: .float64) }
  let result = try build(nodes)
  var stream = RandomStream(seed: 1, name: "projection")
  let direction = try Tensor((0..<result.count).map { _ in stream.normal() }, shape: result.shape)
  let cost = try result.times(.constant(direction)).sum()
  let slopes = try gradients(of: cost, withRespectTo: nodes)
  let plan = try Plan(inputs: nodes, outputs: [cost] + slopes, simplified: simplified)

  func setAll() throws {
    for (index, value) in inputs.enumerated() { try plan.setInput(index, value) }
  }
  try setAll()
  plan.run()
  let found = try slopes.indices.map { try plan.output($0 + 1).values(as: Double.self) }
  let step = 1e-5
  for (index, value) in inputs.enumerated() {
    let middle = value.values(as: Double.self)
    for element in middle.indices {
      func cost(at offset: Double) throws -> Double {
        var moved = middle
        moved[element] += offset
        try plan.setInput(index, Tensor(moved, shape: value.shape))
        plan.run()
        return plan.scalarOutput(0)
      }
      let difference = try (cost(at: step) - cost(at: -step)) / (2 * step)
      let slope = found[index][element]
      // Rounding of the cost over the step, and the cubic term of its expansion.
      let bound = 1e-6 * max(1, abs(difference))
      if !(abs(slope - difference) <= bound) {
        Issue.record(
          "\(name): input \(index), element \(element): gradient \(slope), difference \(difference)",
          sourceLocation: sourceLocation)
        return
      }
    }
    try setAll()
  }
}

/// Fixed normal numbers for tests.
public func normals(_ shape: [Int], seed: UInt64 = 1) throws -> Tensor {
  var stream = RandomStream(seed: seed, name: "test values")
  return try Tensor((0..<shape.reduce(1, *)).map { _ in stream.normal() }, shape: shape)
}
