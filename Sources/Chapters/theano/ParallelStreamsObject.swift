import Graphs
import Interpreter
import Language
import Tensors

/// `theano.sandbox.rng_mrg.MRG_RandomStreams`: each random variable has streams of its own, which
/// are drawn from in turn (theano/sandbox/rng_mrg.py of Theano 1.0.5).
final class ParallelStreamsObject: NativeObject {
  private let theano: TheanoSettings
  private var seed: Int
  /// Where the streams of the next variable begin.
  private var next: MRG31k3p
  private var variables: [ParallelStreams] = []

  /// As many streams as Theano takes where it does not know how many numbers there are.
  private static let usualStreams = 60 * 256

  init(seed: Int, _ theano: TheanoSettings) {
    self.theano = theano
    self.seed = seed
    next = MRG31k3p(seed: seed)
  }

  static func maker(_ theano: TheanoSettings) -> NativeFunction {
    NativeFunction(
      "MRG_RandomStreams", "seed=12345",
      help: "Streams of random numbers with Theano's own for the same seed."
        + "\(TheanoModule.setting)from theano.sandbox.rng_mrg import MRG_RandomStreams\n"
        + "    MRG_RandomStreams(234).uniform((2, 2)).eval()"
    ) { arguments in .object(ParallelStreamsObject(seed: try read(arguments), theano)) }
  }

  private static func read(_ arguments: BoundArguments) throws -> Int {
    let seed = try arguments.integer("seed", atLeast: 1)
    guard seed <= MRG31k3p.largestSeed else {
      throw arguments.error("seed", "the seed is at most \(MRG31k3p.largestSeed)")
    }
    return seed
  }

