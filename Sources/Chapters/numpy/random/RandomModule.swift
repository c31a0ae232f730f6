import Interpreter
import Language

/// `numpy.random`: NumPy's own numbers for the same seed.
enum RandomModule {
  /// The module, for the session of `host`.
  static func make(host: any Host) -> ModuleObject {
    let shared = RandomStateObject(host: host)
    var functions = RandomStateObject.methods.map { method in
      NativeFunction(method.name, method.signature, help: method.help(in: "np.random")) {
        try method.body(shared, $0)
      }
    }
    functions.append(
      NativeFunction(
        "default_rng", "seed=None",
        help: "NumPy's newer generator, PCG64.\n\n    np.random.default_rng(1).random(2)"
      ) { [unowned host] arguments in
        if arguments["seed"].object(as: GeneratorObject.self) != nil { return arguments["seed"] }
        return .object(GeneratorObject(words: try seedWords(arguments, host)))
      })
    let state = TypeObject(
      "RandomState",
      conversion: NativeFunction(
        "RandomState", "seed=None",
        help: "A generator of its own, with the functions of np.random as methods."
          + "\n\n    np.random.RandomState(123).rand(2)"
      ) { [unowned host] arguments in
        let object = RandomStateObject(host: host)
        if !arguments["seed"].isNone { try object.seed(arguments) }
        return .object(object)
      }
    ) { $0.object(as: RandomStateObject.self) != nil }
    return ModuleObject(
      "numpy.random", help: "random numbers: NumPy's own for the same seed.",
      functions: functions,
      others: [
        "RandomState": .object(state), "_rand": .object(shared),
        "Generator": .object(
          TypeObject(
            "numpy.random.Generator",
            help: "NumPy's newer generator of random numbers, which default_rng makes."
              + "\n\n    isinstance(np.random.default_rng(1), np.random.Generator)"
          ) { $0.object(as: GeneratorObject.self) != nil }),
      ])
  }

  /// The 32-bit words of a seed, lowest first; without one, of the session's next.
  private static func seedWords(_ arguments: BoundArguments, _ host: any Host) throws -> [UInt32] {
    func words(_ value: Value) throws -> [UInt32] {
      guard let integer = value.exactInteger else {
        throw arguments.error(
          "seed", "a seed is made of whole numbers below 2**63", kind: "TypeError")
      }
      guard integer >= 0 else { throw arguments.error("seed", "expected non-negative integer") }
      let high = UInt32(truncatingIfNeeded: integer >> 32)
      return [UInt32(truncatingIfNeeded: integer)] + (high == 0 ? [] : [high])
    }
    let value = arguments["seed"]
    if value.isNone {
      let seed = host.nextSeed()
      return [UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)]
    }
    if value.exactInteger != nil || value.number != nil { return try words(value) }
    return try arguments.about("seed") { try value.elements() }.flatMap(words)
  }
}
