import Language

/// A notebook of Jupyter's: nbformat 4, read as it is and written with other outputs.
///
/// Everything but the outputs that change keeps its bytes. The format is that of nbformat's
/// documentation, "The Jupyter Notebook format".
struct JupyterFile: Sendable {
  private let text: String
  /// Of each code cell, where its outputs stand in the text.
  private let outputRanges: [Range<Int>]
  /// The code cells.
  let cells: [Notebook.Cell]

  /// Reads a file.
  ///
  /// - Throws: a diagnostic where it is no notebook of nbformat 4.
  init(_ text: String, name: String) throws(Diagnostic) {
    self.text = text
    let json: JSONText
    do {
      json = try JSONText(text)
    } catch {
      let line = text.utf8.prefix(error.offset).count { $0 == UInt8(ascii: "\n") } + 1
      throw Diagnostic(
        "ValueError", "\(name):\(line): this is no JSON: \(error.message)",
        hint: "a notebook as Jupyter saves it")
    }
    guard let version = json.root["nbformat"]?.word, let cells = json.root["cells"]?.elements,
      version == "4"
    else {
      let version = json.root["nbformat"]?.word ?? "none"
      throw Diagnostic(
        "ValueError", "\(name) is no notebook of nbformat 4, but of \(version)",
        hint: "save it with Jupyter once more, which brings it up to date")
    }
    let lines = LineNumbers(json.bytes)
    var ranges: [Range<Int>] = []
    var found: [Notebook.Cell] = []
    for cell in cells where cell["cell_type"]?.string == "code" {
      guard let source = cell["source"], let outputs = cell["outputs"] else {
        throw Diagnostic(
          "ValueError",
          "\(name):\(lines.line(of: cell.range.lowerBound)): a code cell without "
            + "source or outputs")
      }
      let shown = (outputs.elements ?? []).compactMap { node in
        Self.output(node).map { (output: $0, line: lines.line(of: node.range.lowerBound)) }
      }
      let first = source.elements?.first?.range.lowerBound ?? source.range.lowerBound
      let code = Self.joined(source)
      found.append(
        Notebook.Cell(
          source: code.isEmpty || code.hasSuffix("\n") ? code : code + "\n",
          firstLine: lines.line(of: first), style: .program, hasPrompts: false,
          marks: CellMarks(Self.tags(of: cell), isStrict: false),
          outputs: shown.map(\.output), outputLines: shown.map(\.line), outputRange: 0..<0,
          isClosed: true))
      ranges.append(outputs.range)
    }
    outputRanges = ranges
    self.cells = found
  }

  private static func tags(of cell: JSONText.Node) -> [String] {
    (cell["metadata"]?["tags"]?.elements ?? []).compactMap(\.string)
  }

  /// Text that is a string or a list of its lines.
  private static func joined(_ node: JSONText.Node?) -> String {
    guard let node else { return "" }
    return node.string ?? (node.elements ?? []).compactMap(\.string).joined()
  }

  /// What an output shows: text, or an error as a traceback ends; pictures are not compared.
  private static func output(_ node: JSONText.Node) -> Notebook.Output? {
    func text(_ text: String) -> Notebook.Output {
      Notebook.Output(
        isFigure: false, isExported: true, lines: NotebookFiles.lines(of: text))
    }
    switch node["output_type"]?.string {
    case "stream": return text(joined(node["text"]))
    case "execute_result": return text(joined(node["data"]?["text/plain"]))
    case "display_data":
      let data = node["data"]
      if data?["image/png"] != nil || data?["image/svg+xml"] != nil {
        return Notebook.Output(isFigure: true, isExported: true, lines: [])
      }
      return text(joined(data?["text/plain"]))
    case "error":
      let kind = node["ename"]?.string ?? ""
      let message = node["evalue"]?.string ?? ""
      return text("Traceback (most recent call last)\n\(kind): \(message)")
    default: return nil
    }
  }

  /// The file's text with other outputs: for each code cell those given, or nil to leave it as it is.
  func text(withOutputs outputs: [[Notebook.Output]?]) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var next = 0
    for (range, outputs) in zip(outputRanges, outputs) {
      guard let outputs else { continue }
      result += bytes[next..<range.lowerBound]
      result += Array(
        Self.json(outputs, indentation: Self.indentation(bytes, range.lowerBound)).utf8)
      next = range.upperBound
    }
    return String(decoding: result + bytes[next...], as: UTF8.self)
  }

  /// How far the line that an offset lies in is indented.
  private static func indentation(_ bytes: [UInt8], _ offset: Int) -> Int {
    let start = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return bytes[start..<offset].prefix { $0 == UInt8(ascii: " ") }.count
  }

  /// Outputs as nbformat writes them: one blank a level, keys in order.
  private static func json(_ outputs: [Notebook.Output], indentation: Int) -> String {
    guard !outputs.isEmpty else { return "[]" }
    let blanks = String(repeating: " ", count: indentation)
    let items = outputs.map { output in
      let lines = Self.stringLines(output.lines, blanks + "   ")
      guard output.isFigure else {
        return """
          \(blanks) {
          \(blanks)  "name": "stdout",
          \(blanks)  "output_type": "stream",
          \(blanks)  "text": \(lines)
          \(blanks) }
          """
      }
      let png = output.png.map { "\(blanks)   \"image/png\": \"\(Base64.text(of: $0))\",\n" } ?? ""
      return """
        \(blanks) {
        \(blanks)  "data": {
        \(png)\(blanks)   "text/plain": \(Self.stringLines(output.lines, blanks + "    "))
        \(blanks)  },
        \(blanks)  "metadata": {},
        \(blanks)  "output_type": "display_data"
        \(blanks) }
        """
    }
    return "[\n" + items.joined(separator: ",\n") + "\n\(blanks)]"
  }

  private static func stringLines(_ lines: [String], _ blanks: String) -> String {
    guard !lines.isEmpty else { return "[]" }
    let strings = lines.map { "\(blanks)\(JSONText.quoted($0 + "\n"))" }
    return "[\n" + strings.joined(separator: ",\n") + "\n\(blanks.dropLast())]"
  }
}

/// The lines of a file, by offset.
private struct LineNumbers {
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    starts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// The line of an offset, counted from 1.
  func line(of offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }
}
