import Graphs
import Interpreter
import Language
import Tensors

/// `theano.tensor.nnet` and `theano.tensor.signal`: what networks are made of.
enum NeuralNetModule {
  static func functions(_ theano: TheanoSettings) -> [NativeFunction] {
    activations(theano) + entropies(theano) + [
      softmax(
        "softmax", "Softmax", "Exponentials of each row, divided by their sum.", theano
      ) { try $0.softmax() },
      softmax(
        "logsoftmax", "LogSoftmax", "The logarithm of the softmax, finite for any x.", theano
      ) { try $0.logSoftmax() },
      convolution("conv2d", theano),
    ]
  }

  private static func activations(_ theano: TheanoSettings) -> [NativeFunction] {
    func function(
      _ name: String, _ help: String, _ body: @escaping (Node) throws -> Node
    ) -> NativeFunction {
      NativeFunction(name, "x", help: help) { arguments in
        .object(try Elementwise.real(name, .variable(arguments, "x", theano), body))
      }
    }
    return [
      function("sigmoid", "1 / (1 + exp(-x)) of every element.") { try $0.sigmoid() },
      function("ultra_fast_sigmoid", "The sigmoid.") { try $0.sigmoid() },
      function("softplus", "log(1 + exp(x)) of every element.") { try $0.softplus() },
      function("softsign", "x / (1 + |x|) of every element.") { x in
        try x.dividedBy(x.applying(.absolute).plus(.filled(1, like: x)))
      },
      NativeFunction(
        "relu", "x, alpha=0",
        help: "max(0, x), and alpha * x below 0.\(TheanoModule.setting)T.nnet.relu(x)"
      ) { arguments in
        let x = try SymbolicVariable.variable(arguments, "x", theano)
        let alpha = try arguments.number("alpha")
        // As any constant, alpha widens what it does not fit.
        let common = try SymbolicVariable.variable(.float(alpha), theano).type.dtype
          .promoted(with: x.type.dtype)
        let wide = alpha == 0 ? x : try Elementwise.cast(x, to: common)
        return .object(
          try Elementwise.real("relu", wide) { node in
            alpha == 0
              ? try node.relu()
              : try node.relu().minus(node.scaled(by: -1).relu().scaled(by: alpha))
          })
      },
    ]
  }

  private static func softmax(
    _ name: String, _ title: String, _ help: String, _ theano: TheanoSettings,
    _ body: @escaping (Node) throws -> Node
  ) -> NativeFunction {
    NativeFunction(name, "c", help: "\(help)\(TheanoModule.setting)T.nnet.\(name)(x)") {
      arguments in
      let x = try SymbolicVariable.variable(arguments, "c", theano)
      guard x.type.rank == 1 || x.type.rank == 2 else {
        throw arguments.error(
          "c", "\(name) takes a vector or a matrix, not \(x.type.text)")
      }
      // As in Theano, a vector is one row of a matrix.
      let rows = x.type.rank == 1 ? try SymbolicShapes.dimshuffled(x, [nil, 0]) : x
      return .object(try Elementwise.real(title, rows, body))
    }
  }

