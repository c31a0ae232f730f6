import Interpreter
import Language
import OrderedCollections
import Tensors

extension SymbolicVariable {
  var attributeNames: [String] {
    let own = ["T", "dtype", "name", "ndim", "shape", "size", "type", "broadcastable", "eval"]
    return (own + (shared == nil ? [] : ["get_value", "set_value"]) + Self.methodNames).sorted()
  }

  /// The functions of `theano.tensor` that variables have as methods.
  static let methodNames = [
    "all", "any", "argmax", "argmin", "astype", "cast", "clip", "dimshuffle", "dot", "flatten",
    "max",
    "mean", "min", "norm", "prod", "ravel", "reshape", "round", "std", "sum", "swapaxes", "take",
    "transpose", "var",
  ]

  func attribute(_ name: String) throws -> Value? {
    switch name {
    case "T":
      return .object(
        try SymbolicShapes.dimshuffled(self, (0..<type.rank).reversed().map { Int?($0) }))
    case "dtype": return .string(type.dtype.name)
    case "name": return self.name.map(Value.string) ?? Value.none
    case "ndim": return .integer(type.rank)
    case "shape": return .object(try SymbolicShapes.shape(self))
    case "broadcastable": return .tuple(type.broadcastable.map { .boolean($0) })
    case "type": return .object(SymbolicTypeObject(type, theano))
    case "size":
      var size = try Self.variable(.integer(1), theano)
      for axis in 0..<type.rank {
        size = try Elementwise.pair(.multiply, size, SymbolicShapes.length(self, axis: axis))
      }
      return .object(size)
    case "eval": return .native(evaluation)
    case "get_value" where shared != nil: return getValue
    case "set_value" where shared != nil: return .native(setValue)
    case "value" where constant != nil, "data" where constant != nil:
      return constant.map { .object(ArrayObject($0)) }
    case "__abs__":
      return .native(
        NativeFunction("__abs__", "") { [self] _ in
          .object(try Elementwise.unary(.absolute, self))
        })
    case "copy":
      return .native(NativeFunction("copy", "name=None") { [self] _ in .object(self) })
    default:
      guard let function = theano.methods[name] else { return nil }
      return .native(
        NativeFunction(
          name, "*arguments, **options", help: function.help
        ) { [self] arguments in
          try function.call(
            CallArguments(
              positional: [.object(self)] + arguments.rest, keywords: arguments.keywordRest,
              site: arguments.site))
        })
    }
  }

  func setAttribute(_ name: String, to value: Value) throws -> Bool {
    guard name == "name" else { return false }
    if case .string(let text) = value { self.name = text } else { self.name = nil }
    return true
  }

  private var evaluation: NativeFunction {
    NativeFunction(
      "eval", "inputs_to_values=None",
      help: "The value, computed at once; inputs are given as {x: 3}."
    ) { [self] arguments in
      var (inputs, values): ([FunctionInput], [Value]) = ([], [])
      if case .dictionary(let dictionary) = arguments["inputs_to_values"] {
        for (key, value) in dictionary.entries {
          guard let variable = key.value.object(as: SymbolicVariable.self) else {
            throw arguments.error(
              "inputs_to_values", "the keys are variables", kind: "TypeError",
              hint: "x.eval({y: 3})")
          }
          inputs.append(
            FunctionInput(variable: variable, name: nil, defaultValue: nil, allowsDowncast: false))
          values.append(value)
        }
      }
      let function = CompiledFunction(
        inputs: inputs, outputs: [self], delivery: .single, updates: [], givens: [], name: nil,
        advancesStreams: true, isSimplified: theano.simplifies)
      return try function.call(CallArguments(positional: values, site: arguments.site)) ?? .none
    }
  }

  private var getValue: Value? { shared?.attribute("get_value") }

  private var setValue: NativeFunction {
    NativeFunction(
      "set_value", "new_value, borrow=False", help: "Takes over other numbers, of any shape."
    ) { [self] arguments in
      let value = try arguments.about("new_value") {
        try ArrayObject.tensor(arguments["new_value"])
      }
      guard value.rank == type.rank else {
        throw arguments.error(
          "new_value", "\(text) has \(type.rank) dimensions, the value \(value.rank)",
          kind: "TypeError")
      }
      let isArray = arguments["new_value"].object(as: ArrayObject.self) != nil
      guard !isArray || value.dtype.promoted(with: type.dtype) == type.dtype else {
        throw arguments.error(
          "new_value",
          "\(text) is \(type.dtype.name) and cannot hold \(value.dtype.name) without loss",
          kind: "TypeError", hint: "np.asarray(x, dtype='\(type.dtype.name)')")
      }
      try arguments.about("new_value") {
        try shared?.replace(by: value.converted(to: type.dtype))
      }
      return .none
    }
  }
}

/// A type that makes variables: `T.TensorType('float64', (False, False))`, `x.type`.
final class SymbolicTypeObject: NativeObject {
  let type: SymbolicType
  private let theano: TheanoSettings

  init(_ type: SymbolicType, _ theano: TheanoSettings) {
    self.type = type
    self.theano = theano
  }

  var typeName: String { "theano.tensor.TensorType" }
  var representation: String { type.text }
  var attributeNames: [String] { ["broadcastable", "dtype", "ndim"] }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "dtype": .string(type.dtype.name)
    case "ndim": .integer(type.rank)
    case "broadcastable": .tuple(type.broadcastable.map { .boolean($0) })
    default: nil
    }
  }

  func call(_ arguments: CallArguments) throws -> Value? {
    var name: String?
    if case .string(let text)? = arguments.positional.first ?? arguments.keywords.first?.value {
      name = text
    }
    return .object(try SymbolicVariable(type, .input, theano, name: name))
  }
}