  var typeName: String { "theano.sandbox.rng_mrg.MRG_RandomStreams" }
  var attributeNames: [String] { ["binomial", "normal", "seed", "uniform"] }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "uniform":
      RandomStreamsObject.function(
        name, "size, low=0.0, high=1.0, ndim=None, dtype=None, nstreams=None"
      ) { [self] arguments in
        let (low, high) = (try variable(arguments, "low"), try variable(arguments, "high"))
        let type = try type(arguments, low, high)
        let drawn = try uniform(
          sizes(arguments), type, streamCount: streamCount(arguments))
        return try drawn.scaled(by: high.minus(low, as: type), plus: low, as: type)
      }
    case "binomial":
      RandomStreamsObject.function(
        name, "size=None, n=1, p=0.5, ndim=None, dtype='int64', nstreams=None"
      ) { [self] arguments in
        guard try arguments.integer("n") == 1 else {
          throw arguments.error(
            "n", "MRG_RandomStreams.binomial with n > 1", kind: "NotImplementedError",
            hint: "theano.tensor.shared_randomstreams.RandomStreams has it")
        }
        let drawn = try uniform(
          sizes(arguments), theano.floatX, streamCount: streamCount(arguments))
        return try Elementwise.cast(
          Elementwise.pair(.less, drawn, variable(arguments, "p")),
          to: NumPyModule.optionalType(arguments) ?? .int64)
      }
    case "normal":
      RandomStreamsObject.function(
        name, "size, avg=0.0, std=1.0, ndim=None, dtype=None, nstreams=None"
      ) { [self] in try normal($0) }
    case "seed":
      .native(
        NativeFunction("seed", "seed=None", help: "Starts all streams anew.") { [self] arguments in
          if !arguments["seed"].isNone { seed = try Self.read(arguments) }
          next = MRG31k3p(seed: seed)
          for streams in variables {
            streams.restart(first: next)
            next = next.nextGroup()
          }
          return .none
        })
    default: nil
    }
  }

  private func variable(_ arguments: BoundArguments, _ name: String) throws -> SymbolicVariable {
    try SymbolicVariable.variable(arguments, name, theano)
  }

  /// The type asked for, or the one that floatX and two bounds have together.
  private func type(
    _ arguments: BoundArguments, _ a: SymbolicVariable, _ b: SymbolicVariable
  ) throws -> DType {
    let type =
      try NumPyModule.optionalType(arguments)
      ?? theano.floatX.promoted(with: a.type.dtype).promoted(with: b.type.dtype)
    guard type == .float64 || type == .float32 else {
      throw arguments.error("dtype", "random numbers are float64 or float32", kind: "TypeError")
    }
    return type
  }

  private func sizes(_ arguments: BoundArguments) throws -> [SymbolicVariable] {
    guard !arguments["size"].isNone else {
      throw arguments.error(
        "size", "the size must be given", kind: "TypeError", hint: "size=x.shape")
    }
    return try arguments.about("size") { try SymbolicShapes.lengths(arguments["size"], theano) }
  }

  /// How many streams a variable has: a sixth of its numbers where these are written as numbers.
  private func streamCount(_ arguments: BoundArguments) throws -> Int {
    if !arguments["nstreams"].isNone {
      return min(try arguments.integer("nstreams", atLeast: 1), 1 << 20)
    }
    guard let lengths = try? arguments["size"].elements() else { return Self.usualStreams }
    var count = 1
    for length in lengths {
      guard case .integer(let length) = length else { return Self.usualStreams }
      guard length > 0 else {
        throw arguments.error("size", "the lengths are above 0, not \(length)")
      }
      count = min(count.multipliedReportingOverflow(by: length).partialValue, 1 << 31)
    }
    return max(1, min(count > 6 ? count / 6 : count, Self.usualStreams))
  }

  private func uniform(
    _ lengths: [SymbolicVariable], _ type: DType, streamCount: Int
  ) throws -> SymbolicVariable {
    let streams = ParallelStreams(count: streamCount, first: next)
    next = next.nextGroup()
    variables.append(streams)
    return try SymbolicVariable(
      SymbolicType(type, rank: lengths.count),
      .computed(
        SymbolicOperation("mrg_uniform{\(type.name)}", isRandom: true) { lowering, inputs in
          try Node.uniform(
            shape: inputs.map { try lowering.fixedNumber($0) }, dtype: type, from: streams,
            advances: lowering.advancesStreams, number: lowering.drawNumber)
        }, lengths), theano)
  }

  /// Normal numbers by the transform of Box and Muller, from two halves of uniform ones.
  private func normal(_ arguments: BoundArguments) throws -> SymbolicVariable {
    let (mean, deviation) = (try variable(arguments, "avg"), try variable(arguments, "std"))
    let type = try type(arguments, mean, deviation)
    let lengths = try sizes(arguments)
    func number(_ value: Int) throws -> SymbolicVariable {
      try SymbolicVariable.variable(.integer(value), theano)
    }
    var count = try Elementwise.cast(number(1), to: .int64)
    for length in lengths { count = try Elementwise.pair(.multiply, count, length) }
    let odd = try Elementwise.pair(.remainder, count, number(2))
    let even = try Elementwise.pair(.add, count, odd)
    // Theano does not know how many numbers there will be here, even where they are written.
    let drawn = try uniform(
      [even], type,
      streamCount: arguments["nstreams"].isNone ? Self.usualStreams : streamCount(arguments))
    let half = try Elementwise.pair(.floorDivide, even, number(2))
    func part(_ from: Value, _ to: Value) throws -> SymbolicVariable {
      try SymbolicIndexing.item(drawn, .slice(SliceObject(lower: from, upper: to, step: .none)))
    }
    let (first, second) = (
      try part(.none, .object(half)), try part(.object(half), .none)
    )
    let radius = try Elementwise.real("sqrt", first) {
      try $0.applying(.log).scaled(by: -2).applying(.sqrt)
    }
    func turned(_ function: RealFunction) throws -> SymbolicVariable {
      let turn = try Elementwise.real("turn", second) {
        try $0.scaled(by: 2 * .pi).applying(function)
      }
      return try Elementwise.pair(.multiply, radius, turn)
    }
    let joined = try SymbolicShapes.joined([turned(.cos), turned(.sin)], axis: 0)
    let samples = try SymbolicIndexing.item(
      joined, .slice(SliceObject(lower: .none, upper: .object(count), step: .none)))
    return try SymbolicShapes.reshaped(samples, lengths).scaled(by: deviation, plus: mean, as: type)
  }
}

extension SymbolicVariable {
  /// The difference to another, both as elements of a type.
  fileprivate func minus(_ other: SymbolicVariable, as type: DType) throws -> SymbolicVariable {
    try Elementwise.pair(
      .subtract, Elementwise.cast(self, to: type), Elementwise.cast(other, to: type))
  }

  /// Times one variable plus another, both as elements of a type.
  fileprivate func scaled(
    by factor: SymbolicVariable, plus summand: SymbolicVariable, as type: DType
  ) throws -> SymbolicVariable {
    try Elementwise.pair(
      .add, Elementwise.pair(.multiply, self, Elementwise.cast(factor, to: type)),
      Elementwise.cast(summand, to: type))
  }
}
