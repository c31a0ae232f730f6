import Interpreter
import Interruptions
import Language
import OrderedCollections

/// Reads a text of JSON.
struct JSONReader {
  private let text: [UInt8]
  private var position = 0

  /// The value that `text` writes.
  static func value(_ text: String) throws -> Value {
    var reader = JSONReader(text: Array(text.utf8))
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == reader.text.count else { throw reader.wrong("Extra data") }
    return value
  }

  private init(text: [UInt8]) { self.text = text }

  private func wrong(_ message: String) -> Diagnostic {
    let before = text[..<min(position, text.count)]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return Diagnostic(
      "JSONDecodeError",
      "\(message): line \(line) column \(position - start + 1) (char \(position))")
  }

  private mutating func skipSpace() {
    while position < text.count, " \t\n\r".utf8.contains(text[position]) { position += 1 }
  }

  private mutating func skip(_ word: String) -> Bool {
    guard text[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  private mutating func value(depth: Int) throws -> Value {
    guard depth < 200 else { throw wrong("nested too deeply") }
    skipSpace()
    if skip("{") { return try dictionary(depth) }
    if skip("[") { return try list(depth) }
    if skip("\"") { return .string(try string()) }
    if skip("null") { return .none }
    if skip("true") { return .boolean(true) }
    if skip("false") { return .boolean(false) }
    if skip("NaN") { return .float(.nan) }
    if skip("Infinity") { return .float(.infinity) }
    if skip("-Infinity") { return .float(-.infinity) }
    return try number()
  }

  private mutating func list(_ depth: Int) throws -> Value {
    var elements: [Value] = []
    skipSpace()
    if skip("]") { return .list(elements) }
    repeat {
      try Interruption.check()
      elements.append(try value(depth: depth + 1))
      skipSpace()
    } while skip(",")
    guard skip("]") else { throw wrong("Expecting ',' delimiter") }
    return .list(elements)
  }

  private mutating func dictionary(_ depth: Int) throws -> Value {
    let dictionary = DictionaryObject()
    skipSpace()
    if skip("}") { return .dictionary(dictionary) }
    repeat {
      try Interruption.check()
      skipSpace()
      guard skip("\"") else { throw wrong("Expecting property name enclosed in double quotes") }
      let name = try string()
      skipSpace()
      guard skip(":") else { throw wrong("Expecting ':' delimiter") }
      dictionary.entries[Key(name)] = try value(depth: depth + 1)
      skipSpace()
    } while skip(",")
    guard skip("}") else { throw wrong("Expecting ',' delimiter") }
    return .dictionary(dictionary)
  }

  private mutating func string() throws -> String {
    var result: [UInt8] = []
    while position < text.count {
      let byte = text[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
      case 0..<0x20: throw wrong("Invalid control character")
      case UInt8(ascii: "\\"): result += Array(try escape().utf8)
      default: result.append(byte)
      }
    }
    throw wrong("Unterminated string")
  }

  private mutating func escape() throws -> String {
    guard position < text.count else { throw wrong("Unterminated string") }
    let letter = text[position]
    position += 1
    switch Character(Unicode.Scalar(letter)) {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "b": return "\u{8}"
    case "f": return "\u{c}"
    case "\"": return "\""
    case "\\": return "\\"
    case "/": return "/"
    case "u":
      var unit = try hexadecimal()
      if (0xd800..<0xdc00).contains(unit), skip("\\u") {
        let low = try hexadecimal()
        guard (0xdc00..<0xe000).contains(low) else { throw wrong("half a character") }
        unit = 0x1_0000 + (unit - 0xd800) << 10 + (low - 0xdc00)
      }
      return String(Character(Unicode.Scalar(unit) ?? "\u{fffd}"))
    default: throw wrong("Invalid \\escape")
    }
  }

  private mutating func hexadecimal() throws -> UInt32 {
    let digits = text[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw wrong("Invalid \\uXXXX escape") }
    position += 4
    return unit
  }

  private mutating func number() throws -> Value {
    let piece = text[position...].prefix { byte in
      (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte)
    }
    let digits = String(decoding: piece, as: UTF8.self)
    guard let first = piece.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first),
      piece.last != UInt8(ascii: "."), let real = Double(digits)
    else { throw wrong("Expecting value") }
    position += piece.count
    if let integer = Int(digits) { return .integer(integer) }
    return .float(real)
  }
}
