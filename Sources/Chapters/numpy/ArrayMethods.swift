import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// The functions of the module that arrays have as methods too.
  private static let sharedNames: Set<String> = [
    "sum", "prod", "mean", "std", "var", "min", "max", "argmin", "argmax", "any", "all", "cumsum",
    "cumprod", "ptp", "clip", "round", "dot", "squeeze", "swapaxes", "repeat", "nonzero", "take",
    "diagonal", "trace", "argsort", "searchsorted", "ravel", "compress", "put", "argpartition",
  ]

  /// The methods of arrays by name; each takes the array as its first argument.
  // Never changed once made, and functions keep nothing between calls.
  nonisolated(unsafe) static let methods: [String: NativeFunction] = {
    var methods: [String: NativeFunction] = [:]
    for function in functions where sharedNames.contains(function.name) {
      methods[function.name] = function
    }
    for function in ownMethods where methods[function.name] == nil {
      methods[function.name] = function
    }
    return methods
  }()

  /// The array that a method belongs to.
  private static func array(_ arguments: BoundArguments) throws -> ArrayObject {
    if let array = arguments["a"].object(as: ArrayObject.self) { return array }
    return ArrayObject(try ArrayObject.tensor(arguments["a"]))
  }

  /// The complex conjugates; an array of real numbers is its own.
  private static func conjugated(_ arguments: BoundArguments) throws -> Value {
    let array = try array(arguments)
    guard array.tensor.dtype.isComplex else { return arguments["a"] }
    return try array.value(
      like: try translated { try array.tensor.applying(UnaryFunction.conjugate) })
  }

  private static var ownMethods: [NativeFunction] { shaping + converting + ordering }

  private static var shaping: [NativeFunction] {
    [
      NativeFunction(
        "reshape", "a, *shape, order='C'",
        help: "The elements in another shape; -1 is what is left."
      ) { arguments in
        let array = try array(arguments)
        let given = arguments.rest
        let shape = try sizes(
          given.count == 1 && given[0].exactInteger == nil ? try given[0].elements() : given)
        let result = try translated {
          isColumnOrder(arguments["order"])
            ? try array.tensor.transposed().reshaped(shape.reversed()).transposed()
            : try array.tensor.reshaped(shape)
        }
        return array.isMatrix && result.rank == 2
          ? .object(ArrayObject(matrix: result)) : .object(ArrayObject(result, role: array.role))
      },
      NativeFunction("transpose", "a, *axes", help: "The axes in another order, or reversed.") {
        arguments in
        let array = try array(arguments)
        var axes: [Int]?
        if let first = arguments.rest.first, !first.isNone {
          axes = try sizes(
            arguments.rest.count == 1 && first.exactInteger == nil
              ? try first.elements() : arguments.rest)
        }
        let result = try translated { try array.tensor.transposed(axes) }
        return array.isMatrix
          ? .object(ArrayObject(matrix: result)) : .object(ArrayObject(result))
      },
      NativeFunction("flatten", "a, order='C'", help: "A copy of the elements in one row.") {
        arguments in
        let array = try array(arguments)
        let result = try translated {
          let source =
            isColumnOrder(arguments["order"]) ? try array.tensor.transposed() : array.tensor
          return try source.copied().reshaped([source.count])
        }
        return .object(ArrayObject(result))
      },
      NativeFunction("ravel", "a, order='C'", help: "The elements in one row.") { arguments in
        let array = try array(arguments)
        return .object(
          ArrayObject(
            try translated {
              let source =
                isColumnOrder(arguments["order"]) ? try array.tensor.transposed() : array.tensor
              return try source.reshaped([source.count])
            }))
      },
      NativeFunction(
        "resize", "a, *shape", help: "Changes the shape; further elements are 0."
      ) { arguments in
        let array = try array(arguments)
        let given = arguments.rest
        let shape = try sizes(
          given.count == 1 && given[0].exactInteger == nil ? try given[0].elements() : given)
        try translated {
          let result = try Tensor(zeros: shape, array.tensor.dtype)
          let (old, new) = (
            try array.tensor.reshaped([array.tensor.count]), try result.reshaped([result.count])
          )
          let kept = TensorIndex.slice(start: nil, stop: min(old.count, new.count), step: nil)
          try new.assign(old.indexed([kept]), at: [kept])
          array.tensor = result
        }
        return .none
      },
    ]
  }

  private static var converting: [NativeFunction] {
    [
      NativeFunction("copy", "a, order='C'", help: "A new array of the same elements.") {
        let array = try array($0)
        let result = try translated { try array.tensor.copied() }
        return array.isMatrix
          ? .object(ArrayObject(matrix: result)) : .object(ArrayObject(result, role: array.role))
      },
      NativeFunction(
        "astype", "a, dtype, order='K', casting='unsafe', copy=True",
        help: "The elements in another type."
      ) { arguments in
        let array = try array(arguments)
        let type = try type(arguments, "dtype")
        let result = try translated { try array.tensor.copiedInPlaceOrder(as: type) }
        return array.isMatrix
          ? .object(ArrayObject(matrix: result)) : .object(ArrayObject(result))
      },
      NativeFunction("view", "a, dtype=None", help: "The same elements, seen as another type.") {
        arguments in
        let array = try array(arguments)
        let type = try optionalType(arguments)
        return .object(
          ArrayObject(try translated { try type.map(array.tensor.seen) ?? array.tensor }))
      },
      NativeFunction("fill", "a, value", help: "Sets all elements.") {
        _ = try array($0).setItem(.ellipsis, to: $0["value"])
        return .none
      },
      NativeFunction("tolist", "a", help: "The elements as nested lists.") {
        try list(array($0).tensor)
      },
      NativeFunction("item", "a, *index", help: "One element as a plain number.") { arguments in
        let tensor = try array(arguments).tensor
        let index = try sizes(
          arguments.rest.count == 1 && arguments.rest[0].exactInteger == nil
            ? arguments.rest[0].elements() : arguments.rest)
        guard !index.isEmpty || tensor.count == 1 else {
          throw Diagnostic(
            "ValueError", "can only convert an array of size 1 to a Python scalar")
        }
        let value = try translated {
          index.count > 1 ? try tensor.value(at: index) : try tensor.item(at: index.first ?? 0)
        }
        return NumPyScalar(value, tensor.dtype).plain
      },
      NativeFunction("itemset", "a, *index", help: "Sets one element; its value comes last.") {
        arguments in
        let array = try array(arguments)
        guard let value = arguments.rest.last else { return .none }
        let index = Array(arguments.rest.dropLast())
        _ =
          try index.count == 1
          ? FlatArray(array).setItem(index[0], to: value)
          : array.setItem(.tuple(index), to: value)
        return .none
      },
      NativeFunction("tobytes", "a, order='C'", help: "The elements' bytes.") { try bytes($0) },
      NativeFunction("tostring", "a, order='C'", help: "The elements' bytes.") { try bytes($0) },
      NativeFunction("nonzero", "a", help: "Where the elements are other than zero.") {
        let tensor = try array($0).tensor
        guard tensor.rank > 0 else {
          throw Diagnostic("ValueError", "a single number has no places", hint: "np.atleast_1d(x)")
        }
        return .tuple(try translated { try tensor.nonzero() }.map { .object(ArrayObject($0)) })
      },
      NativeFunction(
        "conj", "a", help: "The elements with opposite imaginary parts.", body: conjugated),
      NativeFunction(
        "conjugate", "a", help: "The elements with opposite imaginary parts.", body: conjugated),
      NativeFunction("setflags", "a, write=None", help: "Accepted; arrays stay writable.") { _ in
        .none
      },
    ]
  }

  private static func bytes(_ arguments: BoundArguments) throws -> Value {
    let tensor = try array(arguments).tensor
    guard tensor.count <= mostElements else {
      throw Diagnostic("MemoryError", "more than \(mostElements) elements")
    }
    return .bytes(try translated { try tensor.contiguous().withUnsafeBytes { Array($0) } })
  }

  private static var ordering: [NativeFunction] {
    [
      NativeFunction("sort", "a, axis=-1, kind=None", help: "Sorts the elements in place.") {
        arguments in
        let array = try array(arguments)
        let axis = try arguments.integer("axis")
        try translated { try array.tensor.assign(array.tensor.sortedValues(axis: axis), at: []) }
        return .none
      }
    ]
  }

  /// Whether an `order=` asks for columns first.
  static func isColumnOrder(_ value: Value) -> Bool {
    if case .string("F") = value { true } else { false }
  }

  /// Whole numbers from values.
  static func sizes(_ values: [Value]) throws -> [Int] {
    try values.map { size in
      guard let size = size.exactInteger else {
        throw Diagnostic(
          "TypeError", "a shape is of whole numbers, not \(size.describedForError)",
          hint: size.number == nil ? nil : "// divides whole numbers")
      }
      return size
    }
  }
}
