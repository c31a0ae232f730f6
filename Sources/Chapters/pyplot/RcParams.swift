import Figures
import Interpreter
import Language
import OrderedCollections

/// `rcParams`: settings by name; those of the size, the colour map and the lines have a meaning.
final class RcParams: NativeObject {
  private var values: [String: Value] = RcParams.defaults

  private static var defaults: [String: Value] {
    [
      "figure.figsize": .list([.float(6.4), .float(4.8)]), "image.cmap": .string("viridis"),
      "image.origin": .string("upper"), "image.interpolation": .string("nearest"),
      "lines.linewidth": .float(1.5), "lines.markersize": .float(6), "axes.grid": .boolean(false),
      "font.size": .float(10), "figure.dpi": .float(100), "savefig.dpi": .string("figure"),
      "axes.unicode_minus": .boolean(true), "font.sans-serif": .list([.string("DejaVu Sans")]),
    ]
  }

  var typeName: String { "RcParams" }
  var representation: String {
    "RcParams({"
      + values.sorted { $0.key < $1.key }.map { "'\($0.key)': \($0.value.representation)" }
      .joined(separator: ", ") + "})"
  }
  var help: String? {
    "Settings of matplotlib; figure.figsize, image.cmap, image.origin, lines.linewidth,\n"
      + "lines.markersize and axes.grid have a meaning here, others are only kept.\n\n"
      + "    plt.rcParams['figure.figsize'] = (10.0, 8.0)"
  }
  var attributeNames: [String] { ["get", "update"] }
  func length() -> Int? { values.count }
  func iterator() -> ValueIterator? { ValueIterator(values.keys.sorted().map { .string($0) }) }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "update":
      .native(
        NativeFunction(name, "settings=None, **more", help: "Sets several settings.") {
          [self] arguments in
          if case .dictionary(let settings) = arguments["settings"] {
            for (key, value) in settings.entries {
              _ = try arguments.about("settings") { try setItem(key.value, to: value) }
            }
          }
          return .none
        })
    case "get":
      .native(
        NativeFunction(name, "name, default=None", help: "A setting.") { [self] arguments in
          values[try arguments.string("name")] ?? arguments["default"]
        })
    default: nil
    }
  }

  func item(_ index: Value) throws -> Value? {
    guard case .string(let name) = index else { return nil }
    guard let value = values[name] else {
      throw Diagnostic(
        "KeyError", "there is no setting \(index.representation)",
        hint: nearest(to: name, in: values.keys).map { "'\($0)'" })
    }
    return value
  }

  func setItem(_ index: Value, to value: Value) throws -> Bool {
    guard case .string(let name) = index else { return false }
    switch name {
    case "figure.figsize": _ = try Self.size(value)
    case "image.cmap": _ = try ColourMapObject.map(value)
    case "lines.linewidth", "lines.markersize": _ = try Looks.number(value, name)
    default:
      guard name.contains(".") else {
        throw Diagnostic(
          "KeyError", "a setting is called as in 'figure.figsize', not \(index.representation)",
          hint: nearest(to: name, in: values.keys).map { "'\($0)'" })
      }
    }
    values[name] = value
    return true
  }

  /// Takes all settings back.
  func reset() { values = Self.defaults }

  /// The size that a pair of inches stands for.
  static func size(_ value: Value) throws -> Figure.Size {
    let numbers = try value.elements().compactMap(\.number)
    guard numbers.count == 2, numbers.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw Diagnostic(
        "ValueError", "figsize is a width and a height in inches, not \(value.describedForError)",
        hint: "(10.0, 8.0)")
    }
    return Figure.Size(width: numbers[0], height: numbers[1])
  }

  /// The size of new figures.
  var figureSize: Figure.Size {
    (try? values["figure.figsize"].map(Self.size)) ?? Figure.Size(width: 6.4, height: 4.8)
  }
  /// The colours of images that name none.
  var colourMap: ColourMap {
    (try? values["image.cmap"].map(ColourMapObject.map)) ?? .viridis
  }
  /// Whether row 0 of an image is at the bottom.
  var startsImagesBelow: Bool { values["image.origin"]?.plainText == "lower" }
  var lineWidth: Double { values["lines.linewidth"]?.number ?? 1.5 }
  var markerSize: Double { values["lines.markersize"]?.number ?? 6 }
  var showsGrid: Bool { (try? values["axes.grid"]?.isTrue()) ?? false }
}
