import Figures
import Interpreter
import Interruptions
import Language
import Tensors

/// Numbers of a program as plots need them.
enum PlotData {
  /// A row of numbers, or of names, which stand at 0, 1, 2 and so on.
  struct Row {
    var numbers: [Double]
    var names: [String]?
  }

  /// The rows that a value holds: one, or the columns of a table.
  static func rows(_ value: Value) throws -> [Row] {
    if let names = names(value) {
      return [Row(numbers: names.indices.map(Double.init), names: names)]
    }
    let tensor = try ArrayObject.tensor(value)
    switch tensor.rank {
    case 0, 1: return [Row(numbers: tensor.values(as: Double.self))]
    case 2:
      let (rows, columns) = (tensor.shape[0], tensor.shape[1])
      guard columns <= 10_000 else {
        throw Diagnostic(
          "ValueError", "\(columns) curves at once: each column of a table is one",
          hint: "a row of numbers, such as x[0] or x.ravel()")
      }
      let values = tensor.values(as: Double.self)
      return try (0..<columns).map { column in
        try Interruption.check()
        return Row(numbers: (0..<rows).map { values[$0 * columns + column] })
      }
    default:
      throw Diagnostic(
        "ValueError", "a curve is a row of numbers, not an array of shape \(tensor.shapeText)")
    }
  }

  /// All numbers of a value in one row.
  static func row(_ value: Value) throws -> Row {
    if let names = names(value) {
      return Row(numbers: names.indices.map(Double.init), names: names)
    }
    return Row(numbers: try ArrayObject.tensor(value).values(as: Double.self))
  }

  /// The texts of a list of texts; nil for anything else.
  static func names(_ value: Value) -> [String]? {
    switch value {
    case .list, .tuple:
      guard let elements = try? value.elements(), !elements.isEmpty else { return nil }
      let names = elements.compactMap { element -> String? in
        if case .string(let name) = element { name } else { nil }
      }
      return names.count == elements.count ? names : nil
    default: return nil
    }
  }

  /// A table of numbers with its numbers of rows and columns.
  static func table(_ value: Value, _ what: String) throws -> (
    rows: Int, columns: Int, values: [Double]
  ) {
    let tensor = try ArrayObject.tensor(value)
    guard tensor.rank == 2 else {
      throw Diagnostic(
        "TypeError", "\(what) is a table of numbers, not an array of shape \(tensor.shapeText)",
        hint: "an array of 2 dimensions")
    }
    return (tensor.shape[0], tensor.shape[1], tensor.values(as: Double.self))
  }

  /// An error where two rows differ in length.
  static func check(_ x: [Double], _ y: [Double]) throws {
    guard x.count == y.count else {
      throw Diagnostic("ValueError", "\(x.count) values along x, but \(y.count) along y")
    }
  }

  /// Numbers as an array of a program.
  static func array(_ numbers: [Double]) throws -> Value {
    .object(ArrayObject(try translated { try Tensor(numbers, shape: [numbers.count]) }))
  }

  /// A number for each of `count` things: one for all, or a row.
  static func each(_ value: Value, _ count: Int, _ name: String) throws -> [Double] {
    if let number = value.number { return Array(repeating: number, count: count) }
    let row = try row(value).numbers
    if row.count == 1 { return Array(repeating: row[0], count: count) }
    guard row.count == count else {
      throw Diagnostic("ValueError", "\(row.count) values of \(name) for \(count) places")
    }
    return row
  }
}
