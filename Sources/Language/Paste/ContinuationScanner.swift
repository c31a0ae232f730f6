/// Follows brackets and strings from line to line, to tell whether a statement goes on.
///
/// It reads a line once, where asking the parser after each line would read a long list again and
/// again.
struct ContinuationScanner {
  /// How many brackets are open.
  private(set) var depth = 0
  /// The quote of the triple string that is open.
  private(set) var tripleQuote: UInt8?
  /// Whether the last line ended with a backslash.
  private var endsWithBackslash = false
  /// The last sign of the last line, with what was before it.
  private var lastByte: UInt8 = 0
  private var secondLastByte: UInt8 = 0

  var isInString: Bool { tripleQuote != nil }

  /// Whether the statement cannot end here.
  var isOpen: Bool { depth > 0 || isInString || endsWithBackslash || endsWithArrow }

  /// Whether the last line ended with `:`, which opens a block.
  var opensBlock: Bool { !isOpen && lastByte == UInt8(ascii: ":") }

  private var endsWithArrow: Bool {
    lastByte == UInt8(ascii: ">") && secondLastByte == UInt8(ascii: "-")
  }

  /// Whether the line ended with a lone `=`, behind which `net` takes a block.
  var endsWithAssign: Bool { lastByte == UInt8(ascii: "=") }

  mutating func read(_ line: String) {
    let bytes = Array(line.utf8)
    endsWithBackslash = false
    if !isInString { (secondLastByte, lastByte) = (0, 0) }
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if let quote = tripleQuote {
        if byte == UInt8(ascii: "\\") {
          offset += 1
        } else if byte == quote, isTriple(bytes, offset) {
          tripleQuote = nil
          offset += 2
        }
      } else if byte == UInt8(ascii: "#") {
        break
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        offset = skipString(bytes, offset)
      } else if byte == UInt8(ascii: "\\"),
        bytes[(offset + 1)...].allSatisfy(Characters.isASCIIBlank)
      {
        endsWithBackslash = true
      } else {
        track(byte)
      }
      if !Characters.isASCIIBlank(byte) { (secondLastByte, lastByte) = (lastByte, byte) }
      offset += 1
    }
  }

  private func isTriple(_ bytes: [UInt8], _ offset: Int) -> Bool {
    offset + 2 < bytes.count && bytes[offset + 1] == bytes[offset]
      && bytes[offset + 2] == bytes[offset]
  }

  /// Goes over a string; leaves the offset of its last byte.
  private mutating func skipString(_ bytes: [UInt8], _ start: Int) -> Int {
    let quote = bytes[start]
    if isTriple(bytes, start) {
      tripleQuote = quote
      return start + 2
    }
    var offset = start + 1
    while offset < bytes.count, bytes[offset] != quote {
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    // A string whose line ends with a backslash goes on below; that it has no end is the parser's
    // to say.
    if offset > bytes.count { endsWithBackslash = true }
    return min(offset, bytes.count - 1)
  }

  private mutating func track(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
    default: break
    }
  }
}
