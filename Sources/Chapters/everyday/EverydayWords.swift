import Datasets
import Figures
import Interpreter
import Language
import Networks

/// The names that every session has beside Python's: layers, `train`, `test`, `plot`, `show`, data.
///
/// Each sentence of the language is a call of one of these.
public enum EverydayWords {
  /// All of them, for `host`.
  public static func all(host: any Host) -> [String: Value] {
    var names: [String: Value] = [:]
    for function in LayerWords.functions(host) + [
      train(host), test, resume, plot(host), show(host), expand(host),
    ] + Network3Module.everydayNames(host: host) {
      names[function.name] = .native(function)
    }
    names["mnist"] = .object(
      DataObject("mnist") { [weak host] in
        guard let host else { throw DatasetError("the session is over") }
        return try host.mnist()
      })
    return names
  }

  private static func network(_ arguments: BoundArguments) throws -> NetworkObject {
    guard let network = arguments["network"].object(as: NetworkObject.self) else {
      throw arguments.error(
        "network", "this is no network but \(arguments["network"].describedForError)",
        kind: "TypeError",
        hint: "net lenet = 1x28x28 -> conv 20 5x5 relu -> pool 2x2 -> dense 100 relu -> softmax 10")
    }
    return network
  }

  private static func examples(
    _ arguments: BoundArguments, _ part: KeyPath<DataSplits, Examples>
  ) throws -> Examples {
    guard let examples = try arguments.about("data", { try arguments["data"].examples(part) })
    else {
      throw arguments.error(
        "data", "these are no examples but \(arguments["data"].describedForError)",
        kind: "TypeError", hint: "mnist")
    }
    return examples
  }

  private static func train(_ host: any Host) -> NativeFunction {
    NativeFunction(
      "train",
      "network, data, epochs=1, batch=10, rate=0.1, l2=0.0, momentum=None, optimiser=None",
      help: """
        Trains a network. As a sentence:

            train lenet on mnist for 20 epochs batch 10 rate 0.03 l2 0.1

        A data set such as mnist gives its training, validation and test part. optimiser is sgd,
        momentum, rmsprop, adagrad or adam; l2 is the chapter's lmbda. Ctrl-C stops at the end of a
        mini-batch, and resume(lenet) goes on from there.
        """
    ) { [weak host] arguments in
      guard let host else { return .none }
      let network = try network(arguments)
      let options = TrainingOptions(
        epochs: try arguments.integer("epochs", atLeast: 0),
        batchSize: try arguments.integer("batch", atLeast: 1),
        learningRate: try arguments.number("rate"), l2: try arguments.number("l2"),
        optimiser: try optimiser(arguments))
      let training = try examples(arguments, \.training)
      do {
        try TrainingRun(
          of: network, on: [arguments["data"]], training: training, options: options,
          style: .sentence, host: host
        ).run(network)
      } catch let error as TrainingError {
        throw error.diagnostic(
          arguments,
          names: [
            "batchSize": "batch", "learningRate": "rate", "training": "data",
            "validation": "data", "test": "data",
          ])
      }
      return .none
    }
  }

  private static func optimiser(_ arguments: BoundArguments) throws -> Optimiser {
    let names = ["sgd", "momentum", "rmsprop", "adagrad", "adam"]
    let hasMomentum = !arguments["momentum"].isNone
    let rate = hasMomentum ? try arguments.number("momentum") : 0.9
    guard !arguments["optimiser"].isNone else { return hasMomentum ? .momentum(rate) : .sgd }
    let name = try arguments.string("optimiser")
    if hasMomentum, name != "momentum", names.contains(name) {
      throw arguments.error(
        "momentum", "\(name) takes no momentum", hint: "with momentum")
    }
    switch name {
    case "sgd": return .sgd
    case "momentum": return .momentum(rate)
    case "rmsprop": return .rmsprop
    case "adagrad": return .adagrad
    case "adam": return .adam
    default:
      throw arguments.error(
        "optimiser", "there is no optimiser \(name)",
        hint: nearest(to: name, in: names) ?? names.joined(separator: ", "))
    }
  }

  private static var test: NativeFunction {
    NativeFunction(
      "test", "network, data",
      help: """
        The part of the examples that a network gets right. As a sentence:

            test lenet on mnist
        """
    ) { arguments in
      let network = try network(arguments)
      let examples = try examples(arguments, \.test)
      do {
        return .object(
          Accuracy(try network.network.accuracy(on: examples), of: examples.count))
      } catch let error as TrainingError {
        throw error.diagnostic(arguments, names: ["inputs": "data", "test": "data"])
      }
    }
  }

