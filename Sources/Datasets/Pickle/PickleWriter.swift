import Tensors

/// Writes values as a pickle of protocol 2, which Python 2.3 and later and every NumPy read.
///
/// A stack machine's program, so parts come before the whole: two arrays, then `tuple2()`.
public struct PickleWriter {
  private let sink: ([UInt8]) throws(DatasetError) -> Void

  /// A writer that packs the pickle.
  init(_ gzip: GzipWriter) throws(DatasetError) {
    try self.init { (bytes) throws(DatasetError) in
      try bytes.withUnsafeBytesTyped { (raw) throws(DatasetError) in try gzip.write(raw) }
    }
  }

  /// A writer that gives the pickle piece by piece to `sink`.
  public init(_ sink: @escaping ([UInt8]) throws(DatasetError) -> Void) throws(DatasetError) {
    self.sink = sink
    try send([Opcode.version.rawValue, 2])
  }

  /// Makes a tuple of the last two things written.
  public func tuple2() throws(DatasetError) { try send([Opcode.tuple2.rawValue]) }

  /// Makes a tuple of the last three things written.
  public func tuple3() throws(DatasetError) { try send([Opcode.tuple3.rawValue]) }

  /// Ends the pickle; one value must be left.
  public func finish() throws(DatasetError) { try send([Opcode.stop.rawValue]) }

  /// Writes an array of `float32`, `float64`, `int64`, `int32`, `uint8` or `bool`.
  public func array(_ tensor: Tensor) throws(DatasetError) {
    // _reconstruct(ndarray, (0,), "b"), then its state: (1, shape, dtype, False, bytes).
    try global("numpy.core.multiarray", "_reconstruct")
    try global("numpy", "ndarray")
    try integer(0)
    try send([Opcode.tuple1.rawValue])
    try text("b")
    try send([Opcode.tuple3.rawValue, Opcode.reduce.rawValue])
    try send([Opcode.mark.rawValue])
    try integer(1)
    try send([Opcode.mark.rawValue])
    for length in tensor.shape { try integer(length) }
    try send([Opcode.tuple.rawValue])
    try dtype(tensor.dtype)
    try send([Opcode.newFalse.rawValue])
    try bytes(of: translatingErrors { try tensor.contiguous() })
    try send([Opcode.tuple.rawValue, Opcode.build.rawValue])
  }

  /// Writes a NumPy type: `dtype("f4", False, True)`, then its state.
  ///
  /// The state is `(3, "<", None, None, None, -1, -1, 0)`.
  public func dtype(_ type: DType) throws(DatasetError) {
    try global("numpy", "dtype")
    switch type {
    case .float64: try text("f8")
    case .float32: try text("f4")
    case .float16: try text("f2")
    case .complex128: try text("c16")
    case .complex64: try text("c8")
    case .int64: try text("i8")
    case .int32: try text("i4")
    case .int16: try text("i2")
    case .int8: try text("i1")
    case .uint64: try text("u8")
    case .uint32: try text("u4")
    case .uint16: try text("u2")
    case .uint8: try text("u1")
    case .bool: try text("b1")
    }
    try send([Opcode.newFalse.rawValue, Opcode.newTrue.rawValue, Opcode.tuple3.rawValue])
    try send([Opcode.reduce.rawValue, Opcode.mark.rawValue])
    try integer(3)
    try text(type.itemSize == 1 ? "|" : "<")
    try send([Opcode](repeating: .none, count: 3).map(\.rawValue))
    try integer(-1)
    try integer(-1)
    try integer(0)
    try send([Opcode.tuple.rawValue, Opcode.build.rawValue])
  }

  /// Bytes as `_codecs.encode(text, "latin1")`: what Python 3 itself writes in this protocol.
  ///
  /// A string of Python 2 would be shorter, but Python 3 reads those only when told the encoding.
  private func bytes(of tensor: Tensor) throws(DatasetError) {
    try global("_codecs", "encode")
    try translatingErrors {
      try tensor.withUnsafeBytes { raw in
        let high = raw.reduce(0) { $0 + Int($1 >> 7) }
        guard let size = UInt32(exactly: raw.count + high) else {
          throw DatasetError("an array of \(raw.count) bytes is too large for a pickle")
        }
        try send([Opcode.binaryUnicode.rawValue])
        try send(littleEndian(size))
        var start = 0
        while start < raw.count {
          let chunk = raw[start..<min(start + 1 << 20, raw.count)]
          try send(utf8(chunk))
          start += chunk.count
        }
      }
    }
    try text("latin1")
    try send([Opcode.tuple2.rawValue, Opcode.reduce.rawValue])
  }

  /// Latin-1 bytes as UTF-8.
  private func utf8(_ bytes: Slice<UnsafeRawBufferPointer>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 2 * bytes.count) { output, count in
      for byte in bytes {
        if byte < 0x80 {
          output[count] = byte
          count += 1
        } else {
          output[count] = 0xc0 | byte >> 6
          output[count + 1] = 0x80 | byte & 0x3f
          count += 2
        }
      }
    }
  }

  func global(_ module: String, _ name: String) throws(DatasetError) {
    try send([Opcode.global.rawValue] + Array("\(module)\n\(name)\n".utf8))
  }

  /// Writes text: Python 3's `str`, Python 2's `unicode`.
  public func text(_ text: String) throws(DatasetError) {
    let utf8 = Array(text.utf8)
    guard let size = UInt32(exactly: utf8.count) else {
      throw DatasetError("a text of \(utf8.count) bytes is too large for a pickle")
    }
    try send([Opcode.binaryUnicode.rawValue] + littleEndian(size) + utf8)
  }

  /// Writes a whole number.
  public func integer(_ value: Int) throws(DatasetError) {
    if let value = Int32(exactly: value) {
      try send([Opcode.binaryInteger.rawValue] + littleEndian(value))
    } else {
      try send([Opcode.long1.rawValue, 8] + littleEndian(Int64(value)))
    }
  }

  func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  func send(_ bytes: [UInt8]) throws(DatasetError) { try sink(bytes) }
}
