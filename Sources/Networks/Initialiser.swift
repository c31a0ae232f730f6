/// The distribution that initial weights or biases are drawn from.
enum Initialiser: Equatable, Sendable {
  case zeros
  case normal(standardDeviation: Double)
  /// A number for each of as many parts of the same length.
  case parts([Double])

  /// The chapter's weights: a normal distribution of variance 1/`outputs`.
  ///
  /// `outputs` is the number of units that a dense layer has. For a convolutional one it is the
  /// filters times a filter's area divided by a pooling window's, as integers. Where that is 0 (one
  /// filter smaller than its window) the chapter divides by zero; here it counts as 1.
  static func chapterWeights(outputs: Int) -> Initialiser {
    .normal(standardDeviation: (1 / Double(max(1, outputs))).squareRoot())
  }

  /// The chapter's biases: the standard normal distribution.
  static let chapterBiases = Initialiser.normal(standardDeviation: 1)
}
