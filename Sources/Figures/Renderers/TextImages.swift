import TerminalText

/// Draws a grid of images in character cells, for the ASCII and blocks faces.
///
/// A cell is about twice as high as wide, so the unit is half a cell: a pixel of an image is one
/// or more units wide and high. A cell shows one value in ASCII and two half-blocks in colour.
struct TextImages {
  /// How cells show values.
  enum Style {
    /// One character a cell, darker ones for greater values; see `Ramp`.
    case characters(Ramp)
    /// An upper half-block in the colours of both halves.
    case halfBlocks
  }

  let images: ImageGrid
  let title: String?
  let style: Style
  /// Whether only ASCII is written.
  let isASCII: Bool
  let options: RenderOptions
  /// The scale of all images, for the legend, and the one each image is drawn with.
  private let shared: ColourScale
  private let scales: [ColourScale]
  /// Columns right of the images for the texts there.
  private let gutter: Int
  /// Rows under the images for captions and scales.
  private let textRows: Int

  /// Images up to this size are enlarged for the sake of seeing their pixels.
  private static let smallSide = 12
  /// No image is enlarged beyond this many units.
  private static let mostUnits = 64

  init(
    images: ImageGrid, title: String?, style: Style, isASCII: Bool, options: RenderOptions
  ) {
    self.images = images
    self.title = title
    self.style = style
    self.isASCII = isASCII
    self.options = options
    let shared = ColourScale(images.palette, covering: images.tiles)
    self.shared = shared
    scales = images.tiles.map {
      images.scale == .shared ? shared : ColourScale(images.palette, covering: CollectionOfOne($0))
    }
    let most =
      images.tiles.lazy.flatMap { [$0.topRight, $0.bottomRight] }
      .map { displayWidth(printable($0 ?? "")) }.max() ?? 0
    gutter = most == 0 ? 0 : min(most + 1, options.columns / 2)
    textRows =
      (images.tiles.contains { $0.caption != nil } ? 1 : 0) + (images.scale == .own ? 1 : 0)
  }

  /// The grid as lines of cells.
  func cells() -> CellGrid {
    let factor = enlargement()
    let layout = layout(factor: factor)
    let top = title == nil ? 0 : 1
    let notes = legend()
    var grid = CellGrid(columns: options.columns, rows: top + layout.height + notes.count)
    if let title { grid.write(title, column: 0, row: 0) }
    for (index, tile) in images.tiles.enumerated() {
      let (x, y) = layout.origin(of: index)
      let units = units(of: tile, factor: factor)
      let image = tile.scaled(width: units.width, height: units.height)
      draw(image, scale: scales[index], x: x, y: top + y, on: &grid)
      writeTexts(
        of: tile, scale: scales[index], x: x, y: top + y, units: units, width: layout.boxWidth,
        on: &grid)
    }
    for (index, note) in notes.enumerated() {
      grid.write(note, column: 0, row: top + layout.height + index)
    }
    return grid
  }

  // MARK: Sizes

  /// Units a pixel takes: the most with which everything fits the screen, or else the least that
  /// still reads.
  private func enlargement() -> Int {
    let side = images.tiles.map { max($0.width, $0.height) }.max() ?? 0
    let factors: [Int] =
      switch style {
      case .characters: [4, 2, 1]
      case .halfBlocks: [4, 3, 2, 1]
      }
    let room = options.rows - 2 - (title == nil ? 0 : 1)
    let least = side <= Self.smallSide ? 2 : 1
    for factor in factors where factor >= least && side * factor <= Self.mostUnits {
      let layout = layout(factor: factor)
      let isWhole = images.tiles.allSatisfy {
        units(of: $0, factor: factor) == ($0.width * factor, $0.height * factor)
      }
      if isWhole && layout.width <= options.columns && layout.height <= room { return factor }
    }
    return least
  }

