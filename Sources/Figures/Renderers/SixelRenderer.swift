/// The sixel face: a picture within a limit of bytes, with the texts that it cannot hold.
///
/// The picture is followed by a line feed, since terminals leave the cursor on its last row.
struct SixelRenderer {
  let options: RenderOptions

  /// No more images than this are tried.
  private static let mostTiles = 1024

  /// A figure that is no stack.
  func text(_ figure: Figure) -> String {
    if case .images(let images) = figure.content {
      return text(images, title: figure.title)
    }
    // Smaller where it would take too many bytes.
    for reduction in 1...4 {
      let layout = GraphicFigure(figure, options, isFile: false, reduction: reduction)
      if let layout, let text = text(layout.picture(), note: nil) { return text }
    }
    return tooLarge + ASCIIRenderer(options: options).text(figure)
  }

  /// A grid of images; less enlarged, and then fewer, where it would take too many bytes.
  private func text(_ images: ImageGrid, title: String?) -> String {
    var shown = images
    shown.tiles = Array(images.tiles.prefix(Self.mostTiles))
    var renderer = RasterImages(images: shown, title: title, options: options)
    while true {
      let (picture, scale) = renderer.picture()
      let count = renderer.images.tiles.count
      let note =
        count < images.tiles.count
        ? "(\(count) of \(images.tiles.count) images; more would not fit one picture)" : nil
      if let text = text(picture, note: note) { return text }
      if scale > 1 {
        renderer.mostScale = scale - 1
      } else if count > 1 {
        shown.tiles = Array(images.tiles.prefix(count / 2))
        renderer = RasterImages(images: shown, title: title, options: options, mostScale: 1)
      } else {
        return tooLarge
          + ASCIIRenderer(options: options).text(Figure(title: title, content: .images(images)))
      }
    }
  }

  private var tooLarge: String {
    "(no sixel picture under \(options.sixelByteLimit) bytes is possible)\n"
  }

  /// Heading, picture and notes; nil where the picture takes too many bytes.
  private func text(_ picture: Picture, note: String?) -> String? {
    let sixels = SixelEncoder.text(of: picture.raster)
    guard sixels.utf8.count < options.sixelByteLimit else { return nil }
    let heading = picture.heading.map { $0 + "\n" } ?? ""
    let notes = (picture.notes + [note].compactMap(\.self)).map { $0 + "\n" }
    return heading + sixels + "\n" + notes.joined()
  }
}
