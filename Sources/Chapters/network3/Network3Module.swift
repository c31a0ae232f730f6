import Datasets
import Interpreter
import Language
import Networks
import Tensors

/// The program of Nielsen's chapter 6 as a module: its names, its arguments, its printed lines.
enum Network3Module {
  /// What a session has without an import too, since chapters that print the program before they
  /// use it import nothing.
  static func everydayNames(host: any Host) -> [NativeFunction] {
    [convPool, fullyConnected, softmax, network(host), load(host)] + activations
  }

  static func make(host: any Host) -> ModuleObject {
    ModuleObject(
      "network3", help: "the networks of chapter 6 of Nielsen's book.",
      functions: [convPool, fullyConnected, softmax, network(host), load(host), size]
        + activations, others: ["GPU": .boolean(false)])
  }

  private static let activationNames: [(chapter: String, activation: Activation)] = [
    ("linear", .linear), ("sigmoid", .sigmoid), ("tanh", .tanh), ("ReLU", .relu),
  ]

  /// The activation functions: names to be passed on, and functions of numbers and arrays.
  private static var activations: [NativeFunction] {
    activationNames.map { name, activation in
      NativeFunction(
        name, "z", help: "The activation function, for a number or an array.\n\n    \(name)(0.5)"
      ) { arguments in
        let tensor = try ArrayObject.tensor(arguments["z"], .float64)
        return try ArrayObject.value(try translated { try activation.applied(to: tensor) })
      }
    }
  }

  private static func activation(_ arguments: BoundArguments) throws -> Activation {
    let name: String
    switch arguments["activation_fn"] {
    case .none: return .sigmoid
    case .native(let function): name = function.name
    case .string(let string): name = string
    default: name = arguments["activation_fn"].describedForError
    }
    guard let match = activationNames.first(where: { $0.chapter == name }) else {
      throw arguments.error(
        "activation_fn", "\(name) is not an activation function here",
        hint: nearest(to: name, in: activationNames.map(\.chapter))
          ?? activationNames.map(\.chapter).joined(separator: ", "))
    }
    return match.activation
  }

  private static var convPool: NativeFunction {
    NativeFunction(
      "ConvPoolLayer", "filter_shape, image_shape, poolsize=(2, 2), activation_fn=None",
      help: """
        A convolution, max-pooling and an activation function.
        filter_shape: filters, input feature maps, filter height, filter width
        image_shape: mini-batch size, input feature maps, image height, image width

            ConvPoolLayer(image_shape=(10, 1, 28, 28), filter_shape=(20, 1, 5, 5), poolsize=(2, 2))
        """
    ) { arguments in
      let spec = LayerSpec.convolutionPool(
        filterShape: try sizes(arguments, "filter_shape", 4),
        imageShape: try sizes(arguments, "image_shape", 4),
        poolSize: try sizes(arguments, "poolsize", 2), activation: try activation(arguments))
      return .object(
        layer("ConvPoolLayer", spec, arguments, ["filter_shape", "image_shape", "poolsize"]))
    }
  }

  private static var fullyConnected: NativeFunction {
    NativeFunction(
      "FullyConnectedLayer", "n_in, n_out, activation_fn=None, p_dropout=0.0",
      help: """
        A fully connected layer; p_dropout is the part of its inputs that training leaves out.

            FullyConnectedLayer(n_in=784, n_out=100)
        """
    ) { arguments in
      let spec = LayerSpec.dense(
        units: try arguments.integer("n_out"), activation: try activation(arguments),
        dropout: try arguments.number("p_dropout"), inputs: try arguments.integer("n_in"))
      return .object(
        layer("FullyConnectedLayer", spec, arguments, ["n_in", "n_out", "p_dropout"]))
    }
  }

  private static var softmax: NativeFunction {
    NativeFunction(
      "SoftmaxLayer", "n_in, n_out, p_dropout=0.0",
      help: """
        A softmax layer, whose outputs are probabilities; its weights start at 0.

            SoftmaxLayer(n_in=100, n_out=10)
        """
    ) { arguments in
      let spec = LayerSpec.softmax(
        units: try arguments.integer("n_out"), dropout: try arguments.number("p_dropout"),
        inputs: try arguments.integer("n_in"))
      return .object(layer("SoftmaxLayer", spec, arguments, ["n_in", "n_out", "p_dropout"]))
    }
  }

  private static func layer(
    _ name: String, _ spec: LayerSpec, _ arguments: BoundArguments, _ settings: [String]
  ) -> LayerObject {
    var named = settings.map { ($0, arguments[$0]) }
    if name != "SoftmaxLayer" { named.append(("activation_fn", arguments["activation_fn"])) }
    return LayerObject(name, spec, arguments, settings: named.map { (name: $0.0, value: $0.1) })
  }

