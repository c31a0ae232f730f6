import Tensors

/// An array as a file holds it: raw bytes and how to read them.
struct RawArray {
  /// NumPy's own limit on the number of axes.
  static let maximumRank = 64

  var shape: [Int]
  var type: ElementType
  var isFortranOrder: Bool
  var bytes: ArraySlice<UInt8>
  /// Whether it was a NumPy number rather than an array of rank 0.
  var isScalar = false

  init(
    shape: [Int], type: ElementType, isFortranOrder: Bool, bytes: ArraySlice<UInt8>
  ) throws(DatasetError) {
    guard shape.count <= Self.maximumRank else {
      throw DatasetError("an array has \(shape.count) axes")
    }
    // Zero lengths count as 1: then the strides of an empty array can't overflow either.
    var size: Int? = type.size
    for length in shape {
      let (product, overflow) = (size ?? 0).multipliedReportingOverflow(by: max(length, 1))
      size = overflow ? nil : product
      if overflow { break }
    }
    let expected = shape.contains(0) ? 0 : size
    guard size != nil, expected == bytes.count else {
      let text = shape.map { "\($0)" }.joined(separator: "x")
      throw DatasetError(
        "an array of shape \(text) and \(type.size) bytes an element has \(bytes.count) bytes")
    }
    self.shape = shape
    self.type = type
    self.isFortranOrder = isFortranOrder
    self.bytes = bytes
  }

  /// The array as a row-major tensor of its own memory.
  func tensor() throws(DatasetError) -> Tensor {
    try translatingErrors {
      // Fortran's order is row-major over the axes reversed.
      let tensor = try Tensor(zeros: isFortranOrder ? shape.reversed() : shape, type.dtype)
      try fill(tensor)
      return isFortranOrder ? try tensor.transposed().contiguous() : tensor
    }
  }

  private func fill(_ tensor: Tensor) throws {
    if type.kind == .boolean {
      // Any other byte than 0 and 1 would be no valid Bool.
      try tensor.withUnsafeMutableBytes { $0.copyBytes(from: bytes.lazy.map { min($0, 1) }) }
    } else if type.isNative {
      try bytes.withUnsafeBytes { source in
        try tensor.withUnsafeMutableBytes { $0.copyMemory(from: source) }
      }
    } else {
      switch (type.kind, type.size) {
      case (.real, 2): try convert(tensor) { Float16(bitPattern: $0) }
      case (.complex, 8): try convertParts(tensor) { Float(bitPattern: $0) }
      case (.complex, _): try convertParts(tensor) { Double(bitPattern: $0) }
      case (.real, 4): try convert(tensor) { Float(bitPattern: $0) }
      case (.real, _): try convert(tensor) { Double(bitPattern: $0) }
      case (.signed, 1): try convert(tensor) { (bits: UInt8) in Int32(Int8(bitPattern: bits)) }
      case (.signed, 2): try convert(tensor) { (bits: UInt16) in Int32(Int16(bitPattern: bits)) }
      case (.signed, 4): try convert(tensor) { Int32(bitPattern: $0) }
      case (.signed, _): try convert(tensor) { Int64(bitPattern: $0) }
      case (.unsigned, 2): try convert(tensor) { (bits: UInt16) in Int32(bits) }
      case (.unsigned, 4): try convert(tensor) { (bits: UInt32) in Int64(bits) }
      default:
        try convert(tensor) { (bits: UInt64) throws in
          guard let value = Int64(exactly: bits) else {
            throw DatasetError("an array of uint64 holds \(bits), too large for int64")
          }
          return value
        }
      }
    }
  }

  /// Reads complex numbers, whose parts lie one after the other, each with its own order of bytes.
  private func convertParts<Bits: FixedWidthInteger, Part: ComplexPart>(
    _ tensor: Tensor, _ part: (Bits) -> Part
  ) throws {
    try bytes.withUnsafeBytes { source in
      try tensor.withPointer(as: Complex<Part>.self) { target in
        func read(_ index: Int) -> Part {
          let bits = source.loadUnaligned(
            fromByteOffset: index * MemoryLayout<Bits>.size, as: Bits.self)
          return part(type.isBigEndian ? Bits(bigEndian: bits) : Bits(littleEndian: bits))
        }
        for index in 0..<tensor.count {
          target[index] = Complex(read(2 * index), read(2 * index + 1))
        }
      }
    }
  }

  /// Reads elements of the width of `Bits`, turns them round where needed, and converts each.
  private func convert<Bits: FixedWidthInteger, S: Scalar>(
    _ tensor: Tensor, _ element: (Bits) throws -> S
  ) throws {
    try bytes.withUnsafeBytes { source in
      try tensor.withPointer(as: S.self) { target in
        for index in 0..<tensor.count {
          let bits = source.loadUnaligned(
            fromByteOffset: index * MemoryLayout<Bits>.size, as: Bits.self)
          target[index] = try element(
            type.isBigEndian ? Bits(bigEndian: bits) : Bits(littleEndian: bits))
        }
      }
    }
  }
}
