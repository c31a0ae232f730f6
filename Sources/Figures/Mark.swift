/// Something drawn between the axes of a chart.
public enum Mark: Sendable, Equatable {
  /// Points, joined or not.
  case series(Series)
  /// Bars: rectangles side by side.
  case bars(Bars)
  /// The area between two curves.
  case area(Area)
  /// A line across the whole chart.
  case rule(Rule)
  /// Words at a place.
  case note(Note)
  /// Pixels or cells of colour.
  case image(ImageMark)
}

/// The colour of a mark.
public enum MarkColour: Sendable, Equatable {
  /// One of the theme's colours for series, which suit the background.
  case theme(Int)
  /// Just this colour.
  case fixed(RGB)
}

/// Rectangles between two numbers on each axis, such as bars of a histogram.
public struct Bars: Sendable, Equatable {
  /// One rectangle.
  public struct Box: Sendable, Equatable {
    /// The limits along the horizontal axis.
    public var x: (from: Double, to: Double)
    /// The limits along the vertical axis.
    public var y: (from: Double, to: Double)

    /// Makes a rectangle.
    public init(x: (from: Double, to: Double), y: (from: Double, to: Double)) {
      self.x = x
      self.y = y
    }

    /// Whether both have the same limits.
    public static func == (a: Box, b: Box) -> Bool { a.x == b.x && a.y == b.y }
  }

  /// The name in the legend.
  public var name: String
  /// The rectangles; one with a limit that is not finite is left out.
  public var boxes: [Box]
  /// The colour; nil takes the theme's next.
  public var colour: MarkColour?
  /// The colours of single rectangles, used over and over; empty where all have `colour`.
  public var boxColours: [MarkColour]
  /// How much is covered: 1 hides what is below, 0 shows nothing.
  public var alpha: Double
  /// Whether the rectangles lie, growing along the horizontal axis.
  public var isHorizontal: Bool

  /// Makes rectangles.
  public init(
    name: String, boxes: [Box], colour: MarkColour? = nil, boxColours: [MarkColour] = [],
    alpha: Double = 1, isHorizontal: Bool = false
  ) {
    self.name = name
    self.boxes = boxes
    self.colour = colour
    self.boxColours = boxColours
    self.alpha = alpha
    self.isHorizontal = isHorizontal
  }
}

/// The area between two curves over the same positions.
public struct Area: Sendable, Equatable {
  /// The name in the legend.
  public var name: String
  /// The horizontal positions.
  public var x: [Double]
  /// One of the curves.
  public var from: [Double]
  /// The other curve.
  public var to: [Double]
  /// The colour; nil takes the theme's next.
  public var colour: MarkColour?
  /// How much is covered.
  public var alpha: Double

  /// Makes an area; where the lengths differ, the shortest counts, and a number that is not finite
  /// leaves a gap.
  public init(
    name: String, x: [Double], from: [Double], to: [Double], colour: MarkColour? = nil,
    alpha: Double = 1
  ) {
    self.name = name
    self.x = x
    self.from = from
    self.to = to
    self.colour = colour
    self.alpha = alpha
  }
}

/// A line across the chart at one number of an axis.
public struct Rule: Sendable, Equatable {
  /// The name in the legend.
  public var name: String
  /// Where it stands: a height, or a horizontal position where it is vertical.
  public var value: Double
  /// Whether it runs from bottom to top.
  public var isVertical: Bool
  /// The colour; nil takes the theme's next.
  public var colour: MarkColour?
  /// How it is drawn.
  public var line: LineStyle

  /// Makes a line.
  public init(
    name: String = "", value: Double, isVertical: Bool, colour: MarkColour? = nil,
    line: LineStyle = LineStyle()
  ) {
    self.name = name
    self.value = value
    self.isVertical = isVertical
    self.colour = colour
    self.line = line
  }
}

/// Words at a place of a chart.
public struct Note: Sendable, Equatable {
  /// Which part of the words is at the place.
  public enum Anchor: String, Sendable, Equatable {
    case start, middle, end
  }

  /// The words; line breaks start new lines.
  public var text: String
  /// The horizontal position.
  public var x: Double
  /// The height of the words' base line, or of their middle.
  public var y: Double
  /// Which part of the words is at `x`.
  public var anchor: Anchor
  /// Whether `y` is at half the height of the words instead of at their foot.
  public var isCentred: Bool
  /// The colour; nil for that of text.
  public var colour: MarkColour?
  /// Where an arrow from the words points to.
  public var target: (x: Double, y: Double)?

  /// Makes words at a place.
  public init(
    text: String, x: Double, y: Double, anchor: Anchor = .start, isCentred: Bool = false,
    colour: MarkColour? = nil, target: (x: Double, y: Double)? = nil
  ) {
    self.text = text
    self.x = x
    self.y = y
    self.anchor = anchor
    self.isCentred = isCentred
    self.colour = colour
    self.target = target
  }

  /// Whether both say the same at the same place.
  public static func == (a: Note, b: Note) -> Bool {
    a.text == b.text && a.x == b.x && a.y == b.y && a.anchor == b.anchor
      && a.isCentred == b.isCentred && a.colour == b.colour && a.target?.x == b.target?.x
      && a.target?.y == b.target?.y
  }
}
