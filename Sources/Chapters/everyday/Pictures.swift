import Figures
import Interpreter
import Language
import Networks
import Tensors

/// What `show` and `plot` draw for each kind of value.
enum Pictures {
  /// The most tiles of one picture: the chapter's gallery has 12 rows of 10.
  static let mostTiles = 120

  /// The images that a value stands for, or nil where it stands for none.
  static func images(_ value: Value) throws -> Figure? {
    switch value {
    case .object(let image as ImageObject): return try picture(of: image)
    case .object(let examples as ExamplesObject): return try pictures(of: examples)
    case .object(let errors as ErrorsObject): return try gallery(of: errors)
    case .object(let confusion as ConfusionObject): return confusion.figure
    case .object(let network as NetworkObject): return NetworkDrawing(network.network).figure
    case .object(let array as ArrayObject): return try grid(array.tensor, array.role)
    case .object(let variable as SharedVariable):
      let tensor = variable.tensor
      // A dense layer keeps a column for each unit.
      return try grid(tensor.rank == 2 ? translated { try tensor.transposed() } : tensor, .filters)
    case .object(let layer as LayerObject):
      guard let weights = try layer.attribute("w") else { return nil }
      return try images(weights)
    case .list, .tuple:
      let values = try value.elements()
      if let first = values.first, first.object(as: ImageObject.self) != nil {
        return Figure(
          content: .images(
            ImageGrid(
              tiles: try values.prefix(mostTiles).compactMap {
                try $0.object(as: ImageObject.self).map { try tile($0) }
              })))
      }
      return values.isEmpty ? nil : try grid(ArrayObject.tensor(value), .plain)
    default: return nil
    }
  }

  private static func picture(of image: ImageObject) throws -> Figure {
    Figure(
      title: "\(image.name): \(image.label)",
      content: .images(ImageGrid(tiles: [try tile(image)])))
  }

  private static func tile(_ image: ImageObject) throws -> Tile {
    let (height, width) = size(of: image.shape, count: image.pixels.count)
    return Tile(width: width, height: height, values: image.pixels.values(as: Float.self))
  }

  private static func pictures(of examples: ExamplesObject) throws -> Figure {
    let count = min(examples.examples.count, mostTiles)
    let tiles = try translated {
      try (0..<count).map { index in
        try tile(examples.examples, index, topRight: String(examples.examples.label(at: index)))
      }
    }
    return Figure(
      title: title(examples.name, shown: count, of: examples.examples.count),
      content: .images(ImageGrid(tiles: tiles)))
  }

  private static func gallery(of errors: ErrorsObject) throws -> Figure {
    let shown = errors.errors.prefix(mostTiles)
    let tiles = try translated {
      try shown.map { error in
        var tile = try tile(errors.examples, error.index, topRight: String(error.label))
        tile.bottomRight = String(error.prediction)
        return tile
      }
    }
    let name = "\(errors.errors.count) of \(errors.examples.count) wrong"
    return Figure(
      title: title(name, shown: shown.count, of: errors.errors.count),
      content: .images(ImageGrid(tiles: tiles)))
  }

  private static func title(_ name: String, shown: Int, of count: Int) -> String {
    shown < count ? "\(name), the first \(shown)" : name
  }

  private static func tile(_ examples: Examples, _ index: Int, topRight: String) throws -> Tile {
    let pixels = try examples.input(at: index)
    let (height, width) = size(of: pixels.shape, count: pixels.count)
    return Tile(
      width: width, height: height, values: pixels.values(as: Float.self), topRight: topRight)
  }

  /// Height and width of an image that may have lost its shape.
  private static func size(of shape: [Int], count: Int) -> (height: Int, width: Int) {
    let flat = shape.count == 3 && shape[0] == 1 ? Array(shape.dropFirst()) : shape
    if flat.count == 2 { return (flat[0], flat[1]) }
    if flat.count == 3 { return (flat[0] * flat[1], flat[2]) }
    let side = Int(Double(count).squareRoot())
    return side * side == count ? (side, side) : (1, count)
  }

