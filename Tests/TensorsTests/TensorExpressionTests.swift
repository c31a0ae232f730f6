import Testing

@testable import Tensors

/// A Python expression, and the same in Swift.
struct ExpressionCase: CustomTestStringConvertible, Sendable {
  let python: String
  let evaluate: @Sendable () throws -> Tensor

  init(_ python: String, _ evaluate: @escaping @Sendable () throws -> Tensor) {
    self.python = python
    self.evaluate = evaluate
  }

  var testDescription: String { python }
}

/// Values are NumPy's; expected texts: Scripts/reference/tensors.py.
@Suite struct TensorExpressionTests {
  @Test(arguments: arithmeticExpressions + reductionExpressions + productExpressions)
  func computes(_ example: ExpressionCase) throws {
    #expect(try example.evaluate().debugDescription == referenceExpressions[example.python])
  }

  @Test(arguments: indexExpressions)
  func selects(_ example: ExpressionCase) throws {
    #expect(try example.evaluate().debugDescription == referenceExpressions[example.python])
  }

  @Test(arguments: assignments)
  func assigns(_ example: ExpressionCase) throws {
    #expect(try example.evaluate().debugDescription == referenceExpressions[example.python])
  }

  @Test func everyReferenceIsTested() {
    let groups = [
      arithmeticExpressions, reductionExpressions, productExpressions, indexExpressions,
      assignments,
    ]
    #expect(Set(groups.joined().map(\.python)) == Set(referenceExpressions.keys))
  }
}

/// `np.arange(n).reshape(shape)`; without a shape, a vector.
func range(_ shape: Int..., as type: DType = .int64) throws -> Tensor {
  let count = shape.reduce(1, *)
  return try Tensor((0..<count).map(Int64.init), shape: shape).converted(to: type)
}

func vector(_ values: Double...) throws -> Tensor { try Tensor(values, shape: [values.count]) }

func integers(_ values: Int64...) throws -> Tensor { try Tensor(values, shape: [values.count]) }

func truths(_ values: Bool...) throws -> Tensor { try Tensor(values, shape: [values.count]) }

let arithmeticExpressions: [ExpressionCase] = [
  .init("np.arange(6).reshape(2, 3) + np.array([10, 20, 30])") {
    try range(2, 3).adding(integers(10, 20, 30))
  },
  .init("np.arange(3).reshape(3, 1) * np.arange(4)") { try range(3, 1).multiplying(range(4)) },
  .init("np.ones((2, 1, 3)) - np.arange(2.).reshape(2, 1)") {
    try Tensor(repeating: 1.0, shape: [2, 1, 3]).subtracting(range(2, 1, as: .float64))
  },
  .init("np.arange(6).reshape(2, 3).T + np.float32([0.5, 1.5])") {
    try range(2, 3).transposed().adding(vector(0.5, 1.5).converted(to: .float32))
  },
  .init("np.arange(5, dtype=np.uint8) + 250") {
    let bytes = try range(5, as: .uint8)
    return try bytes.adding(Tensor(.integer(250), beside: bytes))
  },
  .init("np.arange(3, dtype=np.float32) * 0.1") {
    let singles = try range(3, as: .float32)
    return try singles.multiplying(Tensor(.real(0.1), beside: singles))
  },
  .init("np.arange(3) * 0.1") { try range(3).multiplying(Tensor(.real(0.1), beside: range(3))) },
  .init("np.array([True, False]) + 1") {
    try truths(true, false).adding(Tensor(.integer(1), beside: truths(true)))
  },
  .init("np.arange(4) ** 2") { try range(4).raised(to: Tensor(Int64(2))) },
  .init("np.array([1., 4., 9.]) ** 0.5") { try vector(1, 4, 9).raised(to: Tensor(0.5)) },
  .init("-np.arange(3)") { try range(3).negated() },
  .init("np.abs(np.array([-2.5, 0, 3]))") { try vector(-2.5, 0, 3).abs() },
  .init("np.exp(np.arange(3))") { try range(3).exp() },
  .init("np.log(np.array([1., 0., -1.]))") { try vector(1, 0, -1).log() },
  .init("np.sqrt(np.arange(4, dtype=np.float32))") { try range(4, as: .float32).sqrt() },
  .init("np.tanh(np.linspace(-1, 1, 5))") { try vector(-1, -0.5, 0, 0.5, 1).tanh() },
  .init("np.floor(np.array([-1.5, 1.5]))") { try vector(-1.5, 1.5).applying(.floor) },
  .init("np.floor(np.array([3, 4]))") { try integers(3, 4).applying(.floor) },
  .init("np.where(np.array([True, False, True]), np.arange(3), 0.5)") {
    try Tensor.choosing(range(3), otherwise: Tensor(0.5), where: truths(true, false, true))
  },
  .init("np.array([-3e9, 3e9, np.nan, 2.9, -2.9]).astype(np.int64)") {
    try vector(-3e9, 3e9, .nan, 2.9, -2.9).converted(to: .int64)
  },
  .init("np.array([300, -1, 255]).astype(np.uint8)") {
    try integers(300, -1, 255).converted(to: .uint8)
  },
  .init("np.array([2**40 + 5, -1]).astype(np.int32)") {
    try integers(1 << 40 + 5, -1).converted(to: .int32)
  },
  .init("np.array([0., -0., np.nan, 0.1]).astype(bool)") {
    try vector(0, -0.0, .nan, 0.1).converted(to: .bool)
  },
]

