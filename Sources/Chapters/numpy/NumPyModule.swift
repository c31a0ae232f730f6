import Interpreter
import Interruptions
import Language
import Tensors

/// `import numpy as np`: arrays and what the chapters' everyday lines do with them.
enum NumPyModule {
  static func make(host: any Host, interpreter: Interpreter) -> ModuleObject {
    var members: [String: Value] = [
      "pi": .float(.pi), "e": .float(2.718281828459045), "euler_gamma": .float(0.5772156649015329),
      "inf": .float(.infinity), "Inf": .float(.infinity), "infty": .float(.infinity),
      "nan": .float(.nan), "NaN": .float(.nan), "NAN": .float(.nan), "newaxis": .none,
      "random": .object(RandomModule.make(host: host)),
      "linalg": .object(linearAlgebra(interpreter)),
      "fft": .object(FourierModule.make()),
    ]
    members["True_"] = NumPyScalar.truth(true)
    members["False_"] = NumPyScalar.truth(false)
    members["little_endian"] = .boolean(true)
    for group in [NumPyTypes.members, UniversalFunction.members, gridMakers] {
      members.merge(group) { $1 }
    }
    let testing = NumPySources.testing
    members["testing"] = .object(
      ModuleObject(
        "numpy.testing", help: "assertions about arrays.", members: [:], lateNames: testing.names,
        late: { [unowned interpreter] _ in try interpreter.members(of: testing.text) }))
    return ModuleObject(
      "numpy", help: "arrays and arithmetic on them.",
      functions: functions + callers(interpreter) + files(host: host), others: members,
      check: NumPySources.refuse, lateNames: NumPySources.names,
      late: { [unowned interpreter] name in
        guard let source = NumPySources.all.first(where: { $0.names.contains(name) }) else {
          return [:]
        }
        return try interpreter.members(of: source.text)
      })
  }

  /// One list for each file.
  static var functions: [NativeFunction] {
    [
      creation, grids, elementwise, reductions, statistics, manipulation, sorting, products,
      settings, complexFunctions,
    ].flatMap { $0 }
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
    if tensor.rank == 1 {
      return .list(
        try (0..<tensor.shape[0]).map { index in
          if index & 0xfff == 0 { try Interruption.check() }
          return NumPyScalar(try translated { try tensor.value(at: index) }, tensor.dtype).plain
        })
    }
    return .list(
      try (0..<tensor.shape[0]).map { index in
        try list(translated { try tensor.indexed([.at(index)]) })
      })
  }
}
