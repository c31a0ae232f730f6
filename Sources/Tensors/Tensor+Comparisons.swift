/// A comparison of two numbers.
public enum Comparison: String, CaseIterable, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

extension Tensor {
  /// Compares matching elements of two tensors, which broadcast; the result is `bool`.
  public func compared(_ comparison: Comparison, to other: Tensor) throws(TensorError) -> Tensor {
    let function: BinaryFunction =
      switch comparison {
      case .equal: .equal
      case .notEqual: .notEqual
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .greater: .greater
      case .greaterOrEqual: .greaterOrEqual
      }
    return try Tensor.combine(function, self, other)
  }

  /// Whether each element equals the other tensor's.
  public func equal(to other: Tensor) throws(TensorError) -> Tensor {
    try compared(.equal, to: other)
  }

  /// Whether each element is less than the other tensor's.
  public func less(than other: Tensor) throws(TensorError) -> Tensor {
    try compared(.less, to: other)
  }

  /// Whether each element is greater than the other tensor's.
  public func greater(than other: Tensor) throws(TensorError) -> Tensor {
    try compared(.greater, to: other)
  }

  /// Whether each element is false or zero.
  public func logicalNot() throws(TensorError) -> Tensor {
    try equal(to: Tensor(false))
  }

  /// Elements of one tensor where the condition holds and of another elsewhere; all broadcast.
  public static func choosing(
    _ whenTrue: Tensor, otherwise: Tensor, where condition: Tensor
  ) throws(TensorError) -> Tensor {
    let shape = try Shape.broadcast(
      Shape.broadcast(whenTrue.shape, otherwise.shape), condition.shape)
    let type = whenTrue.dtype.promoted(with: otherwise.dtype)
    let result = try otherwise.broadcast(to: shape).copied(as: type)
    let mask = try condition.cast(to: .bool).broadcast(to: shape)
    let chosen = try whenTrue.cast(to: type).broadcast(to: shape)
    try type.perform(Choice(result: result, mask: mask, chosen: chosen))
    return result
  }
}

private struct Choice: ElementTask {
  let result: Tensor
  let mask: Tensor
  let chosen: Tensor

  func run<S: Scalar>(_ type: S.Type) throws(TensorError) {
    let runs = StridedRuns(
      shape: result.shape, strides: [result.strides, mask.strides, chosen.strides])
    try withExtendedLifetime((result.storage, mask.storage, chosen.storage)) {
      () throws(TensorError) in
      try runs.forEachPiece { offsets, length in
        let out = result.pointer(as: S.self) + offsets[0]
        let holds = mask.pointer(as: Bool.self) + offsets[1]
        let value = chosen.pointer(as: S.self) + offsets[2]
        for index in 0..<length where holds[index &* runs.steps[1]] {
          out[index &* runs.steps[0]] = value[index &* runs.steps[2]]
        }
      }
    }
  }
}
