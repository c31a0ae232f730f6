import Interpreter
import Language
import Tensors

extension RandomStateObject {
  /// Distributions of vectors.
  static let vectorMethods: [Method] = [
    Method(
      "multinomial", "n, pvals, size=None", "How many of n trials have each of the outcomes.",
      "10, [0.2, 0.3, 0.5]"
    ) { state, arguments in
      let trials = try arguments.integer("n", atLeast: 0)
      let tensor = try arguments.about("pvals") {
        try ArrayObject.tensor(arguments["pvals"], .float64)
      }
      let chances = tensor.values(as: Double.self)
      guard tensor.rank == 1, chances.allSatisfy({ $0 >= 0 && $0 <= 1 }),
        chances.dropLast().reduce(0, +) <= 1 + 1e-12
      else {
        throw arguments.error("pvals", "pvals are probabilities in a row: sum(pvals[:-1]) > 1.0")
      }
      return try state.vectors(size(arguments), of: chances.count) { numbers in
        numbers.multinomial(trials, chances).map { Int64($0) }
      }
    },
    Method(
      "dirichlet", "alpha, size=None", "Probabilities of Dirichlet's distribution.",
      "[1.0, 2.0, 3.0]"
    ) { state, arguments in
      let tensor = try arguments.about("alpha") {
        try ArrayObject.tensor(arguments["alpha"], .float64)
      }
      let shapes = tensor.values(as: Double.self)
      guard tensor.rank == 1, shapes.allSatisfy({ $0 > 0 }) else {
        throw arguments.error("alpha", "alpha has numbers above 0 in a row: alpha <= 0")
      }
      return try state.vectors(size(arguments), of: shapes.count) { numbers in
        let gammas = shapes.map { numbers.gamma(shape: $0) }
        let inverse = 1 / gammas.reduce(0, +)
        return gammas.map { $0 * inverse }
      }
    },
    Method("bytes", "length", "Random bytes.", "4") { state, arguments in
      let count = try shape([.integer(arguments.integer("length"))])[0]
      let words = state.draw { numbers in
        (0..<((count + 3) / 4)).map { _ in numbers.words.nextUInt32() }
      }
      let bytes = words.flatMap { word in
        (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
      }
      return .bytes(Array(bytes.prefix(count)))
    },
  ]

  /// An array of vectors of `length`, in the shape `size`; one vector where that is nil.
  private func vectors<S: Scalar>(
    _ size: [Int]?, of length: Int, _ next: (inout LegacyRandom) -> [S]
  ) throws -> Value {
    let shape = (size ?? []) + [length]
    _ = try Self.shape(shape.map { .integer($0) })
    let values = try draw { numbers in
      var values: [S] = []
      for _ in 0..<(size ?? []).reduce(1, *) {
        try Interruption.check()
        values += next(&numbers)
      }
      return values
    }
    return .object(ArrayObject(try translated { try Tensor(values, shape: shape) }))
  }
}
