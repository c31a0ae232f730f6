/// A string literal's prefix and where its contents lie.
struct StringLiteral {
  let contents: Range<Int>
  var isRaw = false
  var isBytes = false
  var isFormatted = false
  /// Python 2's `ur"…"`, where only `\u` is an escape.
  var isRawUnicode = false

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    var start = range.lowerBound
    var isUnicode = false
    while start < range.upperBound, bytes[start] != 0x22, bytes[start] != 0x27 {
      switch bytes[start] | 0x20 {
      case UInt8(ascii: "r"): isRaw = true
      case UInt8(ascii: "b"): isBytes = true
      case UInt8(ascii: "f"): isFormatted = true
      default: isUnicode = true
      }
      start += 1
    }
    isRawUnicode = isRaw && isUnicode
    // Six quotes at least make an empty triple string; two an empty plain one.
    let isTriple =
      range.upperBound - start >= 6 && bytes[start] == bytes[start + 1]
      && bytes[start] == bytes[start + 2]
    let length = isTriple ? 3 : 1
    contents = (start + length)..<max(start + length, range.upperBound - length)
  }
}

extension Parser {
  /// One string literal, or several in a row, which are one.
  mutating func strings() throws(SyntaxFailure) -> Expression {
    let start = start
    var parts: [FormattedPart] = []
    var bytes: [UInt8] = []
    var isBytes: Bool?
    var isFormatted = false
    var tallest = 0
    while kind == .string {
      let range = token.range
      let literal = StringLiteral(source.bytes, Int(range.lower)..<Int(range.upper))
      if literal.isRawUnicode { needPython2("the prefix `ur`", range) }
      if let isBytes, isBytes != literal.isBytes {
        throw failure("bytes and text cannot be joined", at: range)
      }
      isBytes = literal.isBytes
      if literal.isFormatted {
        isFormatted = true
        parts += try formattedParts(literal.contents, isRaw: literal.isRaw, level: 0)
        tallest = max(tallest, height)
      } else if literal.isBytes {
        bytes += try byteString(literal)
      } else {
        parts.append(
          .text(
            try text(
              literal.contents, isRaw: literal.isRaw, isRawUnicode: literal.isRawUnicode)))
      }
      advance()
    }
    let range = range(from: start)
    if isBytes == true { return leaf(.bytes(bytes), range) }
    if isFormatted {
      return try make(.formatted(FormattedPart.merged(parts)), from: start, over: tallest)
    }
    var whole = ""
    for case .text(let text) in parts { whole += text }
    return leaf(.string(whole), range)
  }

  /// The text that the bytes of a literal stand for.
  func text(
    _ range: Range<Int>, isRaw: Bool, isRawUnicode: Bool = false
  ) throws(SyntaxFailure) -> String {
    let source = source.bytes[range]
    guard source.contains(0x5C) && (!isRaw || isRawUnicode) || source.contains(0x0D) else {
      return String(decoding: source, as: UTF8.self)
    }
    var reader = EscapeReader(self, range)
    var text = String.UnicodeScalarView()
    var plain = range.lowerBound
    while let escape = try reader.next(isRaw: isRaw, isRawUnicode: isRawUnicode) {
      text +=
        String(decoding: self.source.bytes[plain..<escape.start], as: UTF8.self)
        .unicodeScalars
      if let value = escape.value {
        guard let scalar = Unicode.Scalar(value) else {
          throw failure(
            "no character has this number", at: SourceRange(escape.start, reader.offset))
        }
        text.append(scalar)
      }
      plain = reader.offset
    }
    text +=
      String(decoding: self.source.bytes[plain..<range.upperBound], as: UTF8.self)
      .unicodeScalars
    return String(text)
  }

  private func byteString(_ literal: StringLiteral) throws(SyntaxFailure) -> [UInt8] {
    var reader = EscapeReader(self, literal.contents)
    var bytes: [UInt8] = []
    var plain = literal.contents.lowerBound
    while let escape = try reader.next(isRaw: literal.isRaw, isBytes: true) {
      bytes += source.bytes[plain..<escape.start]
      if let value = escape.value { bytes.append(UInt8(truncatingIfNeeded: value)) }
      plain = reader.offset
    }
    return bytes + source.bytes[plain..<literal.contents.upperBound]
  }
}

/// Finds the escapes of a literal one after another.
struct EscapeReader {
  let parser: Parser
  let bytes: [UInt8]
  let limit: Int
  /// Behind the last escape that was found.
  var offset: Int

