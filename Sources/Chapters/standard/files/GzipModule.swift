import Datasets
import Interpreter
import Language

/// `gzip`: packed files.
enum GzipModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "gzip", help: "packed files.",
      functions: ["open", "GzipFile"].map { open($0, context) } + [
        NativeFunction(
          "compress", "data, compresslevel=9",
          help: "The bytes, packed.\n\n    gzip.compress(b'aaaa')"
        ) { arguments in
          let bytes = try StructModule.bytes(arguments, "data")
          let level = try arguments.integer("compresslevel")
          return .bytes(try translated { try Gzip.compressed(bytes, level: level) })
        },
        NativeFunction(
          "decompress", "data",
          help: "Packed bytes, unpacked.\n\n    gzip.decompress(gzip.compress(b'a'))"
        ) { arguments in
          let bytes = try StructModule.bytes(arguments, "data")
          return .bytes(try arguments.about("data") { try Gzip.decompressed(bytes) })
        },
      ])
  }

  private static func open(_ name: String, _ context: ModuleContext) -> NativeFunction {
    NativeFunction(
      name, "filename, mode='rb', compresslevel=9, encoding=None, errors=None, newline=None",
      help: "Opens a packed file: of bytes, or of text where the mode has a 't'.\n\n"
        + "    gzip.\(name)('data.gz', 'wb').write(b'abc')"
    ) { arguments in
      let path = try OpenFunction.path(arguments, "filename")
      let mode = try OpenFunction.Mode(arguments)
      var encoding: TextEncoding?
      if mode.text.contains("t") {
        encoding =
          try arguments["encoding"].isNone
          ? .utf8 : arguments.about("encoding") { try .named(arguments.string("encoding")) }
      }
      return try arguments.about("filename") {
        guard let writing = mode.writing else {
          let packed = try context.host.read(path)
          return .object(
            try FileObject(
              reading: try Gzip.decompressed(packed), name: path, mode: mode.text,
              encoding: encoding, context: context))
        }
        let sink = PackingSink(
          try context.host.open(path, writing), level: try arguments.integer("compresslevel"))
        return .object(
          FileObject(
            writing: sink, name: path, mode: mode.text, encoding: encoding, context: context))
      }
    }
  }

  /// Packs what is written, at the end.
  private final class PackingSink: FileSink {
    private let target: any FileSink
    private let level: Int
    private var bytes: [UInt8] = []
    private var isOpen = true

    init(_ target: any FileSink, level: Int) {
      self.target = target
      self.level = level
    }

    deinit { try? close() }

    func write(_ bytes: [UInt8]) throws {
      guard self.bytes.count + bytes.count <= 1 << 31 else {
        throw Diagnostic("OverflowError", "a packed file of more than 2 GiB is not written")
      }
      self.bytes += bytes
    }

    func flush() throws {}

    func close() throws {
      guard isOpen else { return }
      isOpen = false
      let bytes = bytes
      try target.write(try translated { try Gzip.compressed(bytes, level: level) })
      try target.close()
    }
  }
}
