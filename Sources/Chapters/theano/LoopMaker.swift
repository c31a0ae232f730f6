import Interpreter
import Language
import OrderedCollections
import Tensors

/// Reads the arguments of `theano.scan`, `map` and `reduce`.
enum LoopMaker {
  static func functions(
    _ theano: TheanoSettings, call: @escaping (Value, [Value]) throws -> Value
  ) -> [NativeFunction] {
    [
      NativeFunction(
        "scan",
        "fn, sequences=None, outputs_info=None, non_sequences=None, n_steps=None, "
          + "truncate_gradient=-1, go_backwards=False, mode=None, name=None, profile=False, "
          + "allow_gc=None, strict=False, return_list=False",
        help: "A function applied step by step; gives the outputs of all steps, and updates."
          + "\(TheanoModule.setting)theano.scan(lambda s, x: s + x, sequences=v, outputs_info=T.zeros(()))"
      ) { arguments in
        let (outputs, updates) = try results(arguments, theano, call)
        return .tuple([outputs, updates])
      },
      NativeFunction(
        "map",
        "fn, sequences, non_sequences=None, truncate_gradient=-1, go_backwards=False, mode=None, "
          + "name=None, outputs_info=None, n_steps=None, return_list=False",
        help:
          "A function of each element of sequences.\(TheanoModule.setting)theano.map(lambda x: x ** 2, v)"
      ) { arguments in
        let (outputs, updates) = try results(arguments, theano, call)
        return .tuple([outputs, updates])
      },
      NativeFunction(
        "reduce",
        "fn, sequences, outputs_info, non_sequences=None, go_backwards=False, mode=None, name=None, "
          + "n_steps=None, return_list=False",
        help: "The last result of a function applied step by step."
      ) { arguments in
        let (all, updates) = try results(arguments, theano, call)
        func last(_ value: Value) throws -> Value {
          guard let variable = value.object(as: SymbolicVariable.self) else { return value }
          return .object(try SymbolicIndexing.item(variable, .integer(-1)))
        }
        let result: Value
        if case .list(let list) = all {
          result = .list(try list.elements.map(last))
        } else {
          result = try last(all)
        }
        return .tuple([result, updates])
      },
    ]
  }

  private static func elements(_ value: Value) -> [Value] {
    switch value {
    case .none: []
    case .list(let list): list.elements
    case .tuple(let several): several
    default: [value]
    }
  }

  /// What a dictionary of `taps` and a variable says.
  private static func tapped(
    _ value: Value, _ name: String, usual: Int, _ theano: TheanoSettings
  ) throws -> (variable: SymbolicVariable?, taps: [Int]) {
    guard case .dictionary(let dictionary) = value else {
      return (try SymbolicVariable.variable(value, theano), [usual])
    }
    func entry(_ key: String) throws -> Value? { dictionary.entries[try Key(.string(key))] }
    let taps = try entry("taps").map { value -> [Int] in
      try elements(value).map { tap in
        guard let tap = tap.exactInteger, tap.magnitude <= 1000 else {
          throw Diagnostic("ValueError", "taps are whole numbers")
        }
        return tap
      }
    }
    let variable = try entry(name).flatMap { value in
      value.isNone ? nil : try SymbolicVariable.variable(value, theano)
    }
    return (variable, taps ?? (variable == nil ? [] : [usual]))
  }

