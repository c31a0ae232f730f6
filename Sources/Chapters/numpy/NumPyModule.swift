import Interpreter
import Language
import Tensors

/// `import numpy as np`: arrays and what the chapters' everyday lines do with them.
enum NumPyModule {
  static func make(host: any Host) -> ModuleObject {
    var members: [String: Value] = [
      "pi": .float(.pi), "e": .float(2.718281828459045), "inf": .float(.infinity),
      "nan": .float(.nan), "newaxis": .none, "random": .object(random(host: host)),
      "linalg": .object(linearAlgebra()),
    ]
    for type in DType.allCases { members[type.name] = .string(type.name) }
    return ModuleObject(
      "numpy", help: "arrays and arithmetic on them.", functions: functions, others: members)
  }

  /// One list for each file.
  private static var functions: [NativeFunction] {
    creation + elementwise + reductions + manipulation + sorting + products + files
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

  /// The shape bound to `name`: a number or a sequence of numbers.
  static func shape(_ arguments: BoundArguments, _ name: String = "shape") throws -> [Int] {
    let sizes =
      arguments[name].exactInteger == nil ? try arguments[name].elements() : [arguments[name]]
    return try sizes.map { size in
      guard let size = size.exactInteger else {
        throw arguments.error(name, "a shape is of whole numbers", kind: "TypeError")
      }
      return size
    }
  }

  /// The element type bound to `name`.
  static func type(_ arguments: BoundArguments, _ name: String) throws -> DType {
    let text: String
    switch arguments[name] {
    case .string(let string): text = string
    case .object(let type as TypeObject): text = type.name
    default: text = arguments[name].describedForError
    }
    let aliases = ["float": "float64", "int": "int64", "double": "float64", "single": "float32"]
    guard let type = DType(rawValue: aliases[text] ?? text) else {
      throw arguments.error(
        name, "\(text) is not a type of elements",
        hint: DType.allCases.map(\.name).joined(separator: ", "))
    }
    return type
  }

  /// The most numbers that are made or turned into values one by one: some 2 GB.
  static let mostElements = 100_000_000

  /// A tensor as nested lists.
  static func list(_ tensor: Tensor) throws -> Value {
    guard tensor.rank > 0 else { return try ArrayObject.value(tensor) }
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
