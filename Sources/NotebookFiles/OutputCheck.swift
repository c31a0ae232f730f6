/// Compares what a cell printed with the outputs that the file has for it.
struct OutputCheck {
  /// The lines compared.
  private(set) var comparedCount = 0
  /// What differs.
  private(set) var differences: [ReplayReport.Difference] = []

  /// Compares output by output; a cell without output in the file is not compared.
  ///
  /// Of a picture only the numbers count: glyphs change with the least change of a weight.
  init(_ cell: Notebook.Cell, _ found: [Notebook.Output]) {
    guard !cell.outputs.isEmpty else { return }
    if cell.outputs[0].isExported {
      compareExported(cell, found)
      return
    }
    let count = max(cell.outputs.count, found.count)
    for index in 0..<count {
      let expected = index < cell.outputs.count ? cell.outputs[index] : nil
      let other = index < found.count ? found[index] : nil
      let line = expected == nil ? cell.firstLine : cell.outputLines[index]
      compare(expected, other, at: line)
    }
  }

  private mutating func compare(
    _ expected: Notebook.Output?, _ found: Notebook.Output?, at line: Int
  ) {
    comparedCount += max(1, expected?.lines.count ?? 0)
    if let expected, let found, expected.isFigure == found.isFigure {
      if expected.isFigure {
        let wanted = Self.numbers(expected)
        let shown = Self.numbers(found)
        let comparison = OutputComparison(expected: [wanted], found: [shown])
        if !comparison.isExact { note(line, ["- numbers: \(wanted)", "+ numbers: \(shown)"]) }
      } else {
        let comparison = OutputComparison(expected: expected.lines, found: found.lines)
        if !comparison.isExact { note(line, comparison.differenceLines(isStrict: true)) }
      }
      return
    }
    note(line, Self.listed(expected, "-") + Self.listed(found, "+"))
  }

  /// Compares the text only; results that are nothing but an object's address do not count.
  private mutating func compareExported(_ cell: Notebook.Cell, _ found: [Notebook.Output]) {
    let expected = cell.outputs[0].lines.filter {
      !Self.isAddress($0) && !$0.trimmingBlanks.isEmpty
    }
    let lines = found.filter { !$0.isFigure }.flatMap(\.lines).filter {
      !$0.trimmingBlanks.isEmpty
    }
    guard !expected.isEmpty else { return }
    compare(
      Notebook.Output(isFigure: false, lines: expected),
      Notebook.Output(isFigure: false, lines: lines), at: cell.outputLines[0])
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
