import Graphs
import Interpreter
import Interruptions
import Language
import Tensors

/// A node of the engine's graph.
typealias LoweredNode = Node

/// A whole number on which a graph's shape depends: fixed once shapes are, or computed from the
/// arguments of each call.
enum CallNumber {
  case fixed(Int)
  case computed(([Tensor]) throws -> Int)

  /// The number in a call.
  func value(_ arguments: [Tensor]) throws -> Int {
    switch self {
    case .fixed(let value): value
    case .computed(let compute): try compute(arguments)
    }
  }

  /// The result of a function of two numbers.
  static func combined(
    _ a: CallNumber, _ b: CallNumber, _ function: @escaping (Int, Int) throws -> Int
  ) throws -> CallNumber {
    if case .fixed(let x) = a, case .fixed(let y) = b { return .fixed(try function(x, y)) }
    return .computed { try function(a.value($0), b.value($0)) }
  }
}

/// Turns variables into the engine's nodes for one call: then all shapes are known.
///
/// What the shapes depend on besides the arguments' own shapes is noted as a guard: another call may
/// use the plan only if it has the same.
final class Lowering {
  /// What a graph turns out to need.
  fileprivate final class Needs {
    var inputNodes: [Int: Node] = [:]
    var guards: [(number: ([Tensor]) throws -> Int, value: Int)] = []
    var runNumbers: [(cell: RunNumber, number: ([Tensor]) throws -> Int)] = []
    var parameters: [(variable: SharedVariable, parameter: Parameter)] = []
    var drawCount = 0
    var hasNamedMistake = false
  }

  /// The arguments of the call that is lowered for.
  let arguments: [Tensor]
  /// Whether random streams move on.
  let advancesStreams: Bool
  /// Whether gradients are taken of the simplified cost.
  let isSimplified: Bool
  /// The step of a loop that this is for has a number of its own for its random draws.
  let drawNumber: Int

  private let needs: Needs
  private let givens: [ObjectIdentifier: SymbolicVariable]
  private let positions: [ObjectIdentifier: Int]
  private var nodes: [ObjectIdentifier: Node] = [:]
  private var gradientNodes: [ObjectIdentifier: [Node]] = [:]
  private var loopNodes: [ObjectIdentifier: [Node]] = [:]
  private var numberDepth = 0
  /// Of the step of a loop, what is around the loop, and what is another in each step.
  private let outer: (lowering: Lowering, changing: Set<ObjectIdentifier>)?

  init(
    inputs: [SymbolicVariable], arguments: [Tensor],
    givens: [(SymbolicVariable, SymbolicVariable)], advancesStreams: Bool, isSimplified: Bool
  ) {
    self.arguments = arguments
    self.advancesStreams = advancesStreams
    self.isSimplified = isSimplified
    self.givens = Dictionary(
      givens.map { (ObjectIdentifier($0.0.identity), $0.1) }, uniquingKeysWith: { $1 })
    positions = Dictionary(
      inputs.enumerated().map { (ObjectIdentifier($1), $0) }, uniquingKeysWith: { $1 })
    needs = Needs()
    drawNumber = 0
    outer = nil
  }

  private init(
    stepOf loop: SymbolicLoop, in outer: Lowering, _ bindings: [(SymbolicVariable, Node)]
  ) {
    arguments = outer.arguments
    advancesStreams = outer.advancesStreams
    isSimplified = outer.isSimplified
    givens = outer.givens
    positions = outer.positions
    needs = outer.needs
    needs.drawCount += 1
    drawNumber = needs.drawCount
    self.outer = (outer, loop.changing)
    for (variable, node) in bindings { nodes[ObjectIdentifier(variable)] = node }
  }

