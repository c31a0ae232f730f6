import Networks

/// A data set in three parts: to learn from, to choose by, and to be judged by.
public struct DataSplits: Sendable {
  /// What a network is trained on.
  public var training: Examples
  /// What is looked at during training.
  public var validation: Examples
  /// What is kept for the end.
  public var test: Examples
  /// Where the data are from, for one line of text: `50,000/10,000/10,000 from ./data/mnist.pkl.gz`.
  public var source: String

  /// Makes a data set from its parts.
  public init(training: Examples, validation: Examples, test: Examples, source: String) {
    self.training = training
    self.validation = validation
    self.test = test
    self.source = source
  }

  /// The sizes of the parts, training first: `50,000/10,000/10,000`.
  static func sizes(_ parts: [Examples]) -> String {
    parts.map { grouped($0.count) }.joined(separator: "/")
  }

  /// A count with commas between thousands.
  public static func grouped(_ count: Int) -> String {
    let digits = Array(String(count))
    return String(
      digits.indices.reversed().flatMap { index -> [Character] in
        let behind = digits.count - 1 - index
        return behind > 0 && behind.isMultiple(of: 3) ? [",", digits[index]] : [digits[index]]
      }.reversed())
  }
}
