/// Lines of output that were expected beside those that were found.
///
/// Lines are paired in order, by what they say: an expected line goes with one that it accepts, or
/// else with one that differs from it only in its numbers. Pairs whose whole numbers agree, such
/// as an epoch's, are preferred, so a run of fewer mini-batches still lines up epoch by epoch.
public struct OutputComparison: Sendable {
  /// An expected line and the line found for it, as indices.
  struct Pair: Sendable {
    let expected: Int
    let found: Int
    /// Whether the line found is as expected.
    let isAccepted: Bool
  }

  /// The lines expected, as written.
  let expected: [String]
  /// The lines found, as written.
  let found: [String]
  private let patterns: [OutputPattern]
  /// The pairs, in order.
  let pairs: [Pair]
  /// Numbers that differ by more than the digits written allow.
  public let differences: [NumberDifference]

  /// The most pairs of lines that are looked at: a log with millions of lines is not lined up to
  /// its end.
  private static let limit = 4_000_000

  /// Compares.
  public init(expected: [String], found: [String]) {
    self.init(expected: expected, found: found, tolerance: nil)
  }

  /// Compares; numbers may be off by what `tolerance` allows.
  init(expected: [String], found: [String], tolerance: Tolerance?) {
    let patterns = expected.map { OutputPattern($0, tolerance: tolerance) }
    self.patterns = patterns
    // Where nothing is expected a long output need not be taken apart.
    let most = expected.isEmpty ? 0 : Self.limit / expected.count
    let lines = found.prefix(most).map(OutputLine.init)
    self.expected = expected
    self.found = found
    pairs = Alignment(patterns, lines).pairs()
    differences = pairs.flatMap { pair in
      pair.isAccepted
        ? [] : NumberDifference.between(patterns[pair.expected].line, lines[pair.found])
    }
  }

  /// The expected lines that count: all but those that stand for any lines.
  public var expectedCount: Int { patterns.count { !$0.isAnyLines } }

  /// Whether all that was expected was found, whatever else was.
  public var holds: Bool { pairs.count == expectedCount && pairs.allSatisfy(\.isAccepted) }

  /// Whether exactly what was expected was found; `...` on a line of its own stands for any number
  /// of lines.
  public var isExact: Bool {
    matches(
      patterns, found.map(OutputLine.init), isAnything: \.isAnyLines,
      accepts: { $0.accepts($1) })
  }

  /// What differs, as `-` lines expected and `+` lines found; lines found that nothing was
  /// expected for are listed where `isStrict`.
  public func differenceLines(isStrict: Bool) -> [String] {
    var result: [String] = []
    var nextExpected = 0
    var nextFound = 0
    func close(_ expectedEnd: Int, _ foundEnd: Int) {
      let missing = expected[nextExpected..<expectedEnd]
      let isAnything = missing.indices.contains { patterns[$0].isAnyLines }
      result += missing.indices.filter { !patterns[$0].isAnyLines }.map { "- " + expected[$0] }
      if isStrict, !isAnything { result += found[nextFound..<foundEnd].map { "+ " + $0 } }
    }
    for pair in pairs {
      close(pair.expected, pair.found)
      if !pair.isAccepted { result += ["- " + expected[pair.expected], "+ " + found[pair.found]] }
      nextExpected = pair.expected + 1
      nextFound = pair.found + 1
    }
    close(expected.count, found.count)
    return result
  }
}

/// A number that was expected, and another that was found in its place.
public struct NumberDifference: Equatable, Sendable {
  /// The text before the number, which says what it is.
  public let label: String
  /// The number expected, with its per cent sign.
  public let expected: String
  /// The number found, with its per cent sign.
  public let found: String
  /// How far the two are apart, as a share of the larger.
  public let relativeSize: Double

  /// What differs between two lines of the same text.
  static func between(_ expected: OutputLine, _ found: OutputLine) -> [NumberDifference] {
    var label = ""
    var result: [NumberDifference] = []
    for (wanted, other) in zip(expected.pieces, found.pieces) {
      switch (wanted, other) {
      case (.number(let wanted), .number(let other)):
        if !wanted.accepts(other, within: nil) {
          let largest = max(abs(wanted.value), abs(other.value))
          result.append(
            NumberDifference(
              label: label.trimmingBlanks, expected: wanted.text + wanted.unit,
              found: other.text + other.unit,
              relativeSize: largest > 0 ? abs(wanted.value - other.value) / largest : 0))
        }
        label += wanted.text
      case (.text(let text), _), (_, .text(let text)):
        label += text
      }
    }
    return result
  }
}