  /// The node of each input that the graph uses as numbers.
  var inputNodes: [Int: Node] { needs.inputNodes }
  /// What must have the same value in another call.
  var guards: [(number: ([Tensor]) throws -> Int, value: Int)] { needs.guards }
  /// What is to be set before each run.
  var runNumbers: [(cell: RunNumber, number: ([Tensor]) throws -> Int)] { needs.runNumbers }
  /// The shared variables of the graph, with the memory they have.
  var parameters: [(variable: SharedVariable, parameter: Parameter)] { needs.parameters }
  /// How many nodes it has made itself.
  var nodeCount: Int { nodes.count }

  /// The same for one step of a loop, with what the step is given.
  func step(
    of loop: SymbolicLoop, binding bindings: [(SymbolicVariable, Node)]
  ) -> Lowering {
    Lowering(stepOf: loop, in: self, bindings)
  }

  /// The outputs of all steps of a loop, which is unrolled once.
  func outputs(of loop: SymbolicLoop) throws -> [Node] {
    if let known = loopNodes[ObjectIdentifier(loop)] { return known }
    let found = try loop.lowered(self)
    loopNodes[ObjectIdentifier(loop)] = found
    return found
  }

  /// The node of a variable, after those of all that it is computed from.
  func node(_ variable: SymbolicVariable) throws -> Node {
    if let known = nodes[ObjectIdentifier(variable)] { return known }
    // An explicit stack: graphs may be deep.
    var stack = [variable]
    while let top = stack.last {
      let key = ObjectIdentifier(top)
      if nodes[key] != nil {
        stack.removeLast()
        continue
      }
      if let outer, !outer.changing.contains(key) {
        nodes[key] = try outer.lowering.node(top)
        continue
      }
      let sources = given(top).map { [$0] } ?? top.inputs
      let missing = sources.filter { nodes[ObjectIdentifier($0)] == nil }
      if missing.isEmpty {
        nodes[key] = try made(top)
        stack.removeLast()
      } else {
        try Interruption.check()
        stack += missing
      }
    }
    return try nodes[ObjectIdentifier(variable)] ?? made(variable)
  }

  /// What the function's caller wants instead of a variable.
  private func given(_ variable: SymbolicVariable) -> SymbolicVariable? {
    givens.isEmpty ? nil : givens[ObjectIdentifier(variable.identity)]
  }

  private func made(_ variable: SymbolicVariable) throws -> Node {
    if let other = given(variable) {
      let node = try node(other)
      return node.dtype == variable.type.dtype
        ? node : try translated { try node.cast(to: variable.type.dtype) }
    }
    switch variable.source {
    case .input:
      guard let position = positions[ObjectIdentifier(variable)] else {
        throw Diagnostic(
          "MissingInputError",
          "\(variable.text) is needed, and is neither an input of the function nor given",
          hint: "theano.function([\(variable.name ?? "x"), …], …)")
      }
      let argument = arguments[position]
      let node = try translated {
        try Node.input(shape: argument.shape, dtype: argument.dtype, name: variable.name)
      }
      needs.inputNodes[position] = node
      return node
    case .constant(let tensor):
      let number = tensor.rank == 0 ? try translated { try tensor.item() }.asDouble : nil
      if let number, tensor.dtype.isFloatingPoint || number.magnitude < 0x1p53 {
        return try translated { try Node.filled(number, shape: [], dtype: tensor.dtype) }
      }
      return try translated { try Node.constant(tensor) }
    case .shared(let shared):
      let parameter = try translated { try shared.parameter() }
      needs.parameters.append((shared, parameter))
      return try translated { try Node.parameter(parameter) }
    case .computed(let operation, let inputs):
      do {
        let node = try translated { try operation.lower(self, inputs) }
        // Two variables are two, though one is the other unchanged: `x.reshape(x.shape)`.
        let isAnothers =
          node.filling == nil && inputs.contains { nodes[ObjectIdentifier($0)] === node }
        return isAnothers ? try translated { try node.kept() } : node
      } catch let error as Diagnostic where !hasNamed {
        hasNamed = true
        throw error.naming(variable)
      }
    }
  }

