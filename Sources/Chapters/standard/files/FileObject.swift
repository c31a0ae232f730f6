import Interpreter
import Interruptions
import Language

/// A file that a program has opened, for reading or for writing.
final class FileObject: NativeObject {
  /// What lies behind the object.
  enum State {
    /// The whole content is here; `position` is the next byte.
    case reading
    case writing(any FileSink)
    /// Read and written at once: the content is here, and is saved as a whole.
    case updating(save: ([UInt8]) throws -> Void, appends: Bool)
    case closed
  }

  /// The path as the program wrote it.
  let name: String
  /// The mode as the program wrote it.
  let mode: String
  /// How text is kept; nil for a file of bytes.
  let encoding: TextEncoding?
  let context: ModuleContext
  private(set) var state: State
  /// What is read: bytes, or text as UTF-8 with `\n` at the ends of lines.
  private(set) var content: [UInt8] = []
  /// The next byte to be read.
  private(set) var position = 0
  private var written = 0
  /// Whether the content has to be saved.
  private var isChanged = false

  /// A file to read, of `bytes`; as text where there is an encoding.
  init(
    reading bytes: [UInt8], name: String, mode: String, encoding: TextEncoding?,
    translatesNewlines: Bool = true, context: ModuleContext
  ) throws {
    self.name = name
    self.mode = mode
    self.encoding = encoding
    self.context = context
    state = .reading
    guard let encoding else {
      content = bytes
      return
    }
    var text: [UInt8]
    if context.isPython2, case .utf8 = encoding, String(validating: bytes, as: UTF8.self) == nil {
      // Python 2 reads bytes, whatever they mean.
      text = Array(try TextEncoding.latin1.text(bytes).utf8)
    } else if case .utf8 = encoding {
      guard String(validating: bytes, as: UTF8.self) != nil else {
        throw Diagnostic(
          "UnicodeDecodeError", "\(name) is not text in UTF-8",
          hint: "encoding=\"latin-1\", or mode \"rb\" for bytes")
      }
      text = bytes
    } else {
      text = Array(try encoding.text(bytes).utf8)
    }
    if translatesNewlines, text.contains(UInt8(ascii: "\r")) { text = Self.withoutReturns(text) }
    content = text
  }

  /// A file to write.
  init(
    writing sink: any FileSink, name: String, mode: String, encoding: TextEncoding?,
    context: ModuleContext
  ) {
    self.name = name
    self.mode = mode
    self.encoding = encoding
    self.context = context
    state = .writing(sink)
  }

  /// A file to read and to write, of `bytes`, which `save` keeps.
  init(
    updating bytes: [UInt8], name: String, mode: String, encoding: TextEncoding?, appends: Bool,
    context: ModuleContext, save: @escaping ([UInt8]) throws -> Void
  ) throws {
    self.name = name
    self.mode = mode
    self.encoding = encoding
    self.context = context
    state = .updating(save: save, appends: appends)
    content = try encoding.map { Array(try $0.text(bytes).utf8) } ?? bytes
    position = appends ? content.count : 0
  }

  deinit { try? flush() }

