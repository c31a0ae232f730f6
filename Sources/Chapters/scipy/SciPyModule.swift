import Interpreter
import Language
import Tensors

/// `import scipy`: linear algebra under SciPy's names and with its conventions.
enum SciPyModule {
  static func make(_ interpreter: Interpreter) -> ModuleObject {
    ModuleObject(
      "scipy", help: "linear algebra, as scipy.linalg.",
      members: ["linalg": .object(linearAlgebra(interpreter))])
  }

  /// `scipy.linalg`.
  static func linearAlgebra(_ interpreter: Interpreter) -> ModuleObject {
    ModuleObject(
      "scipy.linalg", help: "linear algebra.",
      functions: solvers + decompositions + eigenvalues + matrices
        + [NumPyModule.norm(module: "scipy.linalg", "a")],
      others: ["LinAlgError": interpreter.exceptionClass("LinAlgError")])
  }

  private static func function(
    _ name: String, _ signature: String, _ help: String, _ example: String,
    _ body: @escaping (Tensor, BoundArguments) throws -> Value
  ) -> NativeFunction {
    NumPyModule.matrixFunction(name, signature, help, example, module: "scipy.linalg") {
      matrix, arguments in
      // Unlike NumPy, SciPy looks at the numbers first.
      if matrix.dtype.isInexact,
        try !matrix.multiplying(Tensor(.real(0), beside: matrix))
          .equal(to: Tensor(.real(0), beside: matrix)).all().item().asDouble.isEqual(to: 1)
      {
        throw Diagnostic("ValueError", "array must not contain infs or NaNs")
      }
      return try body(matrix, arguments)
    }
  }

  private static func square(_ tensor: Tensor) throws -> Tensor {
    guard tensor.rank >= 2, tensor.shape[tensor.rank - 1] == tensor.shape[tensor.rank - 2] else {
      throw Diagnostic(
        "ValueError", "expected a square matrix, found the shape \(tensor.shapeText)")
    }
    return tensor
  }

  private static var solvers: [NativeFunction] {
    [
      function("inv", "a", "The inverse of a matrix.", "[[1, 2], [3, 4]]") { matrix, _ in
        NumPyModule.array(try square(matrix).inverse())
      },
      function("det", "a", "The determinant.", "[[1, 2], [3, 4]]") { matrix, _ in
        try ArrayObject.value(square(matrix).determinant())
      },
      function("solve", "a, b", "The x with a @ x = b.", "[[2, 0], [0, 4]], [2, 2]") {
        NumPyModule.array(try square($0).solved(for: $1.tensor("b")))
      },
      function(
        "solve_triangular", "a, b, lower=False", "As solve, of one triangle of a.",
        "[[2, 0], [1, 4]], [2, 2], lower=True"
      ) {
        let triangle = try square($0).triangle(isLower: $1.flag("lower"))
        return NumPyModule.array(try triangle.solved(for: $1.tensor("b")))
      },
      function(
        "lstsq", "a, b, cond=None",
        "The x that brings a @ x nearest to b; what is left over, rank and singular values.",
        "[[1, 1], [1, 2], [1, 3]], [1, 2, 2]"
      ) { matrix, arguments in
        let right = try arguments.tensor("b")
        let answer = try matrix.leastSquares(
          right, cutoff: arguments.optionalNumber("cond") ?? matrix.precision)
        let residuals: Value =
          if let left = answer.residuals {
            try right.rank == 1
              ? ArrayObject.value(left.reshaped([])) : NumPyModule.array(left)
          } else { NumPyModule.array(try Tensor(zeros: [0])) }
        return .tuple([
          NumPyModule.array(answer.solution), residuals, .integer(answer.rank),
          NumPyModule.array(answer.singularValues),
        ])
      },
      function("pinv", "a, atol=None, rtol=None", "The pseudo-inverse.", "[[1, 2]]", pseudoInverse),
      function("pinv2", "a, cond=None, rcond=None", "As pinv.", "[[1, 2]]", pseudoInverse),
    ]
  }

