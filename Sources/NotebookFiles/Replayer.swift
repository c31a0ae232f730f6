import Language
import Sessions

/// Runs a notebook from top to bottom, up to the first error.
///
///     let recorder = OutputRecorder(PlainOutput(graphics: graphics))
///     let session = Session(output: recorder, settings: settings)
///     let replayer = Replayer(session, recorder: recorder)
///     let report = replayer.replay(try Notebook(TextFile.read(path), name: path))
///
/// A book's listings, which no fence calls programs, are more forgiving: one that ends with an error
/// is noted, and the replay goes on with the next.
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
      // Each listing of a book is a program of its own.
      if cell.style == .listing, !cell.hasPrompts { runner.beginProgram() }
      let program = CellProgram(cell, in: notebook, dialect: runner.dialect)
      if var mistake = cell.marks.mistake {
        mistake.message = "\(notebook.name):\(cell.firstLine - 1): \(mistake.message)"
        report.ending = .failed(mistake, line: cell.firstLine)
        break
      }
      if cell.marks.skips {
        missing.add(program.statements, of: cell, runner.dialect)
        skip(cell, "it is marked so", &report)
        continue
      }
      if let obstacle = missing.obstacle(to: program, runner.dialect) {
        missing.add(program.statements, of: cell, runner.dialect)
        skip(cell, obstacle, &report)
        continue
      }
      let run = run(program, of: cell, &report)
      switch run.end {
      case .whole: continue
      case .short(let reason):
        missing.add(program.statements[run.statement...], of: cell, runner.dialect)
        report.outputs.removeLast()
        skip(cell, reason, &report)
        continue
      case .stopped(let diagnostic):
        missing.add(program.statements[run.statement...], of: cell, runner.dialect)
        report.stopped.append(.init(line: cell.firstLine, diagnostic: diagnostic))
        continue
      case .ended(let ending): report.ending = ending
      }
      break
    }
    return report
  }

  /// Notes that a cell did not run, or not to its end.
  private func skip(_ cell: Notebook.Cell, _ reason: String, _ report: inout ReplayReport) {
    report.skipped.append(.init(line: cell.firstLine, reason: reason))
    // As the file has them, so that accepting leaves them alone.
    report.outputs.append(cell.outputs)
  }

  /// How far a cell went, and how that ended.
  private struct Run {
    enum End {
      /// It ran to its end, or to the error that the file shows.
      case whole
      /// What it needs is not to be had here.
      case short(String)
      /// A listing ended with an error of its own.
      case stopped(Diagnostic)
      /// The replay is over.
      case ended(ReplayReport.Ending)
    }

    var end = End.whole
    /// The statement that it got to.
    var statement = 0
  }

  /// Runs one cell, and compares what it prints.
  private func run(
    _ program: CellProgram, of cell: Notebook.Cell, _ report: inout ReplayReport
  ) -> Run {
    var pieces: [OutputRecorder.Piece] = []
    var run = Run()
    var error: String?
    if let seed = cell.marks.seed { _ = silently("%seed \(seed)", in: "") }
    for (index, statement) in program.statements.enumerated() {
      run.statement = index
      let (result, printed) = recorder.recording {
        runner.run(statement.source, echo: program.echo(at: index))
      }
      pieces += printed
      if case .failed(let diagnostic) = result, diagnostic.kind == cell.expectedError {
        error = diagnostic.kind
        break
      }
      if case .failed(let diagnostic) = result, cell.expectedError == nil,
        cell.marks.raises?.accepts(diagnostic) ?? false
      {
        error = diagnostic.kind
        pieces += recorder.recording { recorder.write(diagnostic.rendered() + "\n") }.pieces
        break
      }
      if let end = end(of: cell, result) { run.end = end }
      let comparison = OutputComparison(
        expected: statement.expectations, found: printed.textLines)
      report.comparedCount += comparison.expectedCount
      if !comparison.holds {
        let lines = comparison.differenceLines(isStrict: false)
        report.differences.append(.init(line: cell.firstLine, lines: lines))
      }
      guard case .whole = run.end else { break }
    }
    if case .whole = run.end {
      let (result, printed) = recorder.recording { runner.endCell() }
      pieces += printed
      if let end = end(of: cell, result) { run.end = end }
    }
    let outputs = Self.outputs(of: pieces)
    report.outputs.append(error == nil ? outputs : cell.withExpectedError(outputs))
    if let raises = cell.marks.raises, case .whole = run.end {
      report.comparedCount += 1
      if error == nil {
        report.differences.append(
          .init(line: cell.firstLine, lines: ["- \(raises)", "+ no error"]))
      }
    }
    // What a failed cell did not print any more is no difference.
    if case .whole = run.end {
      let check = OutputCheck(cell, outputs, error: error)
      report.comparedCount += check.comparedCount
      report.differences += check.differences
    }
    return run
  }

  /// What a statement's end means for its cell; nil where the cell goes on.
  private func end(of cell: Notebook.Cell, _ result: RunResult) -> Run.End? {
    switch result {
    case .finished: return nil
    case .interrupted: return .ended(.interrupted)
    case .exit(let status): return .ended(.exit(status))
    case .failed(let diagnostic):
      if diagnostic.kind == MissingNames.kind { return .short(diagnostic.message) }
      if let shortage = runner.shortage(behind: diagnostic) { return .short(shortage) }
      guard cell.style == .listing else {
        return .ended(.failed(diagnostic, line: cell.firstLine))
      }
      return MissingNames.kindsInListings.contains(diagnostic.kind)
        ? .short(diagnostic.message) : .stopped(diagnostic)
    }
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
    for line in lines {
      switch silently(line, in: notebook.name) {
      case .finished: continue
      case .failed(let diagnostic): return .failed(diagnostic, line: nil)
      case .interrupted: return .interrupted
      case .exit(let status): return .exit(status)
      }
    }
    return nil
  }

  /// Runs a line of the replay's own; nobody sees what it says.
  private func silently(_ line: String, in name: String) -> RunResult {
    recorder.isMuted = true
    defer { recorder.isMuted = false }
    return runner.run(SourceText(line, name: name), echo: .nothing)
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
      case .figure(let picture, let png):
        closeText()
        var output = Notebook.Output(isFigure: true, lines: lines(of: picture))
        output.png = png
        result.append(output)
      }
    }
    closeText()
    return result
  }
}

extension Diagnostic {
  /// The mistake in one line, with the line of the file.
  var summary: String {
    let text = "\(kind): \(message)"
    guard let place else { return text }
    let line = place.source.position(of: Int(place.range.lower)).line + place.source.firstLine
    return "\(text) (line \(line))"
  }
}
