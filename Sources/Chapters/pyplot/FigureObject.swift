import Figures
import Interpreter
import Language

/// A figure of matplotlib: axes on a grid.
final class FigureObject: QuietObject {
  let state: PyplotState
  private let name: Value
  var size: Figure.Size
  var title: String?
  private(set) var axes: [AxesObject] = []
  private var current: AxesObject?

  init(_ state: PyplotState, name: Value, size: Figure.Size) {
    self.state = state
    self.name = name
    self.size = size
  }

  /// The number; nil for a figure with a name.
  var number: Int? { name.exactInteger }

  func isCalled(_ other: Value) -> Bool {
    if let number { return other.exactInteger == number }
    return name.plainText == other.plainText && other.exactInteger == nil
  }

  var typeName: String { "Figure" }
  var representation: String {
    "<Figure size \(Int(min(size.width * 100, 1e6)))x\(Int(min(size.height * 100, 1e6))) "
      + "with \(axes.count) Axes>"
  }
  var help: String? {
    "A figure: axes on a grid.\nIt has \(attributeNames.joined(separator: ", "))."
  }

  /// The current axes; ones over the whole figure where there are none.
  func currentAxes() -> AxesObject { current ?? add(AxesPlace()) }

  /// All axes, twins behind those they lie over.
  var allAxes: [AxesObject] { axes.flatMap { [$0] + ($0.twin.map { [$0] } ?? []) } }

  /// The axes at a place, new where there are none; they become the current ones.
  func add(_ place: AxesPlace) -> AxesObject {
    if let known = axes.first(where: { $0.place == place }) {
      current = known
      return known
    }
    // As in matplotlib, axes give way to others over them; a title they had becomes the figure's.
    for other in axes where other.place.overlaps(place) {
      if other.chart.marks.isEmpty, let kept = other.title, title == nil { title = kept }
    }
    axes.removeAll { $0.place.overlaps(place) }
    let new = AxesObject(self, place)
    axes.append(new)
    current = new
    return new
  }

  func select(_ chosen: AxesObject) {
    if axes.contains(where: { $0 === chosen || $0.twin === chosen }) { current = chosen }
  }

  func remove(_ removed: AxesObject) {
    axes.removeAll { $0 === removed }
    for axes in axes where axes.twin === removed { axes.twin = nil }
    if current === removed { current = axes.last }
  }

  /// Takes everything off.
  func clear() {
    axes = []
    current = nil
    title = nil
  }

  /// What is drawn; nil where there are no axes.
  func drawing() -> Figure? {
    guard !axes.isEmpty else { return nil }
    if axes.count == 1, axes[0].place == AxesPlace() {
      let lines = [title, axes[0].drawnTitle].compactMap(\.self).filter { !$0.isEmpty }
      return Figure(
        title: lines.isEmpty ? nil : lines.joined(separator: "\n"),
        content: .chart(axes[0].drawnChart), size: size)
    }
    // Grids of different sizes share the least one that all fit into.
    let rows = Self.common(axes.map(\.place.rows))
    let columns = Self.common(axes.map(\.place.columns))
    let panels = axes.map { axes -> Panels.Panel in
      let place = axes.place
      func scaled(_ part: Int, _ count: Int, _ whole: Int) -> Int { part * whole / count }
      let (row, column) = (
        scaled(place.row, place.rows, rows), scaled(place.column, place.columns, columns)
      )
      return Panels.Panel(
        row: row, column: column,
        rowSpan: scaled(place.row + place.rowSpan, place.rows, rows) - row,
        columnSpan: scaled(place.column + place.columnSpan, place.columns, columns) - column,
        title: axes.drawnTitle, chart: axes.drawnChart)
    }
    return Figure(
      title: title, content: .panels(Panels(rows: rows, columns: columns, panels: panels)),
      size: size)
  }

  /// The least common multiple of some counts, as far as a grid may have it.
  private static func common(_ counts: [Int]) -> Int {
    var result = 1
    for count in Set(counts).sorted() {
      var (a, b) = (result, count)
      while b != 0 { (a, b) = (b, a % b) }
      let next = result / max(a, 1) * count
      result = next <= Panels.most ? next : max(result, count)
    }
    return result
  }

