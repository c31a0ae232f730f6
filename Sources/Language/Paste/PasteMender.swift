/// Tries one repair after the other on a paste that does not parse, and keeps those that help.
struct PasteMender {
  private let lines: [String]
  private let dialect: Dialect
  private let name: String

  init(_ lines: [String], _ dialect: Dialect, name: String) {
    self.lines = lines
    self.dialect = dialect
    self.name = name
  }

  /// The paste as it is, or mended.
  mutating func mended() -> Transcript {
    let plain = attempt(PasteSteps.dedented(lines))
    if plain.failures == 0 { return plain.transcript }
    var code = lines
    var repairs: [PasteRepair] = []
    if let inside = PasteSteps.withoutFences(lines) {
      code = inside
      let left = lines.indices.filter { inside[$0] != lines[$0] }.map { $0 + 1 }
      repairs.append(PasteRepair(.fences, lines: left))
    }
    if let listing = listing(code) {
      return listing.with(repairsBefore: repairs)
    }
    let best = withoutDrift(code, plain: repairs.isEmpty ? plain : nil)
    if best.failures < plain.failures || repairs.isEmpty {
      return best.transcript.with(repairsBefore: best.failures < plain.failures ? repairs : [])
    }
    return plain.transcript
  }

  // MARK: - Attempts

  /// A reading of the paste, and how many of its entries do not parse.
  private struct Attempt {
    var transcript: Transcript
    /// Entries with mistakes; one that merely lacks its end is none.
    var failures: Int
    var firstFailure: Diagnostic?
    /// Whether nothing was found but numbers and texts, as in printed tables.
    var isData: Bool
  }

  private func attempt(_ lines: [String], _ repairs: [PasteRepair] = []) -> Attempt {
    var reader = TranscriptReader(lines, dialect, name: name)
    var result = Attempt(
      transcript: reader.read(), failures: 0, firstFailure: nil, isData: true)
    result.transcript.repairs = repairs
    for (index, entry) in result.transcript.entries.enumerated() {
      var parser = Parser(entry.source, Lexer.tokens(of: entry.source), dialect: dialect)
      do throws(SyntaxFailure) {
        let statements = try parser.program()
        if !statements.allSatisfy(\.isData) { result.isData = false }
      } catch {
        result.isData = false
        if error.isAtEnd, index == result.transcript.entries.count - 1 { continue }
        result.failures += 1
        if result.firstFailure == nil { result.firstFailure = error.diagnostic }
      }
    }
    return result
  }

  /// The attempt with signs made Python's, if that parses better.
  private func withPlainSigns(
    _ lines: [String], _ repairs: [PasteRepair], unless best: Attempt
  ) -> Attempt {
    guard best.failures > 0 else { return best }
    let (plain, changed) = PasteSteps.plainSigns(lines)
    guard !changed.isEmpty else { return best }
    let signs = PasteRepair(.signs, lines: changed.map { $0 + 1 })
    let attempt = attempt(plain, repairs + [signs])
    return attempt.failures < best.failures ? attempt : best
  }

  // MARK: - Listings

  /// The paste read as a listing with line numbers; nil where it is none.
  private func listing(_ lines: [String]) -> Transcript? {
    guard var best = withoutGutter(lines) else { return nil }
    if best.failures > 0 {
      // Brackets of another keyboard hide which lines belong together.
      let (plain, changed) = PasteSteps.plainSigns(lines)
      if !changed.isEmpty, var other = withoutGutter(plain), other.failures < best.failures {
        other.transcript.repairs.insert(
          PasteRepair(.signs, lines: changed.map { $0 + 1 }), at: 1)
        best = other
      }
    }
    guard !best.isData else { return nil }
    if best.failures > 0 {
      guard isNumbered(lines) else { return nil }
      best.transcript.problem = best.firstFailure
    }
    return best.transcript
  }

