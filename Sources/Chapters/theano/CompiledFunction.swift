import Graphs
import Interpreter
import Language
import OrderedCollections
import Tensors

/// What a function takes: a variable, perhaps with a default value and another name.
struct FunctionInput {
  let variable: SymbolicVariable
  let name: String?
  let defaultValue: Value?
  /// Whether a value is converted even where that loses digits.
  let allowsDowncast: Bool
}

/// What `theano.function` makes: called with numbers, it computes its outputs and changes shared
/// variables.
///
/// The graph is compiled at the first call, when all shapes are known, and again for other shapes.
final class CompiledFunction: NativeObject, GraphShowing {
  /// How the outputs are handed over.
  enum Delivery { case single, list }

  let inputs: [FunctionInput]
  let outputs: [SymbolicVariable]
  let delivery: Delivery
  let updates: [(SharedVariable, SymbolicVariable)]
  let givens: [(SymbolicVariable, SymbolicVariable)]
  let name: String?
  let advancesStreams: Bool
  /// Whether graphs are rewritten to equal, faster ones; not in Theano's mode FAST_COMPILE.
  let isSimplified: Bool
  private var compiled: [Specialisation] = []

  /// The most plans kept; each has memory of its own.
  private static let mostPlans = 6

  init(
    inputs: [FunctionInput], outputs: [SymbolicVariable], delivery: Delivery,
    updates: [(SharedVariable, SymbolicVariable)], givens: [(SymbolicVariable, SymbolicVariable)],
    name: String?, advancesStreams: Bool, isSimplified: Bool
  ) {
    self.inputs = inputs
    self.outputs = outputs
    self.delivery = delivery
    self.updates = updates
    self.givens = givens
    self.name = name
    self.advancesStreams = advancesStreams
    self.isSimplified = isSimplified
  }

  var typeName: String { "theano.compile.function_module.Function" }
  var representation: String { "<theano function\(name.map { " \($0)" } ?? "")>" }
  var help: String? {
    inputs.isEmpty
      ? "A compiled function without inputs."
      : "A compiled function of \(inputs.map { $0.variable.text }.joined(separator: ", "))."
  }
  var attributeNames: [String] { ["copy", "name"] }

  func attribute(_ name: String) throws -> Value? {
    switch name {
    case "name": self.name.map(Value.string) ?? Value.none
    case "copy":
      .native(
        NativeFunction(
          "copy", "share_memory=False, swap=None, delete_updates=False, name=None, profile=None",
          help: "The same function with other shared variables, or without its updates."
        ) { [self] arguments in .object(try copy(arguments)) })
    default: nil
    }
  }

  func call(_ arguments: CallArguments) throws -> Value? {
    let values = try bound(arguments)
    let results = try specialisation(for: values).run(values)
    if delivery == .single { return .object(ArrayObject(results[0])) }
    return .list(results.map { .object(ArrayObject($0)) })
  }

  /// The outputs for given inputs.
  func results(_ values: [Tensor]) throws -> [Tensor] {
    try specialisation(for: values).run(values)
  }

  /// The plan for the shapes of these values.
  private func specialisation(for values: [Tensor]) throws -> Specialisation {
    for (place, one) in compiled.enumerated() where try one.fits(values) {
      if place > 0 { compiled.swapAt(0, place) }
      return one
    }
    let new = try Specialisation(self, values)
    compiled.insert(new, at: 0)
    if compiled.count > Self.mostPlans { compiled.removeLast() }
    return new
  }

  /// The graph for the shapes of the last call, as written and as it is computed.
  func graphListing() throws -> String {
    guard let last = compiled.first else {
      return SymbolicPrinter.tree(outputs)
        + "call it once: the steps are chosen for the shapes of a call\n"
    }
    func title(_ what: String, _ graph: GraphListing) -> String {
      let count = graph.operationCount
      return "\(what): \(count) operation\(count == 1 ? "" : "s")\n\(graph.text)"
    }
    // Lowered anew, with gradients of the cost as it is written.
    let sample = try last.sample()
    let written = GraphListing(of: try lowered(for: sample, isSimplified: false).results)
    guard isSimplified else {
      return title("as written, and so computed (mode FAST_COMPILE)", written)
    }
    let results = try lowered(for: sample, isSimplified: true).results
    let roots = try translated { try simplified(results.map(\.node)) }
    let computed = GraphListing(of: Array(zip(results.map(\.name), roots)))
    return title("as written", written) + "\n" + title("as computed", computed)
  }

