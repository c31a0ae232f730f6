/// What became of the lines of a book's output that stood among pasted statements.
///
///     var summary = ExpectationSummary()
///     summary.add(expected: entry.expectations, found: printedLines)
///     summary.text   // "1 line of the book's output kept as expectation: book 93.92 %, here 94.05 %"
public struct ExpectationSummary: Sendable {
  /// The lines kept.
  public private(set) var lineCount = 0
  /// The lines that were found, with the same numbers or with others.
  public private(set) var foundCount = 0
  /// The lines that were found with other numbers.
  public private(set) var differingCount = 0
  /// The numbers that differ, in order.
  public private(set) var differences: [NumberDifference] = []

  /// Nothing kept yet.
  public init() {}

  /// Compares the book's lines for one statement with what the statement printed.
  public mutating func add(expected: [String], found: [String]) {
    let comparison = OutputComparison(expected: expected, found: found)
    lineCount += comparison.expectedCount
    foundCount += comparison.pairs.count
    differingCount += comparison.pairs.count { !$0.isAccepted }
    differences += comparison.differences
  }

  /// The summary in one line; empty where no line was kept.
  public var text: String {
    guard lineCount > 0 else { return "" }
    return "\(counted(lineCount, "line")) of the book's output kept as expectation: \(outcome)"
  }

  private var outcome: String {
    if foundCount == 0 { return lineCount == 1 ? "not printed here" : "none printed here" }
    guard let first = differences.first else {
      if foundCount == lineCount { return lineCount == 1 ? "the same here" : "all the same here" }
      return "\(foundCount) the same here, \(lineCount - foundCount) not printed"
    }
    let book = "book \(first.expected), here \(first.found)"
    if lineCount == 1 { return book }
    var parts = [foundCount == lineCount ? "all printed here" : "\(foundCount) printed here"]
    let verb = differingCount == 1 ? "differs" : "differ"
    parts[0] += ", \(differingCount) \(verb)"
    if differences.count == 1 {
      parts.append(labelled(first))
    } else {
      parts.append("first \(labelled(first))")
      if let largest = differences.max(by: { $0.relativeSize < $1.relativeSize }),
        largest.relativeSize > first.relativeSize
      {
        parts.append("largest \(labelled(largest))")
      }
    }
    return parts.joined(separator: "; ")
  }

  private func labelled(_ difference: NumberDifference) -> String {
    let numbers = "book \(difference.expected), here \(difference.found)"
    return difference.label.isEmpty ? numbers : "“\(difference.label)” \(numbers)"
  }
}

/// `1 line`, `2 lines`.
public func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
