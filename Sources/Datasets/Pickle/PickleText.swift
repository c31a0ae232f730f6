/// How pickles write text and numbers: the few encodings that aren't plain bytes.
enum PickleText {
  /// Python 2's `'...'` of protocol 0: quotes and backslash escapes.
  static func unquoted(_ line: ArraySlice<UInt8>) -> [UInt8]? {
    guard line.count >= 2, let quote = line.first, quote == line.last,
      quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
    else { return nil }
    var result: [UInt8] = []
    var rest = line.dropFirst().dropLast()
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      guard let escape = rest.popFirst() else { return nil }
      switch Unicode.Scalar(escape) {
      case "n": result.append(0x0a)
      case "r": result.append(0x0d)
      case "t": result.append(0x09)
      case "a": result.append(0x07)
      case "b": result.append(0x08)
      case "f": result.append(0x0c)
      case "v": result.append(0x0b)
      case "x":
        guard let value = hexadecimal(rest.prefix(2), digits: 2) else { return nil }
        result.append(UInt8(truncatingIfNeeded: value))
        rest = rest.dropFirst(2)
      case "'", "\"", "\\": result.append(escape)
      default: return nil
      }
    }
    return result
  }

  /// The `raw-unicode-escape` of protocol 0: Latin-1 with `\uXXXX` and `\UXXXXXXXX`.
  static func rawUnicode(_ line: ArraySlice<UInt8>) -> String? {
    var result = String.UnicodeScalarView()
    var rest = line
    while let byte = rest.popFirst() {
      let digits =
        byte != UInt8(ascii: "\\")
        ? 0 : rest.first == UInt8(ascii: "u") ? 4 : rest.first == UInt8(ascii: "U") ? 8 : 0
      guard digits > 0 else {
        result.append(Unicode.Scalar(byte))
        continue
      }
      rest = rest.dropFirst()
      guard let value = hexadecimal(rest.prefix(digits), digits: digits),
        let scalar = Unicode.Scalar(value)
      else { return nil }
      result.append(scalar)
      rest = rest.dropFirst(digits)
    }
    return String(result)
  }

  private static func hexadecimal(_ text: ArraySlice<UInt8>, digits: Int) -> UInt32? {
    guard text.count == digits, text.allSatisfy({ $0 != UInt8(ascii: "+") }) else { return nil }
    return UInt32(String(decoding: text, as: UTF8.self), radix: 16)
  }

  /// The Latin-1 bytes of UTF-8 text; nil where a character has none or the UTF-8 is damaged.
  ///
  /// Python 3 writes the bytes of an array this way up to protocol 2, so it is a hot loop.
  static func latin1(fromUTF8 text: ArraySlice<UInt8>) -> [UInt8]? {
    var isValid = true
    let result = text.withUnsafeBytes { text in
      [UInt8](unsafeUninitializedCapacity: text.count) { output, count in
        let output = UnsafeMutableRawBufferPointer(output)
        var index = 0
        while index < text.count {
          if index + 8 <= text.count {
            // Eight ASCII characters at once: most of an image is zeros.
            let eight = text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if eight & 0x8080_8080_8080_8080 == 0 {
              output.storeBytes(of: eight, toByteOffset: count, as: UInt64.self)
              index += 8
              count += 8
              continue
            }
          }
          let byte = text[index]
          index += 1
          if byte < 0x80 {
            output[count] = byte
          } else {
            // U+0080 to U+00FF are C2 or C3, then one byte of 10xxxxxx.
            guard byte & 0xfe == 0xc2, index < text.count, text[index] & 0xc0 == 0x80 else {
              isValid = false
              return
            }
            output[count] = byte << 6 | text[index] & 0x3f
            index += 1
          }
          count += 1
        }
      }
    }
    return isValid ? result : nil
  }

  /// A two's complement integer, least significant byte first; nil where 64 bits don't hold it.
  static func long(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let top = bytes.last else { return 0 }
    let sign: UInt8 = top & 0x80 == 0 ? 0 : 0xff
    let low = bytes.prefix(8)
    guard bytes.dropFirst(8).allSatisfy({ $0 == sign }) else { return nil }
    let value = low.reversed().reduce(UInt64(truncatingIfNeeded: sign == 0 ? 0 : -1)) {
      $0 << 8 | UInt64($1)
    }
    let result = Int(Int64(bitPattern: value))
    return (result < 0) == (sign != 0) ? result : nil
  }
}
