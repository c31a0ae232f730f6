/// A line as it is expected: numbers to the digits written, `±` for looser ones, `...` for any
/// text.
struct OutputPattern {
  private enum Piece {
    case text(String)
    case number(OutputLine.Number, tolerance: Double?)
    case anything
  }

  /// The expected line taken apart as it stands, for pairing it with lines found.
  let line: OutputLine
  /// Whether the line is nothing but `...`, which stands for any number of lines.
  let isAnyLines: Bool

  private let pieces: [Piece]

  /// Reads an expected line.
  init(_ text: String) {
    line = OutputLine(text)
    pieces = Self.pieces(of: line)
    if pieces.count == 1, case .anything = pieces[0] {
      isAnyLines = true
    } else {
      isAnyLines = false
    }
  }

  /// Whether `found` is as expected.
  func accepts(_ found: OutputLine) -> Bool {
    let found = found.pieces
    // States are (piece expected, piece found, characters of it used up); each is visited once, so
    // many `...` in a line cost no more than the product of the lengths.
    struct State: Hashable {
      var expected = 0
      var found = 0
      var used = 0
    }
    var open = [State()]
    var seen: Set<State> = [State()]
    func visit(_ state: State) {
      if seen.insert(state).inserted { open.append(state) }
    }
    while let state = open.popLast() {
      guard state.expected < pieces.count else {
        if state.found == found.count { return true }
        continue
      }
      switch pieces[state.expected] {
      case .anything:
        visit(State(expected: state.expected + 1, found: state.found, used: state.used))
        guard state.found < found.count else { continue }
        if case .text(let text) = found[state.found], state.used + 1 < text.count {
          visit(State(expected: state.expected, found: state.found, used: state.used + 1))
        } else {
          visit(State(expected: state.expected, found: state.found + 1))
        }
      case .number(let number, let tolerance):
        guard state.found < found.count, state.used == 0,
          case .number(let other) = found[state.found], number.accepts(other, within: tolerance)
        else { continue }
        visit(State(expected: state.expected + 1, found: state.found + 1))
      case .text(let wanted):
        guard state.found < found.count, case .text(let text) = found[state.found] else { continue }
        let rest = text.dropFirst(state.used)
        guard rest.hasPrefix(wanted) else { continue }
        let isWhole = rest.count == wanted.count
        visit(
          State(
            expected: state.expected + 1, found: state.found + (isWhole ? 1 : 0),
            used: isWhole ? 0 : state.used + wanted.count))
      }
    }
    return false
  }

  /// The pieces of an expected line: `±` and the number behind it belong to the number before.
  private static func pieces(of line: OutputLine) -> [Piece] {
    var result: [Piece] = []
    var index = 0
    while index < line.pieces.count {
      switch line.pieces[index] {
      case .number(let number):
        if let (tolerance, next) = tolerance(line.pieces, behind: index) {
          result.append(.number(number, tolerance: tolerance))
          index = next
        } else {
          result.append(.number(number, tolerance: nil))
          index += 1
        }
      case .text(let text):
        result += texts(text)
        index += 1
      }
    }
    return result
  }

  private static func tolerance(
    _ pieces: [OutputLine.Piece], behind index: Int
  ) -> (Double, next: Int)? {
    guard index + 2 < pieces.count, case .text(let sign) = pieces[index + 1],
      ["±", " ±", "± ", " ± "].contains(sign), case .number(let number) = pieces[index + 2]
    else { return nil }
    return (abs(number.value), index + 3)
  }

  private static func texts(_ text: String) -> [Piece] {
    var result: [Piece] = []
    var rest = Substring(text)
    while let dots = rest.firstRange(of: "...") {
      if dots.lowerBound > rest.startIndex {
        result.append(.text(String(rest[..<dots.lowerBound])))
      }
      result.append(.anything)
      rest = rest[dots.upperBound...]
    }
    if !rest.isEmpty { result.append(.text(String(rest))) }
    return result
  }
}

extension Substring {
  /// Where `pattern` first occurs.
  fileprivate func firstRange(of pattern: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(pattern) {
        return start..<index(start, offsetBy: pattern.count)
      }
      formIndex(after: &start)
    }
    return nil
  }
}
