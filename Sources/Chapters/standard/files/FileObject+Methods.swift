import Interpreter
import Interruptions
import Language

extension FileObject {
  nonisolated(unsafe) static let methods = MethodTable<FileObject>([
    NativeMethod("read", "size=-1", "The rest, or so many characters or bytes.") {
      file, arguments in
      file.value(try file.take(count(arguments, "size")))
    },
    NativeMethod("readline", "size=-1", "The next line with its end; '' behind the last.") {
      file, arguments in
      file.value(try file.takeLine(limit: count(arguments, "size")))
    },
    NativeMethod("readlines", "hint=-1", "A list of the lines that are left.") { file, _ in
      var lines: [Value] = []
      try file.requireReading()
      while let line = try file.line() { lines.append(line) }
      return .list(lines)
    },
    NativeMethod("xreadlines", "", "A walk through the lines (Python 2).") { file, _ in
      .object(file)
    },
    NativeMethod("next", "", "The next line (Python 2).") { file, _ in
      guard let line = try file.line() else {
        throw Diagnostic("StopIteration", "there is no further line")
      }
      return line
    },
    NativeMethod("__next__", "", "The next line.") { file, _ in
      guard let line = try file.line() else {
        throw Diagnostic("StopIteration", "there is no further line")
      }
      return line
    },
    NativeMethod("write", "x", "Writes text, or bytes in a mode with 'b'.") { file, arguments in
      let count = try arguments.about("x") { try file.write(arguments["x"]) }
      return file.context.isPython2 ? .none : .integer(count)
    },
    NativeMethod("writelines", "lines", "Writes each of lines, adding nothing.") {
      file, arguments in
      let iterator = try arguments["lines"].iterator()
      while let line = try iterator.next() {
        try Interruption.check()
        _ = try file.write(line)
      }
      return .none
    },
    NativeMethod("flush", "", "Hands what was written to the system.") { file, _ in
      try file.flush()
      return .none
    },
    NativeMethod("close", "", "Ends the file.") { file, _ in
      try file.close()
      return .none
    },
    NativeMethod("seek", "offset, whence=0", "Goes to a byte: from the start, here or the end.") {
      file, arguments in
      let offset = try arguments.integer("offset")
      let start =
        switch try arguments.integer("whence") {
        case 0: 0
        case 1: try file.tell()
        case 2: file.content.count
        default: throw arguments.error("whence", "whence is 0, 1 or 2")
        }
      let (place, overflow) = start.addingReportingOverflow(offset)
      guard !overflow else { throw arguments.error("offset", "that is behind any file's end") }
      try file.seek(to: place)
      return file.context.isPython2 ? .none : .integer(try file.tell())
    },
    NativeMethod("getvalue", "", "All that a file in memory holds.") { file, _ in
      switch file.state {
      case .updating where file.name.hasPrefix("<"): return file.value(file.content[...])
      default: throw Diagnostic("AttributeError", "only a file in memory has getvalue")
      }
    },
    NativeMethod("truncate", "size=None", "Cuts the file off behind so many bytes.") {
      file, arguments in
      let size = try arguments["size"].isNone ? file.tell() : arguments.integer("size")
      try file.truncate(to: size)
      return .integer(size)
    },
    NativeMethod("seekable", "", "Whether the place of the next byte can be set.") { file, _ in
      if case .writing = file.state { .boolean(false) } else { .boolean(true) }
    },
    NativeMethod("tell", "", "The place of the next byte.") { file, _ in
      .integer(try file.tell())
    },
    NativeMethod("readable", "", "Whether the file can be read.") { file, _ in
      switch file.state {
      case .reading, .updating: .boolean(true)
      default: .boolean(false)
      }
    },
    NativeMethod("writable", "", "Whether the file can be written.") { file, _ in
      switch file.state {
      case .writing, .updating: .boolean(true)
      default: .boolean(false)
      }
    },
    NativeMethod("isatty", "", "False: a file is no terminal.") { _, _ in .boolean(false) },
    NativeMethod("__enter__", "", "The file itself, for `with`.") { file, _ in .object(file) },
    NativeMethod("__exit__", "*error", "Closes the file at the end of `with`.") { file, _ in
      try file.close()
      return .boolean(false)
    },
    NativeMethod("__iter__", "", "A walk through the lines.") { file, _ in
      .object(try file.iterator() ?? ValueIterator { nil })
    },
  ])

  /// A number of bytes; nil for None and for negative ones, which mean all.
  private static func count(_ arguments: BoundArguments, _ name: String) throws -> Int? {
    guard !arguments[name].isNone else { return nil }
    let count = try arguments.integer(name)
    return count < 0 ? nil : count
  }
}
