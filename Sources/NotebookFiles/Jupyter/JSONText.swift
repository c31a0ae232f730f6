/// A text of JSON with the place of every value in it, so that a part can be replaced and the rest keeps
/// its bytes.
///
/// RFC 8259. Offsets count UTF-8 bytes.
struct JSONText {
  /// A value and where it stands.
  struct Node {
    indirect enum Kind {
      case object([(key: String, value: Node)])
      case array([Node])
      case string(String)
      /// A number, `true`, `false` or `null`, as written.
      case word(String)
    }

    let kind: Kind
    let range: Range<Int>

    /// The value under a key of an object; nil for anything else.
    subscript(key: String) -> Node? {
      guard case .object(let entries) = kind else { return nil }
      return entries.last { $0.key == key }?.value
    }

    /// The elements of an array; nil for anything else.
    var elements: [Node]? { if case .array(let nodes) = kind { nodes } else { nil } }
    /// The text of a string; nil for anything else.
    var string: String? { if case .string(let text) = kind { text } else { nil } }
    /// A number, truth value or null as written; nil for anything else.
    var word: String? { if case .word(let text) = kind { text } else { nil } }
  }

  /// What is wrong with a text, and where.
  struct Failure: Error, Equatable {
    let message: String
    let offset: Int
  }

  let bytes: [UInt8]
  private(set) var root = Node(kind: .word("null"), range: 0..<0)
  private var position = 0

  /// How deep values may hold each other.
  private static let mostDepth = 200

  /// Reads a text.
  init(_ text: String) throws(Failure) {
    bytes = Array(text.utf8)
    root = try value(depth: 0)
    skipBlanks()
    guard position == bytes.count else { throw failure("text behind the end") }
  }

  private func failure(_ message: String) -> Failure { Failure(message: message, offset: position) }

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(Failure) -> Node {
    guard depth < Self.mostDepth else { throw failure("values nested too deeply") }
    skipBlanks()
    let start = position
    if skip("{") { return Node(kind: .object(try entries(depth)), range: start..<position) }
    if skip("[") { return Node(kind: .array(try elements(depth)), range: start..<position) }
    if skip("\"") { return Node(kind: .string(try text()), range: start..<position) }
    while position < bytes.count, Self.isWordByte(bytes[position]) { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    guard ["true", "false", "null"].contains(word) || Double(word) != nil else {
      position = start
      throw failure(start == bytes.count ? "the text ends too early" : "no value")
    }
    return Node(kind: .word(word), range: start..<position)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  private mutating func entries(_ depth: Int) throws(Failure) -> [(key: String, value: Node)] {
    var result: [(key: String, value: Node)] = []
    if skip("}") { return result }
    repeat {
      guard skip("\"") else { throw failure("a key in quotes is missing") }
      let key = try text()
      guard skip(":") else { throw failure("a colon is missing") }
      result.append((key, try value(depth: depth + 1)))
    } while skip(",")
    guard skip("}") else { throw failure("a comma or } is missing") }
    return result
  }

  private mutating func elements(_ depth: Int) throws(Failure) -> [Node] {
    var result: [Node] = []
    if skip("]") { return result }
    repeat { result.append(try value(depth: depth + 1)) } while skip(",")
    guard skip("]") else { throw failure("a comma or ] is missing") }
    return result
  }

  /// A string behind its opening quote.
  private mutating func text() throws(Failure) -> String {
    var result: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"): result += Array(String(try escaped()).utf8)
      case 0..<0x20:
        position -= 1
        throw failure("a line break or control character in a string")
      default: result.append(byte)
      }
    }
    throw failure("a string without an end")
  }

  private mutating func escaped() throws(Failure) -> Character {
    guard position < bytes.count else { throw failure("a string without an end") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return Character(Unicode.Scalar(byte))
    case UInt8(ascii: "u"): break
    default:
      position -= 1
      throw failure("no such escape")
    }
    let first = try hexDigits()
    if let scalar = Unicode.Scalar(UInt32(first)) { return Character(scalar) }
    // A surrogate: the second half of the pair must follow.
    guard bytes[position...].starts(with: "\\u".utf8) else { return "\u{fffd}" }
    position += 2
    let second = try hexDigits()
    guard UTF16.isLeadSurrogate(first), UTF16.isTrailSurrogate(second) else { return "\u{fffd}" }
    return Character(UTF16.decode(UTF16.EncodedScalar([first, second])))
  }

  private mutating func hexDigits() throws(Failure) -> UInt16 {
    guard position + 4 <= bytes.count,
      let number = UInt16(
        String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw failure("four hexadecimal digits are missing") }
    position += 4
    return number
  }
}

extension JSONText {
  /// A string as JSON writes it, as Python's `json` does with `ensure_ascii=False`.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{c}": result += "\\f"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
