import Interpreter
import Language
import Tensors

extension RandomStateObject {
  /// Seeds and states.
  static let stateMethods: [Method] = [
    Method("seed", "seed=None", "Starts the numbers again from seed.", "1") { state, arguments in
      try state.seed(arguments)
      return .none
    },
    Method(
      "get_state", "legacy=True", "The state of the generator, for set_state.",
      "rng.get_state()[2]"
    ) { state, _ in
      let numbers = state.numbers
      let key = try translated {
        try Tensor(numbers.words.key.map { Int64($0) }, shape: [MersenneTwister.size])
      }
      return .tuple([
        .string("MT19937"), .object(ArrayObject(key)), .integer(numbers.words.position),
        .integer(numbers.storedNormal == nil ? 0 : 1), .float(numbers.storedNormal ?? 0),
      ])
    },
    Method(
      "set_state", "state", "Goes on from a state that get_state gave.",
      "state = rng.get_state()\nrng.rand(2)\nrng.set_state(state)\nrng.rand(2)"
    ) { state, arguments in
      let parts = try arguments.about("state") { try arguments["state"].elements() }
      let problem = arguments.error("state", "that is no state of get_state")
      guard parts.count == 3 || parts.count == 5, case .string("MT19937") = parts[0],
        let position = parts[2].exactInteger
      else { throw problem }
      let key = try parts[1].elements().map { value in
        guard let word = value.exactInteger.flatMap({ UInt32(exactly: $0) }) else { throw problem }
        return word
      }
      guard let words = MersenneTwister(key: key, position: position) else { throw problem }
      var numbers = LegacyRandom(seed: 0)
      numbers.words = words
      if parts.count == 5, parts[3].exactInteger ?? 0 != 0 {
        numbers.storedNormal = parts[4].number
      }
      state.restore(numbers)
      return .none
    },
  ]

  /// Numbers that are equally likely.
  static let uniformMethods: [Method] =
    ["random_sample", "random", "ranf", "sample"].map { name in
      Method(name, "size=None", "Uniformly distributed numbers from 0 to 1.", "3") {
        state, arguments in
        try state.fill(size(arguments), scalar: Value.float) { $0.uniform() }
      }
    } + [
      Method("rand", "*shape", "Uniformly distributed numbers from 0 to 1.", "2, 3") {
        state, arguments in
        try state.fill(shape(arguments), scalar: Value.float) { $0.uniform() }
      },
      Method(
        "uniform", "low=0.0, high=1.0, size=None", "Uniformly distributed numbers.", "0, 1, 3"
      ) { state, arguments in
        try state.fill(arguments, ["low", "high"], scalar: Value.float) {
          $1[0] + ($1[1] - $1[0]) * $0.uniform()
        }
      },
      Method(
        "randint", "low, high=None, size=None, dtype='int64'",
        "Whole numbers from low, or 0, up to but not including high.", "10, size=3"
      ) { state, arguments in
        try state.randint(arguments)
      },
      Method(
        "random_integers", "low, high=None, size=None",
        "Whole numbers from low, or 1, up to and including high.", "6, size=3"
      ) { state, arguments in
        let isShort = arguments["high"].isNone
        let low = isShort ? 1 : try whole(arguments, "low")
        let high = try whole(arguments, isShort ? "low" : "high")
        return try state.integers(low, high, size(arguments), arguments)
      },
    ]

  private static func shape(_ arguments: BoundArguments) throws -> [Int]? {
    arguments.rest.isEmpty ? nil : try shape(arguments.rest)
  }

  /// A whole number, or a real one cut off, as NumPy takes bounds.
  private static func whole(_ arguments: BoundArguments, _ name: String) throws -> Int {
    if let integer = arguments[name].exactInteger { return integer }
    let number = try arguments.number(name)
    guard let integer = Int(exactly: number.rounded(.towardZero)) else {
      throw arguments.error(name, "\(name) is no whole number of 64 bits")
    }
    return integer
  }

  private func randint(_ arguments: BoundArguments) throws -> Value {
    let isShort = arguments["high"].isNone
    let low = isShort ? 0 : try Self.whole(arguments, "low")
    let high = try Self.whole(arguments, isShort ? "low" : "high")
    guard low < high else {
      throw arguments.error(
        isShort ? "low" : "high", isShort ? "high is above 0" : "low is below high: low >= high")
    }
    let size = try Self.size(arguments)
    let type = try NumPyModule.type(arguments, "dtype")
    let range: ClosedRange<Int>? =
      switch type {
      case .int64: .min...(.max)
      case .int32: Int(Int32.min)...Int(Int32.max)
      case .uint8: 0...255
      case .bool: 0...1
      default: nil
      }
    guard let range else {
      throw arguments.error(
        "dtype", "randint gives whole numbers, not \(type.name)", kind: "TypeError")
    }
    guard range.contains(low), range.contains(high - 1) else {
      throw arguments.error(
        "dtype", "\(type.name) holds \(range.lowerBound) to \(range.upperBound)")
    }
    switch type {
    case .uint8: return try bytes(low, high - 1, size)
    case .bool: return try booleans(low, high - 1, size)
    default:
      let result = try integers(low, high - 1, size, arguments)
      guard type == .int32, let array = result.object(as: ArrayObject.self) else { return result }
      return .object(ArrayObject(try translated { try array.tensor.converted(to: .int32) }))
    }
  }

  /// Whole numbers from `low` up to and including `high`.
  private func integers(
    _ low: Int, _ high: Int, _ size: [Int]?, _ arguments: BoundArguments
  ) throws -> Value {
    guard low <= high else { throw arguments.error("low", "low is at most high: low > high") }
    let range = UInt64(bitPattern: Int64(high &- low))
    return try fill(size, scalar: { .integer(Int($0)) }) {
      Int64(low &+ Int(truncatingIfNeeded: $0.words.integer(upTo: range)))
    }
  }

  /// Small numbers: each word gives four.
  private func bytes(_ low: Int, _ high: Int, _ size: [Int]?) throws -> Value {
    let range = UInt8(truncatingIfNeeded: high - low)
    let mask = range == 0 ? 0 : UInt8.max >> UInt8(range.leadingZeroBitCount)
    var (word, left) = (UInt32(0), 0)
    return try fill(size, scalar: { .integer(Int($0)) }) { numbers -> UInt8 in
      guard range > 0 else { return UInt8(truncatingIfNeeded: low) }
      while true {
        word = left == 0 ? numbers.words.nextUInt32() : word >> 8
        left = left == 0 ? 3 : left - 1
        let value = UInt8(truncatingIfNeeded: word) & mask
        if value <= range { return UInt8(truncatingIfNeeded: low) &+ value }
      }
    }
  }

  /// Truth values: each word gives 32.
  private func booleans(_ low: Int, _ high: Int, _ size: [Int]?) throws -> Value {
    var (word, left) = (UInt32(0), 0)
    return try fill(size, scalar: Value.boolean) { numbers -> Bool in
      guard low != high else { return low == 1 }
      word = left == 0 ? numbers.words.nextUInt32() : word >> 1
      left = left == 0 ? 31 : left - 1
      return word & 1 == 1
    }
  }
}
