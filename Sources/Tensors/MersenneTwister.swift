/// The generator MT19937 of Matsumoto and Nishimura (1998), which Python and NumPy use.
///
/// The same seed gives the same words as `random.seed`, `numpy.random.seed` and the authors' own
/// program.
public struct MersenneTwister: Sendable, Hashable {
  /// The number of words that the state has.
  public static let size = 624
  private static let middle = 397

  /// The words of the state, as `get_state` shows them.
  public private(set) var key: [UInt32]
  /// The next word to be given out; `size` where the state must be renewed first.
  public private(set) var position: Int

  /// A generator seeded by one number, as the authors' `init_genrand` does.
  public init(seed: UInt32) {
    key = [UInt32](repeating: 0, count: Self.size)
    var word = seed
    for index in 0..<Self.size {
      key[index] = word
      word = 1_812_433_253 &* (word ^ word >> 30) &+ UInt32(index + 1)
    }
    position = Self.size
  }

  /// A generator seeded by any number of words, as the authors' `init_by_array` does.
  ///
  /// No words count as one that is 0.
  public init(seeds: [UInt32]) {
    self.init(seed: 19_650_218)
    let seeds = seeds.isEmpty ? [0] : seeds
    var (index, source) = (1, 0)
    for _ in 0..<Swift.max(Self.size, seeds.count) {
      key[index] =
        (key[index] ^ mixed(index) &* 1_664_525) &+ seeds[source]
        &+ UInt32(
          truncatingIfNeeded: source)
      advance(&index)
      source = source + 1 == seeds.count ? 0 : source + 1
    }
    for _ in 1..<Self.size {
      key[index] = (key[index] ^ mixed(index) &* 1_566_083_941) &- UInt32(index)
      advance(&index)
    }
    key[0] = 0x8000_0000
  }

  /// A generator that goes on from a state; nil where that is none.
  public init?(key: [UInt32], position: Int) {
    guard key.count == Self.size, (0...Self.size).contains(position) else { return nil }
    self.key = key
    self.position = position
  }

  private func mixed(_ index: Int) -> UInt32 { key[index - 1] ^ key[index - 1] >> 30 }

  private mutating func advance(_ index: inout Int) {
    index += 1
    if index == Self.size {
      key[0] = key[Self.size - 1]
      index = 1
    }
  }

  private mutating func renew() {
    key.withUnsafeMutableBufferPointer { key in
      for index in 0..<Self.size {
        let next = index + 1 == Self.size ? 0 : index + 1
        let far =
          index + Self.middle < Self.size
          ? index + Self.middle : index + Self.middle - Self.size
        let word = key[index] & 0x8000_0000 | key[next] & 0x7fff_ffff
        key[index] = key[far] ^ word >> 1 ^ (word & 1 == 0 ? 0 : 0x9908_b0df)
      }
    }
    position = 0
  }

  /// The next 32 random bits.
  public mutating func nextUInt32() -> UInt32 {
    if position >= Self.size { renew() }
    var word = key[position]
    position += 1
    word ^= word >> 11
    word ^= word << 7 & 0x9d2c_5680
    word ^= word << 15 & 0xefc6_0000
    return word ^ word >> 18
  }

  /// The next 64 random bits: two words, the higher first.
  public mutating func nextUInt64() -> UInt64 {
    let high = UInt64(nextUInt32())
    return high << 32 | UInt64(nextUInt32())
  }

  /// The next number of the uniform distribution on [0, 1), of 53 bits.
  public mutating func uniform() -> Double {
    let (high, low) = (nextUInt32() >> 5, nextUInt32() >> 6)
    return (Double(high) * 67_108_864 + Double(low)) / 9_007_199_254_740_992
  }

  /// The next whole number from 0 to `maximum`, by rejecting masked words.
  ///
  /// As NumPy's `RandomState` takes it: of one word where that suffices, else of two.
  public mutating func integer(upTo maximum: UInt64) -> UInt64 {
    guard maximum > 0 else { return 0 }
    let mask = UInt64.max >> UInt64(maximum.leadingZeroBitCount)
    while true {
      let word = maximum <= 0xffff_ffff ? UInt64(nextUInt32()) : nextUInt64()
      if word & mask <= maximum { return word & mask }
    }
  }
}
