import Graphs
import Tensors

/// Where a training run stands: all that another trainer, of the same network, data and options,
/// needs to go on to the same bits.
public struct TrainerState {
  /// The weights and biases, as `Network.parameters`, then what the optimiser remembers.
  public var values: [Tensor]
  /// How far each stream of dropout masks has been drawn, by the stream's name.
  public var randomPositions: [String: UInt64]
  /// How the network's training has gone, over all its runs.
  public var history: History
  /// Mini-batches done, over all epochs.
  public var batchesDone: Int
  /// Epochs done and measured.
  public var epochsDone: Int
  /// The sum of the costs of the mini-batches of the epoch that is under way.
  public var epochCost: Double
  /// The seconds spent on it.
  public var epochSeconds: Double
  /// The best validation accuracy so far.
  public var bestValidationAccuracy: Double
  /// The number of the last mini-batch of that epoch.
  public var bestBatch: Int?
  /// The test accuracy at that epoch.
  public var bestTestAccuracy: Double?

  /// A state of its parts.
  public init(
    values: [Tensor], randomPositions: [String: UInt64], history: History, batchesDone: Int,
    epochsDone: Int, epochCost: Double, epochSeconds: Double, bestValidationAccuracy: Double,
    bestBatch: Int?, bestTestAccuracy: Double?
  ) {
    self.values = values
    self.randomPositions = randomPositions
    self.history = history
    self.batchesDone = batchesDone
    self.epochsDone = epochsDone
    self.epochCost = epochCost
    self.epochSeconds = epochSeconds
    self.bestValidationAccuracy = bestValidationAccuracy
    self.bestBatch = bestBatch
    self.bestTestAccuracy = bestTestAccuracy
  }
}

extension Trainer {
  /// Where the run stands; the values share the memory that training changes.
  public var state: TrainerState {
    TrainerState(
      values: (network.parameters + memory).map(\.value),
      randomPositions: network.randomPositions, history: network.history,
      batchesDone: batchesDone, epochsDone: epochsDone, epochCost: epochCost,
      epochSeconds: epochSeconds, bestValidationAccuracy: bestValidationAccuracy,
      bestBatch: bestBatch, bestTestAccuracy: bestTestAccuracy)
  }

  /// Goes to where a run stood; nothing is changed where the state cannot be one of this run's.
  public func restore(_ state: TrainerState) throws {
    let parameters = network.parameters + memory
    guard parameters.map(\.value.shape) == state.values.map(\.shape),
      parameters.map(\.value.dtype) == state.values.map(\.dtype)
    else { throw TrainingError("the weights that were kept are those of another network") }
    let (epochs, batches) = (state.epochsDone, state.batchesDone)
    guard epochs >= 0, epochs <= options.epochs, batches >= epochs * batchesPerEpoch,
      batches <= (epochs + 1) * batchesPerEpoch, batches <= options.epochs * batchesPerEpoch
    else {
      throw TrainingError(
        "mini-batch \(batches) of epoch \(epochs) is not in a run of \(options.epochs) epochs of "
          + "\(batchesPerEpoch)")
    }
    for (parameter, value) in zip(parameters, state.values) { try parameter.assign(value) }
    network.randomPositions = state.randomPositions
    network.history = state.history
    (epochsDone, batchesDone) = (epochs, batches)
    (epochCost, epochSeconds) = (state.epochCost, state.epochSeconds)
    bestValidationAccuracy = state.bestValidationAccuracy
    (bestBatch, bestTestAccuracy) = (state.bestBatch, state.bestTestAccuracy)
    kept = try KeptWeights(of: parameters, batch: batches)
  }
}

extension Network {
  /// All that training has changed: the weights and biases, how far masks were drawn, the history.
  public var state: (values: [Tensor], randomPositions: [String: UInt64], history: History) {
    (parameters.map(\.value), randomPositions, history)
  }

  /// Takes over what was kept of a network of the same layers; nothing is changed where it is not.
  public func restore(
    values: [Tensor], randomPositions: [String: UInt64], history: History
  ) throws {
    guard parameters.map(\.value.shape) == values.map(\.shape),
      parameters.map(\.value.dtype) == values.map(\.dtype)
    else { throw TrainingError("the weights that were kept are those of another network") }
    for (parameter, value) in zip(parameters, values) { try parameter.assign(value) }
    self.randomPositions = randomPositions
    self.history = history
  }
}
