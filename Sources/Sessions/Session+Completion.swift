import Chapters
import Interpreter
import Language

extension Session {
  /// The words that could stand at `utf8Offset` of `line`, and where the word begins that they
  /// would replace.
  public func completions(in line: String, at utf8Offset: Int) -> (start: Int, words: [String]) {
    let before = String(decoding: Array(line.utf8.prefix(max(0, utf8Offset))), as: UTF8.self)
    let context = CompletionContext(before)
    if let path = context.path {
      let words = files(startingWith: path)
      let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
      return (before.utf8.count - name.utf8.count, words)
    }
    let words = Set(candidates(behind: context.lead)).filter { $0.hasPrefix(context.word) }.sorted()
    return (before.utf8.count - context.word.utf8.count, words)
  }

  private func candidates(behind context: Substring) -> [String] {
    if context.hasSuffix("%") { return SessionCommand.all.map(\.name) }
    if context.hasSuffix("?") {
      return interpreter.names + Self.topics.keys + ["help"]
    }
    if context.hasSuffix(".") { return attributes(behind: context.dropLast()) }
    if context.hasPrefix("net "), let layer = context.split(separator: "->").last {
      let words = layer.split(separator: " ")
      if context.trimming({ $0 == " " }).hasSuffix("->") || words.isEmpty { return Self.layerWords }
      return context.contains("->") ? Self.options[String(words[0])] ?? [] : []
    }
    if context.hasPrefix("train "), context.contains(" on ") { return Self.trainOptions }
    if context.hasPrefix("import ") { return Self.moduleNames }
    if context.hasPrefix("from ") { return imported(behind: context.dropFirst(5)) }
    let isStart = context.allSatisfy(\.isWhitespace)
    return interpreter.names + Self.keywords + (isStart ? Self.verbs : [])
      + arguments(behind: context)
  }

  /// What may follow `from `: a module, `import`, or the module's names.
  private func imported(behind context: Substring) -> [String] {
    let words = context.split { $0 == " " || $0 == "," || $0 == "(" }
    guard let module = words.first, context.contains(" ") else { return Self.moduleNames }
    guard words.contains("import") else { return ["import"] }
    return (try? interpreter.importedModule(named: String(module)).attributeNames) ?? []
  }

  /// `name=` for each parameter of the call that the cursor stands in.
  private func arguments(behind context: Substring) -> [String] {
    guard let callee = CompletionContext.openCall(in: context),
      let value = try? value(at: callee)
    else { return [] }
    return Self.parameterNames(of: value).map { $0 + "=" }
  }

  private static func parameterNames(of value: Value) -> [String] {
    switch value {
    case .native(let function):
      return (function.parameters.positional + function.parameters.keywordOnly).map(\.name)
    case .function(let function): return function.parameterNames
    default: return []
    }
  }

  /// The files and folders whose path begins like `path`; folders end with `/`.
  private func files(startingWith path: String) -> [String] {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    let name = parts.last ?? ""
    let place = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
    let names = (try? self.names(in: place)) ?? []
    return names.filter { $0.hasPrefix(name) && (!$0.hasPrefix(".") || name.hasPrefix(".")) }
      .map { kind(of: place + "/" + $0) == .folder ? $0 + "/" : $0 }
  }

  /// The names behind the point of the dotted name that ends `context`.
  private func attributes(behind context: Substring) -> [String] {
    let path = CompletionContext.dottedName(endingIn: context)
    guard let value = try? value(at: path) else { return [] }
    return interpreter.attributeNames(of: value)
  }

  private static let moduleNames = Library.names.filter {
    !$0.contains(".") || $0 == "theano.tensor"
  }
  private static let layerWords = [
    "conv", "pool", "dense", "softmax", "flatten", "rnn", "lstm", "gru",
  ]
  private static let activations = ["relu", "sigmoid", "tanh", "linear"]
  private static let options = [
    "conv": activations + ["stride", "pad", "same", "valid", "dropout"],
    "pool": ["max", "mean", "l2", "stride"], "dense": activations + ["dropout"],
    "softmax": ["dropout"], "rnn": activations,
  ]
  private static let trainOptions = [
    "mnist", "for", "epochs", "batch", "rate", "l2", "momentum", "with", "sgd", "rmsprop",
    "adagrad", "adam",
  ]
  private static let verbs = ["net", "train", "test", "plot", "show"]
  private static let keywords = [
    "and", "as", "assert", "break", "continue", "def", "del", "elif", "else", "for", "from",
    "global", "if", "import", "in", "is", "lambda", "not", "or", "pass", "return", "while", "True",
    "False", "None",
  ]
}
