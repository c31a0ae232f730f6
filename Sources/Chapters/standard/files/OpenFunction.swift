import Interpreter
import Language

/// `open`, for the files of the session's own folder.
enum OpenFunction {
  /// The function for the session of `context`.
  static func make(_ context: ModuleContext) -> NativeFunction {
    NativeFunction(
      "open", "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None",
      help: "Opens a file in the session's folder: mode 'r' reads, 'w' writes anew, 'a' goes on "
        + "at the end, 'x' makes a new one, and a further 'b' means bytes. Data files are found "
        + "where ?mnist says, too.\n\n    open('notes.txt', 'w').write('first line')"
    ) { arguments in
      let path = try path(arguments, "file")
      let mode = try Mode(arguments)
      var encoding: TextEncoding?
      if !mode.isBinary {
        encoding =
          try arguments["encoding"].isNone
          ? .utf8 : arguments.about("encoding") { try .named(arguments.string("encoding")) }
      }
      return try arguments.about("file") {
        if mode.isUpdating {
          return .object(try updating(path, mode, encoding, context))
        }
        if let writing = mode.writing {
          return .object(
            FileObject(
              writing: try context.host.open(path, writing), name: path, mode: mode.text,
              encoding: encoding, context: context))
        }
        return .object(
          try FileObject(
            reading: try context.host.read(path), name: path, mode: mode.text,
            encoding: encoding, translatesNewlines: arguments["newline"].isNone,
            context: context))
      }
    }
  }

  /// A file to read and to write at once.
  private static func updating(
    _ path: String, _ mode: Mode, _ encoding: TextEncoding?, _ context: ModuleContext
  ) throws -> FileObject {
    let host = context.host
    let isThere = host.kind(of: path) != nil
    let old: [UInt8]
    switch mode.writing {
    case nil: old = try host.read(path)
    case .append: old = isThere ? try host.read(path) : []
    case .create where isThere:
      throw Diagnostic("FileExistsError", "there is a \(path) already", hint: "mode 'r+' or 'w+'")
    case .create, .replace: old = []
    }
    let isAppending = if case .append = mode.writing { true } else { false }
    if mode.writing != nil, !isAppending || !isThere { try host.write([], to: path) }
    return try FileObject(
      updating: old, name: path, mode: mode.text, encoding: encoding, appends: isAppending,
      context: context
    ) { [weak host] bytes in try host?.write(bytes, to: path) }
  }

  /// The path bound to `name`.
  static func path(_ arguments: BoundArguments, _ name: String) throws -> String {
    let path = try arguments.string(name)
    guard !path.isEmpty else {
      throw arguments.error(name, "the path is empty", kind: "FileNotFoundError")
    }
    return path
  }

  /// How a file is opened.
  struct Mode {
    let text: String
    let isBinary: Bool
    /// Whether it is read and written at once.
    let isUpdating: Bool
    /// nil where the file is read.
    let writing: WritingMode?

    /// The mode in the argument `mode`.
    init(_ arguments: BoundArguments) throws {
      text = try arguments.string("mode")
      let letters = text.filter { !"btU+".contains($0) }
      isUpdating = text.contains("+")
      isBinary = text.contains("b")
      switch letters {
      case "r", "": writing = nil
      case "w": writing = .replace
      case "a": writing = .append
      case "x": writing = .create
      default:
        throw arguments.error("mode", "'\(text)' is no mode", hint: "'r', 'w', 'a', 'rb', 'wb'")
      }
    }
  }
}
