import BigInt
import Interpreter
import Language

/// `struct`: numbers as bytes.
enum StructModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "struct", help: "numbers as bytes.",
      functions: [
        NativeFunction(
          "pack", "format, *values",
          help: "The values as bytes.\n\n    struct.pack('>II', 2051, 10000)"
        ) { arguments in
          let layout = try arguments.about("format") {
            try StructLayout(arguments.string("format"))
          }
          return .bytes(try layout.bytes(arguments.rest))
        },
        NativeFunction(
          "unpack", "format, data",
          help: "The values that bytes are.\n\n    struct.unpack('>I', b'\\x00\\x00\\x08\\x03')"
        ) { arguments in
          let layout = try arguments.about("format") {
            try StructLayout(arguments.string("format"))
          }
          let bytes = try bytes(arguments, "data")
          guard bytes.count == layout.size else {
            throw arguments.error(
              "data", "the format is of \(layout.size) bytes, and there are \(bytes.count)",
              kind: "struct.error")
          }
          return .tuple(try layout.values(bytes[...]))
        },
        NativeFunction(
          "unpack_from", "format, data, offset=0",
          help: "The values that bytes are, from offset on.\n\n"
            + "    struct.unpack_from('>H', b'\\x00\\x01\\x02', 1)"
        ) { arguments in
          let layout = try arguments.about("format") {
            try StructLayout(arguments.string("format"))
          }
          let bytes = try bytes(arguments, "data")
          var offset = try arguments.integer("offset")
          if offset < 0 { offset = offset &+ bytes.count }
          guard offset >= 0, offset <= bytes.count, bytes.count - offset >= layout.size else {
            throw arguments.error(
              "data",
              "the format is of \(layout.size) bytes, which are not there from \(offset) on",
              kind: "struct.error")
          }
          return .tuple(try layout.values(bytes[offset..<offset + layout.size]))
        },
        NativeFunction(
          "calcsize", "format", help: "How many bytes a format has.\n\n    struct.calcsize('>IIII')"
        ) { arguments in
          .integer(
            try arguments.about("format") { try StructLayout(arguments.string("format")) }.size)
        },
      ], others: ["error": context.interpreter.exceptionClass("struct.error")])
  }

  /// The bytes bound to `name`; in Python 2 a string is bytes too.
  static func bytes(_ arguments: BoundArguments, _ name: String) throws -> [UInt8] {
    switch arguments[name] {
    case .bytes(let bytes): return bytes
    case .string(let text): return try TextEncoding.latin1.bytes(text)
    default:
      throw arguments.error(
        name, "\(name) is bytes, not \(arguments[name].describedForError)", kind: "TypeError")
    }
  }
}

/// What a format of `struct` says: the order of bytes and the numbers one after the other.
struct StructLayout {
  private enum Field {
    case integer(size: Int, isSigned: Bool)
    case real(size: Int)
    case boolean
    case character
    case text(Int)
    case padding
  }

  private var fields: [Field] = []
  private var isBigEndian = false
  /// How many bytes there are.
  private(set) var size = 0

