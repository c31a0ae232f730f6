/// How the values of an image become colours: a palette and its limits.
struct ColourScale: Equatable {
  let palette: ImageGrid.Palette
  let low: Double
  let high: Double

  /// The scale for some tiles; values that are not finite don't count.
  ///
  /// Ink runs from 0 to 1, or on to the least and greatest value where they lie outside; the
  /// diverging palette has zero in the middle.
  init(_ palette: ImageGrid.Palette, covering tiles: some Sequence<Tile>) {
    var low = Double.infinity
    var high = -Double.infinity
    for tile in tiles {
      for value in tile.values where value.isFinite {
        low = min(low, Double(value))
        high = max(high, Double(value))
      }
    }
    if low > high { (low, high) = (0, 0) }
    self.palette = palette
    switch palette {
    case .ink: (self.low, self.high) = (min(low, 0), max(high, 1))
    case .sequential: (self.low, self.high) = (low, high)
    case .diverging: (self.low, self.high) = (-max(-low, high, 0), max(-low, high, 0))
    }
  }

  /// Where a value lies between the limits, in 0...1; nil for one that is not finite.
  ///
  /// On a scale without extent every value of the diverging palette is the middle, of another
  /// the beginning.
  func position(of value: Float) -> Double? {
    guard value.isFinite else { return nil }
    guard high > low else { return palette == .diverging ? 0.5 : 0 }
    return min(max((Double(value) - low) / (high - low), 0), 1)
  }

  /// The colour of a value; paper for one that is not finite.
  func colour(of value: Float) -> RGB {
    position(of: value).map { palette.colour(at: $0) } ?? Theme.paper
  }

  /// The limits in little room, as printed under one image.
  func shortLimits(dots: String, plusMinus: String) -> String {
    switch palette {
    case .diverging: plusMinus + short(high)
    case .ink, .sequential: low < high ? short(low) + dots + short(high) : short(low)
    }
  }

  /// The limits as printed under a grid.
  func limits(dots: String) -> String {
    switch palette {
    case .diverging:
      let most = short(high)
      return high > 0 ? "-\(most) \(dots) 0 \(dots) +\(most)" : "0"
    case .ink, .sequential:
      return low < high ? "\(short(low)) \(dots) \(short(high))" : short(low)
    }
  }
}

extension ImageGrid.Palette {
  /// The colour at a place of the palette, 0...1; one of at most 101.
  func colour(at position: Double) -> RGB {
    let anchors = anchors
    let steps = 100.0
    let place = (min(max(position, 0), 1) * steps).rounded() / steps * Double(anchors.count - 1)
    let index = min(Int(place), anchors.count - 2)
    return anchors[index].mixed(with: anchors[index + 1], amount: place - Double(index))
  }

  /// Colours at equal distances, mixed in between.
  private var anchors: [RGB] {
    switch self {
    case .ink:
      [RGB(percent: 100, 100, 100), RGB(percent: 8, 8, 12)]
    case .sequential:
      // Lightness grows in equal steps, so that it reads without colour too.
      [
        RGB(percent: 24, 3, 34), RGB(percent: 26, 20, 50), RGB(percent: 20, 37, 55),
        RGB(percent: 13, 53, 55), RGB(percent: 23, 68, 47), RGB(percent: 57, 81, 27),
        RGB(percent: 98, 91, 18),
      ]
    case .diverging:
      // Blue and orange differ for every kind of colour vision.
      [
        RGB(percent: 5, 25, 55), RGB(percent: 20, 52, 80), RGB(percent: 63, 80, 93),
        RGB(percent: 98, 98, 97), RGB(percent: 99, 78, 55), RGB(percent: 90, 48, 12),
        RGB(percent: 55, 23, 2),
      ]
    }
  }
}

/// The colours of pictures apart from the data's.
enum Theme {
  /// The background.
  static let paper = RGB(percent: 98, 97, 94)
  /// The lines behind a chart.
  static let grid = RGB(percent: 88, 87, 84)
  /// Axes and the borders of tiles.
  static let line = RGB(percent: 60, 59, 57)
  /// Text.
  static let text = RGB(percent: 16, 16, 20)
  /// Lesser text.
  static let faint = RGB(percent: 40, 40, 42)

  /// The colours of series on paper: dark enough for it, and distinct for every colour vision.
  static let seriesOnPaper = [
    RGB(percent: 0, 42, 68), RGB(percent: 84, 37, 0), RGB(percent: 0, 58, 43),
    RGB(percent: 72, 38, 58), RGB(percent: 22, 60, 82), RGB(percent: 76, 54, 0),
  ]
  /// The colours of series on a terminal's own background, dark or light.
  static let seriesOnTerminal = [
    RGB(percent: 26, 60, 92), RGB(percent: 90, 50, 10), RGB(percent: 10, 66, 48),
    RGB(percent: 84, 44, 70), RGB(percent: 35, 72, 88), RGB(percent: 78, 64, 12),
  ]
  /// The marks of series in ASCII.
  static let marks: [Character] = ["*", "+", "o", "x", "#", "@"]
}

extension Array {
  /// The element at an index, beginning again after the last.
  func cycled(_ index: Int) -> Element { self[index % count] }
}
