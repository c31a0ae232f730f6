import Glibc

/// A format such as `%.18e` or `%d, %8.3f`, as Python's `%` and C's `printf` read it.
public struct NumberFormat: Sendable {
  private enum Part: Sendable {
    case text(String)
    case real(String)
    case integer(String)
  }

  private var parts: [Part] = []

  /// How many numbers the format takes.
  public var count: Int {
    parts.count {
      if case .text = $0 { false } else { true }
    }
  }

  /// Reads a format; throws where it is no format of numbers.
  public init(_ format: String) throws(DatasetError) {
    var rest = Substring(format)
    while let percent = rest.firstIndex(of: "%") {
      if percent > rest.startIndex { parts.append(.text(String(rest[..<percent]))) }
      rest = rest[percent...].dropFirst()
      if rest.first == "%" {
        parts.append(.text("%"))
        rest = rest.dropFirst()
        continue
      }
      let flags = rest.prefix { "-+ #0".contains($0) }
      rest = rest.dropFirst(flags.count)
      let width = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(width.count)
      var precision = Substring()
      if rest.first == "." {
        let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
        precision = rest.prefix(digits.count + 1)
        rest = rest.dropFirst(precision.count)
      }
      guard let letter = rest.popFirst(), width.count <= 3, precision.count <= 4,
        "diueEfFgGs".contains(letter)
      else { throw DatasetError("'\(format)' is no format of numbers", hint: "'%.6f'") }
      let specification = "%" + String(flags.prefix(10)) + width + precision
      switch letter {
      case "d", "i", "u": parts.append(.integer(specification + "lld"))
      // Python's shortest text comes near 17 digits, which tell all numbers apart.
      case "s": parts.append(.real("%" + width + ".17g"))
      default: parts.append(.real(specification + String(letter)))
      }
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
  }

  /// The text of numbers, as many as the format takes.
  public func text(_ numbers: [Double]) -> String {
    var rest = numbers[...]
    return parts.map { part in
      switch part {
      case .text(let text): text
      case .real(let format): Self.printed(format, rest.popFirst() ?? 0)
      case .integer(let format):
        Self.printed(format, Int64(exactly: (rest.popFirst() ?? 0).rounded(.towardZero)) ?? .min)
      }
    }.joined()
  }

  private static func printed(_ format: String, _ value: any CVarArg) -> String {
    // Widths and precisions have at most three digits; a number's own digits are at most 309.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 2400) { buffer in
      guard let base = buffer.baseAddress else { return "" }
      let length = withVaList([value]) { vsnprintf(base, buffer.count, format, $0) }
      return length > 0 ? String(cString: base) : ""
    }
  }
}
