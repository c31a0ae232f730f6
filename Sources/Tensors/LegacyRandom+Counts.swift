import Glibc

/// Distributions of whole numbers.
extension LegacyRandom {
  /// How often an event of probability `p` happens in `n` trials; `p` is from 0 to 1.
  public mutating func binomial(_ n: Int, _ p: Double) -> Int {
    if p <= 0.5 {
      return p * Double(n) <= 30 ? binomialByInversion(n, p) : binomialByRejection(n, p)
    }
    let q = 1 - p
    return n - (q * Double(n) <= 30 ? binomialByInversion(n, q) : binomialByRejection(n, q))
  }

  private mutating func binomialByInversion(_ n: Int, _ p: Double) -> Int {
    if inversion.n != n || inversion.p != p { inversion = BinomialInversion(n, p) }
    let q = 1 - p
    var (count, term, u) = (0, inversion.start, uniform())
    while u > term {
      count += 1
      if count > inversion.bound {
        (count, term, u) = (0, inversion.start, uniform())
      } else {
        u -= term
        term = (Double(n - count + 1) * p * term) / (Double(count) * q)
      }
    }
    return count
  }

  /// The algorithm BTPE of Kachitvichyanukul and Schmeiser (1988); `p` is at most 1/2.
  private mutating func binomialByRejection(_ n: Int, _ p: Double) -> Int {
    let count = Double(n)
    let q = 1 - p
    let mode = count * p + p
    let m = mode.rounded(.down)
    let p1 = (2.195 * (count * p * q).squareRoot() - 4.6 * q).rounded(.down) + 0.5
    let middle = m + 0.5
    let (left, right) = (middle - p1, middle + p1)
    let c = 0.134 + 20.5 / (15.3 + m)
    var a = (mode - left) / (mode - left * p)
    let leftSlope = a * (1 + a / 2)
    a = (right - mode) / (right * q)
    let rightSlope = a * (1 + a / 2)
    let p2 = p1 * (1 + 2 * c)
    let p3 = p2 + c / leftSlope
    let p4 = p3 + c / rightSlope
    let variance = count * p * q

    while true {
      let u = uniform() * p4
      var v = uniform()
      let y: Double
      if u <= p1 {
        // The triangle: no test is needed.
        return Int((middle - p1 * v + u).rounded(.down))
      } else if u <= p2 {
        // The parallelograms.
        let x = left + (u - p1) / c
        v = v * c + 1 - (m - x + 0.5).magnitude / p1
        if v > 1 { continue }
        y = x.rounded(.down)
      } else if u <= p3 {
        y = (left + log(v) / leftSlope).rounded(.down)
        if y < 0 || v == 0 { continue }
        v = v * (u - p2) * leftSlope
      } else {
        y = (right - log(v) / rightSlope).rounded(.down)
        if y > count || v == 0 { continue }
        v = v * (u - p3) * rightSlope
      }
      let k = (y - m).magnitude
      if k > 20, k < variance / 2 - 1 {
        let rho = (k / variance) * ((k * (k / 3 + 0.625) + 0.16666666666666666) / variance + 0.5)
        let t = -k * k / (2 * variance)
        let logV = log(v)
        if logV < t - rho { return Int(y) }
        if logV > t + rho { continue }
        let (x1, f1, z, w) = (y + 1, m + 1, count + 1 - m, count - y + 1)
        var bound = middle * log(f1 / x1)
        bound += (count - m + 0.5) * log(z / w)
        bound += (y - m) * log(w * p / (x1 * q))
        for x in [f1, z, x1, w] { bound += Self.stirling(x) }
        if logV > bound { continue }
      } else if v > Self.ratio(from: m, to: y, n: count, p: p, q: q) {
        continue
      }
      return Int(y)
    }
  }

  /// The next terms of Stirling's series for the logarithm of x!.
  private static func stirling(_ x: Double) -> Double {
    let square = x * x
    return (13680 - (462 - (132 - (99 - 140 / square) / square) / square) / square) / x / 166320
  }

