import Tensors

/// NumPy's file format for several arrays: a zip file of npy files, each named as its array.
public enum NPZ {
  /// How many arrays are read at most.
  private static let mostArrays = 100_000

  /// Whether the bytes begin as a zip file does.
  public static func isNPZ(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4b, 3, 4]) || bytes.starts(with: [0x50, 0x4b, 5, 6])
  }

  /// The arrays of a file by name, in the file's order.
  public static func read(_ bytes: [UInt8]) throws(DatasetError) -> [(name: String, array: Tensor)]
  {
    let file = try contents(of: bytes)
    guard let other = file.others.first else { return file.arrays }
    throw DatasetError("holds \(other.name), which is no array")
  }

  /// The arrays of a file by name, and what else it holds, both in the file's order.
  public static func contents(of bytes: [UInt8]) throws(DatasetError) -> (
    arrays: [(name: String, array: Tensor)], others: [(name: String, bytes: [UInt8])]
  ) {
    var arrays: [(name: String, array: Tensor)] = []
    var others: [(name: String, bytes: [UInt8])] = []
    for entry in try entries(bytes) {
      let contents = try entry.contents(in: bytes)
      guard entry.name.hasSuffix(".npy") || NPY.isNPY(contents) else {
        others.append((entry.name, contents))
        continue
      }
      let name = entry.name.hasSuffix(".npy") ? String(entry.name.dropLast(4)) : entry.name
      do {
        arrays.append((name, try NPY.read(contents)))
      } catch {
        throw DatasetError("its array \(name) \(error.message)", hint: error.hint)
      }
    }
    return (arrays, others)
  }

  /// Arrays as a file, packed or not, with what else it is to hold; NumPy gives that as bytes.
  public static func bytes(
    of arrays: [(name: String, array: Tensor)], others: [(name: String, bytes: [UInt8])] = [],
    isPacked: Bool
  ) throws(DatasetError) -> [UInt8] {
    guard arrays.count + others.count < Int(UInt16.max) else {
      throw DatasetError("an npz file holds at most \(UInt16.max - 1) arrays")
    }
    var (output, directory): ([UInt8], [UInt8]) = ([], [])
    func add(_ name: String, _ contents: [UInt8]) throws(DatasetError) {
      try DatasetError.giveWay()
      let packed = isPacked ? try Deflate.packed(contents) : contents
      let fileName = Array(name.utf8)
      guard fileName.count <= 1000, output.count + packed.count < Int(UInt32.max) - (1 << 20) else {
        throw DatasetError("the npz file would be larger than 4 GiB")
      }
      var head = little(20, 2) + little(0x0800, 2) + little(isPacked ? 8 : 0, 2)
      // 1 January 1980: equal arrays, equal bytes.
      head += little(0, 2) + little(0x21, 2)
      head += little(Int(Deflate.checksum(contents[...])), 4)
      head += little(packed.count, 4) + little(contents.count, 4)
      head += little(fileName.count, 2) + little(0, 2)
      directory += [0x50, 0x4b, 1, 2] + little(20, 2) + head + little(0, 2) + little(0, 2)
      directory += little(0, 2) + little(0, 4) + little(output.count, 4) + fileName
      output += [0x50, 0x4b, 3, 4] + head + fileName + packed
    }
    for (name, bytes) in others { try add(name, bytes) }
    for (name, array) in arrays { try add(name + ".npy", NPY.bytes(of: array)) }
    let (start, count) = (output.count, arrays.count + others.count)
    output += directory + [0x50, 0x4b, 5, 6] + little(0, 4) + little(count, 2)
    return output + little(count, 2) + little(directory.count, 4) + little(start, 4) + little(0, 2)
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// A file in the zip file, as its directory has it.
  private struct Entry {
    let name: String
    let isPacked: Bool
    let checksum: Int
    let packedSize: Int
    let size: Int
    let offset: Int

    func contents(in bytes: [UInt8]) throws(DatasetError) -> [UInt8] {
      let head = try NPZ.number(bytes, offset, 4)
      guard head == 0x0403_4b50 else { throw NPZ.damaged("its directory leads nowhere") }
      let skipped = try NPZ.number(bytes, offset + 26, 2) + NPZ.number(bytes, offset + 28, 2)
      let start = offset + 30 + skipped
      guard start <= bytes.count, packedSize <= bytes.count - start else {
        throw NPZ.damaged("it ends within \(name)")
      }
      let packed = bytes[start..<start + packedSize]
      let contents = try isPacked ? Deflate.unpacked(packed, count: size) : Array(packed)
      guard contents.count == size, Int(Deflate.checksum(contents[...])) == checksum else {
        throw NPZ.damaged("the check sum of \(name) is wrong")
      }
      return contents
    }
  }

  private static func damaged(_ what: String) -> DatasetError {
    DatasetError("is damaged or cut short: \(what)", hint: "copy or download the file again")
  }

  /// A number of `size` bytes, least significant first.
  private static func number(
    _ bytes: [UInt8], _ place: Int, _ size: Int
  ) throws(DatasetError) -> Int {
    guard place >= 0, place <= bytes.count - size else { throw damaged("it ends in a header") }
    return bytes[place..<place + size].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static func entries(_ bytes: [UInt8]) throws(DatasetError) -> [Entry] {
    // The end of the directory is at the end of the file, before a comment of up to 65,535 bytes.
    let lowest = max(0, bytes.count - 22 - 0xffff)
    guard
      let end = stride(from: bytes.count - 22, through: lowest, by: -1).first(where: {
        bytes[$0] == 0x50 && bytes[$0 + 1] == 0x4b && bytes[$0 + 2] == 5 && bytes[$0 + 3] == 6
      })
    else { throw damaged("it has no directory") }
    let count = try number(bytes, end + 10, 2)
    var place = try number(bytes, end + 16, 4)
    guard count < 0xffff, place < 0xffff_ffff else {
      throw DatasetError("is a zip file of more than 4 GiB or 65,534 parts, which is not read")
    }
    guard count <= mostArrays else { throw DatasetError("has \(count) arrays") }
    var entries: [Entry] = []
    var total = 0
    for _ in 0..<count {
      guard try number(bytes, place, 4) == 0x0201_4b50 else { throw damaged("its directory is") }
      let method = try number(bytes, place + 10, 2)
      guard try number(bytes, place + 8, 2) & 1 == 0, method == 0 || method == 8 else {
        throw DatasetError("is encrypted or packed in a way that is not read")
      }
      let nameLength = try number(bytes, place + 28, 2)
      let others = try number(bytes, place + 30, 2) + number(bytes, place + 32, 2)
      guard place + 46 + nameLength <= bytes.count else { throw damaged("it ends in a name") }
      let entry = Entry(
        name: String(decoding: bytes[place + 46..<place + 46 + nameLength], as: UTF8.self),
        isPacked: method == 8, checksum: try number(bytes, place + 16, 4),
        packedSize: try number(bytes, place + 20, 4), size: try number(bytes, place + 24, 4),
        offset: try number(bytes, place + 42, 4))
      total += entry.size
      guard total <= Gzip.defaultLimit * 2 else {
        throw DatasetError("unpacks to more than \(Gzip.defaultLimit * 2) bytes")
      }
      entries.append(entry)
      place += 46 + nameLength + others
    }
    return entries
  }
}
