import Interruptions

/// How strings are written in quotes.
enum StringText {
  /// `text` in quotes as Python's `repr` writes it.
  static func quoted(_ text: String) -> String {
    let quote: Unicode.Scalar = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var result = String(quote)
    var count = 0
    for scalar in text.unicodeScalars {
      count &+= 1
      if count & 0xfff == 0, Interruption.isRequested { break }
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case quote: result += "\\" + String(quote)
      case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x100: result += "\\x" + hexadecimal(scalar.value, digits: 2)
      case _ where scalar.value < 0x1_0000: result += "\\u" + hexadecimal(scalar.value, digits: 4)
      default: result += "\\U" + hexadecimal(scalar.value, digits: 8)
      }
    }
    return result + String(quote)
  }

  /// `bytes` in quotes, without the `b`.
  static func quoted(bytes: [UInt8]) -> String {
    let hasSingle = bytes.contains(UInt8(ascii: "'")) && !bytes.contains(UInt8(ascii: "\""))
    let quote = hasSingle ? UInt8(ascii: "\"") : UInt8(ascii: "'")
    var result = hasSingle ? "\"" : "'"
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\\"): result += "\\\\"
      case quote: result += "\\'"
      case UInt8(ascii: "\n"): result += "\\n"
      case UInt8(ascii: "\r"): result += "\\r"
      case UInt8(ascii: "\t"): result += "\\t"
      case 0x20..<0x7f: result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "\\x" + hexadecimal(UInt32(byte), digits: 2)
      }
    }
    return result + (hasSingle ? "\"" : "'")
  }

  /// `text` with what is not ASCII written as escapes.
  static func ascii(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case ..<0x80: result.unicodeScalars.append(scalar)
      case ..<0x100: result += "\\x" + hexadecimal(scalar.value, digits: 2)
      case ..<0x1_0000: result += "\\u" + hexadecimal(scalar.value, digits: 4)
      default: result += "\\U" + hexadecimal(scalar.value, digits: 8)
      }
    }
    return result
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  /// Python's `str.isprintable`: anything but controls, unassigned codes and separators.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }
}
