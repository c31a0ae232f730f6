import Figures
import Glibc
import Interpreter
import Interruptions
import Language
import Tensors

extension AxesFunctions {
  /// Areas.
  static var areas: [AxesFunction] {
    [
      AxesFunction(
        "fill_between", "x, y1, y2=0, where=None, step=None, **looks",
        "Fills the area between two curves.", example: "[0, 1, 2], [1, 2, 1], alpha=0.3"
      ) { axes, arguments in
        let looks = try Looks(arguments, besides: ["where", "y2"])
        let x = try arguments.about("x") { try PlotData.row(arguments["x"]).numbers }
        var from = try arguments.about("y1") {
          try PlotData.each(arguments["y1"], x.count, "y1")
        }
        let to = try arguments.about("y2") { try PlotData.each(arguments["y2"], x.count, "y2") }
        if !arguments["where"].isNone {
          let holds = try arguments.about("where") {
            try PlotData.each(arguments["where"], x.count, "where")
          }
          for index in x.indices where holds[index] == 0 { from[index] = .nan }
        }
        let area = Area(
          name: looks.label ?? "", x: x, from: from, to: to,
          colour: (looks.colour ?? nil) ?? axes.takeColour(), alpha: looks.alpha ?? 1)
        return .object(try axes.add(.area(area), "PolyCollection"))
      }
    ]
  }

  /// Bars and histograms.
  static var bars: [AxesFunction] {
    [
      AxesFunction(
        "bar",
        "x, height, width=0.8, bottom=None, align='center', yerr=None, tick_label=None, log=False, "
          + "**looks",
        "Draws bars that stand at places or over names.",
        example: "['a', 'b', 'c'], [3, 1, 2], color='g'"
      ) { axes, arguments in try bars(axes, arguments, isHorizontal: false) },
      AxesFunction(
        "barh",
        "y, width, height=0.8, left=None, align='center', xerr=None, tick_label=None, log=False, "
          + "**looks",
        "Draws bars that lie at places or beside names.",
        example: "['a', 'b', 'c'], [3, 1, 2]"
      ) { axes, arguments in try bars(axes, arguments, isHorizontal: true) },
      AxesFunction(
        "hist",
        "x, bins=None, range=None, density=False, weights=None, cumulative=False, bottom=None, "
          + "histtype='bar', align='mid', orientation='vertical', rwidth=None, log=False, "
          + "stacked=False, normed=None, **looks",
        "Draws how often values lie in intervals; gives the counts, the edges and the bars.",
        example: "[1, 2, 2, 3, 3, 3], bins=3", body: histogram),
    ]
  }

  private static func bars(
    _ axes: AxesObject, _ arguments: BoundArguments, isHorizontal: Bool
  ) throws -> Value {
    let looks = try Looks(arguments, besides: ["width", "bottom", "align", "tick_label"])
    let names =
      isHorizontal
      ? (place: "y", length: "width", width: "height", base: "left")
      : (place: "x", length: "height", width: "width", base: "bottom")
    let axis: WritableKeyPath<Chart, AxisOptions> = isHorizontal ? \.yAxis : \.xAxis
    let places = try arguments.about(names.place) { try PlotData.row(arguments[names.place]) }
    let count = places.numbers.count
    let lengths = try arguments.about(names.length) {
      try PlotData.each(arguments[names.length], count, names.length)
    }
    let widths = try arguments.about(names.width) {
      try PlotData.each(arguments[names.width], count, names.width)
    }
    let bases =
      arguments[names.base].isNone
      ? Array(repeating: 0, count: count)
      : try arguments.about(names.base) {
        try PlotData.each(arguments[names.base], count, names.base)
      }
    let align = try arguments.string("align")
    guard align == "center" || align == "edge" else {
      throw arguments.error("align", "bars are aligned at their 'center' or 'edge', not '\(align)'")
    }
    axes.setNames(places.names, of: axis)
    if let labels = PlotData.names(arguments["tick_label"]) {
      axes.chart[keyPath: axis].ticks = zip(places.numbers, labels).map {
        AxisOptions.Tick(value: $0, label: $1)
      }
    }
    let boxes = (0..<count).map { index -> Bars.Box in
      let start = places.numbers[index] - (align == "center" ? widths[index] / 2 : 0)
      let across = (from: start, to: start + widths[index])
      let along = (from: bases[index], to: bases[index] + lengths[index])
      return isHorizontal ? Bars.Box(x: along, y: across) : Bars.Box(x: across, y: along)
    }
    var bars = Bars(
      name: looks.label ?? "", boxes: boxes, alpha: looks.alpha ?? 1, isHorizontal: isHorizontal)
    if let colours = try colours(of: arguments) { bars.boxColours = colours }
    bars.colour = (looks.colour ?? nil) ?? axes.takeColour()
    var marks: [Mark] = [.bars(bars)]
    let errorName = isHorizontal ? "xerr" : "yerr"
    if !arguments[errorName].isNone {
      let errors = try arguments.about(errorName) {
        try PlotData.each(arguments[errorName], count, errorName)
      }
      var (a, b): ([Double], [Double]) = ([], [])
      for index in 0..<count {
        let end = bases[index] + lengths[index]
        let place =
          places.numbers[index] + (align == "center" ? 0 : widths[index] / 2)
        a += [place, place, .nan]
        b += [end - errors[index], end + errors[index], .nan]
      }
      var series =
        isHorizontal ? Series(name: "", x: b, y: a) : Series(name: "", x: a, y: b)
      series.colour = .fixed(RGB(30, 30, 30))
      series.character = isHorizontal ? "-" : "|"
      marks.append(.series(series))
    }
    if try arguments["log"].isTrue() {
      if isHorizontal {
        axes.chart.xAxis.scale = .logarithmic
      } else {
        axes.chart.yAxis.scale = .logarithmic
      }
    }
    return .object(try axes.add(marks, "BarContainer"))
  }

