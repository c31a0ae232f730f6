import Glibc

/// A function of a real number, by NumPy's name.
public enum RealFunction: String, CaseIterable, Sendable {
  case exp, expm1, log, log1p, log2, log10, sqrt
  case sin, cos, tan, arcsin, arccos, arctan, sinh, cosh, tanh
  case arcsinh, arccosh, arctanh, cbrt, exp2, degrees, radians
  case floor, ceil, trunc, rint

  /// Whether integers are their own values.
  fileprivate var keepsIntegers: Bool {
    switch self {
    case .floor, .ceil, .trunc: true
    default: false
    }
  }
}

extension Tensor {
  /// Applies a function to each element.
  ///
  /// Integers become floating-point first (see `DType.floatingPoint`), unless the function rounds.
  /// `float32` is worked out in `float64` and rounded once.
  public func applying(_ function: RealFunction) throws(TensorError) -> Tensor {
    if dtype.isComplex { return try applyingToComplex(function) }
    if function.keepsIntegers && !dtype.isFloatingPoint { return try copiedInPlaceOrder() }
    let type = dtype.floatingPoint
    return try type.perform(RealFunctionTask(function: function, input: cast(to: type)))
  }

  /// e raised to each element.
  public func exp() throws(TensorError) -> Tensor { try applying(.exp) }

  /// The natural logarithm of each element.
  public func log() throws(TensorError) -> Tensor { try applying(.log) }

  /// The square root of each element.
  public func sqrt() throws(TensorError) -> Tensor { try applying(.sqrt) }

  /// The hyperbolic tangent of each element.
  public func tanh() throws(TensorError) -> Tensor { try applying(.tanh) }
}

private struct RealFunctionTask: RealTask {
  let function: RealFunction
  let input: Tensor

  func run<S: Number & BinaryFloatingPoint>(_ type: S.Type) throws(TensorError) -> Tensor {
    switch function {
    case .exp: try map(type) { Glibc.exp($0) }
    case .expm1: try map(type) { Glibc.expm1($0) }
    case .log: try map(type) { Glibc.log($0) }
    case .log1p: try map(type) { Glibc.log1p($0) }
    case .log2: try map(type) { Glibc.log2($0) }
    case .log10: try map(type) { Glibc.log10($0) }
    case .sqrt: try input.mapping(as: type, into: type) { $0.squareRoot() }
    case .sin: try map(type) { Glibc.sin($0) }
    case .cos: try map(type) { Glibc.cos($0) }
    case .tan: try map(type) { Glibc.tan($0) }
    case .arcsin: try map(type) { asin($0) }
    case .arccos: try map(type) { acos($0) }
    case .arctan: try map(type) { atan($0) }
    case .sinh: try map(type) { Glibc.sinh($0) }
    case .cosh: try map(type) { Glibc.cosh($0) }
    case .tanh: try map(type) { Glibc.tanh($0) }
    case .arcsinh: try map(type) { asinh($0) }
    case .arccosh: try map(type) { acosh($0) }
    case .arctanh: try map(type) { atanh($0) }
    case .cbrt: try map(type) { Glibc.cbrt($0) }
    case .exp2: try map(type) { Glibc.exp2($0) }
    case .degrees: try map(type) { $0 * (180 / .pi) }
    case .radians: try map(type) { $0 * (.pi / 180) }
    case .floor: try map(type) { $0.rounded(.down) }
    case .ceil: try map(type) { $0.rounded(.up) }
    case .trunc: try map(type) { $0.rounded(.towardZero) }
    case .rint: try map(type) { $0.rounded(.toNearestOrEven) }
    }
  }

  @inline(__always)
  private func map<S: Scalar>(
    _ type: S.Type, _ body: (Double) -> Double
  ) throws(TensorError) -> Tensor {
    try input.mapping(as: type, into: type, many: Pieces.manyForFunctions) {
      S(converting: body($0.real))
    }
  }
}
