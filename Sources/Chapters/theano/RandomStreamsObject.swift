import Graphs
import Interpreter
import Language
import Tensors

/// `theano.tensor.shared_randomstreams.RandomStreams`: a seed of seeds, from which each random
/// variable has a stream of its own (theano/tensor/shared_randomstreams.py).
final class RandomStreamsObject: NativeObject {
  private var seeds: LegacyRandom
  private var streams: [GeneratorState] = []
  private let theano: TheanoSettings

  init(seed: Int, _ theano: TheanoSettings) {
    seeds = LegacyRandom(seed: UInt32(truncatingIfNeeded: seed))
    self.theano = theano
  }

  static func maker(_ theano: TheanoSettings) -> NativeFunction {
    NativeFunction(
      "RandomStreams", "seed=None, no_warn=False",
      help: "Streams of random numbers with NumPy's own for the same seed."
        + "\(TheanoModule.setting)T.shared_randomstreams.RandomStreams(234).uniform((2, 2)).eval()"
    ) { arguments in
      let seed =
        arguments["seed"].isNone
        ? Int.random(in: 0..<1 << 30) : try arguments.integer("seed", atLeast: 0)
      return .object(RandomStreamsObject(seed: seed, theano))
    }
  }

  var typeName: String { "theano.tensor.shared_randomstreams.RandomStreams" }
  var attributeNames: [String] { ["binomial", "normal", "random_integers", "seed", "uniform"] }

  /// The seed of the next stream: `randint(2 ** 30)` of the seed's own stream.
  private func nextSeed() -> UInt32 {
    UInt32(truncatingIfNeeded: seeds.words.integer(upTo: (1 << 30) - 1))
  }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "uniform":
      Self.function(name, "size=None, low=0.0, high=1.0, ndim=None, dtype=None") {
        [self] arguments in
        try spread(arguments, "low", "high") {
          .uniform(low: $0, high: $1)
        } otherwise: {
          low, high in
          (low, try Elementwise.pair(.subtract, high, low))
        }
      }
    case "normal":
      Self.function(name, "size=None, avg=0.0, std=1.0, ndim=None, dtype=None") {
        [self] arguments in
        try spread(arguments, "avg", "std") {
          .normal(mean: $0, deviation: $1)
        } otherwise: {
          ($0, $1)
        }
      }
    case "random_integers":
      Self.function(name, "size=None, low=0, high=1, ndim=None, dtype='int64'") {
        [self] arguments in
        let (low, high) = (try arguments.integer("low"), try arguments.integer("high"))
        guard low <= high, !high.subtractingReportingOverflow(low).overflow else {
          throw arguments.error("high", "high is at least low")
        }
        return try variable(arguments, .integers(low: low, high: high), .int64)
      }
    case "binomial":
      Self.function(
        name, "size=None, n=1, p=0.5, ndim=None, dtype='int64', prob=None"
      ) { [self] arguments in
        let n = try arguments.integer("n", atLeast: 0)
        let given = try SymbolicVariable.variable(
          arguments, arguments["prob"].isNone ? "p" : "prob", theano)
        if let constant = given.constant, constant.rank == 0 {
          let p = try translated { try constant.item() }.asDouble
          guard p >= 0, p <= 1 else { throw arguments.error("p", "p is from 0 to 1, not \(p)") }
          return try variable(arguments, .binomial(n: n, p: p), .int64)
        }
        return try variable(
          arguments, .binomial(n: n, p: nil), .int64,
          probabilities: Elementwise.cast(given, to: .float64))
      }
    case "seed":
      .native(
        NativeFunction("seed", "seed=None", help: "Starts all streams anew.") { [self] arguments in
          let seed = arguments["seed"].isNone ? 0 : try arguments.integer("seed", atLeast: 0)
          seeds = LegacyRandom(seed: UInt32(truncatingIfNeeded: seed))
          for stream in streams { stream.random = LegacyRandom(seed: nextSeed()) }
          return .none
        })
    default: nil
    }
  }

  /// A method that gives a random variable.
  static func function(
    _ name: String, _ signature: String,
    _ body: @escaping (BoundArguments) throws -> SymbolicVariable
  ) -> Value {
    .native(
      NativeFunction(name, signature, help: "Random numbers, drawn anew in each call.") {
        .object(try body($0))
      })
  }

  /// Real numbers of a distribution with two numbers, or with two variables: then standard ones
  /// are drawn, which are multiplied by the second of `otherwise` and moved by the first.
  private func spread(
    _ arguments: BoundArguments, _ first: String, _ second: String,
    _ distribution: (Double, Double) -> Distribution,
    otherwise: (SymbolicVariable, SymbolicVariable) throws -> (SymbolicVariable, SymbolicVariable)
  ) throws -> SymbolicVariable {
    let given = try [first, second].map { try SymbolicVariable.variable(arguments, $0, theano) }
    func number(_ variable: SymbolicVariable) throws -> Double? {
      guard let constant = variable.constant, constant.rank == 0 else { return nil }
      return try translated { try constant.item() }.asDouble
    }
    if let a = try number(given[0]), let b = try number(given[1]) {
      return try variable(arguments, distribution(a, b), theano.floatX)
    }
    let (place, scale) = try otherwise(given[0], given[1])
    let common = try Elementwise.pair(.add, given[0], given[1])
    let drawn = try variable(
      arguments, distribution(0, 1), .float64,
      lengths: (0..<common.type.rank).map { try SymbolicShapes.length(common, axis: $0) },
      as: .float64)
    let moved = try Elementwise.pair(
      .add, place, Elementwise.pair(.multiply, Elementwise.cast(scale, to: .float64), drawn))
    return try Elementwise.cast(
      moved, to: NumPyModule.optionalType(arguments) ?? theano.floatX)
  }

  private func variable(
    _ arguments: BoundArguments, _ distribution: Distribution, _ usual: DType,
    probabilities: SymbolicVariable? = nil, lengths usualLengths: [SymbolicVariable] = [],
    as required: DType? = nil
  ) throws -> SymbolicVariable {
    let type = try required ?? NumPyModule.optionalType(arguments) ?? usual
    let isSized = !arguments["size"].isNone || !usualLengths.isEmpty
    let lengths =
      arguments["size"].isNone
      ? usualLengths
      : try arguments.about("size") { try SymbolicShapes.lengths(arguments["size"], theano) }
    let state = GeneratorState(LegacyRandom(seed: nextSeed()))
    streams.append(state)
    let hasProbabilities = probabilities != nil
    let form =
      isSized
      ? SymbolicType(type, rank: lengths.count)
      : SymbolicType(type, probabilities?.type.broadcastable ?? [])
    return try SymbolicVariable(
      form,
      .computed(
        SymbolicOperation(
          "RandomFunction{\(distributionName(distribution))}", isRandom: true
        ) { lowering, inputs in
          let p = hasProbabilities ? try lowering.node(inputs[0]) : nil
          let shape =
            isSized
            ? try inputs.dropFirst(hasProbabilities ? 1 : 0).map { try lowering.fixedNumber($0) }
            : p?.shape ?? []
          return try Node.random(
            distribution, shape: shape, dtype: type, from: state,
            advances: lowering.advancesStreams, probabilities: p, number: lowering.drawNumber)
        }, (probabilities.map { [$0] } ?? []) + lengths), theano)
  }

  private func distributionName(_ distribution: Distribution) -> String {
    switch distribution {
    case .uniform: "uniform"
    case .normal: "normal"
    case .binomial: "binomial"
    case .integers: "random_integers"
    }
  }
}
