import Graphs
import Interpreter
import Language
import Tensors

/// `theano`: variables, functions that compute them, and gradients.
///
/// Everything goes through the engine's one graph: a function's variables become nodes once the
/// shapes of a call are known (`Lowering`), and those a `Plan`.
enum TheanoModule {
  /// The modules that can be imported by their own names.
  static let names = [
    "theano", "theano.tensor", "theano.tensor.nnet", "theano.tensor.nnet.conv",
    "theano.tensor.signal", "theano.tensor.signal.downsample", "theano.tensor.signal.pool",
    "theano.tensor.shared_randomstreams", "theano.sandbox", "theano.sandbox.rng_mrg",
    "theano.printing", "theano.gradient",
  ]

  /// What examples of functions begin with.
  static let setting =
    "\n\n    import numpy as np, theano, theano.tensor as T\n    x, y = T.dmatrices('x', 'y')\n"
    + "    v = T.dvector('v')\n    "

  static func make(_ interpreter: Interpreter) -> ModuleObject {
    let settings = TheanoSettings()
    let streams = ModuleObject(
      "theano.tensor.shared_randomstreams", help: "random numbers in graphs.",
      functions: [RandomStreamsObject.maker(settings)])
    let parallel = ModuleObject(
      "theano.sandbox.rng_mrg", help: "random numbers in graphs, from MRG31k3p.",
      functions: [ParallelStreamsObject.maker(settings)])
    let convolution = ModuleObject(
      "theano.tensor.nnet.conv", help: "convolutions.",
      functions: [NeuralNetModule.convolution("conv2d", settings)])
    let nnet = ModuleObject(
      "theano.tensor.nnet", help: "what networks are made of.",
      functions: NeuralNetModule.functions(settings), others: ["conv": .object(convolution)])
    let pools = ["max_pool_2d", "pool_2d"].map { NeuralNetModule.pooling($0, settings) }
    let signal = ModuleObject(
      "theano.tensor.signal", help: "pools of images.", functions: [],
      others: [
        "downsample": .object(
          ModuleObject(
            "theano.tensor.signal.downsample", help: "pools of images.", functions: pools)),
        "pool": .object(
          ModuleObject("theano.tensor.signal.pool", help: "pools of images.", functions: pools)),
      ])
    var tensor = TensorModule.make(settings)
    tensor["nnet"] = .object(nnet)
    tensor["signal"] = .object(signal)
    tensor["shared_randomstreams"] = .object(streams)
    let gradient = gradientFunction(settings)
    tensor["grad"] = .native(gradient)
    let printing = SymbolicPrinter.functions(settings) { [unowned interpreter] in
      interpreter.write($0)
    }
    let check = GradientCheck.function(settings) { [unowned interpreter] in
      try interpreter.call($0, $1, site: .unwritten)
    }
    tensor["verify_grad"] = .native(check)
    return ModuleObject(
      "theano", help: "variables, functions that compute them, and gradients.",
      functions: [shared(settings), function(settings), input(), gradient]
        + printing.filter { $0.name == "pp" }
        + LoopMaker.functions(settings) { [unowned interpreter] function, arguments in
          try interpreter.call(function, arguments, site: .unwritten)
        },
      others: [
        "printing": .object(
          ModuleObject(
            "theano.printing", help: "graphs as text.", functions: printing, check: refuse)),
        "gradient": .object(
          ModuleObject(
            "theano.gradient", help: "gradients, and how to check them.",
            functions: [gradient, check], check: refuse)),
        "sandbox": .object(
          ModuleObject(
            "theano.sandbox", help: "other random streams.", functions: [],
            others: ["rng_mrg": .object(parallel)])),
        "tensor": .object(
          ModuleObject(
            "theano.tensor", help: "variables and functions of them.", members: tensor,
            check: refuse)),
        "config": .object(settings), "__version__": .string("1.0.5"),
      ], check: refuse)
  }

  /// Names of Theano's that nnrepl does not have, so that the message says so.
  private static let missing: Set<String> = [
    "foldl", "foldr", "ifelse", "Print", "pydotprint", "grad_clip", "disconnected_grad",
    "OpFromGraph",
    "clone", "jacobian", "hessian", "Rop", "Lop", "extra_ops", "sort", "argsort", "cumsum",
    "repeat",
    "tile", "slinalg", "nlinalg", "fft", "sparse", "gof", "compile", "tests", "erf", "gamma",
    "gammaln", "batched_dot", "roll", "diag", "trace", "nonzero", "typed_list",
  ]

  private static func refuse(_ name: String) throws {
    guard missing.contains(name) else { return }
    throw Diagnostic(
      "NotImplementedError", "theano's \(name) is not in nnrepl yet", hint: "?theano lists what is")
  }

