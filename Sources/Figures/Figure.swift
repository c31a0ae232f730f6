/// A picture as data: a chart, charts on a grid, a grid of images, or several figures.
///
/// A figure knows nothing of terminals or files. `render(_:as:options:)` turns it into text for a
/// terminal and `pngData(_:options:)` into a file:
/// ```swift
/// let loss = Series(name: "train", x: [0, 1, 2], y: [2.3, 0.9, 0.5])
/// let figure = Figure(title: "Loss", content: .chart(Chart(series: [loss], xLabel: "epoch")))
/// print(render(figure, as: .ascii), terminator: "")
/// ```
public struct Figure: Sendable, Equatable {
  /// What a figure shows.
  public enum Content: Sendable, Equatable {
    /// Series of numbers over axes.
    case chart(Chart)
    /// Small images side by side.
    case images(ImageGrid)
    /// Figures one under the other.
    case stack([Figure])
    /// Charts on a grid.
    case panels(Panels)
  }

  /// The line above the picture, in any script.
  public var title: String?
  /// What is shown.
  public var content: Content
  /// Width and height in inches, of 100 pixels each, of a picture in a file.
  ///
  /// Nil leaves them to the content. Terminals keep the ratio as far as they have room.
  public var size: Size?

  /// A width and a height.
  public struct Size: Sendable, Equatable {
    /// The width.
    public var width: Double
    /// The height.
    public var height: Double

    /// Makes a size.
    public init(width: Double, height: Double) {
      self.width = width
      self.height = height
    }
  }

  /// Makes a figure.
  public init(title: String? = nil, content: Content, size: Size? = nil) {
    self.title = title
    self.content = content
    self.size = size
  }
}

/// How a figure is shown in a terminal.
public enum Face: String, CaseIterable, Sendable {
  /// Plain ASCII, without an escape byte: for pipes, notebooks and dumb terminals.
  case ascii
  /// Half-blocks for images and Braille for lines, in colour where there is some.
  case blocks
  /// A picture in the sixel format of the VT340.
  case sixel
}
