import Interpreter
import Interruptions
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
    Method(
      "multivariate_normal", "mean, cov, size=None, check_valid='warn', tol=1e-8",
      "Normally distributed vectors of that mean and covariance.", "[0, 0], [[1, 0.5], [0.5, 1]]"
    ) { state, arguments in
      try state.multivariateNormal(arguments)
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

  private func multivariateNormal(_ arguments: BoundArguments) throws -> Value {
    let mean = try arguments.about("mean") { try ArrayObject.tensor(arguments["mean"], .float64) }
    let covariance = try arguments.about("cov") {
      try ArrayObject.tensor(arguments["cov"], .float64)
    }
    guard mean.rank == 1, mean.count > 0 else {
      throw arguments.error("mean", "mean must be 1 dimensional, with elements")
    }
    let count = mean.count
    guard covariance.shape == [count, count] else {
      throw arguments.error(
        "cov", "cov must be \(count) by \(count), as mean is; its shape is \(covariance.shapeText)")
    }
    let matrix = covariance.values(as: Double.self)
    let parts: (values: [Double], vectors: [Double])
    do {
      let found = try covariance.singularValueDecomposition()
      parts = (found.values.values(as: Double.self), found.vh.values(as: Double.self))
    } catch let error as LinearAlgebraError {
      throw arguments.error("cov", error.message, kind: "LinAlgError")
    }
    try check(parts, matrix, count, arguments)
    let shape = (try Self.size(arguments) ?? []) + [count]
    _ = try Self.shape(shape.map { .integer($0) })
    let samples = try fill(shape, scalar: Value.float) { $0.normal() }
    let factors = (0..<count * count).map { index in
      parts.values[index / count].squareRoot() * parts.vectors[index]
    }
    return .object(
      ArrayObject(
        try translated {
          let rows = try ArrayObject.tensor(samples).reshaped([-1, count])
          let product = try rows.matrixProduct(Tensor(factors, shape: [count, count]))
          return try product.adding(mean).reshaped(shape)
        }))
  }

  /// Whether the decomposition gives back the matrix, which it does for a covariance only.
  private func check(
    _ parts: (values: [Double], vectors: [Double]), _ matrix: [Double], _ count: Int,
    _ arguments: BoundArguments
  ) throws {
    let rule = try arguments.string("check_valid")
    guard ["warn", "raise", "ignore"].contains(rule) else {
      throw arguments.error("check_valid", "check_valid must equal 'warn', 'raise', or 'ignore'")
    }
    guard rule != "ignore" else { return }
    let tolerance = try arguments.number("tol")
    let isCovariance = try translated {
      let vectors = try Tensor(parts.vectors, shape: [count, count])
      let scaled = try Tensor(
        (0..<count * count).map { parts.vectors[$0] * parts.values[$0 / count] },
        shape: [count, count])
      let product = try vectors.transposed().matrixProduct(scaled).values(as: Double.self)
      return zip(product, matrix).allSatisfy { found, given in
        (found - given).magnitude <= tolerance + tolerance * given.magnitude
      }
    }
    guard !isCovariance else { return }
    let message = "covariance is not symmetric positive-semidefinite."
    if rule == "raise" { throw arguments.error("cov", message) }
    warn("RuntimeWarning: \(message)\n")
  }
}
