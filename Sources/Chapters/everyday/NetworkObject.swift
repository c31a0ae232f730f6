import Datasets
import Graphs
import Interpreter
import Language
import Networks
import Tensors

/// A network in a program, however it was described.
final class NetworkObject: NativeObject {
  /// The network itself.
  let network: Network
  /// The layers as the program described them.
  let layers: [LayerObject]
  /// Whose network it is: `network` of the everyday words, or the chapter's `Network`, which has `SGD`.
  let constructor: String
  /// The shape of an input and the mini-batch size that it was made with, if any.
  let givenInput: [Int]?
  let givenBatchSize: Int?
  private unowned let host: any Host
  /// The training run that can go on, if one was stopped.
  var stopped: TrainingRun?

  /// Builds the network of `layers`; a mistake points into the call that made the layer.
  ///
  /// - Parameter seed: What weights and masks are drawn from; the session's next where nil.
  init(
    constructor: String, inputShape: [Int]?, layers: [LayerObject], batchSize: Int?,
    seed: UInt64? = nil, site: CallSite, host: any Host
  ) throws {
    do {
      network = try Network(
        inputShape: inputShape, layers: layers.map(\.spec), batchSize: batchSize,
        seed: seed ?? host.nextSeed())
    } catch {
      throw error.diagnostic(layers: layers, site: site)
    }
    self.constructor = constructor
    self.layers = layers
    self.host = host
    (givenInput, givenBatchSize) = (inputShape, batchSize)
    for (index, layer) in layers.enumerated() { layer.join(network, as: index + 1) }
  }

  var typeName: String { "network" }
  var representation: String { network.summary }
  var help: String? {
    """
    A network, by layers: \(layers.map(\.spec.text).joined(separator: ", ")).
    .history  how training went: plot x.history
    .filters(1)  the filters of layer 1: show x.filters(1); before training x.filters(1, 'start')
    .maps(1, image)  the feature maps of layer 1 for an image: show x.maps(1, mnist.test[7])
    .errors(mnist.test)  what the network gets wrong: show x.errors(mnist.test)
    .confusion(mnist.test)  which classes it takes for which: show x.confusion(mnist.test)
    .predict(image)  the network's answer
    .layers[0].w.get_value()  the weights of the first layer

        net small = 784 -> dense 10 -> softmax 10
        show small
        small.predict(mnist.test[7])
    """
  }
  var attributeNames: [String] {
    ["layers", "history", "filters", "maps", "errors", "confusion", "predict", "params"]
      + (constructor == "Network" ? ["SGD"] : [])
  }

  func attribute(_ name: String) throws -> Value? {
    switch name {
    case "SGD" where constructor == "Network":
      return .native(Network3Module.gradientDescent(of: self, host))
    case "layers": return .list(layers.map { .object($0) })
    case "params":
      return .list(network.parameters.map { .object(SharedVariable(.parameter($0))) })
    case "history": return .object(HistoryObject(network.history))
    case "filters", "maps", "errors", "confusion", "predict": return .native(question(name))
    default: return nil
    }
  }

  private func question(_ name: String) -> NativeFunction {
    switch name {
    case "filters":
      NativeFunction(
        name, "layer=1, when='now'",
        help: """
          The filters of a layer, counted from 1, as an array; those before any training where when is
          'start'.

              show lenet.filters(1, 'start'), lenet.filters(1)
          """
      ) { [network] arguments in
        let layer = try arguments.integer("layer")
        guard let isAtStart = ["now": false, "start": true][arguments["when"].plainText] else {
          throw arguments.error(
            "when",
            "the filters are of now or of the start, not \(arguments["when"].describedForError)",
            hint: "'start'")
        }
        return .object(
          ArrayObject(
            try Self.answer(arguments) { try network.filters(layer, atStart: isAtStart) },
            role: isAtStart ? .initialFilters : .filters))
      }
    case "maps":
      NativeFunction(
        name, "layer, image", help: "The feature maps of a layer for one image, as an array."
      ) { [network] arguments in
        let layer = try arguments.integer("layer")
        let pixels = try Self.pixels(arguments)
        return .object(
          ArrayObject(
            try Self.answer(arguments) { try network.featureMaps(layer: layer, of: pixels) },
            role: .activations))
      }
    case "confusion":
      NativeFunction(
        name, "examples",
        help:
          "How often the network takes examples of each class for each class: a table, and a heat map."
          + "\n\n    lenet.confusion(mnist.test)"
      ) { [network] arguments in
        let examples = try Self.examples(arguments)
        let title = arguments["examples"].object(as: ExamplesObject.self)?.name ?? "examples"
        return .object(
          ConfusionObject(
            try Self.answer(arguments) { try network.confusion(on: examples) }, name: title))
      }
    case "errors":
      NativeFunction(
        name, "examples", help: "The examples that the network gets wrong."
      ) { [network] arguments in
        let examples = try Self.examples(arguments)
        return .object(
          ErrorsObject(
            try Self.answer(arguments) { try network.errors(on: examples) }, of: examples))
      }
    default:
      NativeFunction(
        name, "image", help: "The network's answer for an image, or a list of them for several."
      ) { [network] arguments in
        let pixels = try Self.pixels(arguments)
        let answers = try Self.answer(arguments) { try network.predictions(for: pixels) }
        return answers.count == 1 ? .integer(answers[0]) : .list(answers.map { .integer($0) })
      }
    }
  }

