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
    if let value = value(at: name, or: module(called:)) { return describe(value, as: name) }
    if let module = try? library.module(named: name), let help = module.help { return help + "\n" }
    let known =
      interpreter.names + Self.topics.keys + SessionCommand.all.map(\.name) + Library.names
    throw Diagnostic(
      "NameError", "there is nothing about '\(name)'", at: place,
      hint: nearest(to: name, in: known).map { "?" + $0 } ?? "?help")
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
    guard isGiven(name), !text.contains("\n    ") else { return text + "\n" }
    return "\(text)\n\n    \(name)\n"
  }

  /// Whether a name is one that a module or the session has, and none of the user's.
  private func isGiven(_ name: String) -> Bool {
    guard let point = name.lastIndex(of: ".") else {
      return ["__name__", "__file__"].contains(name)
    }
    let owner = value(at: String(name[..<point]), or: module(called:))
    return owner?.object(as: ModuleObject.self) != nil
  }

  private static let overview = """
    Paste a chapter's code, with its >>> prompts and printed output, or say it in sentences:

        net lenet = 1x28x28 -> conv 20 5x5 relu -> pool 2x2 -> dense 100 relu -> softmax 10
        train lenet on mnist for 3 epochs batch 10 rate 0.03 l2 0.1
        test lenet on mnist
        plot lenet.history
        show lenet.filters(1)
        show lenet.errors(mnist.test)

    ?net ?train ?show ?mnist ?network3 explain these; ?language says what of Python there is,
    ?modules what can be imported, ?commands what begins with %. Ctrl-C stops, Ctrl-D leaves.

    """

  /// What can be asked about and is no name of the session.
  static let topics: [String: String] = [
    "net": """
    net NAME = SHAPE -> LAYER -> LAYER ...
    SHAPE is 784 or 1x28x28. A layer is a word, its size and options in any order:
      conv 20 5x5 [stride 2] [pad same] [relu|sigmoid|tanh|linear] [dropout 0.5]
      pool 2x2 [max|mean|l2] [stride 2]
      dense 100 [relu|sigmoid|tanh|linear] [dropout 0.5]
      softmax 10 [dropout 0.5]
      rnn 100 [tanh|relu|sigmoid|linear] [dropout 0.5], lstm 100 [...], gru 100 [...]
      flatten
    Recurrent layers (rnn, lstm, gru) take a sequence, steps x features, such as 28x28: an image row
    by row. They give their last state, or all of them to a recurrent layer behind.

        net lenet = 1x28x28 -> conv 20 5x5 relu -> pool 2x2 -> dense 100 relu -> softmax 10

    """,
    "language": """
    Python as the chapters write it, 2 and 3: numbers of any size, strings, lists, tuples, dicts
    and sets; if, for, while, def, lambda, class, try, raise, with, yield, decorators,
    comprehensions, slices, import, assert, print both ways; "%d" % x, "{0:.2f}".format(x) and
    f"{x}", complex numbers, classes that inherit from list, dict and the like. Not there yet:
    async, match and :=.
    A session follows Python 3 until a statement that only Python 2 accepts; %dialect decides.

        [k ** 2 for k in range(5)]

    """,
    "modules": """
    A program can import \(Library.names.joined(separator: ", ")),
    and NAME.py of the session's folder as NAME.

        import numpy as np

    """,
    "commands": SessionCommand.all.map { "\($0.usage)  \($0.summary)\n" }.joined()
      + "\n    %who\n",
  ]
}

extension StringProtocol {
  /// The string without the characters at both ends for which `isTrimmed` holds.
  func trimming(_ isTrimmed: (Character) -> Bool) -> String {
    var rest = String(drop(while: isTrimmed))
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}
