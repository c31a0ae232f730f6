import Figures
import Interpreter
import Interruptions
import Language
import Tensors

extension AxesFunctions {
  /// Lines and points.
  static var lines: [AxesFunction] {
    [
      AxesFunction(
        "plot", "*values, data=None, **looks",
        "Draws lines or markers: y, or x and y, and a format such as 'ro--', several times over.",
        example: "[1, 4, 9], 'o-', label='squares'"
      ) { axes, arguments in .object(ArtistList(try plot(axes, arguments))) },
      logarithmic("semilogx", ["x"]), logarithmic("semilogy", ["y"]),
      logarithmic("loglog", ["x", "y"]),
      AxesFunction(
        "scatter",
        "x, y, s=None, c=None, marker=None, cmap=None, norm=None, vmin=None, vmax=None, **looks",
        "Draws points, each with a size and a colour of its own where s and c say so.",
        example: "[1, 2, 3], [4, 1, 3], c='r'", body: scatter),
      AxesFunction(
        "errorbar",
        "x, y, yerr=None, xerr=None, fmt='', ecolor=None, elinewidth=None, capsize=None, **looks",
        "Draws a line with bars that say how far off its points may be.",
        example: "[1, 2, 3], [4, 5, 3], yerr=0.5", body: errorBars),
      AxesFunction(
        "step", "x, y, fmt='', where='pre', **looks",
        "Draws a line of steps.", example: "[0, 1, 2], [1, 3, 2], where='mid'", body: steps),
      AxesFunction(
        "axhline", "y=0, xmin=0, xmax=1, **looks", "Draws a line across at a height.",
        example: "0.5, color='k', ls='--'"
      ) { axes, arguments in try rule(axes, arguments, "y", isVertical: false) },
      AxesFunction(
        "axvline", "x=0, ymin=0, ymax=1, **looks", "Draws a line from bottom to top.",
        example: "2, color='k', ls='--'"
      ) { axes, arguments in try rule(axes, arguments, "x", isVertical: true) },
      strokes("hlines", "y, xmin, xmax, **looks", isVertical: false, example: "[1, 2], 0, 5"),
      strokes("vlines", "x, ymin, ymax, **looks", isVertical: true, example: "[1, 2], 0, 5"),
    ]
  }

  private static func logarithmic(_ name: String, _ axisNames: [String]) -> AxesFunction {
    AxesFunction(
      name, "*values, **looks",
      "As plot, with a logarithmic \(axisNames.joined(separator: " and ")) axis.",
      example: "[1, 10, 100]"
    ) { axes, arguments in
      let lines = try plot(axes, arguments)
      if axisNames.contains("x") { axes.chart.xAxis.scale = .logarithmic }
      if axisNames.contains("y") { axes.chart.yAxis.scale = .logarithmic }
      return .object(ArtistList(lines))
    }
  }

  // MARK: plot

  static func plot(
    _ axes: AxesObject, _ arguments: BoundArguments
  ) throws -> [ArtistObject] {
    let looks = try Looks(arguments)
    var result: [ArtistObject] = []
    var index = 0
    let values = arguments.rest
    func isText(_ index: Int) -> Bool {
      if index < values.count, case .string = values[index] { true } else { false }
    }
    while index < values.count {
      try Interruption.check()
      let first = index
      // x and y, or y alone; then perhaps a format.
      let hasTwo = index + 1 < values.count && !isText(index + 1)
      index += hasTwo ? 2 : 1
      var format = try FormatString("")
      if isText(index) {
        let text = values[index].plainText
        format = try arguments.aboutRest(index) { try FormatString(text) }
        index += 1
      }
      let a = try arguments.aboutRest(first) { try PlotData.rows(values[first]) }
      guard hasTwo else {
        for row in a {
          axes.setNames(row.names, of: \.yAxis)
          let x = row.numbers.indices.map(Double.init)
          result.append(try axes.addLine(x, row.numbers, format, looks))
        }
        continue
      }
      let b = try arguments.aboutRest(first + 1) { try PlotData.rows(values[first + 1]) }
      axes.setNames(a.first?.names, of: \.xAxis)
      axes.setNames(b.first?.names, of: \.yAxis)
      guard a.count == b.count || a.count == 1 || b.count == 1 else {
        throw Diagnostic("ValueError", "\(a.count) columns of x, but \(b.count) of y")
      }
      // One column of x serves all of y, and the other way round; none has nothing to draw.
      for column in 0..<(a.count == 1 ? b.count : a.count) {
        let x = a.count == 1 ? a[0].numbers : a[column].numbers
        let y = b.count == 1 ? b[0].numbers : b[column].numbers
        try arguments.aboutRest(first + 1) { try PlotData.check(x, y) }
        result.append(try axes.addLine(x, y, format, looks))
      }
    }
    return result
  }

