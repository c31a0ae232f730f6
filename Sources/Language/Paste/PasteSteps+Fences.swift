extension PasteSteps {
  /// The lines with the marks of code fences, and what stands outside of them, made empty; nil where
  /// there are no fences.
  ///
  /// A listing that a page break cut in two is whole again then. A text that begins with code began
  /// to be copied inside a fence.
  static func withoutFences(_ lines: [String]) -> [String]? {
    let marks = lines.map(isFence)
    guard marks.contains(true) else { return nil }
    let first = lines.indices.first { !isBlank(lines[$0]) } ?? 0
    var isInside = !marks[first] && readsAsCode(lines[first])
    var result: [String] = []
    for (line, isMark) in zip(lines, marks) {
      if isMark { isInside.toggle() }
      result.append(isInside && !isMark ? line : "")
    }
    return result
  }

  private static func isFence(_ line: String) -> Bool {
    let text = line.drop { isBlank($0) }
    return text.hasPrefix("```") || text.hasPrefix("~~~")
  }

  /// Whether a line begins with a number, as in a listing, or parses.
  private static func readsAsCode(_ line: String) -> Bool {
    if line.drop(while: { isBlank($0) }).first?.isNumber == true { return true }
    switch Parser.outcome(SourceText(trimmed(line)), dialect: .python3) {
    case .success: return true
    case .failure(let failure): return failure.isAtEnd
    }
  }
}