  private static func shared(_ theano: TheanoSettings) -> NativeFunction {
    NativeFunction(
      "shared",
      "value, name=None, strict=False, allow_downcast=None, borrow=False, "
        + "broadcastable=None, target=None",
      help: "A variable that keeps its value between calls.\(TheanoModule.setting)theano.shared(0)"
    ) { arguments in
      var tensor: Tensor
      switch arguments["value"] {
      // Numbers have Python's own types, unlike constants.
      case .float(let number): tensor = try translated { try Tensor(number) }
      case .list, .tuple, .string, .none:
        throw arguments.error(
          "value", "shared takes a number or an array, not \(arguments["value"].describedForError)",
          kind: "TypeError", hint: "np.asarray(x)")
      default: tensor = try arguments.about("value") { try ArrayObject.tensor(arguments["value"]) }
      }
      guard !tensor.dtype.isComplex, tensor.dtype != .float16 else {
        throw arguments.error(
          "value", "\(tensor.dtype) is not in nnrepl's graphs", kind: "TypeError")
      }
      tensor = try arguments.about("value") { try tensor.copied() }
      let name = arguments["name"].isNone ? nil : try arguments.string("name")
      var flags = [Bool](repeating: false, count: tensor.rank)
      if !arguments["broadcastable"].isNone {
        let given = try arguments["broadcastable"].elements().map { try $0.isTrue() }
        guard given.count == tensor.rank else {
          throw arguments.error("broadcastable", "one truth for each of \(tensor.rank) dimensions")
        }
        flags = given
      }
      return .object(
        try SymbolicVariable(
          SymbolicType(tensor.dtype, flags), .shared(SharedVariable(.tensor(tensor), name: name)),
          theano, name: name))
    }
  }

  private static func function(_ theano: TheanoSettings) -> NativeFunction {
    NativeFunction(
      "function",
      "inputs, outputs=None, mode=None, updates=None, givens=None, no_default_updates=False, "
        + "accept_inplace=False, name=None, rebuild_strict=True, allow_input_downcast=None, "
        + "profile=None, on_unused_input=None",
      help: "A function that computes outputs from inputs and then updates shared variables."
        + "\(TheanoModule.setting)f = theano.function([x], x ** 2)"
    ) { arguments in .object(try FunctionMaker.make(arguments, theano)) }
  }

  private static func input() -> NativeFunction {
    NativeFunction(
      "In",
      "variable, name=None, value=None, update=None, mutable=None, strict=False, "
        + "allow_downcast=None, autoname=True, implicit=None, borrow=None, shared=False",
      help:
        "An input with a default value.\(TheanoModule.setting)theano.function([x, theano.In(y, value=np.ones((1, 1)))], x + y)"
    ) { arguments in
      guard case .object(let variable as SymbolicVariable) = arguments["variable"] else {
        throw arguments.error("variable", "In takes a variable", kind: "TypeError")
      }
      guard arguments["update"].isNone else {
        throw arguments.error(
          "update", "updates of inputs are not in nnrepl", kind: "NotImplementedError",
          hint: "theano.shared and updates=[…]")
      }
      return .object(
        InputObject(
          FunctionInput(
            variable: variable, name: arguments["name"].isNone ? nil : try arguments.string("name"),
            defaultValue: arguments["value"].isNone ? nil : arguments["value"],
            allowsDowncast: arguments["allow_downcast"].isNone
              ? false : try arguments["allow_downcast"].isTrue())))
    }
  }

  private static func gradientFunction(_ theano: TheanoSettings) -> NativeFunction {
    NativeFunction(
      "grad",
      "cost, wrt, consider_constant=None, disconnected_inputs='raise', add_names=True, "
        + "known_grads=None, return_disconnected='zero', null_gradients='raise'",
      help:
        "How a number changes with variables, as variables.\(TheanoModule.setting)T.grad((x ** 2).sum(), x)"
    ) { arguments in
      let cost = try SymbolicVariable.variable(arguments, "cost", theano)
      func variables(_ name: String) throws -> (all: [SymbolicVariable], isOne: Bool) {
        switch arguments[name] {
        case .none: return ([], false)
        case .list, .tuple:
          return (
            try arguments[name].elements().map { try SymbolicVariable.variable($0, theano) }, false
          )
        default: return ([try SymbolicVariable.variable(arguments, name, theano)], true)
        }
      }
      guard arguments["known_grads"].isNone else {
        throw arguments.error(
          "known_grads", "known_grads is not in nnrepl", kind: "NotImplementedError")
      }
      let (sources, isOne) = try variables("wrt")
      var mayBeDisconnected = true
      if case .string("raise") = arguments["disconnected_inputs"] { mayBeDisconnected = false }
      let gradients = try arguments.about("wrt") {
        try GradientRequest.variables(
          of: cost, sources, constants: variables("consider_constant").all,
          mayBeDisconnected: mayBeDisconnected)
      }
      if isOne { return .object(gradients[0]) }
      return .list(gradients.map { .object($0) })
    }
  }
}
