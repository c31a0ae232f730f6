import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions that put elements in order, search and count.
  static var sorting: [NativeFunction] {
    [ordering, searching, counting, sets, series, covariances, polynomials].flatMap { $0 }
  }

  private static var ordering: [NativeFunction] {
    [
      view("sort", "a, axis=-1, kind=None, order=None", "In ascending order.", "[3, 1, 2]") {
        try $0.sorted(axis: $1.optionalInteger("axis"))
      },
      view("argsort", "a, axis=-1, kind=None, order=None", "The places in order.", "[3, 1, 2]") {
        try $0.sortingOrder(axis: $1.optionalInteger("axis"))
      },
      view("sort_complex", "a", "In ascending order.", "[3, 1, 2]") { tensor, _ in
        try tensor.sorted()
      },
      NativeFunction(
        "lexsort", "keys, axis=-1",
        help:
          "The places in order of the last key, then of those before.\n\n    np.lexsort(([2, 1, 1], [3, 3, 1]))"
      ) { arguments in
        let keys = try arguments.tensors("keys")
        return array(try translated { try Tensor.lexicalOrder(keys) })
      },
      view("partition", "a, kth, axis=-1", "The smallest first.", "[3, 1, 2], 1") {
        try checkPlaces($0, $1)
        return try $0.sorted(axis: $1.optionalInteger("axis"))
      },
      view("argpartition", "a, kth, axis=-1", "The places of the smallest first.", "[3, 1, 2], 1") {
        try checkPlaces($0, $1)
        return try $0.sortingOrder(axis: $1.optionalInteger("axis"))
      },
    ]
  }

  /// Checks `kth`; a full order is one of the valid answers.
  private static func checkPlaces(_ tensor: Tensor, _ arguments: BoundArguments) throws {
    let axis = try arguments.optionalInteger("axis")
    var length = tensor.count
    if let axis, axis >= -tensor.rank, axis < tensor.rank {
      length = tensor.shape[axis < 0 ? axis + tensor.rank : axis]
    }
    for place in try arguments.integers("kth") where place < -length || place >= length {
      throw arguments.error("kth", "kth(=\(place)) out of bounds (\(length))")
    }
  }

  private static var searching: [NativeFunction] {
    [
      NativeFunction(
        "searchsorted", "a, v, side='left', sorter=None",
        help: "Where values would go into a sorted row.\n\n    np.searchsorted([1, 3, 5], 4)"
      ) { arguments in
        var (row, values) = (try arguments.tensor("a"), try arguments.tensor("v"))
        let isRight = try arguments.word("side", ["left", "right"]) == "right"
        if let sorter = try arguments.optionalTensor("sorter") {
          row = try translated { try row.taking(sorter) }
        }
        return try ArrayObject.value(translated { try row.places(of: values, isRight: isRight) })
      },
      NativeFunction(
        "digitize", "x, bins, right=False",
        help: "In which bin each element lies.\n\n    np.digitize([0.5, 2], [1, 2, 3])"
      ) { arguments in
        let (tensor, edges) = (try arguments.tensor("x"), try arguments.tensor("bins"))
        let isRight = try arguments.flag("right")
        return try ArrayObject.value(translated { try tensor.bins(edges: edges, isRight: isRight) })
      },
      NativeFunction(
        "nonzero", "a", help: "The places of what is not zero.\n\n    np.nonzero([0, 3, 4])"
      ) { arguments in
        let tensor = try arguments.tensor("a")
        guard tensor.rank > 0 else {
          throw arguments.error("a", "Calling nonzero on 0d arrays is not allowed.")
        }
        return tuple(of: try translated { try tensor.nonzero() })
      },
      view("flatnonzero", "a", "Places in the row of what is not zero.", "[[0, 3], [4, 0]]") {
        tensor, _ in try tensor.reshaped([-1]).nonzero()[0]
      },
      view("argwhere", "a", "Places of what is not zero, as rows.", "[[0, 3], [4, 0]]") {
        tensor, _ in
        if tensor.rank == 0 {
          return try Tensor(
            zeros: [tensor.nonzero().isEmpty && tensor.values(as: Bool.self)[0] ? 1 : 0, 0], .int64)
        }
        return try Tensor.stacked(tensor.nonzero(), along: 1)
      },
    ]
  }

  private static var counting: [NativeFunction] {
    [
      NativeFunction(
        "count_nonzero", "a, axis=None, keepdims=False",
        help: "How many are not zero.\n\n    np.count_nonzero([0, 3, 4])"
      ) { arguments in
        let tensor = try arguments.tensor("a")
        let (axes, keeps) = (try arguments.axes("axis"), try arguments.flag("keepdims"))
        return try ArrayObject.value(
          translated {
            try tensor.converted(to: .bool).reduced(.sum, axes: axes, keepsDimensions: keeps)
          })
      },
      NativeFunction(
        "bincount", "x, weights=None, minlength=0",
        help: "How often each number occurs.\n\n    np.bincount([0, 2, 2])"
      ) { arguments in
        let (tensor, weights) = (try arguments.tensor("x"), try arguments.optionalTensor("weights"))
        let length = try arguments.integer("minlength")
        if tensor.dtype.isInexact, tensor.count > 0 {
          throw arguments.error(
            "x", "bincount counts whole numbers, not \(tensor.dtype.name)", kind: "TypeError")
        }
        return array(
          try translated { try tensor.numberCounts(weights: weights, atLeast: length) })
      },
      NativeFunction(
        "histogram", "a, bins=10, range=None, density=None, weights=None",
        help: "How many lie in each bin, and the bins' edges.\n\n    np.histogram([1, 2, 2, 5], 4)"
      ) { arguments in
        let tensor = try arguments.tensor("a")
        let weights = try arguments.optionalTensor("weights")
        let edges = try edges(tensor, arguments)
        return try translated {
          var counts = try tensor.histogram(edges: edges, weights: weights)
          let bounds = try Tensor(edges, shape: [edges.count])
          if try arguments.flag("density") {
            let total = try counts.converted(to: .float64).sum()
            counts = try counts.dividing(bounds.differences()).dividing(total)
          }
          let given = try arguments["bins"].exactInteger == nil ? arguments.tensor("bins") : bounds
          return tuple(of: [counts, given])
        }
      },
      NativeFunction(
        "histogram_bin_edges", "a, bins=10, range=None",
        help: "The edges that a histogram has.\n\n    np.histogram_bin_edges([1, 2, 5], 4)"
      ) { arguments in
        let edges = try edges(arguments.tensor("a"), arguments)
        return array(try translated { try Tensor(edges, shape: [edges.count]) })
      },
    ]
  }

  private static func edges(_ tensor: Tensor, _ arguments: BoundArguments) throws -> [Double] {
    guard let count = arguments["bins"].exactInteger else {
      if case .string = arguments["bins"] {
        throw arguments.error("bins", "bins is a number of bins or their edges")
      }
      let edges = try arguments.tensor("bins")
      guard edges.rank == 1 else { throw arguments.error("bins", "`bins` must be 1d") }
      return edges.values(as: Double.self)
    }
    var range: (Double, Double)?
    if let ends = try arguments.optionalTensor("range") {
      guard ends.shape == [2] else { throw arguments.error("range", "a range is (low, high)") }
      let values = ends.values(as: Double.self)
      range = (values[0], values[1])
    }
    guard count <= mostElements else { throw arguments.error("bins", "too many bins") }
    return try translated { try tensor.binEdges(count, range: range) }
  }
}