  private static func entropies(_ theano: TheanoSettings) -> [NativeFunction] {
    [
      NativeFunction(
        "binary_crossentropy", "output, target",
        help: "-(t log o + (1 - t) log(1 - o)) of every element."
      ) { arguments in
        let output = try SymbolicVariable.variable(arguments, "output", theano)
        let target = try SymbolicVariable.variable(arguments, "target", theano)
        let one = try SymbolicVariable.variable(.float(1), theano)
        func log(_ x: SymbolicVariable) throws -> SymbolicVariable {
          try Elementwise.real("log", x) { try $0.log() }
        }
        let hit = try Elementwise.pair(.multiply, target, log(output))
        let miss = try Elementwise.pair(
          .multiply, Elementwise.pair(.subtract, one, target),
          log(Elementwise.pair(.subtract, one, output)))
        return .object(try Elementwise.unary(.negative, Elementwise.pair(.add, hit, miss)))
      },
      NativeFunction(
        "categorical_crossentropy", "coding_dist, true_dist",
        help: "For each row, minus the logarithm of the probability of its class, or of the true "
          + "distribution under the coding one."
      ) { arguments in
        let coding = try SymbolicVariable.variable(arguments, "coding_dist", theano)
        let truth = try SymbolicVariable.variable(arguments, "true_dist", theano)
        let logarithm = try Elementwise.real("log", coding) { try $0.log() }
        if truth.type.rank == coding.type.rank {
          let sum = try SymbolicReductions.reduced(
            .sum, Elementwise.pair(.multiply, truth, logarithm), axes: [coding.type.rank - 1],
            keeps: false)
          return .object(try Elementwise.unary(.negative, sum))
        }
        guard truth.type.rank == 1, coding.type.rank == 2, truth.type.dtype.isInteger else {
          throw arguments.error(
            "true_dist", "true_dist is a vector of classes or a matrix of probabilities",
            kind: "TypeError")
        }
        let zero = try SymbolicVariable.variable(.integer(0), theano)
        let one = try SymbolicVariable.variable(.integer(1), theano)
        let rows = try SymbolicShapes.range(
          zero, SymbolicShapes.length(truth, axis: 0), one, .int64)
        let picked = try SymbolicIndexing.item(
          logarithm, .tuple([.object(rows), .object(truth)]))
        return .object(try Elementwise.unary(.negative, picked))
      },
    ]
  }

  // MARK: - Images

  /// `conv2d`, under its names.
  static func convolution(_ name: String, _ theano: TheanoSettings) -> NativeFunction {
    NativeFunction(
      name,
      "input, filters, input_shape=None, filter_shape=None, border_mode='valid', subsample=(1, 1), "
        + "filter_flip=True, image_shape=None, **options",
      help: "Filters [count, channels, rows, columns], turned by half a turn, slid over images "
        + "[batch, channels, rows, columns].\(TheanoModule.setting)T.nnet.conv2d(T.tensor4(), T.tensor4())"
    ) { arguments in
      let images = try SymbolicVariable.variable(arguments, "input", theano)
      let filters = try SymbolicVariable.variable(arguments, "filters", theano)
      for (variable, argument) in [(images, "input"), (filters, "filters")]
      where variable.type.rank != 4 {
        throw arguments.error(
          argument, "conv2d wants four dimensions, not \(variable.type.text)", kind: "TypeError",
          hint: "x.reshape((batch, channels, rows, columns))")
      }
      for (name, value) in arguments.keywordRest where !value.isNone {
        // What unrolls loops changes how long Theano takes; all else would change the result.
        guard name.hasPrefix("unroll_") || name == "version" || name == "kshp" else {
          throw Diagnostic(
            "NotImplementedError", "conv2d's \(name) is not in nnrepl",
            at: arguments.place(of: name))
        }
      }
      let steps = try pair(arguments, "subsample")
      let border = try border(arguments)
      let flips = try arguments["filter_flip"].isTrue()
      let given = arguments["input_shape"].isNone ? "image_shape" : "input_shape"
      let imageShape = try expected(arguments, given)
      let filterShape = try expected(arguments, "filter_shape")
      let type = images.type.dtype.promoted(with: filters.type.dtype)
      return .object(
        try SymbolicVariable.computed(
          SymbolicOperation("ConvOp") { lowering, inputs in
            let (x, w) = (
              try lowering.node(inputs[0]).cast(to: type),
              try lowering.node(inputs[1]).cast(to: type)
            )
            try check(x, imageShape, given)
            try check(w, filterShape, "filter_shape")
            let padding = border(w.shape[2], w.shape[3])
            return try padded(x, padding).convolution(w, stride: steps, flipped: flips)
          }, [images, filters],
          SymbolicType(
            type, [images.type.broadcastable[0], filters.type.broadcastable[0], false, false])))
    }
  }