  private static var resume: NativeFunction {
    NativeFunction(
      "resume", "network",
      help: """
        Goes on with a training run that Ctrl-C stopped, as if it had not been stopped.

            resume(lenet)
        """
    ) { arguments in
      let network = try network(arguments)
      guard let run = network.stopped else {
        throw arguments.error("network", "no training run of this network was stopped")
      }
      try run.run(network)
      return .none
    }
  }

  private static func plot(_ host: any Host) -> NativeFunction {
    NativeFunction(
      "plot", "*values, save=None",
      help: """
        Draws curves: a training history, the numbers of a list, or y over x.

            plot [1, 4, 9, 16]
            plot lenet.history to "loss.png"
        """
    ) { [weak host] arguments in
      guard let host else { return .none }
      let figure = try arguments.aboutRest(0) {
        guard let figure = try Pictures.chart(arguments.rest) else {
          throw noCurve(arguments.rest.first)
        }
        return figure
      }
      try draw(figure, arguments, host)
      return .none
    }
  }

  private static func noCurve(_ value: Value?) -> Diagnostic {
    if value?.object(as: HistoryObject.self) != nil || value?.object(as: NetworkObject.self) != nil
    {
      return Diagnostic(
        "ValueError", "the network has not been trained yet",
        hint: "train lenet on mnist, with your network's name")
    }
    return Diagnostic("ValueError", "there is no curve in this", hint: "plot [1, 4, 9, 16]")
  }

  private static func show(_ host: any Host) -> NativeFunction {
    NativeFunction(
      "show", "*values, scale='shared', save=None",
      help: """
        Draws a network, or images: digits, filters, feature maps, what a network gets wrong, an array.
        Images share one scale, which is printed, unless scale='own'.

            show lenet
            show mnist.test[7]
            show lenet.filters(1)
            show lenet.maps(1, mnist.test[7])
            show lenet.errors(mnist.test)
        """
    ) { [weak host] arguments in
      guard let host else { return .none }
      guard !arguments.rest.isEmpty else {
        throw Diagnostic("TypeError", "show wants something to draw", hint: "show mnist.test[7]")
      }
      let scaleName = arguments["scale"].plainText
      guard let scale = ImageGrid.Scale(rawValue: scaleName) else {
        throw arguments.error(
          "scale",
          "images have one scale or each its own, not \(arguments["scale"].describedForError)",
          hint: "'own'")
      }
      let figures = try arguments.rest.enumerated().map { index, value in
        try arguments.aboutRest(index) {
          guard let figure = try Pictures.images(value) ?? chartOf(value) else {
            throw Diagnostic(
              "TypeError", "\(value.describedForError) has no picture",
              hint: "?show for what has one")
          }
          return figure.scaled(scale)
        }
      }
      // A file holds all of them; on a terminal each is a picture of its own.
      if figures.count > 1, !arguments["save"].isNone {
        try draw(Figure(content: .stack(figures)), arguments, host)
      } else {
        for figure in figures { try draw(figure, arguments, host) }
      }
      return .none
    }
  }

  private static func chartOf(_ value: Value) throws -> Figure? {
    guard value.object(as: HistoryObject.self) != nil else { return nil }
    guard let figure = try Pictures.chart([value]) else { throw noCurve(value) }
    return figure
  }

  private static func draw(
    _ figure: Figure, _ arguments: BoundArguments, _ host: any Host
  ) throws {
    guard !arguments["save"].isNone else { return try host.draw(figure) }
    let path = try arguments.string("save")
    try arguments.about("save") { try host.save(figure, to: path) }
    host.write("saved \(path)\n")
  }

  private static func expand(_ host: any Host) -> NativeFunction {
    NativeFunction(
      "expand_mnist", "save=None",
      help: """
        Adds to each training image the same image shifted by one pixel down, up, right and left:
        five times as many, as the chapter's expand_mnist.py. The session then has them under the
        chapter's name; save="mnist_expanded.pkl.gz" also writes the file.

            expand_mnist()
            expanded_training_data, _, _ = network3.load_data_shared("../data/mnist_expanded.pkl.gz")
        """
    ) { [weak host] arguments in
      guard let host else { return .none }
      let path = arguments["save"].isNone ? nil : try arguments.string("save")
      try arguments.about("save") {
        var data = try host.mnist()
        let before = data.training.count
        data.training = try MNIST.expanded(data.training, seed: host.nextSeed())
        try host.keep(data, as: "mnist_expanded.pkl.gz", savingTo: path)
        host.write("expanded \(before) training images to \(data.training.count)\n")
      }
      return .none
    }
  }
}
