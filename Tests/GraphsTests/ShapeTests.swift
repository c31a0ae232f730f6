import Graphs
import Tensors
import Testing

/// An expression that cannot be built, and what is said about it.
struct MistakeCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let build: @Sendable () throws -> Void

  init(_ message: String, _ build: @escaping @Sendable () throws -> some Sendable) {
    testDescription = message
    self.build = { _ = try build() }
  }
}

private func node(_ shape: Int..., dtype: DType = .float32) throws -> Node {
  try .input(shape: shape, dtype: dtype)
}

private let mistakes: [MistakeCase] = [
  .init("conv wants images with 20 channels, got 1x28x28") {
    try node(10, 1, 28, 28).convolution(node(40, 20, 5, 5))
  },
  .init(
    "conv wants images [batch, channels, rows, columns], got 10x784 "
      + "(reshaped([batch, channels, rows, columns]) makes images of flat rows)"
  ) { try node(10, 784).convolution(node(20, 1, 5, 5)) },
  .init("conv 5x5 does not fit on images of 4x28 (smaller filters, or padding same)") {
    try node(1, 1, 4, 28).convolution(node(20, 1, 5, 5))
  },
  .init("conv wants a stride of at least 1x1, got 0x1") {
    try node(1, 1, 4, 4).convolution(node(2, 1, 2, 2), stride: (0, 1))
  },
  .init(
    "pool 3x3 does not fit on images of 2x2 (a smaller pool, or keep the border "
      + "(ignore_border=False))"
  ) { try node(1, 1, 2, 2).pooled(size: (3, 3)) },
  .init("pool wants a size and a stride of at least 1x1, got 0x2 and 0x2") {
    try node(1, 1, 2, 2).pooled(size: (0, 2))
  },
  .init("matrix product of 10x784 and 2880x100: 784 columns do not fit 2880 rows") {
    try node(10, 784).matrixProduct(node(2880, 100))
  },
  .init("matrix product wants two matrices, got 3 and 3x1") {
    try node(3).matrixProduct(node(3, 1))
  },
  .init("bias of 3 does not fit 2x4 (it needs 4 numbers)") { try node(2, 4).addingBias(node(3)) },
  .init(
    "2x3 plus 2: the shapes do not fit each other (axes are compared from the last; they must "
      + "be equal or 1)"
  ) { try node(2, 3).plus(node(2)) },
  .init(
    "times wants floating-point numbers of one type, got float32 and float64 (cast(to:) converts)"
  ) { try node(2).times(node(2, dtype: .float64)) },
  .init(
    "log-likelihood wants probabilities [batch, classes] and int32 labels [batch], "
      + "got 3x2 and int64 3"
  ) { try node(3, 2).logLikelihood(node(3, dtype: .int64)) },
  .init("2x3 has 6 elements, 4 would have 4") { try node(2, 3).reshaped([4]) },
  .init("2x3 cannot be reshaped to [4, -1]") { try node(2, 3).reshaped([4, -1]) },
  .init("axis 2 of a tensor of 2 axes (2x3)") { try node(2, 3).sum(axes: [2]) },
  .init("an axis is named twice: [1, 1]") { try node(2, 3).sum(axes: [1, -1]) },
  .init("dropout wants a probability from 0 up to, not including, 1; got 1.0") {
    try node(2).dropout(1, stream: RandomStream(seed: 1, name: "d"))
  },
  .init("a tensor of 4611686018427387904x4 is too large or has a negative size") {
    try node(1 << 62, 4)
  },
  .init("a tensor of -1 is too large or has a negative size") { try node(-1) },
]

@Suite struct ShapeTests {
  @Test(arguments: mistakes) func mistakesAreExplained(_ mistake: MistakeCase) {
    let error = #expect(throws: ShapeError.self) { try mistake.build() }
    #expect(error?.description == mistake.testDescription)
  }

  @Test func nodesPrintAsExpressions() throws {
    let x = try Node.input(shape: [10, 784], name: "x")
    let w = try Parameter(name: "w", value: Tensor(zeros: [784, 30], .float32))
    let node = try x.matrixProduct(.parameter(w)).sigmoid()
    #expect(node.description == "sigmoid(matrix product(x, w)) 10x30 float32")
  }

  @Test func rulesApply() throws {
    let x = try Node.input(shape: [10, 1, 28, 28], name: "x")
    let w = try Parameter(name: "w", value: Tensor(zeros: [20, 1, 5, 5], .float32))
    let b = try Parameter(name: "b", value: Tensor(zeros: [20], .float32))
    let y = try Node.input(shape: [10], dtype: .int32, name: "y")
    let maps = try x.convolution(.parameter(w)).addingBias(.parameter(b)).sigmoid()
      .pooled(size: (2, 2))
    let cost = try maps.reshaped([10, -1]).softmax().logLikelihood(y)
    let slopes = try gradients(of: cost, withRespectTo: [.parameter(w), .parameter(b)])
    let plan = try Plan(inputs: [x, y], outputs: [cost] + slopes)
    let operations = plan.summary.split(separator: "\n").map { line in
      line.split(separator: ". ").last?.split(separator: ",").first.map(String.init) ?? ""
    }
    #expect(
      operations.dropLast() == [
        "images by pixel for conv stride 1x1 valid flipped and max pool 2x2",
        "filters by tap for conv stride 1x1 valid flipped and max pool 2x2",
        "conv stride 1x1 valid flipped and max pool 2x2",
        "cross-entropy", "softmax", "cross-entropy gradient", "sigmoid gradient",
        "filter gradient of conv stride 1x1 valid flipped and max pool 2x2", "sum over 0",
      ])
  }
}
