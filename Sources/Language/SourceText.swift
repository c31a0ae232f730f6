/// A text that was typed, pasted or read from a file, with the name a message calls it by.
///
/// Offsets into it count UTF-8 bytes, so that a range can be kept in eight bytes and a lexer can
/// work on plain integers.
public final class SourceText: Sendable {
  /// What messages call the text: `input`, or a file's name.
  public let name: String
  /// The number that messages give the first line: 1, or a statement's line in a longer text.
  public let firstLine: Int
  /// The whole text.
  public let text: String
  /// The text's UTF-8 bytes.
  public let bytes: [UInt8]
  /// The offset at which each line starts; the first is 0.
  public let lineStarts: [Int]

  /// Makes a source of `text`, which messages will call `name` and whose lines they count from
  /// `firstLine`.
  public init(_ text: String, name: String = "input", firstLine: Int = 1) {
    self.name = name
    self.firstLine = firstLine
    self.text = text
    let bytes = Array(text.utf8)
    self.bytes = bytes
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// The line and column, both from 0, of the byte at `offset`; a column counts bytes.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low, max(0, offset - lineStarts[low]))
  }

  /// The text of line `line`, counted from 0, without its line break.
  public func line(_ line: Int) -> String {
    guard lineStarts.indices.contains(line) else { return "" }
    let end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count
    var slice = bytes[lineStarts[line]..<end]
    if slice.last == UInt8(ascii: "\r") { slice.removeLast() }
    return String(decoding: slice, as: UTF8.self)
  }

  /// The text between two offsets.
  public subscript(range: SourceRange) -> String {
    String(decoding: bytes[range.clamped(to: bytes.count)], as: UTF8.self)
  }
}

/// A half-open range of byte offsets into a source text.
public struct SourceRange: Hashable, Sendable {
  /// The offset of the first byte.
  public var lower: Int32
  /// The offset behind the last byte.
  public var upper: Int32

  /// The range from `lower` up to, not including, `upper`.
  public init(_ lower: Int, _ upper: Int) {
    self.lower = Int32(clamping: lower)
    self.upper = Int32(clamping: max(lower, upper))
  }

  /// The smallest range that holds both.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(Int(min(lower, other.lower)), Int(max(upper, other.upper)))
  }

  func clamped(to count: Int) -> Range<Int> {
    let start = min(max(0, Int(lower)), count)
    return start..<min(max(start, Int(upper)), count)
  }
}

/// A range together with the text it lies in: what a diagnostic points at.
public struct Place: Sendable {
  /// The text.
  public let source: SourceText
  /// The range in it.
  public let range: SourceRange

  /// The place of `range` in `source`.
  public init(_ source: SourceText, _ range: SourceRange) {
    self.source = source
    self.range = range
  }

  /// The text at the place.
  public var text: String { source[range] }
}
