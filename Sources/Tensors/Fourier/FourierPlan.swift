import Glibc

/// The discrete Fourier transform of a fixed length: mixed radix where the length has small factors,
/// else Bluestein's way over a longer length that has.
///
/// The passes and the choice between both follow M. Reinecke's pocketfft, which NumPy uses: radices
/// 4, 2, 3 and 5 unrolled, others by their matrix, twiddle factors after each butterfly.
struct FourierPlan {
  private let length: Int
  private let passes: [FourierPass]
  private let detour: Bluestein?

  /// Prepares transforms of `length` numbers, which is at least 1.
  init(length: Int) throws(TensorError) {
    try self.init(length: length, mayDetour: true)
  }

  fileprivate init(length: Int, mayDetour: Bool) throws(TensorError) {
    self.length = length
    let factors = Self.factors(of: length)
    if mayDetour, length >= 50, let largest = factors.max(), largest > length / largest {
      let longer = Self.smoothLength(2 * length - 1)
      if 3 * Self.cost(longer) < Self.cost(length) {
        passes = []
        detour = try Bluestein(length: length, longer: longer)
        return
      }
    }
    detour = nil
    var passes: [FourierPass] = []
    var before = 1
    for factor in factors {
      try TensorError.giveWay()
      passes.append(FourierPass(radix: factor, before: before, length: length))
      before *= factor
    }
    self.passes = passes
  }

  /// Transforms the numbers in place, with `exp(-2πi/n)`, or `exp(2πi/n)` for the inverse, unscaled.
  func transform(
    _ numbers: inout [Complex<Double>], isInverse: Bool
  ) throws(TensorError) {
    if let detour { return try detour.transform(&numbers, isInverse: isInverse) }
    var other = numbers
    for pass in passes {
      try TensorError.giveWay()
      pass.run(numbers, into: &other, sign: isInverse ? 1 : -1)
      swap(&numbers, &other)
    }
  }

  /// The factors in the order of the passes: fours, a two at the front, odd primes.
  private static func factors(of length: Int) -> [Int] {
    var (rest, factors) = (length, [Int]())
    while rest % 4 == 0 {
      factors.append(4)
      rest /= 4
    }
    if rest % 2 == 0 {
      factors.append(2)
      factors.swapAt(0, factors.count - 1)
      rest /= 2
    }
    var divisor = 3
    while divisor <= rest / divisor {
      while rest % divisor == 0 {
        factors.append(divisor)
        rest /= divisor
      }
      divisor += 2
    }
    if rest > 1 { factors.append(rest) }
    return factors
  }

  /// About how many operations a transform takes.
  private static func cost(_ length: Int) -> Double {
    let sum = factors(of: length).reduce(0.0) {
      $0 + ($1 == 4 ? 4 : $1 <= 5 ? Double($1) : 1.1 * Double($1))
    }
    return sum * Double(length)
  }

  /// The next length from `least` on without prime factors above 11.
  private static func smoothLength(_ least: Int) -> Int {
    var length = least
    while true {
      var rest = length
      for prime in [2, 3, 5, 7, 11] { while rest % prime == 0 { rest /= prime } }
      if rest == 1 { return length }
      length += 1
    }
  }

  /// `exp(2πi·k/n)`, exact at the multiples of an eighth of a turn.
  static func root(_ index: Int, of count: Int) -> Complex<Double> {
    // Below 2^60 neither product overflows.
    let eighths = 8 * (index % count)
    func part(_ eighths: Int) -> Double { Double(eighths) * (.pi / 4) / Double(count) }
    switch eighths / count {
    case 0: return Complex(cos(part(eighths)), sin(part(eighths)))
    case 1, 2:
      let angle = part(eighths - 2 * count)
      return Complex(-sin(angle), cos(angle))
    case 3, 4:
      let angle = part(eighths - 4 * count)
      return Complex(-cos(angle), -sin(angle))
    case 5, 6:
      let angle = part(eighths - 6 * count)
      return Complex(sin(angle), -cos(angle))
    default:
      let angle = part(8 * count - eighths)
      return Complex(cos(angle), -sin(angle))
    }
  }
}

/// A transform as a convolution, which transforms of a longer length do.
private final class Bluestein: Sendable {
  private let length: Int
  private let longer: Int
  private let plan: FourierPlan
  /// `exp(πi·k²/n)`.
  private let chirp: [Complex<Double>]
  /// The transform of the chirp over the longer length, scaled.
  private let kernel: [Complex<Double>]

  init(length: Int, longer: Int) throws(TensorError) {
    self.length = length
    self.longer = longer
    plan = try FourierPlan(length: longer, mayDetour: false)
    var (chirp, square) = ([Complex<Double>](), 0)
    for index in 0..<length {
      if index & 0xffff == 0 { try TensorError.giveWay() }
      chirp.append(FourierPlan.root(square, of: 2 * length))
      square = (square + 2 * index + 1) % (2 * length)
    }
    self.chirp = chirp
    var kernel = [Complex<Double>](repeating: 0, count: longer)
    let scale = 1 / Double(longer)
    for index in 0..<length {
      let value = Complex(chirp[index].re * scale, chirp[index].im * scale)
      kernel[index] = value
      if index > 0 { kernel[longer - index] = value }
    }
    try plan.transform(&kernel, isInverse: false)
    self.kernel = kernel
  }

  func transform(
    _ numbers: inout [Complex<Double>], isInverse: Bool
  ) throws(TensorError) {
    // The inverse is the conjugate of the transform of the conjugate.
    func turned(_ value: Complex<Double>) -> Complex<Double> {
      isInverse ? Complex(value.re, -value.im) : value
    }
    var padded = [Complex<Double>](repeating: 0, count: longer)
    for index in 0..<length {
      padded[index] = turned(numbers[index]) * Complex(chirp[index].re, -chirp[index].im)
    }
    try plan.transform(&padded, isInverse: false)
    for index in 0..<longer { padded[index] = padded[index] * kernel[index] }
    try plan.transform(&padded, isInverse: true)
    for index in 0..<length {
      numbers[index] = turned(padded[index] * Complex(chirp[index].re, -chirp[index].im))
    }
  }
}
