import Glibc
import Interpreter
import Language
import Tensors

extension NumPyModule {
  /// Functions that make arrays.
  static var creation: [NativeFunction] { fromValues + filled + likeOthers + ranges + matrices }

  private static var fromValues: [NativeFunction] {
    [
      NativeFunction(
        "array", "object, dtype=None, copy=True, order='K', subok=False, ndmin=0",
        help: "An array of the values.\n\n    np.array([[1, 2], [3, 4]])"
      ) { arguments in
        let type = try optionalType(arguments)
        let source = try ArrayObject.tensor(arguments["object"], type)
        let isShared = arguments["object"].object(as: ArrayObject.self) != nil
        let copies = try arguments["copy"].isTrue()
        var tensor =
          isShared && copies ? try translated { try source.copiedInPlaceOrder() } : source
        let least = try arguments.integer("ndmin")
        guard least <= 32 else { throw arguments.error("ndmin", "at most 32 axes") }
        if tensor.rank < least {
          let shape = Array(repeating: 1, count: least - tensor.rank) + tensor.shape
          tensor = try translated { try tensor.reshaped(shape) }
        }
        return .object(ArrayObject(tensor))
      },
      unchanged("asarray", "The values as an array; an array stays what it is."),
      unchanged("asanyarray", "The values as an array; an array stays what it is."),
      unchanged("ascontiguousarray", "The values as an array that lies in a row.") {
        let tensor = try $0.contiguous()
        return tensor.rank == 0 ? try tensor.reshaped([1]) : tensor
      },
      NativeFunction(
        "copy", "a, order='K'", help: "A new array of the same elements.\n\n    np.copy([1, 2])"
      ) {
        let tensor = try ArrayObject.tensor($0["a"])
        return .object(ArrayObject(try translated { try tensor.copiedInPlaceOrder() }))
      },
    ]
  }

  private static func unchanged(
    _ name: String, _ text: String, _ change: @escaping (Tensor) throws -> Tensor = { $0 }
  ) -> NativeFunction {
    NativeFunction(
      name, "a, dtype=None, order=None", help: "\(text)\n\n    np.\(name)([1, 2])"
    ) { arguments in
      let type = try optionalType(arguments)
      let tensor = try ArrayObject.tensor(arguments["a"], type)
      let result = try translated { try change(tensor) }
      // The same array, so that what is changed in one changes in the other.
      if case .object(let array as ArrayObject) = arguments["a"],
        result.sharesElements(with: tensor),
        type == nil || type == array.tensor.dtype, !array.isMatrix || name == "asanyarray",
        result.shape == tensor.shape
      {
        return .object(array)
      }
      return .object(ArrayObject(result))
    }
  }

  private static var filled: [NativeFunction] {
    [
      filling("zeros", 0, "An array of zeros."), filling("ones", 1, "An array of ones."),
      filling("empty", 0, "An array whose elements are yet to be set; they are 0 here."),
      NativeFunction(
        "full", "shape, fill_value, dtype=None, order='C'",
        help: "An array of one value.\n\n    np.full((2, 3), 7)"
      ) { arguments in
        let shape = try shape(arguments)
        let type = try optionalType(arguments)
        if case .integer(let number) = arguments["fill_value"], let type {
          _ = try arguments.about("fill_value") { try type.type(beside: .integer(number)) }
        }
        let value = try ArrayObject.tensor(arguments["fill_value"], type)
        return .object(
          ArrayObject(
            try arguments.about("shape") { () throws -> Tensor in
              try value.broadcast(to: shape).copied()
            }))
      },
      NativeFunction(
        "eye", "N, M=None, k=0, dtype='float64', order='C'",
        help: "Ones on the diagonal, zeros elsewhere.\n\n    np.eye(3)"
      ) { arguments in
        let rows = try arguments.integer("N")
        let columns = arguments["M"].isNone ? rows : try arguments.integer("M")
        return try diagonal(arguments, rows, columns, try arguments.integer("k"))
      },
      NativeFunction(
        "identity", "n, dtype='float64'",
        help: "A square array with ones on the diagonal.\n\n    np.identity(2)"
      ) { arguments in
        let size = try arguments.integer("n")
        return try diagonal(arguments, size, size, 0)
      },
    ]
  }

  private static func diagonal(
    _ arguments: BoundArguments, _ rows: Int, _ columns: Int, _ k: Int
  ) throws -> Value {
    let type = try type(arguments, "dtype")
    // As in NumPy, a negative size counts as none.
    let (rows, columns) = (max(rows, 0), max(columns, 0))
    let tensor = try translated { try Tensor(zeros: [rows, columns], type) }
    let first = max(0, k == .min ? .max : -k)
    for row in first..<max(first, rows) {
      let (column, overflow) = row.addingReportingOverflow(k)
      if overflow || column >= columns { break }
      try translated { try tensor.setValue(.integer(1), at: [row, column]) }
    }
    return .object(ArrayObject(tensor))
  }

