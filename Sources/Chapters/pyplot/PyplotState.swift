import Figures
import Interpreter
import Interruptions
import Language

/// What matplotlib keeps between calls: the open figures and the settings.
public final class PyplotState {
  private weak var host: (any Host)?
  let settings = RcParams()
  /// The open figures, oldest first.
  private(set) var figures: [FigureObject] = []
  private(set) var current: FigureObject?
  /// Whether figures are drawn at the end of a cell, as `%matplotlib inline` asks.
  public var drawsAtEndOfCell = false
  private var modules: [String: ModuleObject] = [:]

  /// More open figures than this are a loop that forgets to close them.
  private static let mostFigures = 1000

  /// Nothing open yet.
  public init() {}

  /// The names of the modules it stands behind.
  public static let moduleNames = [
    "matplotlib", "matplotlib.pyplot", "matplotlib.cm", "matplotlib.style", "pylab",
  ]

  /// The module of a name; nil where it is no part of matplotlib.
  func module(named name: String, host: any Host) -> ModuleObject? {
    self.host = host
    if let module = modules[name] { return module }
    let module: ModuleObject? =
      switch name {
      case "matplotlib": PyplotModule.root(self, pyplot: pyplot)
      case "matplotlib.pyplot", "matplotlib.pylab", "pylab": pyplot
      case "matplotlib.cm": PyplotModule.colourMaps()
      case "matplotlib.style": PyplotModule.style(self)
      // Imported by programs that draw still pictures, too.
      case "matplotlib.animation":
        ModuleObject("matplotlib.animation", help: "moving pictures: none yet.", functions: [])
      default: nil
      }
    modules[name] = module
    return module
  }

  private lazy var pyplot = PyplotModule.make(self)

  /// Draws all open figures in the terminal and starts afresh.
  public func flush() throws {
    let open = figures
    closeAll()
    for figure in open {
      try Interruption.check()
      if let drawing = figure.drawing() { try host?.draw(drawing) }
    }
  }

  /// Draws what is open where figures are drawn at the end of a cell.
  public func endCell() throws {
    if drawsAtEndOfCell { try flush() }
  }

  /// Writes a figure to a file.
  func save(_ figure: FigureObject, to path: String) throws {
    try host?.save(
      figure.drawing() ?? Figure(content: .chart(Chart()), size: figure.size), to: path)
  }

  /// The current figure; a new one where none is open.
  func figure() throws -> FigureObject {
    if let current { return current }
    return try open(named: .integer((figures.compactMap(\.number).max() ?? 0) + 1))
  }

  /// The current axes; new ones where there are none.
  func axes() throws -> AxesObject { try figure().currentAxes() }

  /// The figure of a number or name, opened where it isn't, as the current one.
  func open(named name: Value) throws -> FigureObject {
    if let known = figures.first(where: { $0.isCalled(name) }) {
      current = known
      return known
    }
    guard figures.count < Self.mostFigures else {
      throw Diagnostic(
        "RuntimeError", "\(Self.mostFigures) figures are open",
        hint: "plt.show() or plt.close() after each")
    }
    let figure = FigureObject(self, name: name, size: settings.figureSize)
    figures.append(figure)
    current = figure
    return figure
  }

  /// A number that no open figure has.
  var nextNumber: Int { (figures.compactMap(\.number).max() ?? 0) &+ 1 }

  /// Makes axes the current ones.
  func select(_ axes: AxesObject) {
    guard let figure = axes.figure else { return }
    figure.select(axes)
    if figures.contains(where: { $0 === figure }) { current = figure }
  }

  /// Closes a figure.
  func close(_ figure: FigureObject) {
    figures.removeAll { $0 === figure }
    if current === figure { current = figures.last }
  }

  /// Closes all figures.
  func closeAll() {
    figures = []
    current = nil
  }
}