  private static func pseudoInverse(
    _ matrix: Tensor, _ arguments: BoundArguments
  ) throws -> Value {
    let cutoff = try arguments.optionalNumber("rtol") ?? arguments.optionalNumber("cond")
    let longer = Double(matrix.shape.suffix(2).max() ?? 1)
    return NumPyModule.array(
      try matrix.pseudoInverse(cutoff: cutoff ?? longer * matrix.precision))
  }

  private static var decompositions: [NativeFunction] {
    [
      function(
        "svd", "a, full_matrices=True, compute_uv=True",
        "The singular value decomposition: U, s, Vh.", "[[1, 2], [3, 4]]"
      ) { matrix, arguments in
        guard try arguments.flag("compute_uv") else {
          return NumPyModule.array(try matrix.singularValues())
        }
        let parts = try matrix.singularValueDecomposition(full: arguments.flag("full_matrices"))
        return NumPyModule.tuple(of: [parts.u, parts.values, parts.vh])
      },
      function("svdvals", "a", "The singular values.", "[[1, 2], [3, 4]]") { matrix, _ in
        NumPyModule.array(try matrix.singularValues())
      },
      function(
        "diagsvd", "s, M, N", "Singular values on the diagonal of a matrix.", "[3, 1], 2, 3"
      ) { values, arguments in
        let (rows, columns) = (try arguments.integer("M"), try arguments.integer("N"))
        guard values.rank == 1, values.count == rows || values.count == columns else {
          throw Diagnostic("ValueError", "Length of s must be M or N.")
        }
        let matrix = try Tensor(zeros: [rows, columns]).converted(to: values.dtype)
        let length = min(rows, columns)
        try matrix.diagonal().assign(
          values.indexed([.slice(start: 0, stop: length, step: nil)]), at: [])
        return NumPyModule.array(matrix)
      },
      function(
        "qr", "a, overwrite_a=False, lwork=None, mode='full'",
        "An orthogonal matrix and a triangle: Q, R.", "[[1, 2], [3, 4]]"
      ) { matrix, arguments in
        let mode = try arguments.word("mode", ["full", "economic", "r"])
        let parts = try matrix.orthogonalFactors(
          mode == "economic" ? .reduced : .complete, onlyTriangle: mode == "r")
        return NumPyModule.tuple(of: parts.q.map { [$0, parts.r] } ?? [parts.r])
      },
      function(
        "lu", "a, permute_l=False", "A permutation and two triangles: P, L, U.",
        "[[1, 2], [3, 4]]"
      ) { matrix, arguments in
        let parts = try matrix.luFactors()
        return try arguments.flag("permute_l")
          ? NumPyModule.tuple(of: [parts.permutation.matrixProduct(parts.lower), parts.upper])
          : NumPyModule.tuple(of: [parts.permutation, parts.lower, parts.upper])
      },
      function(
        "cholesky", "a, lower=False", "The triangle whose square a matrix is.",
        "[[4, 2], [2, 3]]"
      ) { NumPyModule.array(try square($0).cholesky(isUpper: !$1.flag("lower"))) },
    ]
  }

  private static var eigenvalues: [NativeFunction] {
    [
      function(
        "eig", "a", "Eigenvalues, and eigenvectors as columns.", "[[2, 1], [1, 2]]"
      ) { matrix, _ in
        let (values, vectors) = try square(matrix).eigenvalues(withVectors: true)
        // SciPy's eigenvalues are complex in any case.
        return NumPyModule.tuple(of: [try values.complex(), vectors ?? values])
      },
      function("eigvals", "a", "Eigenvalues.", "[[2, 1], [1, 2]]") { matrix, _ in
        NumPyModule.array(
          try square(matrix).eigenvalues(withVectors: false).values.complex())
      },
      function(
        "eigh", "a, lower=True, eigvals_only=False",
        "Eigenvalues and eigenvectors of a symmetric matrix.", "[[2, 1], [1, 2]]"
      ) { matrix, arguments in
        let onlyValues = try arguments.flag("eigvals_only")
        let (values, vectors) = try square(matrix).symmetricEigenvalues(
          withVectors: !onlyValues, isLower: arguments.flag("lower"), .robustRepresentations)
        guard let vectors else { return NumPyModule.array(values) }
        return NumPyModule.tuple(of: [values, vectors])
      },
      function(
        "eigvalsh", "a, lower=True", "Eigenvalues of a symmetric matrix.", "[[2, 1], [1, 2]]"
      ) { matrix, arguments in
        NumPyModule.array(
          try square(matrix).symmetricEigenvalues(
            withVectors: false, isLower: arguments.flag("lower"), .robustRepresentations
          ).values)
      },
    ]
  }

