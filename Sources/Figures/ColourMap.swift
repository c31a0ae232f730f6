/// How places between 0 and 1 become colours.
public struct ColourMap: Sendable, Equatable {
  /// The name, as `ColourMap.named(_:)` knows it.
  public let name: String
  /// Whether the middle is neutral and both ends are opposites.
  public let isDiverging: Bool
  /// Whether its colours are used as they are, without any in between.
  let isListed: Bool
  /// Colours at equal distances.
  let anchors: [RGB]

  init(name: String, _ anchors: [RGB], isDiverging: Bool = false, isListed: Bool = false) {
    self.name = name
    self.anchors = anchors
    self.isDiverging = isDiverging
    self.isListed = isListed
  }

  /// The colour at a place, 0...1; one of at most 101.
  public func colour(at position: Double) -> RGB {
    guard let first = anchors.first, anchors.count > 1, position.isFinite else {
      return anchors.first ?? Theme.paper
    }
    let position = min(max(position, 0), 1)
    if isListed {
      return anchors[min(Int(position * Double(anchors.count)), anchors.count - 1)]
    }
    let steps = 100.0
    let place = (position * steps).rounded() / steps * Double(anchors.count - 1)
    let index = min(Int(clamped: place), anchors.count - 2)
    return index < 0
      ? first : anchors[index].mixed(with: anchors[index + 1], amount: place - Double(index))
  }

  /// The map with its ends exchanged.
  public var reversed: ColourMap {
    let name = name.hasSuffix("_r") ? String(name.dropLast(2)) : name + "_r"
    return ColourMap(
      name: name, anchors.reversed(), isDiverging: isDiverging, isListed: isListed)
  }

  /// The map of a name, with `_r` at its end reversed; nil where there is none.
  public static func named(_ name: String) -> ColourMap? {
    if name.hasSuffix("_r") { return named(String(name.dropLast(2)))?.reversed }
    if let map = all[name] { return map }
    // matplotlib 3.8 still takes other spellings of Grey only as these.
    return name == "grey" ? all["gray"] : nil
  }

  /// The names of all maps.
  public static let names: [String] = all.keys.sorted()
}

/// How the values of an image become colours: a map and the values at its ends.
public struct ColourScale: Sendable, Equatable {
  /// The colours.
  public var map: ColourMap
  /// The value of the first colour.
  public var low: Double
  /// The value of the last colour.
  public var high: Double
  /// Whether zero is in the middle, as for weights.
  var isCentred = false

  /// Makes a scale.
  public init(map: ColourMap, low: Double, high: Double) {
    self.map = map
    self.low = low
    self.high = high
  }

  /// Makes a scale from the least to the greatest of some values; those that are not finite don't
  /// count.
  public init(map: ColourMap, covering values: some Sequence<Float>) {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where value.isFinite {
      low = min(low, Double(value))
      high = max(high, Double(value))
    }
    self.init(map: map, low: low > high ? 0 : low, high: low > high ? 0 : high)
  }

  /// The scale for some tiles.
  ///
  /// Ink runs from 0 to 1, or on to the least and greatest value where they lie outside; the
  /// diverging palette has zero in the middle.
  init(_ palette: ImageGrid.Palette, covering tiles: some Sequence<Tile>) {
    self.init(map: palette.map, covering: tiles.lazy.flatMap(\.values))
    switch palette {
    case .ink: (low, high) = (min(low, 0), max(high, 1))
    case .sequential: break
    case .diverging:
      (low, high) = (-max(-low, high, 0), max(-low, high, 0))
      isCentred = true
    }
  }

  /// Where a value lies between the limits, in 0...1; nil for one that is not finite.
  ///
  /// On a scale without extent every value of a centred scale is the middle, of another the
  /// beginning.
  func position(of value: Float) -> Double? {
    guard value.isFinite else { return nil }
    guard high > low else { return isCentred ? 0.5 : 0 }
    return min(max((Double(value) - low) / (high - low), 0), 1)
  }

  /// The colour of a value; paper for one that is not finite.
  public func colour(of value: Float) -> RGB {
    position(of: value).map { map.colour(at: $0) } ?? Theme.paper
  }

  /// The limits in little room, as printed under one image.
  func shortLimits(dots: String, plusMinus: String) -> String {
    if isCentred { return plusMinus + short(high) }
    return low < high ? short(low) + dots + short(high) : short(low)
  }

  /// The limits as printed under a grid.
  func limits(dots: String) -> String {
    if isCentred {
      let most = short(high)
      return high > 0 ? "-\(most) \(dots) 0 \(dots) +\(most)" : "0"
    }
    return low < high ? "\(short(low)) \(dots) \(short(high))" : short(low)
  }
}
