import TerminalText

/// The figure as an SVG file: text, lines and shapes for any size, in the size it asks for.
public func svgText(_ figure: Figure, options: RenderOptions = RenderOptions()) -> String {
  svgSurface(of: figure, options: options.bounded).text
}

private func svgSurface(of figure: Figure, options: RenderOptions) -> SVGSurface {
  if let layout = GraphicFigure(figure, options, isFile: true) {
    var surface = SVGSurface(width: layout.width, height: layout.height)
    var texts = PictureTexts()
    _ = layout.draw(on: &surface, &texts)
    return surface
  }
  guard case .stack(let figures) = figure.content else {
    let picture = picture(of: figure, options: options)
    var surface = SVGSurface(width: picture.raster.width, height: picture.raster.height)
    surface.draw(picture.raster, x: 0, y: 0)
    return surface
  }
  let parts = figures.map { svgSurface(of: $0, options: options) }
  var surface = SVGSurface(
    width: parts.map(\.width).max() ?? 1, height: parts.reduce(0) { $0 + $1.height })
  var top = 0
  for part in parts {
    surface.draw(part, x: (surface.width - part.width) / 2, y: top)
    top += part.height
  }
  return surface
}
