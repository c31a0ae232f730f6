import Language
import Sessions

/// Runs a notebook from top to bottom, up to the first error.
///
///     let recorder = OutputRecorder(PlainOutput(graphics: graphics))
///     let session = Session(output: recorder, settings: settings)
///     let replayer = Replayer(session, recorder: recorder)
///     let report = replayer.replay(try Notebook(TextFile.read(path), name: path))
public struct Replayer {
  private let runner: any StatementRunner
  private let recorder: OutputRecorder

  /// Replays with `runner`, whose output goes through `recorder`.
  public init(_ runner: any StatementRunner, recorder: OutputRecorder) {
    self.runner = runner
    self.recorder = recorder
  }

  /// Runs all cells; `parameters` take the place of those of the front matter.
  ///
  /// What the file expects is compared on the way: the output cells line by line, and the lines of
  /// output between prompts wherever they were printed.
  public func replay(
    _ notebook: Notebook, parameters: [FrontMatter.Parameter] = []
  ) -> ReplayReport {
    var report = ReplayReport()
    if let ending = setUp(notebook, parameters) {
      report.ending = ending
      return report
    }
    var missing = MissingNames()
    for cell in notebook.cells {
      if let name = missing.needed(by: cell.source, runner.dialect) {
        skip(cell, "it needs \(name), which a skipped cell makes", &missing, &report)
        continue
      }
      guard let ending = run(cell, of: notebook, &report) else { continue }
      if case .failed(let diagnostic, _) = ending, diagnostic.kind == MissingNames.kind {
        report.outputs.removeLast()
        skip(cell, diagnostic.message, &missing, &report)
        continue
      }
      report.ending = ending
      break
    }
    return report
  }

  /// Notes that a cell is not run, and which names are not to be had therefore.
  private func skip(
    _ cell: Notebook.Cell, _ reason: String, _ missing: inout MissingNames,
    _ report: inout ReplayReport
  ) {
    missing.add(cell.source, runner.dialect)
    report.skipped.append(.init(line: cell.firstLine, reason: reason))
    // As the file has them, so that accepting leaves them alone.
    report.outputs.append(cell.outputs)
  }

  /// Runs one cell; the ending is nil where the replay goes on.
  private func run(
    _ cell: Notebook.Cell, of notebook: Notebook, _ report: inout ReplayReport
  ) -> ReplayReport.Ending? {
    var pieces: [OutputRecorder.Piece] = []
    var ending: ReplayReport.Ending?
    for (source, expectations) in statements(of: cell, in: notebook) {
      let (result, printed) = recorder.recording { runner.run(source, echo: true) }
      pieces += printed
      switch result {
      case .finished: break
      case .failed(let diagnostic): ending = .failed(diagnostic, line: cell.firstLine)
      case .interrupted: ending = .interrupted
      case .exit(let status): ending = .exit(status)
      }
      let comparison = OutputComparison(expected: expectations, found: printed.textLines)
      report.comparedCount += comparison.expectedCount
      if !comparison.holds {
        let lines = comparison.differenceLines(isStrict: false)
        report.differences.append(.init(line: cell.firstLine, lines: lines))
      }
      if ending != nil { break }
    }
    if ending == nil {
      let (result, printed) = recorder.recording { runner.endCell() }
      pieces += printed
      if case .failed(let diagnostic) = result {
        ending = .failed(diagnostic, line: cell.firstLine)
      }
    }
    let outputs = Self.outputs(of: pieces)
    report.outputs.append(outputs)
    // What a failed cell did not print any more is no difference.
    if ending == nil {
      let check = OutputCheck(cell, outputs)
      report.comparedCount += check.comparedCount
      report.differences += check.differences
    }
    return ending
  }

  /// The statements of a cell: with prompts or line numbers as a transcript, else the code as a
  /// whole.
  private func statements(
    of cell: Notebook.Cell, in notebook: Notebook
  ) -> [(source: SourceText, expectations: [String])] {
    // Messages count lines as the file does.
    func placed(_ source: SourceText, from line: Int) -> SourceText {
      SourceText(source.text, name: notebook.name, firstLine: line)
    }
    if cell.hasPrompts || Transcript.isNumbered(cell.source) {
      return Transcript.read(cell.source, dialect: runner.dialect).entries.map {
        (placed($0.source, from: cell.firstLine + $0.source.firstLine - 1), $0.expectations)
      }
    }
    return [(placed(SourceText(cell.source), from: cell.firstLine), [])]
  }

  /// Sets dialect, seed and parameters; nil where all went well.
  private func setUp(
    _ notebook: Notebook, _ overrides: [FrontMatter.Parameter]
  ) -> ReplayReport.Ending? {
    let frontMatter = notebook.frontMatter
    for override in overrides
    where !frontMatter.parameters.contains(where: { $0.name == override.name }) {
      let names = frontMatter.parameters.map(\.name)
      let hint = nearest(to: override.name, in: names) ?? names.joined(separator: ", ")
      return .failed(
        Diagnostic(
          "NameError", "'\(notebook.name)' has no parameter '\(override.name)'",
          hint: names.isEmpty ? "a line under `parameters:` at its head" : hint), line: nil)
    }
    var lines: [String] = []
    if let dialect = frontMatter.dialect { lines.append("%dialect \(dialect)") }
    if let seed = frontMatter.seed { lines.append("%seed \(seed)") }
    for parameter in frontMatter.parameters {
      let value = overrides.last { $0.name == parameter.name }?.value ?? parameter.value
      lines.append("\(parameter.name) = \(value)")
    }
    recorder.isMuted = true
    defer { recorder.isMuted = false }
    for line in lines {
      switch runner.run(SourceText(line, name: notebook.name), echo: false) {
      case .finished: continue
      case .failed(let diagnostic): return .failed(diagnostic, line: nil)
      case .interrupted: return .interrupted
      case .exit(let status): return .exit(status)
      }
    }
    return nil
  }

  private static func outputs(of pieces: [OutputRecorder.Piece]) -> [Notebook.Output] {
    var result: [Notebook.Output] = []
    var text = ""
    func closeText() {
      if !text.isEmpty { result.append(Notebook.Output(isFigure: false, lines: lines(of: text))) }
      text = ""
    }
    for piece in pieces {
      switch piece {
      case .text(let more): text += more
      case .figure(let picture):
        closeText()
        result.append(Notebook.Output(isFigure: true, lines: lines(of: picture)))
      }
    }
    closeText()
    return result
  }
}
