import Figures
import Interpreter
import Language
import Tensors

/// A colour map of matplotlib in a program: called with a number from 0 to 1 it gives a colour.
final class ColourMapObject: NativeObject {
  let map: ColourMap

  init(_ map: ColourMap) { self.map = map }

  var typeName: String { "Colormap" }
  var representation: String { "<matplotlib colormap '\(map.name)'>" }
  var help: String? {
    "The colours of \(map.name): cmap=plt.cm.\(map.name), or plt.cm.\(map.name)(0.5)."
  }
  var attributeNames: [String] { ["N", "name", "reversed"] }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "name": .string(map.name)
    case "N": .integer(256)
    case "reversed":
      .native(
        NativeFunction(name, "", help: "The map with its ends exchanged.") { [self] _ in
          .object(ColourMapObject(map.reversed))
        })
    default: nil
    }
  }

  func call(_ arguments: CallArguments) throws -> Value? {
    guard let first = arguments.positional.first else {
      throw Diagnostic("TypeError", "a colour map wants a number", hint: "plt.cm.\(map.name)(0.5)")
    }
    // Whole numbers count the 256 steps of the map, others run from 0 to 1.
    if let index = first.exactInteger {
      return .tuple(parts(Double(index) / 255).map { .float($0) })
    }
    if let number = first.number { return .tuple(parts(number).map { .float($0) }) }
    let tensor = try ArrayObject.tensor(first)
    let scale = tensor.dtype.isFloatingPoint ? 1.0 : 255
    let values = tensor.values(as: Double.self).flatMap { parts($0 / scale) }
    return .object(
      ArrayObject(try translated { try Tensor(values, shape: tensor.shape + [4]) }))
  }

  private func parts(_ position: Double) -> [Double] {
    let colour = map.colour(at: position)
    return [colour.red, colour.green, colour.blue].map { Double($0) / 255 } + [1]
  }

  /// The map that a value names, or is; an error where there is none.
  static func map(_ value: Value) throws -> ColourMap {
    if let object = value.object(as: ColourMapObject.self) { return object.map }
    let name = value.plainText
    guard let map = ColourMap.named(name) else {
      throw Diagnostic(
        "ValueError", "there is no colour map \(value.describedForError)",
        hint: nearest(to: name, in: ColourMap.names).map { "'\($0)'" }
          ?? "'gray', 'viridis', 'jet', 'RdBu'; plt.colormaps() lists all")
    }
    return map
  }
}