  // MARK: For programs

  private static let names = [
    "add_subplot", "axes", "canvas", "clear", "clf", "colorbar", "gca", "get_axes",
    "get_size_inches", "legend", "number", "savefig", "set_size_inches", "show", "subplots",
    "subplots_adjust", "suptitle", "tight_layout",
  ]
  var attributeNames: [String] { Self.names }

  func attribute(_ name: String) throws -> Value? {
    switch name {
    case "number": return number.map { .integer($0) } ?? self.name
    case "axes": return .list(allAxes.map { .object($0) })
    case "canvas": return .object(self)
    default: break
    }
    guard let function = FigureFunctions.all.first(where: { $0.name == name }) else {
      try PyplotModule.refuse(name, of: "Figure")
      return nil
    }
    return .native(
      NativeFunction(name, function.signature, help: function.help) { [self] arguments in
        try function.body(self, arguments)
      })
  }
}

/// Where axes are on the grid of their figure.
struct AxesPlace: Equatable {
  var rows = 1
  var columns = 1
  var row = 0
  var column = 0
  var rowSpan = 1
  var columnSpan = 1

  /// Whether both share some of the figure.
  func overlaps(_ other: AxesPlace) -> Bool {
    func shares(
      _ a: (Int, Int, Int), _ b: (Int, Int, Int)
    ) -> Bool {
      // a.0 / a.2 … a.1 / a.2 against the same of b, in whole numbers.
      a.0 * b.2 < b.1 * a.2 && b.0 * a.2 < a.1 * b.2
    }
    return shares((row, row + rowSpan, rows), (other.row, other.row + other.rowSpan, other.rows))
      && shares(
        (column, column + columnSpan, columns),
        (other.column, other.column + other.columnSpan, other.columns))
  }

  /// The place that `subplot` numbers stand for: `231`, or `2, 3, 1` or `2, 3, (1, 2)`.
  init(_ values: [Value]) throws {
    if values.isEmpty {
      self.init()
      return
    }
    if values.count == 1 {
      guard let code = values[0].exactInteger, (111...999).contains(code) else {
        throw Diagnostic(
          "ValueError",
          "a place is three digits, as in 231, not \(values[0].describedForError)",
          hint: "subplot(2, 3, 1)")
      }
      try self.init(rows: code / 100, columns: code / 10 % 10, first: code % 10, last: code % 10)
      return
    }
    guard values.count == 3, let rows = values[0].wholeNumber, let columns = values[1].wholeNumber
    else {
      throw Diagnostic(
        "ValueError", "a place is the rows, the columns and a number", hint: "subplot(2, 3, 1)")
    }
    if let index = values[2].wholeNumber {
      try self.init(rows: rows, columns: columns, first: index, last: index)
    } else {
      let ends = (try? values[2].elements().compactMap(\.wholeNumber)) ?? []
      guard ends.count == 2 else {
        throw Diagnostic(
          "ValueError", "the third is the number of a place, not \(values[2].describedForError)")
      }
      try self.init(rows: rows, columns: columns, first: ends[0], last: ends[1])
    }
  }

  init() {}

  private init(rows: Int, columns: Int, first: Int, last: Int) throws {
    let range = 1...Panels.most
    guard range.contains(rows), range.contains(columns) else {
      throw Diagnostic(
        "ValueError", "a grid has 1 to \(Panels.most) rows and columns, not \(rows) by \(columns)")
    }
    guard first >= 1, last >= first, last <= rows * columns else {
      throw Diagnostic(
        "ValueError",
        "the places of a grid of \(rows) by \(columns) are 1 to \(rows * columns), "
          + "so \(first == last ? "\(first) is" : "\(first) to \(last) are") not one")
    }
    self.rows = rows
    self.columns = columns
    row = (first - 1) / columns
    rowSpan = (last - 1) / columns - row + 1
    let sides = [(first - 1) % columns, (last - 1) % columns]
    column = min(sides[0], sides[1])
    columnSpan = max(sides[0], sides[1]) - column + 1
  }
}

extension Value {
  /// A whole number, also one written as 2.0.
  var wholeNumber: Int? { exactInteger ?? number.flatMap { Int(exactly: $0) } }
}
