import Interpreter
import Language

/// `json`: values as text.
enum JSONModule {
  private static let options =
    "skipkeys=False, ensure_ascii=True, indent=None, separators=None, sort_keys=False, default=None"

  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "json", help: "values as text.",
      functions: [
        NativeFunction(
          "loads", "s, encoding=None",
          help: "The value that a text writes.\n\n    json.loads('{\"a\": [1, 2]}')"
        ) { arguments in
          let text: String
          if case .bytes(let bytes) = arguments["s"] {
            text = try TextEncoding.utf8.text(bytes)
          } else {
            text = try arguments.string("s")
          }
          return try arguments.about("s") { try JSONReader.value(text) }
        },
        NativeFunction("load", "fp, encoding=None", help: "The value in an open file.") {
          arguments in
          guard let file = arguments["fp"].object(as: FileObject.self) else {
            throw arguments.error("fp", "load takes an open file", kind: "TypeError")
          }
          return try arguments.about("fp") {
            try JSONReader.value(TextEncoding.utf8.text(Array(file.take(nil))))
          }
        },
        NativeFunction(
          "dumps", "obj, " + options, help: "A value as text.\n\n    json.dumps({'a': [1, 2]})"
        ) { arguments in
          var writer = try JSONWriter(arguments, context)
          try arguments.about("obj") { try writer.write(arguments["obj"], depth: 0) }
          return .string(writer.text)
        },
        NativeFunction("dump", "obj, fp, " + options, help: "Writes a value to an open file.") {
          arguments in
          guard let file = arguments["fp"].object(as: FileObject.self) else {
            throw arguments.error("fp", "dump takes an open file", kind: "TypeError")
          }
          var writer = try JSONWriter(arguments, context)
          try arguments.about("obj") { try writer.write(arguments["obj"], depth: 0) }
          _ = try file.write(.string(writer.text))
          return .none
        },
      ], others: ["JSONDecodeError": context.interpreter.exceptionClass("JSONDecodeError")])
  }
}