  private static func sizes(
    _ arguments: BoundArguments, _ name: String, _ count: Int
  ) throws -> [Int] {
    let shape = try NumPyModule.shape(arguments, name)
    guard shape.count == count else {
      throw arguments.error(name, "\(name) has \(count) numbers, not \(shape.count)")
    }
    return shape
  }

  private static func network(_ host: any Host) -> NativeFunction {
    NativeFunction(
      "Network", "layers, mini_batch_size",
      help: """
        A network of layers, for mini-batches of one size.

            Network([FullyConnectedLayer(n_in=784, n_out=100),
                     SoftmaxLayer(n_in=100, n_out=10)], 10)
        """
    ) { [weak host] arguments in
      guard let host else { return .none }
      let layers = try arguments.layers("layers")
      let size = try arguments.integer("mini_batch_size", atLeast: 1)
      return .object(
        try NetworkObject(
          constructor: "Network", inputShape: nil, layers: layers, batchSize: size,
          site: arguments.site, host: host))
    }
  }

  static let descentSignature =
    "training_data, epochs, mini_batch_size, eta, validation_data, test_data, lmbda=0.0"
  static let descentHelp = """
    Trains by stochastic gradient descent on mini-batches, as the chapter does: eta is the
    learning rate, lmbda the L2 regularisation.

        net.SGD(training_data, 60, 10, 0.1, validation_data, test_data)
    """

  /// The chapter's method `SGD` of a network.
  static func gradientDescent(
    of network: NetworkObject, _ host: any Host
  ) -> NativeFunction {
    NativeFunction("SGD", descentSignature, help: descentHelp) { [weak host] arguments in
      guard let host else { return .none }
      let options = try trainingOptions(arguments)
      do {
        let names = ["training_data", "validation_data", "test_data"]
        for name in names { try requireExamples(arguments, name) }
        try TrainingRun(
          of: network, on: names.map { arguments[$0] }, options: options, style: .chapter,
          host: host
        ).run(network)
      } catch let error as TrainingError {
        throw error.diagnostic(
          arguments,
          names: [
            "batchSize": "mini_batch_size", "learningRate": "eta", "l2": "lmbda",
            "training": "training_data", "validation": "validation_data", "test": "test_data",
          ])
      }
      return .none
    }
  }

  /// What SGD is told; of a number in another's place the order of all is shown.
  private static func trainingOptions(_ arguments: BoundArguments) throws -> TrainingOptions {
    do {
      return TrainingOptions(
        epochs: try arguments.integer("epochs", atLeast: 0),
        batchSize: try arguments.integer("mini_batch_size", atLeast: 1),
        learningRate: try arguments.number("eta"), l2: try arguments.number("lmbda"))
    } catch var diagnostic as Diagnostic {
      diagnostic.hint = diagnostic.hint ?? arguments.usage
      throw diagnostic
    }
  }

  private static func requireExamples(_ arguments: BoundArguments, _ name: String) throws {
    guard try arguments.about(name, { try arguments[name].examples(\.training) }) != nil else {
      throw arguments.error(
        name, "\(name) is a pair of inputs and labels, not \(arguments[name].describedForError)",
        kind: "TypeError", hint: "training_data, validation_data, test_data = load_data_shared()")
    }
  }

  private static func load(_ host: any Host) -> NativeFunction {
    NativeFunction(
      "load_data_shared", "filename='../data/mnist.pkl.gz'",
      help: """
        The training, validation and test data, each as a pair of inputs and labels.

            training_data, validation_data, test_data = network3.load_data_shared()
        """
    ) { [weak host] arguments in
      guard let host else { return .none }
      let data = try arguments.about("filename") {
        try host.data(at: try arguments.string("filename"))
      }
      return .list(
        [data.training, data.validation, data.test].map { examples in
          .tuple([
            .object(SharedVariable(.tensor(examples.inputs))),
            .object(SharedVariable(.tensor(examples.labels))),
          ])
        })
    }
  }

  private static var size: NativeFunction {
    NativeFunction(
      "size", "data", help: "The number of examples.\n\n    network3.size(training_data)"
    ) { arguments in
      guard
        let examples = try arguments.about("data", { try arguments["data"].examples(\.training) })
      else {
        throw arguments.error("data", "size wants a pair of inputs and labels", kind: "TypeError")
      }
      return .integer(examples.count)
    }
  }
}

extension Library {
  /// What `?` shows of a method of a module's class, by the class's name and a point; nil for none.
  public static func methodPage(of name: String) -> String? {
    guard ["SGD", "Network.SGD", "network3.Network.SGD"].contains(name) else { return nil }
    return "SGD(\(Network3Module.descentSignature))\n\(Network3Module.descentHelp)\n"
  }
}
