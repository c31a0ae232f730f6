/// A function of one number that is not a `RealFunction`, by NumPy's name.
public enum UnaryFunction: String, CaseIterable, Sendable {
  case absolute, negative, positive, square, sign, reciprocal, invert, fabs, conjugate
  case isnan, isinf, isfinite, signbit
  case logicalNot = "logical_not"

  /// The type of the results for elements of a type.
  public func resultType(_ type: DType) throws(TensorError) -> DType { try types(for: type).result }

  /// The types in which the function works on elements of type `type`, and gives its results.
  fileprivate func types(for type: DType) throws(TensorError) -> (working: DType, result: DType) {
    switch self {
    case .absolute: return (type, type.part)
    case .conjugate: return type == .bool ? (.int8, .int8) : (type, type)
    case .negative, .positive, .sign:
      guard type != .bool else {
        throw TensorError(
          "The numpy boolean \(rawValue), is not supported", kind: .type,
          hint: "use `~` or logical_not")
      }
      return (type, type)
    case .square, .reciprocal: return type == .bool ? (.int8, .int8) : (type, type)
    case .invert:
      guard !type.isInexact else {
        throw TensorError(
          "ufunc 'invert' not supported for the input types", kind: .type,
          hint: "it takes whole numbers or truth values: x.astype(int)")
      }
      return (type, type)
    case .fabs, .signbit:
      guard !type.isComplex else {
        throw TensorError(
          "ufunc '\(rawValue)' not supported for the input types", kind: .type,
          hint: "complex numbers have no sign: np.abs(x), x.real")
      }
      return (type.floatingPoint, self == .fabs ? type.floatingPoint : .bool)
    case .isnan, .isinf, .isfinite: return (type, .bool)
    case .logicalNot: return (.bool, .bool)
    }
  }
}

extension Tensor {
  /// Applies a function to each element.
  public func applying(_ function: UnaryFunction) throws(TensorError) -> Tensor {
    let (working, result) = try function.types(for: dtype)
    let input = try cast(to: working)
    switch function {
    case .positive: return try input.copiedInPlaceOrder()
    case .conjugate where !working.isComplex: return try input.copiedInPlaceOrder()
    case .absolute where working.isComplex: return try input.sizes()
    case .absolute where working == .bool: return try input.copiedInPlaceOrder()
    case .invert:
      if working == .bool { return try input.mapping(as: Bool.self, into: Bool.self) { !$0 } }
      return try working.perform(Inversion(input: input))
    case .logicalNot: return try input.mapping(as: Bool.self, into: Bool.self) { !$0 }
    default: break
    }
    return result == .bool
      ? try working.perform(Question(function: function, input: input))
      : try working.perform(SignTask(function: function, input: input))
  }

  /// Each element with the opposite sign; integers wrap round, `bool` is refused.
  public func negated() throws(TensorError) -> Tensor { try applying(UnaryFunction.negative) }

  /// Each element without its sign; the smallest integer stays as it is.
  public func abs() throws(TensorError) -> Tensor { try applying(UnaryFunction.absolute) }
}

private struct Inversion: IntegerTask {
  let input: Tensor

  func run<S: Number & FixedWidthInteger>(_ type: S.Type) throws(TensorError) -> Tensor {
    try input.mapping(as: type, into: type) { ~$0 }
  }
}

private struct Question: NumberTask {
  let function: UnaryFunction
  let input: Tensor

  func run<S: Number>(_ type: S.Type) throws(TensorError) -> Tensor {
    switch function {
    case .isnan: try input.mapping(as: type, into: Bool.self) { $0.isUndefined }
    case .isinf:
      try input.mapping(as: type, into: Bool.self) {
        $0.real.isInfinite || $0.imaginary.isInfinite
      }
    case .isfinite:
      try input.mapping(as: type, into: Bool.self) { $0.real.isFinite && $0.imaginary.isFinite }
    default: try input.mapping(as: type, into: Bool.self) { $0.real.sign == .minus }
    }
  }
}

private struct SignTask: NumberTask {
  let function: UnaryFunction
  let input: Tensor

  func run<S: Number>(_ type: S.Type) throws(TensorError) -> Tensor {
    switch function {
    case .negative: try map(type) { S.negative($0) }
    case .square: try map(type) { S.times($0, $0) }
    case .sign where S.dtype.isComplex: try map(type) { S.direction($0) }
    case .conjugate: try map(type) { S(real: $0.real, imaginary: -$0.imaginary) }
    case .sign:
      try map(type) { $0.isUndefined ? $0 : $0 > 0 ? 1 : $0 < 0 ? S.negative(1) : 0 }
    case .reciprocal: try map(type) { S.reciprocal($0) }
    default: try map(type) { S.unsigned($0) }
    }
  }

  @inline(__always)
  private func map<S: Number>(_ type: S.Type, _ body: (S) -> S) throws(TensorError) -> Tensor {
    try input.mapping(as: type, into: type, body)
  }
}