  init(_ parser: Parser, _ range: Range<Int>) {
    self.parser = parser
    bytes = parser.source.bytes
    limit = range.upperBound
    offset = range.lowerBound
  }

  /// The next escape: where it starts and what it stands for, nil for nothing.
  ///
  /// Line breaks with a carriage return count, since they read as plain ones.
  mutating func next(
    isRaw: Bool, isBytes: Bool = false, isRawUnicode: Bool = false
  ) throws(SyntaxFailure) -> (start: Int, value: UInt32?)? {
    while offset < limit {
      let start = offset
      let byte = bytes[offset]
      offset += 1
      if byte == 0x0D, offset < limit, bytes[offset] == 0x0A { return (start, nil) }
      guard byte == 0x5C, offset < limit else { continue }
      if isRaw {
        if isRawUnicode, bytes[offset] | 0x20 == UInt8(ascii: "u"),
          let value = try escaped(isBytes: false, from: start)
        {
          return (start, value)
        }
        // The character behind the backslash is never the start of another escape.
        if bytes[offset] == 0x5C { offset += 1 }
        continue
      }
      if bytes[offset] == 0x0A {
        offset += 1
        return (start, nil)
      }
      if bytes[offset] == 0x0D, offset + 1 < limit, bytes[offset + 1] == 0x0A {
        offset += 2
        return (start, nil)
      }
      if let value = try escaped(isBytes: isBytes, from: start) { return (start, value) }
    }
    return nil
  }

  /// The value of the escape whose letter is at `offset`; nil leaves the backslash in the text.
  private mutating func escaped(
    isBytes: Bool, from start: Int
  ) throws(SyntaxFailure) -> UInt32? {
    let letter = bytes[offset]
    switch letter {
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): return plain(UInt32(letter))
    case UInt8(ascii: "n"): return plain(0x0A)
    case UInt8(ascii: "t"): return plain(0x09)
    case UInt8(ascii: "r"): return plain(0x0D)
    case UInt8(ascii: "a"): return plain(0x07)
    case UInt8(ascii: "b"): return plain(0x08)
    case UInt8(ascii: "f"): return plain(0x0C)
    case UInt8(ascii: "v"): return plain(0x0B)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value: UInt32 = 0
      var count = 0
      while count < 3, offset < limit, (0x30...0x37).contains(bytes[offset]) {
        value = value * 8 + UInt32(bytes[offset] - 0x30)
        offset += 1
        count += 1
      }
      return value
    case UInt8(ascii: "x"): return try hex(2, from: start)
    case UInt8(ascii: "u") where !isBytes:
      let value = try hex(4, from: start)
      return try joinedSurrogate(value, from: start)
    case UInt8(ascii: "U") where !isBytes: return try hex(8, from: start)
    case UInt8(ascii: "N") where !isBytes && offset + 1 < limit && bytes[offset + 1] == 0x7B:
      throw parser.failure(
        "characters by name are not in nnrepl", at: SourceRange(start, offset + 1),
        hint: "`\\u` and the character's number, or the character")
    default: return nil
    }
  }

  private mutating func plain(_ value: UInt32) -> UInt32 {
    offset += 1
    return value
  }

  private mutating func hex(_ count: Int, from start: Int) throws(SyntaxFailure) -> UInt32 {
    let letter = Unicode.Scalar(bytes[offset])
    offset += 1
    var value: UInt32 = 0
    for _ in 0..<count {
      guard offset < limit, let digit = Characters.hexValue(bytes[offset]) else {
        throw parser.failure(
          "`\\\(letter)` needs \(count) hexadecimal digits", at: SourceRange(start, offset),
          hint: "`r` before the string, if the backslash is meant as one")
      }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }

  /// Joins the two halves of a character beyond U+FFFF, as Python 2's narrow builds wrote them.
  private mutating func joinedSurrogate(
    _ high: UInt32, from start: Int
  ) throws(SyntaxFailure) -> UInt32 {
    guard (0xD800..<0xDC00).contains(high), offset + 1 < limit, bytes[offset] == 0x5C,
      bytes[offset + 1] == UInt8(ascii: "u")
    else { return high }
    let before = offset
    offset += 1
    let low = try hex(4, from: before)
    guard (0xDC00..<0xE000).contains(low) else {
      offset = before
      return high
    }
    return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
  }
}
