import Tensors

/// NumPy's file format for one array: a magic number, a header in Python's notation, the elements.
///
/// Versions 1.0, 2.0 and 3.0 (numpy.org/neps, NEP 1). Arrays of Python objects, which would be
/// pickles, are refused.
public enum NPY {
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  /// NumPy's own limit: a longer header is no header.
  private static let longestHeader = 10_000

  /// Whether the bytes begin as such a file does.
  public static func isNPY(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }

  /// The array of a file; bytes behind it are ignored, as NumPy does.
  public static func read(_ bytes: [UInt8]) throws(DatasetError) -> Tensor {
    guard isNPY(bytes) else {
      throw DatasetError("is not an npy file: it doesn't begin with \\x93NUMPY")
    }
    guard bytes.count >= 12 else { throw DatasetError("is cut short: it ends in its header") }
    let version = bytes[6]
    guard (1...3).contains(version), bytes[7] == 0 else {
      throw DatasetError("has version \(version).\(bytes[7]) of the npy format, not 1.0 to 3.0")
    }
    let sizeBytes = version == 1 ? 2 : 4
    let length = bytes[8..<8 + sizeBytes].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= longestHeader else {
      throw DatasetError("has a header of \(length) bytes, more than \(longestHeader)")
    }
    let start = 8 + sizeBytes
    guard bytes.count >= start + length else {
      throw DatasetError("is cut short: it ends in its header")
    }
    let header = try NPYHeader(bytes[start..<start + length])
    return try tensor(header, bytes[(start + length)...])
  }

  private static func tensor(
    _ header: NPYHeader, _ rest: ArraySlice<UInt8>
  ) throws(DatasetError) -> Tensor {
    let type = try header.elementType
    var size = type.size
    for length in header.shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: length)
      guard !overflow else { throw DatasetError("has an array of more bytes than there are") }
      size = product
    }
    guard rest.count >= size else {
      throw DatasetError(
        "is cut short: its array has \(size) bytes, and \(rest.count) follow",
        hint: "copy or download the file again")
    }
    let raw = try RawArray(
      shape: header.shape, type: type, isFortranOrder: header.isFortranOrder,
      bytes: rest.prefix(size))
    return try translatingErrors {
      let tensor = try raw.tensor()
      let exact = DType.allCases.first { codes[$0.name]?.dropFirst() == type.name[...] }
      return try tensor.converted(to: exact ?? tensor.dtype)
    }
  }

  /// NumPy's codes of types, by their names.
  private static let codes = [
    "float64": "<f8", "float32": "<f4", "float16": "<f2", "int64": "<i8", "int32": "<i4",
    "int16": "<i2", "int8": "|i1", "uint64": "<u8", "uint32": "<u4", "uint16": "<u2",
    "uint8": "|u1", "bool": "|b1", "complex128": "<c16", "complex64": "<c8",
  ]

  /// A tensor as a file of version 1.0, as NumPy writes it.
  public static func bytes(of tensor: Tensor) throws(DatasetError) -> [UInt8] {
    guard let code = codes[tensor.dtype.name] else {
      throw DatasetError("an npy file can't hold elements of type \(tensor.dtype)")
    }
    let lengths = tensor.shape.map(String.init).joined(separator: ", ")
    let shape = tensor.rank == 1 ? "(\(lengths),)" : "(\(lengths))"
    var header = Array("{'descr': '\(code)', 'fortran_order': False, 'shape': \(shape), }".utf8)
    // The elements begin at a multiple of 64 bytes.
    let padding = (64 - (10 + header.count + 1) % 64) % 64
    header += [UInt8](repeating: 0x20, count: padding) + [0x0a]
    let count = header.count
    let prefix = magic + [1, 0, UInt8(count & 0xff), UInt8(count >> 8 & 0xff)]
    return try translatingErrors {
      try tensor.contiguous().withUnsafeBytes { prefix + header + Array($0) }
    }
  }
}

/// What stands before an array's elements: `{'descr': '<f8', 'fortran_order': False, 'shape': (2,)}`.
private struct NPYHeader {
  private(set) var code: String?
  private(set) var isFortranOrder = false
  private(set) var shape: [Int] = []

  init(_ bytes: ArraySlice<UInt8>) throws(DatasetError) {
    guard bytes.allSatisfy({ $0 < 128 }) else {
      throw DatasetError("has a header that is not in ASCII")
    }
    var words = Words(bytes)
    var found: Set<String> = []
    try words.expect("{")
    while words.peek != "}" {
      let key = try words.text()
      try words.expect(":")
      guard found.insert(key).inserted else { throw words.damaged("names \(key) twice") }
      switch key {
      case "descr": code = try words.typeCode()
      case "fortran_order": isFortranOrder = try words.truth()
      case "shape": shape = try words.shape()
      default: throw words.damaged("names an unknown \(key)")
      }
      if words.peek == "," { try words.expect(",") }
    }
    guard found.count == 3 else { throw words.damaged("lacks descr, fortran_order or shape") }
  }

  /// The type of the elements; records and objects are refused.
  var elementType: ElementType {
    get throws(DatasetError) {
      guard let code else {
        throw DatasetError("holds records of several fields, which are not in nnrepl yet")
      }
      if code.contains("O") {
        throw DatasetError(
          "holds Python objects, which are pickles and not read",
          hint: "an array of numbers, saved without dtype=object")
      }
      return try ElementType(code: code)
    }
  }

  /// The pieces of a header, one after the other.
  private struct Words {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
      rest = bytes
      skip()
    }

    var peek: Character? { rest.first.map { Character(Unicode.Scalar($0)) } }

    private mutating func skip() { rest = rest.drop { $0 == 0x20 || $0 == 0x0a || $0 == 0x09 } }

    func damaged(_ what: String) -> DatasetError {
      DatasetError("has a damaged header: it \(what)")
    }

    mutating func expect(_ character: Character) throws(DatasetError) {
      guard peek == character else { throw damaged("lacks a \(character)") }
      rest = rest.dropFirst()
      skip()
    }

    mutating func text() throws(DatasetError) -> String {
      guard let quote = rest.first, quote == 0x27 || quote == 0x22,
        let end = rest.dropFirst().firstIndex(of: quote)
      else { throw damaged("lacks a text") }
      let text = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
      rest = rest[(end + 1)...]
      skip()
      return text
    }

    /// A code; nil for a list of fields, which is passed over.
    mutating func typeCode() throws(DatasetError) -> String? {
      if peek != "[" { return try text() }
      var depth = 0
      while let byte = rest.popFirst() {
        if byte == 0x5b { depth += 1 }
        if byte == 0x5d { depth -= 1 }
        if depth == 0 {
          skip()
          return nil
        }
      }
      throw damaged("lacks a ]")
    }

    mutating func truth() throws(DatasetError) -> Bool {
      for (word, value) in [("True", true), ("False", false)] where rest.starts(with: word.utf8) {
        rest = rest.dropFirst(word.utf8.count)
        skip()
        return value
      }
      throw damaged("says neither True nor False")
    }

    mutating func shape() throws(DatasetError) -> [Int] {
      try expect("(")
      var shape: [Int] = []
      while peek != ")" {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard let length = Int(String(decoding: digits, as: UTF8.self)),
          shape.count < RawArray.maximumRank
        else { throw damaged("has a shape that is none") }
        shape.append(length)
        rest = rest[digits.endIndex...]
        // Python 2 wrote 3L for a long.
        if peek == "L" { rest = rest.dropFirst() }
        skip()
        if peek == "," { try expect(",") }
      }
      try expect(")")
      return shape
    }
  }
}
