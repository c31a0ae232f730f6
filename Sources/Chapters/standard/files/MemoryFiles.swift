import Interpreter
import Language

/// `io`, `StringIO`, `cStringIO` and `codecs`: files in memory, and `open` under other names.
enum MemoryFiles {
  static func io(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "io", help: "files in memory.",
      functions: [
        OpenFunction.make(context), memory("StringIO", context), memory("BytesIO", context),
      ])
  }

  static func stringIO(_ name: String, _ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      name, help: "files in memory (Python 2).", functions: [memory("StringIO", context)])
  }

  static func codecs(_ context: ModuleContext) -> ModuleObject {
    let open = NativeFunction(
      "open", "filename, mode='r', encoding=None, errors='strict', buffering=-1",
      help: "Opens a file of text.\n\n    codecs.open('notes.txt', 'w', 'utf-8').write('text')"
    ) { arguments in
      try OpenFunction.make(context).call(
        CallArguments(
          positional: [arguments["filename"], arguments["mode"]],
          keywords: [("encoding", arguments["encoding"])], site: arguments.site))
    }
    return ModuleObject("codecs", help: "files of text.", functions: [open])
  }

  private static func memory(_ name: String, _ context: ModuleContext) -> NativeFunction {
    let isText = name == "StringIO"
    return NativeFunction(
      name, "initial=None",
      help: "A file in memory.\n\n    io.\(name)(\(isText ? "'text'" : "b'bytes'")).read()"
    ) { arguments in
      let initial: [UInt8]
      switch arguments["initial"] {
      case .none: initial = []
      case .string(let text) where isText: initial = Array(text.utf8)
      case .bytes(let bytes) where !isText || context.isPython2: initial = bytes
      default:
        throw arguments.error(
          "initial",
          "\(name) takes \(isText ? "a string" : "bytes"), not "
            + arguments["initial"].describedForError, kind: "TypeError")
      }
      return .object(
        try FileObject(
          updating: initial, name: "<\(name)>", mode: isText ? "r+" : "rb+",
          encoding: isText ? .utf8 : nil, appends: false, context: context
        ) { _ in })
    }
  }
}
