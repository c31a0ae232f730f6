extension Parser {
  private static let layerWords = [
    "conv", "pool", "dense", "softmax", "flatten", "rnn", "lstm", "gru",
  ]
  /// Layers that the design names but that do not exist yet.
  private static let laterLayerWords: Set<String> = ["embed"]
  private static let activations = ["relu", "sigmoid", "tanh", "linear"]
  private static let paddings = ["valid", "same"]
  private static let poolingModes = ["max", "mean", "l2"]

  /// `net NAME = SHAPE -> LAYER -> …`.
  mutating func netSentence() throws(SyntaxFailure) -> Statement.Kind {
    let start = start
    let function = verb("network")
    let (name, nameRange) = try self.name("the network's name")
    guard skip(.assign) else {
      throw unexpected(
        "expected `=` and the shape of the input", hint: "net \(name) = 784 -> dense 10")
    }
    definedNames.insert(name)
    let isBlock = try opensNetBlock()
    let shape = try inputShape()
    var tallest = height
    let layersStart = self.start
    var layers: [Expression] = []
    while try continuesNet(isBlock) {
      layers.append(try layer())
      tallest = max(tallest, height)
    }
    guard let first = layers.first else {
      throw unexpected("expected `->` and a layer", hint: "-> dense 10")
    }
    let end = previousEnd
    if isBlock { try closeNetBlock() }
    let list = Expression(
      .list(layers), SourceRange(min(layersStart, Int(first.range.lower)), end))
    guard tallest + 2 <= Self.tallestExpression else {
      throw failure("a layer's size is too long an expression", at: first.range)
    }
    height = tallest + 2
    let call = Expression(
      .call(function, [Argument(.positional, shape), Argument(.positional, list)]),
      SourceRange(start, end))
    return .assignment([Expression(.name(name), nameRange)], call)
  }

  /// Whether the description stands in an indented block below.
  private mutating func opensNetBlock() throws(SyntaxFailure) -> Bool {
    guard kind == .newline else { return false }
    advance()
    guard kind == .indent else {
      var failure = unexpected("expected the shape of the input", hint: "`784` or `1x28x28`")
      failure.isAtEnd = isAtEnd
      throw failure
    }
    advance()
    return true
  }

  /// Goes over an arrow.
  ///
  /// In a block the end of a line will do.
  private mutating func continuesNet(_ isBlock: Bool) throws(SyntaxFailure) -> Bool {
    if skip(.arrow) { return true }
    guard isBlock, kind == .newline else {
      if endsStatement { return false }
      if let size = spacedSize {
        throw unexpected("a shape has `x` between its numbers, and no blanks", hint: size)
      }
      throw unexpected("expected `->` between the shape and the layers", hint: "->")
    }
    advance()
    return kind != .dedent && kind != .end
  }

  /// The size that `1 x 28 x 28` or `1*28*28` around the current token means.
  private var spacedSize: String? {
    func isSign(_ token: Token) -> Bool {
      token.kind == .symbol(.star) || (token.kind == .name && source[token.range] == "x")
    }
    guard index > 0, tokens[index - 1].kind == .number, isSign(token) else { return nil }
    var size = source[tokens[index - 1].range]
    var next = index
    while next + 1 < tokens.count, isSign(tokens[next]), tokens[next + 1].kind == .number {
      size += "x" + source[tokens[next + 1].range]
      next += 2
    }
    return next > index ? size : nil
  }

  private mutating func closeNetBlock() throws(SyntaxFailure) {
    guard kind == .dedent || kind == .end else {
      throw unexpected("this line does not belong to the network's block")
    }
    if kind == .dedent { advance() }
    endsInBlock = true
  }

  /// `784`, `1x28x28`, or an expression in brackets.
  private mutating func inputShape() throws(SyntaxFailure) -> Expression {
    if let size = try size() { return size }
    let start = start
    guard kind == .name || kind == .number || kind == .symbol(.openParenthesis) else {
      throw unexpected("expected the shape of the input", hint: "`784` or `1x28x28`")
    }
    let value = try postfix()
    if case .tuple = value.kind { return value }
    return try make(.tuple([value]), from: start, over: height)
  }

  /// `5x5`, `1x28x28`: a tuple of the numbers, which the lexer gives as a number and a name.
  private mutating func size() throws(SyntaxFailure) -> Expression? {
    guard kind == .number, kind(ahead: 1) == .name,
      tokens[index + 1].range.lower == token.range.upper
    else { return nil }
    let whole = token.range.union(tokens[index + 1].range)
    var numbers: [Expression] = []
    var start = Int(whole.lower)
    for part in source[whole].split(separator: "x", omittingEmptySubsequences: false) {
      guard let value = Int(part), part.utf8.allSatisfy(Characters.isDigit) else {
        throw failure("`\(source[whole])` is no size", at: whole, hint: "5x5")
      }
      let end = start + part.utf8.count
      numbers.append(Expression(.integer(value), SourceRange(start, end)))
      start = end + 1
    }
    advance()
    advance()
    height = 2
    return Expression(.tuple(numbers), whole)
  }

  // MARK: - Layers

  private mutating func layer() throws(SyntaxFailure) -> Expression {
    guard let word else {
      throw unexpected("expected a layer behind `->`", hint: "dense 100")
    }
    if Self.laterLayerWords.contains(word) {
      throw unexpected("`\(word)` is not in nnrepl yet")
    }
    guard Self.layerWords.contains(word) else { throw unknown("layer", "", Self.layerWords) }
    let start = start
    let function = verb(word)
    var arguments: [Argument] = []
    var tallest = 0
    func add(_ kind: Argument.Kind, _ value: Expression, _ height: Int) {
      arguments.append(Argument(kind, value))
      tallest = max(tallest, height)
    }
    switch word {
    case "conv":
      // The size alone: the number of filters is missing.
      if kind == .number, kind(ahead: 1) == .name, let size = try size() {
        throw failure(
          "expected the number of filters before the size", at: size.range,
          hint: "conv 20 \(source[size.range])")
      }
      add(.positional, try sentenceValue(behind: "conv"), height)
      add(.positional, try requiredSize(behind: "conv 20", example: "5x5"), height)
    case "pool":
      add(.positional, try requiredSize(behind: "pool", example: "2x2"), height)
    case "dense", "softmax", "rnn", "lstm", "gru":
      add(.positional, try sentenceValue(behind: word), height)
    default: break
    }
    var given: Set<String> = []
    while !endsStatement, kind != .symbol(.arrow) {
      let (parameter, value) = try layerOption(of: word, &given)
      add(.keyword(parameter), value, height)
    }
    return try make(.call(function, arguments), from: start, over: tallest)
  }

  private mutating func requiredSize(
    behind before: String, example: String
  ) throws(SyntaxFailure) -> Expression {
    if let size = try size() { return size }
    if kind == .symbol(.openParenthesis) || kind == .name {
      return try postfix(attached: true)
    }
    throw unexpected(
      "expected a size behind `\(before)`", hint: "\(example)")
  }

  /// The words that may follow a layer's size.
  private static func options(of layer: String) -> [String] {
    switch layer {
    case "conv": ["stride", "pad"] + activations + ["dropout"]
    case "pool": poolingModes + ["stride"]
    case "dense", "rnn": activations + ["dropout"]
    case "softmax", "lstm", "gru": ["dropout"]
    default: []
    }
  }

  private mutating func layerOption(
    of layer: String, _ given: inout Set<String>
  ) throws(SyntaxFailure) -> (parameter: String, value: Expression) {
    let options = Self.options(of: layer)
    guard !options.isEmpty else {
      if case .invalid = kind { throw unexpected("") }
      throw unexpected("`\(layer)` takes nothing", hint: "`->` before the next layer")
    }
    if let word, Self.layerWords.contains(word), !options.contains(word) {
      throw unexpected("expected `->` before the next layer", hint: "-> \(word)")
    }
    guard let option = word, options.contains(option) else {
      throw unknown("option", "of `\(layer)`", options)
    }
    let parameter =
      switch option {
      case "stride", "pad", "dropout": option
      default: layer == "pool" ? "mode" : "activation"
      }
    guard given.insert(parameter).inserted else {
      throw unexpected("the \(parameter) is given twice")
    }
    switch option {
    case "stride":
      advance()
      if let size = try size() { return (parameter, size) }
      return (parameter, try sentenceValue(behind: option))
    case "dropout":
      advance()
      return (parameter, try sentenceValue(behind: option))
    case "pad":
      advance()
      guard let word, Self.paddings.contains(word) else {
        throw unknown("padding", "", Self.paddings)
      }
      return (parameter, wordValue(word))
    default: return (parameter, wordValue(option))
    }
  }
}
