/// Rows of words in columns.
struct TextTable {
  /// Rows of the same number of cells.
  var rows: [[String]]
  /// The columns whose cells stand to the right, as numbers do.
  var rightAligned: Set<Int>
  /// The space before each column.
  var gaps: [Int]

  /// The rows as text, one a line, without a newline at the end.
  var text: String {
    let widths = gaps.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        let gap = String(repeating: " ", count: gaps[column])
        return gap + (rightAligned.contains(column) ? space + row[column] : row[column] + space)
      }
      return String(cells.joined().reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}
