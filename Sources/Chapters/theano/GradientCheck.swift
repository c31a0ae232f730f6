import Interpreter
import Interruptions
import Language
import Tensors

/// `theano.gradient.verify_grad`: a gradient beside finite differences (theano/gradient.py).
enum GradientCheck {
  static func function(
    _ theano: TheanoSettings, call: @escaping (Value, [Value]) throws -> Value
  ) -> NativeFunction {
    NativeFunction(
      "verify_grad",
      "fun, pt, n_tests=2, rng=None, eps=None, out_type=None, abs_tol=None, rel_tol=None, mode=None, "
        + "cast_to_output_type=False, no_debug_ref=True",
      help: "Compares the gradient of a function of variables at values with finite differences."
        + "\(TheanoModule.setting)theano.gradient.verify_grad(T.tanh, [np.ones(3)], rng=np.random.RandomState(1))"
    ) { arguments in
      var points = try arguments["pt"].elements().map { point in
        try arguments.about("pt") { try ArrayObject.tensor(point) }
      }
      guard !points.isEmpty, points.allSatisfy({ $0.dtype == .float64 || $0.dtype == .float32 })
      else {
        throw arguments.error(
          "pt", "pt is a list of arrays of real numbers", kind: "TypeError", hint: "[np.ones(3)]")
      }
      guard let source = arguments["rng"].object(as: RandomStateObject.self) else {
        throw arguments.error(
          "rng", "rng is a source of random numbers", kind: "TypeError",
          hint: "rng=np.random.RandomState(1)")
      }
      let isShort = points.contains { $0.dtype == .float32 }
      // As Theano's NumericGrad: the steps and tolerances of each type.
      let step = arguments["eps"].isNone ? (isShort ? 3e-4 : 1e-7) : try arguments.number("eps")
      func tolerance(_ name: String) throws -> Double {
        arguments[name].isNone ? (isShort ? 1e-2 : 1e-4) : try arguments.number(name)
      }
      let (absolute, relative) = (try tolerance("abs_tol"), try tolerance("rel_tol"))
      let variables = try points.enumerated().map { number, point in
        try SymbolicVariable(
          SymbolicType(point.dtype, point.shape.map { $0 == 1 }), .input, theano,
          name: "input \(number)")
      }
      let result = try SymbolicVariable.variable(
        call(arguments["fun"], variables.map { .object($0) }), theano)
      let inputs = variables.map {
        FunctionInput(variable: $0, name: nil, defaultValue: nil, allowsDowncast: false)
      }
      func compiled(_ outputs: [SymbolicVariable]) throws -> CompiledFunction {
        CompiledFunction(
          inputs: inputs, outputs: outputs, delivery: .list, updates: [], givens: [], name: nil,
          advancesStreams: false, isSimplified: try theano.simplifies(arguments))
      }
      let shape = try compiled([result]).results(points)[0].shape
      for _ in 0..<max(1, try arguments.integer("n_tests")) {
        // A random projection, so that one number depends on all elements.
        let weights = try translated {
          try Tensor(
            source.draw { random in (0..<shape.reduce(1, *)).map { _ in random.uniform() } },
            shape: shape
          ).converted(to: result.type.dtype)
        }
        let weighted = try Elementwise.pair(
          .multiply, result, SymbolicVariable.variable(.object(ArrayObject(weights)), theano))
        let cost = try SymbolicReductions.reduced(.sum, weighted, axes: nil, keeps: false)
        let slopes = try compiled(
          GradientRequest.variables(of: cost, variables, constants: [], mayBeDisconnected: true)
        ).results(points)
        let value = try compiled([cost])
        for (number, slope) in slopes.enumerated() {
          let found = try slope.converted(to: .float64).values(as: Double.self)
          let original = points[number]
          let elements = try original.converted(to: .float64).values(as: Double.self)
          for place in found.indices {
            try Interruption.check()
            func moved(_ by: Double) throws -> Double {
              var others = elements
              others[place] += by
              points[number] = try Tensor(others, shape: original.shape)
                .converted(to: original.dtype)
              return try value.results(points)[0].item().asDouble
            }
            let expected = try translated { try (moved(step) - moved(-step)) / (2 * step) }
            points[number] = original
            let difference = abs(expected - found[place])
            let size = max(abs(expected) + abs(found[place]), 1e-8)
            guard difference <= absolute || difference / size <= relative else {
              throw Diagnostic(
                "GradientError",
                "the gradient of argument \(number) at element \(place) is \(found[place]), by finite "
                  + "differences \(expected)", at: arguments.place(of: "fun"))
            }
          }
        }
      }
      return .none
    }
  }
}
