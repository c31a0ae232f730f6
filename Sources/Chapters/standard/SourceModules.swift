import Interpreter
import Language

/// Python's modules that are written in the chapters' own language, and compiled at the first import.
enum SourceModules {
  private static let sources: [String: (help: String, text: String)] = [
    "abc": ("classes whose methods a subclass has to define.", abcSource),
    "argparse": ("the options of a program: parse_args takes them as a list.", argparseSource),
    "contextlib": ("what `with` can enter: contextmanager and others.", contextlibSource),
    "dataclasses": ("classes made from annotated names.", dataclassesSource),
    "enum": ("classes of named constants.", enumSource),
    "logging": ("messages with levels.", loggingSource),
    "typing": ("names for annotations, which nothing checks.", typingSource),
    "warnings": (
      "messages that a filter lets through, stops or turns into errors.", warningsSource
    ),
  ]

  /// The names of the modules.
  static let names: [String] = sources.keys.sorted() + ["functools"]

  /// The module `name`, if it is one of these.
  static func make(
    _ name: String, _ host: any Host, _ interpreter: Interpreter
  ) throws -> ModuleObject? {
    if name == "functools" {
      let text = SourceText(functoolsSource, name: name)
      return FunctoolsModule.make(ModuleContext(host: host, interpreter: interpreter))
        .with(try interpreter.members(of: text))
    }
    guard let source = sources[name] else { return nil }
    let text = SourceText(source.text, name: name)
    return ModuleObject(
      name, help: source.help, members: try interpreter.members(of: text))
  }
}
