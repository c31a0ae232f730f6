import Graphs
import Tensors
import TestSupport
import Testing

/// An expression whose gradient is compared with finite differences.
struct GradientCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let shapes: [[Int]]
  let positive: Bool
  let build: @Sendable ([Node]) throws -> Node

  init(
    _ name: String, _ shapes: [[Int]], positive: Bool = false,
    _ build: @escaping @Sendable ([Node]) throws -> Node
  ) {
    testDescription = name
    self.shapes = shapes
    self.positive = positive
    self.build = build
  }
}

private let cases: [GradientCase] = [
  .init("plus", [[2, 3], [2, 3]]) { try $0[0].plus($0[1]) },
  .init("plus, row repeated", [[4, 3], [3]]) { try $0[0].plus($0[1]) },
  .init("minus, both repeated", [[4, 1, 2], [3, 1]]) { try $0[0].minus($0[1]) },
  .init("times", [[5], [5]]) { try $0[0].times($0[1]) },
  .init("times, middle axis repeated", [[2, 3, 2], [2, 1, 2]]) { try $0[0].times($0[1]) },
  .init("times itself", [[3]]) { try $0[0].times($0[0]) },
  .init("times a number", [[2, 2], []]) { try $0[0].times($0[1]) },
  .init("dividedBy", [[2, 3], [3]], positive: true) { try $0[0].dividedBy($0[1]) },
  .init("scaled", [[7]]) { try $0[0].scaled(by: -2.5) },
  .init("product", [[3, 4], [4, 2]]) { try $0[0].matrixProduct($0[1]) },
  .init("product 1x1", [[1, 1], [1, 1]]) { try $0[0].matrixProduct($0[1]) },
  .init("product of products", [[1, 5], [5, 3], [3, 2]]) {
    try $0[0].matrixProduct($0[1]).matrixProduct($0[2])
  },
  .init("product in tiles", [[70, 30], [30, 30]]) { try $0[0].matrixProduct($0[1]) },
  .init("bias of images", [[2, 3, 2, 2], [3]]) { try $0[0].addingBias($0[1]) },
  .init("bias of rows", [[4, 3], [3]]) { try $0[0].addingBias($0[1]) },
  .init("bias of sequences", [[2, 3, 4], [4]]) { try $0[0].addingBias($0[1]) },
  .init("bias and sigmoid", [[4, 3], [3]]) { try $0[0].addingBias($0[1]).sigmoid() },
  .init("bias and tanh of images", [[2, 3, 2, 2], [3]]) { try $0[0].addingBias($0[1]).tanh() },
  .init("bias and relu", [[4, 3], [3]]) { try $0[0].addingBias($0[1]).relu() },
  .init("sigmoid", [[3, 5]]) { try $0[0].sigmoid() },
  .init("tanh", [[3, 5]]) { try $0[0].tanh() },
  .init("relu", [[3, 5]]) { try $0[0].relu() },
  .init("exp", [[5]]) { try $0[0].exp() },
  .init("log", [[5]], positive: true) { try $0[0].log() },
  .init("square", [[5]]) { try $0[0].square() },
  .init("softmax", [[3, 5]]) { try $0[0].softmax() },
  .init("softmax of one class", [[3, 1]]) { try $0[0].softmax() },
  .init("log of softmax", [[3, 4]]) { try $0[0].softmax().log() },
  .init("log-likelihood", [[3, 4]], positive: true) { try $0[0].logLikelihood(labels([0, 3, 1])) },
  .init("log-likelihood of softmax", [[3, 4]]) {
    try $0[0].softmax().logLikelihood(labels([0, 3, 1]))
  },
  .init("sum", [[2, 3]]) { try $0[0].sum() },
  .init("sum of rows", [[2, 3, 2]]) { try $0[0].sum(axes: [0]) },
  .init("sum over the middle", [[2, 3, 2]]) { try $0[0].sum(axes: [1], keepsDimensions: true) },
  .init("sum over the ends", [[2, 3, 2]]) { try $0[0].sum(axes: [0, -1]) },
  .init("mean", [[2, 3]]) { try $0[0].mean() },
  .init("mean over the last axis", [[2, 3]]) { try $0[0].mean(axes: [-1]) },
  .init("reshaped", [[2, 6]]) { try $0[0].reshaped([3, -1]).square() },
  .init("L2 term", [[2, 6]]) { try $0[0].square().sum().scaled(by: 0.5) },
  .init("rnn", [[3, 4, 2], [5, 3], [3]]) {
    try $0[0].recurrence(.tanh, weights: $0[1], biases: $0[2])
  },
  .init("lstm", [[9, 3, 2], [4, 8], [8]]) {
    try $0[0].recurrence(.lstm, weights: $0[1], biases: $0[2])
  },
  .init("lstm, every state", [[2, 4, 2], [5, 12], [12]]) {
    try $0[0].recurrence(.lstm, weights: $0[1], biases: $0[2], givesAll: true)
  },
  .init("gru", [[3, 4, 2], [5, 9], [9]]) {
    try $0[0].recurrence(.gru, weights: $0[1], biases: $0[2])
  },
  .init("gru on gru", [[2, 3, 1], [3, 6], [6], [3, 3], [3]]) {
    try $0[0].recurrence(.gru, weights: $0[1], biases: $0[2], givesAll: true)
      .recurrence(.gru, weights: $0[3], biases: $0[4])
  },
  .init("used twice", [[3, 3]]) { try $0[0].sigmoid().matrixProduct($0[0]) },
  .init("dropout", [[40]]) {
    // The same mask in every run: none of its positions is ever passed.
    try $0[0].dropout(0, stream: RandomStream(seed: 1, name: "mask"))
  },
  .init("gradient of sigmoid", [[4]]) { try slope(of: $0[0].sigmoid(), $0[0]) },
  .init("gradient of tanh", [[4]]) { try slope(of: $0[0].tanh(), $0[0]) },
  .init("gradient of softmax", [[2, 3]]) { try slope(of: $0[0].softmax(), $0[0]) },
  .init("gradient of conv to images", [[1, 1, 4, 4], [2, 1, 2, 2]]) {
    try slope(of: $0[0].convolution($0[1]), $0[0])
  },
  .init("gradient of conv to filters", [[1, 1, 4, 4], [2, 1, 2, 2]]) {
    try slope(of: $0[0].convolution($0[1]), $0[1])
  },
]

