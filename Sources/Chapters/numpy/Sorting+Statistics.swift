import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Covariances and correlations.
  static var covariances: [NativeFunction] {
    [
      NativeFunction(
        "cov", "m, y=None, rowvar=True, bias=False, ddof=None",
        help: "The covariances of variables, one a row.\n\n    np.cov([[1, 2, 3], [3, 1, 2]])"
      ) { arguments in
        let table = try variables(arguments, "m")
        let correction =
          try arguments.optionalInteger("ddof")
          ?? (arguments.flag("bias") ? 0 : 1)
        return try ArrayObject.value(translated { try covariance(table, correction) })
      },
      NativeFunction(
        "corrcoef", "x, y=None, rowvar=True",
        help: "The correlations of variables, one a row.\n\n    np.corrcoef([1, 2, 3], [3, 1, 2])"
      ) { arguments in
        let table = try variables(arguments, "x")
        return try translated {
          let covariances = try covariance(table, 1)
          guard covariances.rank == 2 else {
            return try ArrayObject.value(covariances.dividing(covariances))
          }
          let deviations = try covariances.diagonal().sqrt()
          let scaled = try covariances.dividing(deviations.expandingDimensions([1]))
            .dividing(deviations.expandingDimensions([0]))
          let one = try Tensor(.real(1), beside: scaled)
          return array(try scaled.minimum(one).maximum(one.negated()))
        }
      },
    ]
  }

  private static func variables(
    _ arguments: BoundArguments, _ name: String
  ) throws -> Tensor {
    var table = try arguments.tensor(name)
    guard table.rank <= 2 else {
      throw arguments.error(name, "m has more than 2 dimensions")
    }
    let isByRow = try arguments.flag("rowvar")
    return try translated {
      func rows(_ tensor: Tensor) throws -> Tensor {
        let matrix = try tensor.atLeast(2)
        return isByRow || tensor.rank < 2 ? matrix : try matrix.transposed()
      }
      table = try rows(table)
      if let other = try arguments.optionalTensor("y") {
        table = try Tensor.concatenated([table, rows(other)])
      }
      return try table.converted(to: table.dtype.isInexact ? table.dtype : .float64)
    }
  }

  private static func covariance(_ table: Tensor, _ correction: Int) throws -> Tensor {
    let distances = try table.subtracting(table.mean(axis: 1, keepsDimensions: true))
    let count = max(table.shape[1].subtractingReportingOverflow(correction).partialValue, 0)
    return try distances.matrixProduct(distances.transposed())
      .dividing(Tensor(.integer(count), beside: distances)).squeezed()
  }

  /// Polynomials, the highest power first.
  static var polynomials: [NativeFunction] {
    [
      NativeFunction(
        "polyfit", "x, y, deg",
        help: "The polynomial nearest to points.\n\n    np.polyfit([0, 1, 2], [1, 3, 7], 2)"
      ) { arguments in
        let (x, y) = (try arguments.tensor("x"), try arguments.tensor("y"))
        let degree = try arguments.integer("deg", atLeast: 0)
        guard x.rank == 1 else {
          throw arguments.error("x", "expected 1D vector for x", kind: "TypeError")
        }
        guard x.count > 0 else {
          throw arguments.error("x", "expected non-empty vector for x", kind: "TypeError")
        }
        guard y.rank == 1 || y.rank == 2 else {
          throw arguments.error("y", "expected 1D or 2D array for y", kind: "TypeError")
        }
        guard y.shape[0] == x.count else {
          throw arguments.error("y", "expected x and y to have same length", kind: "TypeError")
        }
        guard degree <= 1000 else { throw arguments.error("deg", "a degree is at most 1000") }
        return array(
          try translated {
            let powers = try vandermonde(x.converted(to: .float64), degree + 1)
            // Columns are brought to length 1, which the solution takes back.
            let scale = try powers.multiplying(powers).sum(axis: 0).sqrt()
            let answer = try powers.dividing(scale)
              .leastSquares(y, cutoff: Double(x.count) * Double.ulpOfOne)
            let isVector = y.rank == 1
            return try answer.solution.dividing(
              isVector ? scale : scale.expandingDimensions([1]))
          })
      },
      NativeFunction(
        "polyval", "p, x", help: "The values of a polynomial.\n\n    np.polyval([1, 0, 2], 3)"
      ) { arguments in
        let (coefficients, x) = (try arguments.tensor("p"), try arguments.tensor("x"))
        guard coefficients.rank == 1 else {
          throw arguments.error("p", "a polynomial is a row of coefficients")
        }
        return try translated {
          var result = try Tensor(zeros: x.shape, x.dtype)
          for index in 0..<coefficients.count {
            result = try result.multiplying(x).adding(coefficients.indexed([.at(index)]))
          }
          return try ArrayObject.value(result)
        }
      },
      NativeFunction(
        "vander", "x, N=None, increasing=False",
        help: "The powers of elements as rows.\n\n    np.vander([1, 2, 3], 3)"
      ) { arguments in
        let x = try arguments.tensor("x")
        guard x.rank == 1 else {
          throw arguments.error("x", "x must be a one-dimensional array or sequence.")
        }
        let count = try arguments.optionalInteger("N") ?? x.count
        guard count >= 0, count <= 100_000 else { throw arguments.error("N", "N is 0 to 100000") }
        let increases = try arguments.flag("increasing")
        return array(
          try translated {
            let powers = try vandermonde(x, count)
            return increases ? try powers.flipped([1]).copied() : powers
          })
      },
    ]
  }

  private static func vandermonde(_ x: Tensor, _ count: Int) throws -> Tensor {
    let type = x.dtype == .bool ? .int64 : x.dtype
    let result = try Tensor(zeros: [x.count, count]).converted(to: type)
    var power = try Tensor(repeating: 1.0, shape: [x.count]).converted(to: type)
    for column in (0..<count).reversed() {
      try result.assign(power, at: [.whole, .at(column)])
      if column > 0 { power = try power.multiplying(x.converted(to: type)) }
    }
    return result
  }
}
