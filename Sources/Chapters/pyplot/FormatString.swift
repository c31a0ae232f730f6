import Figures
import Language

/// What a format string such as `ro--` says about a line.
struct FormatString: Equatable {
  var colour: MarkColour?
  var marker: Marker?
  /// The line's pattern; nil where no line is asked for.
  var pattern: LineStyle.Pattern?

  /// Reads `[marker][line][colour]`, in any order.
  ///
  /// Without a line style there is a line only where there is no marker.
  init(_ text: String) throws {
    if let named = ColourNames.colour(named: text), Double(text) == nil {
      colour = named
      pattern = .solid
      return
    }
    var rest = Substring(text)
    var hasLine = false
    while let first = rest.first {
      if let (name, pattern) = Self.lines.first(where: { rest.hasPrefix($0.0) }) {
        guard !hasLine else { throw Self.error(text, "two line styles") }
        (self.pattern, hasLine) = (pattern, true)
        rest = rest.dropFirst(name.count)
      } else if let marker = Self.markers[first] {
        guard self.marker == nil else { throw Self.error(text, "two markers") }
        self.marker = marker
        rest = rest.dropFirst()
      } else if first == "C", let digit = rest.dropFirst().first?.wholeNumberValue {
        guard colour == nil else { throw Self.error(text, "two colours") }
        colour = .theme(digit)
        rest = rest.dropFirst(2)
      } else if "bgrcmykw".contains(first), let named = ColourNames.colour(named: String(first)) {
        guard colour == nil else { throw Self.error(text, "two colours") }
        colour = named
        rest = rest.dropFirst()
      } else {
        throw Self.error(text, "'\(first)', which means nothing")
      }
    }
    if !hasLine, marker == nil { pattern = .solid }
  }

  private static func error(_ text: String, _ what: String) -> Diagnostic {
    Diagnostic(
      "ValueError", "the format '\(text)' has \(what)",
      hint: "a marker, a line and a colour: 'o--r'")
  }

  /// The line styles by their signs, longer ones first.
  static let lines: [(String, LineStyle.Pattern)] = [
    ("--", .dashed), ("-.", .dashDotted), ("-", .solid), (":", .dotted),
  ]

  /// The markers by their signs.
  static let markers: [Character: Marker] = [
    ".": .dot, ",": .pixel, "o": .disc, "v": .triangleDown, "^": .triangleUp,
    "<": .triangleLeft, ">": .triangleRight, "1": .triangleDown, "2": .triangleUp,
    "3": .triangleLeft, "4": .triangleRight, "8": .disc, "s": .square, "p": .disc, "*": .star,
    "h": .disc, "H": .disc, "+": .plus, "x": .cross, "X": .cross, "D": .diamond, "d": .diamond,
    "P": .plus, "|": .plus, "_": .plus,
  ]
}
