import Graphs
import Tensors
import TestSupport
import Testing

/// An expression and what NumPy finds for it: the output of Scripts/reference/graphs.py.
struct ReferenceCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let shape: [Int]
  let values: [Double]
  let build: @Sendable (DType) throws -> Node

  init(
    _ name: String, _ shape: [Int], _ values: [Double],
    _ build: @escaping @Sendable (DType) throws -> Node
  ) {
    testDescription = name
    self.shape = shape
    self.values = values
    self.build = build
  }
}

/// The script's `pattern`, times a number.
private func pattern(_ shape: [Int], _ dtype: DType, times factor: Double = 1) throws -> Node {
  let values = (0..<shape.reduce(1, *)).map { Double($0 * 7 % 11 - 5) / 4 * factor }
  return try .constant(Tensor(values, shape: shape).converted(to: dtype))
}

private func images(_ dtype: DType, _ count: Int = 2) throws -> Node {
  try pattern([count, 2, 4, 5], dtype)
}

private func filters(_ dtype: DType) throws -> Node { try pattern([2, 2, 2, 3], dtype) }

private let cases: [ReferenceCase] = [
  ReferenceCase(
    "conv valid flipped", [2, 2, 3, 3],
    [
      -2.5, 3.5625, 1.375, -1.75, -1.875, 0.0625, 0.375, -2.5, 3.5625, -1.5, 4.1875,
      -3.1875, -1.9375, 0.3125, 1.875, -1.0, -1.5, 4.1875, 0.0625, -0.0625, -0.1875, 3.5625,
      1.375, -2.1875, -1.875, 0.0625, -0.0625, 1.875, -3.4375, 3.625, 4.1875, -3.1875,
      0.4375, 0.3125, 1.875, -3.4375,
    ]
  ) {
    try images($0).convolution(filters($0))
  },
  ReferenceCase(
    "conv valid stride 2x1", [2, 2, 2, 3],
    [
      5.1875, -1.125, -1.25, -2.9375, 5.1875, -1.125, -4.125, 4.3125, -1.0, 0.5, -4.125,
      4.3125, -2.5625, 2.8125, -0.0625, -0.375, -2.5625, 2.8125, 4.0625, -3.3125, 1.0,
      -0.9375, 4.0625, -3.3125,
    ]
  ) {
    try images($0).convolution(filters($0), stride: (2, 1), flipped: false)
  },
  ReferenceCase(
    "conv same stride 3x2 flipped", [2, 2, 2, 3],
    [
      -1.4375, 3.5625, -1.5, 0.1875, -1.375, 0.4375, -0.1875, 4.1875, 1.0625, -0.0625, -1.0,
      -0.875, -0.6875, -0.0625, 0.9375, -0.0625, 2.0625, -1.375, 0.1875, -3.4375, -1.6875,
      0.1875, 2.5, 1.9375,
    ]
  ) {
    try images($0).convolution(filters($0), stride: (3, 2), padding: .same)
  },
  ReferenceCase(
    "pool max 2x2", [1, 2, 2, 2],
    [
      1.0, 1.25, 0.25, 1.0, 1.25, 1.0, 1.25, 0.25,
    ]
  ) {
    try images($0, 1).pooled(size: (2, 2), mode: .max)
  },
  ReferenceCase(
    "pool max 2x2 with border", [1, 2, 2, 3],
    [
      1.0, 1.25, 0.75, 0.25, 1.0, 1.25, 1.25, 1.0, 0.0, 1.25, 0.25, 1.0,
    ]
  ) {
    try images($0, 1).pooled(size: (2, 2), mode: .max, ignoreBorder: false)
  },
  ReferenceCase(
    "pool max 3x2 stride 2x1 with border", [1, 2, 2, 4],
    [
      1.0, 1.0, 1.25, 1.25, 0.25, 1.0, 1.0, 1.25, 1.25, 0.75, 1.0, 1.0, 1.25, 1.25, 0.25,
      1.0,
    ]
  ) {
    try images($0, 1).pooled(
      size: (3, 2), stride: (2, 1), mode: .max, ignoreBorder: false)
  },
  ReferenceCase(
    "pool mean 2x2", [1, 2, 2, 2],
    [
      -0.125, -0.0625, -0.5, 0.25, 0.5, -0.125, 0.125, -0.5,
    ]
  ) {
    try images($0, 1).pooled(size: (2, 2), mode: .mean)
  },
  ReferenceCase(
    "pool mean 2x2 with border", [1, 2, 2, 3],
    [
      -0.125, -0.0625, 0.5, -0.5, 0.25, 0.125, 0.5, -0.125, -0.25, 0.125, -0.5, 0.75,
    ]
  ) {
    try images($0, 1).pooled(size: (2, 2), mode: .mean, ignoreBorder: false)
  },
  ReferenceCase(
    "pool mean 3x2 stride 2x1 with border", [1, 2, 2, 4],
    [
      -0.3333333333333333, 0.041666666666666664, -0.041666666666666664, 0.3333333333333333,
      -0.5, -0.125, 0.25, -0.0625, 0.2916666666666667, -0.25, -0.3333333333333333,
      0.041666666666666664, 0.125, 0.5, -0.5, -0.125,
    ]
  ) {
    try images($0, 1).pooled(
      size: (3, 2), stride: (2, 1), mode: .mean, ignoreBorder: false)
  },
  ReferenceCase(
    "pool l2 2x2", [1, 2, 2, 2],
    [
      1.8371173070873836, 1.6770509831248424, 1.5, 1.224744871391589, 1.5,
      1.8371173070873836, 1.8371173070873836, 1.5,
    ]
  ) {
    try images($0, 1).pooled(size: (2, 2), mode: .l2)
  },
  ReferenceCase(
    "pool l2 2x2 with border", [1, 2, 2, 3],
    [
      1.8371173070873836, 1.6770509831248424, 0.7905694150420949, 1.5, 1.224744871391589,
      1.6007810593582121, 1.5, 1.8371173070873836, 0.5, 1.8371173070873836, 1.5,
      1.118033988749895,
    ]
  ) {
    try images($0, 1).pooled(size: (2, 2), mode: .l2, ignoreBorder: false)
  },
  ReferenceCase(
    "pool l2 3x2 stride 2x1 with border", [1, 2, 2, 4],
    [
      2.23606797749979, 1.8200274723201295, 1.8200274723201295, 2.23606797749979, 1.5,
      1.8371173070873836, 1.224744871391589, 1.6770509831248424, 1.9525624189766635,
      1.695582495781317, 2.23606797749979, 1.8200274723201295, 1.8371173070873836, 1.5, 1.5,
      1.8371173070873836,
    ]
  ) {
    try images($0, 1).pooled(
      size: (3, 2), stride: (2, 1), mode: .l2, ignoreBorder: false)
  },
  ReferenceCase(
    "softmax", [3, 4],
    [
      4.320739840391574e-05, 0.047382665779162864, 0.0008678437959967296,
      0.9517062830264365, 0.046572861464959536, 0.0008530117126072424, 0.9354409285729488,
      0.01713319824948431, 0.0008943851241441664, 0.9808123835416462, 0.01796420543454744,
      0.000329025899662207,
    ]
  ) {
    try pattern([3, 4], $0, times: 4).softmax()
  },
  ReferenceCase(
    "cross-entropy", [],
    [
      4.711870061812962
    ]
  ) {
    try pattern([3, 4], $0, times: 4).softmax()
      .logLikelihood(.constant(Tensor([1, 0, 3] as [Int32], shape: [3])))
  },
]

@Suite struct ReferenceTests {
  @Test(arguments: cases, [DType.float64, .float32])
  func agreesWithNumPy(_ one: ReferenceCase, dtype: DType) throws {
    let node = try one.build(dtype)
    #expect(node.shape == one.shape)
    let plan = try Plan(inputs: [], outputs: [node])
    plan.run()
    let found = try plan.output(0)
    // Sums of up to 12 products of exact numbers, and a few roundings in softmax and roots.
    if dtype == .float64 {
      assertClose(found.values(as: Double.self), one.values, ulps: 8, absolute: 1e-15)
    } else {
      assertClose(found.values(as: Float.self), one.values.map { Float($0) }, ulps: 8)
    }
  }
}
