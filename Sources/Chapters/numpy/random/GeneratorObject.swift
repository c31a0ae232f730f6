import Glibc
import Interpreter
import Interruptions
import Language
import Tensors

/// `numpy.random.Generator` over PCG64, what `default_rng` gives: NumPy's own numbers for a seed.
final class GeneratorObject: NativeObject {
  private var numbers: PermutedRandom

  /// A generator of a seed's 32-bit words, lowest first.
  init(words: [UInt32]) { numbers = PermutedRandom(seed: words) }

  /// A generator that goes on where one was left; nil where the words are no state.
  init?(keptState words: [String]) {
    guard let numbers = PermutedRandom(stateWords: words) else { return nil }
    self.numbers = numbers
  }

  /// Where the generator stands.
  var keptState: [String] { numbers.stateWords }

  var typeName: String { "numpy.random.Generator" }
  var representation: String { "Generator(PCG64)" }
  var help: String? {
    "NumPy's newer generator of random numbers.\nIt has "
      + attributeNames.joined(separator: ", ") + "."
  }
  var attributeNames: [String] { Self.methods.map(\.name).sorted() }

  func attribute(_ name: String) -> Value? {
    guard let method = Self.table[name] else { return nil }
    return .native(
      NativeFunction(name, method.signature, help: method.help) { [self] in
        try method.body(self, $0)
      })
  }

  /// What it does not have of NumPy's methods is an AttributeError by name, as for any object.
  private struct Method: Sendable {
    let name: String
    let signature: String
    let help: String
    let body: @Sendable (GeneratorObject, BoundArguments) throws -> Value

    init(
      _ name: String, _ signature: String, _ help: String,
      body: @escaping @Sendable (GeneratorObject, BoundArguments) throws -> Value
    ) {
      (self.name, self.signature, self.help, self.body) = (name, signature, help, body)
    }
  }

  private static let methods: [Method] = reals + wholes + orders
  private static let table = Dictionary(uniqueKeysWithValues: methods.map { ($0.name, $0) })

  // MARK: - Filling arrays

  private func filled<S: Scalar>(
    _ shape: [Int]?, _ scalar: (S) -> Value, _ draw: (inout PermutedRandom) throws -> S
  ) throws -> Value {
    guard let shape else { return scalar(try draw(&numbers)) }
    var values: [S] = []
    for index in 0..<shape.reduce(1, *) {
      if index & 0xffff == 0xffff { try Interruption.check() }
      values.append(try draw(&numbers))
    }
    return .object(ArrayObject(try translated { try Tensor(values, shape: shape) }))
  }

  /// Real numbers of parameters, which may be arrays that broadcast.
  private func reals(
    _ arguments: BoundArguments, _ names: [String], notNegative: String? = nil,
    _ draw: (inout PermutedRandom, [Double]) -> Double
  ) throws -> Value {
    let tensors = try names.map { name in
      try arguments.about(name) { try ArrayObject.tensor(arguments[name], .float64) }
    }
    for (name, tensor) in zip(names, tensors) where name == notNegative {
      guard tensor.values(as: Double.self).allSatisfy({ $0 >= 0 }) else {
        throw arguments.error(name, "\(name) < 0")
      }
    }
    let size = try RandomStateObject.size(arguments)
    if tensors.allSatisfy({ $0.rank == 0 }) {
      let parameters = try translated { try tensors.map { try $0.item().asDouble } }
      return try filled(size, Value.float) { draw(&$0, parameters) }
    }
    let shape = try size ?? translated { try Tensor.commonShape(tensors) }
    _ = try RandomStateObject.shape(shape.map { .integer($0) })
    let columns = try translated {
      try tensors.map { try $0.broadcast(to: shape).values(as: Double.self) }
    }
    var index = -1
    return try filled(shape, Value.float) { numbers in
      index += 1
      return draw(&numbers, columns.map { $0[index] })
    }
  }

  // MARK: - Methods

