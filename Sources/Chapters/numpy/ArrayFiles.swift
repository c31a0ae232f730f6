import Datasets
import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions that read and write arrays in files of the session's folder.
  static func files(host: any Host) -> [NativeFunction] {
    [
      NativeFunction(
        "save", "file, arr", help: "Writes an array to a file.\n\n    np.save('x.npy', [1, 2, 3])"
      ) { arguments in
        let tensor = try arguments.tensor("arr")
        let bytes = try arguments.about("arr") { try NPY.bytes(of: tensor) }
        try write(bytes, arguments, suffix: ".npy", host)
        return .none
      },
      NativeFunction(
        "load", "file, mmap_mode=None, allow_pickle=False, encoding='ASCII'",
        help:
          "Reads an array, or several by name.\n\n    np.save('x.npy', [1, 2])\n    np.load('x.npy')"
      ) { arguments in
        let bytes = try read(arguments, "file", host)
        return try arguments.about("file") {
          if NPY.isNPY(bytes) { return array(try NPY.read(bytes)) }
          if NPZ.isNPZ(bytes) { return .object(ArrayArchive(try NPZ.read(bytes))) }
          throw Diagnostic(
            "ValueError",
            bytes.isEmpty
              ? "the file is empty"
              : "the file is neither npy nor npz, and pickles are not read here",
            hint: bytes.isEmpty ? nil : "pickle.load, or np.loadtxt for text")
        }
      },
      NativeFunction(
        "savez", "file, *args, **kwds",
        help: "Writes arrays to a file by name.\n\n    np.savez('x.npz', a=[1, 2], b=[3.5])"
      ) { try saveArchive($0, isPacked: false, host) },
      NativeFunction(
        "savez_compressed", "file, *args, **kwds",
        help: "As savez, packed.\n\n    np.savez_compressed('x.npz', a=[1, 2])"
      ) { try saveArchive($0, isPacked: true, host) },
      NativeFunction(
        "fromfile", "file, dtype='float64', count=-1, sep='', offset=0",
        help:
          "Numbers as they lie in a file.\n\n    np.save('x.npy', [1])\n    np.fromfile('x.npy', 'uint8', 6)"
      ) { arguments in
        let bytes = try read(arguments, "file", host)
        let separator = try arguments.string("sep")
        if separator.isEmpty { return try buffer(bytes, arguments) }
        return try numbers(String(decoding: bytes, as: UTF8.self), separator, arguments)
      },
      NativeFunction(
        "frombuffer", "buffer, dtype='float64', count=-1, offset=0",
        help: "Bytes as numbers.\n\n    np.frombuffer(b'abc', 'uint8')"
      ) { arguments in
        guard case .bytes(let bytes) = arguments["buffer"] else {
          throw arguments.error(
            "buffer",
            "a bytes-like object is required, not \(arguments["buffer"].describedForError)",
            kind: "TypeError")
        }
        return try buffer(bytes, arguments)
      },
      NativeFunction(
        "fromstring", "string, dtype='float64', count=-1, sep=''",
        help: "Numbers in a text.\n\n    np.fromstring('1, 2, 3', sep=',')"
      ) { arguments in
        let separator = try arguments.string("sep")
        guard !separator.isEmpty else {
          throw arguments.error(
            "sep", "The binary mode of fromstring is removed, use frombuffer instead",
            hint: "np.frombuffer(…)")
        }
        return try numbers(arguments.string("string"), separator, arguments)
      },
    ] + textFiles(host: host)
  }

  /// The bytes of the file bound to `name`: of a path, or what an open file's `read` gives.
  static func read(
    _ arguments: BoundArguments, _ name: String, _ host: any Host
  ) throws -> [UInt8] {
    if case .string(let path) = arguments[name] {
      return try arguments.about(name) { try host.read(path) }
    }
    if case .object(let object) = arguments[name],
      case .native(let function)? = try object.attribute("read")
    {
      switch try function.call(CallArguments(positional: [], site: arguments.site)) {
      case .bytes(let bytes): return bytes
      case .string(let text): return Array(text.utf8)
      default: break
      }
    }
    throw arguments.error(
      name, "\(name) is a path or an open file, not \(arguments[name].describedForError)",
      kind: "TypeError")
  }

  /// Writes to the path bound to `file`, with its suffix, or to an open file.
  private static func write(
    _ bytes: [UInt8], _ arguments: BoundArguments, suffix: String, _ host: any Host
  ) throws {
    try write(.bytes(bytes), bytes, arguments, "file", suffix: suffix, host)
  }

  /// Writes to the path bound to `name`, or gives `value` to an open file's `write`.
  static func write(
    _ value: Value, _ bytes: [UInt8], _ arguments: BoundArguments, _ name: String, suffix: String,
    _ host: any Host
  ) throws {
    if case .string(let path) = arguments[name] {
      return try arguments.about(name) {
        try host.write(bytes, to: path.hasSuffix(suffix) ? path : path + suffix)
      }
    }
    guard case .object(let object) = arguments[name],
      case .native(let function)? = try object.attribute("write")
    else {
      throw arguments.error(
        name, "\(name) is a path or an open file, not \(arguments[name].describedForError)",
        kind: "TypeError")
    }
    _ = try function.call(CallArguments(positional: [value], site: arguments.site))
  }

  private static func saveArchive(
    _ arguments: BoundArguments, isPacked: Bool, _ host: any Host
  ) throws -> Value {
    var arrays: [(name: String, array: Tensor)] = []
    for (name, value) in arguments.keywordRest {
      arrays.append((name, try translated { try ArrayObject.tensor(value) }))
    }
    for (index, value) in arguments.rest.enumerated() {
      let name = "arr_\(index)"
      guard !arrays.contains(where: { $0.name == name }) else {
        throw Diagnostic("ValueError", "Cannot use un-named variables and keyword \(name)")
      }
      arrays.append((name, try translated { try ArrayObject.tensor(value) }))
    }
    let bytes = try translated { try NPZ.bytes(of: arrays, isPacked: isPacked) }
    try write(bytes, arguments, suffix: ".npz", host)
    return .none
  }

  /// How many numbers are wanted, of those there are.
  private static func count(_ arguments: BoundArguments, of available: Int) throws -> Int {
    let count = try arguments.integer("count")
    guard count <= available else {
      throw arguments.error("count", "there are only \(available) numbers")
    }
    return count < 0 ? available : count
  }

  private static func buffer(_ bytes: [UInt8], _ arguments: BoundArguments) throws -> Value {
    let type = try type(arguments, "dtype")
    let offset = try arguments.integer("offset", atLeast: 0)
    guard offset <= bytes.count else {
      throw arguments.error("offset", "offset is past the end of \(bytes.count) bytes")
    }
    let rest = bytes[offset...]
    let isWhole = try arguments.integer("count") >= 0
    guard isWhole || rest.count % type.itemSize == 0 else {
      throw arguments.error(
        "dtype", "\(rest.count) bytes are no multiple of the \(type.itemSize) of \(type.name)")
    }
    let count = try count(arguments, of: rest.count / type.itemSize)
    return array(
      try translated {
        let tensor = try Tensor(zeros: [count], type)
        try tensor.withUnsafeMutableBytes { target in
          if type == .bool {
            // Any other byte than 0 and 1 would be no valid Bool.
            target.copyBytes(from: rest.prefix(count).lazy.map { min($0, 1) })
          } else {
            target.copyBytes(from: rest.prefix(count * type.itemSize))
          }
        }
        return tensor
      })
  }

  private static func numbers(
    _ text: String, _ separator: String, _ arguments: BoundArguments
  ) throws -> Value {
    let type = try type(arguments, "dtype")
    return try textually {
      let numbers = try NumberTable.numbers(in: text, separator: separator, type)
      let count = try count(arguments, of: numbers.count)
      return array(try numbers.indexed([.slice(start: 0, stop: count, step: nil)]))
    }
  }

  /// Runs `body`; what is wrong with a text is an error in a value, as NumPy has it.
  static func textually<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try translated(body)
    } catch var diagnostic as Diagnostic where diagnostic.kind == "IOError" {
      diagnostic.kind = "ValueError"
      throw diagnostic
    }
  }
}

