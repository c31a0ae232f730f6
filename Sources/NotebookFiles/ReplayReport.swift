import Language

/// What a replay did and found.
public struct ReplayReport {
  /// How a replay ended.
  public enum Ending {
    /// All cells ran.
    case finished
    /// A statement failed, in the cell whose code starts on this line of the file; no line where
    /// the notebook could not be set up.
    case failed(Diagnostic, line: Int?)
    /// The user stopped it.
    case interrupted
    /// The program asked to leave with this status.
    case exit(Int32)
  }

  /// Output that is not what the file says.
  public struct Difference: Equatable, Sendable {
    /// The line of the file where the expected output or its code starts.
    public let line: Int
    /// `-` lines expected and `+` lines found.
    public let lines: [String]
  }

  /// A cell that was not run, or not to its end, since what it needs is not there.
  public struct Skip: Equatable, Sendable {
    /// The line of the file where its code starts.
    public let line: Int
    /// What is missing.
    public let reason: String
  }

  /// A listing that ended with a mistake; the replay went on behind it.
  public struct Stop: Sendable {
    /// The line of the file where its code starts.
    public let line: Int
    /// The mistake.
    public let diagnostic: Diagnostic
  }

  /// How it ended.
  public internal(set) var ending = Ending.finished
  /// The lines of output that were compared.
  public internal(set) var comparedCount = 0
  /// What differs.
  public internal(set) var differences: [Difference] = []
  /// The cells that were skipped; they count neither as compared nor as passed.
  public internal(set) var skipped: [Skip] = []
  /// The listings that ended with a mistake.
  public internal(set) var stopped: [Stop] = []
  /// What each cell that ran printed; the last may have run in part.
  public internal(set) var outputs: [[Notebook.Output]] = []

  /// Whether something was compared and everything was as expected.
  public var isAsExpected: Bool {
    if case .finished = ending {
      return comparedCount > 0 && differences.isEmpty && stopped.isEmpty
    }
    return false
  }

  /// What `--check` prints: each difference with its place, then a line with the counts.
  public func checkText(name: String) -> String {
    var result = ""
    for difference in differences {
      result += "\(name):\(difference.line)\n"
      result += difference.lines.map { "  \($0)\n" }.joined()
    }
    for skip in skipped { result += "\(name):\(skip.line)\n  skipped: \(skip.reason)\n" }
    for stop in stopped {
      result += "\(name):\(stop.line)\n  stopped: \(stop.diagnostic.summary)\n"
    }
    if comparedCount == 0 {
      return result + "\(name): nothing was compared: it has no output that was reached\n"
    }
    let places = differences.isEmpty ? "as expected" : counted(differences.count, "difference")
    return result + "\(name): \(counted(comparedCount, "line")) compared, \(places)"
      + (skipped.isEmpty ? "" : ", \(counted(skipped.count, "cell")) skipped")
      + (stopped.isEmpty ? "" : ", \(counted(stopped.count, "listing")) stopped") + "\n"
  }

  /// What a replay without `--check` has to say: the mistakes of listings, and what was skipped.
  public func noteText(name: String) -> String {
    stopped.map { $0.diagnostic.rendered() + "\n" }.joined()
      + skipped.map { "\(name):\($0.line): skipped: \($0.reason)\n" }.joined()
  }

  /// The notebook's text with the outputs of the cells that ran.
  ///
  /// Outputs that are as the file expects stay as written there, with their `...` and `±`. A cell
  /// with prompts gets an output only where it has one, since its code holds its output.
  public func acceptedText(of notebook: Notebook) -> String {
    let accepted = zip(notebook.cells, outputs).map { cell, outputs -> [Notebook.Output]? in
      if cell.hasPrompts, cell.outputs.isEmpty { return nil }
      // A book's pages stay as they are.
      if cell.style == .listing, cell.outputs.first?.isListed ?? true { return nil }
      let error = outputs.last.flatMap { ExpectedError($0.lines) }?.kind
      let check = OutputCheck(cell, OutputCheck.withoutError(outputs), error: error)
      return check.differences.isEmpty && !cell.outputs.isEmpty ? nil : outputs
    }
    let rest = notebook.cells.dropFirst(accepted.count).map { _ in [Notebook.Output]?.none }
    return notebook.text(withOutputs: accepted + rest)
  }
}