  private static func pair(
    _ arguments: BoundArguments, _ name: String, atLeast minimum: Int = 1
  ) throws -> (Int, Int) {
    let value = arguments[name]
    let numbers: [Int?]
    if let one = value.exactInteger {
      numbers = [one, one]
    } else {
      numbers = try value.elements().map(\.exactInteger)
    }
    guard numbers.count == 2, let rows = numbers[0], let columns = numbers[1], rows >= minimum,
      columns >= minimum, max(rows, columns) <= 1 << 24
    else {
      throw arguments.error(
        name, "\(name) is two whole numbers of at least \(minimum), not \(value.describedForError)",
        kind: "TypeError")
    }
    return (rows, columns)
  }

  /// How many zeros are put around an image for a filter's size.
  private static func border(
    _ arguments: BoundArguments
  ) throws -> (_ rows: Int, _ columns: Int) -> (Int, Int) {
    switch arguments["border_mode"] {
    case .string("valid"): return { _, _ in (0, 0) }
    case .string("full"): return { ($0 - 1, $1 - 1) }
    case .string("half"): return { ($0 / 2, $1 / 2) }
    case .string(let other):
      throw arguments.error(
        "border_mode", "border_mode is 'valid', 'full', 'half' or numbers, not '\(other)'")
    default:
      let fixed = try pair(arguments, "border_mode", atLeast: 0)
      return { _, _ in fixed }
    }
  }

  private static func padded(_ x: Node, _ border: (Int, Int)) throws -> Node {
    guard border.0 > 0 || border.1 > 0 else { return x }
    let shape = [
      x.shape[0], x.shape[1], x.shape[2] + 2 * border.0, x.shape[3] + 2 * border.1,
    ]
    return try Node.filled(0, shape: shape, dtype: x.dtype).settingSlice(
      [
        .whole, .whole, .range(first: .fixed(border.0), count: x.shape[2], step: 1),
        .range(first: .fixed(border.1), count: x.shape[3], step: 1),
      ], to: x)
  }

  /// The shape that a program says a variable has; nil where it says nothing.
  private static func expected(_ arguments: BoundArguments, _ name: String) throws -> [Int?]? {
    arguments[name].isNone ? nil : try arguments[name].elements().map(\.exactInteger)
  }

  private static func check(_ node: Node, _ expected: [Int?]?, _ name: String) throws {
    guard let expected else { return }
    let fits =
      expected.count == node.rank
      && zip(expected, node.shape).allSatisfy { $0 == nil || $0 == $1 }
    guard !fits else { return }
    let written = expected.map { $0.map(String.init) ?? "None" }.joined(separator: ", ")
    throw Diagnostic(
      "ValueError",
      "\(name) is (\(written)), but the value has shape "
        + Value.tuple(node.shape.map(Value.integer)).representation)
  }

