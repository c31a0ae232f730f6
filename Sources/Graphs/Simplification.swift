import Tensors

/// Rewrites a graph to an equal one that takes less work.
///
/// Three kinds of change, each a small rule on one node: equal nodes become one, expressions
/// become cheaper ones (`rewritten`), and operations that go over the same data are joined
/// (`fused`).
struct Simplification {
  private var known: [Key: Node] = [:]

  /// What makes nodes compute the same value.
  private struct Key: Hashable {
    let label: String
    let shape: [Int]
    let dtype: DType
    let inputs: [ObjectIdentifier]
  }

  /// The roots of the simplified graph, in the order of the given ones.
  static func applied(to roots: [Node]) throws(ShapeError) -> [Node] {
    var rules = Simplification()
    let cheaper = try rules.rebuilt(roots) { node, inputs, rules throws(ShapeError) in
      try rules.make(node.operation, inputs, name: node.name)
    }
    let uses = useCounts(cheaper)
    let passes = ConvolutionPasses(in: cheaper)
    return try rules.rebuilt(cheaper) { node, inputs, rules throws(ShapeError) in
      if let pass = try rules.pass(for: node, inputs, in: passes) { return pass }
      return try rules.fused(node, inputs, uses: uses)
    }
  }

  /// A node in its cheapest form, as far as it is computed from others than `kept`, which stay.
  ///
  /// A gradient is taken of this form: it is the stable one. No rule looks behind those kept.
  static func canonical(_ node: Node, keeping kept: [Node]) throws(ShapeError) -> Node {
    var rules = Simplification()
    let names = Set(kept.map(\.identity))
    return try rules.rebuilt([node], keeping: names) { node, inputs, rules throws(ShapeError) in
      try rules.make(node.operation, inputs, name: node.name)
    }[0]
  }

  /// Rebuilds a graph from its sources on.
  private mutating func rebuilt(
    _ roots: [Node], keeping kept: Set<ObjectIdentifier> = [],
    _ rebuild: (Node, [Node], inout Simplification) throws(ShapeError) -> Node
  ) throws(ShapeError) -> [Node] {
    var replacements = [ObjectIdentifier: Node]()
    for node in sorted(roots) {
      let inputs = node.inputs.map { replacements[$0.identity] ?? $0 }
      let isSource =
        node.inputs.isEmpty && !(node.operation is Filled) || kept.contains(node.identity)
      if kept.contains(node.identity), !node.operation.isVariable {
        replacements[node.identity] = try Node(Kept(), [node])
        continue
      }
      replacements[node.identity] = isSource ? node : try rebuild(node, inputs, &self)
    }
    return roots.map { replacements[$0.identity] ?? $0 }
  }

  /// An operation applied to simplified inputs, in its cheapest form.
  mutating func make(
    _ operation: any Operation, _ inputs: [Node], name: String? = nil
  ) throws(ShapeError) -> Node {
    if let cheaper = try rewritten(operation, inputs) { return cheaper }
    return unique(try Node(operation, inputs, name: name))
  }

  /// The first node made that computes the same value.
  mutating func unique(_ node: Node) -> Node {
    let key = Key(
      label: node.operation.label, shape: node.shape, dtype: node.dtype,
      inputs: node.inputs.map(\.identity))
    if let same = known[key] { return same }
    known[key] = node
    return node
  }

  /// Joins a node with what its input was made by, where nobody else needs that.
  private mutating func fused(
    _ node: Node, _ inputs: [Node], uses: [ObjectIdentifier: Int]
  ) throws(ShapeError) -> Node {
    if let activation = node.operation as? Activation,
      let bias = inputs[0].operation as? BiasAddition, bias.activation == nil,
      uses[node.inputs[0].identity] == 1
    {
      return unique(try Node(BiasAddition(activation: activation.kind), inputs[0].inputs))
    }
    if let sum = node.operation as? Sum, !sum.keepsDimensions, node.shape.isEmpty,
      let square = inputs[0].operation as? Function, square.kind == .square,
      uses[node.inputs[0].identity] == 1
    {
      return unique(try Node(SquareSum(), inputs[0].inputs))
    }
    return unique(try Node(node.operation, inputs, name: node.name))
  }
}

extension Operation {
  /// Whether its value is set from outside, so that rules have nothing to see in it.
  fileprivate var isVariable: Bool { self is Input || self is ParameterValue }
}
