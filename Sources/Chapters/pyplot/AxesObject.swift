import Figures
import Interpreter
import Language

/// The axes of a figure: one chart that a program draws on.
final class AxesObject: QuietObject {
  private(set) weak var figure: FigureObject?
  let place: AxesPlace
  let state: PyplotState
  /// Others over them, whose vertical axis is at the right.
  var twin: AxesObject?
  /// What is drawn on them.
  var chart = Chart()
  var title: String?
  /// Counts how often they were cleared: what was drawn before is not on them any more.
  private(set) var generation = 0
  private var nextColour = 0
  /// What had colours last, for `colorbar`.
  var mappable: ArtistObject?

  /// More marks than this are a loop gone wild.
  private static let mostMarks = 20_000
  /// More numbers than this in all open figures would take gigabytes.
  private static let mostNumbers = 100_000_000
  /// How many numbers its marks hold.
  private var ownNumberCount = 0
  /// How many numbers its marks and its twin's hold.
  var numberCount: Int { ownNumberCount + (twin?.numberCount ?? 0) }

  init(_ figure: FigureObject, _ place: AxesPlace) {
    self.figure = figure
    self.place = place
    state = figure.state
    clear()
  }

  var typeName: String { "Axes" }
  var representation: String { "<Axes: \(drawnChart.marks.count) drawn>" }
  var help: String? {
    "The axes of a figure, to draw on.\nThey have \(attributeNames.joined(separator: ", "))."
  }

  /// Takes everything off.
  func clear() {
    chart = Chart()
    chart.xAxis.wholeSteps = true
    if state.settings.showsGrid { chart.grid = .shown }
    title = nil
    mappable = nil
    nextColour = 0
    ownNumberCount = 0
    generation += 1
  }

  /// The chart as it is drawn, with what is measured on the axis at the right.
  var drawnChart: Chart {
    guard let twin else { return chart }
    var result = chart
    let first = chart.marks.count
    result.marks += twin.chart.marks
    result.rightAxis = Chart.RightAxis(
      options: twin.chart.yAxis, marks: first..<result.marks.count)
    result.legend = chart.legend ?? twin.chart.legend
    result.colourBar = chart.colourBar ?? twin.chart.colourBar
    // Both have one horizontal axis, and what is set on either holds.
    let (own, other) = (chart.xAxis, twin.chart.xAxis)
    result.xAxis.label = own.label ?? other.label
    result.xAxis.low = own.low ?? other.low
    result.xAxis.high = own.high ?? other.high
    result.xAxis.ticks = own.ticks ?? other.ticks
    result.xAxis.covered += other.covered
    if other.scale == .logarithmic { result.xAxis.scale = .logarithmic }
    return result
  }

  /// The title as it is drawn.
  var drawnTitle: String? { title ?? twin?.title }

  /// Whether both are drawn as one chart.
  func isOver(_ other: AxesObject) -> Bool {
    self === other || twin === other || other.twin === self
  }

  /// Axes over these with a vertical axis at the right.
  func takeTwin() throws -> AxesObject {
    if let twin { return twin }
    guard let figure, figure.axes.contains(where: { $0 === self }) else {
      throw Diagnostic("RuntimeError", "a chart has one axis at the left and one at the right")
    }
    let new = AxesObject(figure, place)
    twin = new
    figure.select(new)
    return new
  }

  /// The next colour of the theme.
  func takeColour() -> MarkColour {
    defer { nextColour &+= 1 }
    return .theme(nextColour)
  }

  /// Draws a mark.
  @discardableResult
  func add(_ mark: Mark, _ typeName: String, scale: ColourScale? = nil) throws -> ArtistObject {
    try add([mark], typeName, scale: scale)
  }

