/// What numbers the marks of a chart reach to, and how much room they want around them.
struct ChartExtent {
  private(set) var x = AxisBounds()
  private(set) var y = AxisBounds()
  /// Whether marks would be cut in half at the limits: points and bars.
  private var wantsMargin = false
  private var hasOnlyImages = true

  init(_ chart: Chart) {
    for mark in chart.marks { add(mark, to: chart) }
    for number in chart.xAxis.covered { x.add(number) }
    for number in chart.yAxis.covered { y.add(number) }
  }

  private mutating func add(_ mark: Mark, to chart: Chart) {
    switch mark {
    case .series(let series):
      hasOnlyImages = false
      if series.line == nil { wantsMargin = true }
      add(series.x, series.y, chart)
    case .bars(let bars):
      hasOnlyImages = false
      wantsMargin = true
      if bars.isHorizontal { x.standsOnZero = true } else { y.standsOnZero = true }
      for box in bars.boxes {
        guard box.x.from.isFinite, box.x.to.isFinite, box.y.from.isFinite, box.y.to.isFinite
        else { continue }
        x.add(box.x.from)
        x.add(box.x.to)
        y.add(box.y.from)
        y.add(box.y.to)
      }
    case .area(let area):
      hasOnlyImages = false
      add(area.x, area.from, chart)
      add(area.x, area.to, chart)
    case .rule(let rule):
      hasOnlyImages = false
      if rule.isVertical { x.add(rule.value) } else { y.add(rule.value) }
    case .note: break
    case .image(let image):
      for edge in [image.xEdges.first, image.xEdges.last] { x.add(edge ?? .nan) }
      for edge in [image.yEdges.first, image.yEdges.last] { y.add(edge ?? .nan) }
    }
  }

  private mutating func add(_ xs: [Double], _ ys: [Double], _ chart: Chart) {
    let needsPositiveX = chart.xAxis.scale == .logarithmic
    let needsPositiveY = chart.yAxis.scale == .logarithmic
    for (a, b) in zip(xs, ys) where a.isFinite && b.isFinite {
      if (needsPositiveX && a <= 0) || (needsPositiveY && b <= 0) { continue }
      x.add(a)
      y.add(b)
    }
  }

  /// The options of the horizontal axis with a margin that suits the marks.
  func xOptions(_ chart: Chart) -> AxisOptions {
    var options = chart.xAxis
    if options.margin == .automatic { options.margin = wantsMargin ? .share(0.04) : .none }
    return options
  }

  /// The options of the vertical axis with a margin that suits the marks.
  func yOptions(_ chart: Chart) -> AxisOptions {
    var options = chart.yAxis
    if options.margin == .automatic {
      options.margin = hasOnlyImages && chart.hasImage ? .none : .share(0.05)
    }
    return options
  }
}
