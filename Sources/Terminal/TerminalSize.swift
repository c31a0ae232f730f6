import Glibc

/// How large a terminal is, in character cells and in pixels.
public struct TerminalSize: Equatable, Sendable {
  /// Characters in a line.
  public var columns: Int
  /// Lines.
  public var rows: Int
  /// The width in pixels, 0 where the terminal does not say.
  public var pixelWidth: Int
  /// The height in pixels, 0 where the terminal does not say.
  public var pixelHeight: Int

  /// A size; the defaults are those of a terminal that says nothing.
  public init(columns: Int = 80, rows: Int = 24, pixelWidth: Int = 0, pixelHeight: Int = 0) {
    self.columns = columns
    self.rows = rows
    self.pixelWidth = pixelWidth
    self.pixelHeight = pixelHeight
  }

  /// The size of the terminal at a descriptor, nil where there is none.
  ///
  /// The corresponding C call is `ioctl` with `TIOCGWINSZ`.
  public static func current(of descriptor: Int32 = STDOUT_FILENO) -> TerminalSize? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
    var result = TerminalSize(
      pixelWidth: Int(size.ws_xpixel), pixelHeight: Int(size.ws_ypixel))
    // Zero means unknown: a serial line, or a pseudo-terminal nobody has set.
    if size.ws_col > 0 { result.columns = Int(size.ws_col) }
    if size.ws_row > 0 { result.rows = Int(size.ws_row) }
    return result
  }

  /// A character cell's size in pixels, nil where the terminal does not say.
  public var cell: (width: Int, height: Int)? {
    guard pixelWidth >= columns, pixelHeight >= rows, columns > 0, rows > 0 else { return nil }
    return (pixelWidth / columns, pixelHeight / rows)
  }
}