  private static func withoutReturns(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var previous: UInt8 = 0
    for byte in text {
      if byte == UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\n"))
      } else if byte != UInt8(ascii: "\n") || previous != UInt8(ascii: "\r") {
        result.append(byte)
      }
      previous = byte
    }
    return result
  }

  /// Whether the file is closed.
  var isClosed: Bool { if case .closed = state { true } else { false } }

  var typeName: String { context.isPython2 ? "file" : "file object" }
  var representation: String {
    "<\(isClosed ? "closed" : "open") file '\(name)', mode '\(mode)'>"
  }
  var help: String? {
    "A file opened by open().\nIt has \(attributeNames.joined(separator: ", "))."
  }
  var attributeNames: [String] { ["closed", "mode", "name"] + Self.methods.names }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "name": .string(self.name)
    case "mode": .string(mode)
    case "closed": .boolean(isClosed)
    case "encoding": encoding == nil ? nil : .string("UTF-8")
    default: Self.methods.method(name, of: self)
    }
  }

  /// A walk through the lines.
  func iterator() throws -> ValueIterator? {
    try requireReading()
    return ValueIterator { [self] in try line() }
  }

  /// The next line as a value; nil at the end.
  func line() throws -> Value? {
    try Interruption.check()
    let bytes = try takeLine(limit: nil)
    return bytes.isEmpty ? nil : value(bytes)
  }

  func requireReading() throws {
    switch state {
    case .reading, .updating: return
    case .closed: throw closedError
    case .writing:
      throw Diagnostic("IOError", "\(name) is open for writing, not reading", hint: "mode 'r'")
    }
  }

  private var closedError: Diagnostic {
    Diagnostic("ValueError", "I/O operation on closed file: \(name)")
  }

  /// The bytes from here to the end of the line, its end with them.
  func takeLine(limit: Int?) throws -> ArraySlice<UInt8> {
    try requireReading()
    let rest = content[position...]
    var end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? content.count
    if let limit { end = min(end, position + min(limit, content.count - position)) }
    defer { position = end }
    return content[position..<end]
  }

  /// So many bytes, or characters of text; all that are left where nil.
  func take(_ count: Int?) throws -> ArraySlice<UInt8> {
    try requireReading()
    var end = content.count
    if let count {
      end = position
      var left = count
      while left > 0, end < content.count {
        end += 1
        // A character goes on as long as its bytes begin with 10.
        while encoding != nil, end < content.count, content[end] & 0xc0 == 0x80 { end += 1 }
        left -= 1
      }
    }
    defer { position = end }
    return content[position..<end]
  }

  /// Bytes as the program sees them.
  func value(_ bytes: ArraySlice<UInt8>) -> Value {
    encoding == nil ? .bytes(Array(bytes)) : .string(String(decoding: bytes, as: UTF8.self))
  }

  /// Goes to a byte.
  func seek(to place: Int) throws {
    if case .writing = state {
      throw Diagnostic("IOError", "\(name) is written from its start to its end", hint: "mode 'w+'")
    }
    try requireReading()
    guard place >= 0 else { throw Diagnostic("ValueError", "a place in a file is not negative") }
    position = min(place, content.count)
  }

  /// The place of the next byte.
  func tell() throws -> Int {
    if isClosed { throw closedError }
    if case .writing = state { return written }
    return position
  }

  /// Writes a value; gives the number of characters or bytes.
  func write(_ value: Value) throws -> Int {
    let (bytes, count): ([UInt8], Int)
    switch value {
    case .string(let text):
      guard let encoding = encoding ?? (context.isPython2 ? .utf8 : nil) else {
        throw Diagnostic(
          "TypeError", "a file of bytes takes bytes, not str", hint: "mode 'w', or b'…'")
      }
      (bytes, count) = (try encoding.bytes(text), text.unicodeScalars.count)
    case .bytes(let raw):
      guard encoding == nil || context.isPython2 else {
        throw Diagnostic("TypeError", "a file of text takes str, not bytes", hint: "mode 'wb'")
      }
      (bytes, count) = (raw, raw.count)
    default:
      throw Diagnostic(
        "TypeError",
        "write takes \(encoding == nil ? "bytes" : "a string"), not "
          + value.describedForError, hint: "str(x)")
    }
    try write(bytes)
    return count
  }

  /// Writes bytes as they are.
  func write(_ bytes: [UInt8]) throws {
    switch state {
    case .writing(let sink): try sink.write(bytes)
    case .updating(_, let appends):
      if appends { position = content.count }
      guard content.count + bytes.count <= 1 << 30 else {
        throw Diagnostic("MemoryError", "a file to read and write has at most 1 GiB")
      }
      content.replaceSubrange(position..<min(position + bytes.count, content.count), with: bytes)
      position += bytes.count
      isChanged = true
    case .closed: throw closedError
    case .reading:
      throw Diagnostic("IOError", "\(name) is open for reading, not writing", hint: "mode 'w'")
    }
    written += bytes.count
  }

  /// Cuts the file off behind `size` bytes; the place of the next byte stays.
  func truncate(to size: Int) throws {
    guard case .updating = state else {
      throw Diagnostic("IOError", "\(name) cannot be cut off", hint: "mode 'r+'")
    }
    guard size >= 0, size <= 1 << 30 else {
      throw Diagnostic("ValueError", "a size is from 0 to 1 GiB")
    }
    if size < content.count {
      content.removeSubrange(size...)
    } else {
      content += [UInt8](repeating: 0, count: size - content.count)
    }
    position = min(position, content.count)
    isChanged = true
  }

  func flush() throws {
    if isClosed { throw closedError }
    switch state {
    case .writing(let sink): try sink.flush()
    case .updating(let save, _):
      guard isChanged else { return }
      isChanged = false
      guard let encoding else { return try save(content) }
      try save(encoding.bytes(String(decoding: content, as: UTF8.self)))
    default: break
    }
  }

  /// Closes the file; a second time does nothing.
  func close() throws {
    if case .updating = state { try flush() }
    let old = state
    state = .closed
    content = []
    if case .writing(let sink) = old { try sink.close() }
  }
}