  /// Draws marks that belong together.
  @discardableResult
  func add(
    _ marks: [Mark], _ typeName: String, scale: ColourScale? = nil, levels: [Double] = []
  ) throws -> ArtistObject {
    guard chart.marks.count + marks.count <= Self.mostMarks else {
      throw Diagnostic(
        "RuntimeError", "more than \(Self.mostMarks) things on one chart",
        hint: "one call with all points, or plt.clf() between figures")
    }
    let count = marks.reduce(0) { $0 + $1.numberCount }
    let open = state.figures.lazy.flatMap(\.axes).reduce(0) { $0 + $1.numberCount }
    guard open + count <= Self.mostNumbers else {
      throw Diagnostic(
        "MemoryError", "more than \(Self.mostNumbers) numbers in the open figures",
        hint: "plt.show() or plt.close() after each")
    }
    ownNumberCount += count
    let first = chart.marks.count
    chart.marks += marks
    return ArtistObject(
      typeName, axes: self, marks: first..<chart.marks.count, scale: scale, levels: levels)
  }

  /// Writes names of places at the ticks of an axis.
  func setNames(_ names: [String]?, of axis: WritableKeyPath<Chart, AxisOptions>) {
    guard let names else { return }
    chart[keyPath: axis].ticks = names.enumerated().map {
      AxisOptions.Tick(value: Double($0.offset), label: $0.element)
    }
  }

  // MARK: For programs

  private static let extraNames = ["figure", "get_figure", "xaxis", "yaxis", "spines"]
  var attributeNames: [String] { AxesFunctions.all.map(\.name) + Self.extraNames }

  func attribute(_ name: String) throws -> Value? {
    switch name {
    case "figure": return figure.map { .object($0) }
    case "get_figure":
      return .native(
        NativeFunction(name, "", help: "The figure.") { [self] _ in
          figure.map { .object($0) } ?? .none
        })
    case "xaxis", "yaxis", "spines", "patch": return .object(AxisPart(name))
    default: break
    }
    guard let function = AxesFunctions.named[name] else {
      try PyplotModule.refuse(name, of: "Axes")
      return nil
    }
    return .native(
      NativeFunction(name, function.signature, help: function.help(prefix: "plt.gca().")) {
        [self] arguments in
        try function.call(self, arguments)
      })
  }
}

/// A part of axes whose looks a program sets and that is drawn as it is here.
final class AxisPart: NativeObject {
  private let name: String

  init(_ name: String) { self.name = name }

  var typeName: String { name }

  func attribute(_ name: String) -> Value? {
    guard name.hasPrefix("set_") || name.hasPrefix("tick_") || name == "grid" else { return nil }
    return .native(
      NativeFunction(name, "*values, **looks", help: "Changes how it looks.") { _ in .none })
  }

  func item(_ index: Value) -> Value? { .object(self) }
  func iterator() -> ValueIterator? { ValueIterator([]) }
}

/// One function that draws on axes: a method of theirs, and in most cases one of the module.
struct AxesFunction: Sendable {
  /// The name as a method: `set_title`.
  let name: String
  /// The name in the module: `title`; nil where it has none.
  let moduleName: String?
  let signature: String
  let summary: String
  /// The arguments of an example, as in `[1, 4, 9]`.
  let example: String
  private let body: @Sendable (AxesObject, BoundArguments) throws -> Value

  init(
    _ name: String, as moduleName: String? = nil, isMethodOnly: Bool = false,
    _ signature: String, _ summary: String, example: String,
    body: @escaping @Sendable (AxesObject, BoundArguments) throws -> Value
  ) {
    self.name = name
    self.moduleName = isMethodOnly ? nil : moduleName ?? name
    self.signature = signature
    self.summary = summary
    self.example = example
    self.body = body
  }

  func call(_ axes: AxesObject, _ arguments: BoundArguments) throws -> Value {
    try translated { try body(axes, arguments) }
  }

  /// What `?` shows; `prefix` is what stands before the name in the example.
  func help(prefix: String, isModule: Bool = false) -> String {
    "\(summary)\n\n    \(prefix)\(isModule ? moduleName ?? name : name)(\(example))"
  }
}

/// All functions that draw on axes.
enum AxesFunctions {
  static let all: [AxesFunction] =
    lines + areas + bars + images + contours + labels + limits + legends

  static let named: [String: AxesFunction] = Dictionary(
    all.map { ($0.name, $0) }
  ) { first, _ in first }
}