/// What `Tensors` computes: functions of elements, parts and rearrangements.
private let tensorOperations: [GradientCase] = {
  var cases: [GradientCase] = []
  // Inverse functions want arguments between -1 and 1, or above 1: they are made of their results.
  let inner: Set<RealFunction> = [.arcsin, .arccos, .arctanh]
  for function in RealFunction.allCases where function != .exp && function != .log {
    cases.append(
      GradientCase("\(function.rawValue) of elements", [[2, 3]], positive: true) {
        if inner.contains(function) { return try $0[0].scaled(by: 0.2).tanh().applying(function) }
        if function == .arccosh { return try $0[0].applying(.cosh).applying(function) }
        // Steps have no slope, and none is measured away from them.
        return try $0[0].applying(function)
      })
  }
  for function in [UnaryFunction.absolute, .negative, .square, .reciprocal, .sign] {
    cases.append(
      GradientCase("\(function.rawValue) of elements", [[5]], positive: true) {
        try $0[0].applying(function)
      })
  }
  for function in [BinaryFunction.power, .maximum, .minimum, .arctan2, .fmod, .remainder] {
    cases.append(
      GradientCase("\(function.rawValue) of rows", [[3, 2], [2]], positive: true) {
        try $0[0].combined(function, $0[1])
      })
  }
  cases += [
    .init("softplus", [[4]]) { try $0[0].softplus() },
    .init("switch", [[2, 3], [3]]) {
      let condition = try Node.constant(Tensor([true, false, true], shape: [3]))
      return try condition.choosing($0[0], $0[1])
    },
    .init("transposed", [[2, 3, 4]]) { try $0[0].transposed([2, 0, 1]).square() },
    .init("product with a transposed", [[2, 3], [4, 3]]) {
      try $0[0].matrixProduct($0[1].transposed())
    },
    .init("concatenated", [[2, 3], [2, 1]]) {
      try Node.concatenated([$0[0], $0[1], $0[0]], axis: 1).square()
    },
    .init("slice", [[4, 5]]) {
      try $0[0].sliced([.at(.fixed(-1)), .range(first: .fixed(4), count: 2, step: -2)]).square()
    },
    .init("slice that starts elsewhere in each run", [[4, 3]]) {
      try $0[0].sliced([.range(first: .run(RunNumber(1)), count: 2, step: 1)]).square()
    },
    .init("set slice", [[4, 2], [2]]) {
      let parts = [SliceIndex.range(first: .fixed(1), count: 2, step: 1)]
      return try $0[0].settingSlice(parts, to: $0[1]).square()
    },
    .init("add to slice", [[4, 2], [2, 2]]) {
      let parts = [SliceIndex.range(first: .fixed(1), count: 2, step: 1)]
      return try $0[0].settingSlice(parts, to: $0[1], adding: true).square()
    },
    .init("picked", [[3, 4]]) {
      try $0[0].picked([labels([2, 0, 2]), labels([1, 1, 1])]).square()
    },
    .init("rows picked", [[3, 2]]) { try $0[0].picked([labels([2, 0, 2])]).square() },
    .init("set places", [[3, 2], [2, 2]]) {
      try $0[0].settingPlaces([labels([2, 0])], to: $0[1]).square()
    },
    .init("add to places", [[3, 2], [3, 2]]) {
      try $0[0].settingPlaces([labels([2, 0, 2])], to: $0[1], adding: true).square()
    },
    .init("largest", [[3, 4]]) { try $0[0].folded(.maximum, axes: [1]) },
    .init("smallest of all", [[3, 4]]) { try $0[0].folded(.minimum) },
    .init("repeated", [[1, 3]]) { try $0[0].repeated(to: [2, 4, 3]).square() },
    .init("1 / (1 + exp(-x))", [[5]]) {
      try Node.filled(1, like: $0[0]).dividedBy(
        Node.filled(1, like: $0[0]).plus($0[0].scaled(by: -1).exp()))
    },
    .init("log of 1 - sigmoid", [[5]]) {
      try Node.filled(1, like: $0[0]).minus($0[0].sigmoid()).log()
    },
    .init("mean of picked logarithms of softmax", [[3, 4]]) {
      let rows = try Node.constant(Tensor([Int64(0), 1, 2], shape: [3]))
      return try $0[0].softmax().log().picked([rows, labels([1, 3, 0])]).mean().scaled(by: -1)
    },
    .init("vector added to images", [[2, 3, 2, 2], [3]]) {
      try $0[0].plus($0[1].reshaped([1, 3, 1, 1])).sigmoid()
    },
  ]
  return cases
}()

