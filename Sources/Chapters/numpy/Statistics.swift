import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Medians, percentiles, weighted means and spans.
  static var statistics: [NativeFunction] {
    [
      NativeFunction(
        "median", "a, axis=None, out=None, keepdims=False",
        help: "The middle element, or the mean of the middle two.\n\n    np.median([3, 1, 2])"
      ) { arguments in
        let tensor = try ArrayObject.tensor(arguments["a"])
        let (axes, keeps) = (try axes(arguments), try arguments["keepdims"].isTrue())
        return try delivered(
          try translated { try tensor.median(axes: axes, keepsDimensions: keeps) }, arguments)
      },
      NativeFunction(
        "percentile", "a, q, axis=None, out=None, keepdims=False",
        help: "What so many per cent of the elements are below.\n\n    np.percentile([1, 2, 3], 50)"
      ) { arguments in
        try quantiles(arguments, at: fractions(arguments, of: 100), shape: arguments["q"])
      },
      NativeFunction(
        "quantile", "a, q, axis=None, out=None, keepdims=False",
        help: "What that part of the elements is below.\n\n    np.quantile([1, 2, 3], 0.5)"
      ) { arguments in
        try quantiles(arguments, at: fractions(arguments, of: 1), shape: arguments["q"])
      },
      NativeFunction(
        "average", "a, axis=None, weights=None",
        help:
          "The mean, weighted where weights are given.\n\n    np.average([1, 2], weights=[3, 1])"
      ) { arguments in
        let tensor = try ArrayObject.tensor(arguments["a"])
        let axes = try axes(arguments)
        guard !arguments["weights"].isNone else {
          return try ArrayObject.value(try translated { try tensor.reduced(.mean, axes: axes) })
        }
        var weights = try ArrayObject.tensor(arguments["weights"])
        let result = try translated { () throws -> Tensor in
          if weights.shape != tensor.shape {
            guard let axes, axes.count == 1, weights.rank == 1 else {
              throw TensorError("the weights have the shape of the array, or axis names theirs")
            }
            let axis = axes[0] < 0 ? axes[0] + tensor.rank : axes[0]
            guard tensor.shape.indices.contains(axis), tensor.shape[axis] == weights.count else {
              throw TensorError("the weights are not as many as the elements along the axis")
            }
            var shape = tensor.shape.map { _ in 1 }
            shape[axis] = weights.count
            weights = try weights.reshaped(shape).broadcast(to: tensor.shape)
          }
          let type = tensor.dtype.promoted(with: weights.dtype)
          let real = type.isInexact ? type : .float64
          let total = try weights.converted(to: real).reduced(.sum, axes: axes)
          let products = try tensor.converted(to: real).multiplying(weights.converted(to: real))
          return try products.reduced(.sum, axes: axes).dividing(total)
        }
        return try ArrayObject.value(result)
      },
      NativeFunction(
        "ptp", "a, axis=None, out=None, keepdims=False",
        help: "The largest element less the smallest.\n\n    np.ptp([1, 4])"
      ) { arguments in
        let tensor = try ArrayObject.tensor(arguments["a"])
        let (axes, keeps) = (try axes(arguments), try arguments["keepdims"].isTrue())
        let result = try translated {
          try tensor.reduced(.maximum, axes: axes, keepsDimensions: keeps)
            .subtracting(tensor.reduced(.minimum, axes: axes, keepsDimensions: keeps))
        }
        return try delivered(result, arguments)
      },
    ]
  }

  private static func fractions(_ arguments: BoundArguments, of whole: Double) throws -> [Double] {
    let wanted = try ArrayObject.tensor(arguments["q"], .float64).values(as: Double.self)
    guard wanted.allSatisfy({ $0 >= 0 && $0 <= whole }) else {
      throw arguments.error("q", "the values are from 0 to \(Int(whole))")
    }
    return wanted.map { $0 / whole }
  }

  private static func quantiles(
    _ arguments: BoundArguments, at fractions: [Double], shape: Value
  ) throws -> Value {
    let tensor = try ArrayObject.tensor(arguments["a"])
    guard tensor.dtype != .bool, !tensor.dtype.isComplex else {
      throw arguments.error(
        "a",
        tensor.dtype == .bool
          ? "truth values have no percentiles" : "a must be an array of real numbers",
        kind: "TypeError")
    }
    let (axes, keeps) = (try axes(arguments), try arguments["keepdims"].isTrue())
    let results = try translated {
      try fractions.map { try tensor.quantile($0, axes: axes, keepsDimensions: keeps) }
    }
    if shape.number != nil { return try delivered(results[0], arguments) }
    return .object(ArrayObject(try translated { try Tensor.stacked(results) }))
  }
}
