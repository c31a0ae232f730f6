import Graphs
import Interruptions
import Tensors

/// Trains a network by mini-batches, as the chapter's `SGD` does.
///
/// The training data are gone through in order, never shuffled, in whole mini-batches. After each
/// epoch the validation data are classified, in whole mini-batches too, and where the result is at
/// least as good as any before, the test data as well.
///
///     let trainer = try Trainer(network, training: train, validation: valid, test: test,
///       options: TrainingOptions(epochs: 20, learningRate: 0.03, l2: 0.1))
///     let outcome = trainer.run { event in
///       if case .epoch(let record) = event { print(record.validationAccuracy ?? 0) }
///       return true
///     }
///
/// A training step is one run of a compiled plan: it takes no memory. The cost is one of the plan's
/// outputs, a number that the step has computed anyway, so reading it costs nothing.
public final class Trainer {
  /// The network that is trained.
  public let network: Network
  /// How.
  public let options: TrainingOptions
  /// Mini-batches in an epoch.
  public let batchesPerEpoch: Int
  /// Mini-batches done so far, over all epochs.
  public internal(set) var batchesDone = 0
  /// The best validation accuracy so far; 0 before the first.
  public internal(set) var bestValidationAccuracy = 0.0
  /// The number of the last mini-batch of the epoch with the best validation accuracy.
  public internal(set) var bestBatch: Int?
  /// The test accuracy at that epoch.
  public internal(set) var bestTestAccuracy: Double?

  private let plan: Plan
  /// What the optimiser remembers from step to step.
  let memory: [Parameter]
  /// For what the optimiser remembers of some weights, the weights.
  private let owners: [(kept: Parameter, weights: Parameter)]
  private var timedSteps = 0
  private var timedSeconds = 0.0
  private let feed: BatchFeed
  private let inputs: Tensor
  private let labels: Tensor
  private let validation: Examples?
  private let test: Examples?
  var kept: KeptWeights
  /// Epochs done and measured.
  public internal(set) var epochsDone = 0
  var epochCost = 0.0
  var epochSeconds = 0.0
  private var divergence: Outcome?
  private var watch: CostWatch
  /// What was noticed of a cost that has grown far above a guess's; the run goes on all the same.
  public var explosion: Explosion? { watch.explosion }

  /// Checks data and options and compiles the training step.
  public init(
    _ network: Network, training: Examples, validation: Examples? = nil, test: Examples? = nil,
    options: TrainingOptions
  ) throws(TrainingError) {
    try TrainingCheck(network: network, options: options)
      .check(training: training, validation: validation, test: test)
    self.network = network
    self.options = options
    self.validation = validation
    self.test = test
    watch = CostWatch(classes: network.outputCount)
    batchesPerEpoch = training.count / options.batchSize
    do {
      inputs = try network.rows(of: training.inputs)
      labels = training.labels
      feed = try BatchFeed(
        batchSize: options.batchSize, features: network.featureCount, dtype: network.dtype)
      let graph = try NetworkGraph(of: network, batchSize: options.batchSize)
      let label = try Node.input(shape: [options.batchSize], dtype: .int32, name: "y")
      let cost = try graph.cost(labels: label, l2: options.l2, batchesPerEpoch: batchesPerEpoch)
      let step = try StepUpdates(
        options.optimiser, of: graph.parameters,
        gradients: gradients(of: cost, withRespectTo: graph.parameters.map(\.node)),
        learningRate: options.learningRate)
      plan = try Plan(inputs: [graph.input, label], outputs: [cost], updates: step.updates)
      owners = step.owners
      memory = step.state
      kept = try KeptWeights(of: network.parameters + step.state)
    } catch {
      throw TrainingError("the network cannot be trained: \(error)")
    }
  }