  /// The units an image takes, at most the screen's.
  private func units(of tile: Tile, factor: Int) -> (width: Int, height: Int) {
    guard tile.width > 0, tile.height > 0 else { return (0, 0) }
    let mostWidth = max(options.columns - gutter, 1)
    let mostHeight = max(options.rows - 2 - textRows, 1) * 2
    let shrinkage = min(
      Double(mostWidth) / Double(tile.width), Double(mostHeight) / Double(tile.height))
    if shrinkage >= Double(factor) { return (tile.width * factor, tile.height * factor) }
    return (
      max(Int(Double(tile.width) * shrinkage), 1), max(Int(Double(tile.height) * shrinkage), 1)
    )
  }

  /// Rows of cells an image takes; two texts beside it need two.
  private func rows(of tile: Tile, units height: Int) -> Int {
    let texts = tile.topRight != nil && tile.bottomRight != nil ? 2 : 1
    return max((height + 1) / 2, texts)
  }

  private func layout(factor: Int) -> GridLayout {
    var width =
      images.scale == .own ? scales.map { displayWidth(ownLimits($0)) }.max() ?? 1 : 1
    var height = 1
    for tile in images.tiles {
      let units = units(of: tile, factor: factor)
      width = max(width, units.width + gutter, displayWidth(printable(tile.caption ?? "")))
      height = max(height, rows(of: tile, units: units.height))
    }
    return GridLayout(
      count: images.tiles.count,
      box: (min(width, options.columns), height + textRows), gap: (2, 1), room: options.columns,
      wanted: images.columns)
  }

  // MARK: Drawing

  private func draw(
    _ image: Tile, scale: ColourScale, x: Int, y: Int, on grid: inout CellGrid
  ) {
    for row in 0..<(image.height + 1) / 2 {
      for column in 0..<image.width {
        let upper = image.values[row * 2 * image.width + column]
        let lower =
          row * 2 + 1 < image.height ? image.values[(row * 2 + 1) * image.width + column] : nil
        switch style {
        case .characters(let ramp):
          let character = ramp.character(of: Self.mean(upper, lower), scale: scale)
          grid.set(character, column: x + column, row: y + row)
        case .halfBlocks:
          grid.set(
            "▀", column: x + column, row: y + row, foreground: scale.colour(of: upper),
            background: lower.map { scale.colour(of: $0) })
        }
      }
    }
  }

  private func writeTexts(
    of tile: Tile, scale: ColourScale, x: Int, y: Int, units: (width: Int, height: Int),
    width: Int, on grid: inout CellGrid
  ) {
    let rows = rows(of: tile, units: units.height)
    let right = x + units.width + 1
    if let text = tile.topRight { grid.write(text, column: right, row: y) }
    if let text = tile.bottomRight { grid.write(text, column: right, row: y + rows - 1) }
    var below = y + rows
    if let caption = tile.caption {
      grid.write(clipped(printable(caption), to: width), column: x, row: below)
      below += 1
    }
    if images.scale == .own {
      grid.write(clipped(ownLimits(scale), to: width), column: x, row: below)
    }
  }

  /// What stands between the limits of a scale.
  private var dots: String { isASCII ? ".." : "…" }

  private func ownLimits(_ scale: ColourScale) -> String {
    scale.shortLimits(dots: dots, plusMinus: isASCII ? "+-" : "±")
  }

  private static func mean(_ upper: Float, _ lower: Float?) -> Float {
    guard let lower, lower.isFinite else { return upper }
    return upper.isFinite ? upper / 2 + lower / 2 : lower
  }

  /// The lines under the grid: what values the characters or colours mean.
  private func legend() -> [String] {
    guard !images.tiles.isEmpty else { return ["(no images)"] }
    let limits =
      images.scale == .shared ? shared.limits(dots: dots) : "each image has its own"
    switch style {
    case .characters(let ramp): return ["scale: \(limits)   [\(ramp.text)]"]
    case .halfBlocks: return ["scale: \(limits)"]
    }
  }
}
