import TerminalText

/// A figure as text for a terminal; every line ends with a line feed.
///
/// The same figure, face and options always give the same text. The ASCII face, and the blocks
/// face without colour, hold no escape byte.
public func render(
  _ figure: Figure, as face: Face, options: RenderOptions = RenderOptions()
) -> String {
  let options = options.bounded
  if case .stack(let figures) = figure.content {
    let title = figure.title.map { clipped(printable($0), to: options.columns) + "\n" } ?? ""
    return title + figures.map { render($0, as: face, options: options) }.joined(separator: "\n")
  }
  switch face {
  case .ascii: return ASCIIRenderer(options: options).text(figure)
  case .blocks: return BlocksRenderer(options: options).text(figure)
  case .sixel: return SixelRenderer(options: options).text(figure)
  }
}

/// A figure in pixels, as the sixel face shows it.
public func picture(of figure: Figure, options: RenderOptions = RenderOptions()) -> Picture {
  picture(of: figure, options: options.bounded, isFile: false)
}

/// A figure in pixels, as PNG files show it: in the size it asks for.
func picture(of figure: Figure, options: RenderOptions, isFile: Bool) -> Picture {
  if let layout = GraphicFigure(figure, options, isFile: isFile) { return layout.picture() }
  switch figure.content {
  case .chart, .panels: return GraphicFigure.empty.picture()
  case .images(let images):
    return RasterImages(images: images, title: figure.title, options: options).picture().picture
  case .stack(let figures):
    let parts = figures.map { picture(of: $0, options: options, isFile: isFile) }
    var raster = Raster(
      width: parts.map(\.raster.width).max() ?? 1,
      height: parts.reduce(0) { $0 + $1.raster.height }, colour: Theme.paper)
    var top = 0
    for part in parts {
      raster.paste(part.raster, x: (raster.width - part.raster.width) / 2, y: top)
      top += part.raster.height
    }
    let notes = parts.flatMap { [$0.heading].compactMap(\.self) + $0.notes }
    return Picture(raster: raster, heading: figure.title.map(printable), notes: notes)
  }
}

/// The pixels of a figure; see `picture(of:options:)` for the texts that pixels can't hold.
public func pixels(of figure: Figure, options: RenderOptions = RenderOptions()) -> Raster {
  picture(of: figure, options: options).raster
}
