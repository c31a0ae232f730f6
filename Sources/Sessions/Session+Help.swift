import Chapters
import Interpreter
import Language

extension Session {
  /// What `?subject` shows.
  func help(on subject: String, at place: Place) throws -> String {
    let name = subject.trimming { $0 == "?" || $0 == " " || $0 == "%" }
    if name.isEmpty || name == "help" { return Self.overview }
    if let text = Self.topics[name] { return text }
    if let command = SessionCommand.all.first(where: { $0.name == name }) { return command.page }
    if let value = value(at: name, or: module(called:)) ?? element(written: name) {
      return describe(value, as: name)
    }
    if let module = try? library.module(named: name), let help = module.help { return help + "\n" }
    if let text = Self.wordTopics[name] ?? Library.methodPage(of: name) { return text }
    // Of `?conv 20` and `?lenet.filters(1)` what comes first is meant.
    let first = name.prefix { CompletionContext.isNamePart($0) || $0 == "." }
    if !first.isEmpty, first.endIndex < name.endIndex,
      let text = try? help(on: String(first), at: place)
    {
      return text
    }
    let known =
      interpreter.names + Self.topics.keys + Self.wordTopics.keys
      + SessionCommand.all.map(\.name) + Library.names
    throw Diagnostic(
      "NameError", "there is nothing about '\(name)'", at: place,
      hint: nearest(to: name, in: known).map { "?" + $0 } ?? "?help")
  }

  /// The function `help`, which says of a value what `?` says of its name.
  var helpFunction: NativeFunction {
    NativeFunction(
      "help", "subject=None", help: "What `?` says of the subject.\n\n    help(len)"
    ) { [unowned self] arguments in
      output.write(try help(arguments))
      return .none
    }
  }

  private func help(_ arguments: BoundArguments) throws -> String {
    guard arguments.isGiven("subject") else { return Self.overview }
    let place = arguments.place(of: "subject")
    let value = arguments["subject"]
    if case .string(let subject) = value { return try help(on: subject, at: place) }
    let written = place.source[place.range]
    return self.value(at: written).map { describe($0, as: written) }
      ?? describe(value, as: value.typeName)
  }

  /// The value of an element that is asked about, such as `mnist.test[7]`.
  private func element(written text: String) -> Value? {
    let isName = text.first.map { $0.isLetter || $0 == "_" } ?? false
    return isName && text.hasSuffix("]") && !text.contains(":") ? value(written: text) : nil
  }

  /// The module that a name of the chapters stands for, such as `plt`, imported or not.
  private func module(called name: String) -> Value? {
    let name = Library.shortNames[name] ?? name
    guard Library.names.contains(name) else { return nil }
    return (try? library.module(named: name)).map { .object($0) }
  }

  private func describe(_ value: Value, as name: String) -> String {
    let text: String
    switch value {
    case .native(let function): return "\(function.usage)\n\(function.help)\n"
    case .function(let function): return function.help + "\n"
    case .object(let object):
      text = object.help ?? "\(name): \(object.typeName)\n\(object.representation)"
    default: text = "\(name): \(value.typeName)\n\(value.representation)"
    }
    let example = Self.example(of: value, called: name) ?? (isGiven(name) ? name : nil)
    guard let example, !text.contains("\n    ") else { return text + "\n" }
    return "\(text)\n\n    \(example)\n"
  }

  /// A statement that shows what a value is good for, where its type tells.
  private static func example(of value: Value, called name: String) -> String? {
    guard case .object(let object) = value, name != object.typeName else { return nil }
    switch object.typeName {
    case "history": return "plot \(name)"
    case "examples": return "show \(name)[0]"
    case "image", "confusion", "errors": return "show \(name)"
    default: return nil
    }
  }

  /// Whether a name is one that a module or the session has, and none of the user's.
  private func isGiven(_ name: String) -> Bool {
    guard let point = name.lastIndex(of: ".") else {
      return ["__name__", "__file__"].contains(name)
    }
    let owner = value(at: String(name[..<point]), or: module(called:))
    return owner?.object(as: ModuleObject.self) != nil
  }
}

extension StringProtocol {
  /// The string without the characters at both ends for which `isTrimmed` holds.
  func trimming(_ isTrimmed: (Character) -> Bool) -> String {
    var rest = String(drop(while: isTrimmed))
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}
