/// The ASCII face: no escape bytes, and ASCII apart from the user's own texts.
struct ASCIIRenderer {
  let options: RenderOptions

  /// The lines of a figure that is no stack.
  func text(_ figure: Figure) -> String {
    switch figure.content {
    case .chart(let chart):
      return TextChart(chart: chart, title: figure.title, style: .ascii, options: options).cells()
        .text(colour: .none)
    case .panels(let panels):
      return TextPanels(panels: panels, title: figure.title, options: options) { _ in .ascii }
        .cells().text(colour: .none)
    case .images(let images):
      let ramp = images.palette == .diverging ? Ramp.diverging : .ascii
      return TextImages(
        images: images, title: figure.title, style: .characters(ramp), isASCII: true,
        options: options
      ).cells().text(colour: .none)
    case .stack: return ""
    }
  }
}
