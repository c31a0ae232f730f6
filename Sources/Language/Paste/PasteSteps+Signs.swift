extension PasteSteps {
  /// The lines with the signs of a Chinese keyboard or a word processor made Python's, and the
  /// places of the lines that changed.
  ///
  /// Comments stay as they are, and so does what stands between quotes; quotes that are bent become
  /// straight.
  static func plainSigns(_ lines: [String]) -> (lines: [String], changed: [Int]) {
    var changed: [Int] = []
    var quote = SignReader.Quote.none
    let result = lines.enumerated().map { index, line in
      var reader = SignReader(line, quote)
      reader.run()
      quote = reader.quote
      guard reader.isChanged else { return line }
      changed.append(index)
      return reader.result
    }
    return (result, changed)
  }
}

/// Walks over a line and changes signs outside strings and comments.
private struct SignReader {
  /// What is open at the end of a line.
  enum Quote: Equatable {
    case none
    case triple(Unicode.Scalar)
  }

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var output = String.UnicodeScalarView()
  private(set) var quote: Quote
  private(set) var isChanged = false

  var result: String { String(output) }

  init(_ line: String, _ quote: Quote) {
    scalars = Array(line.unicodeScalars)
    self.quote = quote
  }

  mutating func run() {
    while index < scalars.count {
      if case .triple(let sign) = quote {
        readTriple(sign)
        continue
      }
      let scalar = scalars[index]
      switch scalar {
      case "#":
        output.append(contentsOf: scalars[index...])
        index = scalars.count
      case "\"", "'":
        if isTriple(scalar) {
          quote = .triple(scalar)
          output.append(contentsOf: [scalar, scalar, scalar])
          index += 3
        } else {
          readString(scalar, closedBy: closing(of: scalar))
        }
      case "“", "”", "„", "＂": readString("\"", closedBy: closing(of: scalar))
      case "‘", "’", "＇": readString("'", closedBy: closing(of: scalar))
      default:
        append(Self.sign(for: scalar) ?? String(scalar), for: scalar)
        index += 1
      }
    }
  }

  private mutating func append(_ text: String, for scalar: Unicode.Scalar) {
    if text != String(scalar) { isChanged = true }
    output.append(contentsOf: text.unicodeScalars)
  }

  private func isTriple(_ sign: Unicode.Scalar) -> Bool {
    index + 2 < scalars.count && scalars[index + 1] == sign && scalars[index + 2] == sign
  }

  private mutating func readTriple(_ sign: Unicode.Scalar) {
    if scalars[index] == sign, isTriple(sign) {
      output.append(contentsOf: [sign, sign, sign])
      index += 3
      quote = .none
    } else {
      if scalars[index] == "\\", index + 1 < scalars.count {
        output.append(scalars[index])
        index += 1
      }
      output.append(scalars[index])
      index += 1
    }
  }

  /// The quotes that may close a string that `opening` opens: its own, else a bent one.
  private func closing(of opening: Unicode.Scalar) -> Set<Unicode.Scalar> {
    let family: [Unicode.Scalar] =
      "\"“”„＂".unicodeScalars.contains(opening)
      ? ["\"", "“", "”", "„", "＂"] : ["'", "‘", "’", "＇"]
    let rest = scalars[(index + 1)...]
    // A straight quote closes what it opened, whatever stands between.
    if family[0] == opening { return rest.contains(opening) ? [opening] : Set(family) }
    let bent = Set(family.dropFirst())
    return rest.contains(where: bent.contains) ? bent : Set(family)
  }

  private mutating func readString(_ sign: Unicode.Scalar, closedBy closing: Set<Unicode.Scalar>) {
    append(String(sign), for: scalars[index])
    index += 1
    while index < scalars.count {
      let scalar = scalars[index]
      if closing.contains(scalar) {
        append(String(sign), for: scalar)
        index += 1
        return
      }
      if scalar == "\\", index + 1 < scalars.count {
        output.append(scalar)
        index += 1
      }
      output.append(scalars[index])
      index += 1
    }
  }

  /// What a sign outside strings stands for, where that is beyond doubt.
  private static func sign(for scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "×", "÷", "→", "…", "《", "》", "。", "、": nil
    case "０"..."９": String(scalar.value - 0xFF10)
    case "＿": "_"
    default: Characters.lookAlikes[scalar]
    }
  }
}
