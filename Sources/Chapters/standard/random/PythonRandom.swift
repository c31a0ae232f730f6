import Glibc
import Tensors

/// The numbers of Python's `random.Random`.
struct PythonRandom {
  var words: MersenneTwister
  /// The second of two normal numbers that are made at once.
  var storedNormal: Double?

  /// Numbers as after `seed(a)` with a whole number of that size.
  init(seed: UInt64) {
    let (low, high) = (
      UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)
    )
    words = MersenneTwister(seeds: high == 0 ? [low] : [low, high])
  }

  /// Numbers as after `seed(text)` in Python 3: the text and its digest as one large number.
  init(text: [UInt8]) {
    let bytes = Array((text + SHA512.digest(text)).drop { $0 == 0 }.reversed())
    let count = (bytes.count + 3) / 4
    words = MersenneTwister(
      seeds: (0..<count).map { index in
        bytes[index * 4..<min(index * 4 + 4, bytes.count)].reversed()
          .reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      })
  }

  /// The hash that Python 2 has of text, from which it seeds.
  static func python2Hash(_ text: [UInt8]) -> Int {
    guard let first = text.first else { return 0 }
    let hash = text.reduce(Int(first) << 7) { 1_000_003 &* $0 ^ Int($1) } ^ text.count
    return hash == -1 ? -2 : hash
  }

  /// The next number of the uniform distribution on [0, 1).
  mutating func uniform() -> Double { words.uniform() }

  /// So many random bits, at most 64.
  mutating func bits(_ count: Int) -> UInt64 {
    guard count > 0 else { return 0 }
    guard count > 32 else { return UInt64(words.nextUInt32() >> UInt32(32 - count)) }
    let low = UInt64(words.nextUInt32())
    return low | UInt64(words.nextUInt32() >> UInt32(64 - count)) << 32
  }

  /// A whole number below `bound`, which is above 0, by the rules of Python 2 or 3.
  mutating func integer(below bound: UInt64, isPython2: Bool) -> UInt64 {
    if isPython2, bound < 1 << 53 { return UInt64(uniform() * Double(bound)) }
    // Python 2 takes the bits of bound - 1 for large ones, Python 3 those of bound.
    let size = 64 - (isPython2 ? max(bound - 1, 1) : bound).leadingZeroBitCount
    while true {
      let value = bits(size)
      if value < bound { return value }
    }
  }

  /// A normally distributed number by Box and Muller's method.
  mutating func gauss() -> Double {
    if let stored = storedNormal {
      storedNormal = nil
      return stored
    }
    let angle = uniform() * (2 * .pi)
    let radius = (-2 * log(1 - uniform())).squareRoot()
    storedNormal = sin(angle) * radius
    return cos(angle) * radius
  }

  /// A normally distributed number by Kinderman and Monahan's method.
  mutating func normal() -> Double {
    let factor = 4 * exp(-0.5) / (2.0).squareRoot()
    while true {
      let u = uniform()
      let v = 1 - uniform()
      let z = factor * (u - 0.5) / v
      if z * z / 4 <= -log(v) { return z }
    }
  }

  /// A number of the gamma distribution (Cheng; below a shape of 1, Ahrens and Dieter).
  mutating func gamma(_ alpha: Double, _ beta: Double) -> Double {
    // Beyond, the test for rejection has no value, and nothing would ever be taken.
    guard alpha < 1e150 else { return alpha * beta }
    if alpha > 1 {
      let inverse = (2 * alpha - 1).squareRoot()
      let b = alpha - log(4.0)
      let c = alpha + inverse
      while true {
        let u = uniform()
        guard u > 1e-7, u < 0.9999999 else { continue }
        let w = 1 - uniform()
        let v = log(u / (1 - u)) / inverse
        let x = alpha * exp(v)
        let z = u * u * w
        let r = b + c * v - x
        if r + (1 + log(4.5)) - 4.5 * z >= 0 || r >= log(z) { return x * beta }
      }
    }
    if alpha == 1 { return -log(1 - uniform()) * beta }
    while true {
      let b = (M_E + alpha) / M_E
      let p = b * uniform()
      let x = p <= 1 ? pow(p, 1 / alpha) : -log((b - p) / alpha)
      let u = uniform()
      if p > 1 {
        if u <= pow(x, alpha - 1) { return x * beta }
      } else if u <= exp(-x) {
        return x * beta
      }
    }
  }
}
