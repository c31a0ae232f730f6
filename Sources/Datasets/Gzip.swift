import CZlib

/// Files as gzip packs them (RFC 1952), on zlib.
///
/// The unsafe pointers that zlib asks for stay in this file and `GzipWriter.swift`.
public enum Gzip {
  /// What `decompressed` unpacks at most unless told otherwise: ten times all of MNIST.
  public static let defaultLimit = 2 << 30

  /// Whether the bytes begin as a gzip file does.
  public static func isCompressed(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b
  }

  /// The bytes that a gzip file holds, checked against its check sums.
  ///
  /// A file of several members gives their contents in order; zeros after the last one are
  /// padding, as on tapes. Throws where the file is cut short, damaged or followed by
  /// something else, and where it would unpack to more than `limit` bytes.
  public static func decompressed(
    _ bytes: [UInt8], limit: Int = defaultLimit
  ) throws(DatasetError) -> [UInt8] {
    guard isCompressed(bytes) else {
      throw DatasetError("is not a gzip file: it doesn't begin with 1f 8b")
    }
    let inflater = try Inflater()
    var output: [UInt8] = []
    var capacity = expectedSize(of: bytes, limit: limit)
    while true {
      // One byte beyond the limit tells a file of exactly that size from a larger one.
      let outcome = inflater.inflate(bytes, onto: &output, capacity: min(capacity, limit) + 1)
      if output.count > limit {
        throw DatasetError(
          "unpacks to more than \(limit) bytes",
          hint: "no data set read here is that large: is it the right file?")
      }
      switch outcome {
      case .outputFull: capacity = output.count * 2
      case .finished: return output
      case .truncated:
        throw DatasetError(
          "is cut short: the compressed data stops after \(bytes.count) bytes",
          hint: "copy or download the file again")
      case .damaged(let reason, let offset):
        throw DatasetError(
          "is damaged near byte \(offset): \(reason)", hint: "copy or download the file again")
      case .trailing(let offset):
        throw DatasetError(
          "has \(bytes.count - offset) bytes after the end of its compressed data")
      }
    }
  }

  /// The bytes packed as one gzip member, without name or time: equal input, equal output.
  ///
  /// - Parameter level: from 1 (fast) to 9 (small).
  public static func compressed(_ bytes: [UInt8], level: Int = 6) throws(DatasetError) -> [UInt8] {
    var output: [UInt8] = []
    let writer = try GzipWriter(level: level) { (chunk) throws(DatasetError) in
      output.append(contentsOf: chunk)
    }
    try bytes.withUnsafeBytesTyped { (raw) throws(DatasetError) in try writer.write(raw) }
    try writer.finish()
    return output
  }

  /// A size to start with: what the last member says of itself, where deflate can reach it.
  private static func expectedSize(of bytes: [UInt8], limit: Int) -> Int {
    let stated = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    // 1,032 to 1 is deflate's best, so a small file can't claim a large buffer.
    return max(min(stated, bytes.count * 1032, limit), 1 << 12)
  }
}

/// One run of zlib's `inflate` over a whole file in memory.
private final class Inflater {
  enum Outcome {
    case finished, outputFull, truncated
    case damaged(reason: String, offset: Int)
    case trailing(offset: Int)
  }

  /// On the heap because zlib keeps the address.
  private let stream: UnsafeMutablePointer<z_stream>
  private var consumed = 0

  init() throws(DatasetError) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window; 16 more ask for gzip's header and check sum.
    let status = inflateInit2_(
      stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw DatasetError("can't be unpacked: zlib has no memory") }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Unpacks on to `output` until that has `capacity` bytes or the file ends.
  func inflate(_ bytes: [UInt8], onto output: inout [UInt8], capacity: Int) -> Outcome {
    let done = output
    var outcome = Outcome.outputFull
    output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = done.count
      done.withUnsafeBufferPointer { old in
        _ = buffer.prefix(old.count).update(fromContentsOf: old)
      }
      outcome = bytes.withUnsafeBufferPointer { run($0, buffer, &count) }
    }
    return outcome
  }

  private func run(
    _ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>,
    _ count: inout Int
  ) -> Outcome {
    while count < output.count {
      // zlib counts in 32 bits.
      let given = min(input.count - consumed, Int(UInt32.max))
      let room = min(output.count - count, Int(UInt32.max))
      stream.pointee.next_in = UnsafeMutablePointer(
        mutating: input.baseAddress.map { $0 + consumed })
      stream.pointee.avail_in = UInt32(given)
      stream.pointee.next_out = output.baseAddress.map { $0 + count }
      stream.pointee.avail_out = UInt32(room)
      let status = CZlib.inflate(stream, Z_NO_FLUSH)
      let taken = given - Int(stream.pointee.avail_in)
      let made = room - Int(stream.pointee.avail_out)
      consumed += taken
      count += made
      switch status {
      case Z_OK, Z_BUF_ERROR:
        if consumed == input.count && made == 0 { return .truncated }
      case Z_STREAM_END:
        let rest = input[consumed...]
        if rest.allSatisfy({ $0 == 0 }) { return .finished }
        guard rest.starts(with: [0x1f, 0x8b]) else { return .trailing(offset: consumed) }
        inflateReset(stream)
      default:
        let reason = stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(status)"
        return .damaged(reason: reason, offset: consumed)
      }
    }
    return .outputFull
  }
}

extension Array where Element == UInt8 {
  /// `withUnsafeBytes` for bodies that throw this module's error.
  func withUnsafeBytesTyped(
    _ body: (UnsafeRawBufferPointer) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    var caught: DatasetError?
    withUnsafeBytes { raw in
      do throws(DatasetError) { try body(raw) } catch { caught = error }
    }
    if let caught { throw caught }
  }
}
