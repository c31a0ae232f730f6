import Tensors

/// How often a network takes examples of each class for each class.
public struct Confusion: Equatable, Sendable {
  /// The number of classes: rows and columns.
  public let classCount: Int
  /// The counts, row by row: a row is what examples are, a column what they are taken for.
  public let counts: [Int]

  /// How often examples of class `label` are taken for class `answer`.
  public subscript(label: Int, answer: Int) -> Int { counts[label * classCount + answer] }

  /// All examples.
  public var total: Int { counts.reduce(0, +) }
  /// The examples that are taken for what they are.
  public var right: Int { (0..<classCount).reduce(0) { $0 + self[$1, $1] } }
  /// The examples of a class.
  public func examples(of label: Int) -> Int {
    (0..<classCount).reduce(0) { $0 + self[label, $1] }
  }
}

extension Network {
  /// How often the network takes examples of each class for each class.
  public func confusion(on examples: Examples) throws -> Confusion {
    let answers = try predictions(for: examples.inputs)
    let labels = examples.labels.values(as: Int64.self).map(Int.init)
    let classes = max(outputCount, (labels.max() ?? -1) + 1)
    if let least = labels.min(), least < 0 || classes > 10_000 {
      throw TrainingError(
        "the labels are from \(least) to \(classes - 1), but the network has \(outputCount) classes",
        argument: "test")
    }
    var counts = [Int](repeating: 0, count: classes * classes)
    for (label, answer) in zip(labels, answers) { counts[label * classes + answer] += 1 }
    return Confusion(classCount: classes, counts: counts)
  }
}