private let gappy: @Sendable () throws -> Tensor = {
  try Tensor([1, .nan, 3, 4, 0, -1], shape: [2, 3])
}

let reductionExpressions: [ExpressionCase] = [
  .init("np.arange(24).reshape(2, 3, 4).sum(axis=1)") { try range(2, 3, 4).sum(axis: 1) },
  .init("np.arange(24.).reshape(2, 3, 4).sum(axis=(0, 2))") {
    try range(2, 3, 4, as: .float64).reduced(.sum, axes: [0, 2])
  },
  .init("np.arange(24.).reshape(2, 3, 4).mean(axis=0, keepdims=True)") {
    try range(2, 3, 4, as: .float64).mean(axis: 0, keepsDimensions: true)
  },
  .init("np.arange(24).reshape(2, 3, 4).T.max(axis=0)") {
    try range(2, 3, 4).transposed().max(axis: 0)
  },
  .init("np.arange(24).reshape(2, 3, 4).min(axis=-1)") { try range(2, 3, 4).min(axis: -1) },
  .init("np.arange(12).reshape(3, 4)[::-1].argmax(axis=0)") {
    try range(3, 4).indexed([.slice(start: nil, stop: nil, step: -1)]).argmax(axis: 0)
  },
  .init("np.array([[1., np.nan, 3.], [4., 0., -1.]]).argmax(axis=1)") {
    try gappy().argmax(axis: 1)
  },
  .init("np.array([[1., np.nan, 3.], [4., 0., -1.]]).max(axis=1)") { try gappy().max(axis: 1) },
  .init("np.array([[3, 1, 2], [0, 5, 0]]).argmin(axis=1)") {
    try integers(3, 1, 2, 0, 5, 0).reshaped([2, 3]).argmin(axis: 1)
  },
  .init("np.arange(6.).reshape(2, 3).var(axis=1)") {
    try range(2, 3, as: .float64).variance(axes: [1])
  },
  .init("np.arange(6.).reshape(2, 3).var(axis=0, ddof=1)") {
    try range(2, 3, as: .float64).variance(axes: [0], correction: 1)
  },
  .init("np.array([[True, False], [True, True]]).all(axis=0)") {
    try truths(true, false, true, true).reshaped([2, 2]).all(axis: 0)
  },
  .init("np.array([[True, False], [False, False]]).any(axis=1)") {
    try truths(true, false, false, false).reshaped([2, 2]).any(axis: 1)
  },
  .init("np.array([[1, 2], [3, 4]]).prod(axis=1)") {
    try integers(1, 2, 3, 4).reshaped([2, 2]).reduced(.product, axes: [1])
  },
  .init("np.zeros((0, 3)).sum(axis=0)") { try Tensor(zeros: [0, 3]).sum(axis: 0) },
  .init("np.zeros((0, 3)).sum(axis=1)") { try Tensor(zeros: [0, 3]).sum(axis: 1) },
  .init("np.array([True, True, False]).sum(keepdims=True)") {
    try truths(true, true, false).sum(keepsDimensions: true)
  },
]

let productExpressions: [ExpressionCase] = [
  .init("np.arange(6.).reshape(2, 3) @ np.arange(6.).reshape(3, 2)") {
    try range(2, 3, as: .float64).matrixProduct(range(3, 2, as: .float64))
  },
  .init("np.arange(6.).reshape(2, 3).T @ np.arange(6.).reshape(2, 3)") {
    let matrix = try range(2, 3, as: .float64)
    return try matrix.transposed().matrixProduct(matrix)
  },
  .init(
    "np.arange(6, dtype=np.float32).reshape(2, 3) @ np.arange(3, dtype=np.float32)"
  ) { try range(2, 3, as: .float32).matrixProduct(range(3, as: .float32)) },
  .init("np.arange(3) @ np.arange(6).reshape(3, 2)") { try range(3).matrixProduct(range(3, 2)) },
  .init("np.arange(12.).reshape(2, 2, 3) @ np.arange(3.).reshape(3, 1)") {
    try range(2, 2, 3, as: .float64).matrixProduct(range(3, 1, as: .float64))
  },
  .init(
    "np.arange(24.).reshape(2, 3, 4)[:, ::-1, ::2] @ np.arange(24.).reshape(2, 3, 4)[:, :2, 1::2]"
  ) {
    let block = try range(2, 3, 4, as: .float64)
    let even = TensorIndex.slice(start: nil, stop: nil, step: 2)
    return try block.indexed([.whole, .slice(start: nil, stop: nil, step: -1), even])
      .matrixProduct(
        block.indexed([
          .whole, .slice(start: nil, stop: 2, step: nil), .slice(start: 1, stop: nil, step: 2),
        ]))
  },
  .init("np.dot(np.arange(6.).reshape(2, 3), np.arange(24.).reshape(2, 3, 4))") {
    try range(2, 3, as: .float64).dot(range(2, 3, 4, as: .float64))
  },
  .init("np.array([[True, False]]) @ np.array([[True], [True]])") {
    try truths(true, false).reshaped([1, 2]).matrixProduct(truths(true, true).reshaped([2, 1]))
  },
  .init("np.zeros((2, 0)) @ np.zeros((0, 2))") {
    try Tensor(zeros: [2, 0]).matrixProduct(Tensor(zeros: [0, 2]))
  },
]
