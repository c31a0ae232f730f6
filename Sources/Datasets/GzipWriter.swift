import CZlib

/// A gzip member written piece by piece, so that the whole never has to be in memory twice.
final class GzipWriter {
  /// Takes the packed bytes, in order.
  typealias Sink = (UnsafeRawBufferPointer) throws(DatasetError) -> Void

  private let stream: UnsafeMutablePointer<z_stream>
  private let chunk: UnsafeMutableBufferPointer<UInt8>
  private let sink: Sink

  /// Begins a member; `level` from 1 (fast) to 9 (small).
  init(level: Int, sink: @escaping Sink) throws(DatasetError) {
    self.sink = sink
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    chunk = .allocate(capacity: 1 << 18)
    let status = deflateInit2_(
      stream, Int32(max(1, min(9, level))), Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY,
      ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw DatasetError("can't be packed: zlib has no memory") }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
    chunk.deallocate()
  }

  /// Packs some more bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(DatasetError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(1 << 30)  // zlib counts in 32 bits
      try run(UnsafeRawBufferPointer(rebasing: piece), flush: Z_NO_FLUSH)
      rest = rest.dropFirst(piece.count)
    }
  }

  /// Writes what is left, then the check sum; nothing may be written after it.
  func finish() throws(DatasetError) {
    try run(UnsafeRawBufferPointer(start: nil, count: 0), flush: Z_FINISH)
  }

  private func run(_ bytes: UnsafeRawBufferPointer, flush: Int32) throws(DatasetError) {
    let start = bytes.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
    stream.pointee.avail_in = UInt32(bytes.count)
    repeat {
      stream.pointee.next_out = chunk.baseAddress
      stream.pointee.avail_out = UInt32(chunk.count)
      guard deflate(stream, flush) != Z_STREAM_ERROR else {
        throw DatasetError("can't be packed: zlib's state is inconsistent")
      }
      let made = chunk.count - Int(stream.pointee.avail_out)
      try sink(UnsafeRawBufferPointer(UnsafeMutableBufferPointer(rebasing: chunk[..<made])))
    } while stream.pointee.avail_out == 0
  }
}
