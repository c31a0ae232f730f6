import Interpreter
import Interruptions
import Language
import Tensors

/// `numpy.random.RandomState`, and the one that the module's own functions share.
final class RandomStateObject: NativeObject {
  /// A method: how it is written, what it does, an example, and its body.
  struct Method: Sendable {
    let name: String
    let signature: String
    let summary: String
    let example: String
    let body: @Sendable (RandomStateObject, BoundArguments) throws -> Value

    /// What `?` shows, the example called on `owner`.
    ///
    /// The example is the call's arguments, or lines of their own that call the generator `rng`.
    func help(in owner: String) -> String {
      let lines =
        example.contains("rng.")
        ? example.replacing("rng.", with: owner + ".").replacing("\n", with: "\n    ")
        : "\(owner).\(name)(\(example))"
      return "\(summary)\n\n    \(lines)"
    }

    init(
      _ name: String, _ signature: String, _ summary: String, _ example: String,
      body: @escaping @Sendable (RandomStateObject, BoundArguments) throws -> Value
    ) {
      self.name = name
      self.signature = signature
      self.summary = summary
      self.example = example
      self.body = body
    }
  }

  private unowned let host: any Host
  private var current: LegacyRandom?
  /// Which start of the session's numbers the state is from; nil where the program gave a seed.
  private var start: Int?

  /// A state that the session seeds at the first use.
  init(host: any Host) { self.host = host }

  /// The numbers; made from the session's seed where the program gave none.
  var numbers: LegacyRandom {
    get {
      if let current, start == nil || start == host.seedCount { return current }
      let seed = host.nextSeed()
      let made = LegacyRandom(
        seeds: [UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)])
      start = host.seedCount
      current = made
      return made
    }
    set { current = newValue }
  }

  /// Draws with the numbers in place: no copy of the state is made.
  func draw<Result>(_ body: (inout LegacyRandom) throws -> Result) rethrows -> Result {
    var taken = numbers
    current = nil
    defer { current = taken }
    return try body(&taken)
  }

  /// Starts again from the argument `seed`, one whole number or several; None for another start.
  func seed(_ arguments: BoundArguments) throws {
    let value = arguments["seed"]
    if value.isNone {
      current = nil
      start = nil
      return
    }
    func word(_ value: Int) throws -> UInt32 {
      guard let word = UInt32(exactly: value) else {
        throw arguments.error("seed", "a seed is from 0 to 4294967295, not \(value)")
      }
      return word
    }
    if let integer = value.exactInteger {
      current = LegacyRandom(seed: try word(integer))
    } else if value.number != nil {
      throw arguments.error(
        "seed", "a seed is a whole number, not \(value.describedForError)", kind: "TypeError",
        hint: "int(x)")
    } else {
      let words = try arguments.about("seed") { try value.elements() }.map { element in
        guard let integer = element.exactInteger else {
          throw arguments.error("seed", "a seed is made of whole numbers", kind: "TypeError")
        }
        return try word(integer)
      }
      guard !words.isEmpty else { throw arguments.error("seed", "the seed is empty") }
      current = LegacyRandom(seeds: words)
    }
    start = nil
  }

  /// Whether numbers have been drawn, or a seed was given, since the session's last start.
  var hasStarted: Bool { current != nil && (start == nil || start == host.seedCount) }

  /// The state as `get_state` gives it.
  func keptState() throws -> Value { try kept("get_state", []) }

  /// Goes on from a state as `get_state` gives it.
  func takeOver(_ state: Value) throws { _ = try kept("set_state", [state]) }

  private func kept(_ name: String, _ arguments: [Value]) throws -> Value {
    guard case .native(let function)? = attribute(name) else { return .none }
    return try function.call(CallArguments(positional: arguments, site: .unwritten))
  }

  /// Goes on from a state that `get_state` gave.
  func restore(_ numbers: LegacyRandom) {
    current = numbers
    start = nil
  }

  /// Writes a warning.
  func warn(_ text: String) { host.write(text) }

  var typeName: String { "RandomState" }
  var representation: String { "RandomState(MT19937)" }
  var help: String? {
    "NumPy's generator of random numbers.\nIt has \(attributeNames.joined(separator: ", "))."
  }
  var attributeNames: [String] { Self.methods.map(\.name) }

  func attribute(_ name: String) -> Value? {
    guard let method = Self.table[name] else { return nil }
    return .native(
      NativeFunction(name, method.signature, help: method.help(in: "np.random.RandomState(1)")) {
        [self] in try method.body(self, $0)
      })
  }

  /// All methods.
  static let methods: [Method] =
    stateMethods + uniformMethods + continuousMethods + countMethods + choiceMethods + vectorMethods
  private static let table = Dictionary(uniqueKeysWithValues: methods.map { ($0.name, $0) })
}

