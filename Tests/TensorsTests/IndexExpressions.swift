@testable import Tensors

private func cut(_ start: Int?, _ stop: Int?, _ step: Int? = nil) -> TensorIndex {
  .slice(start: start, stop: stop, step: step)
}

private func block(_ indices: TensorIndex...) throws -> Tensor {
  try range(2, 3, 4).indexed(indices)
}

let indexExpressions: [ExpressionCase] = [
  .init("np.arange(10)[2:8:3]") { try range(10).indexed([cut(2, 8, 3)]) },
  .init("np.arange(10)[::-3]") { try range(10).indexed([cut(nil, nil, -3)]) },
  .init("np.arange(10)[-3:]") { try range(10).indexed([cut(-3, nil)]) },
  .init("np.arange(10)[20:]") { try range(10).indexed([cut(20, nil)]) },
  .init("np.arange(10)[8:2]") { try range(10).indexed([cut(8, 2)]) },
  .init("np.arange(24).reshape(2, 3, 4)[1]") { try block(.at(1)) },
  .init("np.arange(24).reshape(2, 3, 4)[..., 1]") { try block(.ellipsis, .at(1)) },
  .init("np.arange(24).reshape(2, 3, 4)[0, :, None, ::2]") {
    try block(.at(0), .whole, .newAxis, cut(nil, nil, 2))
  },
  .init("np.arange(24).reshape(2, 3, 4)[[1, 0, 1]]") { try block(.positions(integers(1, 0, 1))) },
  .init("np.arange(24).reshape(2, 3, 4)[:, [0, 2], [3, 1]]") {
    try block(.whole, .positions(integers(0, 2)), .positions(integers(3, 1)))
  },
  .init("np.arange(24).reshape(2, 3, 4)[[0, 1], :, [3, 1]]") {
    try block(.positions(integers(0, 1)), .whole, .positions(integers(3, 1)))
  },
  .init("np.arange(24).reshape(2, 3, 4)[[0, 1], ..., 1]") {
    try block(.positions(integers(0, 1)), .ellipsis, .at(1))
  },
  .init("np.arange(24).reshape(2, 3, 4)[1, [[0], [2]], [1, 3]]") {
    try block(
      .at(1), .positions(integers(0, 2).reshaped([2, 1])), .positions(integers(1, 3)))
  },
  .init("np.arange(24).reshape(2, 3, 4)[:, np.array([True, False, True])]") {
    try block(.whole, .mask(truths(true, false, true)))
  },
  .init("np.arange(6).reshape(2, 3)[np.arange(6).reshape(2, 3) > 2]") {
    let matrix = try range(2, 3)
    return try matrix.indexed([.mask(matrix.greater(than: Tensor(Int64(2))))])
  },
  .init("np.arange(6)[[]]") { try range(6).indexed([.positions(Tensor(zeros: [0]))]) },
  .init("np.concatenate([np.arange(3), np.array([0.5])])") {
    try Tensor.concatenated([range(3), vector(0.5)])
  },
  .init(
    "np.concatenate([np.arange(4).reshape(2, 2), np.arange(2).reshape(2, 1)], axis=-1)"
  ) { try Tensor.concatenated([range(2, 2), range(2, 1)], along: -1) },
  .init("np.stack([np.arange(3), np.arange(3) + 10], axis=1)") {
    try Tensor.stacked([range(3), integers(10, 11, 12)], along: 1)
  },
  .init("np.arange(24).reshape(2, 3, 4).transpose(2, 0, 1).reshape(4, -1)") {
    try range(2, 3, 4).transposed([2, 0, 1]).reshaped([4, -1])
  },
  .init("np.arange(24).reshape(4, 6)[:, ::2].reshape(2, 2, 3)") {
    try range(4, 6).indexed([.whole, cut(nil, nil, 2)]).reshaped([2, 2, 3])
  },
  .init("np.broadcast_to(np.arange(3), (2, 3)).reshape(-1)") {
    try range(3).broadcast(to: [2, 3]).reshaped([-1])
  },
]

/// `np.arange(6).reshape(2, 3)` after a write.
private func written(
  _ indices: [TensorIndex], _ value: (Tensor) throws -> Tensor
) throws -> Tensor {
  let x = try range(2, 3)
  try x.assign(value(x), at: indices)
  return x
}

let assignments: [ExpressionCase] = [
  .init("x[1] = 7") { try written([.at(1)]) { _ in try Tensor(Int64(7)) } },
  .init("x[:, 1] = [5, 6]") { try written([.whole, .at(1)]) { _ in try integers(5, 6) } },
  .init("x[::-1, ::2] = 1.9") {
    try written([cut(nil, nil, -1), cut(nil, nil, 2)]) { _ in try Tensor(1.9) }
  },
  .init("x[..., 0] = x[..., 2]") {
    try written([.ellipsis, .at(0)]) { try $0.indexed([.ellipsis, .at(2)]) }
  },
  .init("x[0] = x[1] + 0.5") {
    try written([.at(0)]) { try $0.indexed([.at(1)]).adding(Tensor(0.5)) }
  },
  .init("x[:, 1:] = x[:, :-1]") {
    try written([.whole, cut(1, nil)]) { try $0.indexed([.whole, cut(nil, -1)]) }
  },
  .init("x[[1, 0]] = [[1, 2, 3], [4, 5, 6]]") {
    try written([.positions(integers(1, 0))]) { _ in
      try integers(1, 2, 3, 4, 5, 6).reshaped([2, 3])
    }
  },
  .init("x[x > 2] = -1") {
    let x = try range(2, 3)
    try x.assign(Tensor(Int64(-1)), at: [.mask(x.greater(than: Tensor(Int64(2))))])
    return x
  },
  .init("x[[0, 0, 0], [1, 1, 2]] = [7, 8, 9]") {
    try written([.positions(integers(0, 0, 0)), .positions(integers(1, 1, 2))]) { _ in
      try integers(7, 8, 9)
    }
  },
  .init("x[:] = np.array([[[9, 8, 7]]])") {
    try written([.whole]) { _ in try integers(9, 8, 7).reshaped([1, 1, 3]) }
  },
]
