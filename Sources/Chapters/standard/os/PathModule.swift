import Interpreter
import Language

/// `os.path`: paths as text, and what lies under them.
enum PathModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "os.path", help: "paths as text, and what lies under them.",
      functions: texts(context) + questions(context),
      others: ["sep": .string("/"), "pardir": .string(".."), "curdir": .string(".")])
  }

  private static func texts(_ context: ModuleContext) -> [NativeFunction] {
    func absolute(_ path: String) -> String {
      PathText.normal(PathText.joined([context.host.workingFolder, path]))
    }
    return [
      NativeFunction(
        "join", "path, *parts", help: "The parts with / between.\n\n    os.path.join('data', 'x')"
      ) { arguments in
        let parts = try ([arguments["path"]] + arguments.rest).map { part in
          guard case .string(let part) = part else {
            throw Diagnostic(
              "TypeError", "a part of a path is a string, not \(part.describedForError)")
          }
          return part
        }
        return .string(PathText.joined(parts))
      },
      NativeFunction(
        "split", "path", help: "The folder and the name.\n\n    os.path.split('data/x.csv')"
      ) {
        let (head, tail) = PathText.split(try $0.string("path"))
        return .tuple([.string(head), .string(tail)])
      },
      NativeFunction(
        "splitext", "path", help: "The path and its ending.\n\n    os.path.splitext('x.csv')"
      ) {
        let (root, ending) = PathText.splitEnding(try $0.string("path"))
        return .tuple([.string(root), .string(ending)])
      },
      text("basename", "The name without its folder.") { PathText.split($0).tail },
      text("dirname", "The folder.") { PathText.split($0).head },
      text("normpath", "The path without `.` and `..`.") { PathText.normal($0) },
      text("abspath", "The path from the root.") { absolute($0) },
      text("realpath", "The path from the root.") { absolute($0) },
      text("expanduser", "The path with the home folder for ~.") {
        guard let home = context.host.environment["HOME"], $0 == "~" || $0.hasPrefix("~/") else {
          return $0
        }
        return home + $0.dropFirst()
      },
      text("expandvars", "The path as it is.") { $0 },
      text("normcase", "The path as it is.") { $0 },
      NativeFunction(
        "relpath", "path, start='.'",
        help: "How path is reached from start.\n\n    os.path.relpath('data/x', 'data')"
      ) { arguments in
        let start = absolute(try arguments.string("start"))
        return .string(PathText.relative(absolute(try arguments.string("path")), from: start))
      },
    ]
  }

  private static func questions(_ context: ModuleContext) -> [NativeFunction] {
    [
      question("exists", "Whether there is such a file or folder.") {
        context.host.kind(of: $0) != nil
      },
      question("isfile", "Whether that is a file.") { context.host.kind(of: $0) == .file },
      question("isdir", "Whether that is a folder.") { context.host.kind(of: $0) == .folder },
      question("isabs", "Whether the path starts at the root.") { $0.hasPrefix("/") },
      question("islink", "False: links are followed.") { _ in false },
      NativeFunction("getsize", "path", help: "The size of a file in bytes.") {
        .integer(try context.host.details(of: $0.string("path")).size)
      },
      NativeFunction("getmtime", "path", help: "When a file was changed.") {
        .float(try context.host.details(of: $0.string("path")).changed)
      },
    ]
  }

  private static func text(
    _ name: String, _ help: String, _ body: @escaping (String) -> String
  ) -> NativeFunction {
    NativeFunction(name, "path", help: "\(help)\n\n    os.path.\(name)('data/x.csv')") {
      .string(body(try $0.string("path")))
    }
  }

  private static func question(
    _ name: String, _ help: String, _ body: @escaping (String) -> Bool
  ) -> NativeFunction {
    NativeFunction(name, "path", help: "\(help)\n\n    os.path.\(name)('data')") {
      .boolean(body(try $0.string("path")))
    }
  }
}
