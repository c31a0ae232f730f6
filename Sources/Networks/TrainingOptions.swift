/// How a network is trained.
public struct TrainingOptions: Equatable, Sendable {
  /// How often the training data are gone through.
  public var epochs: Int
  /// Examples in a mini-batch; what is left over at the end of the data is not trained on.
  public var batchSize: Int
  /// The learning rate (the chapter's `eta`).
  public var learningRate: Double
  /// The L2 regularisation λ (the chapter's `lmbda`): the cost grows by λ/2 Σw² / mini-batches in
  /// an epoch, over the weights of every layer.
  public var l2: Double
  /// How a gradient changes the weights.
  public var optimiser: Optimiser

  /// Options; the standard values are those of the chapter's first network.
  public init(
    epochs: Int = 60, batchSize: Int = 10, learningRate: Double = 0.1, l2: Double = 0,
    optimiser: Optimiser = .sgd
  ) {
    self.epochs = epochs
    self.batchSize = batchSize
    self.learningRate = learningRate
    self.l2 = l2
    self.optimiser = optimiser
  }

  func check() throws(TrainingError) {
    if epochs < 0 { throw TrainingError("\(epochs) epochs", argument: "epochs", hint: "1 or more") }
    if batchSize < 1 {
      throw TrainingError(
        "mini-batches of \(batchSize) examples", argument: "batchSize", hint: "1 or more")
    }
    if !(learningRate.isFinite && learningRate >= 0) {
      throw TrainingError(
        "a learning rate of \(learningRate)", argument: "learningRate",
        hint: "a positive number such as 0.1")
    }
    if !(l2.isFinite && l2 >= 0) {
      throw TrainingError("an L2 regularisation of \(l2)", argument: "l2", hint: "0 or more")
    }
    if case .momentum(let momentum) = optimiser, !(momentum >= 0 && momentum < 1) {
      throw TrainingError(
        "a momentum of \(momentum)", argument: "momentum", hint: "at least 0 and less than 1")
    }
  }
}
