import Interpreter
import Language
import OrderedCollections

/// What a pattern has found: where, and what its groups took.
final class MatchObject: NativeObject {
  let pattern: PatternObject
  let string: Value
  let text: PatternText
  let slots: [Int]
  private let start: Int
  private let end: Int

  init(
    _ pattern: PatternObject, _ string: Value, _ text: PatternText, _ slots: [Int], start: Int,
    end: Int
  ) {
    self.pattern = pattern
    self.string = string
    self.text = text
    self.slots = slots
    self.start = start
    self.end = end
  }

  /// The text of a group; nil where it took no part.
  func group(_ number: Int) -> Value? {
    let (start, end) = span(number)
    return start < 0 ? nil : text.value(start, end)
  }

  private func span(_ number: Int) -> (Int, Int) {
    let (start, end) = (slots[2 * number], slots[2 * number + 1])
    return start < 0 || end < start ? (-1, -1) : (start, end)
  }

  /// The number of the group that `value` names.
  private func number(_ value: Value) throws -> Int {
    if case .string(let name) = value.plain {
      if let known = pattern.program.names.first(where: { $0.name == name }) { return known.number }
    } else if let number = value.exactInteger, number >= 0, number < pattern.program.groupCount {
      return number
    }
    throw Diagnostic(
      "IndexError", "the pattern has no group \(value.representation)", spoken: "no such group")
  }

  var typeName: String { "re.Match" }
  var help: String? { "A match: group, groups, span and others." }
  var representation: String {
    "<re.Match object; span=(\(slots[0]), \(slots[1])), match=\((group(0) ?? .none).representation)>"
  }
  var attributeNames: [String] {
    Self.methods.names + ["string", "re", "pos", "endpos", "lastindex", "lastgroup"]
  }

  func item(_ index: Value) throws -> Value? { group(try number(index)) ?? Value.none }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "string": return string
    case "re": return .object(pattern)
    case "pos": return .integer(start)
    case "endpos": return .integer(end)
    case "lastindex": return last.map { .integer($0) } ?? Value.none
    case "lastgroup":
      return pattern.program.names.first { $0.number == last }.map { .string($0.name) }
        ?? Value.none
    case "regs":
      return .tuple(
        (0..<pattern.program.groupCount).map { number in
          let (start, end) = span(number)
          return .tuple([.integer(start), .integer(end)])
        })
    default: return Self.methods.method(name, of: self)
    }
  }

  /// The group that was closed last: of those that end furthest right the outermost.
  private var last: Int? {
    var best: Int?
    for number in 1..<max(1, pattern.program.groupCount) where span(number).0 >= 0 {
      guard let known = best else {
        best = number
        continue
      }
      if span(number).1 > span(known).1 { best = number }
    }
    return best
  }

  private func groups(_ missing: Value) -> [Value] {
    (1..<max(1, pattern.program.groupCount)).map { group($0) ?? missing }
  }

  nonisolated(unsafe) private static let methods = MethodTable<MatchObject>([
    NativeMethod("group", "*groups", "The text of groups; of the whole match without any.") {
      match, arguments in
      guard !arguments.rest.isEmpty else { return match.group(0) ?? .none }
      let values = try arguments.rest.map { match.group(try match.number($0)) ?? .none }
      return values.count == 1 ? values[0] : .tuple(values)
    },
    NativeMethod("groups", "default=None", "The texts of all groups.") { match, arguments in
      .tuple(match.groups(arguments["default"]))
    },
    NativeMethod("groupdict", "default=None", "The texts of the groups with names.") {
      match, arguments in
      let result = DictionaryObject()
      for (name, number) in match.pattern.program.names {
        result.entries[Key(name)] = match.group(number) ?? arguments["default"]
      }
      return .dictionary(result)
    },
    NativeMethod("start", "group=0", "Where a group begins.") { match, arguments in
      .integer(match.span(try match.number(arguments["group"])).0)
    },
    NativeMethod("end", "group=0", "Where a group ends.") { match, arguments in
      .integer(match.span(try match.number(arguments["group"])).1)
    },
    NativeMethod("span", "group=0", "Where a group begins and ends.") { match, arguments in
      let (start, end) = match.span(try match.number(arguments["group"]))
      return .tuple([.integer(start), .integer(end)])
    },
    NativeMethod("expand", "template", "The template with its groups filled in.") {
      match, arguments in
      let template = try MatchTemplate(arguments["template"], of: match.pattern)
      return try match.text.joined(template.parts(for: match))
    },
  ])
}

