import Interpreter
import Language
import Networks
import Tensors

/// A layer as a program describes it, before or after it is part of a network.
final class LayerObject: NativeObject {
  /// What the network is built from.
  let spec: LayerSpec
  /// The constructor's name, as messages call the layer.
  let constructor: String
  /// The arguments it was made with: where a message about the layer points.
  let arguments: BoundArguments
  /// The chapter's attributes, such as `n_in`.
  private let settings: [(name: String, value: Value)]
  /// The network the layer belongs to, and its number there, counted from 1.
  fileprivate(set) weak var network: Network?
  fileprivate(set) var number = 0

  init(
    _ constructor: String, _ spec: LayerSpec, _ arguments: BoundArguments,
    settings: [(name: String, value: Value)] = []
  ) {
    self.constructor = constructor
    self.spec = spec
    self.arguments = arguments
    self.settings = settings
  }

  func join(_ network: Network, as number: Int) {
    self.network = network
    self.number = number
  }

  var typeName: String { constructor }
  var representation: String { "<\(spec.text)>" }
  var attributeNames: [String] { settings.map(\.name) + ["w", "b", "params"] }

  func attribute(_ name: String) throws -> Value? {
    if let setting = settings.first(where: { $0.name == name }) { return setting.value }
    switch name {
    case "w", "b":
      let parameters = try sharedVariables()
      guard let variable = name == "w" ? parameters.first : parameters.dropFirst().first else {
        throw Diagnostic("AttributeError", "\(spec.text) has no weights")
      }
      return .object(variable)
    case "params": return .list(try sharedVariables().map { .object($0) })
    default: return nil
    }
  }

  private func sharedVariables() throws -> [SharedVariable] {
    guard let network else {
      throw Diagnostic(
        "AttributeError", "the layer has weights once it is part of a network",
        hint: "Network([...], mini_batch_size)")
    }
    guard network.layers.indices.contains(number - 1) else { return [] }
    let layer = network.layers[number - 1]
    return [(layer.weights, ArrayObject.Role.weights), (layer.biases, .plain)].compactMap {
      parameter, role in
      parameter.map { SharedVariable(.parameter($0), role: role) }
    }
  }
}

extension BoundArguments {
  /// The layers in the list bound to `name`.
  func layers(_ name: String) throws -> [LayerObject] {
    let values: [Value]
    switch self[name] {
    case .list(let list): values = list.elements
    case .tuple(let elements): values = elements
    default:
      throw error(
        name, "this is no list of layers but \(self[name].describedForError)", kind: "TypeError",
        hint: "[ ] around the layers")
    }
    return try values.enumerated().map { index, value in
      guard let layer = value.object(as: LayerObject.self) else {
        throw Diagnostic(
          "TypeError", "element \(index) is no layer but \(value.describedForError)",
          at: place(of: name, element: index))
      }
      return layer
    }
  }

  /// The place of an element, where the argument is written as a list; else of the argument.
  private func place(of name: String, element index: Int) -> Place {
    let whole = place(of: name)
    for argument in site.arguments where argument.value.range == whole.range {
      if case .list(let elements) = argument.value.kind, elements.indices.contains(index) {
        return Place(whole.source, elements[index].range)
      }
    }
    return whole
  }
}

extension NetworkError {
  /// The error as a message that points into the call that made the layer.
  func diagnostic(layers: [LayerObject], site: CallSite) -> Diagnostic {
    var result = Diagnostic("ValueError", message, hint: hint, preamble: partialSummary)
    if let number = layer, layers.indices.contains(number - 1) {
      let layer = layers[number - 1]
      result.place = argument.map { layer.arguments.place(of: $0) } ?? layer.arguments.site.place
    } else {
      let input = layer == 0 ? site.place(ofKeyword: "shape", position: 0) : nil
      result.place = input ?? site.place
    }
    return result
  }
}