  /// The colours of single bars, where `color` is a list of colours.
  private static func colours(of arguments: BoundArguments) throws -> [MarkColour]? {
    guard let value = arguments.keywordRest.first(where: { $0.name == "color" })?.value,
      let names = PlotData.names(value)
    else { return nil }
    return try names.map { name in
      guard let colour = ColourNames.colour(named: name), let colour else {
        throw Looks.badColour(.string(name))
      }
      return colour
    }
  }

  // MARK: Histograms

  private static func histogram(_ axes: AxesObject, _ arguments: BoundArguments) throws -> Value {
    let looks = try Looks(
      arguments, besides: ["bins", "range", "density", "weights", "cumulative"])
    let sets = try arguments.about("x") { try dataSets(arguments["x"]) }
    let all = sets.count == 1 ? sets[0] : Array(sets.joined())
    let edges = try edges(all, arguments)
    let weights =
      arguments["weights"].isNone
      ? [] : try arguments.about("weights") { try PlotData.row(arguments["weights"]).numbers }
    let isDense = try arguments["density"].isTrue() || arguments["normed"].isTrue()
    let isStacked = try arguments["stacked"].isTrue()
    let isHorizontal = try arguments.string("orientation") == "horizontal"
    let labels = arguments.keywordRest.first { $0.name == "label" }.flatMap {
      PlotData.names($0.value)
    }
    let colours = try colours(of: arguments)
    var marks: [Mark] = []
    var results: [[Double]] = []
    var bases = [Double](repeating: arguments["bottom"].number ?? 0, count: edges.count - 1)
    for (index, values) in sets.enumerated() {
      try Interruption.check()
      guard let bins = HistogramBins(values, edges: edges, weights: weights) else { continue }
      var counts = isDense ? bins.densities : bins.counts
      if try arguments["cumulative"].isTrue() {
        var sum = 0.0
        for place in counts.indices {
          sum += counts[place] * (isDense ? edges[place + 1] - edges[place] : 1)
          counts[place] = sum
        }
      }
      results.append(counts)
      let share = sets.count == 1 || isStacked ? 1.0 : 0.8 / Double(sets.count)
      let relative = arguments["rwidth"].number ?? 1
      let boxes = counts.indices.map { place -> Bars.Box in
        let width = edges[place + 1] - edges[place]
        let start =
          sets.count == 1 || isStacked
          ? edges[place] + width * (1 - relative) / 2
          : edges[place] + width * (0.1 + share * Double(index))
        let across = (from: start, to: start + width * share * relative)
        let along = (from: bases[place], to: bases[place] + counts[place])
        return isHorizontal ? Bars.Box(x: along, y: across) : Bars.Box(x: across, y: along)
      }
      if isStacked { for place in counts.indices { bases[place] += counts[place] } }
      let label =
        labels.flatMap { index < $0.count ? $0[index] : nil } ?? (index == 0 ? looks.label : nil)
      var bars = Bars(
        name: label ?? "", boxes: boxes, alpha: looks.alpha ?? 1, isHorizontal: isHorizontal)
      bars.colour =
        colours.flatMap { index < $0.count ? $0[index] : nil } ?? (looks.colour ?? nil)
        ?? axes.takeColour()
      marks.append(.bars(bars))
    }
    if try arguments["log"].isTrue() {
      if isHorizontal {
        axes.chart.xAxis.scale = .logarithmic
      } else {
        axes.chart.yAxis.scale = .logarithmic
      }
    }
    let artist = try axes.add(marks, "BarContainer")
    let counts =
      results.count == 1
      ? try PlotData.array(results[0]) : .list(try results.map { try PlotData.array($0) })
    return .object(QuietTuple([counts, try PlotData.array(edges), .object(artist)]))
  }

