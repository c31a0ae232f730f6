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
    RGB(percent: 35, 35, 38), RGB(percent: 55, 12, 18),
  ]
  /// The colours of series on a terminal's own background, dark or light.
  static let seriesOnTerminal = [
    RGB(percent: 26, 60, 92), RGB(percent: 90, 50, 10), RGB(percent: 10, 66, 48),
    RGB(percent: 84, 44, 70), RGB(percent: 35, 72, 88), RGB(percent: 78, 64, 12),
    RGB(percent: 55, 55, 58), RGB(percent: 78, 30, 34),
  ]
  /// The marks of series in ASCII.
  static let marks: [Character] = ["*", "+", "o", "x", "#", "@", "%", "&"]

  /// A mark's colour on paper.
  static func onPaper(_ colour: MarkColour) -> RGB {
    switch colour {
    case .theme(let index): seriesOnPaper.cycled(index)
    case .fixed(let colour): colour.inPercents()
    }
  }

  /// A mark's colour on a terminal's own background; nil for the colour of its text, where the
  /// colour would be too dark for a dark background or too light for a light one.
  static func onTerminal(_ colour: MarkColour) -> RGB? {
    switch colour {
    case .theme(let index): return seriesOnTerminal.cycled(index)
    case .fixed(let colour):
      let parts = [colour.red, colour.green, colour.blue]
      let spread = Int(parts.max() ?? 0) - Int(parts.min() ?? 0)
      let lightness = colour.lightness
      if spread < 48, lightness < 0.3 || lightness > 0.85 { return nil }
      if lightness < 0.35 {
        return colour.mixed(with: RGB(255, 255, 255), amount: 0.35 - lightness / 2)
      }
      return colour.inPercents()
    }
  }
}

extension Array {
  /// The element at an index, beginning again after the last.
  func cycled(_ index: Int) -> Element { self[(index % count + count) % count] }
}

extension Chart {
  /// The colours of the marks: their own, or the theme's next for those that have none.
  var colours: [MarkColour] {
    var next = 0
    return marks.map { mark in
      if let colour = mark.colour { return colour }
      guard mark.takesColour else { return .fixed(Theme.text) }
      defer { next += 1 }
      return .theme(next)
    }
  }

  /// The characters of the marks in ASCII: their own where no other has them already, else the
  /// theme's next.
  var characters: [Character] {
    var taken: Set<Character> = []
    var next = 0
    return marks.map { mark in
      guard mark.takesColour else { return " " }
      if case .series(let series) = mark, let character = series.character { return character }
      if let own = mark.character, taken.insert(own).inserted { return own }
      for _ in Theme.marks where taken.contains(Theme.marks.cycled(next)) { next += 1 }
      defer { next += 1 }
      taken.insert(Theme.marks.cycled(next))
      return Theme.marks.cycled(next)
    }
  }
}

extension Mark {
  /// The character that looks most like it; nil where any does.
  fileprivate var character: Character? {
    switch self {
    case .series(let series):
      if series.marker == .dot || series.marker == .pixel, series.line != nil { return nil }
      return series.marker?.character
    case .bars: return "#"
    case .area: return ":"
    case .rule(let rule): return rule.isVertical ? "|" : "-"
    case .note, .image: return nil
    }
  }
}