  /// The nodes that compute the function for given values.
  fileprivate func lowered(
    for values: [Tensor], isSimplified: Bool
  ) throws -> (lowering: Lowering, results: [(name: String, node: Node)]) {
    let lowering = Lowering(
      inputs: inputs.map(\.variable), arguments: values, givens: givens,
      advancesStreams: advancesStreams, isSimplified: isSimplified)
    var results = try outputs.enumerated().map { ("output \($0)", try lowering.node($1)) }
    for (shared, value) in updates {
      let name = try translated { try shared.parameter().name }
      results.append(("new \(name)", try lowering.node(value)))
    }
    return (lowering, results)
  }

  // MARK: - Arguments

  private func bound(_ arguments: CallArguments) throws -> [Tensor] {
    var values = [Value?](repeating: nil, count: inputs.count)
    guard arguments.positional.count <= inputs.count else {
      throw Diagnostic(
        "TypeError",
        "the function takes \(inputs.count) value\(inputs.count == 1 ? "" : "s"), and "
          + "\(arguments.positional.count) are given",
        spoken: "Too many parameter passed to theano function")
    }
    for (place, value) in arguments.positional.enumerated() { values[place] = value }
    for (name, value) in arguments.keywords {
      guard let place = inputs.firstIndex(where: { ($0.name ?? $0.variable.name) == name }) else {
        throw Diagnostic(
          "TypeError", "the function has no input named \(name)",
          hint: inputs.compactMap { $0.name ?? $0.variable.name }.joined(separator: ", "))
      }
      guard values[place] == nil else {
        throw Diagnostic("TypeError", "\(name) is given twice")
      }
      values[place] = value
    }
    return try inputs.enumerated().map { place, input in
      guard let value = values[place] ?? input.defaultValue else {
        throw Diagnostic(
          "TypeError", "the function needs a value for \(input.variable.text)",
          spoken: "Missing required input: \(input.variable.text)")
      }
      return try Self.tensor(value, for: input)
    }
  }

  /// A value as an input's type holds it.
  private static func tensor(_ value: Value, for input: FunctionInput) throws -> Tensor {
    let type = input.variable.type
    let given = try ArrayObject.tensor(value)
    guard given.rank == type.rank else {
      throw Diagnostic(
        "TypeError",
        "\(input.variable.text) is a \(type.text): \(type.rank) dimensions, but the value has "
          + "\(given.rank) (shape \(given.shapeText))",
        spoken: "Wrong number of dimensions: expected \(type.rank), got \(given.rank) with shape "
          + "\(given.shapeText).")
    }
    for (axis, isOne) in type.broadcastable.enumerated() where isOne && given.shape[axis] != 1 {
      throw Diagnostic(
        "TypeError",
        "dimension \(axis) of \(input.variable.text) has length 1, not \(given.shape[axis])",
        spoken: "Non-unit value on shape on a broadcastable dimension.")
    }
    if given.dtype == type.dtype { return given }
    let converted = try translated { try given.converted(to: type.dtype) }
    if input.allowsDowncast { return converted }
    if case .object(is ArrayObject) = value {
      if given.dtype.promoted(with: type.dtype) == type.dtype { return converted }
    } else {
      if case .float = value, type.dtype.isFloatingPoint { return converted }
      let same = try translated {
        try Tensor.combine(.equal, given, converted).reduced(.all).item().isTrue
      }
      if same { return converted }
    }
    throw Diagnostic(
      "TypeError",
      "\(input.variable.text) is \(type.dtype.name) and cannot hold \(given.dtype.name) without loss",
      spoken:
        "\(type.text) cannot store a value of dtype \(given.dtype.name) without risking loss of "
        + "precision.",
      hint: "np.asarray(x, dtype='\(type.dtype.name)'), or allow_input_downcast=True")
  }

