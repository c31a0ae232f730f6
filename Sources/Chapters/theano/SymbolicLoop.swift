import Graphs
import Interpreter
import Interruptions
import Language
import OrderedCollections
import Tensors

/// `theano.scan`: a function applied step by step, each step's results handed to the next.
///
/// The step is symbolic: the program's function is called once, with variables. How many steps there
/// are is known once a function is called with numbers; the loop is unrolled then, so gradients go
/// through it as through any graph.
final class SymbolicLoop {
  /// A variable that the step is given, and where its value comes from.
  enum Feed {
    /// Element `step + offset` of a sequence, `offset` at least 0.
    case sequence(Int, offset: Int)
    /// An output of `lag` steps before.
    case output(Int, lag: Int)
  }

  /// An output's values before the first step.
  struct Start {
    let variable: SymbolicVariable
    /// How many steps before the first it gives values for; with 1 it is a single value.
    let depth: Int
    let isSingle: Bool
  }

  /// The most nodes that a loop may be unrolled to.
  private static let mostNodes = 400_000

  let sequences: [SymbolicVariable]
  let starts: [Start?]
  let feeds: [(placeholder: SymbolicVariable, feed: Feed)]
  let outputs: [SymbolicVariable]
  let steps: SymbolicVariable?
  /// How many elements of each sequence the taps reach beyond a step.
  let reach: Int
  let goesBackwards: Bool

  init(
    sequences: [SymbolicVariable], starts: [Start?],
    feeds: [(placeholder: SymbolicVariable, feed: Feed)], outputs: [SymbolicVariable],
    steps: SymbolicVariable?, reach: Int, goesBackwards: Bool
  ) {
    self.sequences = sequences
    self.starts = starts
    self.feeds = feeds
    self.outputs = outputs
    self.steps = steps
    self.reach = reach
    self.goesBackwards = goesBackwards
  }

  /// What the loop is computed from: all that its step mentions, but what a step is given.
  var inputs: [SymbolicVariable] {
    let given = Set(feeds.map { ObjectIdentifier($0.placeholder) })
    var found: [SymbolicVariable] = []
    var seen: Set<ObjectIdentifier> = []
    var stack = outputs
    while let next = stack.popLast() {
      guard seen.insert(ObjectIdentifier(next)).inserted, !given.contains(ObjectIdentifier(next))
      else { continue }
      if next.inputs.isEmpty { found.append(next) }
      stack += next.inputs
    }
    return found + sequences + starts.compactMap { $0?.variable } + [steps].compactMap { $0 }
  }

  /// The variables that are others in each step: what it is given, what is drawn at random, and all
  /// that is computed from these.
  private(set) lazy var changing: Set<ObjectIdentifier> = {
    var changing = Set(feeds.map { ObjectIdentifier($0.placeholder) })
    var seen: Set<ObjectIdentifier> = []
    var stack = outputs.map { (variable: $0, isReady: false) }
    while let (variable, isReady) = stack.popLast() {
      let key = ObjectIdentifier(variable)
      if isReady {
        if variable.isRandom
          || variable.inputs.contains(where: { changing.contains(ObjectIdentifier($0)) })
        {
          changing.insert(key)
        }
      } else if seen.insert(key).inserted {
        stack.append((variable, true))
        stack += variable.inputs.map { ($0, false) }
      }
    }
    return changing
  }()

  /// The outputs of all steps, each along a new first axis.
  func lowered(_ lowering: Lowering) throws -> [Node] {
    let given = try sequences.map { try lowering.node($0) }
    var count = try steps.map { try lowering.fixedNumber($0) }
    for sequence in given {
      let length = max(0, (sequence.shape.first ?? 0) - reach)
      count = min(count ?? length, length)
    }
    guard let count, count > 0 else {
      throw Diagnostic("ValueError", "scan over no steps", hint: "n_steps= or a longer sequence")
    }
    var history = try starts.map { start -> [Node] in
      guard let start else { return [] }
      let node = try lowering.node(start.variable)
      if start.isSingle { return [node] }
      return try (0..<start.depth).map { try node.sliced([.at(.fixed($0))]) }
    }
    let depths = history.map(\.count)
    var nodes = 0
    for step in 0..<count {
      try Interruption.check()
      let place = goesBackwards ? count - 1 - step : step
      let bindings = try feeds.map { placeholder, feed -> (SymbolicVariable, Node) in
        switch feed {
        case .sequence(let number, let offset):
          (placeholder, try given[number].sliced([.at(.fixed(place + offset))]))
        case .output(let number, let lag):
          (placeholder, history[number][depths[number] + step - lag])
        }
      }
      let inner = lowering.step(of: self, binding: bindings)
      for (number, output) in outputs.enumerated() {
        var node = try inner.node(output)
        if let start = history[number].first, node.shape != start.shape, depths[number] > 0 {
          guard Node.fits(node.shape, start.shape) else {
            throw Diagnostic(
              "ValueError",
              "an output of the step has shape \(node.shape), its initial value \(start.shape)",
              hint: "outputs_info gives a value of the shape that a step computes")
          }
          node = try node.repeated(to: start.shape)
        }
        history[number].append(node)
      }
      nodes += inner.nodeCount
      guard nodes <= Self.mostNodes else {
        throw Diagnostic(
          "MemoryError",
          "a scan of \(count) steps becomes a graph of more than \(Self.mostNodes) nodes")
      }
    }
    return try history.enumerated().map { number, values in
      let computed = values.dropFirst(depths[number])
      return try Node.concatenated(computed.map { try $0.reshaped([1] + $0.shape) }, axis: 0)
    }
  }
}
