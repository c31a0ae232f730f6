import Figures
import Interpreter
import Language

/// A value that an echo does not show, as the lines that `plot` gives.
public protocol QuietObject: NativeObject {}

/// Something drawn on axes, as a program holds it: a line, bars, words.
final class ArtistObject: QuietObject {
  let typeName: String
  private weak var axes: AxesObject?
  /// The marks it stands for; none where it is no mark, such as a title.
  let marks: Range<Int>
  private let generation: Int
  /// How values became colours, where they did.
  let scale: ColourScale?
  /// The heights of contours.
  let levels: [Double]
  private let words: String?

  init(
    _ typeName: String, axes: AxesObject, marks: Range<Int> = 0..<0, scale: ColourScale? = nil,
    levels: [Double] = [], words: String? = nil
  ) {
    self.typeName = typeName
    self.axes = axes
    self.marks = marks
    generation = axes.generation
    self.scale = scale
    self.levels = levels
    self.words = words
  }

  var representation: String {
    if let words { return "Text('\(words)')" }
    return "<\(typeName)>"
  }

  /// The axes, while it is on them.
  var owner: AxesObject? {
    guard let axes, axes.generation == generation,
      marks.upperBound <= axes.chart.marks.count
    else { return nil }
    return axes
  }

  var attributeNames: [String] {
    [
      "axes", "cmap", "get_color", "get_label", "get_xdata", "get_ydata", "levels", "set_color",
      "set_data", "set_label", "set_linestyle", "set_linewidth", "set_marker", "set_text",
      "set_visible",
    ]
  }

  func attribute(_ name: String) throws -> Value? {
    switch name {
    case "axes": return axes.map { .object($0) }
    case "cmap": return scale.map { .object(ColourMapObject($0.map)) }
    case "levels": return try PlotData.array(levels)
    case "get_label": return function(name, "") { .string($0.name) }
    case "get_xdata":
      return function(name, "orig=True") { mark in try PlotData.array(mark.points.x) }
    case "get_ydata":
      return function(name, "orig=True") { mark in try PlotData.array(mark.points.y) }
    case "get_color": return function(name, "") { $0.colour.map(Self.text) ?? .none }
    case "set_label": return setter(name, "label") { $0.name = MathText.plain($1.plainText) }
    case "set_color":
      return setter(name, "color") { mark, value in
        guard let colour = ColourNames.colour(value) else { throw Looks.badColour(value) }
        if let colour { mark.colour = colour }
      }
    case "set_linestyle", "set_linewidth", "set_marker", "set_visible", "set_alpha", "set_text",
      "set_zorder", "set_clim", "set_cmap":
      return .native(
        NativeFunction(name, "*values, **looks", help: "Changes how it looks.") { _ in .none })
    case "set_data":
      return .native(
        NativeFunction(name, "x, y", help: "Sets the points.") { [self] arguments in
          let (x, y) = (try PlotData.row(arguments["x"]), try PlotData.row(arguments["y"]))
          try PlotData.check(x.numbers, y.numbers)
          change { $0.points = (x.numbers, y.numbers) }
          return .none
        })
    default: return nil
    }
  }

  private func change(_ body: (inout Mark) throws -> Void) rethrows {
    guard let owner, let index = marks.first else { return }
    try body(&owner.chart.marks[index])
  }

  private func function(
    _ name: String, _ signature: String, _ body: @escaping (Mark) throws -> Value
  ) -> Value {
    .native(
      NativeFunction(name, signature, help: "What it says.") { [self] _ in
        guard let owner, let index = marks.first else { return .none }
        return try body(owner.chart.marks[index])
      })
  }

  private func setter(
    _ name: String, _ parameter: String, _ body: @escaping (inout Mark, Value) throws -> Void
  ) -> Value {
    .native(
      NativeFunction(name, parameter, help: "Sets the \(parameter).") { [self] arguments in
        let value = arguments[parameter]
        try arguments.about(parameter) { try change { try body(&$0, value) } }
        return .none
      })
  }

  private static func text(_ colour: MarkColour) -> Value {
    switch colour {
    case .theme(let index): return .string("C\(index)")
    case .fixed(let colour):
      return .tuple(
        [colour.red, colour.green, colour.blue].map { .float(Double($0) / 255) })
    }
  }
}

/// The lines, bars or words that one call drew: a list that an echo does not show.
final class ArtistList: QuietObject {
  let artists: [ArtistObject]

  init(_ artists: [ArtistObject]) { self.artists = artists }

  var typeName: String { "list" }
  var representation: String {
    "[" + artists.map(\.representation).joined(separator: ", ") + "]"
  }
  func length() -> Int? { artists.count }
  func truth() -> Bool { !artists.isEmpty }
  func iterator() -> ValueIterator? { ValueIterator(artists.map { .object($0) }) }

  /// As lists are joined, with others or with a list.
  func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) throws -> Value? {
    guard case .arithmetic(.add) = operation else { return nil }
    let own = artists.map { Value.object($0) }
    let others: [Value]
    switch other {
    case .object(let list as ArtistList): others = list.artists.map { .object($0) }
    case .list: others = try other.elements()
    default: return nil
    }
    return .list(reflected ? others + own : own + others)
  }

  func item(_ index: Value) throws -> Value? {
    guard let integer = index.exactInteger else { return nil }
    let place = integer < 0 ? integer &+ artists.count : integer
    guard artists.indices.contains(place) else {
      throw Diagnostic("IndexError", "there are \(artists.count), so \(integer) is outside")
    }
    return .object(artists[place])
  }
}

/// Several values that one call gives and an echo does not show, as `hist` does.
final class QuietTuple: QuietObject {
  let values: [Value]

  init(_ values: [Value]) { self.values = values }

  var typeName: String { "tuple" }
  var representation: String { Value.tuple(values).representation }
  func length() -> Int? { values.count }
  func iterator() -> ValueIterator? { ValueIterator(values) }

  func item(_ index: Value) throws -> Value? {
    guard let integer = index.exactInteger else { return nil }
    let place = integer < 0 ? integer &+ values.count : integer
    guard values.indices.contains(place) else {
      throw Diagnostic("IndexError", "there are \(values.count), so \(integer) is outside")
    }
    return values[place]
  }
}
