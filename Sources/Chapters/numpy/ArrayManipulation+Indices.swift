import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions of diagonals and triangles.
  static var diagonals: [NativeFunction] {
    [
      view("diag", "v, k=0", "A diagonal, or a matrix with that diagonal.", "[1, 2]") {
        let distance = try $1.integer("k")
        switch $0.rank {
        case 1: return try $0.diagonalMatrix(offset: distance)
        case 2: return try $0.diagonal(offset: distance)
        default: throw $1.error("v", "Input must be 1- or 2-d.")
        }
      },
      view("diagflat", "v, k=0", "A matrix with the elements on a diagonal.", "[[1, 2]]") {
        try $0.reshaped([-1]).diagonalMatrix(offset: $1.integer("k"))
      },
      view("diagonal", "a, offset=0, axis1=0, axis2=1", "A diagonal.", "[[1, 2], [3, 4]]") {
        try $0.diagonal(
          offset: $1.integer("offset"), axes: ($1.integer("axis1"), $1.integer("axis2")))
      },
      NativeFunction(
        "trace", "a, offset=0, axis1=0, axis2=1",
        help: "The sum along a diagonal.\n\n    np.trace([[1, 2], [3, 4]])"
      ) { arguments in
        let tensor = try arguments.tensor("a")
        return try ArrayObject.value(
          translated {
            try tensor.trace(
              offset: arguments.integer("offset"),
              axes: (arguments.integer("axis1"), arguments.integer("axis2")))
          })
      },
      view("tril", "m, k=0", "With zeros above a diagonal.", "[[1, 2], [3, 4]]") {
        try $0.triangle(isLower: true, offset: $1.integer("k"))
      },
      view("triu", "m, k=0", "With zeros below a diagonal.", "[[1, 2], [3, 4]]") {
        try $0.triangle(isLower: false, offset: $1.integer("k"))
      },
      NativeFunction(
        "tri", "N, M=None, k=0, dtype='float64'",
        help: "Ones at and below a diagonal.\n\n    np.tri(3)"
      ) { arguments in
        let rows = try arguments.integer("N")
        let columns = try arguments.optionalInteger("M") ?? rows
        let (offset, type) = (try arguments.integer("k"), try type(arguments, "dtype"))
        return array(
          try translated {
            try Tensor.triangleMask(max(rows, 0), max(columns, 0), offset: offset)
              .converted(to: type)
          })
      },
      triangleIndices("tril_indices", isLower: true),
      triangleIndices("triu_indices", isLower: false),
      NativeFunction(
        "diag_indices", "n, ndim=2",
        help: "The places of a diagonal.\n\n    np.diag_indices(3)"
      ) { arguments in
        let (length, rank) = (try arguments.integer("n"), try arguments.integer("ndim", atLeast: 0))
        guard rank <= 64 else { throw arguments.error("ndim", "at most 64 axes") }
        let places = try translated { try Tensor.counting(length) }
        return tuple(of: Array(repeating: places, count: rank))
      },
    ]
  }

  private static func triangleIndices(_ name: String, isLower: Bool) -> NativeFunction {
    NativeFunction(
      name, "n, k=0, m=None", help: "The places of a triangle.\n\n    np.\(name)(3)"
    ) { arguments in
      let rows = try arguments.integer("n", atLeast: 0)
      let columns = try arguments.optionalInteger("m") ?? rows
      let offset = try arguments.integer("k")
      return tuple(
        of: try translated {
          let mask = try Tensor.triangleMask(
            rows, columns, offset: isLower ? offset : offset &- 1)
          return try (isLower ? mask : mask.logicalNot()).nonzero()
        })
    }
  }

  /// Functions of places in arrays.
  static var indexHelpers: [NativeFunction] {
    [
      NativeFunction(
        "unravel_index", "indices, shape, order='C'",
        help: "Places along each axis.\n\n    np.unravel_index(5, (2, 3))"
      ) { arguments in
        let (places, shape) = (try arguments.tensor("indices"), try shape(arguments))
        let isFortran = try arguments.isFortranOrder()
        return .tuple(
          try translated {
            try FlatIndices.unraveled(places, shape, isFortranOrder: isFortran)
          }.map(ArrayObject.value))
      },
      NativeFunction(
        "ravel_multi_index", "multi_index, dims, mode='raise', order='C'",
        help: "Places in the row of all elements.\n\n    np.ravel_multi_index((1, 2), (2, 3))"
      ) { arguments in
        let (places, shape) = (
          try arguments.tensors("multi_index"), try arguments.integers("dims")
        )
        let word = try arguments.word("mode", OutOfBounds.allCases.map(\.rawValue))
        let isFortran = try arguments.isFortranOrder()
        return try ArrayObject.value(
          arguments.about("multi_index") {
            try FlatIndices.raveled(
              places, shape, [OutOfBounds(rawValue: word) ?? .raise], isFortranOrder: isFortran)
          })
      },
      NativeFunction(
        "ix_", "*args",
        help: "Indices that span a grid.\n\n    np.arange(9).reshape(3, 3)[np.ix_([0, 2], [1])]"
      ) { arguments in
        let count = arguments.rest.count
        return tuple(
          of: try arguments.rest.enumerated().map { index, value in
            try translated {
              var tensor = try ArrayObject.tensor(value)
              guard tensor.rank == 1 else {
                throw TensorError("Cross index must be 1 dimensional")
              }
              if tensor.dtype == .bool { tensor = try tensor.nonzero()[0] }
              if tensor.count == 0 { tensor = try tensor.converted(to: .int64) }
              var shape = [Int](repeating: 1, count: count)
              shape[index] = tensor.count
              return try tensor.reshaped(shape)
            }
          })
      },
      NativeFunction(
        "indices", "dimensions, dtype='int64', sparse=False",
        help: "The places of a grid, axis by axis.\n\n    np.indices((2, 3))"
      ) { arguments in
        let shape = try arguments.integers("dimensions")
        let (type, isSparse) = (try type(arguments, "dtype"), try arguments.flag("sparse"))
        let grids = try translated {
          try FlatIndices.meshgrid(
            shape.map { try Tensor.counting($0).converted(to: type) }, isCartesian: false,
            isSparse: isSparse)
        }
        if isSparse { return tuple(of: grids) }
        guard !grids.isEmpty else {
          return array(try translated { try Tensor(zeros: [0], type) })
        }
        return array(try translated { try Tensor.stacked(grids) })
      },
      NativeFunction(
        "ndindex", "*shape",
        help: "A walk through all places.\n\n    for place in np.ndindex(2, 2): print(place)"
      ) { arguments in
        let sizes =
          arguments.rest.count == 1 && arguments.rest[0].exactInteger == nil
          ? try arguments.rest[0].elements() : arguments.rest
        var walk = PlaceWalk(
          try sizes.map { size in
            guard let size = size.exactInteger, size >= 0 else {
              throw Diagnostic("ValueError", "negative dimensions are not allowed")
            }
            return size
          })
        return .object(
          ValueIterator { walk.next().map { .tuple($0.map { .integer($0) }) } })
      },
      NativeFunction(
        "ndenumerate", "arr",
        help:
          "A walk through places and elements.\n\n    for place, x in np.ndenumerate([[1, 2]]): print(place, x)"
      ) { arguments in
        let tensor = try arguments.tensor("arr")
        var walk = PlaceWalk(tensor.shape)
        return .object(
          ValueIterator {
            guard let place = walk.next() else { return nil }
            let element = try translated { try tensor.indexed(place.map { .at($0) }) }
            return .tuple([.tuple(place.map { .integer($0) }), try ArrayObject.value(element)])
          })
      },
    ]
  }
}

/// All places of a shape in row-major order.
private struct PlaceWalk: IteratorProtocol {
  private let shape: [Int]
  private var place: [Int]?

  init(_ shape: [Int]) {
    self.shape = shape
    place = shape.contains(0) ? nil : shape.map { _ in 0 }
  }

  mutating func next() -> [Int]? {
    guard let current = place else { return nil }
    var following = current
    var axis = shape.count - 1
    while axis >= 0 {
      following[axis] += 1
      if following[axis] < shape[axis] { break }
      following[axis] = 0
      axis -= 1
    }
    place = axis < 0 ? nil : following
    return current
  }
}
