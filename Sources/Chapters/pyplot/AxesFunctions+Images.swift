import Figures
import Interpreter
import Language
import Tensors

extension AxesFunctions {
  /// Images and heat maps.
  static var images: [AxesFunction] {
    [
      AxesFunction(
        "imshow",
        "X, cmap=None, norm=None, aspect=None, interpolation=None, vmin=None, vmax=None, "
          + "origin=None, extent=None, **looks",
        "Draws an image: a table of numbers, or of colours with 3 parts of 0..255 or 0..1.",
        example: "[[0, 1], [2, 3]], cmap='gray'"
      ) { axes, arguments in
        _ = try Looks(arguments, besides: ["cmap", "vmin", "vmax", "origin", "extent", "aspect"])
        return .object(try image(axes, arguments, "X"))
      },
      AxesFunction(
        "matshow",
        "A, cmap=None, norm=None, aspect=None, vmin=None, vmax=None, origin=None, extent=None, "
          + "**looks",
        "Draws a table of numbers with its first row on top.", example: "[[0, 1], [2, 3]]"
      ) { axes, arguments in
        _ = try Looks(arguments, besides: ["cmap", "vmin", "vmax", "origin"])
        return .object(try image(axes, arguments, "A"))
      },
      mesh("pcolormesh"), mesh("pcolor"),
    ]
  }

  private static func image(
    _ axes: AxesObject, _ arguments: BoundArguments, _ name: String
  ) throws -> ArtistObject {
    let tensor = try arguments.about(name) { try ArrayObject.tensor(arguments[name]) }
    let shape = tensor.shape
    let isColour = shape.count == 3 && (shape[2] == 3 || shape[2] == 4)
    guard shape.count == 2 || isColour || (shape.count == 3 && shape[2] == 1), tensor.count > 0
    else {
      throw arguments.error(
        name, "an array of shape \(tensor.shapeText) is no image", kind: "TypeError",
        hint: "a table of numbers, or (height, width, 3) for colours")
    }
    let (height, width) = (shape[0], shape[1])
    var scale: ColourScale?
    let cells: ImageMark.Cells
    if isColour {
      cells = .colours(try colours(of: tensor))
    } else {
      let values = tensor.values(as: Float.self)
      let made = try axes.scale(for: values, arguments)
      scale = made
      cells = .values(values, made)
    }
    let startsBelow = try startsBelow(axes, arguments)
    var (xEdges, yEdges): ([Double]?, [Double]?)
    if !arguments["extent"].isNone {
      let ends = try arguments.about("extent") {
        try PlotData.row(arguments["extent"]).numbers
      }
      guard ends.count == 4, ends.allSatisfy(\.isFinite) else {
        throw arguments.error("extent", "extent is (left, right, bottom, top)")
      }
      xEdges = steps(from: ends[0], to: ends[1], width)
      yEdges =
        startsBelow
        ? steps(from: ends[2], to: ends[3], height)
        : steps(from: ends[3], to: ends[2], height)
      axes.chart.yAxis.isReversed = ends[2] > ends[3]
      axes.chart.xAxis.isReversed = ends[0] > ends[1]
    } else {
      axes.chart.yAxis.isReversed = !startsBelow
    }
    guard
      let image = ImageMark(
        width: width, height: height, cells: cells, xEdges: xEdges, yEdges: yEdges)
    else { throw arguments.error(name, "this is no image") }
    axes.chart.isEqual = arguments["aspect"].plainText != "auto"
    let artist = try axes.add(.image(image), "AxesImage", scale: scale)
    axes.mappable = artist
    return artist
  }

  private static func startsBelow(
    _ axes: AxesObject, _ arguments: BoundArguments
  ) throws -> Bool {
    switch arguments["origin"] {
    case .none: return axes.state.settings.startsImagesBelow
    case .string("lower"): return true
    case .string("upper"): return false
    default:
      throw arguments.error(
        "origin",
        "the origin of an image is 'upper' or 'lower', not "
          + arguments["origin"].describedForError)
    }
  }

