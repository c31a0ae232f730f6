extension Mark {
  /// The name in the legend; empty for what has none.
  public var name: String {
    get {
      switch self {
      case .series(let series): series.name
      case .bars(let bars): bars.name
      case .area(let area): area.name
      case .rule(let rule): rule.name
      case .note, .image: ""
      }
    }
    set {
      switch self {
      case .series(var series):
        series.name = newValue
        self = .series(series)
      case .bars(var bars):
        bars.name = newValue
        self = .bars(bars)
      case .area(var area):
        area.name = newValue
        self = .area(area)
      case .rule(var rule):
        rule.name = newValue
        self = .rule(rule)
      case .note, .image: break
      }
    }
  }

  /// The colour it is given; nil where it takes the next of the theme.
  public var colour: MarkColour? {
    get {
      switch self {
      case .series(let series): series.colour
      case .bars(let bars): bars.colour
      case .area(let area): area.colour
      case .rule(let rule): rule.colour
      case .note(let note): note.colour
      case .image: nil
      }
    }
    set {
      switch self {
      case .series(var series):
        series.colour = newValue
        self = .series(series)
      case .bars(var bars):
        bars.colour = newValue
        self = .bars(bars)
      case .area(var area):
        area.colour = newValue
        self = .area(area)
      case .rule(var rule):
        rule.colour = newValue
        self = .rule(rule)
      case .note(var note):
        note.colour = newValue
        self = .note(note)
      case .image: break
      }
    }
  }

  /// The points of a series; none of another mark.
  public var points: (x: [Double], y: [Double]) {
    get {
      if case .series(let series) = self { return (series.x, series.y) }
      return ([], [])
    }
    set {
      guard case .series(var series) = self else { return }
      (series.x, series.y) = newValue
      self = .series(series)
    }
  }

  /// How many numbers it holds, which is what it costs.
  public var numberCount: Int {
    switch self {
    case .series(let series):
      series.x.count + series.y.count + series.pointColours.count + series.pointSizes.count
    case .bars(let bars): bars.boxes.count * 4
    case .area(let area): area.x.count + area.from.count + area.to.count
    case .image(let image): image.width * image.height
    case .rule, .note: 1
    }
  }

  /// Whether it takes a colour of the theme where it is given none.
  public var takesColour: Bool {
    switch self {
    case .series, .bars, .area, .rule: true
    case .note, .image: false
    }
  }
}
