/// The combined multiple recursive generator MRG31k3p of L'Ecuyer and Touzin (2000), which Theano's
/// `MRG_RandomStreams` uses (theano/sandbox/rng_mrg.py).
///
/// Two recurrences of order 3, modulo 2³¹ − 1 and 2³¹ − 21069, whose difference is the number. Streams
/// that do not overlap begin 2⁷² numbers apart, groups of streams 2¹³⁴.
public struct MRG31k3p: Sendable {
  private static let modulus1: Int64 = 2_147_483_647
  private static let modulus2: Int64 = 2_147_462_579

  /// The last three values of both recurrences, the newest first.
  private var x: (Int64, Int64, Int64)
  private var y: (Int64, Int64, Int64)

  /// A generator whose six values are all `seed`.
  ///
  /// The seed is from 1 to `largestSeed`; what is outside counts as the nearer of them.
  public init(seed: Int) {
    let value = Int64(min(max(seed, 1), Self.largestSeed))
    x = (value, value, value)
    y = (value, value, value)
  }

  /// The largest seed that both recurrences take.
  public static let largestSeed = Int(modulus2) - 1

  /// The next number, from 1 to 2³¹ − 1.
  public mutating func next() -> Int32 {
    // Multiplications by 2²² and 2⁷ + 1, and by 2¹⁵ and 2¹⁵ + 1.
    let newX = ((x.1 << 22) &+ (x.2 << 7) &+ x.2) % Self.modulus1
    x = (newX, x.0, x.1)
    let newY = ((y.0 << 15) &+ (y.2 << 15) &+ y.2) % Self.modulus2
    y = (newY, y.0, y.1)
    let difference = newX - newY
    return Int32(truncatingIfNeeded: difference <= 0 ? difference + Self.modulus1 : difference)
  }

  /// The next number between 0 and 1, as Theano's float64 variables have it.
  public mutating func uniform() -> Double { Double(next()) * 4.656612873077392578125e-10 }

  /// The same for float32: the factor is the largest with which no number becomes 1.
  public mutating func uniformFloat() -> Float { Float(next()) * 4.6566126e-10 }

  /// The generator 2⁷² numbers on: the next stream.
  public func nextStream() -> MRG31k3p { jumped(Self.overStream) }

  /// The generator 2¹³⁴ numbers on: where the streams of the next variable begin.
  public func nextGroup() -> MRG31k3p { jumped(Self.overGroup) }

  /// A power of both recurrences' matrices, row by row.
  private typealias Jump = (first: [Int64], second: [Int64])

  private static let overStream: Jump = (
    [
      1_516_919_229, 758_510_237, 499_121_365, 1_884_998_244, 1_516_919_229, 335_398_200,
      601_897_748, 1_884_998_244, 358_115_744,
    ],
    [
      1_228_857_673, 1_496_414_766, 954_677_935, 1_133_297_478, 1_407_477_216, 1_496_414_766,
      2_002_613_992, 1_639_496_704, 1_407_477_216,
    ]
  )

  private static let overGroup: Jump = (
    [
      1_702_500_920, 1_849_582_496, 1_656_874_625, 828_554_832, 1_702_500_920, 1_512_419_905,
      1_143_731_069, 828_554_832, 102_237_247,
    ],
    [
      796_789_021, 1_464_208_080, 607_337_906, 1_241_679_051, 1_431_130_166, 1_464_208_080,
      1_401_213_391, 1_178_684_362, 1_431_130_166,
    ]
  )

  private func jumped(_ jump: Jump) -> MRG31k3p {
    func product(
      _ matrix: [Int64], _ vector: (Int64, Int64, Int64), _ modulus: Int64
    ) -> (Int64, Int64, Int64) {
      func entry(_ row: Int) -> Int64 {
        let parts =
          matrix[row] * vector.0 % modulus + matrix[row + 1] * vector.1 % modulus
          + matrix[row + 2] * vector.2 % modulus
        return parts % modulus
      }
      return (entry(0), entry(3), entry(6))
    }
    var result = self
    result.x = product(jump.first, x, Self.modulus1)
    result.y = product(jump.second, y, Self.modulus2)
    return result
  }
}
