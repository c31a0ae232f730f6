/// The bytes of a pickle and a place in them; every step is checked against the end.
struct PickleReader {
  let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next `count` bytes, which share their memory with the file.
  mutating func take(_ count: Int, of what: String) throws(DatasetError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - position else {
      throw DatasetError(
        "the pickle is cut short: at byte \(position) it announces \(count) bytes of \(what), "
          + "and \(bytes.count - position) are left",
        hint: "copy or download the file again")
    }
    defer { position += count }
    return bytes[position..<position + count]
  }

  mutating func byte(_ what: String) throws(DatasetError) -> UInt8 {
    guard position < bytes.count else {
      throw DatasetError(
        "the pickle is cut short: it ends after \(position) bytes, before its \(what)",
        hint: "copy or download the file again")
    }
    defer { position += 1 }
    return bytes[position]
  }

  /// A number of `size` bytes, at most 8, least significant first.
  mutating func number(_ size: Int, _ what: String) throws(DatasetError) -> UInt64 {
    try take(size, of: what).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// A length of `size` bytes; one too large for an `Int` is too large for any file.
  mutating func length(_ size: Int, _ what: String) throws(DatasetError) -> Int {
    Int(clamping: try number(size, "the length of \(what)"))
  }

  /// Bytes behind their own length of `size` bytes.
  mutating func counted(_ size: Int, _ what: String) throws(DatasetError) -> ArraySlice<UInt8> {
    try take(try length(size, what), of: what)
  }

  /// The bytes up to the next line feed, which is passed over.
  mutating func line(_ what: String) throws(DatasetError) -> ArraySlice<UInt8> {
    guard let end = bytes[position...].firstIndex(of: 0x0a) else {
      throw DatasetError(
        "the pickle is cut short: the \(what) that begins at byte \(position) has no end",
        hint: "copy or download the file again")
    }
    defer { position = end + 1 }
    return bytes[position..<end]
  }
}
