import Language

/// The methods of `str`.
enum StringMethods {
  nonisolated(unsafe) static let table: [String: Methods.Method] = [
    "format": Methods.Method(
      signature: "*values, **names", help: "The string with its {fields} filled in."
    ) { receiver, arguments, interpreter in
      guard case .string(let template) = receiver else { return .none }
      var format = BraceFormat(
        positional: arguments.rest, keywords: arguments.keywordRest
      ) { value, access in
        switch access {
        case .attribute(let name):
          try interpreter.attribute(name, of: value, at: arguments.site.place)
        case .item(let index): try interpreter.item(of: value, at: index)
        }
      }
      return .string(try format.format(template))
    },
    "join": method("parts", "The parts with the string between them.") { text, arguments in
      let parts = try arguments["parts"].elements().map { part in
        guard case .string(let string) = part else {
          throw arguments.error(
            "parts", "join wants strings, not \(part.describedForError)", kind: "TypeError")
        }
        return string
      }
      let separators = max(0, parts.count - 1).multipliedReportingOverflow(by: text.utf8.count)
      // No sum of lengths overflows: the parts are fewer than 2^27, each shorter than 2^28.
      let size = parts.reduce(0) { $0 + $1.utf8.count }
      guard !separators.overflow, separators.partialValue <= Limits.stringBytes,
        size + separators.partialValue <= Limits.stringBytes
      else {
        throw arguments.error("parts", "the string would be too long", kind: "MemoryError")
      }
      return .string(parts.joined(separator: text))
    },
    "split": method("separator=None, maxsplit=-1", "The parts between the separators.") {
      text, arguments in
      let limit = try arguments.integer("maxsplit")
      let most = limit < 0 ? Int.max : limit
      guard !arguments["separator"].isNone else {
        return .list(StringText.words(of: text, maxSplits: most).map { .string($0) })
      }
      let separator = try arguments.string("separator")
      guard !separator.isEmpty else {
        throw arguments.error("separator", "the separator is empty")
      }
      return .list(StringText.parts(of: text, between: separator, most).map { .string($0) })
    },
    "splitlines": method("", "The lines.") { text, _ in
      var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      if lines.last?.isEmpty == true { lines.removeLast() }
      return .list(lines.map { .string(String($0)) })
    },
    "strip": trimming(left: true, right: true),
    "lstrip": trimming(left: true, right: false),
    "rstrip": trimming(left: false, right: true),
    "upper": method("", "In capitals.") { text, _ in .string(text.uppercased()) },
    "lower": method("", "In small letters.") { text, _ in .string(text.lowercased()) },
    "capitalize": method("", "With a capital first letter.") { text, _ in
      .string(text.prefix(1).uppercased() + text.dropFirst().lowercased())
    },
    "title": method("", "With a capital letter at the start of each word.") { text, _ in
      var result = ""
      var isInside = false
      for scalar in text.unicodeScalars {
        let mapping = scalar.properties
        result += isInside ? mapping.lowercaseMapping : mapping.titlecaseMapping
        isInside = mapping.isCased
      }
      return .string(result)
    },
    "replace": method("old, new, count=-1", "With every old, or the first count, replaced by new.")
    { text, arguments in
      let old = try arguments.string("old")
      guard !old.isEmpty else { throw arguments.error("old", "what to replace is empty") }
      let count = try arguments.integer("count")
      let parts = StringText.parts(of: text, between: old, count < 0 ? .max : count)
      let new = try arguments.string("new")
      let growth = new.utf8.count.multipliedReportingOverflow(by: parts.count - 1)
      guard !growth.overflow, growth.partialValue <= Limits.stringBytes else {
        throw arguments.error("new", "the string would be too long", kind: "MemoryError")
      }
      return .string(parts.joined(separator: new))
    },
    "startswith": method("prefix", "Whether it begins with prefix, or one of a tuple of them.") {
      text, arguments in
      .boolean(try choices(arguments, "prefix").contains { text.utf8.starts(with: $0.utf8) })
    },
    "endswith": method("suffix", "Whether it ends with suffix, or one of a tuple of them.") {
      text, arguments in
      .boolean(
        try choices(arguments, "suffix").contains {
          text.utf8.reversed().starts(with: $0.utf8.reversed())
        })
    },
    "find": method(
      "part, start=0, end=None", "Where part begins between start and end, or -1."
    ) { text, arguments in
      let count = text.unicodeScalars.count
      func clamped(_ index: Int) -> Int { max(0, index < 0 ? max(index, -count) + count : index) }
      let start = clamped(try arguments.integer("start"))
      let end = arguments["end"].isNone ? count : min(count, clamped(try arguments.integer("end")))
      guard start <= end else { return .integer(-1) }
      let range = String(
        String.UnicodeScalarView(text.unicodeScalars.dropFirst(start).prefix(end - start)))
      let place = StringText.position(of: try arguments.string("part"), in: range)
      return .integer(place.map { $0 + start } ?? -1)
    },
    "index": method("part", "Where part begins; an error where it is not there.") {
      text, arguments in
      guard let index = StringText.position(of: try arguments.string("part"), in: text) else {
        throw arguments.error(
          "part", "\(arguments["part"].describedForError) is not in the string")
      }
      return .integer(index)
    },
    "count": method("part", "How often part is there.") { text, arguments in
      let part = try arguments.string("part")
      guard !part.isEmpty else { return .integer(text.unicodeScalars.count + 1) }
      return .integer(StringText.parts(of: text, between: part, .max).count - 1)
    },
    "isdigit": each("Whether there are digits and nothing else.") {
      $0.properties.numericType == .decimal || $0.properties.numericType == .digit
    },
    "isalpha": each("Whether there are letters and nothing else.", StringText.isLetter),
    "isalnum": each("Whether there are letters and digits and nothing else.") {
      StringText.isLetter($0) || $0.properties.numericType != nil
    },
    "isnumeric": each("Whether there are numbers and nothing else.") {
      $0.properties.numericType != nil
    },
    "isspace": each("Whether there is white space and nothing else.", StringText.isSpace),
    "zfill": method("width", "With zeros in front, to width.") { text, arguments in
      let missing = try padding(text, arguments)
      let sign = text.prefix { $0 == "-" || $0 == "+" }
      return .string(
        sign + String(repeating: "0", count: missing) + text.dropFirst(sign.count))
    },
    "ljust": method("width", "With spaces behind, to width.") { text, arguments in
      .string(text + String(repeating: " ", count: try padding(text, arguments)))
    },
    "rjust": method("width", "With spaces in front, to width.") { text, arguments in
      .string(String(repeating: " ", count: try padding(text, arguments)) + text)
    },
    "center": method("width", "With spaces on both sides, to width.") { text, arguments in
      let missing = try padding(text, arguments)
      // Python puts the odd space to the left where the width is odd.
      let left = missing / 2 + (missing & (try arguments.integer("width")) & 1)
      return .string(
        String(repeating: " ", count: left) + text + String(repeating: " ", count: missing - left))
    },
    "encode": method("encoding='utf-8'", "The bytes in UTF-8.") { text, _ in
      .bytes(Array(text.utf8))
    },
    "decode": method("encoding='utf-8'", "The string itself (Python 2).") { text, _ in
      .string(text)
    },
  ]