  // MARK: Points

  private static func scatter(_ axes: AxesObject, _ arguments: BoundArguments) throws -> Value {
    let looks = try Looks(arguments, besides: ["s", "c", "cmap", "vmin", "vmax"])
    let (x, y) = try arguments.points(on: axes)
    var series = Series(name: looks.label ?? "", x: x, y: y, style: .points)
    series.alpha = looks.alpha ?? 1
    var marker = looks.marker
    if !arguments["marker"].isNone {
      marker = try arguments.about("marker") { try Looks.marker(arguments["marker"]) }
    }
    if let marker { series.marker = marker }
    // Sizes are areas in square points.
    if let size = arguments["s"].number {
      series.markerSize = max(size, 0).squareRoot()
    } else if !arguments["s"].isNone {
      series.pointSizes = try arguments.about("s") {
        try PlotData.row(arguments["s"]).numbers.map { max($0, 0).squareRoot() }
      }
    }
    var scale: ColourScale?
    switch looks.colour {
    case .some(let colour): series.colour = colour ?? axes.takeColour()
    case nil:
      scale = try arguments.about("c") {
        try setColours(arguments["c"], of: &series, axes, arguments)
      }
    }
    let artist = try axes.add(.series(series), "PathCollection", scale: scale)
    if scale != nil { axes.mappable = artist }
    return .object(artist)
  }

  /// Sets what `c` says: one colour, a colour for each point, or numbers that become colours.
  private static func setColours(
    _ value: Value, of series: inout Series, _ axes: AxesObject, _ arguments: BoundArguments
  ) throws -> ColourScale? {
    if value.isNone {
      series.colour = axes.takeColour()
      return nil
    }
    if case .string = value {
      guard let colour = ColourNames.colour(value) else { throw Looks.badColour(value) }
      series.colour = colour ?? axes.takeColour()
      return nil
    }
    series.colour = axes.takeColour()
    if let names = PlotData.names(value) {
      series.pointColours = try names.map { name in
        guard case .fixed(let colour)?? = ColourNames.colour(named: name) else {
          if case .theme(let index)?? = ColourNames.colour(named: name) {
            return Self.themeColour(index)
          }
          throw Looks.badColour(.string(name))
        }
        return colour
      }
      return nil
    }
    let tensor = try ArrayObject.tensor(value)
    let numbers = tensor.values(as: Double.self)
    if tensor.rank == 2, tensor.shape[1] == 3 || tensor.shape[1] == 4 {
      let width = tensor.shape[1]
      series.pointColours = (0..<tensor.shape[0]).map {
        ColourNames.rgb(Array(numbers[($0 * width)..<($0 * width + 3)]))
      }
      return nil
    }
    // Three numbers for another count of points are one colour.
    if numbers.count != series.x.count, numbers.count == 3 || numbers.count == 4,
      let colour = ColourNames.colour(value)
    {
      series.colour = colour ?? series.colour
      return nil
    }
    guard numbers.count == series.x.count else {
      throw Diagnostic(
        "ValueError", "\(numbers.count) values of c for \(series.x.count) points")
    }
    let scale = try axes.scale(for: numbers.map { Float($0) }, arguments)
    series.pointColours = numbers.map { scale.colour(of: Float($0)) }
    return scale
  }

