import Tensors

/// The gradients of a cost with respect to some of the nodes it is computed from.
///
/// Each operation tells its own gradient (`Operation.gradients`); this is the one traversal that
/// puts them together, from the cost back to the sources.
/// - Parameters:
///   - cost: a single number.
///   - sources: the nodes.
///   - constants: nodes that count as constant, whatever they are computed from.
///   - missingAreZero: whether the gradient is 0 where the cost does not depend on a node.
///   - simplified: whether to take it of the simplified cost.
/// - Throws: if the cost is not a single number or does not depend on one of the nodes.
public func gradients(
  of cost: Node, withRespectTo sources: [Node], holding constants: [Node] = [],
  missingAreZero: Bool = false, simplified isSimplified: Bool = false
) throws(ShapeError) -> [Node] {
  guard cost.count == 1, cost.dtype.isFloatingPoint else {
    throw ShapeError(
      "a gradient is taken of one number, the cost is \(written(cost.shape)) \(cost.dtype)",
      hint: "take its sum or mean first")
  }
  // Of the form that the plan will compute, which is finite where the written one is not.
  let cost = isSimplified ? try Simplification.canonical(cost, keeping: sources + constants) : cost
  let order = sorted([cost])
  // Only what lies between the cost and the sources is differentiated.
  var leadsToSource = Set(sources.map(\.identity))
  let held = Set(constants.map(\.identity))
  for node in order
  where !held.contains(node.identity)
    && node.inputs.contains(where: { leadsToSource.contains($0.identity) })
  {
    leadsToSource.insert(node.identity)
  }
  var slopes = [cost.identity: try Node.filled(1, like: cost)]
  for node in order.reversed() where !node.inputs.isEmpty && leadsToSource.contains(node.identity) {
    guard let upstream = slopes[node.identity] else { continue }
    let parts = try node.operation.gradients(of: node, upstream: upstream)
    for (input, part) in zip(node.inputs, parts) where leadsToSource.contains(input.identity) {
      guard let part else { continue }
      slopes[input.identity] = try slopes[input.identity]?.plus(part) ?? part
    }
  }
  var results = [Node]()
  for source in sources {
    guard let slope = slopes[source.identity] else {
      if missingAreZero {
        results.append(try .filled(0, like: source))
        continue
      }
      throw ShapeError(
        "the cost does not depend on \(source.name ?? source.operation.label)",
        hint: "pass the same node that the cost was built from")
    }
    results.append(slope)
  }
  return results
}

/// The nodes that some results need, each once and after its inputs.
///
/// Nodes of one parameter are one.
public func sorted(_ results: [Node]) -> [Node] {
  var order = [Node]()
  var seen = Set<ObjectIdentifier>()
  // An explicit stack: the graph of a long sequence is deeper than the call stack.
  var stack = results.reversed().map { (node: $0, next: 0) }
  while let (node, next) = stack.popLast() {
    if next == 0, !seen.insert(node.identity).inserted { continue }
    if next < node.inputs.count {
      stack.append((node, next + 1))
      stack.append((node.inputs[next], 0))
    } else {
      order.append(node)
    }
  }
  return order
}
