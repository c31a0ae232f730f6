import Graphs

/// Where the time of training steps goes: forward and backward through each layer, and its update.
///
/// Made from the times of a plan's steps. A step belongs to the layer whose weights it reads. One that
/// reads none belongs, on the way forward, to the last layer whose weights its inputs depend on, so that
/// a pooling counts with the convolution before it, which does its work in the same pass (what depends on
/// no weights, to the layer it is for); and on the way back to the last layer whose gradient it is needed
/// for.
public struct TrainingProfile {
  /// What training steps spend on a layer, in seconds of all timed steps.
  public struct Part: Equatable, Sendable {
    /// The outputs, and the cost.
    public var forward = 0.0
    /// The gradients, those of matrix products that go straight into the weights too.
    public var backward = 0.0
    /// The rest of the weights' update.
    public var update = 0.0
    /// Arithmetic operations in one training step.
    public var arithmetic = 0.0

    /// All of the time.
    public var seconds: Double { forward + backward + update }
  }

  /// The examples of a mini-batch.
  public let batchSize: Int
  /// Training steps that were timed.
  public let steps: Int
  /// What they took in all, with what is in no layer: copying the examples, looking at the clock.
  public let seconds: Double
  /// The layers' parts, in their order; a layer without weights has none of its own.
  public private(set) var layers: [Part]
  /// The layers as they are typed, and whether they have weights.
  private let words: [(text: String, hasWeights: Bool)]
  /// Each step of the plan and its seconds.
  public let times: [StepTime]

  init(
    of network: Network, owners: [(kept: Parameter, weights: Parameter)], plan: Plan,
    batchSize: Int, steps: Int, seconds: Double
  ) {
    self.batchSize = batchSize
    self.steps = steps
    self.seconds = seconds
    words = network.layers.map { ($0.text, $0.weights != nil) }
    layers = network.layers.map { _ in Part() }
    times = plan.stepTimes
    let places = StepPlaces(of: network, owners: owners, plan: plan)
    for time in times {
      let (layer, way) = places.place(of: time)
      layers[layer].arithmetic += time.arithmetic
      layers[layer][keyPath: way] += time.seconds
    }
  }

  /// The profile as a table.
  ///
  /// - Parameter rate: What the machine does at best, in operations a second.
  public func text(rate best: Double) -> String {
    let count = Double(max(1, steps))
    func time(_ seconds: Double) -> String { Self.time(seconds / count) }
    func row(_ number: String, _ name: String, _ part: Part, _ seconds: Double) -> [String] {
      let rate = seconds > 0 ? part.arithmetic * count / seconds : 0
      return [
        number, name, time(part.forward), time(part.backward), time(part.update),
        Self.amount(part.arithmetic, "FLOP"), Self.amount(rate, "FLOP/s"),
        best > 0 ? "\(Int((100 * rate / best).rounded()))%" : "",
      ]
    }
    var rows = [["#", "layer", "forward", "backward", "update", "arithmetic", "rate", "of best"]]
    var last = 0
    for (index, part) in layers.enumerated() {
      if words[index].hasWeights { last = index + 1 }
      rows.append(
        words[index].hasWeights || part.seconds > 0
          ? row("\(index + 1)", words[index].text, part, part.seconds)
          : ["\(index + 1)", words[index].text, last > 0 ? "with \(last)" : "", "", "", "", "", ""])
    }
    var total = Part()
    for part in layers {
      total.forward += part.forward
      total.backward += part.backward
      total.update += part.update
      total.arithmetic += part.arithmetic
    }
    let rest = max(0, seconds - total.seconds)
    rows.append(["", "data and the rest", time(rest), "", "", "", "", ""])
    rows.append(row("", "total", total, seconds))
    let table = TextTable(
      rows: rows, rightAligned: [0, 2, 3, 4, 5, 6, 7], gaps: [2, 2, 3, 3, 3, 3, 3, 3])
    return """
      \(steps.groupedText) mini-batches of \(batchSize), \(time(seconds)) each
      \(table.text)
      best: a product of 1024x1024 matrices, \(Self.amount(best, "FLOP/s"))
      """
  }

  /// A time in the unit that suits it: `12.3 µs`.
  private static func time(_ seconds: Double) -> String {
    seconds >= 1
      ? three(seconds) + " s"
      : seconds >= 1e-3 ? three(seconds * 1e3) + " ms" : three(seconds * 1e6) + " µs"
  }

