/// The numbers that a book prints before the lines of its listings.
///
/// They grow from line to line, may leave gaps where a line was lost, and go on over page breaks or
/// start again with the next listing. A line without a number between them was wrapped.
struct Gutter {
  /// A line behind its number.
  struct Line {
    /// Its place among the lines of the paste.
    let index: Int
    /// The number; nil before a wrapped line.
    let number: Int?
    /// What stands on it, from its first sign on.
    let code: String
    /// How far `code` stands behind the number and one blank.
    let afterNumber: Int
    /// The column of `code`, as printed.
    let column: Int
  }

  /// Lines without a break between them.
  struct Page {
    var lines: [Line]
    /// Whether the numbers do not go on from the page before.
    let beginsListing: Bool
  }

  /// The pages in order; only the first line of the first may lack a number.
  private(set) var pages: [Page] = []
  /// Lines without number that follow a break: what a program printed.
  private(set) var others: [Int] = []

  /// Whether the lines of `next` are numbered and go on where those of `previous` end: the two are
  /// parts of one listing.
  static func goesOn(from previous: String, to next: String) -> Bool {
    let first = Gutter(PasteSteps.lines(of: previous))?.pages.last?.lines.last { $0.number != nil }
    let second = Gutter(PasteSteps.lines(of: next), mayBeShort: true)?.pages.first?.lines.first {
      $0.number != nil
    }
    guard let last = first?.number, let following = second?.number else { return false }
    return following == last + 1 || following > 3 && (0..<3).contains(last - following)
  }

  /// Reads the numbers before lines; nil where there are none that make sense.
  ///
  /// `mayBeShort` lets a single numbered line count.
  init?(_ lines: [String], mayBeShort: Bool = false) {
    let marks = lines.enumerated().map { Self.mark($0.element, at: $0.offset) }
    var previous: Int?
    var isBroken = true
    var numbered = 0
    var steps = 0
    for (index, line) in lines.enumerated() {
      if PasteSteps.isBlank(line) {
        isBroken = true
        continue
      }
      if let mark = marks[index], let number = mark.number,
        Self.follows(number, previous, isBroken: isBroken, next: Self.next(marks, lines, index))
      {
        if isBroken || pages.isEmpty {
          // The numbers of a page may overlap with those of the one before.
          let goesOn =
            previous.map { number > $0 || number > 3 && $0 - number < 3 } ?? !pages.isEmpty
          pages.append(Page(lines: [], beginsListing: !goesOn))
        }
        if let previous, number == previous + 1 { steps += 1 }
        (previous, numbered) = (number, numbered + 1)
        pages[pages.count - 1].lines.append(mark)
      } else if previous == nil, numbered == 0, pages.isEmpty {
        // A header that stands before the first number.
        pages.append(Page(lines: [Self.unmarked(line, at: index)], beginsListing: true))
        isBroken = true
        continue
      } else if isBroken || numbered == 0 {
        others.append(index)
        continue
      } else {
        pages[pages.count - 1].lines.append(Self.unmarked(line, at: index))
      }
      isBroken = false
    }
    let total = pages.reduce(0) { $0 + $1.lines.count }
    guard numbered >= (mayBeShort ? 1 : 2), numbered * 2 >= total + others.count,
      steps * 2 >= numbered - pages.count
    else { return nil }
  }

  /// Whether a number may stand behind `previous`.
  private static func follows(
    _ number: Int, _ previous: Int?, isBroken: Bool, next: Int?
  ) -> Bool {
    guard let previous else { return next.map { $0 == number || $0 == number + 1 } ?? true }
    if number >= previous, number - previous <= 3 { return true }
    return isBroken && (next.map { $0 == number || $0 == number + 1 } ?? true)
  }

  /// The number of the next line, if it is not beyond a break.
  private static func next(_ marks: [Line?], _ lines: [String], _ index: Int) -> Int? {
    var next = index + 1
    // Over one wrapped line.
    while next < lines.count, next <= index + 2, !PasteSteps.isBlank(lines[next]) {
      if let number = marks[next]?.number { return number }
      next += 1
    }
    return nil
  }

  private static func unmarked(_ line: String, at index: Int) -> Line {
    let code = line.drop { PasteSteps.isBlank($0) }
    let column = line.count - code.count
    return Line(
      index: index, number: nil, code: String(code), afterNumber: column, column: column)
  }

  /// The line behind the number it begins with.
  private static func mark(_ line: String, at index: Int) -> Line? {
    let front = line.prefix { PasteSteps.isBlank($0) }.count
    let digits = line.dropFirst(front).prefix { $0.isASCII && $0.isNumber }
    guard (1...5).contains(digits.count), let number = Int(digits) else { return nil }
    var rest = line[digits.endIndex...]
    var width = front + digits.count
    if let sign = rest.first, ".:|".contains(sign) {
      rest.removeFirst()
      width += 1
    }
    guard rest.first.map(PasteSteps.isBlank) ?? true else { return nil }
    var blanks = 0
    for blank in rest.prefix(while: { PasteSteps.isBlank($0) }) {
      blanks += blank == "\t" && blanks > 0 ? 4 : 1
    }
    let code = rest.drop { PasteSteps.isBlank($0) }
    return Line(
      index: index, number: number, code: String(code), afterNumber: max(0, blanks - 1),
      column: width + blanks)
  }
}
