import Interruptions

/// Searching and cutting strings as Python does: by code points.
///
/// Swift's own operations on strings see what a reader calls a character, so that they find no
/// `"\n"` in `"\r\n"`, and take an accent for part of its letter. UTF-8 finds one text in another
/// where the code points are the same, and nowhere else.
extension StringText {
  /// Python's `str.isspace` for one code point.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1c...0x1f).contains(scalar.value)
  }

  /// Python's `str.isalpha` for one code point.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  /// `text` without the code points at its ends for which `isTrimmed` holds.
  static func trimmed(
    _ text: String, left: Bool = true, right: Bool = true,
    where isTrimmed: (Unicode.Scalar) -> Bool = isSpace
  ) -> String {
    var rest = Substring(text).unicodeScalars
    if left { rest = rest.drop(while: isTrimmed) }
    while right, let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return String(rest)
  }

  /// The words of `text`; behind the last split stands the rest, white space at its end included.
  static func words(of text: String, maxSplits: Int) throws -> [String] {
    var words: [String] = []
    var rest = Substring(text).unicodeScalars.drop(while: isSpace)
    while !rest.isEmpty {
      guard words.count < maxSplits else { return words + [String(rest)] }
      if words.count & 0xfff == 0xfff { try Interruption.check() }
      let word = rest.prefix { !isSpace($0) }
      words.append(String(word))
      rest = rest[word.endIndex...].drop(while: isSpace)
    }
    return words
  }

  /// What stands between the separators in `text`; `separator` is not empty.
  static func parts(
    of text: String, between separator: String, _ maxSplits: Int
  ) throws -> [String] {
    let (bytes, pattern) = (Array(text.utf8), Array(separator.utf8))
    var parts: [String] = []
    var start = 0
    while parts.count < maxSplits, let match = position(of: pattern, in: bytes, from: start) {
      parts.append(String(decoding: bytes[start..<match], as: UTF8.self))
      start = match + pattern.count
      if parts.count & 0xfff == 0 { try Interruption.check() }
    }
    return parts + [String(decoding: bytes[start...], as: UTF8.self)]
  }

  /// The parts with the separator between them.
  static func joined(_ parts: [String], by separator: String) throws -> String {
    if let only = parts.first, parts.count == 1 { return only }
    var text = ""
    text.reserveCapacity(
      parts.reduce(separator.utf8.count * max(0, parts.count - 1)) { $0 + $1.utf8.count })
    for (index, part) in parts.enumerated() {
      if index & 0xfff == 0xfff { try Interruption.check() }
      if index > 0 { text += separator }
      text += part
    }
    return text
  }

  /// The position of `part` in `text`, in code points.
  static func position(of part: String, in text: String) -> Int? {
    let bytes = Array(text.utf8)
    return position(of: Array(part.utf8), in: bytes, from: 0).map { position in
      bytes[..<position].count { !UTF8.isContinuation($0) }
    }
  }

  private static func position(of pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard let first = pattern.first else { return start }
    var index = start
    while index + pattern.count <= bytes.count {
      guard let next = bytes[index...].firstIndex(of: first), next + pattern.count <= bytes.count
      else { return nil }
      if bytes[next..<(next + pattern.count)].elementsEqual(pattern) { return next }
      index = next + 1
    }
    return nil
  }
}
