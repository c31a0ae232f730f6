import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// `numpy.linalg`: inverses, solutions and decompositions of matrices.
  static func linearAlgebra(_ interpreter: Interpreter? = nil) -> ModuleObject {
    ModuleObject(
      "numpy.linalg", help: "linear algebra.",
      functions: matrixFunctions + decompositions + eigenvalueFunctions + matrixNumbers,
      others: shared.merging(
        interpreter.map { ["LinAlgError": $0.exceptionClass("LinAlgError")] } ?? [:]
      ) { $1 })
  }

  /// What NumPy has in both modules.
  private static var shared: [String: Value] {
    let names: Set<String> = ["cross", "outer", "matmul", "trace", "diagonal", "tensordot"]
    let both = functions.filter { names.contains($0.name) }.map { ($0.name, Value.native($0)) }
    return Dictionary(both) { $1 }
  }

  /// A function of one matrix, or a stack of them.
  static func matrixFunction(
    _ name: String, _ signature: String, _ help: String, _ example: String,
    module: String = "np.linalg",
    _ body: @escaping (Tensor, BoundArguments) throws -> Value
  ) -> NativeFunction {
    let first = String(signature.prefix { $0 != "," })
    return NativeFunction(name, signature, help: "\(help)\n\n    \(module).\(name)(\(example))") {
      arguments in
      let tensor = try arguments.tensor(first)
      return like(arguments[first], try arguments.about(first) { try body(tensor, arguments) })
    }
  }

  private static var matrixFunctions: [NativeFunction] {
    [
      matrixFunction("inv", "a", "The inverse of a matrix.", "[[1, 2], [3, 4]]") { matrix, _ in
        array(try matrix.inverse())
      },
      matrixFunction("pinv", "a, rcond=1e-15", "The pseudo-inverse.", "[[1, 2]]") {
        array(try $0.pseudoInverse(cutoff: $1.optionalNumber("rcond") ?? 1e-15))
      },
      matrixFunction("matrix_power", "a, n", "A power of a matrix.", "[[1, 1], [0, 1]], 5") {
        array(try $0.matrixPower($1.integer("n")))
      },
      NativeFunction(
        "solve", "a, b",
        help: "The x with a @ x = b.\n\n    np.linalg.solve([[2, 0], [0, 4]], [2, 2])"
      ) { arguments in
        let (a, b) = (try arguments.tensor("a"), try arguments.tensor("b"))
        return like(arguments["a"], array(try translated { try a.solved(for: b) }))
      },
      NativeFunction(
        "lstsq", "a, b, rcond=None",
        help: """
          The x that brings a @ x nearest to b, the sum of squares left over, the rank of a and its
          singular values.

              np.linalg.lstsq([[1, 1], [1, 2], [1, 3]], [1, 2, 2])
          """
      ) { arguments in
        let (a, b) = (try arguments.tensor("a"), try arguments.tensor("b"))
        let longer = Double(a.shape.max() ?? 1)
        let cutoff = try arguments.optionalNumber("rcond") ?? a.precision * longer
        return try translated {
          let answer = try a.leastSquares(b, cutoff: cutoff)
          let residuals = try answer.residuals?.reshaped([-1]) ?? Tensor(zeros: [0])
          return .tuple([
            array(answer.solution), array(residuals),
            NumPyScalar.value(.integer(answer.rank), .int32),
            array(answer.singularValues),
          ])
        }
      },
      NativeFunction(
        "multi_dot", "arrays, out=None",
        help:
          "The product of many matrices.\n\n    np.linalg.multi_dot([[[1, 2]], [[3], [4]], [[5]]])"
      ) { arguments in
        let tensors = try arguments.tensors("arrays")
        return try stored(translated { try Tensor.chainProduct(tensors) }, in: arguments)
      },
    ]
  }

  private static var decompositions: [NativeFunction] {
    [
      matrixFunction(
        "svd", "a, full_matrices=True, compute_uv=True, hermitian=False",
        "The singular value decomposition: u, s, vh.", "[[1, 2], [3, 4]]"
      ) { matrix, arguments in
        guard try arguments.flag("compute_uv") else { return array(try matrix.singularValues()) }
        let parts = try matrix.singularValueDecomposition(
          full: arguments.flag("full_matrices"))
        return tuple(of: [parts.u, parts.values, parts.vh])
      },
      matrixFunction("svdvals", "x", "The singular values.", "[[1, 2], [3, 4]]") { matrix, _ in
        array(try matrix.singularValues())
      },
      matrixFunction(
        "qr", "a, mode='reduced'", "An orthogonal matrix and a triangle: q, r.",
        "[[1, 2], [3, 4]]"
      ) { matrix, arguments in
        let mode = try arguments.word("mode", ["reduced", "complete", "r"])
        let parts = try matrix.orthogonalFactors(
          mode == "complete" ? .complete : .reduced, onlyTriangle: mode == "r")
        guard let q = parts.q else { return array(parts.r) }
        return tuple(of: [q, parts.r])
      },
      matrixFunction(
        "cholesky", "a, upper=False", "The triangle whose square a matrix is.",
        "[[4, 2], [2, 3]]"
      ) { array(try $0.cholesky(isUpper: $1.flag("upper"))) },
    ]
  }

  private static var eigenvalueFunctions: [NativeFunction] {
    [
      matrixFunction(
        "eig", "a", "Eigenvalues, and eigenvectors as columns.", "[[2, 1], [1, 2]]"
      ) { matrix, _ in
        let (values, vectors) = try matrix.eigenvalues(withVectors: true)
        return tuple(of: [values, vectors ?? values])
      },
      matrixFunction("eigvals", "a", "Eigenvalues.", "[[2, 1], [1, 2]]") { matrix, _ in
        array(try matrix.eigenvalues(withVectors: false).values)
      },
      matrixFunction(
        "eigh", "a, UPLO='L'", "Eigenvalues and eigenvectors of a symmetric matrix.",
        "[[2, 1], [1, 2]]"
      ) { matrix, arguments in
        let isLower = try arguments.word("UPLO", ["L", "U", "l", "u"]).lowercased() == "l"
        let (values, vectors) = try matrix.symmetricEigenvalues(
          withVectors: true, isLower: isLower)
        return tuple(of: [values, vectors ?? values])
      },
      matrixFunction(
        "eigvalsh", "a, UPLO='L'", "Eigenvalues of a symmetric matrix.", "[[2, 1], [1, 2]]"
      ) { matrix, arguments in
        let isLower = try arguments.word("UPLO", ["L", "U", "l", "u"]).lowercased() == "l"
        return array(
          try matrix.symmetricEigenvalues(withVectors: false, isLower: isLower).values)
      },
    ]
  }

  private static var matrixNumbers: [NativeFunction] {
    [
      matrixFunction("det", "a", "The determinant.", "[[1, 2], [3, 4]]") { matrix, _ in
        try ArrayObject.value(matrix.determinant())
      },
      matrixFunction(
        "slogdet", "a", "The determinant's sign and the logarithm of its size.",
        "[[1, 2], [3, 4]]"
      ) { matrix, _ in
        let (sign, logarithm) = try matrix.logDeterminant()
        return .tuple([try ArrayObject.value(sign), try ArrayObject.value(logarithm)])
      },
      matrixFunction(
        "matrix_rank", "A, tol=None", "How many rows are independent.", "[[1, 2], [2, 4]]"
      ) { try ArrayObject.value($0.matrixRank(tolerance: $1.optionalNumber("tol"))) },
      matrixFunction(
        "cond", "x, p=None", "How much a matrix magnifies errors.", "[[1, 2], [3, 4]]"
      ) { try ArrayObject.value($0.conditionNumber(normOrder($1, "p"))) },
      norm(module: "np.linalg", "x"),
    ]
  }

  /// `norm`, which NumPy and SciPy have alike but for the name of its first argument.
  static func norm(module: String, _ first: String) -> NativeFunction {
    matrixFunction(
      "norm", "\(first), ord=None, axis=None, keepdims=False",
      "The norm of a vector or a matrix: ord is a number, inf, 'fro' or 'nuc'.", "[3, 4]",
      module: module
    ) { tensor, arguments in
      let order = try normOrder(arguments, "ord")
      let keeps = try arguments.flag("keepdims")
      return try ArrayObject.value(
        tensor.norm(order, axes: arguments.axes("axis"), keepsDimensions: keeps))
    }
  }

  /// The order of a norm bound to `name`; nil for `None`.
  private static func normOrder(
    _ arguments: BoundArguments, _ name: String
  ) throws -> NormOrder? {
    if arguments[name].isNone { return nil }
    if case .string = arguments[name] {
      return try arguments.word(name, ["fro", "f", "nuc"]) == "nuc" ? .nuclear : .frobenius
    }
    return .number(try arguments.number(name))
  }
}