  /// The best of the readings of numbered lines; nil where there are none.
  private func withoutGutter(_ lines: [String]) -> Attempt? {
    guard let gutter = Gutter(lines) else { return nil }
    let (pages, joined) = PasteSteps.unwrapped(gutter.pages)
    let layout = ListingLayout(pages)
    var best: Attempt?
    for reading in layout.readings() {
      var (code, mended) = layout.text(reading, count: lines.count)
      for index in gutter.others { code[index] = lines[index] }
      var repairs = [PasteRepair(.lineNumbers, lines: gutter.numbered)]
      if !joined.isEmpty { repairs.append(PasteRepair(.wrapping, lines: joined.map { $0 + 1 })) }
      if !mended.isEmpty {
        repairs.append(PasteRepair(.indentation, lines: mended.map { $0 + 1 }))
      }
      let attempt = attempt(code, repairs)
      if attempt.failures < best?.failures ?? Int.max { best = attempt }
      if attempt.failures == 0 { break }
    }
    return best
  }

  /// Whether the lines of a listing that does not parse are numbered beyond doubt: most of them
  /// make no sense with the number.
  private func isNumbered(_ lines: [String]) -> Bool {
    let numbered = Gutter(lines)?.numbered ?? []
    let senseless = numbered.filter { number in
      let text = PasteSteps.trimmed(lines[number - 1])
      if case .failure(let failure) = Parser.outcome(SourceText(text), dialect: dialect) {
        return !failure.isAtEnd
      }
      return false
    }
    return numbered.count >= 3 && senseless.count * 2 > numbered.count
  }

  // MARK: - Plain texts

  /// The paste with signs and small drifts of its indentation mended.
  private func withoutDrift(_ lines: [String], plain: Attempt?) -> Attempt {
    let dedented = PasteSteps.dedented(lines)
    var best = plain ?? attempt(dedented)
    var code = dedented
    best = withPlainSigns(code, [], unless: best)
    if best.transcript.repairs.contains(where: { $0.kind == .signs }) {
      code = PasteSteps.plainSigns(code).lines
    }
    guard best.failures > 0 else { return best }
    let repairs = best.transcript.repairs
    if let spaced = PasteSteps.withoutTabs(code) {
      let mended = PasteRepair(
        .indentation, lines: code.indices.filter { code[$0] != spaced[$0] }.map { $0 + 1 })
      let attempt = attempt(spaced, repairs + [mended])
      if attempt.failures < best.failures { return attempt }
    }
    let layout = ListingLayout([Gutter.Page(unnumbered: code)])
    for reading in layout.readings() where reading.furthest == 1 {
      let (text, mended) = layout.text(reading, count: code.count)
      let attempt = attempt(
        text, repairs + [PasteRepair(.indentation, lines: mended.map { $0 + 1 })])
      if attempt.failures < best.failures { return attempt }
    }
    return best
  }
}

extension Gutter {
  /// The numbers, from 1, of the paste's lines that have a number before them.
  var numbered: [Int] {
    pages.flatMap { $0.lines.filter { $0.number != nil }.map { $0.index + 1 } }
  }
}

extension Gutter.Page {
  /// Lines that never had numbers.
  fileprivate init(unnumbered lines: [String]) {
    self.init(
      lines: lines.enumerated().map { index, line in
        let code = line.drop { PasteSteps.isBlank($0) }
        let column = line.count - code.count
        return Gutter.Line(
          index: index, number: nil, code: PasteSteps.isBlank(line) ? "" : String(code),
          afterNumber: column, column: column)
      }, beginsListing: true)
  }
}

extension Transcript {
  fileprivate func with(repairsBefore repairs: [PasteRepair]) -> Transcript {
    var copy = self
    copy.repairs = repairs + copy.repairs
    return copy
  }
}

extension Statement {
  /// Whether it is a value written out, for its own sake.
  fileprivate var isData: Bool {
    if case .expression(let value, _) = kind { return value.isLiteral }
    return false
  }
}
