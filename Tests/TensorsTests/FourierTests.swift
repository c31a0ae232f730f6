import Glibc
import Testing

@testable import Tensors

/// Discrete Fourier transforms against their definition.
@Suite struct FourierTests {
  /// Numbers without a pattern; none repeats.
  private static func numbers(_ count: Int) -> [Complex<Double>] {
    (0..<count).map { Complex(sin(Double($0 * $0) + 0.5), cos(3 * Double($0)) / 2) }
  }

  /// The sum that defines the transform, by roots of unity that are each worked out on their own.
  private static func defined(_ x: [Complex<Double>], sign: Double) -> [Complex<Double>] {
    let count = x.count
    return (0..<count).map { k in
      x.indices.reduce(Complex(0)) { sum, n in
        let angle = sign * 2 * .pi * Double(k * n % count) / Double(count)
        return sum + x[n] * Complex(cos(angle), sin(angle))
      }
    }
  }

  /// Powers of two, of every radix, products, primes by their own radix, and primes by Bluestein's way.
  @Test(arguments: [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 20, 25, 27, 30, 31, 36, 47, 49, 53, 60, 64,
    77,
    97, 100, 101, 128, 131, 211, 243, 256, 358, 360, 509, 512,
  ])
  func transformIsItsDefinition(_ count: Int) throws {
    let input = Self.numbers(count)
    let plan = try FourierPlan(length: count)
    for isInverse in [false, true] {
      var found = input
      try plan.transform(&found, isInverse: isInverse)
      let expected = Self.defined(input, sign: isInverse ? 1 : -1)
      let error = zip(found, expected).map { ($0 - $1).magnitude }.max() ?? 0
      let size = expected.map(\.magnitude).max() ?? 0
      #expect(error <= 1e-14 * size * Double(count).squareRoot() + 1e-300, "\(error) of \(size)")
    }
  }

  @Test func rootsAreExactAtEighthsOfATurn() {
    let half = 0.5.squareRoot()
    let expected = [
      Complex(1, 0), Complex(half, half), Complex(0, 1), Complex(-half, half), Complex(-1, 0),
      Complex(-half, -half), Complex(0, -1), Complex(half, -half),
    ]
    for (index, root) in expected.enumerated() {
      let found = FourierPlan.root(index, of: 8)
      #expect(abs(found.re - root.re) <= 1.2e-16 && abs(found.im - root.im) <= 1.2e-16)
      if index % 2 == 0 { #expect(found.re == root.re && found.im == root.im) }
    }
  }

  @Test func transformsOfRealNumbersAndBack() throws {
    for count in [1, 2, 5, 8, 9, 53] {
      let input = try Tensor(Self.numbers(count).map(\.re), shape: [count])
      let half = try input.realFourierTransformed()
      #expect(half.shape == [count / 2 + 1])
      let back = try half.inverseRealFourierTransformed(length: count)
      #expect(back.dtype == .float64)
      let error = try back.subtracting(input).abs().max().item().asDouble
      #expect(error < 1e-14)
    }
  }

  @Test func absurdLengthsAreRefused() throws {
    let input = try Tensor([1.0, 2, 3], shape: [3])
    for length in [0, -1, Int.max, 1 << 40, Int.min] {
      #expect(throws: TensorError.self) { try input.fourierTransformed(length: length) }
      #expect(throws: TensorError.self) { try input.inverseRealFourierTransformed(length: length) }
    }
    let empty = try Tensor(zeros: [0, 3])
    #expect(try empty.fourierTransformed(length: 5).shape == [0, 5])
    #expect(throws: TensorError.self) { try empty.fourierTransformed(axis: 0) }
  }
}