/// What a match is replaced by: text with `\1` and `\g<name>` for groups.
struct MatchTemplate {
  private enum Part {
    case text(Value)
    case group(Int)
  }

  private var parts: [Part] = []

  init(_ value: Value, of pattern: PatternObject) throws {
    guard let text = PatternText(value), text.isText == pattern.isText else {
      throw Diagnostic(
        "TypeError",
        "a replacement is \(pattern.isText ? "a string" : "bytes"), not "
          + value.describedForError)
    }
    let codes = text.codes
    var literal: [UInt32] = []
    var place = 0
    func isDigit(_ index: Int, upTo last: UInt32 = 57) -> Bool {
      index < codes.count && (48...last).contains(codes[index])
    }
    func error(_ message: String, _ place: Int) -> Diagnostic {
      Diagnostic("re.error", "\(message) at position \(place)")
    }
    func flush(_ parts: inout [Part]) {
      guard !literal.isEmpty else { return }
      if text.isText {
        var scalars = String.UnicodeScalarView()
        for code in literal { if let scalar = Unicode.Scalar(code) { scalars.append(scalar) } }
        parts.append(.text(.string(String(scalars))))
      } else {
        parts.append(.text(.bytes(literal.map { UInt8(truncatingIfNeeded: $0) })))
      }
      literal = []
    }
    let plainEscapes: [UInt32: UInt32] = [
      110: 10, 116: 9, 114: 13, 102: 12, 118: 11, 97: 7, 98: 8, 92: 92,
    ]
    while place < codes.count {
      let start = place
      guard codes[place] == 92 else {
        literal.append(codes[place])
        place += 1
        continue
      }
      guard place + 1 < codes.count else { throw error("bad escape (end of pattern)", start) }
      let code = codes[place + 1]
      place += 2
      if let plain = plainEscapes[code] {
        literal.append(plain)
      } else if code == 103 {
        // \g<name>
        guard place < codes.count, codes[place] == 60 else { throw error("missing <", place) }
        guard let end = codes[place...].firstIndex(of: 62) else {
          throw error("missing >, unterminated name", place + 1)
        }
        let name = String(
          String.UnicodeScalarView(codes[(place + 1)..<end].compactMap { Unicode.Scalar($0) }))
        guard !name.isEmpty else { throw error("missing group name", place + 1) }
        let number: Int
        if let given = Int(name) {
          number = given
        } else if let known = pattern.program.names.first(where: { $0.name == name }) {
          number = known.number
        } else {
          throw Diagnostic(
            "IndexError", "the pattern has no group \(name)", spoken: "unknown group name '\(name)'"
          )
        }
        guard number >= 0, number < pattern.program.groupCount else {
          throw error("invalid group reference \(name)", place + 1)
        }
        flush(&parts)
        parts.append(.group(number))
        place = end + 1
      } else if code == 48 {
        var value: UInt32 = 0
        var count = 0
        while count < 2, isDigit(place, upTo: 55) {
          value = value * 8 + codes[place] - 48
          place += 1
          count += 1
        }
        literal.append(value)
      } else if (49...57).contains(code) {
        var number = Int(code) - 48
        if isDigit(place) {
          if code <= 51, isDigit(place, upTo: 55), isDigit(place + 1, upTo: 55) {
            literal.append((code - 48) * 64 + (codes[place] - 48) * 8 + codes[place + 1] - 48)
            place += 2
            continue
          }
          number = number * 10 + Int(codes[place]) - 48
          place += 1
        }
        guard number < pattern.program.groupCount else {
          throw error("invalid group reference \(number)", start + 1)
        }
        flush(&parts)
        parts.append(.group(number))
      } else if (65...90).contains(code) || (97...122).contains(code) {
        throw error("bad escape \\\(Unicode.Scalar(code).map { String($0) } ?? "")", start)
      } else {
        literal += [92, code]
      }
    }
    flush(&parts)
  }

  /// The parts of the replacement of one match; a group that took no part is empty.
  func parts(for match: MatchObject) -> [Value] {
    parts.map { part in
      switch part {
      case .text(let value): value
      case .group(let number): match.group(number) ?? match.text.value(0, 0)
      }
    }
  }
}
