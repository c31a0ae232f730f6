/// What a book shows that a listing prints, beside what was printed.
///
/// Print and recognition move blanks and break lines anew, and a Python of the book's time held the
/// items of dicts and sets in an order of its own: so only signs and numbers count, these to the
/// digits written, and between braces in any order.
struct ListedOutput {
  /// Whether all that the book shows was printed, and nothing else.
  let isAsExpected: Bool

  /// Compares.
  init(expected: [String], found: [String]) {
    let wanted = Self.signs(expected)
    let printed = Self.signs(found)
    isAsExpected =
      wanted.count == printed.count && zip(wanted, printed).allSatisfy { Self.accepts($0, $1) }
  }

  private static func signs(_ lines: [String]) -> [OutputLine.Element] {
    let text = lines.joined(separator: "\n")
    return OutputLine(Displays.sorted(text)).elements.filter { element in
      guard case .scalar(let scalar) = element else { return true }
      return !scalar.properties.isWhitespace
    }
  }

  private static func accepts(_ wanted: OutputLine.Element, _ found: OutputLine.Element) -> Bool {
    switch (wanted, found) {
    case (.scalar(let wanted), .scalar(let found)): return wanted == found
    case (.number(let wanted), .number(let found)):
      // `1.` is an array's way to write a whole number, not a rounded one.
      if wanted.text.hasSuffix(".") { return abs(wanted.value - found.value) < 1e-8 }
      return wanted.accepts(found, within: nil)
    default: return false
    }
  }
}

/// The dicts and sets in a text that was printed.
private enum Displays {
  /// The text with the items between braces in an order of their own, and Python 2's `set([…])` as
  /// braces.
  static func sorted(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard scalars.contains("{") || text.contains("set([") else { return text }
    var reader = Reader(scalars: Array(withBraces(text).unicodeScalars))
    return reader.text(until: nil, depth: 0)
  }

  /// Python 2's way to write sets made Python 3's, where what is inside has no brackets of its own.
  private static func withBraces(_ text: String) -> String {
    var parts = text.components(between: "set([")
    for index in parts.indices.dropFirst() {
      guard let end = parts[index].firstIndex(of: "]") else { return text }
      let behind = parts[index].index(after: end)
      guard behind < parts[index].endIndex, parts[index][behind] == ")" else { return text }
      parts[index] =
        "{" + parts[index][..<end] + "}" + parts[index][parts[index].index(after: behind)...]
    }
    return parts.joined()
  }

  private struct Reader {
    let scalars: [Unicode.Scalar]
    var index = 0

    /// Deeper than this nothing is sorted.
    private static let deepest = 50

    init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    /// What stands up to `end`, which is read too, or to the end of the text.
    mutating func text(until end: Unicode.Scalar?, depth: Int) -> String {
      var items: [String] = [""]
      var nesting = 0
      while index < scalars.count {
        let scalar = scalars[index]
        index += 1
        switch scalar {
        case "{" where depth < Self.deepest:
          items[items.count - 1] += "{" + text(until: "}", depth: depth + 1) + "}"
          continue
        case "}" where end == "}":
          // Blanks at their ends are the page's.
          return items.map(\.trimmingBlanks).sorted().joined(separator: ", ")
        case "(", "[": nesting += 1
        case ")", "]": nesting -= 1
        case "," where end != nil && nesting == 0:
          items.append("")
          continue
        default: break
        }
        items[items.count - 1].unicodeScalars.append(scalar)
      }
      return items.joined(separator: ",")
    }
  }
}

extension String {
  /// The parts of the text between the places where `separator` stands.
  fileprivate func components(between separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
