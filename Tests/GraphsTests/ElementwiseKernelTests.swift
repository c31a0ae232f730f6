import Glibc
import Graphs
import Tensors
import TestSupport
import Testing

/// A function on floats, the C library's for doubles, and how far they may differ.
struct FunctionCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let limit: Double
  let build: @Sendable (Node) throws -> Node
  let exact: @Sendable (Double) -> Double
}

private let functions: [FunctionCase] = [
  FunctionCase(
    testDescription: "exp", limit: 2, build: { try $0.exp() }, exact: { exp($0) }),
  FunctionCase(
    testDescription: "log", limit: 2, build: { try $0.log() }, exact: { log($0) }),
  FunctionCase(
    testDescription: "tanh", limit: 2, build: { try $0.tanh() }, exact: { tanh($0) }),
  FunctionCase(
    testDescription: "sigmoid", limit: 3, build: { try $0.sigmoid() },
    exact: { 1 / (1 + exp(-$0)) }),
]

@Suite struct ElementwiseKernelTests {
  /// The expected numbers are the C library's double-precision functions, rounded to float.
  @Test(arguments: functions) func isWithinUlpsOfTheTruth(_ one: FunctionCase) throws {
    // Every 9,973rd float of either sign, from the smallest subnormal to infinity.
    var inputs = stride(from: UInt32(0), through: 0x7F80_0000, by: 9973).flatMap {
      [Float(bitPattern: $0), -Float(bitPattern: $0)]
    }
    inputs += [0, -0.0, 1, -1, .infinity, -.infinity, .nan, 88.72, 88.73, -103.9, -87.4]
    let x = try Node.input(shape: [inputs.count])
    let plan = try Plan(inputs: [x], outputs: [one.build(x)])
    try plan.setInput(0, Tensor(inputs, shape: [inputs.count]))
    plan.run()
    let found = try plan.output(0).values(as: Float.self)
    // Sigmoid underflows where e to the -x overflows: an absolute error below 1e-38.
    assertClose(
      found, inputs.map { Float(one.exact(Double($0))) }, ulps: one.limit,
      absolute: one.testDescription == "sigmoid" ? 1e-38 : 0)
  }
}
