import TerminalText

/// Draws charts on a grid in character cells.
struct TextPanels {
  let panels: Panels
  let title: String?
  let options: RenderOptions
  /// The style for a chart.
  let style: (Chart) -> TextStyle

  private static let gap = 2
  /// A chart with axes needs this many columns to be read.
  private static let leastColumns = 26
  /// A chart among others gets this many rows at least.
  private static let leastRows = 15
  /// The columns of an image among others that are enough.
  private static let imageColumns = 18

  /// The charts as lines of cells.
  ///
  /// Where the columns of the grid would be too narrow, the charts follow each other in as many
  /// columns as there is room for.
  func cells() -> CellGrid {
    let least = panels.panels.map { leastColumns($0.chart) }.max() ?? 1
    let columns = (options.columns - Self.gap * (panels.columns - 1)) / panels.columns
    let placed = columns >= least || panels.columns == 1 ? placedInGrid() : placedInTurn(least)
    var height = 0
    for part in placed { height = max(height, part.row + part.cells.rows.count) }
    let titles = title?.split(separator: "\n", omittingEmptySubsequences: false).prefix(6) ?? []
    var grid = CellGrid(columns: options.columns, rows: titles.count + height)
    for (row, title) in titles.enumerated() {
      let text = printable(String(title))
      let room = min(options.columns, 100) - displayWidth(text)
      grid.write(text, column: max(room / 2, 0), row: row)
    }
    for part in placed {
      grid.paste(part.cells, column: part.column, row: titles.count + part.row)
    }
    return grid
  }

  private typealias Placed = (cells: CellGrid, column: Int, row: Int)

  private func leastColumns(_ chart: Chart) -> Int {
    guard chart.hasImage, chart.isEqual else { return Self.leastColumns }
    var width = 1
    for case .image(let image) in chart.marks { width = max(width, image.width) }
    return min(width, Self.imageColumns) + (chart.showsAxes ? 5 : 0)
  }

  private func drawn(_ panel: Panels.Panel, columns: Int, rows: Int) -> CellGrid {
    var room = options
    room.columns = max(columns, 1)
    room.rows = rows
    return TextChart(
      chart: panel.chart, title: panel.title, style: style(panel.chart), options: room
    ).cells()
  }

  private func placedInGrid() -> [Placed] {
    func left(_ column: Int) -> Int { column * (options.columns + Self.gap) / panels.columns }
    let usual = max(options.rows / panels.rows, panels.rows > 1 ? Self.leastRows : 1)
    func rows(_ chart: Chart) -> Int { chart.isEqual ? options.rows : usual }
    var heights = [Int](repeating: 0, count: panels.rows)
    var cells = [CellGrid?](repeating: nil, count: panels.panels.count)
    func draw(_ index: Int, rows: Int) {
      let panel = panels.panels[index]
      let width = left(panel.column + panel.columnSpan) - left(panel.column) - Self.gap
      cells[index] = drawn(panel, columns: width, rows: rows)
    }
    for (index, panel) in panels.panels.enumerated() where panel.rowSpan == 1 {
      draw(index, rows: rows(panel.chart))
      heights[panel.row] = max(heights[panel.row], (cells[index]?.rows.count ?? 0) + 1)
    }
    for (index, panel) in panels.panels.enumerated() where panel.rowSpan > 1 {
      let spanned = heights[panel.row..<panel.row + panel.rowSpan].reduce(0, +)
      draw(index, rows: max(spanned, rows(panel.chart)))
      let missing = (cells[index]?.rows.count ?? 0) + 1 - spanned
      if missing > 0 { heights[panel.row + panel.rowSpan - 1] += missing }
    }
    return panels.panels.indices.compactMap { index in
      let panel = panels.panels[index]
      return cells[index].map { ($0, left(panel.column), heights[..<panel.row].reduce(0, +)) }
    }
  }

  private func placedInTurn(_ least: Int) -> [Placed] {
    let count = max((options.columns + Self.gap) / (least + Self.gap), 1)
    let width = (options.columns + Self.gap) / count - Self.gap
    var result: [Placed] = []
    var (top, height) = (0, 0)
    for (index, panel) in panels.panels.enumerated() {
      if index > 0, index.isMultiple(of: count) { (top, height) = (top + height + 1, 0) }
      let rows = panel.chart.isEqual ? options.rows : max(options.rows / 2, Self.leastRows)
      let cells = drawn(panel, columns: width, rows: rows)
      height = max(height, cells.rows.count)
      result.append((cells, index % count * (width + Self.gap), top))
    }
    return result
  }
}