  private static let reals: [Method] = [
    Method("random", "size=None, dtype='float64'", "Numbers from 0 to below 1.") {
      state, arguments in
      let size = try RandomStateObject.size(arguments)
      guard try NumPyModule.type(arguments, "dtype") == .float32 else {
        return try state.filled(size, Value.float) { $0.uniform() }
      }
      return try state.filled(size, { (x: Float) in NumPyScalar.value(.real(Double(x)), .float32) })
      {
        $0.uniformSingle()
      }
    },
    Method("standard_normal", "size=None", "Normally distributed numbers.") { state, arguments in
      try state.filled(RandomStateObject.size(arguments), Value.float) { $0.normal() }
    },
    Method("standard_exponential", "size=None", "Exponentially distributed numbers.") {
      state, arguments in
      try state.filled(RandomStateObject.size(arguments), Value.float) { $0.exponential() }
    },
    Method("normal", "loc=0.0, scale=1.0, size=None", "Normally distributed numbers.") {
      state, arguments in
      try state.reals(arguments, ["loc", "scale"], notNegative: "scale") {
        $1[0] + $1[1] * $0.normal()
      }
    },
    Method("uniform", "low=0.0, high=1.0, size=None", "Numbers from low to below high.") {
      state, arguments in
      try state.reals(arguments, ["low", "high"]) { $1[0] + ($1[1] - $1[0]) * $0.uniform() }
    },
    Method("exponential", "scale=1.0, size=None", "Exponentially distributed numbers.") {
      state, arguments in
      try state.reals(arguments, ["scale"], notNegative: "scale") { $1[0] * $0.exponential() }
    },
    Method("lognormal", "mean=0.0, sigma=1.0, size=None", "Numbers with normal logarithms.") {
      state, arguments in
      try state.reals(arguments, ["mean", "sigma"], notNegative: "sigma") {
        exp($1[0] + $1[1] * $0.normal())
      }
    },
  ]

  private static let wholes: [Method] = [
    Method(
      "integers", "low, high=None, size=None, dtype='int64', endpoint=False",
      "Whole numbers from low to below high, or from 0 to below low."
    ) { state, arguments in
      let type = try NumPyModule.type(arguments, "dtype")
      guard type == .int64 || type == .int32 else {
        throw arguments.error(
          "dtype", "integers gives int64 and int32 here, not \(type)", kind: "TypeError",
          hint: "rng.integers(…).astype('\(type)')")
      }
      let isSingle = arguments["high"].isNone
      let low = isSingle ? 0 : try arguments.integer("low")
      let given = try arguments.integer(isSingle ? "low" : "high")
      let includes = try arguments["endpoint"].isTrue()
      let (span, overflow) = given.subtractingReportingOverflow(low)
      guard includes ? low <= given : low < given else {
        throw arguments.error(isSingle ? "low" : "high", includes ? "low > high" : "low >= high")
      }
      // A span over the whole of 64 bits is right modulo 2⁶⁴.
      _ = overflow
      let largest = UInt64(bitPattern: Int64(includes ? span : span &- 1))
      let size = try RandomStateObject.size(arguments)
      let result = try state.filled(size, { NumPyScalar.value(.integer(Int($0)), type) }) {
        numbers -> Int64 in
        Int64(low) &+ Int64(bitPattern: numbers.integer(upTo: largest))
      }
      guard type == .int32, let array = result.object(as: ArrayObject.self) else { return result }
      return .object(ArrayObject(try translated { try array.tensor.converted(to: type) }))
    }
  ]

  private static let orders: [Method] = [
    Method(
      "permutation", "x, axis=0", "The elements of x, or the numbers below it, in random order."
    ) {
      state, arguments in
      let count = arguments["x"].exactInteger
      let tensor =
        try count.map { count in
          _ = try RandomStateObject.shape([.integer(count)])
          return try translated {
            try Tensor((0..<Int64(count)).map { $0 }, shape: [count])
          }
        } ?? arguments.about("x") { try ArrayObject.tensor(arguments["x"]) }
      let axis = try arguments.integer("axis")
      return .object(ArrayObject(try state.reordered(tensor, axis)))
    },
    Method("shuffle", "x, axis=0", "Brings the elements of x into random order, in x itself.") {
      state, arguments in
      switch arguments["x"] {
      case .list(let list):
        try translated {
          try state.numbers.shuffle(count: list.elements.count) { list.elements.swapAt($0, $1) }
        }
      case .object(let object as ArrayObject):
        let mixed = try state.reordered(object.tensor, arguments.integer("axis"))
        try translated { try object.tensor.assign(mixed, at: []) }
      default:
        throw arguments.error(
          "x", "shuffle changes a list or an array, not \(arguments["x"].describedForError)",
          kind: "TypeError", hint: "rng.permutation(x)")
      }
      return .none
    },
    Method(
      "choice", "a, size=None, replace=True, p=None, axis=0, shuffle=True",
      "Elements of a, or numbers below it, chosen at random; p are their probabilities."
    ) { try $0.choice($1) },
  ]

