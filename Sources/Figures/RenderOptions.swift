/// The room a figure has and the colours it may use.
public struct RenderOptions: Sendable, Equatable {
  /// The colours a terminal understands.
  public enum Colour: String, CaseIterable, Sendable {
    /// No escape byte at all.
    case none
    /// The 16 colours of ANSI terminals and the Linux console, as xterm shows them.
    case ansi16
    /// The 256 colours of xterm.
    case ansi256
    /// 24-bit colours.
    case truecolor
  }

  /// The terminal's columns.
  public var columns: Int
  /// The terminal's rows.
  public var rows: Int
  /// A character cell's width in pixels.
  public var cellWidth: Int
  /// A character cell's height in pixels.
  public var cellHeight: Int
  /// The colours of the blocks face.
  public var colour: Colour
  /// Whether the blocks face draws lines in Braille; some fonts misalign it.
  public var usesBraille: Bool
  /// The most bytes one sixel picture may take: more are lost without a word in tmux.
  public var sixelByteLimit: Int

  /// Makes options; the defaults are a terminal of 80 columns and 24 rows.
  public init(
    columns: Int = 80,
    rows: Int = 24,
    cellWidth: Int = 8,
    cellHeight: Int = 16,
    colour: Colour = .none,
    usesBraille: Bool = true,
    sixelByteLimit: Int = 256 * 1024
  ) {
    self.columns = columns
    self.rows = rows
    self.cellWidth = cellWidth
    self.cellHeight = cellHeight
    self.colour = colour
    self.usesBraille = usesBraille
    self.sixelByteLimit = sixelByteLimit
  }

  /// These options with every number in a range that can be drawn: nobody's terminal is wider
  /// than 1,000 columns, but a broken one may say so.
  var bounded: RenderOptions {
    var result = self
    result.columns = min(max(columns, 1), 1000)
    result.rows = min(max(rows, 1), 1000)
    result.cellWidth = min(max(cellWidth, 4), 64)
    result.cellHeight = min(max(cellHeight, 4), 128)
    return result
  }
}
