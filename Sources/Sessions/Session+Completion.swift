import Interpreter
import Language

extension Session {
  /// The words that could stand at `utf8Offset` of `line`, and where the word begins that they
  /// would replace.
  public func completions(in line: String, at utf8Offset: Int) -> (start: Int, words: [String]) {
    let before = String(decoding: Array(line.utf8.prefix(max(0, utf8Offset))), as: UTF8.self)
    let word = String(
      before.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
    let start = before.utf8.count - word.utf8.count
    let context = before.dropLast(word.count)
    return (start, Set(candidates(behind: context)).filter { $0.hasPrefix(word) }.sorted())
  }

  private func candidates(behind context: Substring) -> [String] {
    if context.hasSuffix("%") { return Self.commands.map(\.name) }
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
    if context.hasPrefix("import ") || context.hasPrefix("from ") { return ["network3", "numpy"] }
    let isStart = context.allSatisfy(\.isWhitespace)
    return interpreter.names + Self.keywords + (isStart ? Self.verbs : [])
  }

  /// The names behind the point of the dotted name that ends `context`.
  private func attributes(behind context: Substring) -> [String] {
    let isPart = { (character: Character) in
      character.isLetter || character.isNumber || character == "_" || character == "."
    }
    let path = String(context.reversed().prefix(while: isPart).reversed())
    var parts = path.split(separator: ".").map(String.init)
    guard !parts.isEmpty, var value = interpreter.value(of: parts.removeFirst()) else { return [] }
    for part in parts {
      guard case .object(let object) = value, let next = try? object.attribute(part) else {
        return []
      }
      value = next
    }
    return interpreter.attributeNames(of: value)
  }

  private static let layerWords = [
    "conv", "pool", "dense", "softmax", "flatten", "rnn", "lstm", "gru",
  ]
  private static let activations = ["relu", "sigmoid", "tanh", "linear"]
  private static let options = [
    "conv": activations + ["stride", "pad", "same", "valid", "dropout"],
    "pool": ["max", "mean", "l2", "stride"], "dense": activations + ["dropout"],
    "softmax": ["dropout"],
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
