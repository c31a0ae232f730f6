import Interpreter
import Language
import Tensors

extension UniversalFunction {
  /// The attribute, or nil where there is none.
  func attribute(_ name: String) -> Value? {
    switch name {
    case "__name__": return .string(self.name)
    case "nin": return .integer(operandCount)
    case "nout": return .integer(1)
    case "nargs": return .integer(operandCount + 1)
    case "at": return .native(at)
    default: break
    }
    guard case .binary(let function) = kind else { return nil }
    switch name {
    case "identity":
      return switch function.identity {
      case .integer(let number)?: .integer(number)
      case .real(let number)?: .float(number)
      case .boolean(let truth)?: .boolean(truth)
      case .complex(let number)?: .object(ComplexObject(number.re, number.im))
      case nil: Value.none
      }
    case "reduce": return .native(reduce(function))
    case "accumulate": return .native(accumulate(function))
    case "outer": return .native(outer(function))
    default: return nil
    }
  }

  private var at: NativeFunction {
    NativeFunction(
      "at", "a, indices, b=None",
      help: "Changes the elements at the indices, those named twice twice."
    ) { [kind] arguments in
      guard let array = arguments["a"].object(as: ArrayObject.self) else {
        throw arguments.error("a", "the first argument is an array", kind: "TypeError")
      }
      let indices = try ArrayObject.indices(arguments["indices"])
      try translated {
        switch kind {
        case .binary(let function):
          let values =
            try ArrayObject.operand(arguments["b"], beside: array.tensor.dtype)
            ?? ArrayObject.tensor(arguments["b"])
          try array.tensor.accumulate(function, values, at: indices)
        case .unary(let function):
          try array.tensor.assign(array.tensor.indexed(indices).applying(function), at: indices)
        case .real(let function):
          try array.tensor.assign(array.tensor.indexed(indices).applying(function), at: indices)
        }
      }
      return .none
    }
  }

  private func reduce(_ function: BinaryFunction) -> NativeFunction {
    NativeFunction(
      "reduce", "a, axis=0, dtype=None, out=None, keepdims=False",
      help: "Applies the function between all elements along an axis."
    ) { arguments in
      let tensor = try ArrayObject.tensor(arguments["a"])
      let type = try NumPyModule.optionalType(arguments)
      let axes = tensor.rank == 0 ? [] : try NumPyModule.axes(arguments)
      let keeps = try arguments["keepdims"].isTrue()
      let result = try translated {
        try tensor.folded(by: function, axes: axes, keepsDimensions: keeps, as: type)
      }
      return try NumPyModule.delivered(result, arguments)
    }
  }

  private func accumulate(_ function: BinaryFunction) -> NativeFunction {
    NativeFunction(
      "accumulate", "a, axis=0, dtype=None, out=None",
      help: "All the intermediate results of reduce."
    ) { arguments in
      let tensor = try ArrayObject.tensor(arguments["a"])
      let type = try NumPyModule.optionalType(arguments)
      let axis = try arguments.integer("axis")
      guard tensor.rank > 0 else {
        throw arguments.error("a", "cannot accumulate on a scalar", kind: "TypeError")
      }
      let result = try translated {
        try tensor.accumulated(by: function, axis: axis, as: type)
      }
      return try NumPyModule.delivered(result, arguments)
    }
  }

  private func outer(_ function: BinaryFunction) -> NativeFunction {
    NativeFunction(
      "outer", "a, b", help: "The function of each element of a with each of b."
    ) { arguments in
      let (a, b) = try UniversalFunction.operands(arguments["a"], arguments["b"], function)
      return try ArrayObject.value(
        try translated {
          let left = try a.reshaped(a.shape + b.shape.map { _ in 1 })
          return try Tensor.combine(function, left, b)
        })
    }
  }

  /// All of them, under all their names.
  static var members: [String: Value] {
    var members: [String: Value] = [:]
    func add(_ name: String, _ kind: Kind, _ others: String...) {
      let object = Value.object(UniversalFunction(name, kind))
      for name in [name] + others { members[name] = object }
    }
    for function in BinaryFunction.allCases {
      switch function {
      case .divide: add("divide", .binary(.divide), "true_divide")
      case .remainder: add("remainder", .binary(.remainder), "mod")
      case .power: add("power", .binary(.power), "pow")
      case .arctan2: add("arctan2", .binary(.arctan2), "atan2")
      case .leftShift: add("left_shift", .binary(.leftShift), "bitwise_left_shift")
      case .rightShift: add("right_shift", .binary(.rightShift), "bitwise_right_shift")
      default: add(function.rawValue, .binary(function))
      }
    }
    for function in UnaryFunction.allCases {
      switch function {
      case .absolute: add("absolute", .unary(.absolute), "abs")
      case .conjugate: add("conjugate", .unary(.conjugate), "conj")
      case .invert: add("invert", .unary(.invert), "bitwise_not", "bitwise_invert")
      default: add(function.rawValue, .unary(function))
      }
    }
    for function in RealFunction.allCases {
      switch function {
      case .arcsin: add("arcsin", .real(.arcsin), "asin")
      case .arccos: add("arccos", .real(.arccos), "acos")
      case .arctan: add("arctan", .real(.arctan), "atan")
      case .arcsinh: add("arcsinh", .real(.arcsinh), "asinh")
      case .arccosh: add("arccosh", .real(.arccosh), "acosh")
      case .arctanh: add("arctanh", .real(.arctanh), "atanh")
      case .degrees: add("degrees", .real(.degrees), "rad2deg")
      case .radians: add("radians", .real(.radians), "deg2rad")
      default: add(function.rawValue, .real(function))
      }
    }
    return members
  }
}