  init(_ format: String) throws {
    var letters = Array(format.utf8.filter { $0 != UInt8(ascii: " ") })
    var isNative = true
    if let first = letters.first, "@=<>!".utf8.contains(first) {
      isNative = first == UInt8(ascii: "@")
      isBigEndian = first == UInt8(ascii: ">") || first == UInt8(ascii: "!")
      letters.removeFirst()
    }
    var count: Int?
    for letter in letters {
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letter) {
        let next = (count ?? 0) * 10 + Int(letter - UInt8(ascii: "0"))
        guard next <= 1 << 27 else { throw Self.wrong("the format is too long") }
        count = next
        continue
      }
      let field = try Self.field(letter, count, isNative: isNative)
      let times: Int
      if case .text = field { times = 1 } else { times = count ?? 1 }
      let width = Self.width(field)
      var isText = false
      if case .text = field { isText = true }
      if isNative, width > 1, !isText {
        let gap = (width - size % width) % width
        fields += Array(repeating: .padding, count: gap)
        size += gap
      }
      guard size + times * width <= 1 << 28, fields.count + times <= 1 << 24 else {
        throw Self.wrong("the format is too long")
      }
      fields += Array(repeating: field, count: times)
      size += times * width
      count = nil
    }
    guard count == nil else { throw Self.wrong("a number in the format has no letter behind it") }
  }

  private static func wrong(_ message: String) -> Diagnostic {
    Diagnostic("struct.error", message)
  }

  private static func field(_ letter: UInt8, _ count: Int?, isNative: Bool) throws -> Field {
    switch Character(Unicode.Scalar(letter)) {
    case "b": .integer(size: 1, isSigned: true)
    case "B": .integer(size: 1, isSigned: false)
    case "h": .integer(size: 2, isSigned: true)
    case "H": .integer(size: 2, isSigned: false)
    case "i": .integer(size: 4, isSigned: true)
    case "I": .integer(size: 4, isSigned: false)
    case "l": .integer(size: isNative ? 8 : 4, isSigned: true)
    case "L": .integer(size: isNative ? 8 : 4, isSigned: false)
    case "q", "n": .integer(size: 8, isSigned: true)
    case "Q", "N": .integer(size: 8, isSigned: false)
    case "f": .real(size: 4)
    case "d": .real(size: 8)
    case "?": .boolean
    case "c": .character
    case "s": .text(count ?? 1)
    case "x": .padding
    default: throw wrong("'\(Character(Unicode.Scalar(letter)))' is no letter of a format")
    }
  }

  private static func width(_ field: Field) -> Int {
    switch field {
    case .integer(let size, _), .real(let size), .text(let size): size
    case .boolean, .character, .padding: 1
    }
  }

  /// The values that bytes are.
  func values(_ bytes: ArraySlice<UInt8>) throws -> [Value] {
    var values: [Value] = []
    var rest = bytes
    for field in fields {
      let piece = rest.prefix(Self.width(field))
      rest = rest.dropFirst(piece.count)
      let bits = (isBigEndian ? Array(piece) : piece.reversed()).prefix(8)
        .reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      switch field {
      case .padding: continue
      case .boolean: values.append(.boolean(bits != 0))
      case .character, .text: values.append(.bytes(Array(piece)))
      case .real(4): values.append(.float(Double(Float(bitPattern: UInt32(bits)))))
      case .real: values.append(.float(Double(bitPattern: bits)))
      case .integer(let size, true):
        let shift = UInt64(64 - size * 8)
        values.append(.integer(Int(Int64(bitPattern: bits << shift) >> Int64(shift))))
      case .integer:
        values.append(try .integer(BigInt(bits)))
      }
    }
    return values
  }

  /// The bytes of values.
  func bytes(_ values: [Value]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = values[...]
    for field in fields {
      if case .padding = field {
        bytes.append(0)
        continue
      }
      guard let value = rest.popFirst() else { throw Self.wrong("there are too few values") }
      bytes += try self.bytes(value, field)
    }
    guard rest.isEmpty else { throw Self.wrong("there are too many values") }
    return bytes
  }

  private func bytes(_ value: Value, _ field: Field) throws -> [UInt8] {
    let bits: UInt64
    switch field {
    case .padding: return [0]
    case .boolean: return [try value.isTrue() ? 1 : 0]
    case .character, .text:
      let size = Self.width(field)
      guard case .bytes(let given) = value else { throw Self.wrong("'s' wants bytes") }
      return Array(given.prefix(size)) + Array(repeating: 0, count: max(0, size - given.count))
    case .real(let size):
      guard let number = value.number else { throw Self.wrong("'f' and 'd' want numbers") }
      bits = size == 4 ? UInt64(Float(number).bitPattern) : number.bitPattern
    case .integer(let size, let isSigned):
      if size == 8, !isSigned, let number = try value.wholeNumber(),
        let whole = UInt64(exactly: number)
      {
        bits = whole
        break
      }
      guard let integer = value.exactInteger else {
        throw Self.wrong("a whole number is needed, not \(value.describedForError)")
      }
      let isHeld =
        if size == 8 {
          isSigned || integer >= 0
        } else if isSigned {
          integer >= -(1 << (size * 8 - 1)) && integer < 1 << (size * 8 - 1)
        } else {
          integer >= 0 && integer < 1 << (size * 8)
        }
      guard isHeld else { throw Self.wrong("\(integer) is out of the range of its format") }
      bits = UInt64(bitPattern: Int64(integer))
    }
    let little = (0..<Self.width(field)).map { UInt8(truncatingIfNeeded: bits >> ($0 * 8)) }
    return isBigEndian ? little.reversed() : little
  }
}
