/// What numbers the marks of a chart reach to, and how much room they want around them.
struct ChartExtent {
  private(set) var x = AxisBounds()
  private(set) var y = AxisBounds()
  /// What the marks of the axis at the right reach to.
  private(set) var right = AxisBounds()
  /// Whether marks would be cut in half at the limits: points and bars.
  private var wantsMargin = false
  private var hasOnlyImages = true

  init(_ chart: Chart) {
    for (index, mark) in chart.marks.enumerated() {
      if let axis = chart.rightAxis, axis.marks.contains(index) {
        add(mark, chart.xAxis.scale, (\.right, axis.options.scale))
      } else {
        add(mark, chart.xAxis.scale, (\.y, chart.yAxis.scale))
      }
    }
    for number in chart.xAxis.covered { x.add(number) }
    for number in chart.yAxis.covered { y.add(number) }
    for number in chart.rightAxis?.options.covered ?? [] { right.add(number) }
  }

  /// A vertical axis: its bounds, and how its numbers are laid out.
  private typealias Vertical = (
    bounds: WritableKeyPath<ChartExtent, AxisBounds>, scale: AxisOptions.Scale
  )

  private mutating func add(_ mark: Mark, _ xScale: AxisOptions.Scale, _ vertical: Vertical) {
    let y = vertical.bounds
    switch mark {
    case .series(let series):
      hasOnlyImages = false
      if series.line == nil { wantsMargin = true }
      add(series.x, series.y, xScale, vertical)
    case .bars(let bars):
      hasOnlyImages = false
      wantsMargin = true
      if bars.isHorizontal { x.standsOnZero = true } else { self[keyPath: y].standsOnZero = true }
      for box in bars.boxes {
        guard box.x.from.isFinite, box.x.to.isFinite, box.y.from.isFinite, box.y.to.isFinite
        else { continue }
        x.add(box.x.from)
        x.add(box.x.to)
        self[keyPath: y].add(box.y.from)
        self[keyPath: y].add(box.y.to)
      }
    case .area(let area):
      hasOnlyImages = false
      add(area.x, area.from, xScale, vertical)
      add(area.x, area.to, xScale, vertical)
    case .rule(let rule):
      hasOnlyImages = false
      if rule.isVertical { x.add(rule.value) } else { self[keyPath: y].add(rule.value) }
    case .note: break
    case .image(let image):
      for edge in [image.xEdges.first, image.xEdges.last] { x.add(edge ?? .nan) }
      for edge in [image.yEdges.first, image.yEdges.last] { self[keyPath: y].add(edge ?? .nan) }
    }
  }

  private mutating func add(
    _ xs: [Double], _ ys: [Double], _ xScale: AxisOptions.Scale, _ vertical: Vertical
  ) {
    let needsPositiveX = xScale == .logarithmic
    let needsPositiveY = vertical.scale == .logarithmic
    for (a, b) in zip(xs, ys) where a.isFinite && b.isFinite {
      if (needsPositiveX && a <= 0) || (needsPositiveY && b <= 0) { continue }
      x.add(a)
      self[keyPath: vertical.bounds].add(b)
    }
  }

  /// The options of the horizontal axis with a margin that suits the marks.
  func xOptions(_ chart: Chart) -> AxisOptions {
    var options = chart.xAxis
    if options.margin == .automatic { options.margin = wantsMargin ? .share(0.04) : .none }
    return options
  }

  /// The options of a vertical axis with a margin that suits the marks.
  func yOptions(_ options: AxisOptions, _ chart: Chart) -> AxisOptions {
    var options = options
    if options.margin == .automatic {
      options.margin = hasOnlyImages && chart.hasImage ? .none : .share(0.05)
    }
    return options
  }
}
