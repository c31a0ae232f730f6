import Figures
import Networks

/// A network as a drawing: images as sheets, one behind the other for the maps, and units as columns of
/// circles, with what each layer is below and the shape of what it gives above.
///
/// Everything stands on a grid of character cells, which other faces draw as finely as they can.
struct NetworkDrawing {
  /// The columns of cells of a line of layers.
  private static let columns = 80
  /// The rows of cells that the highest body may take.
  private static let mostRows = 11
  private static let mostCaptionColumns = 13
  /// The most columns from one layer to the next, with the arrow.
  private static let gaps = 4...9

  private let parts: [Part]

  init(_ network: Network) {
    let shapes = [network.inputShape] + network.layers.map(\.outputShape)
    let highest = shapes.compactMap { Sheets.sides($0)?.height }.max() ?? 1
    parts = zip(["input"] + network.layers.map(\.text), shapes).enumerated().map { index, entry in
      Part(
        entry.0, entry.1, highest: highest, captionColumns: Self.mostCaptionColumns,
        isLast: index == shapes.count - 1)
    }
  }

  /// The drawing: lines of layers as many as there is room for, one line under the other.
  var figure: Figure {
    let lines = lines.map { Self.figure($0) }
    return lines.count == 1 ? lines[0] : Figure(content: .stack(lines))
  }

  private var lines: [[Part]] {
    var lines: [[Part]] = [[]]
    var width = 0
    for part in parts {
      if !lines[lines.count - 1].isEmpty, width + Self.gaps.lowerBound + part.columns > Self.columns
      {
        lines.append([])
      }
      let last = lines.count - 1
      width = (lines[last].isEmpty ? 0 : width + Self.gaps.lowerBound) + part.columns
      lines[last].append(part)
    }
    return lines
  }

  private static func figure(_ parts: [Part]) -> Figure {
    let captionRows = parts.map(\.caption.count).max() ?? 1
    let bodyRows = parts.map(\.rows).max() ?? 1
    let widths = parts.reduce(0) { $0 + $1.columns }
    let gap = min(
      max((columns - widths) / max(parts.count - 1, 1), gaps.lowerBound), gaps.upperBound)
    var pen = CellPen(rows: captionRows + bodyRows + 1)
    let middle = captionRows + bodyRows / 2
    var column = max(columns - widths - gap * (parts.count - 1), 0) / 2
    for (index, part) in parts.enumerated() {
      if index > 0 {
        pen.arrow(from: column - gap + 1, to: column - 2, row: middle)
      }
      let centre = column + part.columns / 2
      for (line, text) in part.caption.enumerated() {
        pen.write(text, column: centre, row: captionRows - 1 - line)
      }
      pen.write(part.shape, column: centre, row: middle + part.rows - part.rows / 2)
      part.body.draw(with: &pen, centre: centre, row: middle - part.rows / 2)
      column += part.columns + gap
    }
    // A cell is as wide as a letter of a picture, 12 pixels, and twice as high.
    return Figure(
      content: .chart(pen.chart(columns: columns)),
      size: Figure.Size(width: 9.8, height: 0.24 * Double(pen.rows) + 0.3))
  }

  /// One layer's output, or the input.
  private struct Part {
    let caption: [String]
    let shape: String
    let body: any Body

    var rows: Int { body.rows }
    var columns: Int { max(body.columns, ([shape] + caption).map(\.count).max() ?? 1) }