  private static func filling(_ name: String, _ value: Int, _ text: String) -> NativeFunction {
    NativeFunction(
      name, "shape, dtype='float64', order='C'", help: "\(text)\n\n    np.\(name)((2, 3))"
    ) { arguments in
      let (shape, type) = (try shape(arguments), try type(arguments, "dtype"))
      return .object(
        ArrayObject(
          try arguments.about("shape") { () throws -> Tensor in
            value == 0
              ? try Tensor(zeros: shape, type)
              : try Tensor(.integer(value), as: type).broadcast(to: shape).copied()
          }))
    }
  }

  private static var likeOthers: [NativeFunction] {
    [("zeros_like", 0), ("ones_like", 1), ("empty_like", 0)].map { name, value in
      NativeFunction(
        name, "a, dtype=None, order='K', shape=None",
        help: "An array of the shape and type of a.\n\n    np.\(name)([1, 2])"
      ) { arguments in
        try like(arguments, .integer(value))
      }
    } + [
      NativeFunction(
        "full_like", "a, fill_value, dtype=None, order='K', shape=None",
        help: "An array of the shape and type of a, of one value.\n\n    np.full_like([1, 2], 7)"
      ) { arguments in
        let value = try ArrayObject.tensor(arguments["fill_value"])
        guard value.rank == 0 else {
          let model = try ArrayObject.tensor(arguments["a"])
          let type = try optionalType(arguments) ?? model.dtype
          return .object(
            ArrayObject(
              try translated { try value.broadcast(to: model.shape).copied(as: type) }))
        }
        return try like(arguments, try translated { try value.item() })
      }
    ]
  }

  private static func like(_ arguments: BoundArguments, _ value: ScalarValue) throws -> Value {
    let model = try ArrayObject.tensor(arguments["a"])
    let type = try optionalType(arguments) ?? model.dtype
    let shape = arguments["shape"].isNone ? nil : try shape(arguments)
    let isMatrix = arguments["a"].object(as: ArrayObject.self)?.isMatrix ?? false
    let result = try translated { () throws -> Tensor in
      if let shape { return try Tensor(value, as: type).broadcast(to: shape).copied() }
      // A copy that lies as the model does.
      let result = try model.copiedInPlaceOrder(as: type)
      try result.assign(Tensor(value, as: type), at: [])
      return result
    }
    return result.rank == 0
      ? .object(ArrayObject(result)) : try ArrayObject.value(result, isMatrix: isMatrix)
  }

  private static var ranges: [NativeFunction] {
    [
      NativeFunction(
        "arange", "start, stop=None, step=1, dtype=None",
        help: "The numbers from start, or 0, up to but not including stop.\n\n    np.arange(5)"
      ) { try range($0) },
      NativeFunction(
        "linspace", "start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0",
        help: "So many numbers from start to stop, evenly spaced.\n\n    np.linspace(0, 1, 5)"
      ) { arguments in
        let (tensor, step) = try spaced(arguments)
        let type = try optionalType(arguments)
        let result = try translated { () throws -> Tensor in
          guard let type, !type.isInexact else {
            return try type.map { try tensor.converted(to: $0) } ?? tensor
          }
          return try tensor.applying(RealFunction.floor).converted(to: type)
        }
        let array = Value.object(ArrayObject(result))
        return try arguments["retstep"].isTrue() ? .tuple([array, step]) : array
      },
      NativeFunction(
        "logspace", "start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0",
        help: "Powers of the base, evenly spaced exponents.\n\n    np.logspace(0, 2, 3)"
      ) { arguments in
        let (exponents, _) = try spaced(arguments)
        let base = try arguments.number("base")
        let type = try optionalType(arguments)
        let result = try translated { try Tensor(base).raised(to: exponents) }
        return .object(
          ArrayObject(try translated { try type.map { try result.converted(to: $0) } ?? result }))
      },
    ]
  }

