import Interpreter
import Language

/// Python's own modules.
enum StandardModules {
  private typealias Maker = (ModuleContext) -> ModuleObject

  nonisolated(unsafe) private static let makers: [String: Maker] = [
    "math": MathModule.make, "cmath": CMathModule.make, "time": TimeModule.make,
    "timeit": TimeitModule.make,
    "os": OSModule.make, "glob": GlobModule.make, "fnmatch": GlobModule.fnmatch,
    "collections": CollectionsModule.make, "copy": CopyModule.make, "csv": CSVModule.make,
    "gzip": GzipModule.make, "itertools": ItertoolsModule.make,
    "operator": OperatorModule.make,
    "string": StringModule.make, "struct": StructModule.make, "json": JSONModule.make,
    "datetime": DatetimeModule.make, "random": PythonRandomModule.make,
    "pickle": { PickleModule.make("pickle", $0) }, "cPickle": { PickleModule.make("cPickle", $0) },
    "_pickle": { PickleModule.make("_pickle", $0) }, "sys": { SysModule.make($0, exit: exit($0)) },
    "__future__": FutureModule.make,
    "platform": SmallModules.platform, "types": SmallModules.types,
    "re": ReModule.make, "traceback": TracebackModule.make, "numbers": SmallModules.numbers,
    "bisect": SmallModules.bisect, "io": MemoryFiles.io, "codecs": MemoryFiles.codecs,
    "StringIO": { MemoryFiles.stringIO("StringIO", $0) },
    "cStringIO": { MemoryFiles.stringIO("cStringIO", $0) },
    "IPython": IPythonModule.make, "IPython.display": IPythonModule.display,
    "six": { SmallModules.six($0, pickle: PickleModule.make("pickle", $0)) },
  ]

  /// Why a module of Python's is not here, where there is a reason.
  private static let refusals: [String: String] = [
    "subprocess": "a program in nnrepl starts no processes",
    "multiprocessing": "a program in nnrepl starts no processes; training uses all processors",
    "socket": "a program in nnrepl has no network", "urllib": "a program in nnrepl has no network",
    "urllib2": "a program in nnrepl has no network", "ssl": "a program in nnrepl has no network",
    "http": "a program in nnrepl has no network", "requests": "a program in nnrepl has no network",
    "ctypes": "a program in nnrepl calls no C", "shutil": "files are removed one by one: os.remove",
    "threading": "a program in nnrepl is one thread; training uses all processors",
    "optparse": "a program in nnrepl has no command line; assign the values",
    "tempfile": "files lie in the session's folder: open('name', 'w')",
    "tkinter": "nnrepl draws in the terminal",
    "Tkinter": "nnrepl draws in the terminal",
  ]

  /// The names of the modules.
  static let names: [String] =
    makers.keys.sorted() + SourceModules.names + ["os.path", "six.moves"]

  /// The module `name`; nil where Python has none of that name, or nnrepl has not.
  static func make(_ name: String, host: any Host, interpreter: Interpreter) -> ModuleObject? {
    makers[name]?(ModuleContext(host: host, interpreter: interpreter))
  }

  /// The error that a module is left out on purpose; nil where it is not.
  static func refusal(of name: String) -> Diagnostic? {
    let root = String(name.prefix { $0 != "." })
    return refusals[root].map { Diagnostic("ImportError", "\(name) is not in nnrepl: \($0)") }
  }

  /// `sys.exit`: a text is written, and means failure.
  private static func exit(_ context: ModuleContext) -> (BoundArguments) throws -> Value {
    { arguments in
      var status = arguments["status"]
      if case .string(let text) = status {
        context.interpreter.write(text + "\n")
        status = .integer(1)
      }
      guard let function = context.interpreter.builtins["exit"] else { return .none }
      return try context.call(function, [status.isNone ? .integer(0) : status], arguments.site)
    }
  }
}
