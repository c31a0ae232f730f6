/// The error that a file shows at the end of a cell's output, as Python and IPython print it.
struct ExpectedError {
  /// Its kind, such as `KeyError`.
  let kind: String
  /// How many lines of output stand before it.
  let lineCount: Int

  /// The error among lines of output; nil where there is none.
  init?(_ lines: [String]) {
    guard let start = lines.firstIndex(where: { $0.contains("Traceback (most recent call last)") }),
      let last = lines[start...].last(where: { !$0.trimmingBlanks.isEmpty })
    else { return nil }
    let name = last.trimmingBlanks.prefix { $0 != ":" }
    guard let kind = name.split(separator: ".").last, !kind.contains(where: \.isWhitespace) else {
      return nil
    }
    self.kind = String(kind)
    // IPython draws a line first.
    let isRuled = start > 0 && lines[start - 1].hasPrefix("-----")
    lineCount = isRuled ? start - 1 : start
  }
}

extension Notebook.Cell {
  /// The kind of the error that the file says the cell ends with.
  var expectedError: String? {
    outputs.last { !$0.isFigure }.flatMap { ExpectedError($0.lines)?.kind }
  }

  /// What the cell printed, with the error that it ended with as the file shows it.
  func withExpectedError(_ printed: [Notebook.Output]) -> [Notebook.Output] {
    guard let shown = outputs.last(where: { !$0.isFigure }),
      let error = ExpectedError(shown.lines)
    else { return printed }
    let lines = Array(shown.lines.dropFirst(error.lineCount))
    guard let last = printed.last, !last.isFigure else {
      return printed + [Notebook.Output(isFigure: false, lines: lines)]
    }
    return printed.dropLast() + [Notebook.Output(isFigure: false, lines: last.lines + lines)]
  }
}
