import Tensors

/// A parameter's next value as a sum of multiples of nodes and of the parameter itself:
/// `w - 0.1 * g` is `keep` 1 and one term, -0.1 times g.
///
/// Such an update happens in the parameter's memory in one pass, and a gradient that is a matrix
/// product goes there without being stored.
struct Update {
  let parameter: Parameter
  /// How much of the old value stays.
  private(set) var keep = 0.0
  /// What is added.
  private(set) var terms: [Term] = []
  /// All parameters that are updated.
  private let updated: [Parameter]

  /// A multiple of a node.
  struct Term {
    let factor: Double
    let node: Node
    /// The parameter whose next value the node is: it is read from there, after its update.
    var next: Parameter?
    /// The parameter whose old value the node is: it is read from there, before its update.
    var old: Parameter?
  }

  /// Takes a value apart as far as nobody else needs the parts.
  ///
  /// - Parameters:
  ///   - updated: all parameters that are updated.
  ///   - values: their next values, where updates may read each other's; else the value is computed
  ///     as a whole if it reads another updated parameter.
  ///   - isFree: whether nobody needs the value itself but updates that then read it here.
  init(
    _ parameter: Parameter, _ value: Node, among updated: [Parameter], values: [Node]? = nil,
    isFree: Bool = false, uses: [ObjectIdentifier: Int]
  ) {
    self.parameter = parameter
    self.updated = updated
    var collector = Collector(parameter: parameter, updated: updated, values: values, uses: uses)
    collector.collect(value, isFree: isFree)
    let readsOthers = collector.terms.contains { term in
      term.old != nil || updatedOwner(of: term.node) != nil
    }
    let isAlone = values == nil && readsOthers
    if isAlone || collector.terms.isEmpty || !value.dtype.isFloatingPoint {
      terms = [Term(factor: 1, node: value)]
    } else {
      keep = collector.keep
      // A product that goes straight into the parameter comes first.
      let first = collector.terms.firstIndex { isDirect($0, uses) } ?? 0
      terms = [collector.terms.remove(at: first)] + collector.terms
    }
  }

  /// What takes a value apart.
  private struct Collector {
    let parameter: Parameter
    let updated: [Parameter]
    let values: [Node]?
    let uses: [ObjectIdentifier: Int]
    var keep = 0.0
    var terms: [Term] = []

    /// - Parameter isFree: Whether the root may be taken apart whoever uses it.
    mutating func collect(_ root: Node, isFree: Bool) {
      // An explicit stack: a sum may be deeper than the call stack.
      var waiting = [(node: root, factor: 1.0)]
      while let (node, factor) = waiting.popLast() {
        if let leaf = node.parameter {
          take(leaf, node, factor)
          continue
        }
        let isRoot = node === root
        if !isRoot, let values, let index = values.firstIndex(where: { $0 === node }) {
          terms.append(Term(factor: factor, node: node, next: updated[index]))
          continue
        }
        let inputs = node.inputs
        let isApart = isRoot && isFree || uses[node.identity] == 1
        switch node.operation {
        case let scaling as Scaling where isApart:
          waiting.append((inputs[0], factor * scaling.factor))
        case let sum as Arithmetic
        where isApart && inputs[0].shape == inputs[1].shape
          && (sum.kind == .plus || sum.kind == .minus):
          waiting.append((inputs[1], sum.kind == .plus ? factor : -factor))
          waiting.append((inputs[0], factor))
        default: terms.append(Term(factor: factor, node: node))
        }
      }
    }

    private mutating func take(_ leaf: Parameter, _ node: Node, _ factor: Double) {
      if leaf === parameter {
        keep += factor
      } else {
        let isUpdated = values != nil && updated.contains { $0 === leaf }
        terms.append(Term(factor: factor, node: node, old: isUpdated ? leaf : nil))
      }
    }
  }

  /// The updated parameter in whose memory a value lies, if any.
  private func updatedOwner(of node: Node) -> Parameter? {
    let owner = node.memoryOwner.operation as? ParameterValue
    return updated.first { $0 === owner?.parameter }
  }

  /// Whether a term is a matrix product that can go straight into the parameter.
  private func isDirect(_ term: Term, _ uses: [ObjectIdentifier: Int]) -> Bool {
    term.node.operation is MatrixProduct && uses[term.node.identity] == 1
      && term.node.inputs.allSatisfy { updatedOwner(of: $0) == nil }
  }

  /// The nodes that must be computed before the updates, for `addSteps`.
  func needed(uses: [ObjectIdentifier: Int]) -> [Node] {
    terms.enumerated().flatMap { index, term in
      if term.next != nil || term.old != nil { return [Node]() }
      return index == 0 && isDirect(term, uses) ? term.node.inputs : [term.node]
    }
  }

  /// Adds the steps that change the parameter.
  func addSteps(to builder: PlanBuilder, uses: [ObjectIdentifier: Int]) throws(ShapeError) {
    if !parameter.value.dtype.isFloatingPoint {
      // Whole numbers are replaced, never combined.
      let target = try parameter.value.base()
      for term in terms {
        let (source, bytes) = (try builder.pointer(to: term.node), term.node.byteCount)
        builder.kernel(for: term.node, output: target, updating: parameter).add(pieces: 1) { _, _ in
          target.copyMemory(from: source, byteCount: bytes)
        }
      }
    } else if parameter.value.dtype == .float64 {
      try addSteps(to: builder, uses, as: Double.self)
    } else {
      try addSteps(to: builder, uses, as: Float.self)
    }
  }

  private func addSteps<T: Real>(
    to builder: PlanBuilder, _ uses: [ObjectIdentifier: Int], as type: T.Type
  ) throws(ShapeError) {
    let target = try parameter.value.base()
    let values = target.assumingMemoryBound(to: T.self)
    for (index, term) in terms.enumerated() {
      let keep = T(index == 0 ? keep : 1)
      let kernel = builder.kernel(
        for: term.node, output: target, updating: parameter)
      if index == 0, isDirect(term, uses), let product = term.node.operation as? MatrixProduct {
        try product.addSteps(kernel, into: values, scale: T(term.factor), keep: keep)
        continue
      }
      let place =
        if let parameter = term.next ?? term.old {
          try parameter.value.base()
        } else {
          try builder.pointer(to: term.node)
        }
      let source = UnsafePointer(place.assumingMemoryBound(to: T.self))
      let scale = T(term.factor)
      kernel.addChunks(of: term.node.count) { range in
        T.combine(
          scale, source + range.lowerBound, keep, values + range.lowerBound, range.count)
      }
    }
  }
}
