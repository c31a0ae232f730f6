import CZlib

/// Bytes as zip packs them (RFC 1951): deflate without header or check sum.
enum Deflate {
  /// The check sum that zip keeps of a file's bytes.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBufferPointer { buffer in
      var sum = crc32(0, nil, 0)
      var rest = buffer[...]
      while !rest.isEmpty {
        let piece = rest.prefix(1 << 30)  // zlib counts in 32 bits
        sum = crc32(sum, UnsafeBufferPointer(rebasing: piece).baseAddress, UInt32(piece.count))
        rest = rest.dropFirst(piece.count)
      }
      return UInt32(truncatingIfNeeded: sum)
    }
  }

  /// The bytes that were packed, which are `count` many.
  static func unpacked(
    _ packed: ArraySlice<UInt8>, count: Int
  ) throws(DatasetError) -> [UInt8] {
    guard packed.count < Int(UInt32.max), count < Int(UInt32.max) else {
      throw DatasetError("holds a part of more than 4 GiB")
    }
    // 1,032 to 1 is deflate's best, so a small file can't claim a large buffer.
    guard count <= packed.count * 1032 + 64 else {
      throw DatasetError("is damaged: \(packed.count) bytes can't unpack to \(count)")
    }
    var stream = z_stream()
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw DatasetError("can't be unpacked: zlib has no memory") }
    var status = Z_OK
    let output = [UInt8](unsafeUninitializedCapacity: max(count, 1)) { buffer, made in
      packed.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(count)
        status = inflate(&stream, Z_FINISH)
        made = count - Int(stream.avail_out)
      }
    }
    inflateEnd(&stream)
    guard status == Z_STREAM_END, output.count == count else {
      throw DatasetError(
        "is damaged: a part doesn't unpack to \(count) bytes",
        hint: "copy or download the file again")
    }
    return output
  }

  /// The bytes packed.
  static func packed(_ bytes: [UInt8]) throws(DatasetError) -> [UInt8] {
    guard bytes.count < Int(UInt32.max) / 2 else {
      throw DatasetError("an array of more than 2 GiB can't be packed")
    }
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw DatasetError("can't be packed: zlib has no memory") }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    var status = Z_OK
    let output = [UInt8](unsafeUninitializedCapacity: bound) { buffer, made in
      bytes.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(bound)
        status = deflate(&stream, Z_FINISH)
        made = bound - Int(stream.avail_out)
      }
    }
    deflateEnd(&stream)
    guard status == Z_STREAM_END else { throw DatasetError("can't be packed") }
    return output
  }
}
