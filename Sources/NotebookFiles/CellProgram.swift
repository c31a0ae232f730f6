import Language
import Sessions

/// What is run of a cell: its statements, and which of their values are shown.
struct CellProgram {
  /// Some code, and the lines of output that stand behind it between prompts.
  struct Statement {
    let source: SourceText
    let expectations: [String]
    /// Whether it is a method without its class.
    let isMethod: Bool
  }

  let statements: [Statement]
  /// Why nothing of it can be run.
  let problem: Diagnostic?
  private let showsEach: Bool

  /// Reads a cell: with prompts or line numbers as a transcript, else the code as a whole.
  init(_ cell: Notebook.Cell, in notebook: Notebook, dialect: Dialect) {
    // A session's own cells and prompts answer to each statement, as the prompt does; the cells of
    // other notebooks show what IPython does.
    showsEach = cell.style == .session || cell.hasPrompts
    // Messages count lines as the file does, but where the message is what the file shows: that is
    // to stay when the page grows above it or gets another name.
    let isShown = cell.marks.raises != nil
    let firstLine = isShown ? 1 : cell.firstLine
    func placed(_ source: SourceText, from line: Int) -> SourceText {
      SourceText(source.text, name: isShown ? source.name : notebook.name, firstLine: line)
    }
    func placed(_ problem: Diagnostic) -> Diagnostic {
      guard let place = problem.place else { return problem }
      var problem = problem
      let line = firstLine + place.source.firstLine - 1
      problem.place = Place(placed(place.source, from: line), place.range)
      return problem
    }
    guard cell.hasPrompts || cell.style == .listing || Transcript.isNumbered(cell.source) else {
      problem = nil
      let source = placed(SourceText(cell.source), from: firstLine)
      statements = [Statement(source: source, expectations: [], isMethod: false)]
      return
    }
    let transcript = Transcript.read(cell.source, dialect: dialect)
    problem = cell.style == .listing ? transcript.problem.map { placed($0) } : nil
    statements = transcript.entries.map {
      Statement(
        source: placed($0.source, from: firstLine + $0.source.firstLine - 1),
        expectations: $0.expectations, isMethod: $0.method != nil)
    }
  }

  /// Which values the statement at `index` shows.
  func echo(at index: Int) -> Echo {
    if showsEach { return .each }
    return index == statements.count - 1 ? .last : .nothing
  }
}
