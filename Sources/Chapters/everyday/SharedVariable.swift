import Graphs
import Interpreter
import Language
import Tensors

/// What the chapter's program keeps its data and weights in: Theano's shared variable.
final class SharedVariable: NativeObject {
  /// What holds the numbers.
  enum Storage {
    /// A network's weights or biases.
    case parameter(Parameter)
    /// Data, or a variable of the program's own.
    case tensor(Tensor)
  }

  private var storage: Storage
  private let role: ArrayObject.Role
  /// The name that the program gave it.
  private let name: String?

  /// A shared variable over `storage`.
  init(_ storage: Storage, role: ArrayObject.Role = .plain, name: String? = nil) {
    self.storage = storage
    self.role = role
    self.name = name
  }

  /// Takes over other numbers, of any shape; plans made for the old shape are made anew.
  func replace(by tensor: Tensor) throws {
    if tensor.shape == self.tensor.shape {
      // The storage stays: a compiled plan may hold it.
      try translated { try self.tensor.assign(tensor, at: []) }
    } else {
      storage = .tensor(try translated { try tensor.copied() })
    }
  }

  /// The numbers, not copied.
  var tensor: Tensor {
    switch storage {
    case .parameter(let parameter): parameter.value
    case .tensor(let tensor): tensor
    }
  }

  /// The network's weights or biases that it stands for, or its own; nil for numbers no plan reads.
  var ownParameter: Parameter? {
    if case .parameter(let parameter) = storage { parameter } else { nil }
  }

  /// The numbers as something that plans read and update in place.
  func parameter() throws(ShapeError) -> Parameter {
    switch storage {
    case .parameter(let parameter): return parameter
    case .tensor(let tensor):
      let parameter = try Parameter(name: name ?? "shared variable", value: tensor)
      storage = .parameter(parameter)
      return parameter
    }
  }

  var typeName: String { "shared variable" }
  var representation: String {
    "<shared variable \(tensor.shape.map(String.init).joined(separator: "x")) \(tensor.dtype.name)>"
  }
  var attributeNames: [String] { ["get_value", "set_value", "eval"] }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "get_value", "eval":
      .native(
        NativeFunction(
          name, name == "eval" ? "" : "borrow=False", help: "The numbers, as an array."
        ) { [self] _ in
          .object(ArrayObject(try translated { try tensor.copied() }, role: role))
        })
    case "set_value":
      .native(
        NativeFunction(name, "value, borrow=False", help: "Takes over the numbers of value.") {
          [self] arguments in
          let value = try arguments.about("value") { try ArrayObject.tensor(arguments["value"]) }
          guard value.shape == tensor.shape else {
            throw arguments.error(
              "value",
              "shape \(value.shapeText), but the variable has \(tensor.shapeText)")
          }
          // The storage stays: a compiled plan may hold it.
          try translated { try tensor.assign(value, at: []) }
          return .none
        })
    default: nil
    }
  }
}
