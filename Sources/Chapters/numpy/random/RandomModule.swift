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
        "default_rng", "seed=None", help: "NumPy's newer generators, which are not here yet."
      ) { _ in
        throw Diagnostic(
          "NotImplementedError", "default_rng, with its generator PCG64, is not in nnrepl yet",
          hint: "np.random.RandomState(seed)")
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
      functions: functions, others: ["RandomState": .object(state)])
  }
}
