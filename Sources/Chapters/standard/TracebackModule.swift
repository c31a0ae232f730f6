import Interpreter
import Language

/// `traceback`: the text of the exception that is being handled.
enum TracebackModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "traceback", help: "the text of the exception that is being handled.",
      functions: [
        NativeFunction(
          "format_exc", "limit=None, chain=True",
          help: "The text of the exception, with its places."
        ) { _ in .string(try text(context)) },
        NativeFunction(
          "print_exc", "limit=None, file=None, chain=True",
          help: "Writes the exception, with its places."
        ) { arguments in
          try write(try text(context), arguments, context)
        },
        NativeFunction(
          "format_exception_only", "exception, value=None", help: "The last line of the text."
        ) { arguments in
          let value = arguments["value"].isNone ? arguments["exception"] : arguments["value"]
          return .list([.string(context.interpreter.description(ofException: value) + "\n")])
        },
        NativeFunction(
          "format_exception", "exception, value=None, tb=None, limit=None, chain=True",
          help: "The lines of the text."
        ) { _ in .list([.string(try text(context))]) },
        NativeFunction(
          "print_exception", "exception, value=None, tb=None, limit=None, file=None, chain=True",
          help: "Writes the exception, with its places."
        ) { arguments in try write(try text(context), arguments, context) },
        NativeFunction("print_stack", "*values, **named", help: "Accepted.") { _ in .none },
        NativeFunction("format_tb", "*values, **named", help: "The places of the exception.") { _ in
          .list(
            (context.interpreter.lastException?.places ?? []).reversed().map { .string(line($0)) })
        },
      ])
  }

  private static func text(_ context: ModuleContext) throws -> String {
    guard let last = context.interpreter.lastException else { return "NoneType: None\n" }
    // The outermost call comes first, as in Python.
    let lines = last.places.reversed().map(line).joined()
    return "Traceback (most recent call last):\n" + lines
      + context.interpreter.description(ofException: last.exception) + "\n"
  }

  private static func line(_ place: Place) -> String {
    let line = place.source.position(of: Int(place.range.lower)).line + 1
    let text = place.source.line(line - 1).trimmingSpaces
    return "  File \"\(place.source.name)\", line \(line)\n" + (text.isEmpty ? "" : "    \(text)\n")
  }

  private static func write(
    _ text: String, _ arguments: BoundArguments, _ context: ModuleContext
  ) throws -> Value {
    guard !arguments["file"].isNone else {
      context.interpreter.write(text)
      return .none
    }
    let method = try context.interpreter.attribute(
      "write", of: arguments["file"], site: arguments.site)
    _ = try context.call(method, [.string(text)], arguments.site)
    return .none
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var rest = Substring(self)
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
