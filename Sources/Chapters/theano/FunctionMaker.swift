import Interpreter
import Language
import OrderedCollections
import Tensors

/// `theano.In`: an input with a default value or a name of its own.
final class InputObject: NativeObject {
  let input: FunctionInput
  init(_ input: FunctionInput) { self.input = input }
  var typeName: String { "theano.In" }
}

/// Reads the arguments of `theano.function`.
enum FunctionMaker {
  static func make(_ arguments: BoundArguments, _ theano: TheanoSettings) throws -> CompiledFunction
  {
    let downcast =
      !arguments["allow_input_downcast"].isNone
      ? try arguments["allow_input_downcast"].isTrue() : false
    let inputs = try elements(arguments, "inputs").map { value -> FunctionInput in
      if case .object(let input as InputObject) = value { return input.input }
      guard case .object(let variable as SymbolicVariable) = value else {
        throw arguments.error(
          "inputs", "an input is a variable or In(variable), not \(value.describedForError)",
          kind: "TypeError")
      }
      return FunctionInput(
        variable: variable, name: nil, defaultValue: nil, allowsDowncast: downcast)
    }
    for input in inputs {
      guard case .input = input.variable.source else {
        throw arguments.error(
          "inputs",
          input.variable.shared == nil
            ? "\(input.variable.text) is computed from others, so it is no input"
            : "a shared variable is no input of its own", kind: "TypeError",
          hint: "givens=[(variable, value)] replaces a variable")
      }
    }
    guard Set(inputs.map { ObjectIdentifier($0.variable) }).count == inputs.count else {
      throw arguments.error("inputs", "an input is named twice")
    }
    let (outputs, delivery) = try outputs(arguments, theano)
    let updates = try pairs(arguments, "updates", theano).map { variable, value in
      try update(variable, value, arguments)
    }
    guard Set(updates.map { ObjectIdentifier($0.0) }).count == updates.count else {
      throw arguments.error("updates", "a shared variable is updated twice")
    }
    let givens = try pairs(arguments, "givens", theano).map { variable, value in
      try given(variable, value, arguments)
    }
    try check(inputs, outputs + updates.map(\.1), givens, arguments)
    return CompiledFunction(
      inputs: inputs, outputs: outputs, delivery: delivery, updates: updates, givens: givens,
      name: arguments["name"].isNone ? nil : try arguments.string("name"),
      advancesStreams: try !arguments["no_default_updates"].isTrue(),
      isSimplified: try theano.simplifies(arguments))
  }

  private static func elements(_ arguments: BoundArguments, _ name: String) throws -> [Value] {
    switch arguments[name] {
    case .list(let list): return list.elements
    case .tuple(let elements): return elements
    case .none: return []
    default:
      throw arguments.error(
        name, "\(name) is a list of variables, not \(arguments[name].describedForError)",
        kind: "TypeError", hint: "[x]")
    }
  }

  private static func outputs(
    _ arguments: BoundArguments, _ theano: TheanoSettings
  ) throws -> ([SymbolicVariable], CompiledFunction.Delivery) {
    switch arguments["outputs"] {
    case .none: return ([], .list)
    case .list, .tuple:
      return (
        try elements(arguments, "outputs").map { value in
          try arguments.about("outputs") { try SymbolicVariable.variable(value, theano) }
        }, .list
      )
    default: return ([try SymbolicVariable.variable(arguments, "outputs", theano)], .single)
    }
  }

  /// Pairs of a variable and its value, from a list of pairs or a dictionary.
  private static func pairs(
    _ arguments: BoundArguments, _ name: String, _ theano: TheanoSettings
  ) throws -> [(SymbolicVariable, SymbolicVariable)] {
    let given: [(Value, Value)]
    switch arguments[name].plain {
    case .none: return []
    case .dictionary(let dictionary): given = dictionary.entries.map { ($0.key.value, $0.value) }
    case .object(let mapping as MappingObject):
      given = mapping.contents.entries.map { ($0.key.value, $0.value) }
    default:
      let items = arguments[name]
      given = try items.elements().map { pair in
        let two = try pair.elements()
        guard two.count == 2 else {
          throw arguments.error(
            name, "\(name) is a list of pairs (variable, value)", kind: "TypeError")
        }
        return (two[0], two[1])
      }
    }
    return try given.map { variable, value in
      guard let variable = variable.object(as: SymbolicVariable.self) else {
        throw arguments.error(
          name, "\(name) is of pairs (variable, value), not \(variable.describedForError)",
          kind: "TypeError")
      }
      return (variable, try arguments.about(name) { try SymbolicVariable.variable(value, theano) })
    }
  }