  /// An array as images: `[filters, channels, h, w]`, `[maps, h, w]` or `[h, w]`.
  private static func grid(_ tensor: Tensor, _ role: ArrayObject.Role) throws -> Figure {
    guard (1...4).contains(tensor.rank), tensor.count > 0 else {
      throw Diagnostic(
        "ValueError", "an array of shape \(tensor.shapeText) is no picture",
        hint: "an array of 1 to 4 dimensions")
    }
    let last = tensor.shape[tensor.rank - 1]
    // A dense layer has a row of weights for each unit; where its inputs were an image laid out as
    // a row, so are they.
    let side = Int(Double(last).squareRoot())
    let isFilters = role == .filters || role == .initialFilters
    let isRowOfImage = isFilters && tensor.rank == 2 && side > 1 && side * side == last
    let width = isRowOfImage ? side : last
    let height = isRowOfImage ? side : tensor.rank > 1 ? tensor.shape[tensor.rank - 2] : 1
    let size = height * width
    let count = tensor.count / max(1, size)
    let shown = min(count, mostTiles)
    let values = tensor.values(as: Float.self)
    let tiles = (0..<shown).map { index in
      Tile(
        width: width, height: height, values: Array(values[(index * size)..<((index + 1) * size)]))
    }
    let palette: ImageGrid.Palette =
      switch role {
      case .weights, .filters, .initialFilters: .diverging
      case .activations: .sequential
      case .image: .ink
      case .plain: values.contains { $0 < 0 } ? .diverging : .sequential
      }
    let shape = tensor.shape.map(String.init).joined(separator: "x")
    let name =
      switch role {
      case .weights, .filters: "weights \(shape)"
      case .initialFilters: "weights \(shape) at the start"
      case .activations: "maps \(shape)"
      case .image, .plain: shape
      }
    return Figure(
      title: title(name, shown: shown, of: count),
      content: .images(ImageGrid(tiles: tiles, palette: palette)))
  }

  /// The curves that values stand for.
  static func chart(_ values: [Value]) throws -> Figure? {
    if values.count == 1, let history = values[0].object(as: HistoryObject.self) {
      return curves(of: history.history)
    }
    if values.count == 1, let network = values[0].object(as: NetworkObject.self) {
      return curves(of: network.network.history)
    }
    var rows: [[Double]] = []
    for value in values {
      let tensor = try ArrayObject.tensor(value)
      guard tensor.rank == 1, tensor.count > 0 else { return nil }
      rows.append(tensor.values(as: Double.self))
    }
    guard !rows.isEmpty else { return nil }
    guard rows.count > 1 else {
      return Figure(content: .chart(Chart(series: [Series(name: "", y: rows[0])])))
    }
    if let other = rows.first(where: { $0.count != rows[0].count }) {
      throw Diagnostic("ValueError", "\(rows[0].count) values along x, but \(other.count) along y")
    }
    let series = rows.dropFirst().map { Series(name: "", x: rows[0], y: $0) }
    return Figure(content: .chart(Chart(series: Array(series))))
  }

  /// Cost by mini-batch, and accuracy by epoch.
  private static func curves(of history: History) -> Figure? {
    guard !history.costs.points.isEmpty else { return nil }
    let costs = smoothed(history.costs)
    var figures = [
      Figure(
        title: "cost",
        content: .chart(
          Chart(
            series: [Series(name: "cost", x: costs.batches, y: costs.means)],
            xLabel: "mini-batch", showsLegend: false)))
    ]
    let records = history.records
    // Runs follow each other, so epochs are counted over all of them.
    let valid = records.enumerated().compactMap { index, record in
      record.validationAccuracy.map { (Double(index), $0 * 100) }
    }
    let test = records.enumerated().compactMap { index, record in
      record.testAccuracy.map { (Double(index), $0 * 100) }
    }
    if !valid.isEmpty {
      var series = [Series(name: "validation", x: valid.map(\.0), y: valid.map(\.1))]
      if !test.isEmpty {
        series.append(Series(name: "test", x: test.map(\.0), y: test.map(\.1)))
      }
      figures.append(
        Figure(
          title: "accuracy in %", content: .chart(Chart(series: series, xLabel: "epoch"))))
    }
    return figures.count == 1 ? figures[0] : Figure(content: .stack(figures))
  }

  /// The most points of a cost curve: the cost of single mini-batches is mostly noise.
  private static let mostPoints = 100

  /// The means of equal shares of the mini-batches, each with its middle mini-batch.
  private static func smoothed(_ curve: CostCurve) -> (batches: [Double], means: [Double]) {
    let points = curve.points
    let count = min(points.count, mostPoints)
    var batches: [Double] = []
    var means: [Double] = []
    for index in 0..<count {
      let share = points[(index * points.count / count)..<((index + 1) * points.count / count)]
      means.append(share.reduce(0, +) / Double(share.count))
      let middle = Double(share.startIndex) + Double(share.count - 1) / 2
      batches.append(middle * Double(curve.stride))
    }
    return (batches, means)
  }
}

extension Figure {
  /// The same with images of one scale, or each of its own.
  func scaled(_ scale: ImageGrid.Scale) -> Figure {
    guard case .images(var grid) = content else { return self }
    grid.scale = scale
    var result = self
    result.content = .images(grid)
    return result
  }
}
