import Tensors

/// The format of MNIST's original files: a header, then the elements of one array, big-endian.
///
/// Header: two zero bytes, the element type, the number of axes, then each axis's length in four
/// bytes (yann.lecun.com/exdb/mnist).
public enum IDX {
  /// The element types, by the code in the header.
  private static func elementType(_ code: UInt8) -> ElementType? {
    switch code {
    case 0x08: ElementType(.unsigned, size: 1, isBigEndian: true)
    case 0x09: ElementType(.signed, size: 1, isBigEndian: true)
    case 0x0b: ElementType(.signed, size: 2, isBigEndian: true)
    case 0x0c: ElementType(.signed, size: 4, isBigEndian: true)
    case 0x0d: ElementType(.real, size: 4, isBigEndian: true)
    case 0x0e: ElementType(.real, size: 8, isBigEndian: true)
    default: nil
    }
  }

  /// The array of an IDX file, which may be packed by gzip.
  public static func read(_ bytes: [UInt8]) throws(DatasetError) -> Tensor {
    let bytes = Gzip.isCompressed(bytes) ? try Gzip.decompressed(bytes) : bytes
    guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0, let type = elementType(bytes[2]) else {
      throw DatasetError("is not an IDX file: it doesn't begin with 00 00 and an element type")
    }
    let rank = Int(bytes[3])
    let start = 4 + 4 * rank
    guard bytes.count >= start else {
      throw DatasetError("is cut short: \(rank) axes are announced, and the header ends early")
    }
    let shape = (0..<rank).map { axis in
      bytes[4 + 4 * axis..<8 + 4 * axis].reduce(0) { $0 << 8 | Int($1) }
    }
    return try RawArray(
      shape: shape, type: type, isFortranOrder: false, bytes: bytes[start...]
    ).tensor()
  }

  /// A tensor of `uint8`, `int32`, `float32` or `float64` as an IDX file.
  public static func bytes(of tensor: Tensor) throws(DatasetError) -> [UInt8] {
    guard tensor.rank < 256, tensor.shape.allSatisfy({ $0 <= UInt32.max }) else {
      throw DatasetError("an IDX file can't hold an array of shape \(tensor.shape)")
    }
    switch tensor.dtype {
    case .uint8: return header(0x08, tensor.shape) + tensor.values(as: UInt8.self)
    case .int32:
      return header(0x0c, tensor.shape)
        + tensor.values(as: Int32.self).flatMap { bigEndian(UInt32(bitPattern: $0)) }
    case .float32:
      return header(0x0d, tensor.shape)
        + tensor.values(as: Float.self).flatMap { bigEndian($0.bitPattern) }
    case .float64:
      return header(0x0e, tensor.shape)
        + tensor.values(as: Double.self).flatMap { bigEndian($0.bitPattern) }
    default:
      throw DatasetError(
        "an IDX file can't hold elements of type \(tensor.dtype)",
        hint: "convert it to uint8, int32, float32 or float64")
    }
  }

  private static func header(_ code: UInt8, _ shape: [Int]) -> [UInt8] {
    [0, 0, code, UInt8(shape.count)] + shape.flatMap { bigEndian(UInt32($0)) }
  }

  private static func bigEndian<Bits: FixedWidthInteger>(_ bits: Bits) -> [UInt8] {
    withUnsafeBytes(of: bits.bigEndian) { Array($0) }
  }
}
