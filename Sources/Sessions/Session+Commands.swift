import Chapters
import Figures
import Interpreter
import Language
import Tensors
import TerminalText

extension Session {
  /// Lines that notebooks have for IPython's sake and that mean nothing here.
  private static let ignored: Set<String> = [
    "load_ext", "autoreload", "config",
  ]

  func perform(_ command: Command, at place: Place) throws {
    let arguments = command.arguments
    switch command.name {
    case "?", "??": try output.write(help(on: arguments, at: place))
    case "who": output.write(who())
    case "time": try time(command, place)
    case "timeit": try timeRuns(of: command.arguments, place)
    case "profile": try profile(command, place)
    case "history": try output.write(pastStatements(arguments))
    case "graph": output.write(try graph(of: arguments, place))
    case "save": try save(to: arguments, place)
    case "load": try load(from: arguments, place)
    case "restore": try restore(arguments, place)
    case "seed":
      guard let number = UInt64(arguments) else {
        throw Diagnostic(
          "ValueError", "a seed is a whole number from 0 up, not '\(arguments)'", at: place,
          hint: "%seed 1")
      }
      seed(number)
    case "graphics": try setGraphics(arguments, place)
    case "dialect": try setDialect(arguments, place)
    case "reset": reset()
    case "matplotlib", "pylab": library.pyplot.drawsAtEndOfCell = true
    case "!":
      throw Diagnostic("PermissionError", "nnrepl runs no other programs", at: place)
    case let name where Self.ignored.contains(name): break
    default:
      let names = SessionCommand.all.map(\.name)
      throw Diagnostic(
        "NameError", "there is no command %\(command.name)", at: place,
        hint: (names.first { $0.hasPrefix(command.name) } ?? nearest(to: command.name, in: names))
          .map { "%" + $0 } ?? names.map { "%" + $0 }.joined(separator: ", "))
    }
  }

  private func who() -> String {
    let names = interpreter.globals.names.filter { !Self.isValueName($0) }.sorted().compactMap {
      name in
      interpreter.globals[name].map { (key: name, value: $0) }
    }
    guard !names.isEmpty else { return "no names yet\n" }
    let width = names.map { displayWidth($0.key) }.max() ?? 0
    return names.map { name, value in
      name + String(repeating: " ", count: width - displayWidth(name) + 2) + describe(value) + "\n"
    }.joined()
  }

  /// A value in a few words: its type and, where it has one, its size.
  private func describe(_ value: Value) -> String {
    switch value {
    case .list, .tuple, .dictionary, .set, .string:
      return "\(value.typeName) of \((try? value.length()) ?? 0)"
    case .native(let function): return function.usage
    case .function(let function): return function.signature
    case .object(let object):
      if let array = object as? ArrayObject {
        let shape = array.tensor.shape.map(String.init).joined(separator: "x")
        return "array \(shape) \(array.tensor.dtype.name)"
      }
      if object is ModuleObject { return object.representation }
      let line = object.representation
      return line.contains("\n") ? object.typeName : line
    default:
      return "\(value.typeName) \(value.describedForError)"
    }
  }

  private func graph(of name: String, _ place: Place) throws -> String {
    guard !name.isEmpty, let value = value(at: name) else {
      throw Diagnostic(
        "NameError", name.isEmpty ? "%graph wants a name" : "there is no '\(name)'", at: place,
        hint: "%graph f, for a function f = theano.function(…)")
    }
    guard case .object(let object) = value, let shown = object as? any GraphShowing else {
      throw Diagnostic(
        "TypeError", "\(name) is \(value.describedForError), which has no graph", at: place,
        hint: "%graph f, for a function f = theano.function(…)")
    }
    return try shown.graphListing()
  }

  private func time(_ command: Command, _ place: Place) throws {
    let start = ContinuousClock.now
    try runArgument(of: command, place)
    output.write("time \(Self.text(of: ContinuousClock.now - start))\n")
  }

  private func profile(_ command: Command, _ place: Place) throws {
    guard !command.arguments.isEmpty else {
      throw Diagnostic(
        "ValueError", "%profile wants a statement that trains a network", at: place,
        hint: "%profile train lenet on mnist")
    }
    profilesTraining = true
    defer { profilesTraining = false }
    try runArgument(of: command, place)
  }

  /// Runs the statement behind a command.
  private func runArgument(of command: Command, _ place: Place) throws {
    let source = SourceText(command.arguments, name: place.source.name)
    let program = try Parser.parse(source, dialect: dialect)
    try interpreter.run(program.statements, of: source)
  }

  static func text(of duration: Duration) -> String {
    let seconds = duration / .seconds(1)
    let (value, unit) =
      seconds >= 1
      ? (seconds, "s")
      : seconds >= 1e-3
        ? (seconds * 1e3, "ms") : seconds >= 1e-6 ? (seconds * 1e6, "µs") : (seconds * 1e9, "ns")
    return NumberText.formatted(value, "g", precision: 3) + " " + unit
  }

  private func setGraphics(_ arguments: String, _ place: Place) throws {
    if let face = Face(rawValue: arguments) {
      output.setFace(face)
    } else if arguments == "auto" {
      output.setFace(nil)
    } else if arguments.isEmpty || arguments == "why" {
      output.write(output.faceReport.map { $0 + "\n" }.joined())
    } else {
      throw Diagnostic(
        "ValueError", "pictures cannot be drawn as '\(arguments)'", at: place,
        hint: "%graphics " + Face.allCases.map(\.rawValue).joined(separator: " or "))
    }
  }

  private func setDialect(_ arguments: String, _ place: Place) throws {
    switch arguments {
    case "2": choose(.python2)
    case "3": choose(.python3)
    case "": output.write("Python \(dialect == .python2 ? 2 : 3)\n")
    default:
      throw Diagnostic(
        "ValueError", "there are the rules of Python 2 and of Python 3, not '\(arguments)'",
        at: place, hint: "%dialect 2")
    }
  }
}
