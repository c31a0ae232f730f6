import Interpreter
import Interruptions
import Language
import OrderedCollections

/// A text or bytes that a pattern is held against, as numbers of characters.
struct PatternText {
  let codes: [UInt32]
  let isText: Bool

  /// The characters of `value`; nil where it is neither text nor bytes.
  init?(_ value: Value) {
    switch value.plain {
    case .string(let text):
      codes = text.unicodeScalars.map(\.value)
      isText = true
    case .bytes(let bytes):
      codes = bytes.map(UInt32.init)
      isText = false
    default: return nil
    }
  }

  /// The characters from `start` to `end` as a value of the same kind.
  func value(_ start: Int, _ end: Int) -> Value {
    let part = codes[start..<max(start, end)]
    guard isText else { return .bytes(part.map { UInt8(truncatingIfNeeded: $0) }) }
    var scalars = String.UnicodeScalarView()
    for code in part { if let scalar = Unicode.Scalar(code) { scalars.append(scalar) } }
    return .string(String(scalars))
  }

  /// Several parts joined.
  func joined(_ parts: [Value]) throws -> Value {
    if isText {
      var text = ""
      for part in parts {
        text += part.text
        guard text.utf8.count <= 1 << 28 else {
          throw Diagnostic("MemoryError", "the string would be too long")
        }
      }
      return .string(text)
    }
    var bytes: [UInt8] = []
    for case .bytes(let part) in parts {
      bytes += part
      guard bytes.count <= 1 << 28 else {
        throw Diagnostic("MemoryError", "the bytes would be too many")
      }
    }
    return .bytes(bytes)
  }
}

/// What `re.compile` makes.
final class PatternObject: NativeObject {
  let source: Value
  let program: PatternProgram
  let isText: Bool
  let context: ModuleContext

  init(_ source: Value, flags: Int, context: ModuleContext) throws {
    guard let text = PatternText(source) else {
      throw Diagnostic(
        "TypeError", "a pattern is a string or bytes, not \(source.describedForError)")
    }
    self.source = source
    self.context = context
    isText = text.isText
    program = try PatternParser.program(
      text.codes.compactMap { Unicode.Scalar($0) }, flags: PatternFlags(rawValue: flags),
      isText: isText)
  }

  var typeName: String { "re.Pattern" }
  var help: String? { "A compiled regular expression: match, search, findall, sub and others." }

  var representation: String {
    let names: [(PatternFlags, String)] = [
      (.ascii, "re.ASCII"), (.dotAll, "re.DOTALL"), (.ignoreCase, "re.IGNORECASE"),
      (.multiline, "re.MULTILINE"), (.verbose, "re.VERBOSE"),
    ]
    let set = names.filter { program.flags.contains($0.0) }.map(\.1)
    return
      "re.compile(\(source.representation)\(set.isEmpty ? "" : ", " + set.joined(separator: "|")))"
  }

