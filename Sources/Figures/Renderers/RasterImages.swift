import TerminalText

/// Draws a grid of images in pixels.
struct RasterImages {
  let images: ImageGrid
  let title: String?
  let options: RenderOptions
  /// The most pixels that a pixel of an image may become on each side.
  var mostScale = 16

  /// Images are enlarged until a side has about this many pixels, even past the screen.
  private static let readableSide = 48
  private static let gap = 10

  /// The drawn grid and how much its images were enlarged.
  func picture() -> (picture: Picture, scale: Int) {
    let width = min(max(options.columns * options.cellWidth, 160), 1280)
    let height = max((options.rows - 1) * options.cellHeight, 120)
    let margin = 12
    let font = BitmapFont(scale: options.cellHeight >= 14 ? 2 : 1)
    let line = font.height + 4
    var texts = PictureTexts()
    let drawnTitle = title.map(printable).flatMap { BitmapFont.canDraw($0) ? $0 : nil }
    let shared = ColourScale(images.palette, covering: images.tiles)
    let scales = images.tiles.map {
      images.scale == .shared ? shared : ColourScale(images.palette, covering: CollectionOfOne($0))
    }
    let boxes = boxes(scales: scales, texts: &texts, most: width - 2 * margin)
    let head = margin + (drawnTitle == nil ? 0 : line + 4)
    let foot = line / 2 + line + margin
    let scale = boxes.scale(
      columns: images.columns, width: width - 2 * margin, height: height - head - foot,
      readableSide: Self.readableSide, most: mostScale)
    let layout = boxes.layout(
      scale: scale, columns: images.columns, room: width - 2 * margin)

    let barWidth = 140
    let limits =
      images.tiles.isEmpty
      ? "(no images)"
      : images.scale == .shared ? shared.limits(dots: "…") : "each image has its own scale"
    let legendWidth = barWidth + 10 + font.width(of: limits)
    let used = max(
      layout.width, legendWidth, drawnTitle.map { font.width(of: $0) } ?? 0)
    var raster = Raster(
      width: used + 2 * margin, height: head + layout.height + foot, colour: Theme.paper)
    if let drawnTitle {
      let start = (raster.width - font.width(of: drawnTitle)) / 2
      font.draw(drawnTitle, x: max(start, margin), y: margin, Theme.text, on: &raster)
    }
    let left = margin + (used - layout.width) / 2
    for (index, box) in boxes.boxes.enumerated() {
      let (x, y) = layout.origin(of: index)
      box.draw(
        x: left + x, y: head + y, enlargement: scale, scale: scales[index],
        boxWidth: layout.boxWidth, on: &raster)
    }
    let below = head + layout.height + line / 2
    let start = (raster.width - legendWidth) / 2
    if !images.tiles.isEmpty {
      for column in 0..<barWidth {
        let colour = images.palette.colour(at: Double(column) / Double(barWidth - 1))
        raster.fill(
          x: start + column, y: below, width: 1, height: BitmapFont.ascent * font.scale, colour)
      }
    }
    font.draw(limits, x: start + barWidth + 10, y: below, Theme.faint, on: &raster)
    let heading = drawnTitle == nil ? title.map(printable) : nil
    return (Picture(raster: raster, heading: heading, notes: texts.notes), scale)
  }

  private func boxes(
    scales: [ColourScale], texts: inout PictureTexts, most: Int
  ) -> TileBoxes {
    var boxes: [TileBox] = []
    for (tile, scale) in zip(images.tiles, scales) {
      boxes.append(
        TileBox(
          tile: tile.reduced(toWidth: most), caption: tile.caption.map { texts.drawable($0) },
          topRight: tile.topRight.map { texts.drawable($0) },
          bottomRight: tile.bottomRight.map { texts.drawable($0) },
          limits: images.scale == .own
            ? scale.shortLimits(dots: "…", plusMinus: "±") : nil))
    }
    return TileBoxes(boxes: boxes, gap: Self.gap)
  }
}

extension Tile {
  /// The image with its longer side no longer than `most` pixels.
  fileprivate func reduced(toWidth most: Int) -> Tile {
    let side = max(width, height)
    guard side > most, most > 0 else { return self }
    return scaled(width: max(width * most / side, 1), height: max(height * most / side, 1))
  }
}
