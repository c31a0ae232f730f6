/// Series of numbers over two axes.
///
/// Any numbers will do: a value that is not finite leaves a gap, and an empty chart is drawn as
/// empty axes.
public struct Chart: Sendable, Equatable {
  /// The series, drawn in order: later ones lie on top.
  public var series: [Series]
  /// What the horizontal axis counts.
  public var xLabel: String?
  /// What the vertical axis measures.
  public var yLabel: String?
  /// The horizontal limits; nil takes them from the data.
  public var xRange: ClosedRange<Double>?
  /// The vertical limits; nil takes them from the data, widened to the nearest ticks.
  public var yRange: ClosedRange<Double>?
  /// Whether the names of the series are listed.
  public var showsLegend: Bool

  /// Makes a chart; a legend is shown where a series has a name.
  public init(
    series: [Series],
    xLabel: String? = nil,
    yLabel: String? = nil,
    xRange: ClosedRange<Double>? = nil,
    yRange: ClosedRange<Double>? = nil,
    showsLegend: Bool? = nil
  ) {
    self.series = series
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.xRange = xRange
    self.yRange = yRange
    self.showsLegend = showsLegend ?? series.contains { !$0.name.isEmpty }
  }
}

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
  /// How the points are joined.
  public var style: Style

  /// Makes a series from positions and values.
  public init(name: String, x: [Double], y: [Double], style: Style = .line) {
    self.name = name
    self.x = x
    self.y = y
    self.style = style
  }

  /// Makes a series at the positions 0, 1, 2 and so on.
  public init(name: String, y: [Double], style: Style = .line) {
    self.init(name: name, x: y.indices.map(Double.init), y: y, style: style)
  }
}
