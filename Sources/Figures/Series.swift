/// One sequence of points of a chart.
public struct Series: Sendable, Equatable {
  /// How the points are joined.
  public enum Style: Sendable, Equatable {
    /// A line from point to point, broken at gaps.
    case line
    /// A mark at each point.
    case points
  }

  /// The name in the legend.
  public var name: String
  /// The horizontal positions.
  public var x: [Double]
  /// The values; where `x` and `y` differ in length, the shorter one counts.
  public var y: [Double]
  /// The line that joins the points, if any.
  public var line: LineStyle?
  /// The shape at each point, if any.
  public var marker: Marker?
  /// The width of markers in pixels of a picture of the usual size.
  public var markerSize = 6.0
  /// The colour; nil takes the theme's next.
  public var colour: MarkColour?
  /// The colours of single points; empty where all have `colour`.
  public var pointColours: [RGB] = []
  /// The widths of single markers; empty where all have `markerSize`.
  public var pointSizes: [Double] = []
  /// How much is covered: 1 hides what is below, 0 shows nothing.
  public var alpha = 1.0
  /// The character it is drawn with in ASCII; nil takes one that tells it from the others.
  public var character: Character?

  /// Makes a series from positions and values.
  public init(name: String, x: [Double], y: [Double], style: Style = .line) {
    self.name = name
    self.x = x
    self.y = y
    switch style {
    case .line: line = LineStyle()
    case .points: marker = .disc
    }
  }

  /// Makes a series at the positions 0, 1, 2 and so on.
  public init(name: String, y: [Double], style: Style = .line) {
    self.init(name: name, x: y.indices.map(Double.init), y: y, style: style)
  }
}

/// How a line is drawn.
public struct LineStyle: Sendable, Equatable {
  /// Where the line is broken.
  public enum Pattern: String, Sendable, CaseIterable {
    case solid, dashed, dotted, dashDotted

    /// Lengths of strokes and gaps in turn, in widths of the line; empty for none.
    var dashes: [Double] {
      switch self {
      case .solid: []
      case .dashed: [4, 3]
      case .dotted: [1, 2]
      case .dashDotted: [5, 2.5, 1, 2.5]
      }
    }
  }

  /// Where the line is broken.
  public var pattern: Pattern
  /// The width in points: 1.5 is the usual one.
  public var width: Double

  /// Makes a style.
  public init(pattern: Pattern = .solid, width: Double = 1.5) {
    self.pattern = pattern
    self.width = width
  }
}

/// A shape that stands at a point.
public enum Marker: String, Sendable, CaseIterable {
  case disc, dot, pixel, square, diamond, plus, cross, star
  case triangleUp, triangleDown, triangleLeft, triangleRight

  /// The character that looks most like it.
  var character: Character {
    switch self {
    case .disc: "o"
    case .dot, .pixel: "."
    case .square: "#"
    case .diamond: "D"
    case .plus: "+"
    case .cross: "x"
    case .star: "*"
    case .triangleUp: "^"
    case .triangleDown: "v"
    case .triangleLeft: "<"
    case .triangleRight: ">"
    }
  }

  /// The corners, in a square from -1 to 1 with y upwards; empty for round and stroked shapes.
  var corners: [ChartGeometry.Point] {
    let corners: [(Double, Double)] =
      switch self {
      case .disc, .dot, .plus, .cross, .star: []
      case .pixel, .square: [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]
      case .diamond: [(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)]
      case .triangleUp: [(-1.1, -0.9), (1.1, -0.9), (0, 1.1)]
      case .triangleDown: [(-1.1, 0.9), (1.1, 0.9), (0, -1.1)]
      case .triangleLeft: [(0.9, -1.1), (0.9, 1.1), (-1.1, 0)]
      case .triangleRight: [(-0.9, -1.1), (-0.9, 1.1), (1.1, 0)]
      }
    return corners.map { ChartGeometry.Point(x: $0.0, y: $0.1) }
  }

  /// The strokes of the shapes that are made of strokes.
  var strokes: [(from: ChartGeometry.Point, to: ChartGeometry.Point)] {
    func stroke(_ x: Double, _ y: Double) -> (ChartGeometry.Point, ChartGeometry.Point) {
      (ChartGeometry.Point(x: -x, y: -y), ChartGeometry.Point(x: x, y: y))
    }
    let strokes =
      switch self {
      case .plus: [stroke(1.1, 0), stroke(0, 1.1)]
      case .cross: [stroke(0.85, 0.85), stroke(0.85, -0.85)]
      case .star: [stroke(1.1, 0), stroke(0.55, 0.95), stroke(0.55, -0.95)]
      default: [(ChartGeometry.Point, ChartGeometry.Point)]()
      }
    return strokes.map { (from: $0.0, to: $0.1) }
  }

  /// Its size compared with the others'.
  var scale: Double {
    switch self {
    case .dot: 0.5
    case .pixel: 0.2
    default: 1
    }
  }
}
