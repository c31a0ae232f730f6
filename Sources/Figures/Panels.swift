/// Charts side by side and one under the other, on a grid.
public struct Panels: Sendable, Equatable {
  /// One place of the grid and what is there.
  public struct Panel: Sendable, Equatable {
    /// The uppermost row.
    public var row: Int
    /// The leftmost column.
    public var column: Int
    /// Rows it takes.
    public var rowSpan: Int
    /// Columns it takes.
    public var columnSpan: Int
    /// The line above the chart.
    public var title: String?
    /// What is there.
    public var chart: Chart

    /// Makes a panel.
    public init(
      row: Int = 0, column: Int = 0, rowSpan: Int = 1, columnSpan: Int = 1, title: String? = nil,
      chart: Chart
    ) {
      self.row = row
      self.column = column
      self.rowSpan = rowSpan
      self.columnSpan = columnSpan
      self.title = title
      self.chart = chart
    }
  }

  /// Rows of the grid.
  public let rows: Int
  /// Columns of the grid.
  public let columns: Int
  /// The panels; where several share a place, the later lies on top.
  public var panels: [Panel]

  /// More rows or columns than this would be too small to see.
  public static let most = 100

  /// Makes a grid; panels are moved and cut so that they lie inside it.
  public init(rows: Int, columns: Int, panels: [Panel]) {
    let (rows, columns) = (min(max(rows, 1), Self.most), min(max(columns, 1), Self.most))
    self.rows = rows
    self.columns = columns
    self.panels = panels.map { panel in
      var panel = panel
      panel.row = min(max(panel.row, 0), rows - 1)
      panel.column = min(max(panel.column, 0), columns - 1)
      panel.rowSpan = min(max(panel.rowSpan, 1), rows - panel.row)
      panel.columnSpan = min(max(panel.columnSpan, 1), columns - panel.column)
      return panel
    }
  }
}
