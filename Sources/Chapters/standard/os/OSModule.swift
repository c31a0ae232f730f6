import Interpreter
import Interruptions
import Language
import OrderedCollections

/// `os`: files and folders inside the session's own folder.
enum OSModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    let environment = DictionaryObject()
    for (name, value) in context.host.environment.sorted(by: { $0.key < $1.key }) {
      environment.entries[Key(name)] = .string(value)
    }
    return ModuleObject(
      "os", help: "files and folders inside the session's own.",
      functions: folders(context) + files(context) + refusals,
      others: [
        "path": .object(PathModule.make(context)), "environ": .dictionary(environment),
        "sep": .string("/"), "linesep": .string("\n"), "name": .string("posix"),
        "curdir": .string("."), "pardir": .string(".."), "pathsep": .string(":"),
        "devnull": .string("/dev/null"),
        "error": .object(TypeObject("OSError") { _ in false }),
      ])
  }

  private static func folders(_ context: ModuleContext) -> [NativeFunction] {
    [
      NativeFunction("getcwd", "", help: "The folder that paths start from.\n\n    os.getcwd()") {
        _ in .string(context.host.workingFolder)
      },
      NativeFunction("chdir", "path", help: "Goes to a folder inside the session's.") {
        let path = try $0.string("path")
        try $0.about("path") { try context.host.changeFolder(to: path) }
        return .none
      },
      NativeFunction("listdir", "path='.'", help: "The names in a folder.\n\n    os.listdir()") {
        arguments in
        let path = arguments["path"].isNone ? "." : try arguments.string("path")
        return .list(
          try arguments.about("path") { try context.host.names(in: path) }.map { .string($0) })
      },
      NativeFunction("mkdir", "path, mode=511", help: "Makes a folder.\n\n    os.mkdir('results')")
      {
        let path = try $0.string("path")
        try $0.about("path") { try context.host.makeFolder(path) }
        return .none
      },
      NativeFunction(
        "makedirs", "name, mode=511, exist_ok=False",
        help: "Makes a folder and those that it lies in.\n\n    os.makedirs('results/first')"
      ) { arguments in
        let path = try arguments.string("name")
        try arguments.about("name") {
          if context.host.kind(of: path) == .folder {
            if try arguments["exist_ok"].isTrue() { return }
            throw Diagnostic("FileExistsError", "\(path) is there already", hint: "exist_ok=True")
          }
          var made = path.hasPrefix("/") ? "/" : ""
          for part in path.split(separator: "/") {
            made = PathText.joined([made, String(part)])
            // Folders above the session's own are there, and not to be asked about.
            guard part != ".", part != "..", !context.host.workingFolder.hasPrefix(made),
              context.host.kind(of: made) != .folder
            else { continue }
            try context.host.makeFolder(made)
          }
        }
        return .none
      },
      NativeFunction(
        "walk", "top",
        help: "For each folder in top: its path, its folders, its files.\n\n"
          + "    list(os.walk('.'))"
      ) { arguments in
        var pending = [try arguments.string("top")]
        return .object(
          ValueIterator {
            try Interruption.check()
            guard let folder = pending.popLast() else { return nil }
            let names = (try? context.host.names(in: folder)) ?? []
            let inner = names.filter {
              context.host.kind(of: PathText.joined([folder, $0])) == .folder
            }
            if folder.split(separator: "/").count < 64 {
              pending += inner.reversed().map { PathText.joined([folder, $0]) }
            }
            return .tuple([
              .string(folder), .list(inner.map { .string($0) }),
              .list(names.filter { !inner.contains($0) }.map { .string($0) }),
            ])
          })
      },
    ]
  }

  private static func files(_ context: ModuleContext) -> [NativeFunction] {
    ["remove", "unlink", "rmdir"].map { name in
      NativeFunction(
        name, "path", help: name == "rmdir" ? "Removes an empty folder." : "Removes a file."
      ) { arguments in
        let path = try arguments.string("path")
        return try arguments.about("path") {
          let isFolder = context.host.kind(of: path) == .folder
          guard isFolder == (name == "rmdir") || context.host.kind(of: path) == nil else {
            throw Diagnostic(
              isFolder ? "IsADirectoryError" : "NotADirectoryError",
              "\(path) is a \(isFolder ? "folder" : "file")",
              hint: isFolder ? "os.rmdir(path)" : "os.remove(path)")
          }
          try context.host.remove(path)
          return .none
        }
      }
    } + [
      NativeFunction("rename", "source, target", help: "Gives a file another name.") { arguments in
        let (source, target) = (try arguments.string("source"), try arguments.string("target"))
        try arguments.about("source") { try context.host.rename(source, to: target) }
        return .none
      },
      NativeFunction(
        "getenv", "name, default=None", help: "An environment variable.\n\n    os.getenv('HOME')"
      ) { arguments in
        context.host.environment[try arguments.string("name")].map { .string($0) }
          ?? arguments["default"]
      },
      NativeFunction("getpid", "", help: "A number for the program.") { _ in .integer(1) },
      NativeFunction("cpu_count", "", help: "The number of processors.") { _ in .integer(1) },
      NativeFunction(
        "urandom", "size", help: "Random bytes.\n\n    os.urandom(4)"
      ) { arguments in
        let size = try arguments.integer("size", atLeast: 0)
        guard size <= 1 << 24 else { throw arguments.error("size", "at most 16 MiB") }
        return .bytes((0..<size).map { _ in UInt8(truncatingIfNeeded: context.host.nextSeed()) })
      },
    ]
  }

  /// What a program may not do.
  private static var refusals: [NativeFunction] {
    [
      "system", "popen", "fork", "execv", "execvp", "kill", "spawnl", "startfile",
      "_exit",
    ].map { name in
      NativeFunction(name, "*values, **named", help: "Refused: a program starts no processes.") {
        _ in
        throw Diagnostic("PermissionError", "os.\(name): a program in nnrepl starts no processes")
      }
    }
  }
}
