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
      return .string(parts.joined(separator: text))
    },
    "split": method("separator=None, maxsplit=-1", "The parts between the separators.") {
      text, arguments in
      let limit = try arguments.integer("maxsplit")
      let most = limit < 0 ? Int.max : limit
      guard !arguments["separator"].isNone else {
        return .list(
          text.split(maxSplits: most, whereSeparator: \.isWhitespace).map { .string(String($0)) })
      }
      let separator = try arguments.string("separator")
      guard !separator.isEmpty else {
        throw arguments.error("separator", "the separator is empty")
      }
      return .list(
        text.split(separator: separator, maxSplits: most, omittingEmptySubsequences: false)
          .map { .string(String($0)) })
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
    "replace": method("old, new", "With every old replaced by new.") { text, arguments in
      let old = try arguments.string("old")
      guard !old.isEmpty else { throw arguments.error("old", "what to replace is empty") }
      return .string(text.replacing(old, with: try arguments.string("new")))
    },
    "startswith": method("prefix", "Whether it begins with prefix.") { text, arguments in
      .boolean(text.hasPrefix(try arguments.string("prefix")))
    },
    "endswith": method("suffix", "Whether it ends with suffix.") { text, arguments in
      .boolean(text.hasSuffix(try arguments.string("suffix")))
    },
    "find": method("part", "Where part begins, or -1.") { text, arguments in
      let part = try arguments.string("part")
      guard let range = text.firstRange(of: part) else { return .integer(part.isEmpty ? 0 : -1) }
      return .integer(text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound))
    },
    "count": method("part", "How often part is there.") { text, arguments in
      let part = try arguments.string("part")
      guard !part.isEmpty else { return .integer(text.unicodeScalars.count + 1) }
      return .integer(text.ranges(of: part).count)
    },
    "isdigit": method("", "Whether there are digits and nothing else.") { text, _ in
      .boolean(!text.isEmpty && text.allSatisfy(\.isNumber))
    },
    "isalpha": method("", "Whether there are letters and nothing else.") { text, _ in
      .boolean(!text.isEmpty && text.allSatisfy(\.isLetter))
    },
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
      return .string(
        String(repeating: " ", count: missing / 2) + text
          + String(repeating: " ", count: missing - missing / 2))
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
    return max(0, width - text.unicodeScalars.count)
  }

  private static func trimming(left: Bool, right: Bool) -> Methods.Method {
    method("characters=None", "Without white space, or characters, at the ends.") {
      text, arguments in
      let characters = arguments["characters"].isNone ? nil : try arguments.string("characters")
      func isTrimmed(_ character: Character) -> Bool {
        characters?.contains(character) ?? character.isWhitespace
      }
      var rest = Substring(text)
      if left { rest = rest.drop(while: isTrimmed) }
      while right, let last = rest.last, isTrimmed(last) { rest.removeLast() }
      return .string(String(rest))
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
