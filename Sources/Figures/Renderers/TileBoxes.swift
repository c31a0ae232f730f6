import TerminalText

/// One image of a grid in pixels, with its texts as they can be drawn.
struct TileBox {
  let tile: Tile
  let caption: String?
  let topRight: String?
  let bottomRight: String?
  /// The limits of the image's own scale, where it has one.
  let limits: String?

  /// The letters beside and under images.
  static let font = BitmapFont(scale: 2)
  private static let textGap = 4

  /// The width of the texts right of the image, with the space before them.
  var gutter: Int {
    let most = [topRight, bottomRight].compactMap(\.self).map { Self.font.width(of: $0) }.max()
    return most.map { $0 + Self.textGap + 2 } ?? 0
  }

  /// The height of image and border; two texts beside it need two lines.
  func height(enlargement: Int) -> Int {
    let lines = topRight != nil && bottomRight != nil ? 2 : topRight ?? bottomRight == nil ? 0 : 1
    return max(tile.height * enlargement + 2, lines * Self.font.height)
  }

  /// Paints image, border and texts.
  func draw(
    x: Int, y: Int, enlargement: Int, scale: ColourScale, boxWidth: Int,
    on raster: inout Raster
  ) {
    let (width, height) = (tile.width * enlargement, tile.height * enlargement)
    raster.fill(x: x, y: y, width: width + 2, height: height + 2, Theme.line)
    for row in 0..<tile.height {
      for column in 0..<tile.width {
        raster.fill(
          x: x + 1 + column * enlargement, y: y + 1 + row * enlargement, width: enlargement,
          height: enlargement, scale.colour(of: tile.values[row * tile.width + column]))
      }
    }
    let right = x + width + 2 + Self.textGap
    let boxHeight = self.height(enlargement: enlargement)
    if let topRight { Self.font.draw(topRight, x: right, y: y, Theme.text, on: &raster) }
    if let bottomRight {
      let baseLine = y + boxHeight - BitmapFont.ascent * Self.font.scale
      Self.font.draw(bottomRight, x: right, y: baseLine, Theme.text, on: &raster)
    }
    var below = y + boxHeight + Self.textGap
    if let caption {
      Self.font.draw(Self.clipped(caption, boxWidth), x: x, y: below, Theme.faint, on: &raster)
      below += Self.font.height + 2
    }
    if let limits {
      Self.font.draw(
        Self.clipped(limits, boxWidth), x: x, y: below, Theme.faint, on: &raster)
    }
  }

  private static func clipped(_ text: String, _ width: Int) -> String {
    let text = BitmapFont.drawable(text)
    return String(text.prefix(max((width / font.scale + 1) / BitmapFont.advance, 1)))
  }
}

/// The images of a grid in boxes of one size.
struct TileBoxes {
  let boxes: [TileBox]
  let gap: Int

  /// The rows of boxes for an enlargement.
  func layout(scale: Int, columns: Int?, room: Int) -> GridLayout {
    let textLine = TileBox.font.height + 4
    let lines =
      (boxes.contains { $0.caption != nil } ? 1 : 0)
      + (boxes.contains { $0.limits != nil } ? 1 : 0)
    let width = boxes.map { $0.tile.width * scale + 2 + $0.gutter }.max() ?? 1
    let captions =
      boxes.lazy.flatMap { [$0.caption, $0.limits] }
      .map { TileBox.font.width(of: $0 ?? "") }.max() ?? 0
    let height = boxes.map { $0.height(enlargement: scale) }.max() ?? 1
    return GridLayout(
      count: boxes.count, box: (min(max(width, captions), room), height + lines * textLine),
      gap: (gap, gap), room: room, wanted: columns)
  }

  /// The greatest enlargement with which everything fits, but at least a readable one.
  func scale(columns: Int?, width: Int, height: Int, readableSide: Int, most: Int) -> Int {
    let side = boxes.map { max($0.tile.width, $0.tile.height) }.max() ?? 1
    let widest = boxes.map { $0.tile.width }.max() ?? 1
    let readable = min(max(readableSide / max(side, 1), 1), max(width / max(widest, 1), 1))
    var scale = max(most, 1)
    while scale > 1 {
      let layout = layout(scale: scale, columns: columns, room: width)
      let isAsWide = columns.map { layout.columns >= min($0, boxes.count) } ?? true
      if layout.width <= width && layout.height <= height && isAsWide { break }
      if scale <= readable { break }
      scale -= 1
    }
    return scale
  }
}
