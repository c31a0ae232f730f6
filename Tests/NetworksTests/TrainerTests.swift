import Foundation
import Graphs
import Tensors
import Testing

@testable import Networks

/// Whole training runs on small made-up data.
struct TrainerTests {
  /// A network with every kind of layer that draws random numbers while training.
  static func sentence(seed: UInt64, dropout: Double = 0.2) throws -> Network {
    try Network(
      inputShape: [1, 6, 6],
      layers: [
        .convolution(filters: 6, size: (3, 3), activation: .relu, dropout: dropout / 4),
        .pooling(size: (2, 2)), .dense(units: 20, activation: .tanh, dropout: dropout),
        .softmax(units: 3, dropout: dropout),
      ], seed: seed)
  }

  static let options = TrainingOptions(epochs: 3, batchSize: 10, learningRate: 0.05, l2: 0.1)

  /// Trains until the observer has been called a number of times, or to the end.
  static func train(
    _ trainer: Trainer, calls: Int = .max
  ) throws -> (outcome: Outcome, costs: [Double], records: [EpochRecord]) {
    var (costs, records, count) = ([Double](), [EpochRecord](), 0)
    let outcome = try trainer.run { event in
      switch event {
      case .batch(_, _, let cost): costs.append(cost)
      case .epoch(var record):
        record.seconds = 0
        records.append(record)
      }
      count += 1
      return count < calls
    }
    return (outcome, costs, records)
  }

  @Test func learnsStrokes() throws {
    let network = try TrainerTests.sentence(seed: 1, dropout: 0)
    let test = try strokes(101, seed: 9)
    let before = try network.accuracy(on: test)
    let trainer = try Trainer(
      network, training: strokes(600, seed: 1), validation: strokes(205, seed: 2), test: test,
      options: TrainingOptions(epochs: 25, batchSize: 10, learningRate: 0.1, l2: 0.01))
    let run = try TrainerTests.train(trainer)
    #expect(run.outcome == .finished)
    #expect(run.costs.count == 1500)
    #expect(before < 0.6)
    let best = trainer.bestValidationAccuracy
    #expect(best > 0.9)
    #expect(try network.accuracy(on: test) > 0.9)
    #expect(run.records.last.map { $0.cost < run.records[0].cost / 4 } == true)
    // The chapter's bookkeeping: test data only where validation is at least as good as ever.
    var bestSoFar = 0.0
    for record in run.records {
      let accuracy = record.validationAccuracy ?? -1
      #expect(record.isBest == (accuracy >= bestSoFar))
      #expect((record.testAccuracy != nil) == record.isBest)
      // Of 205 examples, 200 are in whole mini-batches.
      #expect((accuracy * 200).rounded() / 200 == accuracy)
      bestSoFar = max(bestSoFar, accuracy)
    }
    #expect(bestSoFar == best)
    #expect(network.history.records.count == 25)
    #expect(network.history.costs.points == run.costs)
  }

  @Test func errorsCountEveryExample() throws {
    let network = try TrainerTests.sentence(seed: 1)
    let data = try strokes(101, seed: 9)
    let wrong = try network.errors(on: data)
    let predictions = try network.predictions(for: data.inputs)
    #expect(predictions.count == 101)
    #expect(try abs(network.accuracy(on: data) - Double(101 - wrong.count) / 101) < 1e-12)
    for (index, prediction) in predictions.enumerated() where prediction != index % 3 {
      let one = Misclassified(index: index, label: index % 3, prediction: prediction)
      #expect(wrong.contains(one))
    }
    // One at a time, and at the end of a padded mini-batch, the answers are the same.
    for index in [0, 37, 99, 100] {
      #expect(try network.predictions(for: data.input(at: index)) == [predictions[index]])
    }
  }

  @Test func sameSeedSameBits() throws {
    func trained(_ seed: UInt64) throws -> [[UInt32]] {
      let network = try TrainerTests.sentence(seed: seed)
      let trainer = try Trainer(
        network, training: strokes(100, seed: 1), options: TrainerTests.options)
      _ = try TrainerTests.train(trainer)
      return bits(network)
    }
    let first = try trained(7)
    #expect(try trained(7) == first)
    #expect(try trained(8) != first)
  }

  /// Stopped at every kind of place: inside an epoch, at its last mini-batch, after its record.
  @Test(arguments: [Optimiser.sgd, .momentum(0.9), .adam])
  func resumesToTheSameBits(_ optimiser: Optimiser) throws {
    var options = TrainerTests.options
    options.optimiser = optimiser
    if optimiser == .adam { options.learningRate = 0.003 }
    func trainer() throws -> Trainer {
      try Trainer(
        TrainerTests.sentence(seed: 7), training: strokes(100, seed: 1),
        validation: strokes(30, seed: 2), options: options)
    }
    let whole = try trainer()
    let expected = try TrainerTests.train(whole)
    #expect(expected.outcome == .finished)

    let parts = try trainer()
    var costs: [Double] = []
    var records: [EpochRecord] = []
    for (calls, outcome) in [(1, Outcome.stopped), (9, .stopped), (1, .stopped), (17, .stopped)] {
      let part = try TrainerTests.train(parts, calls: calls)
      #expect(part.outcome == outcome)
      costs += part.costs
      records += part.records
      // Questions between the parts change nothing.
      _ = try parts.network.accuracy(on: strokes(7, seed: 3))
    }
    let rest = try TrainerTests.train(parts)
    #expect(rest.outcome == .finished)
    #expect(costs + rest.costs == expected.costs)
    #expect(records + rest.records == expected.records)
    #expect(bits(parts.network) == bits(whole.network))
    #expect(parts.network.history.costs.points == whole.network.history.costs.points)
    #expect(try TrainerTests.train(parts).costs == [])
  }

