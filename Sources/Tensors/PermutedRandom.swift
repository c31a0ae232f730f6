import Glibc

/// NumPy's newer generator, PCG64 (O'Neill's PCG XSL RR 128/64), and what its `Generator` makes of the
/// words: the same numbers for the same seed.
public struct PermutedRandom: Sendable {
  private var state: UInt128
  private let increment: UInt128
  /// The upper half of a word of which only the lower one was taken.
  private var spare: UInt32?

  private static let multiplier: UInt128 = 0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645

  /// The generator that `numpy.random.default_rng` makes of a seed, its 32-bit words lowest first.
  public init(seed words: [UInt32]) {
    let seeds = SeedSequence(words).words(4)
    increment = (UInt128(seeds[2]) << 64 | UInt128(seeds[3])) << 1 | 1
    state = increment &+ (UInt128(seeds[0]) << 64 | UInt128(seeds[1]))
    state = state &* Self.multiplier &+ increment
  }

  /// Where the generator stands: its state and increment as numbers, and the spare half word.
  public var stateWords: [String] {
    [String(state), String(increment), spare.map { String($0) } ?? ""]
  }

  /// A generator that goes on where one was left; nil where the words are not those of one.
  public init?(stateWords words: [String]) {
    guard words.count == 3, let state = UInt128(words[0]), let increment = UInt128(words[1]),
      increment & 1 == 1, words[2].isEmpty || UInt32(words[2]) != nil
    else { return nil }
    (self.state, self.increment, spare) = (state, increment, UInt32(words[2]))
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state = state &* Self.multiplier &+ increment
    let word = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
    let turn = UInt64(truncatingIfNeeded: state >> 122)
    return word >> turn | word << ((64 &- turn) & 63)
  }

  private mutating func nextHalf() -> UInt32 {
    if let half = spare {
      spare = nil
      return half
    }
    let word = next()
    spare = UInt32(truncatingIfNeeded: word >> 32)
    return UInt32(truncatingIfNeeded: word)
  }

  /// A number from 0 to below 1.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A `float32` from 0 to below 1.
  public mutating func uniformSingle() -> Float { Float(nextHalf() >> 8) * 0x1p-24 }

  /// A whole number from 0 to `largest`, by Lemire's multiplication.
  public mutating func integer(upTo largest: UInt64) -> UInt64 {
    if largest == 0 { return 0 }
    if largest == .max { return next() }
    if largest == UInt64(UInt32.max) { return UInt64(nextHalf()) }
    if largest < UInt64(UInt32.max) {
      let count = UInt32(largest) + 1
      var product = UInt64(nextHalf()) &* UInt64(count)
      if UInt32(truncatingIfNeeded: product) < count {
        let threshold = (UInt32.max &- UInt32(largest)) % count
        while UInt32(truncatingIfNeeded: product) < threshold {
          product = UInt64(nextHalf()) &* UInt64(count)
        }
      }
      return product >> 32
    }
    let count = largest + 1
    var product = next().multipliedFullWidth(by: count)
    if product.low < count {
      let threshold = (UInt64.max &- largest) % count
      while product.low < threshold { product = next().multipliedFullWidth(by: count) }
    }
    return product.high
  }

  /// A normally distributed number, by the ziggurat.
  public mutating func normal() -> Double {
    let tables = ZigguratTables.normal
    let edge = 3.6541528853610087963519472518
    while true {
      let word = next()
      let strip = Int(word & 0xff)
      let size = word >> 9 & 0xf_ffff_ffff_ffff
      var x = Double(size) * tables.widths[strip]
      if word >> 8 & 1 == 1 { x = -x }
      if size < tables.bounds[strip] { return x }
      if strip == 0 {
        while true {
          let a = -0.27366123732975827203338247596 * log1p(-uniform())
          let b = -log1p(-uniform())
          if b + b > a * a { return size >> 8 & 1 == 1 ? -(edge + a) : edge + a }
        }
      }
      let (upper, lower) = (tables.heights[strip - 1], tables.heights[strip])
      if (upper - lower) * uniform() + lower < exp(-0.5 * x * x) { return x }
    }
  }

