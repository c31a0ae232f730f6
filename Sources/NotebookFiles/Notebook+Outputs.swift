extension Notebook {
  /// The text with other outputs: for each cell those given, or nil to leave it as it is.
  public func text(withOutputs outputs: [[Output]?]) -> String {
    if let jupyter { return jupyter.text(withOutputs: outputs) }
    let lineBreak = lines.first?.unicodeScalars.suffix(2).first == "\r" ? "\r\n" : "\n"
    var result = ""
    var next = 0
    for (cell, outputs) in zip(cells, outputs) {
      guard let outputs, outputs != cell.outputs, cell.isClosed else { continue }
      result += lines[next..<cell.outputRange.lowerBound].joined()
      next = cell.outputRange.upperBound
      let block = outputs.map { lineBreak + Self.fenced($0, lineBreak) }.joined()
      if !block.isEmpty, result.unicodeScalars.last != "\n" { result += lineBreak }
      result += block
    }
    return result + lines[next...].joined()
  }

  /// An output between fences that no line of it can close.
  private static func fenced(_ output: Output, _ lineBreak: String) -> String {
    let longest = output.lines.map { $0.drop { $0 == " " }.prefix { $0 == "`" }.count }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let opening = fence + "output" + (output.isFigure ? " figure" : "")
    return ([opening] + output.lines + [fence]).map { $0 + lineBreak }.joined()
  }
}
