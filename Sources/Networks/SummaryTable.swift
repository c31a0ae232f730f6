/// A network's layers as a table: what each is, gives, holds and sees.
///
///       #  layer              output      parameters   sees
///       0  input              1x28x28              0
///       1  conv 20 5x5 relu   20x24x24           520   5x5
struct SummaryTable {
  private let rows: [[String]]

  /// The table of a whole network, with a line of totals.
  init(_ blueprint: Blueprint) {
    let total = blueprint.layers.reduce(0) { $0 + $1.parameterCount }
    rows = SummaryTable.rows(of: blueprint) + [["", "total", "", total.groupedText, ""]]
  }

  /// The table up to a layer that has no shape: its row ends in a question mark.
  init(_ blueprint: Blueprint, upTo failing: LayerSpec) {
    rows =
      SummaryTable.rows(of: blueprint)
      + [["\(blueprint.layers.count + 1)", failing.text, "?", "", ""]]
  }

  private static func rows(of blueprint: Blueprint) -> [[String]] {
    let header = ["#", "layer", "output", "parameters", "sees"]
    let input = ["0", "input", blueprint.inputShape.shapeText, "0", ""]
    return [header, input]
      + blueprint.layers.enumerated().map { index, layer in
        [
          "\(index + 1)", layer.spec.text, layer.geometry.output.shapeText,
          layer.parameterCount.groupedText, layer.field.text,
        ]
      }
  }

  /// The rows as text, one a line, without a newline at the end.
  var text: String {
    TextTable(rows: rows, rightAligned: [0, 3], gaps: [2, 2, 3, 4, 3]).text
  }
}