  /// `max_pool_2d` and `pool_2d`.
  static func pooling(_ name: String, _ theano: TheanoSettings) -> NativeFunction {
    NativeFunction(
      name,
      "input, ds=None, ignore_border=None, st=None, padding=(0, 0), mode='max', ws=None, "
        + "stride=None, pad=(0, 0)",
      help:
        "One number for each window of the last two axes.\(TheanoModule.setting)T.signal.pool.\(name)(T.tensor4(), (2, 2))"
    ) { arguments in
      let x = try SymbolicVariable.variable(arguments, "input", theano)
      guard x.type.rank >= 2 else {
        throw arguments.error(
          "input", "\(name) pools the last two of at least two dimensions, not \(x.type.text)",
          kind: "TypeError")
      }
      let size = try pair(arguments, arguments["ws"].isNone ? "ds" : "ws")
      let stepName = arguments["stride"].isNone ? "st" : "stride"
      let step = arguments[stepName].isNone ? nil : try pair(arguments, stepName)
      let ignores = try arguments["ignore_border"].isTrue()
      let given = arguments["mode"].isNone ? .string("max") : arguments["mode"]
      guard case .string(let text) = given, let mode = Pool.Mode(rawValue: text),
        mode != .sum || ignores
      else {
        throw arguments.error(
          "mode",
          "mode is 'max', 'average_inc_pad', 'average_exc_pad' or, with ignore_border, 'sum'")
      }
      let padName = try pair(arguments, "pad", atLeast: 0) == (0, 0) ? "padding" : "pad"
      let padding = try pair(arguments, padName, atLeast: 0)
      guard padding == (0, 0) || ignores else {
        throw arguments.error(
          padName, "padding works only with ignore_border=True", kind: "NotImplementedError")
      }
      guard padding == (0, 0) || padding.0 < size.0 && padding.1 < size.1 else {
        throw arguments.error(
          padName, "the padding is smaller than the window", kind: "NotImplementedError")
      }
      let pool = Pool(size: size, step: step, mode: mode, ignoresBorder: ignores, padding: padding)
      return .object(try Elementwise.shaped("Pool{mode=\(text)}", x) { try pool.lowered($0) })
    }
  }
}

/// `pool_2d` with its settings.
private struct Pool {
  enum Mode: String {
    case max, sum
    case meanWithPadding = "average_inc_pad"
    case meanWithoutPadding = "average_exc_pad"
  }

  let size: (Int, Int)
  let step: (Int, Int)?
  let mode: Mode
  let ignoresBorder: Bool
  let padding: (Int, Int)

  /// Pools the last two axes.
  func lowered(_ node: Node) throws -> Node {
    guard node.rank != 4 else { return try onImages(node) }
    let images = Array(node.shape.suffix(2))
    let planes = node.shape.dropLast(2).reduce(1, *)
    let pooled = try onImages(node.reshaped([planes, 1] + images))
    return try pooled.reshaped(node.shape.dropLast(2) + pooled.shape.suffix(2))
  }

  private func onImages(_ node: Node) throws -> Node {
    let engineMode: PoolingMode = mode == .max ? .max : .mean
    func pooled(_ node: Node) throws -> Node {
      try node.pooled(size: size, stride: step, mode: engineMode, ignoreBorder: ignoresBorder)
    }
    let result = try pooled(padded(node, with: mode == .max ? -.infinity : 0))
    switch mode {
    case .sum: return try result.scaled(by: Double(size.0) * Double(size.1))
    case .meanWithoutPadding where padding != (0, 0):
      // What part of each window lies on the image.
      return try result.dividedBy(pooled(padded(.filled(1, like: node), with: 0)))
    default: return result
    }
  }

  private func padded(_ node: Node, with number: Double) throws -> Node {
    guard padding != (0, 0) else { return node }
    let (height, width) = (node.shape[2], node.shape[3])
    return try Node.filled(
      number,
      shape: Array(node.shape.prefix(2)) + [height + 2 * padding.0, width + 2 * padding.1],
      dtype: node.dtype
    ).settingSlice(
      [
        .whole, .whole, .range(first: .fixed(padding.0), count: height, step: 1),
        .range(first: .fixed(padding.1), count: width, step: 1),
      ], to: node)
  }
}

extension Elementwise {
  /// A function of real numbers that changes the lengths of the last two axes.
  static func shaped(
    _ name: String, _ x: SymbolicVariable, _ body: @escaping (Node) throws -> Node
  ) throws -> SymbolicVariable {
    let type = x.type.dtype.isFloatingPoint ? x.type.dtype : x.theano.floatX
    return try .computed(
      SymbolicOperation(name) { lowering, inputs in
        try body(lowering.node(inputs[0]).cast(to: type))
      }, [x], SymbolicType(type, Array(x.type.broadcastable.dropLast(2)) + [false, false]))
  }
}