  /// The colours of an array of shape (height, width, 3 or 4): whole numbers run to 255, others
  /// to 1; what lies outside is cut off.
  private static func colours(of tensor: Tensor) throws -> [RGB] {
    let parts = tensor.shape[2]
    let factor = tensor.dtype.isFloatingPoint ? 255.0 : 1
    let values = tensor.values(as: Double.self)
    func byte(_ value: Double) -> UInt8 {
      value.isFinite ? UInt8(min(max((value * factor).rounded(), 0), 255)) : 0
    }
    return stride(from: 0, to: values.count, by: parts).map {
      RGB(byte(values[$0]), byte(values[$0 + 1]), byte(values[$0 + 2]))
    }
  }

  private static func steps(from: Double, to: Double, _ count: Int) -> [Double] {
    (0...count).map { from + (to - from) * Double($0) / Double(count) }
  }

  private static func mesh(_ name: String) -> AxesFunction {
    AxesFunction(
      name, "*values, cmap=None, norm=None, vmin=None, vmax=None, alpha=None, **looks",
      "Draws a table of numbers as colours: C, or X, Y and C.", example: "[[0, 1], [2, 3]]"
    ) { axes, arguments in
      _ = try Looks(arguments, besides: ["cmap", "vmin", "vmax"])
      let values = arguments.rest
      guard values.count == 1 || values.count == 3 else {
        throw Diagnostic(
          "TypeError", "\(name) wants C, or X, Y and C, not \(values.count) values",
          at: arguments.site.place)
      }
      let table = try arguments.aboutRest(values.count - 1) {
        try PlotData.table(values[values.count - 1], "C")
      }
      guard table.rows > 0, table.columns > 0 else {
        throw Diagnostic("ValueError", "C is empty", at: arguments.site.place)
      }
      func edges(_ index: Int, _ count: Int, isRow: Bool) throws -> [Double] {
        guard values.count == 3 else { return (0...count).map(Double.init) }
        return try arguments.aboutRest(index) {
          let places = try places(values[index], isRow: isRow)
          if places.count == count + 1 { return places }
          guard places.count == count else {
            throw Diagnostic(
              "ValueError", "\(places.count) places for \(count) \(isRow ? "columns" : "rows") of C"
            )
          }
          return middles(places)
        }
      }
      let xEdges = try edges(0, table.columns, isRow: true)
      let yEdges = try edges(1, table.rows, isRow: false)
      let numbers = table.values.map { Float($0) }
      let scale = try axes.scale(for: numbers, arguments)
      guard
        let image = ImageMark(
          width: table.columns, height: table.rows, cells: .values(numbers, scale),
          xEdges: xEdges, yEdges: yEdges)
      else { throw Diagnostic("ValueError", "this is no mesh", at: arguments.site.place) }
      let artist = try axes.add(.image(image), "QuadMesh", scale: scale)
      axes.mappable = artist
      return .object(artist)
    }
  }

  /// Edges half-way between places, and as far outside of the first and last.
  private static func middles(_ places: [Double]) -> [Double] {
    guard places.count > 1 else { return places.flatMap { [$0 - 0.5, $0 + 0.5] } }
    let inner = zip(places, places.dropFirst()).map { $0 / 2 + $1 / 2 }
    let last = places.count - 1
    return [places[0] - (inner[0] - places[0])] + inner
      + [places[last] + (places[last] - inner[inner.count - 1])]
  }

  /// The places along an axis of a grid: a row, or a table as `meshgrid` makes it.
  static func places(_ value: Value, isRow: Bool) throws -> [Double] {
    let tensor = try ArrayObject.tensor(value)
    guard tensor.rank == 2 else { return tensor.values(as: Double.self) }
    let (rows, columns) = (tensor.shape[0], tensor.shape[1])
    let values = tensor.values(as: Double.self)
    let result =
      isRow
      ? Array(values.prefix(columns)) : (0..<rows).map { values[$0 * max(columns, 1)] }
    for row in 0..<rows {
      for column in 0..<columns {
        let wanted = isRow ? result[column] : result[row]
        guard values[row * columns + column] == wanted else {
          throw Diagnostic(
            "ValueError", "the places are no grid of rows and columns",
            hint: "np.meshgrid(x, y)")
        }
      }
    }
    return result
  }
}
