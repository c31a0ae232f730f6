import Interpreter
import Language

/// `__future__`: names of what later Pythons do anyway.
///
/// What they change, the parser has seen.
enum FutureModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    let names = [
      "print_function", "absolute_import", "unicode_literals", "with_statement", "generators",
      "nested_scopes", "annotations", "division",
    ]
    return ModuleObject(
      "__future__", help: "what later Pythons do anyway.",
      members: Dictionary(uniqueKeysWithValues: names.map { ($0, Value.boolean(true)) })
    ) { name in
      // It holds for the session from here on.
      if name == "division" { context.interpreter.hasTrueDivision = true }
    }
  }
}