private func labels(_ values: [Int32]) throws -> Node {
  try .constant(Tensor(values, shape: [values.count]))
}

/// The gradient of the sum of squares, to be differentiated once more.
private func slope(of result: Node, _ source: Node) throws -> Node {
  try gradients(of: result.square().sum(), withRespectTo: [source])[0]
}

private let convolutions: [GradientCase] = {
  var cases: [GradientCase] = []
  let sizes: [([Int], [Int])] = [
    ([1, 1, 1, 1], [1, 1, 1, 1]), ([2, 3, 5, 4], [2, 3, 3, 2]), ([3, 2, 7, 7], [1, 2, 3, 3]),
    ([9, 1, 4, 5], [2, 1, 2, 3]),
  ]
  for (images, filters) in sizes {
    for stride in [(1, 1), (2, 1), (3, 2)] {
      for padding in [Padding.valid, .same] {
        for flipped in [true, false] {
          let name = "conv \(images) \(filters) \(stride) \(padding) \(flipped)"
          cases.append(
            GradientCase(name, [images, filters]) {
              try $0[0].convolution($0[1], stride: stride, padding: padding, flipped: flipped)
            })
        }
      }
    }
  }
  return cases
}()

private let poolings: [GradientCase] = {
  var cases: [GradientCase] = []
  for images in [[1, 1, 2, 2], [2, 2, 5, 4], [1, 3, 7, 7]] {
    for (size, stride) in [((2, 2), (2, 2)), ((2, 1), (1, 1)), ((2, 2), (1, 2)), ((1, 1), (3, 3))] {
      for mode in [PoolingMode.max, .mean, .l2] {
        for ignoreBorder in [true, false] {
          let name = "pool \(images) \(size) \(stride) \(mode) \(ignoreBorder)"
          cases.append(
            GradientCase(name, [images]) {
              try $0[0].pooled(size: size, stride: stride, mode: mode, ignoreBorder: ignoreBorder)
            })
        }
      }
    }
  }
  cases.append(
    GradientCase("max of sigmoid of bias", [[2, 2, 4, 4], [2]]) {
      try $0[0].addingBias($0[1]).sigmoid().pooled(size: (2, 2))
    })
  cases.append(
    GradientCase(
      "chapter 6: conv, pool, bias, tanh, softmax", [[3, 1, 6, 6], [2, 1, 3, 3], [2], [8, 3]]
    ) {
      let maps = try $0[0].convolution($0[1]).pooled(size: (2, 2)).addingBias($0[2]).tanh()
      let scores = try maps.reshaped([3, -1]).matrixProduct($0[3])
      return try scores.softmax().logLikelihood(labels([2, 0, 1]))
    })
  return cases
}()

@Suite struct GradientTests {
  @Test(arguments: cases + convolutions + poolings + tensorOperations)
  func agreesWithFiniteDifferences(_ one: GradientCase) throws {
    let inputs = try one.shapes.enumerated().map { index, shape in
      let values = try normals(shape, seed: UInt64(index + 1)).values(as: Double.self)
      return try Tensor(
        values.map { value in
          // Away from the kinks at 0, and from 0 itself where logarithms are taken.
          let distant = abs(value) < 0.01 ? 0.3 : value
          return one.positive ? abs(distant) + 0.5 : distant
        }, shape: shape)
    }
    for simplified in [true, false] {
      try checkGradient(
        one.testDescription, inputs: inputs, simplified: simplified, of: one.build)
    }
  }

  @Test func unreachedSourceIsAnError() throws {
    let x = try Node.input(shape: [2], dtype: .float64, name: "x")
    let other = try Node.input(shape: [2], dtype: .float64, name: "other")
    #expect(
      throws: ShapeError(
        "the cost does not depend on other",
        hint: "pass the same node that the cost was built from")
    ) { try gradients(of: x.sum(), withRespectTo: [other]) }
  }

  @Test func costMustBeOneNumber() throws {
    let x = try Node.input(shape: [2], dtype: .float64, name: "x")
    #expect(
      throws: ShapeError(
        "a gradient is taken of one number, the cost is 2 float64",
        hint: "take its sum or mean first")
    ) { try gradients(of: x, withRespectTo: [x]) }
  }
}
