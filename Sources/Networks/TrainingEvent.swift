/// What a trainer tells its observer.
public enum TrainingEvent: Sendable {
  /// A mini-batch is done: its number and its epoch's, both from 0, and its cost with the L2 term.
  case batch(index: Int, epoch: Int, cost: Double)
  /// An epoch is done.
  case epoch(EpochRecord)
}

/// How a run of a trainer ended.
public enum Outcome: Equatable, Sendable {
  /// All epochs are done.
  case finished
  /// The observer stopped it; `run` goes on from there.
  case stopped
  /// The cost of a mini-batch was infinite or not a number.
  ///
  /// The weights are those from before mini-batch `restored`, the last ones kept that had a cost.
  case diverged(batch: Int, cost: Double, restored: Int)
}

/// One epoch of a training run.
public struct EpochRecord: Equatable, Sendable {
  /// The epoch's number in its run, from 0.
  public var epoch: Int
  /// The mean cost of its mini-batches, with the L2 term.
  public var cost: Double
  /// The part of the validation data classified correctly, 0 to 1, over whole mini-batches.
  public var validationAccuracy: Double?
  /// Whether no epoch of the run before was better on the validation data.
  public var isBest: Bool
  /// The part of the test data classified correctly; measured only where `isBest`.
  public var testAccuracy: Double?
  /// Seconds for training and measuring.
  public var seconds: Double

  /// A record of one epoch.
  public init(
    epoch: Int, cost: Double, validationAccuracy: Double? = nil, isBest: Bool = false,
    testAccuracy: Double? = nil, seconds: Double
  ) {
    self.epoch = epoch
    self.cost = cost
    self.validationAccuracy = validationAccuracy
    self.isBest = isBest
    self.testAccuracy = testAccuracy
    self.seconds = seconds
  }
}
