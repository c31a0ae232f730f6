/// A line of output, taken apart into numbers and the text between them.
struct OutputLine {
  /// A number in a line.
  struct Number {
    /// The number as written.
    let text: String
    /// Its value.
    let value: Double
    /// The digits behind the point, less the exponent; nil for a plain integer.
    let precision: Int?
    /// `" %"` where a per cent sign follows.
    let unit: String

    private static let residue = 1e-6

    /// Whether `other`, found, is this number to the digits it is written with.
    ///
    /// A plain integer is exact. The rule is that of `NUMBER` in pytest's doctests, but for numbers
    /// below a millionth written with an exponent: they are what rounding leaves of a difference,
    /// and any other so small will do.
    func accepts(_ other: Number, within tolerance: Double?) -> Bool {
      // Also says that infinity is infinity.
      if value == other.value, precision != nil || tolerance != nil { return true }
      if let tolerance { return abs(value - other.value) <= tolerance * (1 + 1e-12) }
      guard let precision else { return other.precision == nil && value == other.value }
      if abs(value) < Self.residue, text.contains(where: { "eE".contains($0) }) {
        return abs(other.value) < Self.residue
      }
      // The slack lets 93.8 stand for 93.7, as written in decimal, whatever its last bits.
      return abs(value - other.value) <= power(10, -precision) * (1 + 1e-9)
    }
  }

  /// A piece of a line.
  enum Piece {
    case text(String)
    case number(Number)
  }

  /// A character or a number.
  enum Element {
    case scalar(Unicode.Scalar)
    case number(Number)
  }

  /// The line as written.
  let text: String
  /// The pieces in order; white space in text is one blank, none at either end of the line and none
  /// inside of brackets or before a comma, where versions of NumPy differ.
  let pieces: [Piece]

  /// Takes `line` apart.
  init(_ line: String) {
    text = line
    var scanner = Scanner(Array(line.unicodeScalars))
    pieces = scanner.pieces()
  }

  /// The characters and numbers in order.
  var elements: [Element] {
    pieces.flatMap { piece -> [Element] in
      switch piece {
      case .text(let text): text.unicodeScalars.map(Element.scalar)
      case .number(let number): [.number(number)]
      }
    }
  }

  /// The numbers in order.
  var numbers: [Number] {
    pieces.compactMap { if case .number(let number) = $0 { number } else { nil } }
  }

  /// The line with its numbers blanked.
  var skeleton: String {
    pieces.map { if case .text(let text) = $0 { text } else { "\u{0}" } }.joined()
  }
}

/// Ten to a power, bounded so that nothing overflows.
private func power(_ base: Double, _ exponent: Int) -> Double {
  var result = 1.0
  for _ in 0..<min(abs(exponent), 400) { result *= base }
  return exponent < 0 ? 1 / result : result
}

extension OutputLine {
  /// Finds the numbers of a line.
  private struct Scanner {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var result: [Piece] = []
    private var text = String.UnicodeScalarView()

    init(_ scalars: [Unicode.Scalar]) {
      self.scalars = scalars
    }

    mutating func pieces() -> [Piece] {
      while position < scalars.count {
        if let number = number() {
          closeText()
          result.append(.number(number))
        } else if scalars[position].properties.isWhitespace {
          let isInside = text.last == "[" || text.last == "("
          if text.last != " ", !isInside, !(text.isEmpty && result.isEmpty) { text.append(" ") }
          position += 1
        } else {
          if text.last == " ", ["]", ")", ","].contains(scalars[position]) { text.removeLast() }
          text.append(scalars[position])
          position += 1
        }
      }
      while text.last == " " { text.removeLast() }
      closeText()
      return result
    }

    private mutating func closeText() {
      if !text.isEmpty { result.append(.text(String(text))) }
      text = String.UnicodeScalarView()
    }

    /// The number that starts here; digits within a word, as in `conv2` or `1x28x28`, are text.
    private mutating func number() -> Number? {
      let before = position > 0 ? scalars[position - 1] : " "
      guard !isWord(before), before != "." || position == 0 else { return nil }
      var end = position
      if scalars[end] == "-" || scalars[end] == "+" {
        guard before != ")", before != "]" else { return nil }
        end += 1
      }
      let whole = skipDigits(&end)
      var fraction = 0
      if end + 1 < scalars.count, scalars[end] == ".", isDigit(scalars[end + 1]) {
        end += 1
        fraction = skipDigits(&end)
      }
      guard whole + fraction > 0 else { return nil }
      var exponent: Int?
      if end < scalars.count, scalars[end] == "e" || scalars[end] == "E" {
        var behind = end + 1
        if behind < scalars.count, scalars[behind] == "-" || scalars[behind] == "+" { behind += 1 }
        let start = behind
        if skipDigits(&behind) > 0 {
          let isNegative = scalars[end + 1] == "-"
          let digits = Int(string(start, behind)) ?? 400
          exponent = isNegative ? -min(digits, 400) : min(digits, 400)
          end = behind
        }
      }
      let written = string(position, end)
      guard let value = Double(written) else { return nil }
      let precision =
        fraction > 0 || exponent != nil ? fraction - (exponent ?? 0) : nil
      position = end
      var next = end
      if next < scalars.count, scalars[next] == " " { next += 1 }
      let unit = next < scalars.count && scalars[next] == "%" ? " %" : ""
      return Number(text: written, value: value, precision: precision, unit: unit)
    }

    private func skipDigits(_ index: inout Int) -> Int {
      let start = index
      while index < scalars.count, isDigit(scalars[index]) { index += 1 }
      return index - start
    }

    private func string(_ start: Int, _ end: Int) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[start..<end])
      return String(view)
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private func isWord(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "_" || isDigit(scalar)
        || scalar.value < 0x80 && scalar.properties.isAlphabetic
    }
  }
}
