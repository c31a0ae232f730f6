import Figures
import Interpreter
import Language

/// One function of a figure: a method, and in most cases one of the module for the current figure.
struct FigureFunction: Sendable {
  let name: String
  let signature: String
  let help: String
  let body: @Sendable (FigureObject, BoundArguments) throws -> Value

  init(
    _ name: String, _ signature: String, _ summary: String, example: String,
    body: @escaping @Sendable (FigureObject, BoundArguments) throws -> Value
  ) {
    self.name = name
    self.signature = signature
    help = "\(summary)\n\n    \(example)"
    self.body = body
  }
}

/// All functions of figures.
enum FigureFunctions {
  static let all: [FigureFunction] = [
    FigureFunction(
      "add_subplot", "*place, **looks",
      "Axes at a place of a grid: rows, columns and a number, or these as three digits.",
      example: "plt.figure().add_subplot(2, 1, 1)"
    ) { figure, arguments in
      let place = try arguments.aboutPlace { try AxesPlace(arguments.rest) }
      return .object(figure.add(place))
    },
    FigureFunction(
      "subplots", "nrows=1, ncols=1, **looks", "Axes at all places of a grid.",
      example: "plt.figure().subplots(1, 2)"
    ) { figure, arguments in try subplots(figure, arguments) },
    FigureFunction(
      "gca", "**looks", "The current axes.", example: "plt.gca()"
    ) { figure, _ in .object(figure.currentAxes()) },
    FigureFunction(
      "get_axes", "", "All axes.", example: "plt.gcf().get_axes()"
    ) { figure, _ in .list(figure.allAxes.map { .object($0) }) },
    FigureFunction(
      "suptitle", "t, **looks", "Sets the title of the whole figure.",
      example: "plt.suptitle('Results')"
    ) { figure, arguments in
      _ = try Looks(arguments)
      figure.title = MathText.plain(arguments["t"].plainText)
      return .none
    },
    FigureFunction(
      "savefig", "fname, dpi=None, format=None, **looks",
      "Writes the figure to a file in the session's folder, as PNG or SVG by the end of its name.",
      example: "plt.savefig('figure.png')"
    ) { figure, arguments in
      _ = try Looks(arguments)
      guard case .string(var path) = arguments["fname"] else {
        throw arguments.error(
          "fname", "a file's name is a string, not \(arguments["fname"].describedForError)",
          kind: "TypeError")
      }
      let format = arguments["format"].isNone ? "png" : arguments["format"].plainText
      if !(path.split(separator: "/").last ?? "").contains(".") { path += "." + format }
      try arguments.about("fname") { try figure.state.save(figure, to: path) }
      return .none
    },
    FigureFunction(
      "tight_layout", "**looks", "Charts never overlap here; accepted for matplotlib's sake.",
      example: "plt.tight_layout()"
    ) { _, _ in .none },
    FigureFunction(
      "subplots_adjust", "*values, **looks",
      "Charts keep the room between them; accepted for matplotlib's sake.",
      example: "plt.subplots_adjust(hspace=0.5)"
    ) { _, _ in .none },
    FigureFunction(
      "colorbar", "mappable=None, cax=None, ax=None, label=None, ticks=None, **looks",
      "Says beside the chart what its colours mean.",
      example: "plt.colorbar(plt.imshow([[0, 1]]))"
    ) { figure, arguments in
      let owner =
        arguments["ax"].object(as: AxesObject.self)
        ?? arguments["mappable"].object(as: ArtistObject.self)?.owner ?? figure.currentAxes()
      return try AxesFunctions.named["colorbar"]?.call(owner, arguments) ?? .none
    },
    FigureFunction(
      "legend", "*values, handles=None, labels=None, loc=None, title=None, **looks",
      "Lists the names of what the current axes show.", example: "plt.gcf().legend(['a'])"
    ) { figure, arguments in
      try AxesFunctions.named["legend"]?.call(figure.currentAxes(), arguments) ?? .none
    },
    FigureFunction(
      "clf", "", "Takes everything off the figure.", example: "plt.clf()"
    ) { figure, _ in
      figure.clear()
      return .none
    },
    FigureFunction(
      "clear", "", "Takes everything off the figure.", example: "plt.gcf().clear()"
    ) { figure, _ in
      figure.clear()
      return .none
    },
    FigureFunction(
      "show", "*values, **looks", "Draws all open figures.", example: "plt.gcf().show()"
    ) { figure, _ in
      try figure.state.flush()
      return .none
    },
    FigureFunction(
      "set_size_inches", "w, h=None, **looks", "Sets width and height in inches.",
      example: "plt.gcf().set_size_inches(8, 4)"
    ) { figure, arguments in
      let value =
        arguments["h"].isNone ? arguments["w"] : .tuple([arguments["w"], arguments["h"]])
      figure.size = try arguments.about("w") { try RcParams.size(value) }
      return .none
    },
    FigureFunction(
      "get_size_inches", "", "Width and height in inches.",
      example: "plt.gcf().get_size_inches()"
    ) { figure, _ in try PlotData.array([figure.size.width, figure.size.height]) },
    FigureFunction("draw", "", "Nothing: figures are drawn by show.", example: "plt.draw()") {
      _, _ in .none
    },
  ]

  /// The functions of the module that are a figure's.
  static let inModule: Set<String> = [
    "gca", "suptitle", "savefig", "tight_layout", "subplots_adjust", "clf", "draw",
  ]

