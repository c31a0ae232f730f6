import Interpreter
import Interruptions
import Language

/// `timeit`: how long a function takes.
enum TimeitModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "timeit", help: "how long a function takes.",
      functions: [
        NativeFunction(
          "default_timer", "", help: "Seconds since some moment.\n\n    timeit.default_timer()"
        ) { _ in .float(ClockReading.steady) },
        NativeFunction(
          "timeit", "stmt, setup=None, timer=None, number=1000000",
          help: "The seconds that so many calls of stmt take.\n\n"
            + "    timeit.timeit(lambda: 1 + 1, number=10)"
        ) { .float(try seconds($0, context)) },
        NativeFunction(
          "repeat", "stmt, setup=None, timer=None, repeat=5, number=1000000",
          help: "The seconds that so many calls take, several times.\n\n"
            + "    timeit.repeat(lambda: 1 + 1, number=10)"
        ) { arguments in
          .list(
            try (0..<max(0, min(arguments.integer("repeat"), 10000))).map { _ in
              .float(try seconds(arguments, context))
            })
        },
      ])
  }

  private static func seconds(
    _ arguments: BoundArguments, _ context: ModuleContext
  ) throws -> Double {
    let function = arguments["stmt"]
    if case .string = function {
      throw arguments.error(
        "stmt", "programs in strings are not run", kind: "NotImplementedError",
        hint: "timeit(lambda: …), or %timeit in a session")
    }
    if !arguments["setup"].isNone {
      _ = try context.call(arguments["setup"], [], arguments.site)
    }
    let count = try arguments.integer("number", atLeast: 0)
    let start = ClockReading.steady
    for _ in 0..<count {
      try Interruption.check()
      _ = try context.call(function, [], arguments.site)
    }
    return ClockReading.steady - start
  }
}
