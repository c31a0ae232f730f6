/// Pairs expected lines with lines found, in order, so that as much as possible agrees.
struct Alignment {
  private let expected: [OutputPattern]
  private let found: [OutputLine]
  private let expectedSkeletons: [String]
  private let foundSkeletons: [String]
  /// How often each text with blanked numbers occurs.
  private let expectedCounts: [String: Int]
  private let foundCounts: [String: Int]

  /// The worth of a pair that is accepted; one that only resembles is worth less.
  private static let accepted: Int32 = 20

  init(_ expected: [OutputPattern], _ found: [OutputLine]) {
    self.expected = expected
    self.found = found
    expectedSkeletons = expected.map(\.line.skeleton)
    foundSkeletons = found.map(\.skeleton)
    expectedCounts = Dictionary(expectedSkeletons.map { ($0, 1) }, uniquingKeysWith: +)
    foundCounts = Dictionary(foundSkeletons.map { ($0, 1) }, uniquingKeysWith: +)
  }

  /// The pairs of greatest worth altogether, the earliest of equally good ones.
  func pairs() -> [OutputComparison.Pair] {
    let width = found.count + 1
    guard !expected.isEmpty, !found.isEmpty else { return [] }
    // best[i * width + j]: the worth of the best pairing of the lines from i and from j on.
    var best = [Int32](repeating: 0, count: (expected.count + 1) * width)
    var worths = [Int32](repeating: 0, count: expected.count * width)
    for i in expected.indices.reversed() {
      for j in found.indices.reversed() {
        let worth = worth(i, j)
        worths[i * width + j] = worth
        let paired = worth > 0 ? worth + best[(i + 1) * width + j + 1] : 0
        best[i * width + j] = max(paired, best[(i + 1) * width + j], best[i * width + j + 1])
      }
    }
    var result: [OutputComparison.Pair] = []
    var (i, j) = (0, 0)
    while i < expected.count, j < found.count {
      let worth = worths[i * width + j]
      let value = best[i * width + j]
      if worth > 0, value == worth + best[(i + 1) * width + j + 1] {
        result.append(.init(expected: i, found: j, isAccepted: worth == Self.accepted))
        i += 1
        j += 1
      } else if value == best[(i + 1) * width + j] {
        i += 1
      } else {
        j += 1
      }
    }
    return result
  }

  /// What pairing two lines is worth: 0 where they have nothing to do with each other.
  private func worth(_ i: Int, _ j: Int) -> Int32 {
    let pattern = expected[i]
    if pattern.isAnyLines { return 0 }
    let skeleton = expectedSkeletons[i]
    guard skeleton == foundSkeletons[j] else {
      return pattern.accepts(found[j]) ? Self.accepted : 0
    }
    if pattern.accepts(found[j]) { return Self.accepted }
    let integers = zip(pattern.line.numbers, found[j].numbers).filter { $0.0.precision == nil }
    guard !integers.isEmpty else { return 10 }
    let agreeing = integers.count { $0.0.value == $0.1.value }
    if agreeing == 0, expectedCounts[skeleton] != 1 || foundCounts[skeleton] != 1 { return 0 }
    return 1 + Int32(9 * agreeing / integers.count)
  }
}