  private static func made(
    _ arguments: BoundArguments, _ theano: TheanoSettings,
    _ call: (Value, [Value]) throws -> Value
  ) throws -> (loop: SymbolicLoop, updated: [SymbolicVariable]) {
    if let kept = arguments["truncate_gradient"].exactInteger, kept != -1 {
      throw arguments.error(
        "truncate_gradient", "gradients through fewer steps than all are not in nnrepl yet",
        kind: "NotImplementedError")
    }
    var sequences: [SymbolicVariable] = []
    var feeds: [(placeholder: SymbolicVariable, feed: SymbolicLoop.Feed)] = []
    let given = try elements(arguments["sequences"]).map {
      try tapped($0, "input", usual: 0, theano)
    }
    let taps = given.flatMap(\.taps)
    let (first, last) = (min(0, taps.min() ?? 0), max(0, taps.max() ?? 0))
    for (number, (variable, taps)) in given.enumerated() {
      guard let variable, variable.type.rank > 0 else {
        throw arguments.error(
          "sequences", "a sequence is a variable with at least one dimension", kind: "TypeError")
      }
      sequences.append(variable)
      for tap in taps {
        feeds.append(
          (try placeholder(variable, dropping: true), .sequence(number, offset: tap - first)))
      }
    }
    var starts: [SymbolicLoop.Start?] = []
    for (number, value) in elements(arguments["outputs_info"]).enumerated() {
      guard !value.isNone else {
        starts.append(nil)
        continue
      }
      let (variable, taps) = try tapped(value, "initial", usual: -1, theano)
      guard let variable else {
        starts.append(nil)
        continue
      }
      guard taps.allSatisfy({ $0 < 0 }), !taps.isEmpty else {
        throw arguments.error("outputs_info", "taps of outputs are below 0")
      }
      let depth = taps.map { -$0 }.max() ?? 1
      let isSingle = taps == [-1]
      starts.append(SymbolicLoop.Start(variable: variable, depth: depth, isSingle: isSingle))
      for tap in taps {
        feeds.append(
          (try placeholder(variable, dropping: !isSingle), .output(number, lag: -tap)))
      }
    }
    let others = elements(arguments["non_sequences"])
    let result = try call(arguments["fn"], feeds.map { .object($0.placeholder) } + others)
    var (outputs, updates) = try returned(result, theano, arguments)
    guard starts.isEmpty || starts.count == outputs.count else {
      throw arguments.error(
        "outputs_info",
        "outputs_info has \(starts.count) entries, and the function returns \(outputs.count) outputs"
      )
    }
    let steps =
      arguments["n_steps"].isNone
      ? nil : try SymbolicVariable.variable(arguments, "n_steps", theano)
    guard steps != nil || !sequences.isEmpty else {
      throw arguments.error("n_steps", "without sequences, n_steps says how many steps there are")
    }
    if starts.isEmpty { starts = outputs.map { _ in nil } }
    // What a step updates is an output that the next step reads instead of the shared variable.
    for (variable, value) in updates {
      feeds.append((variable, .output(outputs.count, lag: 1)))
      starts.append(SymbolicLoop.Start(variable: variable, depth: 1, isSingle: true))
      outputs.append(value)
    }
    let loop = SymbolicLoop(
      sequences: sequences, starts: starts, feeds: feeds, outputs: outputs, steps: steps,
      reach: last - first, goesBackwards: try arguments["go_backwards"].isTrue())
    return (loop, updates.map(\.0))
  }

  private static func placeholder(
    _ variable: SymbolicVariable, dropping: Bool
  ) throws -> SymbolicVariable {
    let flags =
      dropping ? Array(variable.type.broadcastable.dropFirst()) : variable.type.broadcastable
    return try SymbolicVariable(
      SymbolicType(variable.type.dtype, flags), .input, variable.theano,
      name: variable.name.map { "\($0)[t]" })
  }

  /// What the program's function returned: outputs, perhaps with updates beside them.
  private static func returned(
    _ result: Value, _ theano: TheanoSettings, _ arguments: BoundArguments
  ) throws -> (outputs: [SymbolicVariable], updates: [(SymbolicVariable, SymbolicVariable)]) {
    var values = elements(result)
    var pairs: [(Value, Value)] = []
    if let last = values.last, values.count <= 2, case .dictionary(let updates) = last.plain {
      pairs = updates.entries.map { ($0.key.value, $0.value) }
      values = values.count == 2 ? elements(values[0]) : []
    }
    let updates = try pairs.map { variable, value in
      guard let variable = variable.object(as: SymbolicVariable.self), variable.shared != nil else {
        throw arguments.error(
          "fn", "a step updates shared variables, not \(variable.describedForError)",
          kind: "TypeError")
      }
      let value = try SymbolicVariable.variable(value, theano)
      guard value.type.rank == variable.type.rank else {
        throw arguments.error(
          "fn", "the update of \(variable.text) is \(value.type.text)", kind: "TypeError")
      }
      return (variable, try Elementwise.cast(value, to: variable.type.dtype))
    }
    return (try values.map { try SymbolicVariable.variable($0, theano) }, updates)
  }

  /// The outputs of all steps, and the values of updated variables after the last.
  private static func results(
    _ arguments: BoundArguments, _ theano: TheanoSettings,
    _ call: (Value, [Value]) throws -> Value
  ) throws -> (outputs: Value, updates: Value) {
    let (loop, updated) = try made(arguments, theano, call)
    let inputs = loop.inputs
    var variables = try loop.outputs.enumerated().map { number, output in
      try SymbolicVariable(
        SymbolicType(output.type.dtype, [false] + output.type.broadcastable),
        .computed(
          SymbolicOperation("for{cpu,scan_fn}") { lowering, _ in
            try lowering.outputs(of: loop)[number]
          }, inputs), theano)
    }
    let updates = DictionaryObject()
    for (variable, values) in zip(updated, variables.suffix(updated.count)) {
      updates.entries[try Key(.object(variable))] = .object(
        try SymbolicIndexing.item(values, .integer(-1)))
    }
    variables.removeLast(updated.count)
    let outputs: Value
    if variables.count == 1, try !arguments["return_list"].isTrue() {
      outputs = .object(variables[0])
    } else {
      outputs = variables.isEmpty ? .none : .list(variables.map { .object($0) })
    }
    return (outputs, .dictionary(updates))
  }
}
