import Language

/// The methods of `bytes`: those of `str`, where all bytes are characters of one byte each.
enum BytesMethods {
  nonisolated(unsafe) static let table: [String: Methods.Method] = {
    var table: [String: Methods.Method] = [
      "decode": Methods.Method(
        signature: "encoding='utf-8', errors='strict'", help: "The text that the bytes are."
      ) { receiver, arguments, _ in
        guard case .bytes(let bytes) = receiver else { return .none }
        let encoding = try TextEncoding.named(arguments.string("encoding"))
        return .string(try encoding.text(bytes, errors: arguments.string("errors")))
      },
      "hex": Methods.Method(signature: "", help: "Two hexadecimal digits a byte.") {
        receiver, _, _ in
        guard case .bytes(let bytes) = receiver else { return .none }
        return .string(
          bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
      },
    ]
    let shared = [
      "split", "rsplit", "splitlines", "partition", "rpartition", "startswith", "endswith", "find",
      "rfind", "index", "rindex", "count", "join", "strip", "lstrip", "rstrip", "replace", "upper",
      "lower", "capitalize", "title", "swapcase", "isdigit", "isalpha", "isalnum", "isspace",
      "islower", "isupper", "zfill", "ljust", "rjust", "center", "removeprefix", "removesuffix",
    ]
    for name in shared {
      guard let method = StringMethods.table[name] else { continue }
      table[name] = Methods.Method(signature: method.signature, help: method.help) {
        receiver, arguments, interpreter in
        try bytes(of: method.body(text(of: receiver), arguments.mapped(text), interpreter))
      }
    }
    return table
  }()

  /// Bytes as text of one code point each, in containers too.
  private static func text(of value: Value) -> Value {
    switch value {
    case .bytes(let bytes):
      .string(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
    case .tuple(let elements): .tuple(elements.map(text))
    case .list(let list): .list(list.elements.map(text))
    default: value
    }
  }

  private static func bytes(of value: Value) throws -> Value {
    switch value {
    case .string(let text): .bytes(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    case .tuple(let elements): .tuple(try elements.map(bytes))
    case .list(let list): .list(try list.elements.map(bytes))
    default: value
    }
  }
}

extension BoundArguments {
  /// The arguments with each value changed.
  func mapped(_ change: (Value) -> Value) -> BoundArguments {
    var result = self
    result.change(change)
    return result
  }
}

extension TextEncoding {
  /// The text that `bytes` are; what is no text is an error, left out, or replaced.
  func text(_ bytes: [UInt8], errors: String) throws -> String {
    guard errors != "strict" else { return try text(bytes) }
    if case .latin1 = self { return try text(bytes) }
    var result = String.UnicodeScalarView()
    let isASCII = if case .ascii = self { true } else { false }
    if isASCII {
      for byte in bytes {
        if byte < 0x80 {
          result.append(Unicode.Scalar(byte))
        } else if errors != "ignore" {
          result.append("\u{fffd}")
        }
      }
      return String(result)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard errors == "ignore" else { return text }
    let real = Array("\u{fffd}".utf8)
    // A real U+FFFD in the bytes stays; those that stand for bytes that are no text go.
    return bytes.count >= 3
      && bytes.indices.dropLast(2).contains(where: { bytes[$0...($0 + 2)].elementsEqual(real) })
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{fffd}" }))
  }

  /// The bytes of `text`; what the encoding has not is an error, left out, or replaced by `?`.
  func bytes(_ text: String, errors: String) throws -> [UInt8] {
    guard errors != "strict" else { return try bytes(text) }
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      do {
        result += try bytes(String(scalar))
      } catch let diagnostic as Diagnostic where diagnostic.kind == "UnicodeEncodeError" {
        if errors != "ignore" { result.append(UInt8(ascii: "?")) }
      }
    }
    return result
  }
}