  /// The tensor with the places along an axis in random order, as a copy.
  private func reordered(_ tensor: Tensor, _ axis: Int) throws -> Tensor {
    let place = axis < 0 ? axis + tensor.rank : axis
    guard tensor.shape.indices.contains(place) else {
      throw Diagnostic(
        "TypeError", "there is no axis \(axis) to bring into another order: x has \(tensor.rank)")
    }
    let count = tensor.shape[place]
    _ = try RandomStateObject.shape([.integer(count)])
    var order = (0..<Int64(count)).map { $0 }
    return try translated {
      try numbers.shuffle(count: count) { order.swapAt($0, $1) }
      return try tensor.taking(Tensor(order, shape: [count]), axis: place)
    }
  }

  private func choice(_ arguments: BoundArguments) throws -> Value {
    let population: Int
    var source: Tensor?
    if let count = arguments["a"].exactInteger {
      population = count
    } else {
      let tensor = try arguments.about("a") { try ArrayObject.tensor(arguments["a"]) }
      guard tensor.rank > 0 else { throw arguments.error("a", "a has no elements to choose from") }
      let axis = try arguments.integer("axis")
      let moved = try translated { try tensor.movingAxes([axis], to: [0]) }
      (population, source) = (moved.shape[0], moved)
    }
    let size = try RandomStateObject.size(arguments)
    let count = size?.reduce(1, *) ?? 1
    guard population > 0 || count == 0 else {
      throw arguments.error("a", "a must be a positive integer unless no samples are taken")
    }
    let indices: [Int64]
    if arguments["p"].isNone {
      if try arguments["replace"].isTrue() {
        indices = try (0..<count).map { index in
          if index & 0xffff == 0xffff { try Interruption.check() }
          return Int64(numbers.integer(upTo: UInt64(population - 1)))
        }
      } else {
        guard count <= population, population <= 1 << 27 else {
          throw arguments.error(
            "size", "Cannot take a larger sample than population when replace is False")
        }
        let isShuffled = try arguments["shuffle"].isTrue()
        indices = try translated {
          try numbers.distinct(count, below: population, isShuffled: isShuffled)
        }
      }
    } else {
      guard try arguments["replace"].isTrue() || count <= 1 else {
        throw Diagnostic(
          "NotImplementedError",
          "choice with p and without replacement is not in nnrepl's Generator yet",
          hint: "np.random.RandomState(seed).choice")
      }
      indices = try weighted(count, population, arguments)
    }
    return try translated {
      guard let size else {
        guard let first = indices.first else { return .none }
        return try source.map { try ArrayObject.value($0.indexed([.at(Int(first))])) }
          ?? NumPyScalar.value(.integer(Int(first)), .int64)
      }
      let places = try Tensor(indices, shape: size)
      return .object(ArrayObject(try source?.indexed([.positions(places)]) ?? places))
    }
  }

  private func weighted(
    _ count: Int, _ population: Int, _ arguments: BoundArguments
  ) throws -> [Int64] {
    let chances = try arguments.about("p") { try ArrayObject.tensor(arguments["p"], .float64) }
    guard chances.rank == 1, chances.count == population else {
      throw arguments.error("p", "a and p must have same size")
    }
    let values = chances.values(as: Double.self)
    guard values.allSatisfy({ $0 >= 0 }) else {
      throw arguments.error("p", "Probabilities are not non-negative")
    }
    let sum = values.reduce(0, +)
    guard abs(sum - 1) <= 1.5e-8 else {
      throw arguments.error("p", "Probabilities do not sum to 1.")
    }
    return try translated {
      let running = try chances.accumulated(by: .add, axis: 0)
      let bounds = try running.dividing(running.indexed([.at(-1)]))
      let draws = (0..<count).map { _ in numbers.uniform() }
      let places = try bounds.places(of: Tensor(draws, shape: [count]), isRight: true)
      return places.values(as: Int64.self)
    }
  }
}
