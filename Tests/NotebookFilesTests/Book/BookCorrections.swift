import Foundation

/// What the book misprints in the listings of chapters 2, 6 and 12, and what is meant.
enum BookCorrections {
  struct Correction {
    /// The lines of the book that it is for, from 1.
    let lines: ClosedRange<Int>
    let printed: String
    let meant: String

    init(_ lines: ClosedRange<Int>, _ printed: String, _ meant: String) {
      self.lines = lines
      self.printed = printed
      self.meant = meant
    }
  }

  /// In chapter 2: brackets.
  static let arrays: [Correction] = [
    Correction(1958...1958, "6.3)]]])", "6.3)]])"),
    Correction(
      2924...2924, "np.exp(-xi), xi], xi[", "np.exp(-xi)[:, np.newaxis], xi["),
    Correction(3042...3042, "]", "]]"),
  ]

  /// In 6.1.3: letters whose case was lost, and a loop without an end.
  static let characters: [Correction] = [
    Correction(8980...9020, "target[t]", "targets[t]"),
    Correction(8980...9020, "dwhy", "dWhy"), Correction(8980...9020, "dwxh", "dWxh"),
    Correction(8980...9020, "dwhh", "dWhh"), Correction(8980...9020, "(why", "(Why"),
    Correction(8980...9020, "(whh", "(Whh"),
    Correction(9137...9157, "Wyh", "Why"),
    Correction(9192...9221, "mWwh", "mWhh"), Correction(9192...9221, "Wwh", "Whh"),
    Correction(9192...9221, "while True:", "while n <= 200:"),
  ]

  /// In 6.2: two gradients in each other's place, brackets, formats, and data that are not needed.
  static let captions: [Correction] = [
    Correction(9557...9557, "data = load_data_ric()", "pass"),
    Correction(9641...9664, "dWx = np.dot(prev_h.T", "dWx = np.dot(x.T"),
    Correction(9641...9664, "dWh = np.dot(x.T", "dWh = np.dot(prev_h.T"),
    Correction(9746...9746, "])", "]])"),
    Correction(10027...10027, "[0.,", "[[0.,"),
    Correction(10034...10034, "]])", "]]])"),
    Correction(10036...10036, "'.e8'", "'.8e'"),
    Correction(10756...10756, "%f", "%s"),
  ]

  /// In 12.1: a module of the reader's own, printed later, which only the picture needs.
  static let gaussians: [Correction] = [
    Correction(20245...20245, "import gaussian_nd as gaussian", "pass"),
    Correction(20357...20357, "demo(m, phi, mu, sigma)", "pass"),
  ]

  /// Lines behind a page break that lost four blanks, up to where the block that they go on ends:
  /// of a loop in 6.1.3, and of a function in 12.1.
  static let dedented = [9000...9008, 20322...20336]

  /// The lines of a book with the corrections made; the lines of no chapter are empty.
  static func corrected(_ book: String, chapters: [ClosedRange<Int>]) throws -> String {
    var lines = book.components(separatedBy: "\n")
    for correction in arrays + characters + captions + gaussians {
      var found = 0
      for index in correction.lines.lowerBound - 1...correction.lines.upperBound - 1 {
        guard lines[index].contains(correction.printed) else { continue }
        found += 1
        lines[index] = lines[index].replacingOccurrences(
          of: correction.printed, with: correction.meant)
      }
      guard found > 0 else { throw NotThere(correction: correction) }
    }
    for index in dedented.flatMap({ $0.map { $0 - 1 } }) {
      guard let blank = lines[index].firstIndex(of: " ") else { continue }
      lines[index].insert(contentsOf: "    ", at: blank)
    }
    for index in lines.indices where !chapters.contains(where: { $0.contains(index + 1) }) {
      lines[index] = ""
    }
    return lines.joined(separator: "\n")
  }

  /// A correction of something that the book does not say.
  struct NotThere: Error {
    let correction: Correction
  }
}
