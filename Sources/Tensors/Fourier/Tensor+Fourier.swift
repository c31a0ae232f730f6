import Glibc

/// By what a Fourier transform of n numbers is multiplied; names as NumPy's `norm`.
public enum FourierNorm: String, Sendable {
  /// The inverse by 1/n.
  case backward
  /// Both by 1/√n.
  case ortho
  /// The transform by 1/n.
  case forward

  /// The factor for one direction.
  func factor(_ length: Int, isInverse: Bool) -> Double {
    switch self {
    case .backward: isInverse ? 1 / Double(length) : 1
    case .ortho: 1 / Double(length).squareRoot()
    case .forward: isInverse ? 1 : 1 / Double(length)
    }
  }
}

extension Tensor {
  /// The discrete Fourier transform along an axis, of its first `length` places, zeros appended where
  /// there are fewer (`fft`, `ifft`).
  ///
  /// Worked out in double precision; `complex64` where the elements are `float32` or `complex64`.
  public func fourierTransformed(
    length: Int? = nil, axis given: Int = -1, isInverse: Bool = false,
    _ norm: FourierNorm = .backward
  ) throws(TensorError) -> Tensor {
    let axis = try Shape.axis(given, rank: rank)
    let size = length ?? shape[axis]
    try Self.checkPoints(size)
    let lines = try movingAxes([axis], to: [-1]).fitted(to: size).copied(as: .complex128)
    if lines.count == 0 { return try lines.movingAxes([-1], to: [axis]).copied(as: fourierType) }
    let plan = try FourierPlan(length: size)
    let factor = norm.factor(size, isInverse: isInverse)
    let first = lines.pointer(as: Complex<Double>.self)
    try withExtendedLifetime(lines.storage) { () throws(TensorError) in
      for line in 0..<lines.count / size {
        let start = first + line * size
        var numbers = Array(UnsafeBufferPointer(start: start, count: size))
        try plan.transform(&numbers, isInverse: isInverse)
        for index in 0..<size {
          start[index] =
            factor == 1
            ? numbers[index] : Complex(numbers[index].re * factor, numbers[index].im * factor)
        }
      }
    }
    let result = try lines.movingAxes([-1], to: [axis])
    return try result.copied(as: fourierType)
  }

  /// The half of the transform of real numbers that the other half mirrors (`rfft`):
  /// n/2 + 1 numbers of n.
  public func realFourierTransformed(
    length: Int? = nil, axis: Int = -1, _ norm: FourierNorm = .backward
  ) throws(TensorError) -> Tensor {
    guard !dtype.isComplex else {
      throw TensorError(
        "ufunc 'rfft_n_even' did not contain a loop for complex numbers", kind: .type)
    }
    let whole = try fourierTransformed(length: length, axis: axis, norm)
    let place = try Shape.axis(axis, rank: rank)
    return try whole.narrowed(place, 0, whole.shape[place] / 2 + 1).copied()
  }

  /// The real numbers, `length` of them, of which this is `realFourierTransformed` (`irfft`).
  public func inverseRealFourierTransformed(
    length: Int? = nil, axis given: Int = -1, _ norm: FourierNorm = .backward
  ) throws(TensorError) -> Tensor {
    let axis = try Shape.axis(given, rank: rank)
    let size = length ?? 2 * (shape[axis] - 1)
    try Self.checkPoints(size)
    let half = try movingAxes([axis], to: [-1]).fitted(to: size / 2 + 1)
      .copied(as: .complex128)
    let last = half.rank - 1
    // The first number is real, and of an even length the middle one too.
    try half.narrowed(last, 0, 1).imaginaryPart().assign(Tensor(0.0), at: [])
    if size % 2 == 0 {
      try half.narrowed(last, size / 2, 1).imaginaryPart().assign(Tensor(0.0), at: [])
    }
    let mirrored = try half.narrowed(last, 1, (size - 1) / 2).flipped([last])
      .applying(UnaryFunction.conjugate)
    let whole = try Tensor.concatenated([half, mirrored], along: last)
    let result = try whole.fourierTransformed(isInverse: true, norm).realPart
    return try result.movingAxes([-1], to: [axis]).copied(as: fourierType.part)
  }

  /// Throws where a transform of so many points has no meaning, or would fill the memory.
  private static func checkPoints(_ count: Int) throws(TensorError) {
    guard count > 0 else {
      throw TensorError("Invalid number of FFT data points (\(count)) specified.")
    }
    guard count <= 1 << 27 else {
      throw TensorError("a Fourier transform is of at most \(1 << 27) points, not \(count)")
    }
  }

  /// The type of a transform.
  private var fourierType: DType {
    [.float32, .complex64, .float16].contains(dtype) ? .complex64 : .complex128
  }

  /// The first `length` places of the last axis, zeros where there are fewer.
  private func fitted(to length: Int) throws(TensorError) -> Tensor {
    let last = rank - 1
    if shape[last] >= length { return try narrowed(last, 0, length) }
    let result = try Tensor(zeros: Array(shape.dropLast()) + [length], dtype)
    try result.narrowed(last, 0, shape[last]).store(self)
    return result
  }
}