  private static func update(
    _ variable: SymbolicVariable, _ value: SymbolicVariable, _ arguments: BoundArguments
  ) throws -> (SharedVariable, SymbolicVariable) {
    guard let shared = variable.shared else {
      throw arguments.error(
        "updates", "only shared variables are updated, and \(variable.text) is none",
        kind: "TypeError", hint: "theano.shared(…)")
    }
    if value.type.dtype == variable.type.dtype, value.type.rank == variable.type.rank {
      return (shared, value)
    }
    // What loses nothing is converted, as Theano does.
    if value.type.rank == variable.type.rank,
      value.type.dtype.promoted(with: variable.type.dtype) == variable.type.dtype
    {
      return (shared, try Elementwise.cast(value, to: variable.type.dtype))
    }
    throw arguments.error(
      "updates",
      "the update of \(variable.text) is \(value.type.text), and the variable \(variable.type.text)",
      kind: "TypeError",
      spoken: "An update must have the same type as the original shared variable",
      hint: value.type.rank == variable.type.rank
        ? "T.cast(update, '\(variable.type.dtype.name)')" : nil)
  }

  private static func given(
    _ variable: SymbolicVariable, _ value: SymbolicVariable, _ arguments: BoundArguments
  ) throws -> (SymbolicVariable, SymbolicVariable) {
    guard value.type.rank == variable.type.rank,
      value.type.dtype.promoted(with: variable.type.dtype) == variable.type.dtype
    else {
      throw arguments.error(
        "givens", "\(variable.text) is \(variable.type.text), and its value \(value.type.text)",
        kind: "TypeError", hint: "T.cast(value, '\(variable.type.dtype.name)')")
    }
    return (variable, value)
  }

  /// Every input must be used, and everything used be an input, given or known.
  private static func check(
    _ inputs: [FunctionInput], _ results: [SymbolicVariable],
    _ givens: [(SymbolicVariable, SymbolicVariable)], _ arguments: BoundArguments
  ) throws {
    let replaced = Dictionary(
      givens.map { (ObjectIdentifier($0.0.identity), $0.1) }, uniquingKeysWith: { $1 })
    let known = Set(inputs.map { ObjectIdentifier($0.variable) })
    var reached: Set<ObjectIdentifier> = []
    var stack = results
    while let next = stack.popLast() {
      let key = ObjectIdentifier(next.identity)
      guard reached.insert(key).inserted else { continue }
      if let other = replaced[key] {
        stack.append(other)
        continue
      }
      if case .input = next.source, !known.contains(key) {
        throw Diagnostic(
          "MissingInputError",
          "\(next.text) is needed, and is neither an input of the function nor given",
          at: arguments.place(of: "inputs"),
          spoken: "Undeclared input",
          hint: "function([\(next.name ?? "x"), …], …) or givens={\(next.name ?? "x"): …}")
      }
      stack += next.inputs
    }
    guard case .string("ignore") = arguments["on_unused_input"] else {
      for input in inputs where !reached.contains(ObjectIdentifier(input.variable)) {
        if case .string("warn") = arguments["on_unused_input"] { break }
        throw Diagnostic(
          "UnusedInputError",
          "the outputs and updates do not need the input \(input.variable.text)",
          at: arguments.place(of: "inputs"),
          spoken: "theano.function was asked to create a function computing outputs given certain "
            + "inputs, but the provided input variable is not part of the computational graph",
          hint: "on_unused_input='ignore' lets it be")
      }
      return
    }
  }
}