  /// The theme's colour for single points.
  private static func themeColour(_ index: Int) -> RGB {
    ColourMap.named("tab10")?.colour(at: (Double(index % 10) + 0.5) / 10) ?? RGB(31, 119, 180)
  }

  // MARK: Other lines

  private static func errorBars(_ axes: AxesObject, _ arguments: BoundArguments) throws -> Value {
    let looks = try Looks(arguments, besides: ["yerr", "xerr", "fmt", "capsize", "ecolor"])
    let (x, y) = try arguments.points(on: axes)
    let text = arguments["fmt"].plainText
    var format = try arguments.about("fmt") { try FormatString(text == "none" ? "" : text) }
    let colour = (looks.colour ?? format.colour) ?? axes.takeColour()
    format.colour = colour
    var marks: [Mark] = []
    if text != "none" { marks.append(.series(axes.series(x, y, format, looks))) }
    for (name, isVertical) in [("yerr", true), ("xerr", false)] where !arguments[name].isNone {
      let (below, above) = try arguments.about(name) {
        try errors(arguments[name], x.count, name)
      }
      var (xs, ys): ([Double], [Double]) = ([], [])
      for index in x.indices {
        if isVertical {
          xs += [x[index], x[index], .nan]
          ys += [y[index] - below[index], y[index] + above[index], .nan]
        } else {
          xs += [x[index] - below[index], x[index] + above[index], .nan]
          ys += [y[index], y[index], .nan]
        }
      }
      var series = Series(name: "", x: xs, y: ys)
      series.colour = colour
      if !arguments["ecolor"].isNone {
        guard let own = ColourNames.colour(arguments["ecolor"]) else {
          throw Looks.badColour(arguments["ecolor"])
        }
        series.colour = own ?? colour
      }
      series.line?.width = arguments["elinewidth"].number ?? 1.2
      series.character = isVertical ? "|" : "-"
      // The bars lie under the line.
      marks.insert(.series(series), at: 0)
    }
    return .object(try axes.add(marks, "ErrorbarContainer"))
  }

  /// How far errors reach below and above: one number, a row, or two rows.
  private static func errors(
    _ value: Value, _ count: Int, _ name: String
  ) throws -> ([Double], [Double]) {
    if value.number == nil {
      let tensor = try ArrayObject.tensor(value)
      if tensor.rank == 2, tensor.shape == [2, count] {
        let numbers = tensor.values(as: Double.self)
        return (Array(numbers[..<count]), Array(numbers[count...]))
      }
    }
    let both = try PlotData.each(value, count, name)
    return (both, both)
  }

  private static func steps(_ axes: AxesObject, _ arguments: BoundArguments) throws -> Value {
    let looks = try Looks(arguments, besides: ["where"])
    let (x, y) = try arguments.points(on: axes)
    let format = try arguments.about("fmt") { try FormatString(arguments["fmt"].plainText) }
    let place = try arguments.string("where")
    var (xs, ys): ([Double], [Double]) = ([], [])
    for index in x.indices {
      if index > 0 {
        let corner: Double
        switch place {
        case "pre": corner = x[index - 1]
        case "post": corner = x[index]
        case "mid": corner = x[index - 1] / 2 + x[index] / 2
        default:
          throw arguments.error("where", "steps are at 'pre', 'mid' or 'post', not '\(place)'")
        }
        xs += [corner, corner]
        ys += [y[index - 1], y[index]]
      }
      xs.append(x[index])
      ys.append(y[index])
    }
    return .object(ArtistList([try axes.addLine(xs, ys, format, looks)]))
  }

  private static func rule(
    _ axes: AxesObject, _ arguments: BoundArguments, _ name: String, isVertical: Bool
  ) throws -> Value {
    let looks = try Looks(arguments)
    let value = try arguments.number(name)
    let rule = Rule(
      name: looks.label ?? "", value: value, isVertical: isVertical,
      colour: (looks.colour ?? nil) ?? axes.takeColour(),
      line: LineStyle(
        pattern: (looks.pattern ?? .solid) ?? .solid,
        width: looks.width ?? axes.state.settings.lineWidth))
    return .object(try axes.add(.rule(rule), "Line2D"))
  }