  /// A large number in the unit that suits it: `1.23 GFLOP`.
  private static func amount(_ number: Double, _ unit: String) -> String {
    let units: [(Double, String)] = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")]
    guard let (size, letter) = units.first(where: { number >= $0.0 }) else {
      return three(number) + " " + unit
    }
    return "\(three(number / size)) \(letter)\(unit)"
  }

  /// Three digits, as far as they say something: `0.12`, `1.23`, `12.3`, `123`.
  private static func three(_ number: Double) -> String {
    let digits = number >= 99.95 ? 0 : number >= 9.995 ? 1 : 2
    var scaled = number
    for _ in 0..<digits { scaled *= 10 }
    let whole = Int(min(scaled.rounded(), 1e15))
    guard digits > 0 else { return "\(whole)" }
    let text = String(whole)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    return padded.dropLast(digits) + "." + padded.suffix(digits)
  }
}

/// Which layer a step belongs to, and on which way.
private struct StepPlaces {
  /// The layer of each parameter.
  private var layers: [ObjectIdentifier: Int] = [:]
  /// What the cost is computed from.
  private var forward: Set<ObjectIdentifier> = []
  /// The last layer whose gradient a node is needed for.
  private var needs: [ObjectIdentifier: Int] = [:]
  /// The last layer whose weights a node depends on, and whether on nothing else.
  private var depends: [ObjectIdentifier: (layer: Int, only: Bool)] = [:]
  /// The first layer whose weights something is combined with on the way forward.
  private var precedes: [ObjectIdentifier: Int] = [:]

  init(of network: Network, owners: [(kept: Parameter, weights: Parameter)], plan: Plan) {
    for (index, layer) in network.layers.enumerated() {
      for parameter in [layer.weights, layer.biases] {
        if let parameter { layers[ObjectIdentifier(parameter)] = index }
      }
    }
    for (kept, weights) in owners {
      layers[ObjectIdentifier(kept)] = layers[ObjectIdentifier(weights)]
    }
    forward = Set(sorted(plan.results).map { ObjectIdentifier($0) })
    for (parameter, value) in plan.updates {
      guard let layer = layers[ObjectIdentifier(parameter)] else { continue }
      for node in sorted([value]) {
        needs[ObjectIdentifier(node), default: 0] = max(needs[ObjectIdentifier(node)] ?? 0, layer)
      }
    }
    for node in sorted(plan.results + plan.updates.map(\.value)) {
      if let parameter = node.parameter, let layer = layers[ObjectIdentifier(parameter)] {
        depends[ObjectIdentifier(node)] = (layer, true)
        continue
      }
      let inputs = node.inputs.compactMap { depends[ObjectIdentifier($0)] }
      guard let last = inputs.map(\.layer).max() else { continue }
      let only =
        inputs.count == node.inputs.count && inputs.allSatisfy { $0.only && $0.layer == last }
      depends[ObjectIdentifier(node)] = (last, only)
    }
    for node in sorted(plan.results).reversed() {
      guard let layer = own(node) ?? precedes[ObjectIdentifier(node)] else { continue }
      for input in node.inputs {
        precedes[ObjectIdentifier(input)] = min(precedes[ObjectIdentifier(input)] ?? layer, layer)
      }
    }
  }

  /// The layer whose weights a node reads.
  private func own(_ node: Node) -> Int? {
    node.inputs.compactMap { input in
      depends[ObjectIdentifier(input)].flatMap { $0.only ? $0.layer : nil }
    }.max()
  }

  func place(
    of time: StepTime
  ) -> (layer: Int, way: WritableKeyPath<TrainingProfile.Part, Double>) {
    if let updated = time.updated, let layer = layers[ObjectIdentifier(updated)] {
      return (
        layer, time.arithmetic > 0 && time.node?.isMatrixProduct == true ? \.backward : \.update
      )
    }
    guard let node = time.node else { return (0, \.update) }
    let isForward = forward.contains(ObjectIdentifier(node))
    // What depends on no weights, such as a dropout's mask, belongs to the layer it is for.
    let forwardLayer = depends[ObjectIdentifier(node)]?.layer ?? precedes[ObjectIdentifier(node)]
    let layer =
      own(node) ?? (isForward ? forwardLayer : needs[ObjectIdentifier(node)]) ?? 0
    return (layer, isForward ? \.forward : \.backward)
  }
}
