import Graphs
import Interruptions
import Tensors

/// A plan that computes a network's answers, in mini-batches of one size.
final class Evaluator {
  private let plan: Plan
  private let feed: BatchFeed
  private let batchSize: Int

  init(of network: Network, batchSize: Int) throws {
    let graph = try NetworkGraph(of: network, batchSize: batchSize)
    let answers = try graph.answers()
    plan = try Plan(inputs: [graph.input], outputs: [answers.argmax(axis: 1), answers])
    feed = try BatchFeed(batchSize: batchSize, features: network.featureCount, dtype: network.dtype)
    self.batchSize = batchSize
  }

  /// The class of each of the first `count` rows of `[n, features]`, in order.
  func classes(of inputs: Tensor, first count: Int) throws -> [Int] {
    var classes: [Int] = []
    classes.reserveCapacity(count)
    try forEachBatch(of: inputs, first: count) { used in
      classes += try plan.output(0).values(as: Int64.self).prefix(used).map(Int.init)
    }
    return classes
  }

  /// The last layer's output for each of the rows of `[n, features]`: `[n, outputs]`.
  func answers(to inputs: Tensor) throws -> [Tensor] {
    var parts: [Tensor] = []
    try forEachBatch(of: inputs, first: inputs.shape[0]) { used in
      parts.append(try plan.output(1).indexed([.slice(start: 0, stop: used, step: nil)]))
    }
    return parts
  }

  /// Gives way between two mini-batches where the user asks to stop.
  private func forEachBatch(
    of inputs: Tensor, first count: Int, _ body: (_ used: Int) throws -> Void
  ) throws {
    for start in stride(from: 0, to: count, by: batchSize) {
      try Interruption.check()
      let used = min(batchSize, count - start)
      try feed.set(plan, to: inputs, from: start, count: used)
      plan.run()
      try body(used)
    }
  }
}
