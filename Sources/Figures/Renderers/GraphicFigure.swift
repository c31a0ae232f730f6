import TerminalText

/// Lays out the charts of a figure in pixels and draws them on a surface.
struct GraphicFigure {
  let title: String?
  let panels: Panels
  let width: Int
  let height: Int
  /// Whether the title belongs to the only chart.
  let isSingle: Bool

  /// The layout of one chart or of several.
  ///
  /// - Parameters:
  ///   - isFile: Whether the picture is for a file, which has the size that the figure asks for.
  ///   - reduction: Both sides are divided by this.
  ///
  /// Nil for a figure of another kind.
  init?(_ figure: Figure, _ options: RenderOptions, isFile: Bool, reduction: Int = 1) {
    switch figure.content {
    case .chart(let chart):
      panels = Panels(rows: 1, columns: 1, panels: [Panels.Panel(chart: chart)])
      isSingle = true
    case .panels(let panels):
      self.panels = panels
      isSingle = false
    case .images, .stack: return nil
    }
    title = figure.title
    let room = (
      width: options.columns * options.cellWidth,
      height: (options.rows - 1) * options.cellHeight
    )
    guard let size = figure.size, size.width > 0, size.height > 0,
      (size.height / size.width).isFinite
    else {
      width = min(max(room.width / reduction, 160), 960)
      height = min(max(room.height / reduction, 120), 480)
      return
    }
    let ratio = min(max(size.height / size.width, 0.1), 10)
    if isFile {
      let wanted = min(max(size.width * 100, 160), 3000)
      width = Int(wanted)
      height = Int(min(max(wanted * ratio, 120), 4000))
      return
    }
    let wide = min(Double(room.width), max(size.width * 100, 160), 960)
    // A screen's height, but more for several rows of charts.
    let high = min(wide * ratio, max(Double(room.height), Double(panels.rows) * 180))
    width = max(Int(wide) / reduction, 160)
    height = max(Int(min(high, 1600)) / reduction, 120)
  }

  /// Draws everything; gives the title where the surface has no letters for it.
  func draw(on surface: inout some Surface, _ texts: inout PictureTexts) -> String? {
    let title = title.map { $0.split(separator: "\n").map { printable(String($0)) } }
    let isDrawn = title.map { $0.allSatisfy { surface.canWrite($0) } } ?? false
    let heading = isDrawn ? nil : title?.joined(separator: "\n")
    if isSingle, let panel = panels.panels.first {
      GraphicChart(
        chart: panel.chart, title: isDrawn ? self.title : nil,
        frame: PixelBox(x: 0, y: 0, width: width, height: height),
        lettering: lettering(width, height)
      ).draw(on: &surface, &texts)
      return heading
    }
    let large = lettering(width, height)
    var top = 0
    if isDrawn, let title {
      top = 4 * large.scale
      for line in title {
        let start = (width - surface.width(of: line, large)) / 2
        surface.write(line, x: max(start, 0), y: top, large, Theme.text)
        top += large.height + 2 * large.scale
      }
    }
    for panel in panels.panels {
      let (left, right) = (
        panel.column * width / panels.columns,
        (panel.column + panel.columnSpan) * width / panels.columns
      )
      let room = height - top
      let upper = top + panel.row * room / panels.rows
      let lower = top + (panel.row + panel.rowSpan) * room / panels.rows
      let frame = PixelBox(x: left, y: upper, width: right - left, height: lower - upper)
      GraphicChart(
        chart: panel.chart, title: panel.title, frame: frame,
        lettering: lettering(frame.width, frame.height)
      ).draw(on: &surface, &texts)
    }
    return heading
  }

  /// A layout of nothing.
  static let empty = GraphicFigure()

  private init() {
    title = nil
    panels = Panels(rows: 1, columns: 1, panels: [])
    (width, height) = (1, 1)
    isSingle = false
  }

  private func lettering(_ width: Int, _ height: Int) -> Lettering {
    let scale = min(width / 300, height / 170)
    return Lettering(scale: scale >= 4 ? 4 : scale >= 1 ? 2 : 1)
  }

  /// The figure in pixels.
  func picture() -> Picture {
    var surface = RasterSurface(width: width, height: height)
    var texts = PictureTexts()
    let heading = draw(on: &surface, &texts)
    return Picture(raster: surface.raster, heading: heading, notes: texts.notes)
  }
}
