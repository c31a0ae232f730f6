/// The blocks face: half-blocks for images and Braille for lines.
///
/// Without colour, half-blocks could only be black or white: images are shades then.
struct BlocksRenderer {
  let options: RenderOptions

  /// The lines of a figure that is no stack.
  func text(_ figure: Figure) -> String {
    switch figure.content {
    case .chart(let chart):
      return TextChart(
        chart: chart, title: figure.title, style: .blocks(options, chart), options: options
      ).cells().text(colour: options.colour)
    case .panels(let panels):
      return TextPanels(panels: panels, title: figure.title, options: options) {
        .blocks(options, $0)
      }.cells().text(colour: options.colour)
    case .images(let images):
      let ramp = images.palette == .diverging ? Ramp.diverging : .shades
      let style: TextImages.Style = options.colour == .none ? .characters(ramp) : .halfBlocks
      return TextImages(
        images: images, title: figure.title, style: style, isASCII: false, options: options
      ).cells().text(colour: options.colour)
    case .stack: return ""
    }
  }
}
