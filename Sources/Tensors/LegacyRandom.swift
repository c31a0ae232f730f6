import Glibc

/// NumPy's `RandomState`: MT19937 and the transforms that NumPy keeps as they were, so that a seed
/// gives the same numbers in each of its versions.
///
/// The rules are those of NumPy 1.17 to 2.4, whose numbers are the tests' reference.
public struct LegacyRandom: Sendable {
  /// Where the bits come from.
  public var words: MersenneTwister
  /// The second of two normal numbers that are made at once, until it is asked for.
  public var storedNormal: Double?
  /// What the last binomial number needed, since the next mostly needs the same.
  var inversion = BinomialInversion(0, 0)

  /// Numbers as after `numpy.random.seed(seed)`.
  public init(seed: UInt32) { words = MersenneTwister(seed: seed) }

  /// Numbers as after `numpy.random.seed(seeds)` with several seeds.
  public init(seeds: [UInt32]) { words = MersenneTwister(seeds: seeds) }

  /// The next number of the uniform distribution on [0, 1).
  public mutating func uniform() -> Double { words.uniform() }

  /// The next number of the standard normal distribution, by the polar method.
  public mutating func normal() -> Double {
    if let stored = storedNormal {
      storedNormal = nil
      return stored
    }
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let square = x * x + y * y
      guard square < 1, square != 0 else { continue }
      let factor = (-2 * log(square) / square).squareRoot()
      storedNormal = factor * x
      return factor * y
    }
  }

  /// The next number of the exponential distribution with mean 1.
  public mutating func exponential() -> Double { -log(1 - uniform()) }

  /// The next number of the gamma distribution with scale 1 (Marsaglia and Tsang; below a shape of
  /// 1, Ahrens and Dieter).
  public mutating func gamma(shape: Double) -> Double {
    if shape == 1 { return exponential() }
    if shape == 0 { return 0 }
    if shape < 1 {
      while true {
        let u = uniform()
        let v = exponential()
        if u <= 1 - shape {
          let x = pow(u, 1 / shape)
          if x <= v { return x }
        } else {
          let y = -log((1 - u) / shape)
          let x = pow(1 - shape + shape * y, 1 / shape)
          if x <= v + y { return x }
        }
      }
    }
    let b = shape - 1.0 / 3
    let c = 1 / (9 * b).squareRoot()
    // Not a number would be rejected for ever.
    guard b.isFinite else { return b }
    while true {
      var x = normal()
      var v = 1 + c * x
      while v <= 0 {
        x = normal()
        v = 1 + c * x
      }
      v = v * v * v
      let u = uniform()
      if u < 1 - 0.0331 * (x * x) * (x * x) { return b * v }
      if log(u) < 0.5 * x * x + b * (1 - v + log(v)) { return b * v }
    }
  }

  /// The next number of the beta distribution (Jöhnk; above 1, of two gammas).
  public mutating func beta(_ a: Double, _ b: Double) -> Double {
    guard a <= 1, b <= 1 else {
      let first = gamma(shape: a)
      return first / (first + gamma(shape: b))
    }
    while true {
      let (u, v) = (uniform(), uniform())
      let (x, y) = (pow(u, 1 / a), pow(v, 1 / b))
      guard x + y <= 1 else { continue }
      if x + y > 0 { return x / (x + y) }
      let (logX, logY) = (log(u) / a, log(v) / b)
      let largest = Swift.max(logX, logY)
      return exp(logX - largest - log(exp(logX - largest) + exp(logY - largest)))
    }
  }

  /// The next number of Student's distribution.
  public mutating func studentT(_ degrees: Double) -> Double {
    let numerator = normal()
    let denominator = gamma(shape: degrees / 2)
    return (degrees / 2).squareRoot() * numerator / denominator.squareRoot()
  }

  /// The whole numbers from 0 up to, but not including, `count`, in random order.
  public mutating func permutation(of count: Int) throws(TensorError) -> [Int] {
    var order = Array(0..<Swift.max(count, 0))
    try shuffle(count: order.count) { order.swapAt($0, $1) }
    return order
  }

  /// Shuffles `count` elements by exchanging two at a time, until the user asks to stop.
  public mutating func shuffle(count: Int, swap: (Int, Int) -> Void) throws(TensorError) {
    guard count > 1 else { return }
    for last in (1..<count).reversed() {
      if last & 0xffff == 0 { try TensorError.giveWay() }
      let other = Int(words.integer(upTo: UInt64(last)))
      if other != last { swap(last, other) }
    }
  }
}
