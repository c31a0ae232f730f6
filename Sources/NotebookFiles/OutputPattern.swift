/// A line as it is expected: numbers to the digits written, `±` for looser ones, `...` for any
/// text.
struct OutputPattern {
  private enum Piece {
    case scalar(Unicode.Scalar)
    case number(OutputLine.Number, tolerance: Double?)
    case anything
  }

  /// The expected line taken apart as it stands, for pairing it with lines found.
  let line: OutputLine
  /// Whether the line is nothing but `...`, which stands for any number of lines.
  let isAnyLines: Bool

  private let pieces: [Piece]

  /// Reads an expected line; `tolerance` holds for its numbers with a point that have none of their
  /// own.
  init(_ text: String, tolerance: Tolerance? = nil) {
    line = OutputLine(text)
    pieces = Self.pieces(of: line, tolerance)
    if pieces.count == 1, case .anything = pieces[0] {
      isAnyLines = true
    } else {
      isAnyLines = false
    }
  }

  /// Whether `found` is as expected.
  func accepts(_ found: OutputLine) -> Bool {
    matches(
      pieces, found.elements,
      isAnything: { if case .anything = $0 { true } else { false } },
      accepts: { wanted, element in
        switch (wanted, element) {
        case (.scalar(let wanted), .scalar(let other)): wanted == other
        case (.number(let number, let tolerance), .number(let other)):
          number.accepts(other, within: tolerance)
        default: false
        }
      })
  }

  /// The pieces of an expected line: `±` and the number behind it belong to the number before.
  private static func pieces(of line: OutputLine, _ usual: Tolerance?) -> [Piece] {
    var result: [Piece] = []
    var index = 0
    while index < line.pieces.count {
      switch line.pieces[index] {
      case .number(let number):
        if let (tolerance, next) = tolerance(line.pieces, behind: index) {
          result.append(.number(number, tolerance: tolerance))
          index = next
        } else {
          let reach = number.precision == nil ? nil : usual?.reach(of: number.value)
          result.append(.number(number, tolerance: reach))
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
    let scalars = Array(text.unicodeScalars)
    var result: [Piece] = []
    var index = 0
    while index < scalars.count {
      if scalars[index...].starts(with: "...".unicodeScalars) {
        result.append(.anything)
        index += 3
      } else {
        result.append(.scalar(scalars[index]))
        index += 1
      }
    }
    return result
  }
}
