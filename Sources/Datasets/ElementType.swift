import Tensors

/// The type of the elements in a file: kind, width and order of bytes.
struct ElementType {
  enum Kind: Character {
    case real = "f"
    case signed = "i"
    case unsigned = "u"
    case boolean = "b"
    case complex = "c"
  }

  var kind: Kind
  /// Bytes an element.
  var size: Int
  var isBigEndian = false

  init(_ kind: Kind, size: Int, isBigEndian: Bool) {
    self.kind = kind
    self.size = size
    self.isBigEndian = isBigEndian
  }

  /// NumPy's name for a type: `f4`, `<i8`, `>u2`, `b1`.
  init(code: String) throws(DatasetError) {
    var code = code[...]
    if let order = code.first, "<>|=".contains(order) {
      isBigEndian = order == ">"
      code = code.dropFirst()
    }
    guard let letter = code.first, let kind = Kind(rawValue: letter),
      let size = Int(code.dropFirst()),
      Self.sizes(of: kind).contains(size)
    else {
      throw DatasetError(
        "an array has elements of type '\(code)'",
        hint: "float, complex, bool and integers of 8 to 64 bits are read")
    }
    self.kind = kind
    self.size = size
  }

  private static func sizes(of kind: Kind) -> [Int] {
    switch kind {
    case .boolean: [1]
    case .real: [2, 4, 8]
    case .complex: [8, 16]
    case .signed, .unsigned: [1, 2, 4, 8]
    }
  }

  /// NumPy's name without the order of bytes: `f4`.
  var name: String { "\(kind.rawValue)\(size)" }

  /// The tensor type that holds every value of this one, `uint64` excepted.
  var dtype: DType {
    switch (kind, size) {
    case (.real, 2): .float16
    case (.real, 4): .float32
    case (.complex, 8): .complex64
    case (.complex, _): .complex128
    case (.real, _): .float64
    case (.boolean, _): .bool
    case (.unsigned, 1): .uint8
    case (.signed, 1), (.signed, 2), (.signed, 4), (.unsigned, 2): .int32
    default: .int64
    }
  }

  /// Whether a tensor's elements have the same bytes on this machine.
  var isNative: Bool {
    dtype.itemSize == size && (size == 1 || isBigEndian == (Int(1).bigEndian == 1))
  }
}