  private func copy(_ arguments: BoundArguments) throws -> CompiledFunction {
    var swaps: [(SymbolicVariable, SymbolicVariable)] = []
    if case .dictionary(let dictionary) = arguments["swap"].plain {
      for (key, value) in dictionary.entries {
        guard let old = key.value.object(as: SymbolicVariable.self),
          let new = value.object(as: SymbolicVariable.self), old.shared != nil, new.shared != nil
        else {
          throw arguments.error("swap", "swap names shared variables", kind: "TypeError")
        }
        guard old.type.dtype == new.type.dtype, old.type.rank == new.type.rank else {
          throw arguments.error(
            "swap", "\(old.text) is \(old.type.text), the other \(new.type.text)", kind: "TypeError"
          )
        }
        swaps.append((old, new))
      }
    }
    let isWithoutUpdates = try arguments["delete_updates"].isTrue()
    let changed =
      isWithoutUpdates
      ? []
      : updates.map { shared, value in
        (swaps.first { $0.0.shared === shared }?.1.shared ?? shared, value)
      }
    // As in Theano, a copy hands its outputs over as a list.
    return CompiledFunction(
      inputs: inputs, outputs: outputs, delivery: .list, updates: changed, givens: givens + swaps,
      name: arguments["name"].isNone ? name : try arguments.string("name"),
      advancesStreams: advancesStreams, isSimplified: isSimplified)
  }
}

/// A function compiled for the shapes of one call.
private final class Specialisation {
  private let shapes: [[Int]]
  private let guards: [(number: ([Tensor]) throws -> Int, value: Int)]
  private let runNumbers: [(cell: RunNumber, number: ([Tensor]) throws -> Int)]
  private let parameters: [(variable: SharedVariable, parameter: Parameter)]
  private let planInputs: [Int]
  private let plan: Plan
  private let outputCount: Int
  private let numbers: [Tensor?]
  private let inputs: [FunctionInput]

  init(_ function: CompiledFunction, _ values: [Tensor]) throws {
    let (lowering, results) = try function.lowered(
      for: values, isSimplified: function.isSimplified)
    let outputs = results.prefix(function.outputs.count).map(\.node)
    let updates = try zip(function.updates, results.dropFirst(outputs.count)).map {
      update, result in (try translated { try update.0.parameter() }, result.node)
    }
    inputs = function.inputs
    shapes = values.map(\.shape)
    guards = lowering.guards
    runNumbers = lowering.runNumbers
    parameters = lowering.parameters
    planInputs = lowering.inputNodes.keys.sorted()
    let inputNodes = planInputs.compactMap { lowering.inputNodes[$0] }
    outputCount = outputs.count
    // Whole numbers may decide shapes; of other values the shapes are enough.
    numbers = values.map { $0.dtype.isInteger && $0.rank == 0 ? $0 : nil }
    plan = try translated {
      try Plan(
        inputs: inputNodes, outputs: outputs, updates: updates, simplified: function.isSimplified)
    }
  }

  /// Values for which the graph is the same.
  func sample() throws -> [Tensor] {
    try inputs.indices.map { place in
      try numbers[place]
        ?? translated { try Tensor(zeros: shapes[place], inputs[place].variable.type.dtype) }
    }
  }

  /// Whether the plan computes the function for these values too.
  func fits(_ values: [Tensor]) throws -> Bool {
    for (place, value) in values.enumerated() where value.shape != shapes[place] { return false }
    for (variable, parameter) in parameters {
      guard try translated({ try variable.parameter() }) === parameter else { return false }
    }
    for (number, value) in guards where try number(values) != value { return false }
    return true
  }

  func run(_ values: [Tensor]) throws -> [Tensor] {
    for (cell, number) in runNumbers { cell.value = try number(values) }
    return try translated {
      for (place, input) in planInputs.enumerated() { try plan.setInput(place, values[input]) }
      plan.run()
      if let failure = plan.failure {
        throw Diagnostic("IndexError", failure.message, hint: failure.hint)
      }
      return try (0..<outputCount).map { try plan.output($0) }
    }
  }
}
