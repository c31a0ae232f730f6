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
      if let keys = context.keyOwner.flatMap(keys(of:)) {
        let words = keys.filter { $0.hasPrefix(path) }
        return (before.utf8.count - path.utf8.count, words)
      }
      let words = files(startingWith: path)
      let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
      return (before.utf8.count - name.utf8.count, words)
    }
    let words = Set(candidates(behind: context.lead)).filter { $0.hasPrefix(context.word) }.sorted()
    return (before.utf8.count - context.word.utf8.count, words)
  }

  private func candidates(behind context: Substring) -> [String] {
    if let statement = ExpectedWords.statement(behindCommandIn: context) {
      return candidates(behind: statement)
    }
    if ["%", "?%"].contains(context.trimming(\.isWhitespace)) {
      return SessionCommand.all.map(\.name)
    }
    if context.hasSuffix("?") {
      return interpreter.names + Self.topics.keys + Self.wordTopics.keys
    }
    if context.hasSuffix(".") {
      return CompletionContext.operand(endingIn: context.dropLast()).flatMap(value(written:))
        .map(interpreter.attributeNames(of:)) ?? []
    }
    let statement = context[LineScan(context).statementStart...]
    if let expected = ExpectedWords(behind: statement) { return words(expected) }
    let text = statement.drop(while: \.isWhitespace)
    if text.hasPrefix("import ") { return Self.moduleNames }
    if text.hasPrefix("from ") { return imported(behind: text.dropFirst(5)) }
    return interpreter.names + Self.keywords + (text.isEmpty ? ExpectedWords.verbs : [])
      + arguments(behind: context)
  }

  private func words(_ expected: ExpectedWords) -> [String] {
    /// The names of values, and of `mnist`, which no session has to assign.
    func names(_ isWanted: (Value) -> Bool) -> [String] {
      (interpreter.globals.names + ["mnist"]).filter { name in
        !Self.isValueName(name) && interpreter.value(of: name).map(isWanted) ?? false
      }
    }
    switch expected {
    case .words(let words): return words
    case .networks: return names(EverydayWords.isNetwork)
    case .data: return names(EverydayWords.isData)
    case .graphs: return names { $0.object(as: (any GraphShowing).self) != nil }
    case .pictures: return names { _ in true }
    case .numbers:
      return names { value in
        if case .boolean = value { false } else { value.number != nil }
      }
    }
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
    guard let callee = CompletionContext.openCall(in: context) else { return [] }
    return parameterNames(ofCallable: callee).map { $0 + "=" }
  }

  /// The keys that are strings, where `text` is a dictionary.
  private func keys(of text: String) -> [String]? {
    guard let value = value(written: text)?.plain, case .dictionary = value else { return nil }
    return try? value.elements().compactMap { key in
      if case .string(let name) = key { name } else { nil }
    }.sorted()
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

  private static let moduleNames = Library.names.filter {
    !$0.contains(".") || $0 == "theano.tensor"
  }
  private static let keywords = [
    "and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not",
    "or", "pass", "raise", "return", "try", "while", "with", "yield", "True", "False", "None",
  ]
}
