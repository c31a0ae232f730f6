/// Which axes of which operands an `einsum` names alike, and in what order the result has them.
///
/// Labels are letters; the axes that an ellipsis stands for have the labels -1 (the last), -2, ….
public struct EinsteinNotation: Equatable, Sendable {
  /// The labels of each operand's axes.
  var inputs: [[Int]]
  /// The labels of the result's axes.
  var output: [Int]

  /// Reads `ij,jk->ik` for operands of the given ranks.
  public init(_ text: String, ranks: [Int]) throws(TensorError) {
    var sides = [""]
    var rest = Substring(text.filter { $0 != " " })
    while let arrow = rest.firstRange(of: "->") {
      sides[sides.count - 1] = String(rest[..<arrow.lowerBound])
      sides.append("")
      rest = rest[arrow.upperBound...]
    }
    sides[sides.count - 1] = String(rest)
    guard sides.count <= 2 else { throw TensorError("einsum: subscripts have more than one '->'") }
    let terms = sides[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard terms.count == ranks.count else {
      throw TensorError(
        terms.count < ranks.count
          ? "more operands provided to einstein sum function than specified in the subscripts string"
          : "fewer operands provided to einstein sum function than specified in the subscripts string"
      )
    }
    var inputs: [[Int?]] = []
    for term in terms { try inputs.append(Self.labels(term)) }
    try self.init(inputs, output: sides.count == 2 ? Self.labels(sides[1]) : nil, ranks: ranks)
  }

  /// Labels given one by one; nil stands for an ellipsis, and without an output it is implied.
  public init(_ terms: [[Int?]], output wanted: [Int?]?, ranks: [Int]) throws(TensorError) {
    inputs = []
    var mostEllipsis = 0
    for (term, rank) in zip(terms, ranks) {
      let named = term.count { $0 != nil }
      let hasEllipsis = named < term.count
      guard term.count - named <= 1 else {
        throw TensorError("einstein sum subscripts string contains more than one ellipsis")
      }
      guard hasEllipsis ? named <= rank : named == rank else {
        throw TensorError(
          named > rank
            ? "einstein sum subscripts string contains too many subscripts for operand "
              + "\(inputs.count)"
            : "operand has more dimensions than subscripts given in einstein sum, but no '...' "
              + "ellipsis provided to broadcast the extra dimensions.")
      }
      let extra = rank - named
      mostEllipsis = Swift.max(mostEllipsis, extra)
      inputs.append(term.flatMap { $0.map { [$0] } ?? Array(-extra..<0) })
    }
    let ellipsis = Array(-mostEllipsis..<0)
    guard let wanted else {
      let all = inputs.joined().filter { $0 >= 0 }
      let counts = Dictionary(all.map { ($0, 1) }, uniquingKeysWith: +)
      output = ellipsis + counts.filter { $0.value == 1 }.keys.sorted()
      return
    }
    guard wanted.count(where: { $0 == nil }) <= 1 else {
      throw TensorError("einstein sum subscripts string contains more than one ellipsis")
    }
    guard mostEllipsis == 0 || wanted.contains(nil) else {
      throw TensorError(
        "output has more dimensions than subscripts given in einstein sum, but no '...' ellipsis "
          + "provided to broadcast the extra dimensions.")
    }
    output = wanted.flatMap { $0.map { [$0] } ?? ellipsis }
    let known = Set(inputs.joined())
    for (index, label) in output.enumerated() {
      guard known.contains(label) else {
        throw TensorError(
          "einstein sum subscripts string included output subscript '\(Self.letter(label))' "
            + "which never appeared in an input")
      }
      guard !output[..<index].contains(label) else {
        throw TensorError(
          "einstein sum subscripts string includes output subscript '\(Self.letter(label))' "
            + "multiple times")
      }
    }
  }

  /// The labels of one term, nil for an ellipsis.
  private static func labels(_ term: String) throws(TensorError) -> [Int?] {
    var result: [Int?] = []
    var rest = Array(term.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if scalar == "." {
        guard rest.starts(with: [".", "."]) else {
          throw TensorError(
            "einstein sum subscripts string contains a '.' that is not part of an ellipsis ('...')")
        }
        rest = rest.dropFirst(2)
        result.append(nil)
      } else if scalar.isASCII, scalar.properties.isAlphabetic {
        result.append(Int(scalar.value))
      } else {
        throw TensorError(
          "invalid subscript '\(scalar)' in einstein sum subscripts string, subscripts must be letters"
        )
      }
    }
    return result
  }

  static func letter(_ label: Int) -> String {
    label < 0 ? "..." : Unicode.Scalar(UInt32(label)).map { String($0) } ?? "\(label)"
  }
}
