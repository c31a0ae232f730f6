/// Where a session keeps what its training runs have reached, so that a crash loses no epoch.
public protocol CheckpointStore: AnyObject {
  /// Begins the session's next training run.
  func beginTraining() -> TrainingStart
  /// Keeps what a run has reached.
  func keep(_ bytes: [UInt8], ofRun number: Int)
}

/// How a training run begins.
public struct TrainingStart {
  /// The run's number in its session, from 1.
  public let number: Int
  /// What it had reached, where the session's statements are run again after a crash.
  public let reached: [UInt8]?
  /// Whether it is to stop there, as it was stopped.
  public let stops: Bool

  /// A run's start.
  public init(number: Int, reached: [UInt8]? = nil, stops: Bool = false) {
    self.number = number
    self.reached = reached
    self.stops = stops
  }
}
