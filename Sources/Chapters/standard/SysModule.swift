import Interpreter
import Language
import OrderedCollections

/// `sys`: what a program asks about its interpreter.
enum SysModule {
  static func make(_ context: ModuleContext, exit: @escaping (BoundArguments) throws -> Value)
    -> ModuleObject
  {
    let isOld = context.isPython2
    let version = isOld ? [2, 7, 18] : [3, 11, 2]
    let versionKind = NamedTuple.Kind(
      "sys.version_info", ["major", "minor", "micro", "releaselevel", "serial"])
    let floatKind = NamedTuple.Kind(
      "sys.float_info",
      [
        "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig",
        "epsilon", "radix", "rounds",
      ])
    let output = Value.object(StreamObject("<stdout>", context: context))
    return ModuleObject(
      "sys", help: "what a program asks about its interpreter.",
      functions: [
        NativeFunction("exit", "status=0", help: "Leaves the session.", body: exit),
        NativeFunction(
          "setrecursionlimit", "limit",
          help: "Accepted: nnrepl has bounds of its own.\n\n    sys.setrecursionlimit(5000)"
        ) { _ in .none },
        NativeFunction(
          "getrecursionlimit", "", help: "How deeply functions may call each other."
        ) { _ in .integer(1000) },
        NativeFunction(
          "getsizeof", "x, default=0", help: "Roughly the bytes that x takes."
        ) { arguments in
          .integer(56 + 8 * ((try? arguments["x"].length()) ?? 0))
        },
        NativeFunction(
          "exc_info", "", help: "The error being handled: none outside `except`."
        ) { _ in
          guard let last = context.interpreter.lastException else {
            return .tuple([.none, .none, .none])
          }
          return .tuple([last.type, last.exception, .none])
        },
        NativeFunction("getdefaultencoding", "", help: "'utf-8'.") { _ in .string("utf-8") },
        NativeFunction(
          "intern", "text", help: "text as it is."
        ) { $0["text"] },
      ],
      others: [
        "stdout": output, "__stdout__": output,
        "stderr": .object(StreamObject("<stderr>", context: context)),
        "argv": .list([.string("")]),
        "version": .string(version.map { String($0) }.joined(separator: ".") + " (nnrepl)"),
        "version_info": .object(
          NamedTuple(
            versionKind, version.map { .integer($0) } + [.string("final"), .integer(0)])),
        "maxsize": .integer(.max), "maxint": .integer(.max), "maxunicode": .integer(0x10_ffff),
        "path": .list([.string("")]), "modules": .dictionary(DictionaryObject()),
        "platform": .string(isOld ? "linux2" : "linux"), "byteorder": .string("little"),
        "executable": .string("nnrepl"),
        "float_info": .object(
          NamedTuple(
            floatKind,
            [
              .float(.greatestFiniteMagnitude), .integer(1024), .integer(308),
              .float(.leastNormalMagnitude), .integer(-1021), .integer(-307), .integer(15),
              .integer(53), .float(.ulpOfOne), .integer(2), .integer(1),
            ])),
      ])
  }
}

/// `sys.stdout`: where a session writes.
final class StreamObject: NativeObject {
  private let name: String
  private let context: ModuleContext

  init(_ name: String, context: ModuleContext) {
    self.name = name
    self.context = context
  }

  private func write(_ text: String) {
    if name == "<stderr>" { context.host.writeError(text) } else { context.interpreter.write(text) }
  }

  var typeName: String { "file" }
  var representation: String { "<open file '\(name)', mode 'w'>" }
  var attributeNames: [String] { ["write", "writelines", "flush", "isatty", "encoding"] }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "encoding": .string("utf-8")
    case "name": .string(self.name)
    case "softspace": .integer(0)
    case "write":
      .native(
        NativeFunction(name, "text", help: "Writes text.\n\n    sys.stdout.write('a')") {
          [self] arguments in
          let text = try arguments.string("text")
          write(text)
          return context.isPython2 ? .none : .integer(text.unicodeScalars.count)
        })
    case "writelines":
      .native(
        NativeFunction(name, "lines", help: "Writes each of lines.") { [self] arguments in
          for line in try arguments["lines"].elements() { write(line.text) }
          return .none
        })
    case "flush":
      .native(NativeFunction(name, "", help: "Nothing: all is written at once.") { _ in .none })
    case "isatty": .native(NativeFunction(name, "", help: "False.") { _ in .boolean(false) })
    default: nil
    }
  }
}
