import Interpreter
import Interruptions
import Language
import OrderedCollections

/// Writes a value as JSON.
struct JSONWriter {
  private(set) var text = ""
  /// What a value that JSON has no word for is written as.
  private let fallback: ((Value) throws -> Value)?
  private let isASCII: Bool
  private let isSorted: Bool
  private let indent: String?
  private let separator: String
  private let colon: String

  /// The text of a value in one line.
  static func text(of value: Value) throws -> String {
    var writer = JSONWriter()
    try writer.write(value, depth: 0)
    return writer.text
  }

  private init() {
    (fallback, indent) = (nil, nil)
    (isASCII, isSorted) = (false, false)
    (separator, colon) = (", ", ": ")
  }

  init(_ arguments: BoundArguments, _ context: ModuleContext) throws {
    let (function, site) = (arguments["default"], arguments.site)
    fallback = function.isNone ? nil : { try context.call(function, [$0], site) }
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
      guard let fallback else {
        throw Diagnostic(
          "TypeError", "Object of type \(value.typeName) is not JSON serializable",
          hint: value.typeName == "ndarray" ? "x.tolist()" : nil)
      }
      try write(try fallback(value), depth: depth + 1)
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
