import Interpreter
import Language
import Tensors

/// `import numpy as np`: arrays and what the chapters' everyday lines do with them.
enum NumPyModule {
  static func make(host: any Host) -> ModuleObject {
    var members: [String: Value] = [
      "pi": .float(.pi), "e": .float(2.718281828459045), "inf": .float(.infinity),
      "nan": .float(.nan), "newaxis": .none, "random": .object(RandomModule.make(host: host)),
    ]
    for type in DType.allCases { members[type.name] = .string(type.name) }
    return ModuleObject(
      "numpy", help: "arrays and arithmetic on them.", functions: functions, others: members)
  }

  private static var functions: [NativeFunction] {
    makers + RealFunction.allCases.map(elementwise)
      + ["sum", "mean", "max", "min", "argmax", "argmin", "any", "all", "var", "std"].map(reduction)
  }

  private static var makers: [NativeFunction] {
    [
      NativeFunction(
        "array", "values, dtype=None", help: "An array of the values.\n\n    np.array([[1, 2]])"
      ) { arguments in
        let type = arguments["dtype"].isNone ? nil : try type(arguments, "dtype")
        let tensor = try ArrayObject.tensor(arguments["values"], type)
        return .object(ArrayObject(try translated { try tensor.copied() }))
      },
      NativeFunction(
        "asarray", "values, dtype=None", help: "The values as an array.\n\n    np.asarray([1])"
      ) { arguments in
        let type = arguments["dtype"].isNone ? nil : try type(arguments, "dtype")
        return .object(ArrayObject(try ArrayObject.tensor(arguments["values"], type)))
      },
      NativeFunction(
        "zeros", "shape, dtype='float64'", help: "An array of zeros.\n\n    np.zeros((2, 3))"
      ) { arguments in
        let (shape, type) = (try shape(arguments), try type(arguments, "dtype"))
        return .object(ArrayObject(try translated { try Tensor(zeros: shape, type) }))
      },
      NativeFunction(
        "ones", "shape, dtype='float64'", help: "An array of ones.\n\n    np.ones(3)"
      ) { arguments in
        let (shape, type) = (try shape(arguments), try type(arguments, "dtype"))
        let tensor = try translated { try Tensor(repeating: 1.0, shape: shape) }
        return .object(ArrayObject(try translated { try tensor.converted(to: type) }))
      },
      NativeFunction(
        "arange", "start, stop=None, step=1",
        help: "The numbers from start, or 0, up to but not including stop.\n\n    np.arange(5)"
      ) { arguments in
        let isShort = arguments["stop"].isNone
        let start = isShort ? 0 : try arguments.number("start")
        let stop = try arguments.number(isShort ? "start" : "stop")
        let step = try arguments.number("step")
        let count = ((stop - start) / step).rounded(.up)
        guard count <= Double(mostElements) else {
          throw arguments.error("step", "the array would be too long")
        }
        let values = (0..<Int(max(0, count))).map { start + Double($0) * step }
        let tensor = try translated { try Tensor(values, shape: [values.count]) }
        let isWhole = ["start", "stop", "step"].allSatisfy {
          arguments[$0].isNone || arguments[$0].exactInteger != nil
        }
        guard isWhole else { return .object(ArrayObject(tensor)) }
        return .object(ArrayObject(try translated { try tensor.converted(to: .int64) }))
      },
      NativeFunction("dot", "a, b", help: "The matrix product.\n\n    np.dot([1, 2], [3, 4])") {
        let (a, b) = (try ArrayObject.tensor($0["a"]), try ArrayObject.tensor($0["b"]))
        return try ArrayObject.value(try translated { try ArrayObject.dot(a, b) })
      },
      NativeFunction(
        "reshape", "a, shape",
        help: "The elements in another shape.\n\n    np.reshape([1, 2], (2, 1))"
      ) { arguments in
        let (tensor, shape) = (try ArrayObject.tensor(arguments["a"]), try shape(arguments))
        return .object(ArrayObject(try translated { try tensor.reshaped(shape) }))
      },
    ]
  }

  private static func elementwise(_ function: RealFunction) -> NativeFunction {
    NativeFunction(
      function.rawValue, "x", help: "Element by element.\n\n    np.\(function.rawValue)(1.0)"
    ) {
      let tensor = try ArrayObject.tensor($0["x"])
      return try ArrayObject.value(try translated { try tensor.applying(function) })
    }
  }

  private static func reduction(_ name: String) -> NativeFunction {
    NativeFunction(
      name, "a, axis=None", help: "Of all elements, or along axis.\n\n    np.\(name)([1, 2])"
    ) { arguments in
      let array = ArrayObject(try ArrayObject.tensor(arguments["a"]))
      guard case .native(let method) = try array.attribute(name) else { return .none }
      return try method.call(
        CallArguments(positional: [arguments["axis"]], site: arguments.site))
    }
  }

  /// The shape bound to `name`: a number or a sequence of numbers.
  static func shape(_ arguments: BoundArguments, _ name: String = "shape") throws -> [Int] {
    let sizes =
      arguments[name].exactInteger == nil ? try arguments[name].elements() : [arguments[name]]
    return try sizes.map { size in
      guard let size = size.exactInteger else {
        throw arguments.error(name, "a shape is of whole numbers", kind: "TypeError")
      }
      return size
    }
  }

  /// The element type bound to `name`.
  static func type(_ arguments: BoundArguments, _ name: String) throws -> DType {
    let text: String
    switch arguments[name] {
    case .string(let string): text = string
    case .object(let type as TypeObject): text = type.name
    default: text = arguments[name].describedForError
    }
    let aliases = ["float": "float64", "int": "int64", "double": "float64", "single": "float32"]
    guard let type = DType(rawValue: aliases[text] ?? text) else {
      throw arguments.error(
        name, "\(text) is not a type of elements",
        hint: DType.allCases.map(\.name).joined(separator: ", "))
    }
    return type
  }

  /// The most numbers that are made or turned into values one by one: some 2 GB.
  static let mostElements = 100_000_000

  /// A tensor as nested lists.
  static func list(_ tensor: Tensor) throws -> Value {
    guard tensor.rank > 0 else { return try ArrayObject.value(tensor) }
    try Interruption.check()
    // An array without elements may still have any number of rows.
    guard tensor.shape[0] <= mostElements else {
      throw Diagnostic("MemoryError", "a list of more than \(mostElements) elements")
    }
    return .list(
      try (0..<tensor.shape[0]).map { index in
        try list(translated { try tensor.indexed([.at(index)]) })
      })
  }
}