    init(_ text: String, _ shape: [Int], highest: Int, captionColumns: Int, isLast: Bool) {
      var lines: [String] = []
      for word in text.split(separator: " ") {
        if let last = lines.last, last.count + 1 + word.count <= captionColumns {
          lines[lines.count - 1] += " " + word
        } else {
          lines.append(String(word))
        }
      }
      caption = lines
      self.shape = shape.map(String.init).joined(separator: "x")
      body =
        Sheets(shape, highest: highest)
        ?? Units(
          count: shape.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue },
          isLast: isLast)
    }
  }

  /// What stands for the values between two layers.
  private protocol Body {
    var rows: Int { get }
    var columns: Int { get }
    /// Draws it from a row upwards.
    func draw(with pen: inout CellPen, centre: Int, row: Int)
  }

  /// Maps as sheets of paper.
  private struct Sheets: Body {
    private let height: Int
    private let width: Int
    /// Sheets seen behind the first.
    private let behind: Int

    var rows: Int { height + behind }
    var columns: Int { width + 2 * behind }

    /// The height and width of maps; nil where a shape is none of images.
    static func sides(_ shape: [Int]) -> (height: Int, width: Int)? {
      guard shape.count >= 2 else { return nil }
      return (max(shape[shape.count - 2], 1), max(shape[shape.count - 1], 1))
    }

    init?(_ shape: [Int], highest: Int) {
      guard let sides = Self.sides(shape) else { return nil }
      let count = shape.count > 2 ? shape[0] : 1
      behind = count == 1 ? 0 : count <= 8 ? 1 : count <= 24 ? 2 : 3
      // By the root, so that the last maps of a deep network are still seen.
      let share = (Double(sides.height) / Double(max(highest, 1))).squareRoot()
      height = 2 + Int((4 * min(share, 1)).rounded())
      let ratio = min(max(Double(sides.width) / Double(sides.height), 0.2), 1.2)
      width = max(Int((2 * Double(height) * ratio).rounded()), 3)
    }

    func draw(with pen: inout CellPen, centre: Int, row: Int) {
      let (left, right) = (centre - columns / 2, centre - columns / 2 + width - 1)
      let top = row + height - 1
      for depth in stride(from: behind, to: 0, by: -1) {
        // Only what is seen of it.
        pen.vertical(column: left + 2 * depth, from: top + depth - 1, to: top + depth, colour: 0)
        pen.vertical(column: right + 2 * depth, from: row + depth, to: top + depth, colour: 0)
        pen.horizontal(
          row: top + depth, from: left + 2 * depth, to: right + 2 * depth, colour: 0)
        pen.horizontal(
          row: row + depth, from: right + 2 * depth - 1, to: right + 2 * depth, colour: 0)
      }
      pen.vertical(column: left, from: row, to: top, colour: 0)
      pen.vertical(column: right, from: row, to: top, colour: 0)
      pen.horizontal(row: row, from: left, to: right, colour: 0)
      pen.horizontal(row: top, from: left, to: right, colour: 0)
    }
  }

  /// Units as circles, a mark for those left out in the middle.
  private struct Units: Body {
    private let shown: Int
    private let isWhole: Bool
    private let colour: Int

    var rows: Int { shown }
    var columns: Int { 1 }

    init(count: Int, isLast: Bool) {
      let digits = Int.bitWidth - max(count, 1).leadingZeroBitCount
      let most = min(2 + digits, NetworkDrawing.mostRows)
      isWhole = count <= most
      // An odd number has a middle.
      shown = isWhole ? max(count, 1) : most - (most + 1) % 2
      colour = isLast ? 2 : 1
    }

    func draw(with pen: inout CellPen, centre: Int, row: Int) {
      let gap = isWhole ? -1 : shown / 2
      for index in 0..<shown where index != gap {
        pen.circle(column: centre, row: row + index, colour: colour)
      }
      if !isWhole { pen.write(":", column: centre, row: row + gap) }
    }
  }
}

/// Marks of a chart at cells of a grid; a cell is twice as high as wide.
private struct CellPen {
  let rows: Int
  private var marks: [Mark] = []
  private static let grey = MarkColour.theme(6)

  init(rows: Int) { self.rows = rows }

  private func x(_ column: Int) -> Double { Double(column) + 0.5 }
  private func y(_ row: Int) -> Double { 2 * Double(row) + 1 }

  private mutating func line(
    _ x: [Double], _ y: [Double], _ character: Character, _ colour: MarkColour
  ) {
    var series = Series(name: "", x: x, y: y)
    series.character = character
    series.colour = colour
    marks.append(.series(series))
  }

  mutating func horizontal(row: Int, from first: Int, to last: Int, colour: Int) {
    line([x(first), x(last)], [y(row), y(row)], "-", .theme(colour))
  }

  mutating func vertical(column: Int, from first: Int, to last: Int, colour: Int) {
    line([x(column), x(column)], [y(first), y(last)], "|", .theme(colour))
  }

  mutating func arrow(from first: Int, to last: Int, row: Int) {
    line([x(first), x(last)], [y(row), y(row)], "-", Self.grey)
    point(column: last, row: row, .triangleRight, ">", Self.grey)
  }

  mutating func circle(column: Int, row: Int, colour: Int) {
    point(column: column, row: row, .disc, "o", .theme(colour))
  }

  private mutating func point(
    column: Int, row: Int, _ marker: Marker, _ character: Character, _ colour: MarkColour
  ) {
    var series = Series(name: "", x: [x(column)], y: [y(row)], style: .points)
    series.marker = marker
    series.character = character
    series.colour = colour
    marks.append(.series(series))
  }

  mutating func write(_ text: String, column: Int, row: Int) {
    marks.append(
      .note(Note(text: text, x: x(column), y: y(row), anchor: .middle, isCentred: true)))
  }

  func chart(columns: Int) -> Chart {
    var chart = Chart(marks: marks)
    chart.showsAxes = false
    chart.isEqual = true
    (chart.xAxis.low, chart.xAxis.high) = (0, Double(columns))
    (chart.yAxis.low, chart.yAxis.high) = (0, 2 * Double(rows))
    return chart
  }
}
