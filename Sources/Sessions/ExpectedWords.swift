/// What may go on a sentence or a command, where that is less than any expression.
enum ExpectedWords: Equatable {
  /// One of these.
  case words([String])
  /// The name of a network.
  case networks
  /// The name of data to train or test with.
  case data
  /// The name of a function with a graph.
  case graphs
  /// The name of a number.
  case numbers
  /// The name of something that can be drawn.
  case pictures

  /// What may stand behind `lead`; nil for any piece of Python.
  init?(behind lead: Substring) {
    let text = lead.drop(while: \.isWhitespace)
    let found =
      text.hasPrefix("%")
      ? Self.command(text.dropFirst()) : Self.layer(lead) ?? Self.sentence(text)
    guard let found else { return nil }
    self = found
  }

  /// What begins a sentence.
  static let verbs = ["net", "train", "test", "plot", "show"]

  /// The statement behind `%time` and the like; nil where there is none.
  static func statement(behindCommandIn lead: Substring) -> Substring? {
    for command in ["%time ", "%timeit ", "%profile "] where lead.hasPrefix(command) {
      return lead.dropFirst(command.count)
    }
    return nil
  }

  private static func command(_ text: Substring) -> ExpectedWords? {
    guard let blank = text.firstIndex(of: " ") else { return nil }
    guard text[blank...].allSatisfy(\.isWhitespace) else { return .words([]) }
    switch text[..<blank] {
    case "graphics": return .words(["ascii", "auto", "blocks", "sixel", "why"])
    case "dialect": return .words(["2", "3"])
    case "restore": return .words(["-1", "forget"])
    case "history": return .words(["-g", "-n"])
    case "matplotlib": return .words(["inline"])
    case "graph": return .graphs
    case "seed": return .numbers
    default: return .words([])
    }
  }

  private static func sentence(_ text: Substring) -> ExpectedWords? {
    let scan = LineScan(text)
    let words = scan.words
    guard scan.openBrackets.isEmpty, let verb = words.first, let last = text.last,
      verbs.contains(String(verb))
    else { return nil }
    // `train = 1` and `test.x` are Python.
    if words.count > 1, let first = words[1].first, !CompletionContext.isNamePart(first),
      !"\"'[".contains(first)
    {
      return nil
    }
    guard last.isWhitespace else {
      let isInList = verb == "plot" || verb == "show"
      return last == "," && isInList ? .pictures : ")]'\"".contains(last) ? .words([]) : nil
    }
    switch verb {
    case "net": return network(words)
    case "plot", "show": return picture(words)
    default: return training(words)
    }
  }

  // MARK: - net

  private static let layers = [
    "conv", "pool", "dense", "softmax", "flatten", "rnn", "lstm", "gru",
  ]
  private static let activations = ["relu", "sigmoid", "tanh", "linear"]
  private static let poolingModes = ["max", "mean", "l2"]
  private static let options = [
    "conv": activations + ["stride", "pad", "dropout"], "pool": poolingModes + ["stride"],
    "dense": activations + ["dropout"], "softmax": ["dropout"],
    "rnn": activations + ["dropout"], "lstm": ["dropout"], "gru": ["dropout"],
  ]

  private static func network(_ words: [Substring]) -> ExpectedWords {
    switch words.count {
    case 2: .words(["="])
    case 4...: .words(["->"])
    default: .words([])
    }
  }

  /// What may go on a layer: behind the last arrow of a `net`, or on a line of its block.
  private static func layer(_ lead: Substring) -> ExpectedWords? {
    let text = lead.drop(while: \.isWhitespace)
    var layer = text
    if let arrow = text.ranges(of: "->").last {
      let before = text[..<arrow.lowerBound]
      guard before.hasPrefix("net ") || before.first?.isNumber ?? true || before.hasPrefix("->"),
        LineScan(before).openQuote == nil
      else { return nil }
      layer = text[arrow.upperBound...]
    } else {
      let first = text.prefix { !$0.isWhitespace }
      guard text.startIndex > lead.startIndex, layers.contains(String(first)),
        first.endIndex < text.endIndex
      else { return nil }
    }
    let scan = LineScan(layer)
    let words = scan.words.map(String.init)
    guard let name = words.first else { return .words(layers) }
    guard scan.openBrackets.isEmpty else { return nil }
    guard layer.last?.isWhitespace ?? false else { return .words([]) }
    return option(of: name, behind: Array(words.dropFirst()))
  }

  private static func option(of layer: String, behind words: [String]) -> ExpectedWords {
    let sizes = ["conv": 2, "flatten": 0][layer] ?? 1
    guard words.count >= sizes else {
      return words.isEmpty && layer != "pool" ? .numbers : .words([])
    }
    var left = options[layer] ?? []
    var rest = words.dropFirst(sizes)
    while let option = rest.popFirst() {
      // An activation function rules the others out, and so does a kind of pooling.
      let group = [activations, layer == "pool" ? poolingModes : []].first { $0.contains(option) }
      left.removeAll { $0 == option || group?.contains($0) ?? false }
      guard ["stride", "pad", "dropout"].contains(option), rest.popFirst() == nil else { continue }
      return option == "pad" ? .words(["same", "valid"]) : .numbers
    }
    return .words(left)
  }

  // MARK: - train, test, plot, show

  private static let trainingOptions = ["for", "batch", "rate", "l2", "momentum", "with"]
  private static let optimisers = ["sgd", "momentum", "rmsprop", "adagrad", "adam"]

  /// What may follow `train NAME on DATA …` or `test NAME on DATA`.
  private static func training(_ words: [Substring]) -> ExpectedWords {
    switch words.count {
    case 1: return .networks
    case 2: return .words(["on"])
    case 3: return words[2] == "on" ? .data : .words([])
    default: break
    }
    guard words[0] == "train" else { return .words([]) }
    var left = trainingOptions
    var rest = words.dropFirst(4)
    while let option = rest.popFirst() {
      left.removeAll { $0 == option }
      guard rest.popFirst() != nil else {
        return option == "with" ? .words(optimisers) : .numbers
      }
      if option == "for", rest.popFirst() == nil { return .words(["epochs"]) }
    }
    return .words(left)
  }

  /// What may follow `plot x, y` or `show x to "file"`.
  private static func picture(_ words: [Substring]) -> ExpectedWords? {
    guard words.count > 1, let last = words.last, let end = last.last else { return .pictures }
    if last == "to" { return .words(["\""]) }
    if words[words.count - 2] == "to" { return .words([]) }
    if end == "," { return .pictures }
    let goesOn = ["and", "or", "not", "in", "is", "if", "else", "lambda"].contains(last)
    let isValue = CompletionContext.isNamePart(end) || ")]}'\"".contains(end)
    return isValue && !goesOn ? .words(["to"]) : nil
  }
}