  /// The sets of values: one row, the columns of a table, or a list of rows.
  private static func dataSets(_ value: Value) throws -> [[Double]] {
    if case .list(let list) = value, list.elements.count > 1, list.elements.count <= 100,
      list.elements.allSatisfy({ $0.number == nil })
    {
      return try list.elements.map { try PlotData.row($0).numbers }
    }
    let tensor = try ArrayObject.tensor(value)
    guard tensor.rank == 2 else { return [tensor.values(as: Double.self)] }
    guard tensor.shape[1] <= 100 else {
      throw Diagnostic(
        "ValueError", "\(tensor.shape[1]) histograms at once: each column of a table is one",
        hint: "x.ravel() for one of all values")
    }
    return try PlotData.rows(value).map(\.numbers)
  }

  /// The edges of the intervals.
  private static func edges(_ values: [Double], _ arguments: BoundArguments) throws -> [Double] {
    var range: (low: Double, high: Double)?
    if !arguments["range"].isNone {
      let ends = try arguments.about("range") { try arguments["range"].elements() }
        .compactMap(\.number)
      guard ends.count == 2 else { throw arguments.error("range", "a range has two ends") }
      range = (ends[0], ends[1])
    }
    let bins = arguments["bins"]
    if bins.number == nil, !bins.isNone {
      if case .string(let rule) = bins {
        return try made(values, count: try count(values, rule, arguments), range, arguments)
      }
      let edges = try arguments.about("bins") { try PlotData.row(bins).numbers }
      guard HistogramBins([], edges: edges) != nil else {
        throw arguments.error("bins", "the edges of bins are at least two numbers that grow")
      }
      return edges
    }
    let count = bins.isNone ? 10 : try arguments.integer("bins", atLeast: 1)
    guard count <= 100_000 else {
      throw arguments.error("bins", "at most 100,000 bins, not \(count)")
    }
    return try made(values, count: count, range, arguments)
  }

  private static func made(
    _ values: [Double], count: Int, _ range: (low: Double, high: Double)?,
    _ arguments: BoundArguments
  ) throws -> [Double] {
    guard let bins = HistogramBins(values, count: count, range: range) else {
      throw arguments.error(
        range == nil ? "x" : "range", "a histogram needs a range of finite numbers",
        hint: "x[np.isfinite(x)]")
    }
    return bins.edges
  }

  /// How many intervals a rule of NumPy's asks for.
  private static func count(
    _ values: [Double], _ rule: String, _ arguments: BoundArguments
  ) throws -> Int {
    let sorted = values.filter(\.isFinite).sorted()
    guard let first = sorted.first, let last = sorted.last, first < last else { return 1 }
    let count = Double(sorted.count)
    let sturges = (last - first) / (log2(count) + 1)
    func quantile(_ share: Double) -> Double {
      let place = share * (count - 1)
      let (index, rest) = (Int(clamped: place), place - place.rounded(.down))
      return sorted[index] + (sorted[min(index + 1, sorted.count - 1)] - sorted[index]) * rest
    }
    let freedman = 2 * (quantile(0.75) - quantile(0.25)) / cbrt(count)
    let width: Double
    switch rule {
    case "auto": width = freedman > 0 ? min(freedman, sturges) : sturges
    case "sturges": width = sturges
    case "sqrt": width = (last - first) / count.squareRoot()
    case "fd": width = freedman
    default:
      throw arguments.error(
        "bins", "there is no rule '\(rule)' for bins", hint: "'auto', 'sturges', 'sqrt' or 'fd'")
    }
    return width > 0 ? Int(clamped: min(((last - first) / width).rounded(.up), 10_000)) : 1
  }
}
