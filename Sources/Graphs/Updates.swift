import Tensors

/// The updates of a plan, each in its parameter's memory where that is possible, in an order in which
/// every one still finds the old values it reads.
///
/// With momentum, v ← 0.9 v - η g reads the weights w that w ← w + v changes afterwards, and the latter
/// reads the new v: then v is changed first, and w takes it from v's memory.
struct Updates {
  /// In the order in which they take place.
  private(set) var ordered: [Update]

  /// - Parameters:
  ///   - parameters: what is updated.
  ///   - values: the next values.
  ///   - uses: how often each node of the graph is an input or a root.
  init(of parameters: [Parameter], values: [Node], uses: [ObjectIdentifier: Int]) {
    func update(_ index: Int, freely: Bool) -> Update {
      Update(
        parameters[index], values[index], among: parameters, values: values, isFree: freely,
        uses: uses)
    }
    var updates = parameters.indices.map { update($0, freely: true) }
    var isShared = false
    for (index, value) in values.enumerated() {
      // A next value that others than updates read is computed as any other value.
      let reads = updates.reduce(0) { $0 + $1.terms.count { $0.next === parameters[index] } }
      if uses[value.identity] == reads + 1 { continue }
      isShared = isShared || reads > 0
      updates[index] = update(index, freely: false)
    }
    if !isShared, let ordered = Self.sorted(updates) {
      self.ordered = ordered
    } else {
      ordered = zip(parameters, values).map { parameter, value in
        Update(parameter, value, among: parameters, uses: uses)
      }
    }
  }

  /// The updates in an order that suits all, nil where there is none.
  private static func sorted(_ updates: [Update]) -> [Update]? {
    var waiting = updates
    var ordered: [Update] = []
    while !waiting.isEmpty {
      // One that reads no new value which is still to come, and whose old value nobody needs later.
      let next = waiting.firstIndex { update in
        waiting.allSatisfy { other in
          other.parameter === update.parameter
            || !update.terms.contains { $0.next === other.parameter }
              && !other.terms.contains { $0.old === update.parameter }
        }
      }
      guard let next else { return nil }
      ordered.append(waiting.remove(at: next))
    }
    return ordered
  }

  /// The nodes that must be computed before the updates.
  func needed(uses: [ObjectIdentifier: Int]) -> [Node] {
    ordered.flatMap { $0.needed(uses: uses) }
  }
}