  private static func strokes(
    _ name: String, _ signature: String, isVertical: Bool, example: String
  ) -> AxesFunction {
    AxesFunction(
      name, signature, "Draws \(isVertical ? "vertical" : "horizontal") lines between two places.",
      example: example
    ) { axes, arguments in
      let looks = try Looks(arguments)
      let (across, from, to) = isVertical ? ("x", "ymin", "ymax") : ("y", "xmin", "xmax")
      let places = try arguments.about(across) { try PlotData.row(arguments[across]).numbers }
      let starts = try arguments.about(from) {
        try PlotData.each(arguments[from], places.count, from)
      }
      let ends = try arguments.about(to) { try PlotData.each(arguments[to], places.count, to) }
      var (a, b): ([Double], [Double]) = ([], [])
      for index in places.indices {
        a += [places[index], places[index], .nan]
        b += [starts[index], ends[index], .nan]
      }
      var format = try FormatString("")
      format.pattern = (looks.pattern ?? .solid) ?? .solid
      return .object(
        isVertical
          ? try axes.addLine(a, b, format, looks) : try axes.addLine(b, a, format, looks))
    }
  }
}

extension AxesObject {
  /// A line as a format and looks describe it.
  func series(_ x: [Double], _ y: [Double], _ format: FormatString, _ looks: Looks) -> Series {
    var series = Series(name: looks.label ?? "", x: x, y: y)
    // A marker alone takes the place of the line, unless the looks ask for one.
    let marker = looks.marker ?? format.marker
    let pattern = looks.pattern ?? format.pattern
    series.line = pattern.map {
      LineStyle(pattern: $0, width: min(max(looks.width ?? state.settings.lineWidth, 0), 100))
    }
    series.marker = marker
    series.markerSize = min(max(looks.markerSize ?? state.settings.markerSize, 0), 300)
    series.alpha = looks.alpha ?? 1
    series.colour = (looks.colour ?? format.colour) ?? takeColour()
    if case .some(.none) = looks.colour { series.alpha = 0 }
    return series
  }

  /// Draws a line.
  func addLine(
    _ x: [Double], _ y: [Double], _ format: FormatString, _ looks: Looks
  ) throws -> ArtistObject {
    try add(.series(series(x, y, format, looks)), "Line2D")
  }

  /// How values become colours, as `cmap`, `vmin`, `vmax` and `norm` say.
  ///
  /// Lines don't take the setting for images, whose ends may be the colour of paper.
  func scale(
    for values: [Float], _ arguments: BoundArguments, isLine: Bool = false
  ) throws -> ColourScale {
    let map =
      arguments["cmap"].isNone
      ? isLine ? .viridis : state.settings.colourMap
      : try arguments.about("cmap") { try ColourMapObject.map(arguments["cmap"]) }
    guard arguments["norm"].isNone else {
      throw arguments.error(
        "norm", "norm is not in nnrepl yet", kind: "NotImplementedError", hint: "vmin= and vmax=")
    }
    var scale = ColourScale(map: map, covering: values)
    if !arguments["vmin"].isNone { scale.low = try arguments.number("vmin") }
    if !arguments["vmax"].isNone { scale.high = try arguments.number("vmax") }
    return scale
  }
}

extension BoundArguments {
  /// The rows of `x` and `y`, of the same length; names become ticks.
  func points(on axes: AxesObject) throws -> (x: [Double], y: [Double]) {
    let x = try about("x") { try PlotData.row(self["x"]) }
    let y = try about("y") { try PlotData.row(self["y"]) }
    try about("y") { try PlotData.check(x.numbers, y.numbers) }
    axes.setNames(x.names, of: \.xAxis)
    axes.setNames(y.names, of: \.yAxis)
    return (x.numbers, y.numbers)
  }
}