  /// Whether the expression that an error is in has been named.
  private var hasNamed: Bool {
    get { needs.hasNamedMistake }
    set { needs.hasNamedMistake = newValue }
  }

  /// The gradients of a cost, computed once for all variables that ask for one of them.
  func gradients(_ request: GradientRequest) throws -> [Node] {
    if let known = gradientNodes[ObjectIdentifier(request)] { return known }
    let sources = try request.sources.map { try node($0) }
    let held = try request.constants.map { try node($0) }
    let cost = try node(request.cost)
    let found = try translated {
      do {
        return try Graphs.gradients(
          of: cost, withRespectTo: sources, holding: held, missingAreZero: true,
          simplified: isSimplified)
      } catch {
        // Some joined operations cannot be differentiated twice; what they were joined of can.
        return try Graphs.gradients(
          of: cost, withRespectTo: sources, holding: held, missingAreZero: true)
      }
    }
    gradientNodes[ObjectIdentifier(request)] = found
    return found
  }

  // MARK: - Whole numbers

  /// A variable's value as a whole number, computed outside the graph.
  func number(_ variable: SymbolicVariable) throws -> CallNumber {
    numberDepth += 1
    defer { numberDepth -= 1 }
    guard numberDepth < 500 else {
      throw Diagnostic("RecursionError", "an index of more than 500 operations, one on another")
    }
    if let outer, !outer.changing.contains(ObjectIdentifier(variable)) {
      return try outer.lowering.number(variable)
    }
    if let other = given(variable) { return try number(other) }
    switch variable.source {
    case .constant(let tensor) where tensor.count == 1:
      let number = try translated { try tensor.item() }
      if tensor.dtype.isInteger { return .fixed(number.asInteger) }
      if let whole = Int(exactly: number.asDouble) { return .fixed(whole) }
    case .input where variable.type.rank == 0 && variable.type.dtype.isInteger:
      if let position = positions[ObjectIdentifier(variable)] {
        return .computed { arguments in try translated { try arguments[position].item() }.asInteger
        }
      }
    case .shared(let shared) where variable.type.rank == 0 && variable.type.dtype.isInteger:
      return .computed { _ in try translated { try shared.tensor.item() }.asInteger }
    case .computed(let operation, let inputs):
      if let number = try operation.number?(self, inputs) { return number }
    default: break
    }
    throw Diagnostic(
      "NotImplementedError",
      "\(variable.text) decides a shape or a place, and nnrepl computes those only from whole "
        + "numbers: inputs, shapes, and + - * // % of them")
  }

  /// The same, noted as something that decides the graph's shape.
  func fixedNumber(_ variable: SymbolicVariable) throws -> Int {
    switch try number(variable) {
    case .fixed(let value): return value
    case .computed(let compute):
      let value = try compute(arguments)
      needs.guards.append((compute, value))
      return value
    }
  }

  /// Notes that a number decides the graph's shape, and gives it.
  func fixed(_ number: CallNumber) throws -> Int {
    if case .computed(let compute) = number {
      let value = try compute(arguments)
      needs.guards.append((compute, value))
      return value
    }
    return try number.value(arguments)
  }

  /// A place that is set before each run.
  func place(_ number: CallNumber) -> SlicePlace {
    switch number {
    case .fixed(let value): return .fixed(value)
    case .computed(let compute):
      let cell = RunNumber(0)
      needs.runNumbers.append((cell, compute))
      return .run(cell)
    }
  }
}

extension Diagnostic {
  /// The same error with the expression that it is in.
  fileprivate func naming(_ variable: SymbolicVariable) -> Diagnostic {
    let text = (try? SymbolicPrinter.expression(variable)) ?? variable.text
    let shown = text.count > 80 ? variable.text : text
    var named = self
    named.message += ", in \(shown)"
    return named
  }
}

extension SymbolicVariable {
  /// What makes two variables the same: a shared variable is one, however it is wrapped.
  var identity: AnyObject {
    if case .shared(let shared) = source { return shared }
    return self
  }
}
