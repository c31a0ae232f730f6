/// Marks of several kinds over two axes.
///
/// Any numbers will do: a value that is not finite leaves a gap, and an empty chart is drawn as
/// empty axes.
public struct Chart: Sendable, Equatable {
  /// Where the names of the marks are listed.
  public enum Legend: String, Sendable, CaseIterable {
    /// Under the chart.
    case below
    /// In the corner of a picture that has most room; character cells list them below.
    case best
    case upperLeft, upperRight, lowerLeft, lowerRight
    case upperCentre, lowerCentre, centreLeft, centreRight, centre
  }

  /// Lines behind the marks at the ticks.
  public enum Grid: Sendable {
    /// Faint ones in pictures that hold no image.
    case automatic
    case shown
    case hidden
  }

  /// A strip beside the chart that says what the colours of an image mean.
  public struct ColourBar: Sendable, Equatable {
    /// What the colours measure.
    public var label: String?
    /// How values become colours.
    public var scale: ColourScale

    /// Makes a strip.
    public init(scale: ColourScale, label: String? = nil) {
      self.scale = scale
      self.label = label
    }
  }

  /// A second vertical axis, at the right.
  public struct RightAxis: Sendable, Equatable {
    /// What is asked of it.
    public var options: AxisOptions
    /// The marks that are measured on it, as indices.
    public var marks: Range<Int>

    /// Makes an axis.
    public init(options: AxisOptions = AxisOptions(), marks: Range<Int>) {
      self.options = options
      self.marks = marks
    }
  }

  /// What is drawn, in order: later marks lie on top.
  public var marks: [Mark]
  /// The horizontal axis.
  public var xAxis: AxisOptions
  /// The vertical axis.
  public var yAxis: AxisOptions
  /// The vertical axis at the right, if there is one.
  public var rightAxis: RightAxis?
  /// Where the names of the marks are listed; nil for nowhere.
  public var legend: Legend?
  /// Lines behind the marks.
  public var grid = Grid.automatic
  /// Whether axes, ticks and their labels are drawn.
  public var showsAxes = true
  /// Whether a unit is equally long on both axes.
  public var isEqual = false
  /// What the colours of an image mean.
  public var colourBar: ColourBar?

  /// Makes a chart of marks.
  public init(
    marks: [Mark] = [], xAxis: AxisOptions = AxisOptions(), yAxis: AxisOptions = AxisOptions(),
    legend: Legend? = nil
  ) {
    self.marks = marks
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.legend = legend
  }

  /// Makes a chart of series, the positions from the first to the last and the values from tick to
  /// tick; a legend is shown where a series has a name.
  public init(
    series: [Series],
    xLabel: String? = nil,
    yLabel: String? = nil,
    xRange: ClosedRange<Double>? = nil,
    yRange: ClosedRange<Double>? = nil,
    showsLegend: Bool? = nil
  ) {
    marks = series.map { .series($0) }
    xAxis = AxisOptions(
      label: xLabel, low: xRange?.lowerBound, high: xRange?.upperBound, margin: .none,
      wholeSteps: true)
    yAxis = AxisOptions(
      label: yLabel, low: yRange?.lowerBound, high: yRange?.upperBound, margin: .toTick)
    legend = showsLegend ?? series.contains { !$0.name.isEmpty } ? .below : nil
  }

  /// The series among the marks.
  public var series: [Series] {
    marks.compactMap { if case .series(let series) = $0 { series } else { nil } }
  }

  /// The limits of the axes as drawn, the second below the first on an axis that runs backwards.
  public var limits: (x: (from: Double, to: Double), y: (from: Double, to: Double)) {
    let geometry = ChartGeometry(self, xSteps: 5, ySteps: 5)
    return (
      (geometry.xAxis.low, geometry.xAxis.high), (geometry.yAxis.low, geometry.yAxis.high)
    )
  }

  /// The values at the ticks of the axes.
  public var tickValues: (x: [Double], y: [Double]) {
    let geometry = ChartGeometry(self, xSteps: 6, ySteps: 6)
    return (geometry.xAxis.ticks.map(\.value), geometry.yAxis.ticks.map(\.value))
  }

  /// Whether an image is among the marks.
  var hasImage: Bool { marks.contains { if case .image = $0 { true } else { false } } }

  /// Whether a picture has lines at the ticks.
  var showsGridLines: Bool {
    switch grid {
    case .automatic: !hasImage
    case .shown: true
    case .hidden: false
    }
  }
}