  private static func examples(_ arguments: BoundArguments) throws -> Examples {
    guard
      let examples = try arguments.about(
        "examples", { try arguments["examples"].examples(\.test) })
    else {
      throw arguments.error(
        "examples", "these are no examples but \(arguments["examples"].describedForError)",
        kind: "TypeError", hint: "mnist.test")
    }
    return examples
  }

  /// What the network says; an error points at the argument it is about, else at the images.
  private static func answer<Result>(
    _ arguments: BoundArguments, _ body: () throws -> Result
  ) throws -> Result {
    try translated {
      do {
        return try body()
      } catch let error as TrainingError {
        let images = arguments.isGiven("image") ? "image" : "examples"
        throw error.diagnostic(
          arguments, names: ["inputs": images, "test": images], default: images)
      }
    }
  }

  /// The numbers of the argument `image`: an image, examples, or an array.
  private static func pixels(_ arguments: BoundArguments) throws -> Tensor {
    let value = arguments["image"]
    if let image = value.object(as: ImageObject.self) { return image.pixels }
    if let examples = value.object(as: ExamplesObject.self) { return examples.examples.inputs }
    let tensor = try arguments.about("image") { try ArrayObject.tensor(value) }
    guard tensor.rank > 0 else {
      throw arguments.error(
        "image", "this is no image but \(value.describedForError)", kind: "TypeError",
        hint: "mnist.test[7]")
    }
    return tensor
  }
}

extension TrainingError {
  /// The error as a message that points at the argument it is about.
  func diagnostic(
    _ arguments: BoundArguments, names: [String: String] = [:], default: String? = nil
  ) -> Diagnostic {
    let name = argument.map { names[$0] ?? $0 } ?? `default`
    return Diagnostic(
      "ValueError", message, at: name.map { arguments.place(of: $0) } ?? arguments.site.place,
      hint: hint, preamble: summary)
  }
}

/// How a network's training went.
final class HistoryObject: NativeObject {
  let history: History

  init(_ history: History) { self.history = history }

  var typeName: String { "history" }
  var attributeNames: [String] { ["cost", "validation", "test", "seconds"] }
  func length() -> Int? { history.records.count }
  func truth() -> Bool { !history.records.isEmpty }

  var representation: String {
    guard !history.records.isEmpty else { return "<no epoch yet>" }
    return history.records.map { record in
      var line =
        "epoch \(record.epoch): cost \(NumberText.formatted(record.cost, "f", precision: 4))"
      if let accuracy = record.validationAccuracy { line += ", valid \(percentage(accuracy))" }
      if let accuracy = record.testAccuracy { line += ", test \(percentage(accuracy))" }
      return line
    }.joined(separator: "\n")
  }

  func attribute(_ name: String) -> Value? {
    let records = history.records
    switch name {
    case "cost": return .list(records.map { .float($0.cost) })
    case "validation":
      return .list(records.map { $0.validationAccuracy.map(Value.float) ?? .none })
    case "test": return .list(records.map { $0.testAccuracy.map(Value.float) ?? .none })
    case "seconds": return .list(records.map { .float($0.seconds) })
    default: return nil
    }
  }
}

/// The examples that a network gets wrong.
final class ErrorsObject: NativeObject {
  let errors: [Misclassified]
  let examples: Examples

  init(_ errors: [Misclassified], of examples: Examples) {
    self.errors = errors
    self.examples = examples
  }

  var typeName: String { "errors" }
  var representation: String {
    "<\(errors.count) of \(examples.count) wrong; show draws them, true label top right, "
      + "answer bottom right>"
  }
  func length() -> Int? { errors.count }
  func truth() -> Bool { !errors.isEmpty }

  func iterator() -> ValueIterator? {
    ValueIterator(
      errors.map { .tuple([.integer($0.index), .integer($0.label), .integer($0.prediction)]) })
  }
}
