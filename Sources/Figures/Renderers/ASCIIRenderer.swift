/// The ASCII face: no escape bytes, and ASCII apart from the user's own texts.
struct ASCIIRenderer {
  let options: RenderOptions

  /// The lines of a chart.
  func text(_ chart: Chart, title: String?) -> String {
    TextChart(chart: chart, title: title, style: .ascii, options: options).cells()
      .text(colour: .none)
  }

  /// The lines of a grid of images.
  func text(_ images: ImageGrid, title: String?) -> String {
    let ramp = images.palette == .diverging ? Ramp.diverging : .ascii
    return TextImages(
      images: images, title: title, style: .characters(ramp), isASCII: true, options: options
    ).cells().text(colour: .none)
  }
}
