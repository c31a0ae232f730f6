extension Parser {
  /// The soft keywords: words of the language only where a sentence begins with them.
  static let sentenceVerbs = ["net", "train", "test", "plot", "show"]

  /// A sentence as the call it stands for, or nil where the line is Python.
  mutating func sentence() throws(SyntaxFailure) -> Statement.Kind? {
    guard let verb = word else { return nil }
    let next = kind(ahead: 1)
    switch verb {
    case "net" where next == .name:
      return try netSentence()
    case "train" where next == .name, "test" where next == .name:
      return .expression(try trainingSentence(verb), silent: false)
    case "plot" where beginsShown(next), "show" where beginsShown(next):
      return .expression(try showingSentence(verb), silent: false)
    default: return nil
    }
  }

  /// Whether what follows `plot` or `show` is shown, rather than a call or an operation.
  private func beginsShown(_ next: Token.Kind) -> Bool {
    switch next {
    case .name, .number, .string, .keyword(.none), .keyword(.true), .keyword(.false): true
    // `show[1]` takes an item; `show [a, b]` shows a list.
    case .symbol(.openBracket): tokens[index].range.upper < tokens[index + 1].range.lower
    default: false
    }
  }

  /// The built-in that the verb at the current token names.
  mutating func verb(_ name: String) -> Expression {
    defer { advance() }
    return leaf(.builtin(name), token.range)
  }

  // MARK: - train and test

  /// What may follow `train NAME on DATA`, with the name of the parameter it sets.
  private static let trainingOptions = [
    "for": "epochs", "batch": "batch", "rate": "rate", "l2": "l2", "momentum": "momentum",
    "with": "optimiser",
  ]
  private static let trainingOptionNames = ["for", "batch", "rate", "l2", "momentum", "with"]
  /// What the chapter and other libraries call the options.
  private static let otherNames = [
    "eta": "rate", "lr": "rate", "learning_rate": "rate", "lmbda": "l2", "reg": "l2",
    "epochs": "for 20 epochs", "batch_size": "batch", "mini_batch_size": "batch",
    "batchsize": "batch", "optimizer": "with", "optimiser": "with",
  ]
  private static let optimisers = ["sgd", "momentum", "rmsprop", "adagrad", "adam"]

  private mutating func trainingSentence(_ name: String) throws(SyntaxFailure) -> Expression {
    let start = start
    let function = verb(name)
    var arguments = [Argument(.positional, try postfix())]
    var tallest = height
    guard skip(word: "on") else {
      throw unexpected(
        "expected `on` and the data", hint: "\(name) \(source[arguments[0].value.range]) on mnist"
      )
    }
    guard kind == .name else {
      throw unexpected(
        "expected the name of the data",
        hint: kind == .symbol(.openParenthesis) ? "data = (…), then \(name) … on data" : "mnist")
    }
    arguments.append(Argument(.positional, try postfix()))
    tallest = max(tallest, height)
    if name == "train" {
      var given: Set<String> = []
      while !endsStatement {
        arguments.append(try trainingOption(&given))
        tallest = max(tallest, height)
      }
    } else if !endsStatement {
      throw unexpected("`test NAME on DATA` takes no options")
    }
    return try make(.call(function, arguments), from: start, over: tallest)
  }

  private mutating func trainingOption(
    _ given: inout Set<String>
  ) throws(SyntaxFailure) -> Argument {
    let range = token.range
    if case .invalid = kind { throw unexpected("") }
    let option = source[range]
    guard let parameter = Self.trainingOptions[option] else {
      if kind == .number, kind(ahead: 1) == .name,
        source[tokens[index + 1].range].hasPrefix("epoch")
      {
        throw unexpected("expected `for` before the epochs", hint: "for \(option) epochs")
      }
      var failure = unknown("option", "of `train`", Self.trainingOptionNames)
      if let name = Self.otherNames[option] { failure.diagnostic.hint = name }
      throw failure
    }
    guard given.insert(option).inserted else { throw unexpected("`\(option)` is given twice") }
    advance()
    if option == "with" {
      guard let word, Self.optimisers.contains(word) else {
        throw unknown("optimiser", "", Self.optimisers)
      }
      return Argument(.keyword(parameter), wordValue(word))
    }
    let value = try sentenceValue(behind: option)
    if option == "for" {
      guard skip(word: "epochs") || skip(word: "epoch") else {
        throw unexpected("expected `epochs` behind the number", hint: "for 20 epochs")
      }
    }
    return Argument(.keyword(parameter), value)
  }

  /// The word at the current token as a string.
  mutating func wordValue(_ word: String) -> Expression {
    defer { advance() }
    return leaf(.string(word), token.range)
  }

  /// A number, a name or an expression in brackets.
  mutating func sentenceValue(behind word: String) throws(SyntaxFailure) -> Expression {
    if kind == .symbol(.minus), kind(ahead: 1) == .number {
      let number = tokens[index + 1].range
      throw failure(
        "-\(source[number]) behind `\(word)`, but it must not be negative",
        at: token.range.union(number), hint: source[number])
    }
    guard startsExpression, kind != .string else {
      throw unexpected("expected a number behind `\(word)`", hint: quotedNumber)
    }
    return try postfix(attached: true)
  }

  /// The number in the string at the current token, where that is all that it holds.
  private var quotedNumber: String? {
    guard kind == .string else { return nil }
    let text = source[token.range].filter { $0 != "\"" && $0 != "'" }
    return Double(text) == nil ? nil : text
  }

  /// A mistake about a word that is not one of `known`.
  func unknown(_ what: String, _ place: String, _ known: [String]) -> SyntaxFailure {
    if case .invalid(let index) = kind { return failures[index] }
    let list = known.map { "`\($0)`" }.joined(separator: ", ")
    if kind == .newline || kind == .end {
      return unexpected("expected one of \(list)")
    }
    let typed = source[token.range]
    return unexpected(
      "`\(typed)` is no \(what)\(place.isEmpty ? "" : " \(place)"); there are \(list)",
      hint: nearest(to: typed, in: known))
  }

  // MARK: - plot and show

  private mutating func showingSentence(_ name: String) throws(SyntaxFailure) -> Expression {
    let start = start
    let function = verb(name)
    var tallest = 0
    var arguments = try commaSeparated { parser throws(SyntaxFailure) in
      let value = try parser.expression()
      tallest = max(tallest, parser.height)
      return Argument(.positional, value)
    }
    if skip(word: "to") {
      guard kind == .string || kind == .name else {
        throw unexpected(
          "expected a file's name behind `to`", hint: "to \"figure.png\"")
      }
      arguments.append(Argument(.keyword("save"), try postfix()))
      tallest = max(tallest, height)
    }
    return try make(.call(function, arguments), from: start, over: tallest)
  }
}
