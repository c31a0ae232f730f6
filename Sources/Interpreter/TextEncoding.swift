import Language

/// How text is kept as bytes.
public enum TextEncoding {
  case utf8
  /// UTF-8 whose first character may be a mark of the order of bytes.
  case utf8WithMark
  case latin1
  case ascii

  /// The encoding that Python knows by `name`; nil for one that is not here.
  public init?(name: String) {
    switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
    case "utf8", "u8": self = .utf8
    case "utf8sig": self = .utf8WithMark
    case "latin1", "iso88591", "l1", "cp819": self = .latin1
    case "ascii", "usascii": self = .ascii
    default: return nil
    }
  }

  /// The encoding called `name`, or an error that says which there are.
  public static func named(_ name: String) throws -> TextEncoding {
    guard let encoding = TextEncoding(name: name) else {
      throw Diagnostic(
        "LookupError", "nnrepl does not know the encoding \(name)",
        hint: "\"utf-8\", \"latin-1\" or \"ascii\"")
    }
    return encoding
  }

  /// The text that `bytes` are.
  public func text(_ bytes: [UInt8]) throws -> String {
    switch self {
    case .latin1: return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    case .ascii:
      if let place = bytes.firstIndex(where: { $0 >= 0x80 }) {
        throw Diagnostic(
          "UnicodeDecodeError", "byte \(place) is \(bytes[place]), which is not ASCII",
          hint: "encoding=\"utf-8\" or encoding=\"latin-1\"")
      }
      return String(decoding: bytes, as: UTF8.self)
    case .utf8, .utf8WithMark:
      guard var text = String(validating: bytes, as: UTF8.self) else {
        throw Diagnostic(
          "UnicodeDecodeError", "the bytes are not UTF-8",
          hint: "encoding=\"latin-1\", or mode \"rb\" for bytes")
      }
      if case .utf8WithMark = self, text.unicodeScalars.first == "\u{feff}" {
        text.unicodeScalars.removeFirst()
      }
      return text
    }
  }

  /// The bytes of `text`.
  public func bytes(_ text: String) throws -> [UInt8] {
    let limit: UInt32
    switch self {
    case .utf8: return Array(text.utf8)
    case .utf8WithMark: return Array("\u{feff}".utf8) + Array(text.utf8)
    case .latin1: limit = 0x100
    case .ascii: limit = 0x80
    }
    return try text.unicodeScalars.map { scalar in
      guard scalar.value < limit else {
        throw Diagnostic(
          "UnicodeEncodeError", "\(scalar) is not in this encoding", hint: "encoding=\"utf-8\"")
      }
      return UInt8(truncatingIfNeeded: scalar.value)
    }
  }
}