  var attributeNames: [String] {
    Self.methods.names + ["pattern", "flags", "groups", "groupindex"]
  }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "pattern": return source
    case "flags": return .integer(program.flags.rawValue)
    case "groups": return .integer(program.groupCount - 1)
    case "groupindex":
      let result = DictionaryObject()
      for (name, number) in program.names { result.entries[Key(name)] = .integer(number) }
      return .dictionary(result)
    default: return Self.methods.method(name, of: self)
    }
  }

  func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) throws -> Value? {
    guard case .comparison(let comparator) = operation,
      let other = other.object(as: PatternObject.self)
    else { return nil }
    let isSame =
      try source.isEqual(to: other.source) && program.flags == other.program.flags
      && isText == other.isText
    switch comparator {
    case .equal: return .boolean(isSame)
    case .notEqual: return .boolean(!isSame)
    default: return nil
    }
  }

  // MARK: - Looking

  enum Way {
    case start, anywhere, whole
  }

  /// The text that the pattern is held against, checked to be of its kind.
  func text(_ value: Value) throws -> PatternText {
    guard let text = PatternText(value) else {
      throw Diagnostic(
        "TypeError", "a pattern is held against a string or bytes, not \(value.describedForError)",
        spoken: "expected string or bytes-like object, got '\(value.typeName)'")
    }
    guard text.isText == isText else {
      throw Diagnostic(
        "TypeError", "a pattern of \(isText ? "text" : "bytes") is for \(isText ? "text" : "bytes")"
      )
    }
    return text
  }

  func find(_ way: Way, _ arguments: BoundArguments) throws -> Value {
    let text = try text(arguments["string"])
    func place(_ name: String, _ missing: Int) throws -> Int {
      guard !arguments[name].isNone else { return missing }
      return min(max(try arguments.integer(name), 0), text.codes.count)
    }
    let (start, end) = (try place("pos", 0), try place("endpos", text.codes.count))
    var machine = PatternMachine(program, text: text.codes, end: end)
    let found: Bool
    switch way {
    case .start: found = try machine.match(at: start, mayBeEmpty: true, isFull: false)
    case .whole: found = try machine.match(at: start, mayBeEmpty: true, isFull: true)
    case .anywhere: found = try machine.search(from: start, mayBeEmpty: true)
    }
    guard found else { return .none }
    return .object(
      MatchObject(self, arguments["string"], text, machine.slots, start: start, end: end))
  }

  /// All matches from left to right, one after the other.
  func matches(_ value: Value) throws -> () throws -> MatchObject? {
    let text = try text(value)
    var machine = PatternMachine(program, text: text.codes, end: text.codes.count)
    var (start, mayBeEmpty) = (0, true)
    return { [self] in
      guard try machine.search(from: start, mayBeEmpty: mayBeEmpty) else { return nil }
      let match = MatchObject(self, value, text, machine.slots, start: 0, end: text.codes.count)
      // Behind an empty match the next one at the same place takes something.
      start = machine.slots[1]
      mayBeEmpty = machine.slots[1] != machine.slots[0]
      return match
    }
  }

  func all(_ value: Value) throws -> Value {
    let next = try matches(value)
    var result: [Value] = []
    while let match = try next() {
      try Interruption.check()
      switch program.groupCount {
      case 1: result.append(match.group(0) ?? .none)
      case 2: result.append(match.group(1) ?? match.text.value(0, 0))
      default:
        result.append(
          .tuple((1..<program.groupCount).map { match.group($0) ?? match.text.value(0, 0) }))
      }
    }
    return .list(result)
  }

  /// The text with matches replaced, and how many were.
  func replaced(
    _ replacement: Value, _ value: Value, count: Int, _ site: CallSite
  ) throws -> (Value, Int) {
    let text = try text(value)
    let next = try matches(value)
    let template: MatchTemplate?
    switch replacement.plain {
    case .string, .bytes: template = try MatchTemplate(replacement, of: self)
    default: template = nil
    }
    var parts: [Value] = []
    var (end, made) = (0, 0)
    while count <= 0 || made < count, let match = try next() {
      try Interruption.check()
      parts.append(text.value(end, match.slots[0]))
      if let template {
        parts.append(contentsOf: template.parts(for: match))
      } else {
        let result = try context.call(replacement, [.object(match)], site)
        guard result.isNone || PatternText(result)?.isText == isText else {
          throw Diagnostic(
            "TypeError",
            "a replacement is \(isText ? "a string" : "bytes"), not "
              + result.describedForError)
        }
        if !result.isNone { parts.append(result.plain) }
      }
      end = match.slots[1]
      made += 1
    }
    parts.append(text.value(end, text.codes.count))
    return (try text.joined(parts), made)
  }

  func split(_ value: Value, most: Int) throws -> Value {
    let text = try text(value)
    let next = try matches(value)
    var parts: [Value] = []
    var (end, made) = (0, 0)
    while most <= 0 || made < most, let match = try next() {
      parts.append(text.value(end, match.slots[0]))
      for number in 1..<max(1, program.groupCount) { parts.append(match.group(number) ?? .none) }
      end = match.slots[1]
      made += 1
    }
    return .list(parts + [text.value(end, text.codes.count)])
  }

  nonisolated(unsafe) private static let methods = MethodTable<PatternObject>([
    NativeMethod("match", "string, pos=0, endpos=None", "The match at the start, or None.") {
      try $0.find(.start, $1)
    },
    NativeMethod("fullmatch", "string, pos=0, endpos=None", "The match of all, or None.") {
      try $0.find(.whole, $1)
    },
    NativeMethod("search", "string, pos=0, endpos=None", "The first match, or None.") {
      try $0.find(.anywhere, $1)
    },
    NativeMethod("findall", "string", "The texts of all matches.") { try $0.all($1["string"]) },
    NativeMethod("finditer", "string", "A walk through all matches.") { pattern, arguments in
      let next = try pattern.matches(arguments["string"])
      return .object(ValueIterator { try next().map { .object($0) } })
    },
    NativeMethod("sub", "repl, string, count=0", "The text with matches replaced.") {
      try $0.replaced(
        $1["repl"], $1["string"], count: $1.integer("count"), $1.site
      ).0
    },
    NativeMethod("subn", "repl, string, count=0", "The text, and how many matches were replaced.") {
      let (value, count) = try $0.replaced(
        $1["repl"], $1["string"], count: $1.integer("count"), $1.site)
      return .tuple([value, .integer(count)])
    },
    NativeMethod("split", "string, maxsplit=0", "The parts between matches.") {
      try $0.split($1["string"], most: $1.integer("maxsplit"))
    },
  ])
}
