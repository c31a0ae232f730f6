import Interpreter
import Language
import Tensors

/// `theano.tensor`: variables and functions of them.
enum TensorModule {
  static func make(_ theano: TheanoSettings) -> [String: Value] {
    var members: [String: Value] = [:]
    for function in functions(theano) { members[function.name] = .native(function) }
    for (name, other) in [
      ("sqr", "square"), ("abs_", "abs"), ("int_div", "floor_div"), ("truediv", "true_div"),
      ("as_tensor", "as_tensor_variable"), ("bitwise_and", "and_"),
      ("bitwise_or", "or_"), ("power", "pow"),
    ] {
      if members[name] == nil { members[name] = members[other] }
    }
    members["pi"] = .float(.pi)
    members["inf"] = .float(.infinity)
    members["TensorVariable"] = .object(
      TypeObject("theano.tensor.TensorVariable") { $0.object(as: SymbolicVariable.self) != nil })
    return members
  }

  /// The functions that a variable has as methods.
  static func methods(_ theano: TheanoSettings) -> [String: NativeFunction] {
    let names = Set(SymbolicVariable.methodNames)
    var methods = Dictionary(
      functions(theano).filter { names.contains($0.name) }.map { ($0.name, $0) },
      uniquingKeysWith: { $1 })
    methods["astype"] = methods["cast"]
    return methods
  }

  private static func functions(_ theano: TheanoSettings) -> [NativeFunction] {
    constructors(theano) + elementwise(theano) + reductions(theano) + products(theano)
      + shapes(theano) + indexing(theano)
  }

  // MARK: - Inputs

  private static let kinds: [(name: String, plural: String, broadcastable: [Bool])] = [
    ("scalar", "scalars", []), ("vector", "vectors", [false]), ("row", "rows", [true, false]),
    ("col", "cols", [false, true]), ("matrix", "matrices", [false, false]),
    ("tensor3", "tensor3s", [false, false, false]),
    ("tensor4", "tensor4s", [false, false, false, false]),
    ("tensor5", "tensor5s", [false, false, false, false, false]),
  ]
  private static let prefixes: [(String, DType?)] = [
    ("", nil), ("b", .int8), ("w", .int16), ("i", .int32), ("l", .int64), ("f", .float32),
    ("d", .float64),
  ]

  private static func constructors(_ theano: TheanoSettings) -> [NativeFunction] {
    var functions: [NativeFunction] = []
    for (kind, plural, broadcastable) in kinds {
      for (prefix, dtype) in prefixes {
        let signature = dtype == nil ? "name=None, dtype=None" : "name=None"
        functions.append(
          NativeFunction(
            prefix + kind, signature,
            help:
              "A symbolic \(kind) of \(dtype?.name ?? "floatX").\(TheanoModule.setting)T.\(prefix)\(kind)('x')"
          ) { arguments in
            let own = dtype == nil ? try NumPyModule.optionalType(arguments) : nil
            return .object(
              try SymbolicVariable(
                SymbolicType(own ?? dtype ?? theano.floatX, broadcastable), .input, theano,
                name: arguments["name"].isNone ? nil : arguments.string("name")))
          })
        functions.append(
          NativeFunction(
            prefix + plural, "*names",
            help: "Several at once.\(TheanoModule.setting)x, y = T.\(prefix)\(plural)('x', 'y')"
          ) { arguments in
            let type = SymbolicType(dtype ?? theano.floatX, broadcastable)
            let names: [String?]
            if arguments.rest.count == 1, let count = arguments.rest[0].exactInteger {
              guard count >= 0, count <= 1000 else {
                throw Diagnostic("ValueError", "\(count) variables at once")
              }
              names = [String?](repeating: nil, count: count)
            } else {
              names = arguments.rest.map { if case .string(let text) = $0 { text } else { nil } }
            }
            return .tuple(
              try names.map { .object(try SymbolicVariable(type, .input, theano, name: $0)) })
          })
      }
    }
    functions += [
      NativeFunction(
        "TensorType", "dtype, broadcastable, name=None",
        help:
          "A type of variables.\(TheanoModule.setting)T.TensorType('float64', (False, False))('x')"
      ) { arguments in
        let dtype = try NumPyModule.type(arguments, "dtype")
        let flags = try arguments["broadcastable"].elements().map { try $0.isTrue() }
        return .object(SymbolicTypeObject(SymbolicType(dtype, flags), theano))
      },
      NativeFunction(
        "as_tensor_variable", "x, name=None, ndim=None", help: "A variable of a value."
      ) { arguments in
        .object(try SymbolicVariable.variable(listed(arguments, "x", theano), theano))
      },
      NativeFunction("constant", "x, name=None, ndim=None, dtype=None", help: "A constant.") {
        arguments in
        let variable = try SymbolicVariable.variable(arguments, "x", theano)
        guard let type = try NumPyModule.optionalType(arguments), let value = variable.constant
        else { return .object(variable) }
        let tensor = try translated { try value.converted(to: type) }
        return .object(
          try SymbolicVariable(variable.type.of(type), .constant(tensor), theano))
      },
    ]
    return functions
  }

  /// A list of variables as one variable, as Theano stacks them; else the value itself.
  static func listed(
    _ arguments: BoundArguments, _ name: String, _ theano: TheanoSettings
  ) throws -> Value {
    let elements: [Value]
    switch arguments[name] {
    case .list(let list): elements = list.elements
    case .tuple(let several): elements = several
    default: return arguments[name]
    }
    guard elements.contains(where: { $0.object(as: SymbolicVariable.self) != nil }) else {
      return arguments[name]
    }
    return .object(try stacked(elements.map { try SymbolicVariable.variable($0, theano) }, axis: 0))
  }

  static func stacked(_ parts: [SymbolicVariable], axis: Int) throws -> SymbolicVariable {
    guard let first = parts.first else { throw Diagnostic("ValueError", "nothing to stack") }
    let rank = first.type.rank
    let place = axis < 0 ? axis + rank + 1 : axis
    guard place >= 0, place <= rank else {
      throw Diagnostic("ValueError", "axis \(axis) of a stack of \(rank + 1) dimensions")
    }
    return try SymbolicShapes.joined(
      parts.map { part in
        guard part.type.rank == rank else {
          throw Diagnostic("ValueError", "stack wants variables of one number of dimensions")
        }
        var pattern = (0..<rank).map { Int?($0) }
        pattern.insert(nil, at: place)
        return try SymbolicShapes.dimshuffled(part, pattern)
      }, axis: place)
  }
}