  /// An exponentially distributed number of mean 1, by the ziggurat.
  public mutating func exponential() -> Double {
    let tables = ZigguratTables.exponential
    while true {
      let word = next() >> 3
      let strip = Int(word & 0xff)
      let size = word >> 8
      let x = Double(size) * tables.widths[strip]
      if size < tables.bounds[strip] { return x }
      if strip == 0 { return 7.69711747013104972 - log1p(-uniform()) }
      let (upper, lower) = (tables.heights[strip - 1], tables.heights[strip])
      if (upper - lower) * uniform() + lower < exp(-x) { return x }
    }
  }

  /// A whole number from 0 to `largest`, by throwing away those that are too large.
  private mutating func interval(upTo largest: UInt64) -> UInt64 {
    if largest == 0 { return 0 }
    let mask = UInt64.max >> UInt64(largest.leadingZeroBitCount)
    while true {
      let word = largest <= UInt64(UInt32.max) ? UInt64(nextHalf()) : next()
      if word & mask <= largest { return word & mask }
    }
  }

  /// Brings places into random order, as NumPy's `shuffle`.
  public mutating func shuffle(count: Int, _ swap: (Int, Int) -> Void) throws(TensorError) {
    for place in stride(from: count - 1, through: 1, by: -1) {
      if place & 0xffff == 0 { try TensorError.giveWay() }
      swap(place, Int(interval(upTo: UInt64(place))))
    }
  }

  /// The same for places from `first` on, as `choice` does it.
  private mutating func mix(_ numbers: inout [Int64], from first: Int) throws(TensorError) {
    for place in stride(from: numbers.count - 1, through: Swift.max(first, 1), by: -1) {
      if place & 0xffff == 0 { try TensorError.giveWay() }
      numbers.swapAt(place, Int(integer(upTo: UInt64(place))))
    }
  }

  /// `count` different numbers below `population`, as NumPy's `choice` without replacement.
  public mutating func distinct(
    _ count: Int, below population: Int, isShuffled: Bool
  ) throws(TensorError) -> [Int64] {
    guard count > 0, count <= population else { return [] }
    if population > 10000, count > population / (isShuffled ? 50 : 20) {
      var numbers = (0..<Int64(population)).map { $0 }
      try mix(&numbers, from: population - count)
      return Array(numbers[(population - count)...])
    }
    // Floyd's way: a number that was drawn before gives way to the largest one so far.
    var (taken, numbers) = (Set<Int>(), [Int64]())
    for largest in population - count..<population {
      if largest & 0xffff == 0 { try TensorError.giveWay() }
      let drawn = Int(integer(upTo: UInt64(largest)))
      let number = taken.contains(drawn) ? largest : drawn
      taken.insert(number)
      numbers.append(Int64(number))
    }
    if isShuffled { try mix(&numbers, from: 1) }
    return numbers
  }
}

/// NumPy's `SeedSequence`: spreads a seed over as many words as are needed.
private struct SeedSequence {
  private var pool: [UInt32] = []

  init(_ entropy: [UInt32]) {
    var constant: UInt32 = 0x43b0_d7e5
    func hashed(_ value: UInt32) -> UInt32 {
      var value = value ^ constant
      constant = constant &* 0x931e_8875
      value = value &* constant
      return value ^ value >> 16
    }
    func mixed(_ x: UInt32, _ y: UInt32) -> UInt32 {
      let result = x &* 0xca01_f9dd &- y &* 0x4973_f715
      return result ^ result >> 16
    }
    for index in 0..<4 { pool.append(hashed(index < entropy.count ? entropy[index] : 0)) }
    for source in 0..<4 {
      for target in 0..<4 where source != target {
        pool[target] = mixed(pool[target], hashed(pool[source]))
      }
    }
    for word in entropy.dropFirst(4) {
      for target in 0..<4 { pool[target] = mixed(pool[target], hashed(word)) }
    }
  }

  func words(_ count: Int) -> [UInt64] {
    var constant: UInt32 = 0x8b51_f9dd
    let halves = (0..<2 * count).map { index in
      var value = pool[index % 4] ^ constant
      constant = constant &* 0x58f3_8ded
      value = value &* constant
      return UInt64(value ^ value >> 16)
    }
    return (0..<count).map { halves[2 * $0] | halves[2 * $0 + 1] << 32 }
  }
}
