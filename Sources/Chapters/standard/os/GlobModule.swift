import Interpreter
import Interruptions
import Language

/// `glob` and `fnmatch`: files by patterns of names.
enum GlobModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "glob", help: "files by patterns of names.",
      functions: ["glob", "iglob"].map { name in
        NativeFunction(
          name, "pathname, recursive=False",
          help: "The paths that fit a pattern with *, ? and [].\n\n    glob.\(name)('*.csv')"
        ) { arguments in
          let paths = try found(try arguments.string("pathname"), context)
          let values = paths.map { Value.string($0) }
          return name == "glob" ? .list(values) : .object(ValueIterator(values))
        }
      })
  }

  static func fnmatch(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "fnmatch", help: "names by patterns.",
      functions: [
        NativeFunction(
          "fnmatch", "name, pat",
          help: "Whether a name fits.\n\n    fnmatch.fnmatch('a.py', '*.py')"
        ) { .boolean(PathText.fits(try $0.string("name"), try $0.string("pat"))) },
        NativeFunction(
          "filter", "names, pat", help: "The names that fit.\n\n    fnmatch.filter(['a'], 'a*')"
        ) { arguments in
          let pattern = try arguments.string("pat")
          return .list(
            try arguments["names"].elements().filter { PathText.fits($0.text, pattern) })
        },
      ])
  }

  private static func found(_ pattern: String, _ context: ModuleContext) throws -> [String] {
    let isAbsolute = pattern.hasPrefix("/")
    var paths = [isAbsolute ? "/" : ""]
    for part in pattern.split(separator: "/").map(String.init) {
      try Interruption.check()
      if !part.contains(where: { "*?[".contains($0) }) {
        // Folders above the session's own cannot be asked about; what is below them can.
        paths = paths.map { PathText.joined([$0, part]) }
        continue
      }
      paths = paths.flatMap { folder -> [String] in
        let names = (try? context.host.names(in: folder.isEmpty ? "." : folder)) ?? []
        return names.filter { name in
          (part.hasPrefix(".") || !name.hasPrefix(".")) && PathText.fits(name, part)
        }.map { PathText.joined([folder, $0]) }
      }
    }
    return paths.filter { context.host.kind(of: $0) != nil }
  }
}
