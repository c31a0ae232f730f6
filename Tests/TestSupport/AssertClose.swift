import Foundation
import Testing

/// How many representable numbers lie between two of one type; nil if one is not a number.
public func ulps<T: BinaryFloatingPoint>(_ found: T, _ expected: T) -> Double? {
  if found == expected { return 0 }
  guard found.isFinite, expected.isFinite else {
    return found.isNaN && expected.isNaN ? 0 : nil
  }
  // Below the smallest normal number, the spacing is that of the subnormal ones.
  return Double(abs(found - expected) / max(expected.ulp, T.leastNonzeroMagnitude))
}

/// Expects numbers to agree to so many units in the last place, or to be as good as zero.
///
/// - Parameters:
///   - ulps: the largest distance, in units in the last place of the expected number.
///   - absolute: a difference that is allowed whatever the size of the numbers.
public func assertClose<T: BinaryFloatingPoint>(
  _ found: [T], _ expected: [T], ulps limit: Double, absolute: T = 0, _ comment: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard found.count == expected.count else {
    Issue.record(
      "\(comment) \(found.count) numbers instead of \(expected.count)",
      sourceLocation: sourceLocation)
    return
  }
  for (index, (one, other)) in zip(found, expected).enumerated()
  where !(abs(one - other) <= absolute) {
    let distance = ulps(one, other)
    guard let distance, distance <= limit else {
      let size = distance.map { "\($0.rounded()) ulp" } ?? "not comparable"
      Issue.record(
        "\(comment) element \(index): \(one) instead of \(other) (\(size))",
        sourceLocation: sourceLocation)
      return
    }
  }
}