  /// Trains until all epochs are done or the observer returns false.
  ///
  /// The observer is called after each mini-batch and after each epoch. Where the user asks to stop
  /// while an epoch is measured, the run is stopped too, and measures it when it goes on. A trainer
  /// that was stopped goes on with the next `run`, to the same weights, bit by bit, as if it had not
  /// been. A cost that is infinite or not a number ends the run for good.
  public func run(_ observer: (TrainingEvent) -> Bool) throws -> Outcome {
    if let divergence { return divergence }
    plan.randomPosition.merge(network.randomPositions) { _, network in network }
    defer { network.randomPositions.merge(plan.randomPosition) { _, plan in plan } }

    let clock = ContinuousClock()
    var start = clock.now
    defer { epochSeconds += start.duration(to: clock.now).seconds }

    while epochsDone < options.epochs {
      if batchesDone == (epochsDone + 1) * batchesPerEpoch {
        guard var record = try measuredEpoch() else { return .stopped }
        record.seconds = epochSeconds + start.duration(to: clock.now).seconds
        (start, epochSeconds, epochCost) = (clock.now, 0, 0)
        network.history.append(record)
        epochsDone += 1
        network.randomPositions.merge(plan.randomPosition) { _, plan in plan }
        if !observer(.epoch(record)) { return .stopped }
        continue
      }
      let batch = batchesDone
      try kept.keep(ifDue: batch, batchesPerEpoch: batchesPerEpoch)
      let cost = try step(batch - epochsDone * batchesPerEpoch)
      guard cost.isFinite else {
        let outcome = Outcome.diverged(batch: batch, cost: cost, restored: try kept.restore())
        divergence = outcome
        return outcome
      }
      kept.confirm()
      watch.add(cost, of: batch)
      batchesDone += 1
      epochCost += cost
      network.history.append(cost: cost)
      if !observer(.batch(index: batch, epoch: epochsDone, cost: cost)) { return .stopped }
    }
    watch.end(at: batchesDone - 1)
    return .finished
  }

  /// The first example of a mini-batch that has an input which is infinite or not a number.
  public func spoiltExample(inBatch batch: Int) throws -> Int? {
    let first = batch % batchesPerEpoch * options.batchSize
    return try (first..<(first + options.batchSize)).first { index in
      try !inputs.indexed([.at(index)]).values(as: Double.self).allSatisfy(\.isFinite)
    }
  }

  /// The largest input of the first mini-batch, without its sign.
  public func largestInput() throws -> Double {
    try (0..<options.batchSize).reduce(0) { largest, index in
      try inputs.indexed([.at(index)]).values(as: Double.self).reduce(largest) { max($0, abs($1)) }
    }
  }

  /// One training step on a mini-batch of the epoch; gives its cost.
  private func step(_ batch: Int) throws -> Double {
    guard isTimed else { return try runStep(batch) }
    let begin = ContinuousClock.now
    defer {
      timedSteps += 1
      timedSeconds += begin.duration(to: .now).seconds
    }
    return try runStep(batch)
  }

  private func runStep(_ batch: Int) throws -> Double {
    let start = batch * options.batchSize
    try feed.set(plan, to: inputs, from: start, count: options.batchSize)
    try labels.withPointer(as: Int32.self) { plan.setInput(1, from: $0 + start) }
    plan.run()
    return plan.scalarOutput(0)
  }

  /// Whether the time of each part of a training step is taken, from 0 on.
  public var isTimed: Bool {
    get { plan.timesSteps }
    set {
      plan.timesSteps = newValue
      timedSteps = 0
      timedSeconds = 0
    }
  }

  /// Where the time went since `isTimed` was set.
  public var profile: TrainingProfile {
    TrainingProfile(
      of: network, owners: owners, plan: plan, batchSize: options.batchSize, steps: timedSteps,
      seconds: timedSeconds)
  }

  /// What is to be said of the epoch that has just been trained; nil, with nothing changed, where
  /// the user asks to stop.
  private func measuredEpoch() throws -> EpochRecord? {
    do {
      return try measurement()
    } catch is Interruption {
      return nil
    }
  }

  private func measurement() throws -> EpochRecord {
    var record = EpochRecord(
      epoch: epochsDone, cost: epochCost / Double(batchesPerEpoch), seconds: 0)
    guard let validation else { return record }
    let accuracy = try accuracy(on: validation)
    record.validationAccuracy = accuracy
    if accuracy >= bestValidationAccuracy {
      record.isBest = true
      record.testAccuracy = try test.map(accuracy(on:))
      bestValidationAccuracy = accuracy
      bestBatch = batchesDone - 1
      bestTestAccuracy = record.testAccuracy
    }
    return record
  }

  /// The accuracy over whole mini-batches: the examples left over do not count, as in the chapter.
  private func accuracy(on examples: Examples) throws -> Double {
    let whole = examples.count / options.batchSize * options.batchSize
    return Double(try network.correctCount(in: examples, first: whole)) / Double(whole)
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
