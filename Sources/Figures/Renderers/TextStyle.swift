/// What lines and axes of a chart in character cells are made of.
struct TextStyle {
  var vertical: Character
  var tickLeft: Character
  var tickRight: Character
  var corner: Character
  var rightCorner: Character
  var horizontal: Character
  var tickBelow: Character
  /// The lines at the ticks, where they are asked for.
  var grid: Character
  /// Whether lines are Braille dots, and bars blocks, instead of marks.
  var usesBraille: Bool
  /// Whether only ASCII is written.
  var isASCII: Bool
  var usesColour: Bool

  /// A point among Braille lines.
  static let point: Character = "•"

  static let ascii = TextStyle(
    vertical: "|", tickLeft: "+", tickRight: "+", corner: "+", rightCorner: "+", horizontal: "-",
    tickBelow: "+", grid: ".", usesBraille: false, isASCII: true, usesColour: false)

  /// Without colour, Braille lines of several marks would look the same: marks differ.
  static func blocks(_ options: RenderOptions, _ chart: Chart) -> TextStyle {
    let count = chart.marks.count { $0.takesColour }
    let isTold = options.colour != .none || count <= 1
    return TextStyle(
      vertical: "│", tickLeft: "┤", tickRight: "├", corner: "└", rightCorner: "┘", horizontal: "─",
      tickBelow: "┬", grid: "·", usesBraille: options.usesBraille && isTold, isASCII: false,
      usesColour: options.colour != .none)
  }

  /// What stands at the points of a series.
  func point(_ marker: Marker) -> Character {
    switch marker {
    case .disc: Self.point
    case .dot, .pixel: "·"
    case .square: "■"
    case .diamond: "◆"
    case .plus: "+"
    case .cross: "×"
    case .star: "*"
    case .triangleUp: "▲"
    case .triangleDown: "▼"
    case .triangleLeft: "◀"
    case .triangleRight: "▶"
    }
  }
}
