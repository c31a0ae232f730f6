import Glibc
import Kernels

extension Tensor {
  /// The real parts: a view of a complex tensor's memory; a real tensor itself.
  public var realPart: Tensor { dtype.isComplex ? part(0) : self }

  /// The imaginary parts: a view of a complex tensor's memory; zeros for a real tensor.
  public func imaginaryPart() throws(TensorError) -> Tensor {
    dtype.isComplex ? part(1) : try Tensor(zeros: shape, dtype)
  }

  /// A complex number lies in memory as its two parts, one after the other.
  private func part(_ place: Int) -> Tensor {
    Tensor(
      storage: storage, dtype: dtype.part, shape: shape, strides: strides.map { $0 &* 2 },
      offset: offset * 2 + place)
  }

  /// A complex tensor of two real ones of the same shape.
  public init(real: Tensor, imaginary: Tensor) throws(TensorError) {
    let isSingle = real.dtype == .float32 && imaginary.dtype == .float32
    try self.init(zeros: real.shape, isSingle ? .complex64 : .complex128)
    try realPart.store(real)
    try imaginaryPart().store(imaginary)
  }

  /// The same numbers as complex ones.
  public func complex() throws(TensorError) -> Tensor {
    try cast(to: dtype.part == .float32 ? .complex64 : .complex128)
  }

  /// The distance of each complex element from zero.
  func sizes() throws(TensorError) -> Tensor {
    try Tensor.combine(.hypot, realPart, imaginaryPart())
  }

  /// The square of each element, of complex ones that of their size.
  func squaredSizes() throws(TensorError) -> Tensor {
    guard dtype.isComplex else { return try multiplying(self) }
    let (a, b) = (realPart, try imaginaryPart())
    return try a.multiplying(a).adding(b.multiplying(b))
  }

  /// The angle of each element to the positive real axis, in radians (`angle`).
  public func angles() throws(TensorError) -> Tensor {
    let real =
      dtype.isInexact ? realPart : try cast(to: dtype == .bool ? .float64 : dtype.floatingPoint)
    let imaginary = try dtype.isComplex ? imaginaryPart() : Tensor(zeros: shape, real.dtype)
    return try Tensor.combine(.arctan2, imaginary, real)
  }

  /// Applies a function to each complex element, worked out in double precision.
  func applyingToComplex(_ function: RealFunction) throws(TensorError) -> Tensor {
    if function == .rint {
      let result = try copiedInPlaceOrder()
      try result.realPart.store(realPart.applying(RealFunction.rint))
      try result.imaginaryPart().store(imaginaryPart().applying(RealFunction.rint))
      return result
    }
    guard let kernel = function.complexKernel else {
      throw TensorError(
        "ufunc '\(function.rawValue)' not supported for the input types", kind: .type,
        hint: "it takes real numbers: np.abs(x), x.real")
    }
    return dtype == .complex64
      ? try applying(kernel, to: Float.self) : try applying(kernel, to: Double.self)
  }

  private func applying<Part: ComplexPart>(
    _ kernel: nk_complex_function, to: Part.Type
  ) throws(TensorError) -> Tensor {
    try mapping(as: Complex<Part>.self, into: Complex<Part>.self) { value in
      var parts = (0.0, 0.0)
      nk_complex_apply(kernel, value.real, value.imaginary, &parts.0, &parts.1)
      return Complex(real: parts.0, imaginary: parts.1)
    }
  }
}

extension RealFunction {
  /// The function over complex numbers; nil where there is none.
  fileprivate var complexKernel: nk_complex_function? {
    switch self {
    case .exp: NK_COMPLEX_EXP
    case .expm1: NK_COMPLEX_EXPM1
    case .log: NK_COMPLEX_LOG
    case .log1p: NK_COMPLEX_LOG1P
    case .log2: NK_COMPLEX_LOG2
    case .log10: NK_COMPLEX_LOG10
    case .sqrt: NK_COMPLEX_SQRT
    case .sin: NK_COMPLEX_SIN
    case .cos: NK_COMPLEX_COS
    case .tan: NK_COMPLEX_TAN
    case .arcsin: NK_COMPLEX_ASIN
    case .arccos: NK_COMPLEX_ACOS
    case .arctan: NK_COMPLEX_ATAN
    case .sinh: NK_COMPLEX_SINH
    case .cosh: NK_COMPLEX_COSH
    case .tanh: NK_COMPLEX_TANH
    case .arcsinh: NK_COMPLEX_ASINH
    case .arccosh: NK_COMPLEX_ACOSH
    case .arctanh: NK_COMPLEX_ATANH
    case .exp2: NK_COMPLEX_EXP2
    default: nil
    }
  }
}

extension Number {
  /// The number of size 1 in the same direction; zero stays zero, as in NumPy 2.
  static func direction(_ value: Self) -> Self {
    let size = nk_hypot(value.real, value.imaginary)
    if size == 0 || size.isNaN { return size.isNaN ? Self(real: .nan, imaginary: .nan) : 0 }
    return Self(real: value.real / size, imaginary: value.imaginary / size)
  }
}
