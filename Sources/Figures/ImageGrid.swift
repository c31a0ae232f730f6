/// Small one-channel images side by side: digits, filters, feature maps.
public struct ImageGrid: Sendable, Equatable {
  /// How values become colours.
  public enum Palette: String, CaseIterable, Sendable {
    /// 0 is paper and 1 is ink, as digits are printed.
    case ink
    /// Dark to light from the least value to the greatest, for activations.
    case sequential
    /// Blue below zero, white at zero, orange above, for weights; the limits are ±max|value|.
    case diverging
  }

  /// Which values share one scale.
  public enum Scale: String, CaseIterable, Sendable {
    /// One scale for all tiles.
    case shared
    /// Each tile is scaled by itself.
    case own
  }

  /// The images, row by row.
  public var tiles: [Tile]
  /// Tiles in a row, or fewer where they do not fit; nil takes what fits.
  public var columns: Int?
  /// How values become colours.
  public var palette: Palette
  /// Which values share one scale.
  public var scale: Scale

  /// Makes a grid of images.
  public init(
    tiles: [Tile], columns: Int? = nil, palette: Palette = .ink, scale: Scale = .shared
  ) {
    self.tiles = tiles
    self.columns = columns
    self.palette = palette
    self.scale = scale
  }
}

/// One image of a grid.
public struct Tile: Sendable, Equatable {
  /// Pixels in a row.
  public let width: Int
  /// Rows of pixels.
  public let height: Int
  /// `height` rows of `width` values; one that is not finite is drawn as paper.
  public let values: [Float]
  /// The text under the image.
  public var caption: String?
  /// The text right of the image at its top: the true label in a gallery of errors.
  public var topRight: String?
  /// The text right of the image at its bottom: the network's answer in a gallery of errors.
  public var bottomRight: String?

  /// Makes an image of `height` rows of `width` values.
  ///
  /// Where there are fewer values than that, the image ends with the last row that has one; the
  /// rest of that row, and values too many, are not shown.
  public init(
    width: Int,
    height: Int,
    values: [Float],
    caption: String? = nil,
    topRight: String? = nil,
    bottomRight: String? = nil
  ) {
    let columns = max(0, min(width, values.count))
    let rows = columns == 0 ? 0 : max(0, min(height, (values.count + columns - 1) / columns))
    var pixels = Array(values.prefix(columns * rows))
    pixels += Array(repeating: .nan, count: columns * rows - pixels.count)
    self.width = columns
    self.height = rows
    self.values = pixels
    self.caption = caption
    self.topRight = topRight
    self.bottomRight = bottomRight
  }
}