  private static func range(_ arguments: BoundArguments) throws -> Value {
    let isShort = arguments["stop"].isNone
    let bounds = [
      isShort ? .integer(0) : arguments["start"], arguments[isShort ? "start" : "stop"],
      arguments["step"].isNone ? .integer(1) : arguments["step"],
    ]
    let type = try optionalType(arguments)
    let names = ["start", isShort ? "start" : "stop", "step"]
    let reals = try zip(bounds, names).map { value, name in
      guard let number = value.number else {
        throw arguments.error(
          name, "\(name) is a number, not \(value.describedForError)", kind: "TypeError")
      }
      return number
    }
    guard reals[2] != 0 else {
      throw arguments.error("step", "the step is not 0", kind: "ZeroDivisionError")
    }
    let count = ((reals[1] - reals[0]) / reals[2]).rounded(.up)
    guard count <= Double(mostElements) else {
      throw arguments.error("step", "the array would be too long")
    }
    let length = count > 0 ? Int(count) : 0
    guard type != .bool || length <= 2 else {
      throw arguments.error(
        "dtype", "no range of more than two truth values", kind: "TypeError")
    }
    let integers = bounds.compactMap(\.exactInteger)
    var natural: DType = .int64
    for value in bounds {
      switch value {
      case .float: natural = natural.promoted(with: .float64)
      case .object(let scalar as NumPyScalar): natural = natural.promoted(with: scalar.dtype)
      default: break
      }
    }
    return .object(
      ArrayObject(
        try translated { () throws -> Tensor in
          if integers.count == 3, type?.isInexact != true {
            if let type, length > 0 { _ = try type.type(beside: .integer(integers[0])) }
            let values = (0..<length).map { Int64(integers[0] &+ $0 &* integers[2]) }
            return try Tensor(values, shape: [length]).converted(to: type ?? natural)
          }
          // As NumPy: the second number less the first is the step.
          let second = reals[0] + reals[2]
          let step = second - reals[0]
          let values = (0..<length).map { $0 == 1 ? second : reals[0] + Double($0) * step }
          return try Tensor(values, shape: [length]).converted(to: type ?? natural)
        }))
  }

  /// Evenly spaced numbers, and the distance between them.
  private static func spaced(_ arguments: BoundArguments) throws -> (Tensor, Value) {
    let count = try arguments.integer("num", atLeast: 0)
    guard count <= mostElements else {
      throw arguments.error("num", "more than \(mostElements) numbers", kind: "MemoryError")
    }
    let hasEnd = try arguments["endpoint"].isTrue()
    let gaps = hasEnd ? count - 1 : count
    let (start, stop) = (
      try ArrayObject.tensor(arguments["start"]), try ArrayObject.tensor(arguments["stop"])
    )
    if start.rank == 0, stop.rank == 0 {
      let (a, b) = (try arguments.number("start"), try arguments.number("stop"))
      let delta = b - a
      let step = gaps > 0 ? delta / Double(gaps) : .nan
      var values: [Double]
      if gaps > 0, step == 0 {
        values = (0..<count).map { Double($0) / Double(gaps) * delta + a }
      } else if gaps > 0 {
        values = (0..<count).map { Double($0) * step + a }
      } else {
        values = (0..<count).map { Double($0) * delta + a }
      }
      if hasEnd, count > 1 { values[count - 1] = b }
      return (try translated { try Tensor(values, shape: [count]) }, NumPyScalar.real(step))
    }
    return try translated {
      let delta = try stop.subtracting(start).converted(to: .float64)
      let gap = try Tensor(Double(max(gaps, 1)))
      let step = try delta.dividing(gap)
      let shape = [count] + delta.shape.map { _ in 1 }
      let steps = try Tensor((0..<count).map(Double.init), shape: [count]).reshaped(shape)
      let result = try steps.multiplying(step).adding(start.converted(to: .float64))
      if hasEnd, count > 1 { try result.assign(stop, at: [.at(count - 1)]) }
      return (result, try ArrayObject.value(step))
    }
  }

  private static var matrices: [NativeFunction] {
    ["mat", "matrix", "asmatrix"].map { name in
      NativeFunction(
        name, "data, dtype=None, copy=True",
        help: "A matrix, whose * is the matrix product.\n\n    np.\(name)('1 2; 3 4')"
      ) { arguments in
        let type = try optionalType(arguments)
        let tensor: Tensor
        if case .string(let text) = arguments["data"] {
          tensor = try ArrayObject.tensor(try matrixRows(text, arguments), type)
        } else {
          tensor = try ArrayObject.tensor(arguments["data"], type)
        }
        guard tensor.rank <= 2 else { throw arguments.error("data", "a matrix has two axes") }
        return .object(
          ArrayObject(
            matrix: try translated {
              let copy = name == "matrix" ? try tensor.copied() : tensor
              return copy.rank == 2 ? copy : try copy.reshaped([1, copy.count])
            }))
      }
    }
  }

  /// The rows of `1 2; 3 4`.
  private static func matrixRows(_ text: String, _ arguments: BoundArguments) throws -> Value {
    let bare = text.filter { $0 != "[" && $0 != "]" }
    return .list(
      try bare.split(separator: ";").map { row in
        .list(
          try row.split { $0 == " " || $0 == "," }.map { word in
            if let integer = Int(word) { return .integer(integer) }
            guard let number = Double(word) else {
              throw arguments.error("data", "\(word) is not a number")
            }
            return .float(number)
          })
      })
  }
}
