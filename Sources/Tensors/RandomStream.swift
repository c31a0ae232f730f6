import Glibc

/// A named stream of random numbers that can be left and taken up again at any position.
///
/// The generator is Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3",
/// SC 2011): a number is a function of the seed (the key), the stream's name, its kind and its
/// position (the counter), not of the numbers drawn before. Each draw, whatever its kind, moves the
/// position on by one, so drawing numbers one by one and filling a buffer give the same numbers.
/// ```swift
/// var weights = RandomStream(seed: 1, name: "layer 1 weights")
/// let first = weights.normal()
/// weights.position = 0
/// assert(weights.normal() == first)
/// ```
public struct RandomStream: Sendable, Hashable {
  /// The seed that all streams of a run share.
  public let seed: UInt64
  /// What the stream is for; streams with different names are independent.
  public let name: String
  /// How many numbers have been drawn; may be set to go back or ahead.
  public var position: UInt64

  private let nameHash: UInt64

  /// Starts a stream at position 0.
  public init(seed: UInt64, name: String) {
    self.seed = seed
    self.name = name
    self.position = 0
    // FNV-1a: the same on every machine and in every run, which Swift's own hash is not.
    self.nameHash = name.utf8.reduce(0xcbf2_9ce4_8422_2325) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
  }

  /// The kinds of number; each has its own numbers at a position, so that kinds may be mixed.
  private enum Kind: UInt64 {
    case word = 0
    case normal = 0x9e37_79b9_7f4a_7c15
  }

  /// The two words of the block at a position; positions 2k and 2k + 1 share block k.
  @inline(__always)
  private func block(at position: UInt64, _ kind: Kind) -> (UInt64, UInt64) {
    let index = position >> 1
    let stream = nameHash ^ kind.rawValue
    let words = philox(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32),
        UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32)),
      key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
    return (
      UInt64(words[0]) | UInt64(words[1]) << 32, UInt64(words[2]) | UInt64(words[3]) << 32
    )
  }

  /// The next 64 random bits.
  public mutating func nextUInt64() -> UInt64 {
    let (even, odd) = block(at: position, .word)
    defer { position &+= 1 }
    return position & 1 == 0 ? even : odd
  }

  /// The next number of the uniform distribution on [0, 1), a multiple of 2⁻⁵³.
  public mutating func uniform() -> Double { unit(nextUInt64()) }

  /// The next number of the normal distribution with mean 0 and standard deviation 1.
  public mutating func normal() -> Double {
    let (first, second) = block(at: position, .normal)
    let (even, odd) = normals(first, second)
    defer { position &+= 1 }
    return position & 1 == 0 ? even : odd
  }

  /// The next integer from 0 up to, but not including, the bound (at least 1).
  ///
  /// Some values are more likely than others by less than `bound` in 2⁶⁴.
  public mutating func integer(below bound: Int) -> Int {
    Int(nextUInt64().multipliedFullWidth(by: UInt64(Swift.max(bound, 1))).high)
  }

  /// The integers from 0 up to, but not including, `count`, in random order (Fisher and Yates).
  public mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<Swift.max(count, 0))
    for last in order.indices.dropFirst().reversed() {
      order.swapAt(last, integer(below: last + 1))
    }
    return order
  }

  /// Fills a buffer with uniform numbers on [0, 1), one position each.
  public mutating func fillUniform(_ buffer: UnsafeMutableBufferPointer<Double>) {
    fill(buffer.count, .word) {
      buffer[$0] = unit($1)
    } pair: {
      ($0, $1)
    }
  }

  /// Fills a buffer with uniform numbers on [0, 1), one position each, multiples of 2⁻²⁴.
  public mutating func fillUniform(_ buffer: UnsafeMutableBufferPointer<Float>) {
    // From the top bits: rounding a double could give 1.
    fill(buffer.count, .word) {
      buffer[$0] = Float($1 >> 40) * 0x1p-24
    } pair: {
      ($0, $1)
    }
  }

  /// Fills a buffer with normal numbers scaled and shifted, one position each.
  public mutating func fillNormal(
    _ buffer: UnsafeMutableBufferPointer<Double>, mean: Double = 0, deviation: Double = 1
  ) {
    fill(buffer.count, .normal) {
      buffer[$0] = mean + deviation * $1
    } pair: {
      normals($0, $1)
    }
  }

  /// Fills a buffer with normal numbers scaled and shifted, one position each.
  public mutating func fillNormal(
    _ buffer: UnsafeMutableBufferPointer<Float>, mean: Double = 0, deviation: Double = 1
  ) {
    fill(buffer.count, .normal) {
      buffer[$0] = Float(mean + deviation * $1)
    } pair: {
      normals($0, $1)
    }
  }

  /// Stores what becomes of each block's two words, a position each, with one block for both.
  @inline(__always)
  private mutating func fill<Draw>(
    _ count: Int, _ kind: Kind, store: (Int, Draw) -> Void, pair: (UInt64, UInt64) -> (Draw, Draw)
  ) {
    var index = 0
    while index < count {
      let (first, second) = block(at: position, kind)
      let (even, odd) = pair(first, second)
      if position & 1 == 0 {
        store(index, even)
        position &+= 1
        index += 1
      }
      if index < count {
        store(index, odd)
        position &+= 1
        index += 1
      }
    }
  }
}

/// Two independent normal numbers of two random words, by Box and Muller's transform.
@inline(__always)
private func normals(_ first: UInt64, _ second: UInt64) -> (Double, Double) {
  // 1 - u lies in (0, 1], so the logarithm is finite.
  let radius = (-2 * log(1 - unit(first))).squareRoot()
  let angle = 2 * Double.pi * unit(second)
  return (radius * cos(angle), radius * sin(angle))
}

/// The top 53 bits as a number in [0, 1).
@inline(__always)
private func unit(_ word: UInt64) -> Double { Double(word >> 11) * 0x1p-53 }

/// Philox4x32 with ten rounds: four random words for a counter and a key.
@inline(__always)
func philox(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
  var (c0, c1, c2, c3) = (counter[0], counter[1], counter[2], counter[3])
  var (k0, k1) = (key[0], key[1])
  for _ in 0..<10 {
    let left = UInt64(c0) &* 0xd251_1f53
    let right = UInt64(c2) &* 0xcd9e_8d57
    (c0, c1, c2, c3) = (
      UInt32(truncatingIfNeeded: right >> 32) ^ c1 ^ k0, UInt32(truncatingIfNeeded: right),
      UInt32(truncatingIfNeeded: left >> 32) ^ c3 ^ k1, UInt32(truncatingIfNeeded: left)
    )
    k0 &+= 0x9e37_79b9
    k1 &+= 0xbb67_ae85
  }
  return SIMD4(c0, c1, c2, c3)
}
