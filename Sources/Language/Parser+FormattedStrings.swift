extension FormattedPart {
  /// The parts with neighbouring texts made one, and empty ones left out.
  static func merged(_ parts: [FormattedPart]) -> [FormattedPart] {
    var result: [FormattedPart] = []
    for part in parts {
      if case .text(let text) = part {
        if text.isEmpty { continue }
        if case .text(let before)? = result.last {
          result[result.count - 1] = .text(before + text)
          continue
        }
      }
      result.append(part)
    }
    return result
  }
}

extension Parser {
  /// A format's values may hold formats, but not those again: Python's own rule.
  private static let deepestFormat = 2

  /// The parts of an f-string's contents, or of a format.
  ///
  /// Leaves the greatest height.
  mutating func formattedParts(
    _ range: Range<Int>, isRaw: Bool, level: Int
  ) throws(SyntaxFailure) -> [FormattedPart] {
    var parts: [FormattedPart] = []
    var tallest = 0
    var plain = range.lowerBound
    var offset = range.lowerBound
    let bytes = source.bytes
    while offset < range.upperBound {
      let byte = bytes[offset]
      let isDoubled = offset + 1 < range.upperBound && bytes[offset + 1] == byte
      if byte == UInt8(ascii: "{") && !(isDoubled && level == 0) {
        parts.append(.text(try text(plain..<offset, isRaw: isRaw)))
        var field = FieldReader(bytes: bytes, offset: offset + 1, limit: range.upperBound)
        parts += try self.field(&field, opening: offset, isRaw: isRaw, level: level)
        tallest = max(tallest, height)
        offset = field.offset
        plain = offset
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
        guard isDoubled, level == 0 else {
          throw failure(
            "a `}` in an f-string that closes nothing", at: SourceRange(offset, offset + 1),
            hint: "`}}` for the sign itself")
        }
        parts.append(.text(try text(plain..<(offset + 1), isRaw: isRaw)))
        offset += 2
        plain = offset
      } else {
        offset += 1
      }
    }
    parts.append(.text(try text(plain..<range.upperBound, isRaw: isRaw)))
    height = tallest
    return FormattedPart.merged(parts)
  }

  /// A value between braces, with the text before it where it is written `{value=}`.
  private mutating func field(
    _ reader: inout FieldReader, opening: Int, isRaw: Bool, level: Int
  ) throws(SyntaxFailure) -> [FormattedPart] {
    let brace = SourceRange(opening, opening + 1)
    guard level < Self.deepestFormat else {
      throw failure("formats in a format's format", at: brace)
    }
    let expression = reader.expression()
    let isEmpty = source.bytes[expression].allSatisfy(Characters.isASCIIBlank)
    if isEmpty { throw failure("expected a value between the braces", at: brace) }
    let value = try fragment(expression)
    let tallest = height
    var label: FormattedPart?
    if reader.skip("=") {
      reader.skipBlanks()
      label = .text(source[SourceRange(expression.lowerBound, reader.offset)])
    }
    var conversion: Character? = label == nil ? nil : "r"
    if reader.skip("!") {
      guard let letter = reader.letter(), "rsa".contains(letter) else {
        throw failure(
          "expected `r`, `s` or `a` behind `!`", at: SourceRange(reader.offset, reader.offset + 1))
      }
      conversion = letter
    }
    var format: [FormattedPart] = []
    if reader.skip(":") {
      if label != nil, conversion == "r" { conversion = nil }
      format = try formattedParts(reader.format(), isRaw: isRaw, level: level + 1)
    }
    guard reader.skip("}") else {
      throw failure(
        "this `{` is never closed", at: brace,
        hint: isQuoted(reader.limit)
          ? "the other kind of quotes between the braces" : "`{{` for the sign itself")
    }
    height = max(tallest, height)
    let part = FormattedPart.value(value, conversion: conversion, format: format)
    return label.map { [$0, part] } ?? [part]
  }

  /// Whether a string goes on right behind the quote at `end`: it was meant to lie inside.
  private func isQuoted(_ end: Int) -> Bool {
    guard end + 1 < source.bytes.count else { return false }
    return Characters.isASCIINamePart(source.bytes[end + 1])
  }

  /// Reads an expression that lies inside a string.
  private mutating func fragment(_ range: Range<Int>) throws(SyntaxFailure) -> Expression {
    let outer = (tokens, failures, index)
    let stream = Lexer.tokens(of: source, in: range)
    (tokens, failures, index) = (stream.tokens, stream.failures, 0)
    defer { (tokens, failures, index) = outer }
    do throws(SyntaxFailure) {
      let value = try nested { parser throws(SyntaxFailure) in
        try parser.expressionListOrYield()
      }
      guard kind == .end else { throw unexpected("expected `}` behind the value") }
      return value
    } catch {
      var failure = error
      failure.isAtEnd = false
      throw failure
    }
  }
}

/// Finds where the pieces of an f-string's field end.
private struct FieldReader {
  let bytes: [UInt8]
  var offset: Int
  let limit: Int

  mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    guard offset < limit, bytes[offset] == UInt8(ascii: sign) else { return false }
    offset += 1
    return true
  }

  mutating func letter() -> Character? {
    guard offset < limit, bytes[offset] < 0x80 else { return nil }
    defer { offset += 1 }
    return Character(Unicode.Scalar(bytes[offset]))
  }

  /// Goes over the expression, up to a `}`, `:`, `!` or `=` outside brackets and strings.
  mutating func expression() -> Range<Int> {
    let start = offset
    var depth = 0
    var quote: UInt8?
    while offset < limit {
      let byte = bytes[offset]
      if let open = quote {
        if byte == open { quote = nil }
      } else {
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
        case UInt8(ascii: "}"):
          if depth <= 0 { return start..<offset }
          depth -= 1
        case UInt8(ascii: ":") where depth <= 0: return start..<offset
        case UInt8(ascii: "!") where depth <= 0 && !isNext("="): return start..<offset
        case UInt8(ascii: "=") where depth <= 0 && isLabel: return start..<offset
        default: break
        }
      }
      offset += 1
    }
    return start..<offset
  }

  private func isNext(_ sign: Unicode.Scalar) -> Bool {
    offset + 1 < limit && bytes[offset + 1] == UInt8(ascii: sign)
  }

  /// Whether the `=` here ends the field's value, as in `{value=}`.
  private var isLabel: Bool {
    var next = self
    next.offset += 1
    next.skipBlanks()
    return next.offset < limit && [0x7D, 0x21, 0x3A].contains(bytes[next.offset])
      && !(bytes[next.offset] == 0x21 && next.isNext("="))
  }

  mutating func skipBlanks() {
    while offset < limit, Characters.isASCIIBlank(bytes[offset]) { offset += 1 }
  }

  /// Goes over a format, up to the `}` that closes its field.
  mutating func format() -> Range<Int> {
    let start = offset
    var depth = 0
    while offset < limit {
      if bytes[offset] == UInt8(ascii: "{") { depth += 1 }
      if bytes[offset] == UInt8(ascii: "}") {
        if depth == 0 { break }
        depth -= 1
      }
      offset += 1
    }
    return start..<offset
  }
}
