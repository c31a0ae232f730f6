import Language

/// The names that are there without an import, as in Python.
enum StandardBuiltins {
  /// All of them, for `interpreter`.
  static func all(for interpreter: Interpreter) -> [String: Value] {
    var names: [String: Value] = [:]
    // The functions call back into the interpreter that owns them.
    let reference = Unowned(interpreter: interpreter)
    for function in NumberBuiltins.functions(reference) + SequenceBuiltins.functions(reference)
      + ObjectBuiltins.functions(reference) + ClassBuiltins.functions(reference)
    {
      names[function.name] = .native(function)
    }
    names.merge(interpreter.exceptions.builtins) { $1 }
    names["NotImplemented"] = .object(NotImplementedObject())
    for type in TypeBuiltins.types(reference) { names[type.name] = .object(type) }
    return names
  }

  /// The interpreter that a built-in function belongs to, without a cycle of references.
  struct Unowned {
    unowned(unsafe) let interpreter: Interpreter
  }
}