  /// As after a crash: the state goes to a trainer of a network that starts elsewhere.
  @Test(arguments: [Optimiser.sgd, .momentum(0.9), .rmsprop, .adagrad, .adam])
  func anotherTrainerGoesOnToTheSameBits(_ optimiser: Optimiser) throws {
    var options = TrainerTests.options
    options.optimiser = optimiser
    options.learningRate = 0.003
    func trainer() throws -> Trainer {
      try Trainer(
        TrainerTests.sentence(seed: 7), training: strokes(100, seed: 1),
        validation: strokes(30, seed: 2), options: options)
    }
    let whole = try trainer()
    let expected = try TrainerTests.train(whole)
    var part = try trainer()
    var costs: [Double] = []
    for calls in [1, 9, 1, 17] {
      costs += try TrainerTests.train(part, calls: calls).costs
      var state = part.state
      state.values = try state.values.map { try $0.copied() }
      // Whatever the new one did before does not matter.
      part = try trainer()
      _ = try TrainerTests.train(part, calls: 3)
      try part.restore(state)
    }
    costs += try TrainerTests.train(part).costs
    #expect(costs == expected.costs)
    #expect(bits(part.network) == bits(whole.network))
    #expect(part.network.history.costs.points == whole.network.history.costs.points)
    #expect(part.bestBatch == whole.bestBatch)
  }

  @Test func stateOfAnotherRunIsRefused() throws {
    func trainer(_ units: Int, epochs: Int) throws -> Trainer {
      try Trainer(
        Network(inputShape: [36], layers: [.dense(units: units), .softmax(units: 3)], seed: 1),
        training: strokes(100, seed: 1), options: TrainingOptions(epochs: epochs, batchSize: 10))
    }
    let long = try trainer(4, epochs: 3)
    _ = try TrainerTests.train(long)
    for other in [try trainer(5, epochs: 3), try trainer(4, epochs: 2)] {
      let before = bits(other.network)
      #expect(throws: TrainingError.self) { try other.restore(long.state) }
      #expect(bits(other.network) == before)
      #expect(other.batchesDone == 0)
    }
  }

  @Test func infiniteCostsEndTheRunAndKeepTheWeightsBefore() throws {
    let network = try Network(
      inputShape: [36], layers: [.dense(units: 10, activation: .linear), .softmax(units: 3)],
      seed: 1)
    let trainer = try Trainer(
      network, training: strokes(100, seed: 1),
      options: TrainingOptions(epochs: 200, batchSize: 10, learningRate: 1e18))
    let initial = bits(network)
    let run = try TrainerTests.train(trainer)
    guard case .diverged(let batch, let cost, let restored) = run.outcome else {
      Issue.record("\(run.outcome)")
      return
    }
    #expect(!cost.isFinite)
    #expect(batch == run.costs.count)
    #expect(batch > restored)
    #expect(
      network.parameters.allSatisfy { $0.value.values(as: Float.self).allSatisfy(\.isFinite) })
    if restored == 0 { #expect(bits(network) == initial) }
    // The run has ended for good: nothing more is trained.
    #expect(try TrainerTests.train(trainer).costs == [])
  }

  /// The chapter's layer and a sentence's two layers are the same network.
  @Test func bothWaysToSayANetworkTrainAlike() throws {
    let chapter = try Network(
      layers: [
        .convolutionPool(filterShape: [4, 1, 3, 3], imageShape: [10, 1, 6, 6]),
        .dense(units: 8, dropout: 0.5, inputs: 16), .softmax(units: 3, inputs: 8),
      ], batchSize: 10, seed: 3)
    let sentence = try Network(
      inputShape: [1, 6, 6],
      layers: [
        .convolution(filters: 4, size: (3, 3)), .pooling(size: (2, 2)),
        .dense(units: 8, dropout: 0.5), .softmax(units: 3),
      ], seed: 3)
    #expect(bits(chapter) == bits(sentence))
    var costs: [[Double]] = []
    for network in [chapter, sentence] {
      let trainer = try Trainer(
        network, training: strokes(100, seed: 1), options: TrainerTests.options)
      costs.append(try TrainerTests.train(trainer).costs)
    }
    #expect(costs[0].count == 30)
    #expect(zip(costs[0], costs[1]).allSatisfy { abs($0 - $1) < 1e-4 })
  }

  /// With dropout, the cost of a step differs from mini-batch to mini-batch only by its masks.
  @Test func masksLeaveOutTheGivenPart() throws {
    // One linear unit sums 1000 ones that are each dropped with p = 0.3: the softmax of 0 and that
    // sum's hundredth, for class 0, costs log(1 + exp(sum / 100)).
    let network = try Network(
      inputShape: [1000], layers: [.softmax(units: 2, dropout: 0.3)], seed: 5, dtype: .float64)
    try network.layers[0].weights?.assign(
      Tensor((0..<2000).map { $0 % 2 == 1 ? 0.01 : 0 }, shape: [1000, 2]))
    let data = try Examples(
      inputs: Tensor(repeating: Float(1), shape: [50, 1000]),
      labels: Tensor(zeros: [50], .int32))
    let trainer = try Trainer(
      network, training: data,
      options: TrainingOptions(epochs: 1, batchSize: 1, learningRate: 0))
    let sums = try TrainerTests.train(trainer).costs.map { 100 * log(exp($0) - 1) }
    let mean = sums.reduce(0, +) / 50
    let variance = sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 49
    // 700 left of 1000, with a standard deviation of 14.5: of the mean of 50, 2.05.
    #expect(abs(mean - 700) < 9)
    #expect(variance.squareRoot() > 9 && variance.squareRoot() < 21)
    #expect(Set(sums).count > 20)
  }
}
