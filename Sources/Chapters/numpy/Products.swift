import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Products of vectors and matrices.
  static var products: [NativeFunction] {
    [
      product("dot", "a, b", "The matrix product.", "[1, 2], [3, 4]") { try $0.dot($1) },
      product("matmul", "x1, x2", "The matrix product, as a @ b.", "[[1, 2]], [3, 4]") {
        try $0.matrixProduct($1)
      },
      product("inner", "a, b", "Products added up over the last axes.", "[1, 2], [3, 4]") {
        try $0.inner($1)
      },
      product("outer", "a, b", "The product of each with each.", "[1, 2], [3, 4]") {
        try $0.outer($1)
      },
      product("vdot", "a, b", "Products of all elements, added up.", "[[1, 2]], [[3, 4]]") {
        try $0.rowProduct($1)
      },
      product("kron", "a, b", "A block of b for each of a.", "[1, 10], [1, 2]") {
        try $0.blockProduct($1)
      },
      NativeFunction(
        "cross", "a, b, axisa=-1, axisb=-1, axisc=-1, axis=None",
        help: "The vector product.\n\n    np.cross([1, 0, 0], [0, 1, 0])"
      ) { arguments in
        let (a, b) = (try arguments.tensor("a"), try arguments.tensor("b"))
        let axis = try arguments.optionalInteger("axis")
        let axes = (
          try axis ?? arguments.integer("axisa"), try axis ?? arguments.integer("axisb")
        )
        let result = try axis ?? arguments.integer("axisc")
        return try ArrayObject.value(
          translated { try a.crossProduct(b, axes: axes, result: result) })
      },
      NativeFunction(
        "tensordot", "a, b, axes=2",
        help: """
          Products added up over axes: the last ones of a and the first of b, so many, or pairs.

              np.tensordot([[1, 2], [3, 4]], [[1, 0], [0, 1]], axes=1)
          """, body: tensordot),
      NativeFunction(
        "einsum", "subscripts, *operands, out=None, optimize=False",
        help: """
          Products added up over axes with the same letter; letters behind -> stay.

              np.einsum('ij,jk->ik', [[1, 2]], [[3], [4]])
              np.einsum('ii', [[1, 2], [3, 4]])
          """, body: einsum),
    ]
  }

  private static func product(
    _ name: String, _ signature: String, _ help: String, _ example: String,
    _ body: @escaping (Tensor, Tensor) throws -> Tensor
  ) -> NativeFunction {
    let names = signature.split(separator: ",").map { String($0.drop { $0 == " " }) }
    return NativeFunction(
      name, signature + ", out=None", help: "\(help)\n\n    np.\(name)(\(example))"
    ) { arguments in
      let (a, b) = (try arguments.tensor(names[0]), try arguments.tensor(names[1]))
      let result = try stored(translated { try body(a, b) }, in: arguments)
      return like(arguments[names[0]], like(arguments[names[1]], result))
    }
  }

  /// The result, written into the array bound to `out` where there is one.
  static func stored(_ result: Tensor, in arguments: BoundArguments) throws -> Value {
    if arguments["out"].isNone { return try ArrayObject.value(result) }
    guard let target = arguments["out"].object(as: ArrayObject.self) else {
      throw arguments.error("out", "out is an array", kind: "TypeError")
    }
    guard target.tensor.shape == result.shape, target.tensor.dtype == result.dtype else {
      throw arguments.error(
        "out",
        "out is \(target.tensor.dtype.name) of shape \(target.tensor.shapeText), "
          + "and the result \(result.dtype.name) of shape \(result.shapeText)")
    }
    try translated { try target.tensor.assign(result, at: []) }
    return arguments["out"]
  }

  private static func tensordot(_ arguments: BoundArguments) throws -> Value {
    let (a, b) = (try arguments.tensor("a"), try arguments.tensor("b"))
    let axes: ([Int], [Int])
    if let count = arguments["axes"].exactInteger {
      guard count <= min(a.rank, b.rank) else {
        throw arguments.error("axes", "shape-mismatch for sum", kind: "IndexError")
      }
      axes = (Array((a.rank - max(count, 0))..<a.rank), Array(0..<max(count, 0)))
    } else {
      let pair = try arguments["axes"].elements()
      guard pair.count == 2 else {
        throw arguments.error("axes", "axes is a number, or the axes of a and those of b")
      }
      func numbers(_ value: Value) throws -> [Int] {
        if let one = value.exactInteger { return [one] }
        return try value.elements().map { element in
          guard let axis = element.exactInteger else {
            throw arguments.error("axes", "an axis is a whole number", kind: "TypeError")
          }
          return axis
        }
      }
      axes = (try numbers(pair[0]), try numbers(pair[1]))
    }
    return try ArrayObject.value(
      translated { try a.tensorProduct(b, over: axes.0, and: axes.1) })
  }

  private static func einsum(_ arguments: BoundArguments) throws -> Value {
    if case .string(let text) = arguments["subscripts"] {
      let operands = try arguments.rest.map { value in
        try translated { try ArrayObject.tensor(value) }
      }
      let notation = try arguments.about("subscripts") {
        try EinsteinNotation(text, ranks: operands.map(\.rank))
      }
      return try stored(
        translated { try Tensor.einsteinSum(notation, operands) }, in: arguments)
    }
    // einsum(a, [0, 1], b, [1, 2], [0, 2]): labels as numbers.
    var rest = ([arguments["subscripts"]] + arguments.rest)[...]
    var (operands, terms): ([Tensor], [[Int?]]) = ([], [])
    func labels(_ value: Value) throws -> [Int?] {
      try value.elements().map { element in
        if case .ellipsis = element { return nil }
        guard let label = element.exactInteger, label >= 0, label < 1 << 16 else {
          throw Diagnostic("ValueError", "a label is a number from 0 up, or ...")
        }
        return label
      }
    }
    while rest.count >= 2 {
      operands.append(try translated { try ArrayObject.tensor(rest[rest.startIndex]) })
      terms.append(try labels(rest[rest.startIndex + 1]))
      rest = rest.dropFirst(2)
    }
    let output = try rest.first.map(labels)
    return try stored(
      translated {
        try Tensor.einsteinSum(
          EinsteinNotation(terms, output: output, ranks: operands.map(\.rank)), operands)
      }, in: arguments)
  }
}