  /// How many times likelier than `m` the number `y` is, by one factor for each step.
  private static func ratio(
    from m: Double, to y: Double, n: Double, p: Double, q: Double
  ) -> Double {
    let s = p / q
    let a = s * (n + 1)
    var result = 1.0
    if m < y {
      var step = m + 1
      while step <= y {
        result *= a / step - s
        step += 1
      }
    } else if m > y {
      var step = y + 1
      while step <= m {
        result /= a / step - s
        step += 1
      }
    }
    return result
  }

  /// The next number of Poisson's distribution, of a mean below 9.2e18.
  public mutating func poisson(_ mean: Double) -> Int {
    if mean == 0 { return 0 }
    if mean < 10 {
      let end = exp(-mean)
      var (count, product) = (0, uniform())
      while product > end {
        count += 1
        product *= uniform()
      }
      return count
    }
    // Hörmann's transformed rejection, PTRS.
    let logMean = log(mean)
    let b = 0.931 + 2.53 * mean.squareRoot()
    let a = -0.059 + 0.02483 * b
    let inverse = 1.1239 + 1.1328 / (b - 3.4)
    let right = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = uniform() - 0.5
      let v = uniform()
      let us = 0.5 - u.magnitude
      let k = ((2 * a / us + b) * u + mean + 0.43).rounded(.down)
      if us >= 0.07, v <= right { return Int(clamping: Int64(converting: k)) }
      if k < 0 || us < 0.013 && v > us { continue }
      let bound = -mean + k * logMean - Self.logGamma(k + 1)
      if log(v) + log(inverse) - log(a / (us * us) + b) <= bound {
        return Int(clamping: Int64(converting: k))
      }
    }
  }

  /// The logarithm of the gamma function by its asymptotic series (Zhang and Jin), as NumPy has it.
  private static func logGamma(_ x: Double) -> Double {
    if x == 1 || x == 2 { return 0 }
    let coefficients = [
      8.333333333333333e-02, -2.777777777777778e-03, 7.936507936507937e-04,
      -5.952380952380952e-04, 8.417508417508418e-04, -1.917526917526918e-03,
      6.410256410256410e-03, -2.955065359477124e-02, 1.796443723688307e-01,
      -1.39243221690590e+00,
    ]
    let steps = x < 7 ? Int(7 - x) : 0
    var argument = x + Double(steps)
    let square = (1 / argument) * (1 / argument)
    var series = coefficients[9]
    for index in (0..<9).reversed() { series = series * square + coefficients[index] }
    var result =
      series / argument + 0.5 * 1.8378770664093453e+00 + (argument - 0.5) * log(argument)
      - argument
    if x < 7 {
      for _ in 0..<Swift.max(steps, 0) {
        result -= log(argument - 1)
        argument -= 1
      }
    }
    return result
  }

  /// How many of `n` trials have each outcome; the probabilities' sum is at most 1.
  public mutating func multinomial(_ n: Int, _ probabilities: [Double]) -> [Int] {
    var counts = [Int](repeating: 0, count: probabilities.count)
    var (left, mass) = (n, 1.0)
    for index in probabilities.indices.dropLast() {
      let share = probabilities[index] / mass
      // Nothing is drawn for what cannot happen, unlike in `binomial`.
      counts[index] = share > 0 ? binomial(left, Swift.min(share, 1)) : 0
      left -= counts[index]
      if left <= 0 { return counts }
      mass -= probabilities[index]
    }
    if let last = counts.indices.last { counts[last] = left }
    return counts
  }

  /// The number of trials up to the first success; `p` is above 0 and at most 1.
  public mutating func geometric(_ p: Double) -> Int {
    if p < 1.0 / 3 {
      let trials = (log(1 - uniform()) / log(1 - p)).rounded(.up)
      return Int(clamping: Int64(converting: trials))
    }
    let u = uniform()
    var (count, sum, term) = (1, p, p)
    while u > sum, term > 0 {
      term *= 1 - p
      sum += term
      count += 1
    }
    return count
  }
}

/// Where the inversion of a binomial distribution begins, and the most that it counts to.
struct BinomialInversion {
  let n: Int
  let p: Double
  let start: Double
  let bound: Int

  init(_ n: Int, _ p: Double) {
    (self.n, self.p) = (n, p)
    let q = 1 - p
    start = exp(Double(n) * log(q))
    let mean = Double(n) * p
    bound = Int(Swift.min(Double(n), mean + 10 * (mean * q + 1).squareRoot()))
  }
}
