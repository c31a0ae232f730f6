/// Finds out how deep the lines of a listing stand.
///
/// Three things blur that in print: how the gutter and the code are set apart (one blank behind the
/// number, or a fixed column), pages that are moved as a whole, and lines that drift. Pages are read
/// one after the other with each of the settings and shifts that make sense; the few best readings
/// are kept, and the one that mends least wins.
struct ListingLayout {
  /// A statement's line with the lines that go on from it.
  struct Statement {
    /// The lines, as places in the layout's `lines`.
    let lines: Range<Int>
    /// The word it begins with, if that is one of the language's.
    let word: Keyword?
    let isDecorator: Bool
    let opensBlock: Bool
    /// Whether it speaks of `self`, as only methods do.
    let namesSelf: Bool

    /// Whether it asks if the program is run, as only outermost lines do.
    let isMain: Bool

    /// Whether it may stand in a class and speak of `self`.
    var isDefinition: Bool { word == .def || word == .class || isDecorator }
  }

  let lines: [Gutter.Line]
  /// The statements of each page, in order.
  private(set) var pages: [[Statement]] = []
  private let beginsListing: [Bool]

  init(_ pages: [Gutter.Page]) {
    lines = pages.flatMap(\.lines)
    beginsListing = pages.map(\.beginsListing)
    var start = 0
    var next = statements()[...]
    for page in pages {
      start += page.lines.count
      // A statement belongs to the page it begins on.
      let own = next.prefix { $0.lines.lowerBound < start }
      self.pages.append(Array(own))
      next = next.dropFirst(own.count)
    }
  }

  private func statements() -> [Statement] {
    var result: [Statement] = []
    var scanner = ContinuationScanner()
    var place = 0
    while place < lines.count {
      let code = lines[place].code
      let first = place
      repeat {
        scanner.read(lines[place].code)
        place += 1
      } while place < lines.count && scanner.isOpen
      guard !PasteSteps.isBlank(code), !PasteSteps.isComment(code) else { continue }
      result.append(
        Statement(
          lines: first..<place,
          word: Keyword.byName[String(code.prefix { $0.isLetter })],
          isDecorator: code.hasPrefix("@"), opensBlock: scanner.opensBlock,
          namesSelf: lines[first..<place].contains { Self.namesSelf($0.code) },
          isMain: code.hasPrefix("if __name__")))
    }
    return result
  }

  private static func namesSelf(_ code: String) -> Bool {
    code.contains("self") && code.split { !$0.isLetter && $0 != "_" }.contains("self")
  }

  // MARK: - Readings

  /// How many readings are followed at once.
  private static let widest = 12
  /// Behind this many pages only those readings are followed that are best by then.
  private static let mostPages = 60

  /// The readings, those that mend least first.
  func readings() -> [ListingReading] {
    var kept = [ListingReading()]
    for (page, statements) in pages.enumerated() where !statements.isEmpty {
      var next: [ListingReading] = []
      for reading in kept {
        for isByColumn in [false, true] {
          next += reading.shifts(
            first: place(statements[0], isByColumn), isByColumn,
            beginsListing: beginsListing[page]
          ).map { shift, price in
            var reading = reading
            reading.begin(page, shift, isByColumn, price, beginsListing: beginsListing[page])
            for (index, statement) in statements.enumerated() {
              let following = index + 1 < statements.count ? statements[index + 1] : nil
              reading.read(
                statement, at: place(statement, isByColumn) + shift,
                next: following.map { (place($0, isByColumn) + shift, $0) })
            }
            return reading
          }
        }
      }
      var seen: Set<[Int]> = []
      kept = next.enumerated().sorted {
        ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset)
      }
      .map(\.element).filter { seen.insert($0.levels).inserted }
      kept = Array(kept.prefix(page < Self.mostPages ? Self.widest : 1))
    }
    return kept
  }

  private func place(_ statement: Statement, _ isByColumn: Bool) -> Int {
    let line = lines[statement.lines.lowerBound]
    return isByColumn ? line.column : line.afterNumber
  }

  // MARK: - Text

  /// The lines of a paste of `count` lines as a reading has them, and those whose indentation it
  /// mended.
  func text(_ reading: ListingReading, count: Int) -> (lines: [String], mended: [Int]) {
    var result = [String](repeating: "", count: count)
    for line in lines { result[line.index] = line.code }
    var mended: [Int] = []
    var level = 0
    var shift = 0
    var statement = 0
    let all = pages.flatMap { $0 }
    for (place, line) in lines.enumerated() {
      if statement < all.count, all[statement].lines.lowerBound == place {
        level = reading.levels[statement]
        shift = level - line.afterNumber
        if reading.mended.contains(statement) { mended.append(line.index) }
        statement += 1
        result[line.index] = String(repeating: " ", count: level) + line.code
      } else if !line.code.isEmpty {
        let indent = max(0, line.afterNumber + shift)
        result[line.index] = String(repeating: " ", count: min(indent, 400)) + line.code
      }
    }
    for page in reading.movedPages {
      guard let first = pages[page].first, let last = pages[page].last else { continue }
      mended += lines[first.lines.lowerBound..<last.lines.upperBound].map(\.index)
    }
    return (result, Set(mended).sorted())
  }
}