  private static func padding(_ text: String, _ arguments: BoundArguments) throws -> Int {
    let width = try arguments.integer("width")
    guard width <= Limits.stringBytes else {
      throw arguments.error("width", "the string would be too long", kind: "MemoryError")
    }
    return max(0, max(0, width) - text.unicodeScalars.count)
  }

  private static func trimming(left: Bool, right: Bool) -> Methods.Method {
    method("characters=None", "Without white space, or characters, at the ends.") {
      text, arguments in
      let characters = arguments["characters"].isNone ? nil : try arguments.string("characters")
      return .string(
        StringText.trimmed(text, left: left, right: right) { scalar in
          characters?.unicodeScalars.contains(scalar) ?? StringText.isSpace(scalar)
        })
    }
  }

  /// The one string, or the several in a tuple, bound to `name`.
  private static func choices(_ arguments: BoundArguments, _ name: String) throws -> [String] {
    guard case .tuple(let values) = arguments[name] else { return [try arguments.string(name)] }
    return try values.map { value in
      guard case .string(let text) = value else {
        throw arguments.error(
          name, "\(name) is a string, not \(value.describedForError)", kind: "TypeError")
      }
      return text
    }
  }

  private static func each(
    _ help: String, _ holds: @escaping (Unicode.Scalar) -> Bool
  ) -> Methods.Method {
    method("", help) { text, _ in
      .boolean(!text.isEmpty && text.unicodeScalars.allSatisfy(holds))
    }
  }

  private static func method(
    _ signature: String, _ help: String,
    _ body: @escaping (String, BoundArguments) throws -> Value
  ) -> Methods.Method {
    Methods.Method(signature: signature, help: help) { receiver, arguments, _ in
      guard case .string(let text) = receiver else { return .none }
      return try body(text, arguments)
    }
  }
}
