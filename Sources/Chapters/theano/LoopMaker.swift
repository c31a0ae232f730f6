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
        .tuple([try results(arguments, theano, call), .dictionary(DictionaryObject())])
      },
      NativeFunction(
        "map",
        "fn, sequences, non_sequences=None, truncate_gradient=-1, go_backwards=False, mode=None, "
          + "name=None, outputs_info=None, n_steps=None, return_list=False",
        help:
          "A function of each element of sequences.\(TheanoModule.setting)theano.map(lambda x: x ** 2, v)"
      ) { arguments in
        .tuple([try results(arguments, theano, call), .dictionary(DictionaryObject())])
      },
      NativeFunction(
        "reduce",
        "fn, sequences, outputs_info, non_sequences=None, go_backwards=False, mode=None, name=None, "
          + "n_steps=None, return_list=False",
        help: "The last result of a function applied step by step."
      ) { arguments in
        let all = try results(arguments, theano, call)
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
        return .tuple([result, .dictionary(DictionaryObject())])
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
  ) throws -> SymbolicLoop {
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
    let outputs = try outputs(result, theano, arguments)
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
    return SymbolicLoop(
      sequences: sequences,
      starts: starts.isEmpty ? outputs.map { _ in nil } : starts, feeds: feeds, outputs: outputs,
      steps: steps, reach: last - first, goesBackwards: try arguments["go_backwards"].isTrue())
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
  private static func outputs(
    _ result: Value, _ theano: TheanoSettings, _ arguments: BoundArguments
  ) throws -> [SymbolicVariable] {
    var values = elements(result)
    if values.count == 2, case .dictionary(let updates) = values[1] {
      guard updates.entries.isEmpty else {
        throw arguments.error(
          "fn", "updates returned by the step of a scan are not in nnrepl yet",
          kind: "NotImplementedError")
      }
      values = elements(values[0])
    } else if case .dictionary(let updates)? = values.last, values.count == 1 {
      guard updates.entries.isEmpty else {
        throw arguments.error(
          "fn", "updates returned by the step of a scan are not in nnrepl yet",
          kind: "NotImplementedError")
      }
      values = []
    }
    return try values.map { try SymbolicVariable.variable($0, theano) }
  }

  private static func results(
    _ arguments: BoundArguments, _ theano: TheanoSettings,
    _ call: (Value, [Value]) throws -> Value
  ) throws -> Value {
    let loop = try made(arguments, theano, call)
    let inputs = loop.inputs
    let variables = try loop.outputs.enumerated().map { number, output -> Value in
      .object(
        try SymbolicVariable(
          SymbolicType(output.type.dtype, [false] + output.type.broadcastable),
          .computed(
            SymbolicOperation("for{cpu,scan_fn}") { lowering, _ in
              try lowering.outputs(of: loop)[number]
            }, inputs), theano))
    }
    let isList = try arguments["return_list"].isTrue()
    if variables.count == 1, !isList { return variables[0] }
    return variables.isEmpty ? .none : .list(variables)
  }
}
