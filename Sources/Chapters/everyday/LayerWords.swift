import Graphs
import Interpreter
import Language
import Networks

/// The words that describe a network: `network`, `conv`, `pool`, `dense`, `softmax`, `flatten`, `rnn`,
/// `lstm`, `gru`.
enum LayerWords {
  static func functions(_ host: any Host) -> [NativeFunction] {
    [network(host), conv, pool, dense, softmax, flatten, rnn, lstm, gru]
  }

  private static func network(_ host: any Host) -> NativeFunction {
    NativeFunction(
      "network", "shape, layers",
      help: """
        A network for inputs of a shape. As a sentence:

            net lenet = 1x28x28 -> conv 20 5x5 relu -> pool 2x2 -> dense 100 relu -> softmax 10
        """
    ) { [weak host] arguments in
      guard let host else { return .none }
      return .object(
        try NetworkObject(
          constructor: "network", inputShape: try NumPyModule.shape(arguments),
          layers: try arguments.layers("layers"),
          batchSize: nil, site: arguments.site, host: host))
    }
  }

  private static var conv: NativeFunction {
    NativeFunction(
      "conv", "filters, size, stride=1, pad='valid', activation='sigmoid', dropout=0.0",
      help: """
        A convolutional layer: as many filters, each of a size.
        Options: stride 2, pad same, relu or sigmoid or tanh or linear, dropout 0.5.

            net small = 1x28x28 -> conv 20 5x5 relu -> softmax 10
        """
    ) { arguments in
      guard let padding = LayerSpec.Padding(rawValue: try arguments.string("pad")) else {
        throw arguments.error("pad", "pad is same or valid", hint: "pad same")
      }
      let spec = LayerSpec.convolution(
        filters: try arguments.integer("filters"), size: try pair(arguments, "size"),
        stride: try pair(arguments, "stride"), padding: padding,
        activation: try activation(arguments), dropout: try arguments.number("dropout"))
      return .object(LayerObject("conv", spec, arguments))
    }
  }

  private static var pool: NativeFunction {
    NativeFunction(
      "pool", "size, mode='max', stride=None",
      help: """
        A pooling layer: one value for each window. Options: max, mean or l2; stride 2.

            net small = 1x28x28 -> conv 20 5x5 relu -> pool 2x2 -> softmax 10
        """
    ) { arguments in
      let modes = LayerSpec.PoolingMode.allCases.map(\.rawValue)
      let name = try arguments.string("mode")
      guard let mode = LayerSpec.PoolingMode(rawValue: name) else {
        throw arguments.error(
          "mode", "there is no pooling \(name)", hint: modes.joined(separator: ", "))
      }
      let spec = LayerSpec.pooling(
        size: try pair(arguments, "size"),
        stride: arguments["stride"].isNone ? nil : try pair(arguments, "stride"), mode: mode)
      return .object(LayerObject("pool", spec, arguments))
    }
  }

  private static var dense: NativeFunction {
    NativeFunction(
      "dense", "units, activation='sigmoid', dropout=0.0",
      help: """
        A fully connected layer of so many neurons. Options: relu, sigmoid, tanh or linear; dropout
        0.5, the part of its inputs that training leaves out.

            net small = 784 -> dense 100 -> softmax 10
        """
    ) { arguments in
      let spec = LayerSpec.dense(
        units: try arguments.integer("units"), activation: try activation(arguments),
        dropout: try arguments.number("dropout"))
      return .object(LayerObject("dense", spec, arguments))
    }
  }

  private static var softmax: NativeFunction {
    NativeFunction(
      "softmax", "units, dropout=0.0",
      help: """
        A softmax layer: a probability for each of so many classes. Option: dropout 0.5.

            net small = 784 -> softmax 10
        """
    ) { arguments in
      let spec = LayerSpec.softmax(
        units: try arguments.integer("units"), dropout: try arguments.number("dropout"))
      return .object(LayerObject("softmax", spec, arguments))
    }
  }

  private static var flatten: NativeFunction {
    NativeFunction(
      "flatten", "",
      help: """
        Lays an image out as one row of numbers; dense and softmax do so by themselves.

            net small = 1x28x28 -> flatten -> softmax 10
        """
    ) { .object(LayerObject("flatten", .flatten, $0)) }
  }

  private static var rnn: NativeFunction {
    NativeFunction(
      "rnn", "units, activation='tanh', dropout=0.0",
      help: """
        A recurrent layer of so many units: goes through a sequence, steps x features, and gives its
        last state, or all of them to a recurrent layer behind it.
        Options: tanh, relu, sigmoid or linear; dropout 0.5, the part of its inputs that training
        leaves out.

            net rows = 28x28 -> rnn 64 -> softmax 10
        """
    ) { arguments in
      // The cells are called as their activation functions.
      let cell = RecurrentCell(rawValue: try activation(arguments).rawValue) ?? .tanh
      return try recurrent("rnn", cell, arguments)
    }
  }

  private static var lstm: NativeFunction {
    NativeFunction(
      "lstm", "units, dropout=0.0",
      help: """
        A layer of long short-term memory: a recurrent layer whose gates decide what its units keep.
        Its weights are those of TensorFlow 1's BasicLSTMCell. Option: dropout 0.5.

            net rows = 28x28 -> lstm 128 -> softmax 10
        """
    ) { try recurrent("lstm", .lstm, $0) }
  }

  private static var gru: NativeFunction {
    NativeFunction(
      "gru", "units, dropout=0.0",
      help: """
        A layer of gated recurrent units, with two gates where an LSTM has three. Its weights are those
        of TensorFlow 1's GRUCell. Option: dropout 0.5.

            net rows = 28x28 -> gru 128 -> softmax 10
        """
    ) { try recurrent("gru", .gru, $0) }
  }

  private static func recurrent(
    _ word: String, _ cell: RecurrentCell, _ arguments: BoundArguments
  ) throws -> Value {
    let spec = LayerSpec.recurrent(
      cell, units: try arguments.integer("units"), dropout: try arguments.number("dropout"))
    return .object(LayerObject(word, spec, arguments))
  }

  private static func activation(_ arguments: BoundArguments) throws -> Activation {
    if case .native(let function) = arguments["activation"],
      let match = Activation(rawValue: function.name.lowercased())
    {
      return match
    }
    let name = try arguments.string("activation")
    guard let activation = Activation(rawValue: name) else {
      let names = Activation.allCases.map(\.rawValue)
      throw arguments.error(
        "activation", "there is no activation function \(name)",
        hint: nearest(to: name, in: names) ?? names.joined(separator: ", "))
    }
    return activation
  }

  /// A size: two numbers, or one for both.
  private static func pair(
    _ arguments: BoundArguments, _ name: String
  ) throws -> (height: Int, width: Int) {
    let sizes = try NumPyModule.shape(arguments, name)
    switch sizes.count {
    case 1: return (sizes[0], sizes[0])
    case 2: return (sizes[0], sizes[1])
    default: throw arguments.error(name, "\(name) is two numbers, such as 5x5")
    }
  }
}
