/// The blocks face: half-blocks for images and Braille for lines.
///
/// Without colour, half-blocks could only be black or white: images are shades then.
struct BlocksRenderer {
  let options: RenderOptions

  /// The lines of a chart.
  func text(_ chart: Chart, title: String?) -> String {
    let style = TextChart.Style.blocks(options, seriesCount: chart.series.count)
    return TextChart(chart: chart, title: title, style: style, options: options).cells()
      .text(colour: options.colour)
  }

  /// The lines of a grid of images.
  func text(_ images: ImageGrid, title: String?) -> String {
    let ramp = images.palette == .diverging ? Ramp.diverging : .shades
    let style: TextImages.Style = options.colour == .none ? .characters(ramp) : .halfBlocks
    return TextImages(
      images: images, title: title, style: style, isASCII: false, options: options
    ).cells().text(colour: options.colour)
  }
}