extension RandomStateObject {
  /// The most numbers that are drawn at once: some 1 GB.
  private static let mostNumbers = 1 << 27

  /// The shape bound to `name`; nil where it is None.
  static func size(_ arguments: BoundArguments, _ name: String = "size") throws -> [Int]? {
    let value = arguments[name]
    if value.isNone { return nil }
    return try shape(value.exactInteger == nil ? value.elements() : [value]) {
      arguments.error(name, $0, kind: $1)
    }
  }

  /// The lengths in `values`, checked.
  static func shape(
    _ values: [Value], error: (String, String) -> Diagnostic = { Diagnostic($1, $0) }
  ) throws -> [Int] {
    var count = 1
    return try values.map { value in
      guard let length = value.exactInteger else {
        throw error("a size is of whole numbers, not \(value.describedForError)", "TypeError")
      }
      guard length >= 0 else { throw error("a size is not negative", "ValueError") }
      let (product, overflow) = count.multipliedReportingOverflow(by: max(length, 1))
      guard !overflow, product <= mostNumbers, values.count <= 32 else {
        throw error("more than \(mostNumbers) random numbers at once", "MemoryError")
      }
      count = product
      return length
    }
  }

  /// An array of `shape`, or one number where that is nil, of what `draw` gives.
  func fill<S: Scalar>(
    _ shape: [Int]?, scalar: (S) -> Value, _ next: (inout LegacyRandom) -> S
  ) throws -> Value {
    guard let shape else { return scalar(draw { next(&$0) }) }
    let count = shape.reduce(1, *)
    let values = try draw { numbers in
      var values: [S] = []
      values.reserveCapacity(count)
      for index in 0..<count {
        if index & 0xffff == 0xffff { try Interruption.check() }
        values.append(next(&numbers))
      }
      return values
    }
    return .object(ArrayObject(try translated { try Tensor(values, shape: shape) }))
  }

  /// The same, where the parameters bound to `names` may be arrays that broadcast.
  ///
  /// Each parameter is checked by `check`, which gives what is wrong with it.
  func fill<S: Scalar>(
    _ arguments: BoundArguments, _ names: [String], scalar: @escaping (S) -> Value,
    check: (Int, Double) -> String? = { _, _ in nil },
    _ next: (inout LegacyRandom, [Double]) -> S
  ) throws -> Value {
    let tensors = try names.map { name in
      try arguments.about(name) { try ArrayObject.tensor(arguments[name], .float64) }
    }
    let values = tensors.map { $0.values(as: Double.self) }
    for (index, name) in names.enumerated() {
      for value in values[index] {
        if let problem = check(index, value) { throw arguments.error(name, problem) }
      }
    }
    let size = try Self.size(arguments)
    if tensors.allSatisfy({ $0.rank == 0 }) {
      let parameters = values.map { $0.first ?? 0 }
      return try fill(size, scalar: scalar) { next(&$0, parameters) }
    }
    let common = try Self.broadcast(tensors.map(\.shape))
    if let size, try Self.broadcast([size, common]) != size {
      throw arguments.error(
        "size", "size \(size) does not go with parameters of shape \(common)")
    }
    let shape = size ?? common
    _ = try Self.shape(shape.map { .integer($0) })
    let columns = try translated {
      try tensors.map { try $0.broadcast(to: shape).values(as: Double.self) }
    }
    var index = -1
    return try fill(shape, scalar: scalar) { numbers in
      index += 1
      return next(&numbers, columns.map { $0[index] })
    }
  }

  private static func broadcast(_ shapes: [[Int]]) throws -> [Int] {
    let rank = shapes.map(\.count).max() ?? 0
    var result = [Int](repeating: 1, count: rank)
    for shape in shapes {
      for (axis, length) in zip((rank - shape.count)..<rank, shape) where length != 1 {
        guard result[axis] == 1 || result[axis] == length else {
          throw Diagnostic("ValueError", "the parameters' shapes do not go together")
        }
        result[axis] = length
      }
    }
    return result
  }
}
