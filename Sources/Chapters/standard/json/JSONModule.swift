import Interpreter
import Language
import OrderedCollections

/// `json`: values as text.
enum JSONModule {
  private static let options =
    "skipkeys=False, ensure_ascii=True, indent=None, separators=None, sort_keys=False, default=None"

  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "json", help: "values as text.",
      functions: [
        NativeFunction(
          "loads", "s, encoding=None",
          help: "The value that a text writes.\n\n    json.loads('{\"a\": [1, 2]}')"
        ) { arguments in
          let text: String
          if case .bytes(let bytes) = arguments["s"] {
            text = try TextEncoding.utf8.text(bytes)
          } else {
            text = try arguments.string("s")
          }
          return try arguments.about("s") { try JSONReader.value(text) }
        },
        NativeFunction("load", "fp, encoding=None", help: "The value in an open file.") {
          arguments in
          guard let file = arguments["fp"].object(as: FileObject.self) else {
            throw arguments.error("fp", "load takes an open file", kind: "TypeError")
          }
          return try arguments.about("fp") {
            try JSONReader.value(TextEncoding.utf8.text(Array(file.take(nil))))
          }
        },
        NativeFunction(
          "dumps", "obj, " + options, help: "A value as text.\n\n    json.dumps({'a': [1, 2]})"
        ) { arguments in
          var writer = try JSONWriter(arguments, context)
          try arguments.about("obj") { try writer.write(arguments["obj"], depth: 0) }
          return .string(writer.text)
        },
        NativeFunction("dump", "obj, fp, " + options, help: "Writes a value to an open file.") {
          arguments in
          guard let file = arguments["fp"].object(as: FileObject.self) else {
            throw arguments.error("fp", "dump takes an open file", kind: "TypeError")
          }
          var writer = try JSONWriter(arguments, context)
          try arguments.about("obj") { try writer.write(arguments["obj"], depth: 0) }
          _ = try file.write(.string(writer.text))
          return .none
        },
      ], others: ["JSONDecodeError": context.interpreter.exceptionClass("JSONDecodeError")])
  }
}

/// Writes a value as JSON.
private struct JSONWriter {
  private(set) var text = ""
  private let context: ModuleContext
  private let site: CallSite
  private let fallback: Value
  private let isASCII: Bool
  private let isSorted: Bool
  private let indent: String?
  private let separator: String
  private let colon: String

  init(_ arguments: BoundArguments, _ context: ModuleContext) throws {
    self.context = context
    site = arguments.site
    fallback = arguments["default"]
    isASCII = try arguments["ensure_ascii"].isTrue()
    isSorted = try arguments["sort_keys"].isTrue()
    if case .string(let text) = arguments["indent"] {
      indent = text
    } else if arguments["indent"].isNone {
      indent = nil
    } else {
      indent = String(repeating: " ", count: max(0, min(try arguments.integer("indent"), 100)))
    }
    if arguments["separators"].isNone {
      separator = indent == nil ? ", " : ","
      colon = ": "
    } else {
      let parts = try arguments["separators"].elements()
      guard parts.count == 2 else {
        throw arguments.error("separators", "separators are two strings")
      }
      (separator, colon) = (parts[0].text, parts[1].text)
    }
  }

  mutating func write(_ value: Value, depth: Int) throws {
    try Interruption.check()
    guard depth < 200 else { throw Diagnostic("ValueError", "Circular reference detected") }
    guard text.utf8.count < 1 << 28 else { throw Diagnostic("MemoryError", "the text is too long") }
    switch value {
    case .none: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .float(let value):
      text +=
        value.isNaN
        ? "NaN"
        : value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : NumberText.shortest(value)
    case .string(let value): write(value)
    case .tuple(let elements): try write(elements, depth)
    case .list(let list): try write(list.elements, depth)
    case .dictionary(let dictionary): try write(dictionary, depth)
    case .object(let object as MappingObject): try write(object.contents, depth)
    case .object(let object as NamedTuple): try write(object.elements, depth)
    default:
      guard !fallback.isNone else {
        throw Diagnostic(
          "TypeError", "Object of type \(value.typeName) is not JSON serializable",
          hint: value.typeName == "ndarray" ? "x.tolist()" : nil)
      }
      try write(try context.call(fallback, [value], site), depth: depth + 1)
    }
  }

  private mutating func newLine(_ depth: Int) {
    guard let indent else { return }
    text += "\n" + String(repeating: indent, count: depth)
  }

  private mutating func write(_ elements: [Value], _ depth: Int) throws {
    guard !elements.isEmpty else { return text += "[]" }
    text += "["
    for (index, element) in elements.enumerated() {
      if index > 0 { text += separator }
      newLine(depth + 1)
      try write(element, depth: depth + 1)
    }
    newLine(depth)
    text += "]"
  }

  private mutating func write(_ dictionary: DictionaryObject, _ depth: Int) throws {
    guard !dictionary.entries.isEmpty else { return text += "{}" }
    var entries = Array(dictionary.entries)
    if isSorted { try entries.sort { try $0.key.value.isLess(than: $1.key.value) } }
    text += "{"
    for (index, entry) in entries.enumerated() {
      if index > 0 { text += separator }
      newLine(depth + 1)
      switch entry.key.value {
      case .string(let name): write(name)
      case .none, .boolean, .integer, .float:
        text += "\""
        try write(entry.key.value, depth: depth + 1)
        text += "\""
      default:
        throw Diagnostic(
          "TypeError",
          "keys must be str, int, float, bool or None, not \(entry.key.value.typeName)")
      }
      text += colon
      try write(entry.value, depth: depth + 1)
    }
    newLine(depth)
    text += "}"
  }

  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{c}": text += "\\f"
      case _ where scalar.value < 0x20 || isASCII && scalar.value > 0x7e:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
