/// Compares what a cell printed with the outputs that the file has for it.
struct OutputCheck {
  /// The lines compared.
  private(set) var comparedCount = 0
  /// What differs.
  private(set) var differences: [ReplayReport.Difference] = []
  private let tolerance: Tolerance?

  /// Compares output by output; a cell without output in the file is not compared.
  ///
  /// Of a picture only the numbers count: glyphs change with the least change of a weight. `error` is
  /// the kind of the error that ended the cell where the file shows one.
  init(_ cell: Notebook.Cell, _ found: [Notebook.Output], error: String? = nil) {
    tolerance = cell.marks.tolerance
    guard !cell.outputs.isEmpty else { return }
    if cell.outputs[0].isListed {
      compareListed(cell, found)
    } else if cell.outputs[0].isExported {
      compareExported(cell, found)
    } else {
      compareEach(Self.withoutError(cell.outputs), of: cell, found)
    }
    if let expected = cell.expectedError {
      comparedCount += 1
      if error == nil { note(cell.outputLines.last ?? cell.firstLine, ["- \(expected)"]) }
    }
  }

  private mutating func compareEach(
    _ outputs: [Notebook.Output], of cell: Notebook.Cell, _ found: [Notebook.Output]
  ) {
    let count = max(outputs.count, found.count)
    for index in 0..<count {
      let expected = index < outputs.count ? outputs[index] : nil
      let other = index < found.count ? found[index] : nil
      let line = expected == nil ? cell.firstLine : cell.outputLines[index]
      compare(expected, other, at: line)
    }
  }

  /// The outputs less the error at their end.
  static func withoutError(_ outputs: [Notebook.Output]) -> [Notebook.Output] {
    guard let last = outputs.last, let error = ExpectedError(last.lines) else { return outputs }
    let lines = Array(last.lines.prefix(error.lineCount))
    return outputs.dropLast()
      + (lines.isEmpty ? [] : [Notebook.Output(isFigure: false, lines: lines)])
  }

  private mutating func compare(
    _ expected: Notebook.Output?, _ found: Notebook.Output?, at line: Int
  ) {
    comparedCount += max(1, expected?.lines.count ?? 0)
    if let expected, let found, expected.isFigure == found.isFigure {
      if expected.isFigure {
        let wanted = Self.numbers(expected)
        let shown = Self.numbers(found)
        let comparison = OutputComparison(
          expected: [wanted], found: [shown], tolerance: tolerance)
        if !comparison.isExact { note(line, ["- numbers: \(wanted)", "+ numbers: \(shown)"]) }
      } else {
        let comparison = OutputComparison(
          expected: expected.lines, found: found.lines, tolerance: tolerance)
        if !comparison.isExact { note(line, comparison.differenceLines(isStrict: true)) }
      }
      return
    }
    note(line, Self.listed(expected, "-") + Self.listed(found, "+"))
  }

  /// Compares the text only; results that are nothing but an object's address do not count.
  private mutating func compareExported(_ cell: Notebook.Cell, _ found: [Notebook.Output]) {
    let expected = Self.texts(Self.withoutError(cell.outputs)).filter { !Self.isAddress($0) }
    guard !expected.isEmpty else { return }
    compare(
      Notebook.Output(isFigure: false, lines: expected),
      Notebook.Output(isFigure: false, lines: Self.texts(found)), at: cell.outputLines[0])
  }

  /// Compares what a book shows, whose blanks and line breaks do not count.
  private mutating func compareListed(_ cell: Notebook.Cell, _ found: [Notebook.Output]) {
    let expected = Self.texts(Self.withoutError(cell.outputs))
    let printed = Self.texts(found)
    comparedCount += expected.count
    guard !ListedOutput(expected: expected, found: printed).isAsExpected else { return }
    let lines = OutputComparison(expected: expected, found: printed).differenceLines(isStrict: true)
    note(cell.outputLines[0], lines)
  }

  /// The lines of text that are not empty.
  private static func texts(_ outputs: [Notebook.Output]) -> [String] {
    outputs.filter { !$0.isFigure }.flatMap(\.lines).filter { !$0.trimmingBlanks.isEmpty }
  }

  /// Whether a line is the like of `<matplotlib.text.Text at 0x10ab78b90>`.
  private static func isAddress(_ line: String) -> Bool {
    let text = line.trimmingBlanks
    return text.hasPrefix("<") && text.hasSuffix(">") && text.contains(" at 0x")
  }

  private mutating func note(_ line: Int, _ lines: [String]) {
    differences.append(ReplayReport.Difference(line: line, lines: lines))
  }

  private static func listed(_ output: Notebook.Output?, _ sign: String) -> [String] {
    guard let output else { return [] }
    return output.isFigure ? ["\(sign) a figure"] : output.lines.map { "\(sign) \($0)" }
  }

  private static func numbers(_ figure: Notebook.Output) -> String {
    figure.lines.flatMap { OutputLine($0).numbers.map(\.text) }.joined(separator: " ")
  }
}