  private static var matrices: [NativeFunction] {
    [
      function("expm", "A", "The exponential of a matrix.", "[[0, 1], [0, 0]]") { matrix, _ in
        NumPyModule.array(try square(matrix).matrixExponential())
      },
      function(
        "null_space", "A, rcond=None", "Vectors that a matrix makes zero, as columns.", "[[1, 1]]"
      ) { matrix, arguments in
        let parts = try matrix.singularValueDecomposition()
        let rank = try independent(parts.values, matrix, arguments)
        return NumPyModule.array(
          try parts.vh.indexed([.slice(start: rank, stop: nil, step: nil)]).transposed())
      },
      function(
        "orth", "A, rcond=None", "Orthogonal vectors that span what a matrix can give.",
        "[[1, 1], [1, 1]]"
      ) { matrix, arguments in
        let parts = try matrix.singularValueDecomposition(full: false)
        let rank = try independent(parts.values, matrix, arguments)
        return NumPyModule.array(
          try parts.u.indexed([.whole, .slice(start: 0, stop: rank, step: nil)]))
      },
      NativeFunction(
        "block_diag", "*arrs",
        help: "Matrices along a diagonal.\n\n    scipy.linalg.block_diag([[1, 2]], [[3]])",
        body: blockDiagonal),
      NumPyModule.view("tril", "m, k=0", "With zeros above a diagonal.", "[[1, 2], [3, 4]]") {
        try $0.triangle(isLower: true, offset: $1.integer("k"))
      },
      NumPyModule.view("triu", "m, k=0", "With zeros below a diagonal.", "[[1, 2], [3, 4]]") {
        try $0.triangle(isLower: false, offset: $1.integer("k"))
      },
    ]
  }

  /// How many singular values are not negligible.
  private static func independent(
    _ values: Tensor, _ matrix: Tensor, _ arguments: BoundArguments
  ) throws -> Int {
    let numbers = values.values(as: Double.self)
    let relative =
      try arguments.optionalNumber("rcond")
      ?? Double(matrix.shape.max() ?? 1) * matrix.precision
    let bound = (numbers.max() ?? 0) * relative
    return numbers.count { $0 > bound }
  }

  private static func blockDiagonal(_ arguments: BoundArguments) throws -> Value {
    let blocks = try arguments.rest.enumerated().map { index, value in
      try arguments.aboutRest(index) { () throws -> Tensor in
        let block = try ArrayObject.tensor(value).atLeast(2)
        guard block.rank == 2 else {
          throw TensorError("arguments must have at most 2 dimensions")
        }
        return block
      }
    }
    return try translated {
      let type = blocks.reduce(blocks.first?.dtype ?? .float64) { $0.promoted(with: $1.dtype) }
      let shape = blocks.reduce([0, 0]) { [$0[0] &+ $1.shape[0], $0[1] &+ $1.shape[1]] }
      let matrix = try Tensor(zeros: blocks.isEmpty ? [1, 0] : shape, type)
      var (row, column) = (0, 0)
      for block in blocks {
        let (rows, columns) = (block.shape[0], block.shape[1])
        try matrix.assign(
          block,
          at: [
            .slice(start: row, stop: row + rows, step: nil),
            .slice(start: column, stop: column + columns, step: nil),
          ])
        (row, column) = (row + rows, column + columns)
      }
      return NumPyModule.array(matrix)
    }
  }
}
