import Figures
import Interpreter
import Interruptions
import Language

extension AxesFunctions {
  /// Lines of equal height.
  static var contours: [AxesFunction] {
    [
      contour("contour", isFilled: false), contour("contourf", isFilled: true),
      AxesFunction(
        "clabel", "contours, levels=None, **looks",
        "Writes their heights on the lines that contour drew.",
        example: "plt.contour([[0, 1], [1, 2]])"
      ) { axes, arguments in
        _ = try Looks(arguments)
        guard let artist = arguments["contours"].object(as: ArtistObject.self),
          let owner = artist.owner
        else {
          throw arguments.error(
            "contours", "clabel wants what contour gave", hint: "cs = plt.contour(z)")
        }
        var notes: [Mark] = []
        for (mark, level) in zip(owner.chart.marks[artist.marks], artist.levels) {
          guard case .series(let series) = mark, !series.x.isEmpty else { continue }
          // In the middle of the longest part.
          let parts = series.x.indices.split { series.x[$0].isNaN }
          guard let part = parts.max(by: { $0.count < $1.count }) else { continue }
          let place = part[part.startIndex + part.count / 2]
          notes.append(
            .note(
              Note(
                text: NumberText.formatted(level, "g", precision: 4), x: series.x[place],
                y: series.y[place],
                anchor: .middle, isCentred: true, colour: series.colour)))
        }
        return .object(ArtistList([try owner.add(notes, "Text")]))
      },
    ]
  }

  private static func contour(_ name: String, isFilled: Bool) -> AxesFunction {
    AxesFunction(
      name,
      "*values, levels=None, cmap=None, norm=None, vmin=None, vmax=None, colors=None, **looks",
      isFilled
        ? "Draws the areas between equal heights: Z, or X, Y and Z; perhaps how many, or which."
        : "Draws lines of equal height: Z, or X, Y and Z; perhaps how many, or which.",
      example: "[[0, 1, 2], [1, 2, 3], [2, 3, 5]]"
    ) { axes, arguments in
      let looks = try Looks(arguments, besides: ["levels", "cmap", "colors"])
      let (grid, levels) = try grid(name, arguments, isFilled: isFilled)
      // The colours are spread over the levels, or over the bands between them.
      let middles =
        isFilled
        ? zip(levels, levels.dropFirst()).map { Float($0 / 2 + $1 / 2) }
        : levels.map { Float($0) }
      let scale = try axes.scale(for: middles, arguments, isLine: !isFilled)
      axes.chart.xAxis.covered += [grid.x.first, grid.x.last].compactMap(\.self)
      axes.chart.yAxis.covered += [grid.y.first, grid.y.last].compactMap(\.self)
      if isFilled {
        let bands = grid.bands(levels, scale: scale)
        let artist = try axes.add(
          bands.map { [Mark.image($0)] } ?? [], "QuadContourSet", scale: scale, levels: levels)
        axes.mappable = artist
        return .object(artist)
      }
      let chosen = try arguments.about("colors") { try Self.colours(arguments["colors"]) }
      var marks: [Mark] = []
      for (index, level) in levels.enumerated() {
        try Interruption.check()
        let line = grid.line(at: level)
        var series = Series(name: "", x: line.x, y: line.y)
        series.colour =
          chosen.isEmpty
          ? (looks.colour ?? nil) ?? .fixed(scale.colour(of: Float(level)))
          : chosen[index % chosen.count]
        series.line?.width = looks.width ?? 1.5
        series.line?.pattern = (looks.pattern ?? .solid) ?? .solid
        series.alpha = looks.alpha ?? 1
        // In ASCII the lines are numbered from the lowest.
        series.character = Self.digits[min(index, Self.digits.count - 1)]
        marks.append(.series(series))
      }
      let artist = try axes.add(marks, "QuadContourSet", scale: scale, levels: levels)
      axes.mappable = artist
      return .object(artist)
    }
  }

  private static let digits = Array("123456789abcdefghijklmnopqrstuvwxyz")

  private static func grid(
    _ name: String, _ arguments: BoundArguments, isFilled: Bool
  ) throws -> (Contours, [Double]) {
    let values = arguments.rest
    guard (1...4).contains(values.count) else {
      throw Diagnostic(
        "TypeError", "\(name) wants Z, or X, Y and Z", at: arguments.site.place,
        hint: "plt.\(name)(X, Y, Z)")
    }
    let zIndex = values.count > 2 ? 2 : 0
    let table = try arguments.aboutRest(zIndex) { try PlotData.table(values[zIndex], "Z") }
    var x = (0..<table.columns).map(Double.init)
    var y = (0..<table.rows).map(Double.init)
    if zIndex == 2 {
      x = try arguments.aboutRest(0) { try places(values[0], isRow: true) }
      y = try arguments.aboutRest(1) { try places(values[1], isRow: false) }
      guard x.count == table.columns, y.count == table.rows else {
        throw Diagnostic(
          "ValueError",
          "\(x.count) by \(y.count) places, but Z has \(table.columns) columns and \(table.rows) "
            + "rows", at: arguments.site.place)
      }
    }
    guard let grid = Contours(x: x, y: y, values: table.values) else {
      throw Diagnostic(
        "TypeError", "Z has at least two rows and two columns", at: arguments.site.place)
    }
    let last = zIndex + 1 < values.count ? values[zIndex + 1] : arguments["levels"]
    if !last.isNone, last.wholeNumber == nil {
      let levels = try PlotData.row(last).numbers
      guard levels.allSatisfy(\.isFinite), levels.count <= 1000,
        zip(levels, levels.dropFirst()).allSatisfy({ $0 < $1 }), !isFilled || levels.count > 1
      else {
        throw arguments.error("levels", "levels are numbers that grow")
      }
      return (grid, levels)
    }
    var levels = grid.levels(about: last.wholeNumber ?? 7)
    // Bands reach to the least and the greatest value.
    if isFilled, let low = levels.first, let high = levels.last {
      let step = levels.count > 1 ? levels[1] - levels[0] : max(abs(low), 1)
      let numbers = table.values.lazy.filter(\.isFinite)
      if (numbers.min() ?? low) < low { levels.insert(low - step, at: 0) }
      if (numbers.max() ?? high) > high { levels.append(high + step) }
    }
    return (grid, levels)
  }

  private static func colours(_ value: Value) throws -> [MarkColour] {
    if value.isNone { return [] }
    if let names = PlotData.names(value) {
      return try names.compactMap { name in
        guard let colour = ColourNames.colour(named: name) else {
          throw Looks.badColour(.string(name))
        }
        return colour
      }
    }
    guard let colour = ColourNames.colour(value) else { throw Looks.badColour(value) }
    return colour.map { [$0] } ?? []
  }
}
