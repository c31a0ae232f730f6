import Interpreter
import Language
import Tensors

/// `random.Random`, and the one that the module's own functions share.
final class RandomObject: NativeObject {
  let context: ModuleContext
  private var current: PythonRandom?
  /// Which start of the session's numbers the state is from; nil where the program gave a seed.
  private var start: Int?

  /// Numbers that the session seeds at the first use.
  init(_ context: ModuleContext) { self.context = context }

  /// Draws with the numbers in place.
  func draw<Result>(_ body: (inout PythonRandom) throws -> Result) rethrows -> Result {
    var taken: PythonRandom
    if let current, start == nil || start == context.host.seedCount {
      taken = current
    } else {
      taken = PythonRandom(seed: context.host.nextSeed())
      start = context.host.seedCount
    }
    current = nil
    defer { current = taken }
    return try body(&taken)
  }

  /// Starts again from the argument `a`.
  func seed(_ arguments: BoundArguments) throws {
    start = nil
    switch arguments["a"] {
    case .none: current = nil
    case .string(let text): current = seeded(Array(text.utf8))
    case .bytes(let bytes): current = seeded(bytes)
    default:
      let value = arguments["a"]
      guard let integer = value.exactInteger ?? value.number.flatMap({ Int(exactly: $0) }) else {
        throw arguments.error(
          "a", "a seed is a whole number or text, not \(value.describedForError)",
          kind: "TypeError", hint: "int(x)")
      }
      current = PythonRandom(seed: UInt64(integer.magnitude))
    }
  }

  private func seeded(_ text: [UInt8]) -> PythonRandom {
    context.isPython2
      ? PythonRandom(seed: UInt64(PythonRandom.python2Hash(text).magnitude))
      : PythonRandom(text: text)
  }

  /// Whether numbers have been drawn, or a seed was given, since the session's last start.
  var hasStarted: Bool { current != nil && (start == nil || start == context.host.seedCount) }

  /// The state as `getstate` gives it.
  func keptState() throws -> Value { try kept("getstate", []) }

  /// Goes on from a state as `getstate` gives it.
  func takeOver(_ state: Value) throws { _ = try kept("setstate", [state]) }

  private func kept(_ name: String, _ arguments: [Value]) throws -> Value {
    guard case .native(let function)? = attribute(name) else { return .none }
    return try function.call(CallArguments(positional: arguments, site: .unwritten))
  }

  /// Goes on from a state.
  func restore(_ numbers: PythonRandom) {
    current = numbers
    start = nil
  }

  /// A whole number from 0 on below `bound`.
  func below(_ bound: Int) -> Int {
    let isPython2 = context.isPython2
    return draw { Int($0.integer(below: UInt64(max(bound, 1)), isPython2: isPython2)) }
  }

  var typeName: String { "Random" }
  var representation: String { "<random.Random object>" }
  var help: String? {
    "Python's generator of random numbers.\nIt has \(attributeNames.joined(separator: ", "))."
  }
  var attributeNames: [String] { Self.methods.map(\.name) }

  func attribute(_ name: String) -> Value? {
    Self.methods.first { $0.name == name }?.bound(to: self)
  }
}

/// `random`: Python's own numbers for the same seed.
enum PythonRandomModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    let shared = RandomObject(context)
    let functions = RandomObject.methods.map { method in
      NativeFunction(method.name, method.signature, help: method.help) {
        try method.body(shared, $0)
      }
    }
    let type = TypeObject(
      "Random",
      conversion: NativeFunction(
        "Random", "a=None",
        help: "A generator of its own, with the functions of random as methods."
          + "\n\n    random.Random(1).random()"
      ) { arguments in
        let object = RandomObject(context)
        if !arguments["a"].isNone { try object.seed(arguments) }
        return .object(object)
      })
    return ModuleObject(
      "random", help: "random numbers: Python's own for the same seed.", functions: functions,
      others: ["Random": .object(type), "_inst": .object(shared)])
  }
}
