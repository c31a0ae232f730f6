/// What the lexer asks of bytes and characters.
enum Characters {
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isASCIIBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  static func isHexDigit(_ byte: UInt8) -> Bool { hexValue(byte) != nil }

  static func hexValue(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x41 + 10
    case 0x61...0x66: Int(byte) - 0x61 + 10
    default: nil
    }
  }

  static func isASCIINameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x5F
  }

  static func isASCIINamePart(_ byte: UInt8) -> Bool { isASCIINameStart(byte) || isDigit(byte) }

  static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? isASCIINameStart(UInt8(scalar.value)) : scalar.properties.isXIDStart
  }

  static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? isASCIINamePart(UInt8(scalar.value)) : scalar.properties.isXIDContinue
  }

  /// Whether a character beyond ASCII is blank: what web pages and word processors put for a space.
  static func isWideBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  /// The scalar at `offset` of `bytes` and how many bytes it takes; bad UTF-8 reads as U+FFFD.
  static func scalar(_ bytes: [UInt8], at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = bytes[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    guard first >= 0xC2, first < 0xF5, offset + length <= bytes.count else {
      return ("\u{FFFD}", 1)
    }
    for next in bytes[(offset + 1)..<(offset + length)] {
      guard next & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// The sign of the language that a mistyped look-alike stands for.
  static let lookAlikes: [Unicode.Scalar: String] = [
    "（": "(", "）": ")", "，": ",", "：": ":", "；": ";", "。": ".", "．": ".", "、": ",",
    "【": "[", "】": "]", "［": "[", "］": "]", "｛": "{", "｝": "}", "“": "\"", "”": "\"",
    "„": "\"", "＂": "\"", "‘": "'", "’": "'", "＇": "'", "＝": "=", "＋": "+", "－": "-",
    "−": "-", "–": "-", "—": "-", "＊": "*", "×": "*", "／": "/", "÷": "/", "＜": "<", "＞": ">",
    "％": "%", "＃": "#", "＠": "@", "！": "!", "→": "->", "≤": "<=", "≥": ">=", "≠": "!=",
    "…": "...", "《": "<", "》": ">",
  ]
}
