import Foundation
import Testing

/// Figures of the book that a replay's comparison cannot settle: random numbers without a seed, which
/// come near, and outputs that the book shortens or garbles.
struct BookValues {
  private let replay: BookReplay

  init(_ replay: BookReplay) { self.replay = replay }

  func check() throws {
    try exact(2016, prefix: 21)
    // The matrix, and with it the rank and the singular values, are the same whatever the noise is.
    try exact(2914, prefix: 20)
    #expect(try Array(printed(2914).suffix(2)).near([2.58763467, 1.02933937], within: 1e-8))
    #expect(try replay.printed(2914).contains("rank:2"))
    #expect(try Array(printed(2914)[20...21]).near([5, 2], within: 1))
    // The book leaves out the line that the program begins with.
    try exact(9555, prefix: 13)
    // 23 = 10 log 10, and so on.
    try near(10506, [0.001, 0.001, 0.15])
    #expect(try printed(11015).count == 8 && printed(11015).allSatisfy { $0 < 1e-3 })
    try captioningGradients()
    // Means and covariances of 800 examples, then of 8,000.
    try near(20044, [1e-6] + [Double](repeating: 0.4, count: 8))
    let gaussian = try printed(20243)
    #expect(gaussian.count == 4 && abs(gaussian[1] - 8.57182333e-02) < 0.015 && gaussian[3] == 1)
    #expect(gaussian[0] < 1e-12 && gaussian[2] < 1e-10)
    #expect(try replay.printed(20243).contains("第1类\n"))
    // Of the brackets there are some too many in the book.
    try exact(20658, prefix: 30)
    try characters()
  }

  /// The first numbers with a point that a listing printed are the book's.
  private func exact(_ line: Int, prefix: Int) throws {
    let found = try printed(line).prefix(prefix)
    let wanted = try Self.decimals(replay.shown(line)).prefix(prefix)
    #expect(found.count == prefix && Array(found).near(Array(wanted), within: 1e-8), "line \(line)")
  }

  /// The numbers with a point that a listing printed are near the book's.
  private func near(_ line: Int, _ tolerances: [Double]) throws {
    let found = try printed(line)
    let wanted = try Self.decimals(replay.shown(line))
    #expect(found.count == wanted.count && found.count == tolerances.count, "line \(line)")
    for (pair, tolerance) in zip(zip(found, wanted), tolerances) {
      #expect(abs(pair.0 - pair.1) <= tolerance, "line \(line): \(pair)")
    }
  }

  /// The captioning network's cost, and those of its gradients that the book prints: the 40 of `b` and
  /// the first 18 of `b_proj`, to the nine digits printed.
  private func captioningGradients() throws {
    let head = try printed(10908).prefix(3)
    #expect(Array(head.prefix(2)) == [9.832356, 9.832356] && head[2] < 1e-10)
    let text = try replay.printed(10908)
    let book = try replay.shown(10908)
    for (name, count) in [("'b'", 40), ("'b_proj'", 18)] {
      let found = Self.decimals(Self.array(name, in: text)).prefix(count)
      let wanted = Self.decimals(Self.array(name, in: book)).prefix(count)
      #expect(found.count == count && wanted.count == count, "\(name)")
      for (value, figure) in zip(found, wanted) {
        #expect(abs(value - figure) <= 1e-8 * abs(figure), "\(name): \(value), book \(figure)")
      }
    }
  }

  /// The network that learns a text: 96 signs, so it begins with a loss of 25 log 96; by the 200th step
  /// it has begun to learn (CPython with NumPy has 109.1 there for the seed 0).
  private func characters() throws {
    #expect(try replay.printed(8901) == "d=176; v=96")
    let lines = try replay.printed(9192).split(separator: "\n").filter { $0.hasPrefix("iter ") }
    let losses = lines.flatMap { Self.decimals(String($0)) }
    #expect(lines.map { $0.prefix { $0 != "," } } == ["iter 0", "iter 100", "iter 200"])
    #expect(losses.count == 3 && abs(losses[0] - 25 * log(96)) < 0.01)
    #expect(losses.count == 3 && losses[2] < losses[0])
  }

  private func printed(_ line: Int) throws -> [Double] {
    Self.decimals(try replay.printed(line))
  }

  /// What stands between the brackets of an array that a dict has under a name.
  private static func array(_ name: String, in text: String) -> String {
    guard let start = text.range(of: name + ": array(") else { return "" }
    let rest = text[start.upperBound...]
    return String(rest[..<(rest.firstIndex(of: "]") ?? rest.endIndex)])
  }

  /// The numbers with a point.
  private static func decimals(_ text: String) -> [Double] {
    text.matches(of: /-?\d+\.\d*(?:e[-+]\d+)?/).compactMap { match in
      Double(match.output.hasSuffix(".") ? match.output + "0" : match.output)
    }
  }
}

extension [Double] {
  fileprivate func near(_ other: [Double], within tolerance: Double) -> Bool {
    count == other.count && zip(self, other).allSatisfy { abs($0 - $1) <= tolerance }
  }
}
