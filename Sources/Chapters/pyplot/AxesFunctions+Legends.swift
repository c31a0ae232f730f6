import Figures
import Interpreter
import Language

extension AxesFunctions {
  /// What explains the marks: legends and strips of colours.
  static var legends: [AxesFunction] {
    [
      AxesFunction(
        "legend", "*values, handles=None, labels=None, loc=None, title=None, **looks",
        "Lists the names of what is drawn: those given by label=, or these for what is drawn in "
          + "order.", example: "['train', 'test'], loc='lower right'", body: legend),
      AxesFunction(
        "colorbar", "mappable=None, cax=None, ax=None, label=None, ticks=None, **looks",
        "Says beside the chart what its colours mean.", example: "plt.imshow([[0, 1]])"
      ) { axes, arguments in
        _ = try Looks(arguments)
        let wanted = arguments["mappable"].object(as: ArtistObject.self)
        let owner = arguments["ax"].object(as: AxesObject.self) ?? wanted?.owner ?? axes
        guard let mappable = wanted ?? owner.mappable, let scale = mappable.scale else {
          throw Diagnostic(
            "RuntimeError", "nothing here has colours that stand for numbers",
            at: arguments.site.place, hint: "plt.imshow(x) first")
        }
        let label = arguments["label"].isNone ? nil : arguments["label"].plainText
        owner.chart.colourBar = Chart.ColourBar(scale: scale, label: label.map(MathText.plain))
        return .object(ColourBarObject(owner))
      },
      AxesFunction(
        "get_legend_handles_labels", isMethodOnly: true, "",
        "What a legend would list: the things drawn and their names.", example: ""
      ) { axes, _ in
        let named = axes.chart.marks.indices.filter { !axes.chart.marks[$0].name.isEmpty }
        return .tuple([
          .list(named.map { .object(ArtistObject("Line2D", axes: axes, marks: $0..<$0 + 1)) }),
          .list(named.map { .string(axes.chart.marks[$0].name) }),
        ])
      },
    ]
  }

  @Sendable private static func legend(
    _ axes: AxesObject, _ arguments: BoundArguments
  ) throws -> Value {
    _ = try Looks(arguments, besides: ["loc", "labels", "handles"])
    let values = arguments.rest
    var handles: [ArtistObject]?
    var names: [String]?
    func artists(_ value: Value) throws -> [ArtistObject] {
      try value.elements().flatMap { element -> [ArtistObject] in
        if let list = element.object(as: ArtistList.self) { return list.artists }
        return element.object(as: ArtistObject.self).map { [$0] } ?? []
      }
    }
    if values.count == 1 {
      names = try arguments.aboutRest(0) { try texts(values[0]) }
    } else if values.count >= 2 {
      handles = try arguments.aboutRest(0) { try artists(values[0]) }
      names = try arguments.aboutRest(1) { try texts(values[1]) }
    }
    if !arguments["handles"].isNone {
      handles = try arguments.about("handles") { try artists(arguments["handles"]) }
    }
    if !arguments["labels"].isNone {
      names = try arguments.about("labels") { try texts(arguments["labels"]) }
    }
    let shown =
      handles?.compactMap { handle -> (owner: AxesObject, index: Int)? in
        guard let owner = handle.owner, owner.isOver(axes) else { return nil }
        return handle.marks.last { isListed(owner.chart.marks[$0]) }.map { (owner, $0) }
      } ?? axes.chart.marks.indices.filter { isListed(axes.chart.marks[$0]) }.map { (axes, $0) }
    if handles != nil, names == nil {
      names = shown.map { $0.owner.chart.marks[$0.index].name }
    }
    if let names {
      for owner in [axes] + shown.map(\.owner) {
        for index in owner.chart.marks.indices { owner.chart.marks[index].name = "" }
      }
      for (mark, name) in zip(shown, names) { mark.owner.chart.marks[mark.index].name = name }
    }
    axes.chart.legend = try place(arguments)
    return .object(ArtistObject("Legend", axes: axes))
  }

  /// Whether a legend lists a mark: what belongs to another, such as the bars of errors, has a
  /// character of its own.
  private static func isListed(_ mark: Mark) -> Bool {
    guard case .series(let series) = mark else { return mark.takesColour }
    return series.character != "|" && series.character != "-"
  }

  private static func texts(_ value: Value) throws -> [String] {
    if case .string(let one) = value { return [MathText.plain(one)] }
    return try value.elements().map { MathText.plain($0.plainText) }
  }

  private static let places: [(String, Int, Chart.Legend)] = [
    ("best", 0, .best), ("upper right", 1, .upperRight), ("upper left", 2, .upperLeft),
    ("lower left", 3, .lowerLeft), ("lower right", 4, .lowerRight), ("right", 5, .centreRight),
    ("center left", 6, .centreLeft), ("center right", 7, .centreRight),
    ("lower center", 8, .lowerCentre), ("upper center", 9, .upperCentre), ("center", 10, .centre),
  ]

  private static func place(_ arguments: BoundArguments) throws -> Chart.Legend {
    switch arguments["loc"] {
    case .none: return .best
    case .string(let name):
      if let place = places.first(where: { $0.0 == name }) { return place.2 }
      throw arguments.error(
        "loc", "a legend cannot be at '\(name)'",
        hint: nearest(to: name, in: places.map(\.0)).map { "'\($0)'" } ?? "'upper right'")
    case let other:
      // A pair of numbers is some place of its own: the best will do.
      return places.first { $0.1 == other.exactInteger }?.2 ?? .best
    }
  }
}

/// The strip that says what colours mean.
final class ColourBarObject: QuietObject {
  private weak var owner: AxesObject?

  init(_ owner: AxesObject) { self.owner = owner }

  var typeName: String { "Colorbar" }
  var attributeNames: [String] { ["ax", "remove", "set_label", "set_ticks"] }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "ax": owner.map { .object($0) }
    case "set_label":
      .native(
        NativeFunction(name, "label, **looks", help: "Says what the colours measure.") {
          [self] arguments in
          owner?.chart.colourBar?.label = MathText.plain(arguments["label"].plainText)
          return .none
        })
    case "remove":
      .native(
        NativeFunction(name, "", help: "Takes it away.") { [self] _ in
          owner?.chart.colourBar = nil
          return .none
        })
    case "set_ticks", "set_ticklabels":
      .native(
        NativeFunction(name, "*values, **looks", help: "Ticks stay as they are.") { _ in .none })
    default: nil
    }
  }
}
