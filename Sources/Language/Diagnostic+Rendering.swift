import TerminalText

extension Diagnostic {
  /// A longer line is cut around the place: it would wrap, and the carets stand under nothing.
  private static let longestLine = 100

  /// The message as it is shown: what came before it, the line, carets under the place with the
  /// message behind them, and the fix.
  ///
  /// Without a place it is the message and the fix. Control characters are made visible; with
  /// `colour` the carets and the message are red.
  public func rendered(colour: Bool = false) -> String {
    var lines: [String] = []
    if let preamble, !preamble.isEmpty {
      lines += preamble.split(separator: "\n", omittingEmptySubsequences: false).map {
        harmless($0)
      }
      if lines.last?.isEmpty == true { lines.removeLast() }
    }
    guard let place else {
      lines.append(emphasised(harmless(message), colour))
      if let hint { lines.append("try \(harmless(hint))") }
      return lines.joined(separator: "\n")
    }
    let (line, column) = place.source.position(of: Int(place.range.lower))
    let number = "\(line + place.source.firstLine)"
    let name = harmless(place.source.name)
    let prefix = place.source.name == "input" ? "\(number)  " : "\(name):\(number)  "
    let shown = ShownLine(
      place.source.line(line),
      marked: column..<(column + Int(place.range.upper - place.range.lower)),
      limit: Self.longestLine)
    let margin = String(repeating: " ", count: displayWidth(prefix))
    let carets = String(repeating: "^", count: shown.width)
    lines.append(prefix + shown.text)
    lines.append(
      margin + String(repeating: " ", count: shown.column)
        + emphasised("\(carets) \(harmless(message))", colour))
    if let hint { lines.append("\(margin)try \(harmless(hint))") }
    lines += callLines
    return lines.joined(separator: "\n")
  }

  /// The calls that led to the place, a line each; of many, the innermost and the outermost.
  private var callLines: [String] {
    var lines = calls.map { place in
      let (line, _) = place.source.position(of: Int(place.range.lower))
      let name = place.source.name == "input" ? "line " : harmless(place.source.name) + ":"
      let text = ShownLine(place.source.line(line), marked: 0..<0, limit: Self.longestLine).text
      return "called from \(name)\(line + place.source.firstLine): "
        + text.drop { $0 == " " }
    }
    if lines.count > Self.mostCalls {
      let left = lines.count - Self.mostCalls
      lines.replaceSubrange(3..<(3 + left), with: ["\(left) more call\(left == 1 ? "" : "s")"])
    }
    return lines
  }

  private static let mostCalls = 6

  private func emphasised(_ text: String, _ colour: Bool) -> String {
    colour ? "\u{1B}[31m\(text)\u{1B}[0m" : text
  }
}

/// A text with its control characters made visible, tabs and line breaks as spaces.
private func harmless(_ text: some StringProtocol) -> String {
  var result = ""
  for character in text { result += harmless(character) }
  return result
}

private func harmless(_ character: Character) -> String {
  if character.isASCII, let byte = character.asciiValue, byte >= 0x20, byte != 0x7F,
    character != "\r\n"
  {
    return String(character)
  }
  var result = ""
  for scalar in character.unicodeScalars {
    switch scalar.value {
    case 0x09: result += "    "
    case 0x0A, 0x0D: result += " "
    // C0 and C1 controls would drive the terminal; the direction marks would reorder the line.
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069:
      let digits = String(scalar.value, radix: 16)
      result += "\\x" + String(repeating: "0", count: max(0, 2 - digits.count)) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// A line as a message shows it, and where the carets go.
private struct ShownLine {
  /// The line, without its indentation and cut around the place where it is long.
  var text: String
  /// The column of the first caret.
  var column: Int
  /// The number of carets, at least one.
  var width: Int

  /// The line with the bytes `marked` pointed at.
  init(_ line: String, marked: Range<Int>, limit: Int) {
    // What a piece of the line looks like, where it starts and where it ends.
    var pieces: [(text: String, column: Int)] = []
    var column = 0
    var byte = 0
    var first: Int?
    var last = 0
    var isIndentation = true
    for character in line {
      let next = byte + character.utf8.count
      let isBlank = character.isWhitespace || character == "\u{FEFF}"
      isIndentation = isIndentation && isBlank
      let text = isIndentation ? "" : harmless(character)
      if byte <= marked.lowerBound, marked.lowerBound < next { first = column }
      pieces.append((text, column))
      column += displayWidth(text)
      if byte < marked.upperBound { last = column }
      byte = next
    }
    let start = first ?? column
    self.text = pieces.map(\.text).joined()
    while self.text.last == " " { self.text.removeLast() }
    self.column = start
    width = max(1, min(max(last, start), max(start, displayWidth(self.text))) - start)
    guard column > limit else { return }
    // A window that shows the place with some of what is before it.
    let from = max(0, min(start - limit / 3, column - limit))
    let kept = pieces.filter { $0.column >= from && $0.column < from + limit }
    let origin = kept.first?.column ?? 0
    let isCutBefore = from > 0
    let isCutBehind = from + limit < column
    self.text =
      (isCutBefore ? "…" : "") + kept.map(\.text).joined() + (isCutBehind ? "…" : "")
    self.column = start - origin + (isCutBefore ? 1 : 0)
    width = max(1, min(width, from + limit - start))
  }
}
