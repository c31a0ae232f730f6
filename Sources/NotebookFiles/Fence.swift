/// A fenced block of Markdown, as CommonMark has it.
struct Fence {
  /// The file's lines, counted from 0, with both fences.
  let lines: Range<Int>
  /// The words behind the opening fence.
  let words: [String]
  /// The lines between, less the indentation of the opening fence.
  let content: [String]
  /// Whether a closing fence was found before the end of the text.
  let isClosed: Bool
  /// Whether it has no fences but is indented, as Jupyter writes what a cell printed.
  var isIndented = false

  /// The first word behind the fence, in lower case.
  var language: String { words.first?.lowercased() ?? "" }

  /// Whether it is a picture that was printed.
  var isFigure: Bool { language == "output" && words.dropFirst().first == "figure" }

  /// Whether a line of it shows a prompt.
  var hasPrompts: Bool {
    content.contains { line in
      let text = line.trimmingBlanks
      return text.hasPrefix(">>> ") || text == ">>>" || text.hasPrefix("$ python ")
    }
  }

  /// Whether it is code to run.
  var isInput: Bool {
    switch language {
    case "nnrepl", "python", "python2", "python3", "py", "pycon": true
    case "": hasPrompts
    default: false
    }
  }

  /// The fenced blocks in lines, from line `start` on; one that is not closed ends with the text.
  static func all(in lines: [String], from start: Int) -> [Fence] {
    var result: [Fence] = []
    var index = start
    while index < lines.count {
      guard let opening = Opening(lines[index]) else {
        index += 1
        continue
      }
      let first = index
      index += 1
      var content: [String] = []
      while index < lines.count, !opening.isClosed(by: lines[index]) {
        content.append(opening.unindented(lines[index]))
        index += 1
      }
      let isClosed = index < lines.count
      if isClosed { index += 1 }
      let fence = Fence(
        lines: first..<index, words: opening.words, content: content, isClosed: isClosed)
      result.append(fence)
      guard fence.isInput, let output = indented(in: lines, behind: index) else { continue }
      result.append(output)
      index = output.lines.upperBound
    }
    return result
  }

  /// The indented block that follows a cell: what Jupyter exports as its output.
  private static func indented(in lines: [String], behind end: Int) -> Fence? {
    func isBlank(_ line: String) -> Bool { line.trimmingBlanks.isEmpty }
    func isIndented(_ line: String) -> Bool { line.hasPrefix("    ") || line.hasPrefix("\t") }
    guard let first = lines[end...].firstIndex(where: { !isBlank($0) }), isIndented(lines[first])
    else { return nil }
    var last = first
    for index in first..<lines.count where !isBlank(lines[index]) {
      guard isIndented(lines[index]) else { break }
      last = index
    }
    let content = lines[first...last].map { line in
      line.hasPrefix("\t") ? String(line.dropFirst()) : String(line.dropFirst(4))
    }
    return Fence(
      lines: first..<(last + 1), words: ["output"], content: content, isClosed: true,
      isIndented: true)
  }

  /// A line that opens a fenced block.
  private struct Opening {
    let indentation: Int
    let mark: Character
    let length: Int
    let words: [String]

    init?(_ line: String) {
      indentation = line.prefix { $0 == " " }.count
      let rest = line.dropFirst(indentation)
      guard indentation < 4, let mark = rest.first, mark == "`" || mark == "~" else { return nil }
      self.mark = mark
      length = rest.prefix { $0 == mark }.count
      let info = rest.dropFirst(length)
      guard length >= 3, mark == "~" || !info.contains("`") else { return nil }
      // `{.python .input}` is Pandoc's way to name the language.
      words = info.split { $0.isWhitespace || "{},".contains($0) }
        .map { String($0.first == "." ? $0.dropFirst() : $0) }
    }

    func isClosed(by line: String) -> Bool {
      let spaces = line.prefix { $0 == " " }.count
      let rest = line.dropFirst(spaces)
      let marks = rest.prefix { $0 == mark }.count
      return spaces < 4 && marks >= length && rest.dropFirst(marks).allSatisfy(\.isWhitespace)
    }

    func unindented(_ line: String) -> String {
      let spaces = min(indentation, line.prefix { $0 == " " }.count)
      return String(line.dropFirst(spaces))
    }
  }
}
