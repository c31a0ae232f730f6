import Language
import OrderedCollections

/// The methods of `str`.
enum StringMethods {
  nonisolated(unsafe) static let table: [String: Methods.Method] =
    making.merging(StringSearchMethods.table) { $1 }.merging(StringCaseMethods.table) { $1 }

  nonisolated(unsafe) private static let making: [String: Methods.Method] = [
    "format": Methods.Method(
      signature: "*values, **names", help: "The string with its {fields} filled in."
    ) { receiver, arguments, interpreter in
      guard case .string(let template) = receiver else { return .none }
      return .string(
        try filled(template, arguments.rest, arguments.keywordRest, arguments.site, interpreter))
    },
    "format_map": Methods.Method(
      signature: "mapping", help: "The string with its {fields} filled in from a dict."
    ) { receiver, arguments, interpreter in
      guard case .string(let template) = receiver else { return .none }
      guard case .dictionary(let dictionary) = arguments["mapping"].plain else {
        throw arguments.error("mapping", "format_map wants a dict", kind: "TypeError")
      }
      return .string(
        try filled(
          template, [], dictionary.entries.map { ($0.key.value.text, $0.value) }, arguments.site,
          interpreter))
    },
    "join": method("parts", "The parts with the string between them.") { text, arguments in
      let parts = try arguments["parts"].elements().map { part in
        guard case .string(let string) = part.plain else {
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
      return .string(try StringText.joined(parts, by: text))
    },
    "strip": trimming(left: true, right: true),
    "lstrip": trimming(left: true, right: false),
    "rstrip": trimming(left: false, right: true),
    "replace": method("old, new, count=-1", "With every old, or the first count, replaced by new.")
    { text, arguments in
      let old = try arguments.string("old")
      let new = try arguments.string("new")
      let count = try arguments.integer("count")
      let most = count < 0 ? Int.max : count
      let parts: [String]
      if old.isEmpty {
        // Nothing stands before each code point and at the end.
        let scalars = text.unicodeScalars.map { String($0) }
        let split = min(most, scalars.count + 1)
        parts =
          split == 0
          ? [text]
          : [""] + scalars.prefix(split - 1)
            + (split > scalars.count ? [""] : [scalars.dropFirst(split - 1).joined()])
      } else {
        parts = try StringText.parts(of: text, between: old, most)
      }
      let growth = new.utf8.count.multipliedReportingOverflow(by: parts.count - 1)
      guard !growth.overflow, growth.partialValue <= Limits.stringBytes else {
        throw arguments.error("new", "the string would be too long", kind: "MemoryError")
      }
      return .string(try StringText.joined(parts, by: new))
    },
    "zfill": method("width", "With zeros in front, to width.") { text, arguments in
      let missing = try padding(text, arguments)
      let first = text.unicodeScalars.first
      let sign = first == "-" || first == "+" ? String(text.unicodeScalars.prefix(1)) : ""
      return .string(
        sign + String(repeating: "0", count: missing)
          + String(text.unicodeScalars.dropFirst(sign.isEmpty ? 0 : 1)))
    },
    "ljust": method("width, fillchar=' '", "With spaces behind, to width.") { text, arguments in
      .string(text + (try fill(arguments, try padding(text, arguments))))
    },
    "rjust": method("width, fillchar=' '", "With spaces in front, to width.") { text, arguments in
      .string((try fill(arguments, try padding(text, arguments))) + text)
    },
    "center": method("width, fillchar=' '", "With spaces on both sides, to width.") {
      text, arguments in
      let missing = try padding(text, arguments)
      // Python puts the odd space to the left where the width is odd.
      let left = missing / 2 + (missing & (try arguments.integer("width")) & 1)
      return .string(
        (try fill(arguments, left)) + text + (try fill(arguments, missing - left)))
    },
    "expandtabs": method("tabsize=8", "With spaces up to the next stop for each tab.") {
      text, arguments in
      let size = try arguments.integer("tabsize")
      guard size <= 10_000 else { throw arguments.error("tabsize", "a tab is at most 10000 wide") }
      var result = String.UnicodeScalarView()
      var (column, width) = (0, 0)
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\t":
          let count = size <= 0 ? 0 : size - column % size
          width += count
          guard width <= Limits.stringBytes else {
            throw arguments.error("tabsize", "the string would be too long", kind: "MemoryError")
          }
          result.append(contentsOf: repeatElement(" ", count: count))
          column += count
        case "\n", "\r":
          result.append(scalar)
          column = 0
        default:
          result.append(scalar)
          column += 1
        }
      }
      return .string(String(result))
    },
    "translate": method("table", "With each code point replaced by what the table says.") {
      text, arguments in
      guard case .dictionary(let table) = arguments["table"].plain else {
        throw arguments.error(
          "table", "translate wants what str.maketrans makes", kind: "TypeError")
      }
      var result = ""
      for scalar in text.unicodeScalars {
        switch table.entries[try Key(.integer(Int(scalar.value)))] {
        case nil: result.unicodeScalars.append(scalar)
        case .some(.none): break
        case .string(let text)?:
          guard result.utf8.count + text.utf8.count <= Limits.stringBytes else {
            throw arguments.error("table", "the string would be too long", kind: "MemoryError")
          }
          result += text
        case let value?:
          guard let code = value.exactInteger, let other = Unicode.Scalar(UInt32(clamping: code))
          else { throw arguments.error("table", "a table holds codes, strings and None") }
          result.unicodeScalars.append(other)
        }
      }
      return .string(result)
    },
    "removeprefix": method("prefix", "Without prefix, if it begins with it.") { text, arguments in
      let prefix = try arguments.string("prefix")
      guard text.utf8.starts(with: prefix.utf8) else { return .string(text) }
      return .string(String(decoding: text.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
    },
    "removesuffix": method("suffix", "Without suffix, if it ends with it.") { text, arguments in
      let suffix = try arguments.string("suffix")
      guard text.utf8.reversed().starts(with: suffix.utf8.reversed()) else { return .string(text) }
      return .string(String(decoding: text.utf8.dropLast(suffix.utf8.count), as: UTF8.self))
    },
    "encode": method("encoding='utf-8', errors='strict'", "The bytes of the text.") {
      text, arguments in
      let encoding = try TextEncoding.named(arguments.string("encoding"))
      return .bytes(try encoding.bytes(text, errors: arguments.string("errors")))
    },
    "decode": method("encoding='utf-8', errors='strict'", "The string itself (Python 2).") {
      text, _ in .string(text)
    },
  ]

  /// The template with its fields filled in.
  private static func filled(
    _ template: String, _ positional: [Value], _ keywords: [(name: String, value: Value)],
    _ site: CallSite, _ interpreter: Interpreter
  ) throws -> String {
    var format = BraceFormat(
      positional: positional, keywords: keywords,
      access: { value, access in
        switch access {
        case .attribute(let name): try interpreter.attribute(name, of: value, at: site.place)
        case .item(let index): try interpreter.item(of: value, at: index)
        }
      }, show: { try interpreter.formatted($0, $1) })
    return try format.format(template)
  }

  private static func fill(_ arguments: BoundArguments, _ count: Int) throws -> String {
    let text = try arguments.string("fillchar")
    guard text.unicodeScalars.count == 1 else {
      throw arguments.error("fillchar", "fillchar is one character", kind: "TypeError")
    }
    return String(repeating: text, count: count)
  }

  private static func padding(_ text: String, _ arguments: BoundArguments) throws -> Int {
    let width = try arguments.integer("width")
    guard width <= Limits.stringBytes else {
      throw arguments.error("width", "the string would be too long", kind: "MemoryError")
    }
    return max(0, max(0, width) - text.unicodeScalars.count)
  }

  private static func trimming(left: Bool, right: Bool) -> Methods.Method {
    method("chars=None", "Without white space, or characters, at the ends.") {
      text, arguments in
      let characters = arguments["chars"].isNone ? nil : try arguments.string("chars")
      return .string(
        StringText.trimmed(text, left: left, right: right) { scalar in
          characters?.unicodeScalars.contains(scalar) ?? StringText.isSpace(scalar)
        })
    }
  }

  static func method(
    _ signature: String, _ help: String,
    _ body: @escaping (String, BoundArguments) throws -> Value
  ) -> Methods.Method {
    Methods.Method(signature: signature, help: help) { receiver, arguments, _ in
      guard case .string(let text) = receiver else { return .none }
      return try body(text, arguments)
    }
  }
}