/// The arrays of an npz file by name: NumPy's `NpzFile`.
final class ArrayArchive: NativeObject {
  private let arrays: [(name: String, array: Tensor)]

  init(_ arrays: [(name: String, array: Tensor)]) { self.arrays = arrays }

  var typeName: String { "NpzFile" }
  var representation: String {
    "NpzFile with keys: " + arrays.map(\.name).joined(separator: ", ")
  }
  var help: String? { representation }
  var attributeNames: [String] { ["files", "keys", "values", "items", "close"] }

  func attribute(_ name: String) throws -> Value? {
    let names = Value.list(arrays.map { .string($0.name) })
    func function(_ body: @escaping () -> Value) -> Value {
      .native(NativeFunction(name, "*ignored") { _ in body() })
    }
    switch name {
    case "files": return names
    case "keys": return function { names }
    case "values": return function { [arrays] in .list(arrays.map { NumPyModule.array($0.array) }) }
    case "items":
      return function { [arrays] in
        .list(arrays.map { .tuple([.string($0.name), NumPyModule.array($0.array)]) })
      }
    case "close", "__exit__": return function { .none }
    case "__enter__": return function { [self] in .object(self) }
    default: return nil
    }
  }

  func length() -> Int? { arrays.count }

  func iterator() -> ValueIterator? { ValueIterator(arrays.map { .string($0.name) }) }

  func item(_ index: Value) throws -> Value? {
    guard case .string(let name) = index else { return nil }
    guard let found = arrays.last(where: { $0.name == name || $0.name + ".npy" == name }) else {
      throw Diagnostic(
        "KeyError", "\(name) is not a file in the archive",
        hint: nearest(to: name, in: arrays.map(\.name)).map { "'\($0)'" })
    }
    return NumPyModule.array(found.array)
  }
}
