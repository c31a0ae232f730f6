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
      result.append(
        Fence(
          lines: first..<index, words: opening.words, content: content, isClosed: isClosed))
    }
    return result
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
      words = info.split { $0.isWhitespace || "{}.,".contains($0) }.map(String.init)
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
