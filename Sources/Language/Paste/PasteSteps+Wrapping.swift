extension PasteSteps {
  /// The lines of a listing with those joined that a page was too narrow for, and the places of the
  /// latter.
  ///
  /// A line without a number goes on the one above it: inside brackets and long strings nothing is
  /// to do, a comment's rest becomes a comment, the rest of a string moves up, and else a
  /// backslash joins them. A line with a number does so behind an open string or an operator.
  static func unwrapped(_ pages: [Gutter.Page]) -> (pages: [Gutter.Page], joined: [Int]) {
    var joined: [Int] = []
    var scanner = ContinuationScanner()
    var before = scanner
    var result = pages
    for (page, content) in pages.enumerated() {
      var lines = content.lines
      for (place, line) in lines.enumerated() {
        if place > 0, let (above, own) = Self.joined(lines[place - 1], line, scanner) {
          joined.append(line.index)
          lines[place - 1] = lines[place - 1].with(code: above)
          lines[place] = line.with(code: own)
          scanner = before
          scanner.read(above)
        }
        before = scanner
        scanner.read(lines[place].code)
      }
      result[page].lines = lines
    }
    return (result, joined)
  }

  /// What becomes of two lines of which the second goes on the first; nil if it does not, or needs
  /// no help to.
  private static func joined(
    _ above: Gutter.Line, _ line: Gutter.Line, _ scanner: ContinuationScanner
  ) -> (above: String, own: String)? {
    guard !scanner.isInString else { return nil }
    let (comment, isOpen) = scan(above.code)
    if isOpen, above.code.last != "\\" {
      // With a number before it, the line must at least close the string.
      let whole = above.code + (line.number == nil ? "" : " ") + line.code
      return line.number == nil || !scan(whole).isOpen ? (whole, "") : nil
    }
    guard !scanner.isOpen else { return nil }
    if line.number == nil {
      return comment != nil ? (above.code, "# " + line.code) : (above.code + " \\", line.code)
    }
    return comment == nil && endsWithOperator(above.code) ? (above.code + " \\", line.code) : nil
  }

  /// Whether a line ends with an operator that needs an operand behind it.
  private static func endsWithOperator(_ line: String) -> Bool {
    let code = trimmed(line)
    guard let sign = code.last, "+-*/%|&=".contains(sign) else {
      return code.hasSuffix(" and") || code.hasSuffix(" or")
    }
    // `net a =` opens a block, and `import *` is whole.
    return !(sign == "=" && code.hasPrefix("net ") || code.hasSuffix("import *"))
  }

  /// Where a comment begins, and whether a string is open at the end of the line.
  private static func scan(_ line: String) -> (comment: Int?, isOpen: Bool) {
    var quote: UInt8?
    var isEscaped = false
    for (offset, byte) in line.utf8.enumerated() {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: "#") {
        return (offset, false)
      }
    }
    return (nil, quote != nil)
  }
}

extension Gutter.Line {
  /// The line with other code in its place.
  func with(code: String) -> Gutter.Line {
    Gutter.Line(
      index: index, number: number, code: code, afterNumber: afterNumber, column: column)
  }
}
