import Figures
import Interpreter
import Language
import Networks
import Tensors

/// Which classes a network takes for which: `net.confusion(mnist.test)`.
final class ConfusionObject: NativeObject {
  let confusion: Confusion
  private let name: String

  init(_ confusion: Confusion, name: String) {
    self.confusion = confusion
    self.name = name
  }

  var typeName: String { "confusion" }
  var attributeNames: [String] { ["counts"] }
  func length() -> Int? { confusion.classCount }

  /// More classes than this are no table to read.
  private static let mostColumns = 20

  /// A table: a row for what examples are, a column for what they are taken for.
  var representation: String {
    let (classes, total) = (confusion.classCount, confusion.total)
    let head = "\(confusion.right) of \(total) right"
    guard classes <= Self.mostColumns, total > 0 else { return "<\(head), \(classes) classes>" }
    let width = max(3, (confusion.counts.max().map(String.init) ?? "").count + 1)
    func cell(_ text: String) -> String {
      String(repeating: " ", count: max(1, width - text.count)) + text
    }
    let columns = (0..<classes).map { cell(String($0)) }.joined()
    let rows = (0..<classes).map { label in
      let cells = (0..<classes).map { answer in
        confusion[label, answer] == 0 ? cell("·") : cell(String(confusion[label, answer]))
      }
      let all = confusion.examples(of: label)
      let share = all == 0 ? "" : "  \(percentage(Double(confusion[label, label]) / Double(all)))"
      return cell(String(label)) + " " + cells.joined() + share
    }
    return ([head + ": rows are what it is, columns the answer", cell("") + " " + columns] + rows)
      .joined(separator: "\n")
  }

  func attribute(_ name: String) throws -> Value? {
    guard name == "counts" else { return nil }
    return .object(ArrayObject(try tensor()))
  }

  func item(_ index: Value) throws -> Value? {
    try ArrayObject(tensor()).item(index)
  }

  private func tensor() throws -> Tensor {
    try translated {
      try Tensor(
        confusion.counts.map { Int64($0) }, shape: [confusion.classCount, confusion.classCount])
    }
  }

  /// A heat map: the colour is the share of a row, so that rare classes are seen too; the numbers are
  /// the mistakes.
  var figure: Figure? {
    let classes = confusion.classCount
    let shares = (0..<classes).flatMap { label in
      let all = Float(max(1, confusion.examples(of: label)))
      return (0..<classes).map { Float(confusion[label, $0]) / all }
    }
    let scale = ColourScale(map: .viridis, low: 0, high: 1)
    guard let image = ImageMark(width: classes, height: classes, cells: .values(shares, scale))
    else { return nil }
    var marks = [Mark.image(image)]
    if classes <= Self.mostColumns {
      for label in 0..<classes {
        for answer in 0..<classes where confusion[label, answer] > 0 && label != answer {
          marks.append(
            .note(
              Note(
                text: String(confusion[label, answer]), x: Double(answer), y: Double(label),
                anchor: .middle, isCentred: true, colour: .fixed(RGB(255, 255, 255)))))
        }
      }
    }
    var chart = Chart(marks: marks)
    chart.xAxis.label = "answer"
    chart.yAxis.label = "is"
    chart.yAxis.isReversed = true
    chart.xAxis.ticks = (0..<min(classes, Self.mostColumns)).map { .init(value: Double($0)) }
    chart.yAxis.ticks = chart.xAxis.ticks
    chart.colourBar = Chart.ColourBar(scale: scale, label: "share of the row")
    return Figure(
      title: "\(name): \(confusion.right) of \(confusion.total) right", content: .chart(chart))
  }
}
