/// NumPy's arrays, types and numbers, from the tuples that they write into a pickle.
extension Unpickler {
  /// `(version, shape, type, isFortranOrder, data)`.
  func arrayContents(_ state: [PickleItem]) throws(DatasetError) -> RawArray {
    guard state.count == 5, case .dtype(let type)? = node(state[2]) else {
      throw damaged("an array's state is wrong")
    }
    let isFortranOrder: Bool
    switch state[3] {
    case .boolean(let flag): isFortranOrder = flag
    case .integer(let flag): isFortranOrder = flag != 0
    default: throw damaged("an array's order of elements is neither C nor Fortran")
    }
    return try RawArray(
      shape: try shape(state[1]), type: type, isFortranOrder: isFortranOrder,
      bytes: try rawBytes(state[4]))
  }

  /// `_frombuffer(buffer, type, shape, "C" or "F")`, as protocol 5 writes an array.
  func arrayFromBuffer(_ items: [PickleItem]) throws(DatasetError) -> RawArray {
    guard items.count >= 4, case .dtype(let type)? = node(items[1]),
      let order = asciiText(items[3]), order == "C" || order == "F"
    else { throw damaged("an array's arguments are wrong") }
    return try RawArray(
      shape: try shape(items[2]), type: type, isFortranOrder: order == "F",
      bytes: try rawBytes(items[0]))
  }

  /// `scalar(type, data)`: an array of rank 0, which `PickleResolver` makes a plain number.
  func scalar(_ items: [PickleItem]) throws(DatasetError) -> RawArray {
    guard items.count == 2, case .dtype(let type)? = node(items[0]) else {
      throw damaged("a NumPy number's arguments are wrong")
    }
    var contents = try RawArray(
      shape: [], type: type, isFortranOrder: false, bytes: try rawBytes(items[1]))
    contents.isScalar = true
    return contents
  }

  func shape(_ item: PickleItem) throws(DatasetError) -> [Int] {
    guard case .tuple(let items)? = node(item), items.count <= RawArray.maximumRank else {
      throw damaged("a shape is no tuple of at most \(RawArray.maximumRank) lengths")
    }
    var shape: [Int] = []
    for item in items {
      guard case .integer(let length) = item, length >= 0 else {
        throw damaged("a shape's length is no positive integer")
      }
      shape.append(length)
    }
    return shape
  }

  func rawBytes(_ item: PickleItem) throws(DatasetError) -> ArraySlice<UInt8> {
    switch node(item) {
    case .bytes(let bytes), .byteArray(let bytes), .string(let bytes): return bytes
    case .list: throw DatasetError("the pickle's array has Python objects as elements")
    default: throw damaged("an array's data are not bytes")
    }
  }

  /// `dtype("f4", align, copy)`.
  func elementType(_ items: [PickleItem]) throws(DatasetError) -> ElementType {
    guard let first = items.first, let code = asciiText(first) else {
      throw damaged("an array type has no name")
    }
    return try ElementType(code: code)
  }

  func asciiText(_ item: PickleItem) -> String? {
    switch node(item) {
    case .text(let bytes), .bytes(let bytes), .string(let bytes):
      bytes.count <= 32 && bytes.allSatisfy { (32..<127).contains($0) }
        ? String(decoding: bytes, as: UTF8.self) : nil
    default: nil
    }
  }
}