  /// Axes at all places of a grid: one alone, or an array of them.
  static func subplots(_ figure: FigureObject, _ arguments: BoundArguments) throws -> Value {
    let rows = try arguments.integer("nrows", atLeast: 1)
    let columns = try arguments.integer("ncols", atLeast: 1)
    for (name, count) in [("nrows", rows), ("ncols", columns)] where count > Panels.most {
      throw arguments.error(name, "a grid has at most \(Panels.most) rows and columns")
    }
    guard rows * columns <= 1000 else {
      throw arguments.error("nrows", "at most 1000 charts, not \(rows * columns)")
    }
    var all: [AxesObject] = []
    for row in 0..<rows {
      for column in 0..<columns {
        var place = AxesPlace()
        (place.rows, place.columns, place.row, place.column) = (rows, columns, row, column)
        all.append(figure.add(place))
      }
    }
    let squeeze = arguments.keywordRest.first { $0.name == "squeeze" }?.value
    let isSqueezed = try squeeze?.isTrue() ?? true
    if isSqueezed, all.count == 1 { return .object(all[0]) }
    let shape = isSqueezed && (rows == 1 || columns == 1) ? [all.count] : [rows, columns]
    return .object(AxesArray(all, shape: shape))
  }
}

extension BoundArguments {
  /// Runs `body`, which is about the place of axes: an error points at the last of its numbers.
  ///
  /// Axes of another kind, such as three-dimensional ones, are refused.
  func aboutPlace<Result>(_ body: () throws -> Result) throws -> Result {
    for (name, value) in keywordRest where name == "projection" || name == "polar" {
      let isPlain = value.isNone || value.plainText == "rectilinear" || value.exactInteger == 0
      if !isPlain {
        throw Diagnostic(
          "NotImplementedError", "axes with \(name)=\(value.representation) are not in nnrepl yet",
          at: site.place(ofKeyword: name, position: nil) ?? site.place,
          hint: "contourf or pcolormesh show heights as colours")
      }
    }
    return rest.isEmpty ? try body() : try aboutRest(rest.count - 1, body)
  }
}

/// Axes in rows and columns, as `subplots` gives them.
final class AxesArray: QuietObject {
  let axes: [AxesObject]
  /// One number for a row of axes, two for a table.
  let shape: [Int]

  init(_ axes: [AxesObject], shape: [Int]) {
    self.axes = axes
    self.shape = shape
  }

  var typeName: String { "ndarray" }
  var representation: String {
    "array of \(shape.map(String.init).joined(separator: "x")) Axes"
  }
  var attributeNames: [String] { ["T", "flat", "flatten", "ravel", "reshape", "shape", "size"] }

  func length() -> Int? { shape[0] }

  func iterator() -> ValueIterator? {
    var next = 0
    return ValueIterator { [self] in
      guard next < shape[0] else { return nil }
      defer { next += 1 }
      return row(next)
    }
  }

  private func row(_ index: Int) -> Value {
    guard shape.count > 1 else { return .object(axes[index]) }
    let part = axes[(index * shape[1])..<((index + 1) * shape[1])]
    return .object(AxesArray(Array(part), shape: [shape[1]]))
  }

  func attribute(_ name: String) throws -> Value? {
    switch name {
    case "shape": return .tuple(shape.map { .integer($0) })
    case "size": return .integer(axes.count)
    case "flat": return .object(AxesArray(axes, shape: [axes.count]))
    case "flatten", "ravel":
      return .native(
        NativeFunction(name, "", help: "All axes in one row.") { [self] _ in
          .object(AxesArray(axes, shape: [axes.count]))
        })
    case "reshape":
      return .native(
        NativeFunction(name, "*shape", help: "The axes in one row.") { [self] _ in
          .object(AxesArray(axes, shape: [axes.count]))
        })
    case "T":
      guard shape.count > 1 else { return .object(self) }
      let turned = (0..<shape[1]).flatMap { column in
        (0..<shape[0]).map { axes[$0 * shape[1] + column] }
      }
      return .object(AxesArray(turned, shape: [shape[1], shape[0]]))
    default: return nil
    }
  }

  func item(_ index: Value) throws -> Value? {
    let parts: [Value] = if case .tuple(let parts) = index { parts } else { [index] }
    guard parts.count <= shape.count else {
      throw Diagnostic("IndexError", "the axes have \(shape.count) dimensions, not \(parts.count)")
    }
    var choices = shape.map { Array(0..<$0) }
    var kept = shape.map { _ in true }
    for (dimension, part) in parts.enumerated() {
      if let integer = part.exactInteger {
        let place = integer < 0 ? integer &+ shape[dimension] : integer
        guard (0..<shape[dimension]).contains(place) else {
          throw Diagnostic(
            "IndexError", "there are \(shape[dimension]) axes, so \(integer) is outside")
        }
        choices[dimension] = [place]
        kept[dimension] = false
      } else if case .slice(let slice) = part {
        let low = slice.lower.exactInteger ?? 0
        let high = slice.upper.exactInteger ?? shape[dimension]
        let (from, to) = (
          min(max(low < 0 ? low &+ shape[dimension] : low, 0), shape[dimension]),
          min(max(high < 0 ? high &+ shape[dimension] : high, 0), shape[dimension])
        )
        choices[dimension] = Array(from..<max(from, to))
      } else {
        throw Diagnostic("IndexError", "axes are chosen by whole numbers and slices")
      }
    }
    let width = shape.count > 1 ? shape[1] : 1
    let chosen = choices[0].flatMap { row in
      shape.count > 1 ? choices[1].map { axes[row * width + $0] } : [axes[row]]
    }
    let newShape = zip(choices, kept).filter { $0.1 }.map { $0.0.count }
    if newShape.isEmpty, let only = chosen.first { return .object(only) }
    return .object(AxesArray(chosen, shape: newShape))
  }
}
