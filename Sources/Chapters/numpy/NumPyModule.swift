import Interpreter
import Language
import Tensors

/// `import numpy as np`: arrays and what the chapters' everyday lines do with them.
enum NumPyModule {
  static func make(host: any Host, interpreter: Interpreter) -> ModuleObject {
    var members: [String: Value] = [
      "pi": .float(.pi), "e": .float(2.718281828459045), "euler_gamma": .float(0.5772156649015329),
      "inf": .float(.infinity), "Inf": .float(.infinity), "infty": .float(.infinity),
      "nan": .float(.nan), "NaN": .float(.nan), "NAN": .float(.nan), "newaxis": .none,
      "random": .object(random(host: host)), "linalg": .object(linearAlgebra()),
    ]
    for group in [NumPyTypes.members, UniversalFunction.members, gridMakers] {
      members.merge(group) { $1 }
    }
    return ModuleObject(
      "numpy", help: "arrays and arithmetic on them.",
      functions: functions + callers(interpreter), others: members)
  }

  /// One list for each file.
  static var functions: [NativeFunction] {
    creation + grids + elementwise + reductions + statistics + manipulation + sorting + products
      + files + settings
  }

  /// `numpy.random`; the numbers are nnrepl's own streams until NumPy's generator is there.
  static func random(host: any Host) -> ModuleObject {
    var stream: RandomStream?
    func take(_ arguments: BoundArguments, _ draw: (inout RandomStream) -> Double) throws -> Value {
      var current = stream ?? RandomStream(seed: host.nextSeed(), name: "numpy.random")
      defer { stream = current }
      guard !arguments["size"].isNone else { return .float(draw(&current)) }
      let shape = try shape(arguments, "size")
      // The tensor is made first: it refuses a shape that is too large.
      let count = try translated { try Tensor(zeros: shape) }.count
      guard count <= mostElements else {
        throw arguments.error(
          "size", "more than \(mostElements) numbers at once", kind: "MemoryError")
      }
      let values = (0..<count).map { _ in draw(&current) }
      return .object(ArrayObject(try translated { try Tensor(values, shape: shape) }))
    }
    return ModuleObject(
      "numpy.random", help: "random numbers.",
      functions: [
        NativeFunction(
          "seed", "seed", help: "Starts the numbers again.\n\n    np.random.seed(1)"
        ) { arguments in
          let seed = try arguments.integer("seed", atLeast: 0)
          stream = RandomStream(seed: UInt64(seed), name: "numpy.random")
          return .none
        },
        NativeFunction(
          "normal", "loc=0.0, scale=1.0, size=None",
          help: "Normally distributed numbers.\n\n    np.random.normal(0, 1, 3)"
        ) { arguments in
          let (mean, deviation) = (try arguments.number("loc"), try arguments.number("scale"))
          return try take(arguments) { mean + deviation * $0.normal() }
        },
        NativeFunction(
          "uniform", "low=0.0, high=1.0, size=None",
          help: "Uniformly distributed numbers.\n\n    np.random.uniform(0, 1, 3)"
        ) { arguments in
          let (low, high) = (try arguments.number("low"), try arguments.number("high"))
          return try take(arguments) { low + (high - low) * $0.uniform() }
        },
      ])
  }

  /// The most numbers that are made or turned into values one by one: some 2 GB.
  static let mostElements = 100_000_000

  /// A tensor as nested lists.
  static func list(_ tensor: Tensor) throws -> Value {
    guard tensor.rank > 0 else {
      return NumPyScalar(try translated { try tensor.item() }, tensor.dtype).plain
    }
    try Interruption.check()
    // An array without elements may still have any number of rows.
    guard tensor.shape[0] <= mostElements else {
      throw Diagnostic("MemoryError", "a list of more than \(mostElements) elements")
    }
    return .list(
      try (0..<tensor.shape[0]).map { index in
        try list(translated { try tensor.indexed([.at(index)]) })
      })
  }
}
