import Language

/// Finds the listings among the fences of a text, each read once.
struct ListingReader {
  let fences: [Fence]
  /// The lines of the text.
  let contents: [String]
  private var known: [Int: Listing?] = [:]

  init(_ fences: [Fence], _ contents: [String]) {
    self.fences = fences
    self.contents = contents
  }

  /// The listing that begins with fence `index`; nil where that is something else.
  mutating func listing(at index: Int) -> Listing? {
    if let listing = known[index] { return listing }
    let listing = Listing(fences, from: index, contents)
    known[index] = .some(listing)
    return listing
  }

  /// The fences behind `end` that show what the listing before them prints: those right below it or
  /// behind words that end with a colon, and that speak of a result if they are many.
  mutating func outputs(behind end: Int) -> Range<Int> {
    guard end < fences.count, mayBeOutput(end), !fences[end].readsAsShell,
      announces(contents[fences[end - 1].lines.upperBound..<fences[end].lines.lowerBound])
    else { return end..<end }
    var last = end + 1
    while last < fences.count, fences[last - 1].isNextTo(fences[last], contents), mayBeOutput(last)
    {
      last += 1
    }
    return end..<last
  }

  private mutating func mayBeOutput(_ index: Int) -> Bool {
    fences[index].isUntagged && !fences[index].hasPrompts && listing(at: index) == nil
  }

  private static let longestAnnouncement = 3
  private static let resultWords = ["output", "result", "print", "结果", "输出", "打印", "显示"]

  /// Whether lines between a listing and a fence are none, or say that its output follows.
  private func announces(_ lines: ArraySlice<String>) -> Bool {
    let words = lines.map(\.trimmingBlanks).filter { !$0.isEmpty }
    guard let last = words.last?.last else { return true }
    guard last == ":" || last == "：", !words.contains(where: { $0.hasPrefix("#") }) else {
      return false
    }
    // Behind a long explanation the last words must speak of a result.
    let end = words[words.count - 1].lowercased()
    return words.count <= Self.longestAnnouncement || Self.resultWords.contains { end.contains($0) }
  }
}

/// A program in fences that name no language, as books have them: pages divide it, lines are
/// numbered, and what it prints stands in fences of the same kind.
struct Listing {
  /// The fences that it takes.
  let fences: Range<Int>
  /// The code, line for line as in the file, with empty lines where fences divide it.
  let source: String

  /// The listing that begins with fence `index`; nil where that is something else.
  ///
  /// A fence is one that reads as a whole as a program, and as more than values and names: what
  /// programs print may do that too. One with numbered lines may hold a mistake.
  init?(_ fences: [Fence], from index: Int, _ contents: [String]) {
    guard fences[index].isUntagged else { return nil }
    var source = fences[index].text
    var last = source
    var end = index + 1
    while end < fences.count, fences[end].isUntagged,
      fences[end - 1].isNextTo(fences[end], contents),
      Transcript.listing(last, goesOnIn: fences[end].text)
    {
      last = fences[end].text
      let gap = fences[end].lines.lowerBound - fences[end - 1].lines.upperBound + 2
      source += String(repeating: "\n", count: gap) + last
      end += 1
    }
    guard Self.readsAsProgram(source) else { return nil }
    self.fences = index..<end
    self.source = source
  }

  // MARK: - What reads as a program

  private static func readsAsProgram(_ text: String) -> Bool {
    let transcript = Transcript.read(text, dialect: .python3)
    guard !transcript.entries.isEmpty else { return false }
    let programs = transcript.entries.map { try? Parser.parse($0.source, dialect: .python3) }
    let statements = programs.compactMap { $0 }.flatMap(\.statements)
    if transcript.problem != nil {
      // A misprint in a program, rather than another language.
      return programs.count(where: { $0 != nil }) * 2 > programs.count
        && statements.contains(where: \.isUnmistakable)
        || transcript.entries.contains { $0.source.beginsDefinition }
    }
    guard !programs.contains(where: { $0 == nil }) else { return false }
    return statements.contains(where: \.isUnmistakable)
  }
}

extension Fence {
  /// Whether it names no language.
  var isUntagged: Bool { words.isEmpty && !isIndented }

  /// The lines between the fences.
  var text: String { content.map { $0 + "\n" }.joined() }

  /// Whether nothing stands between this fence and the next.
  fileprivate func isNextTo(_ next: Fence, _ contents: [String]) -> Bool {
    contents[lines.upperBound..<next.lines.lowerBound].allSatisfy { $0.trimmingBlanks.isEmpty }
  }

  /// Whether its first line is meant for a shell.
  fileprivate var readsAsShell: Bool {
    !Transcript.read(content.first ?? "", dialect: .python3).asides.isEmpty
  }
}

extension SourceText {
  /// Whether it begins as the definition of a function does.
  fileprivate var beginsDefinition: Bool {
    text.hasPrefix("def ") && line(0).trimmingBlanks.hasSuffix(":")
  }
}

extension Statement {
  /// Whether no program prints the like: an import, a definition, a block, or a value that is worked
  /// out.
  fileprivate var isUnmistakable: Bool {
    switch kind {
    case .importModules, .importNames, .function, .classDefinition, .forLoop, .whileLoop,
      .conditional, .with, .tryStatement, .print, .augmentedAssignment:
      return true
    case .assignment(_, let value): return value.isWorkedOut
    case .expression(let value, _): return value.printsSomething
    default: return false
    }
  }
}

extension Expression {
  /// Whether it calls something, or computes.
  fileprivate var isWorkedOut: Bool {
    switch kind {
    case .call, .binary, .comprehension: true
    default: false
    }
  }

  /// Whether it is a call of `print`.
  fileprivate var printsSomething: Bool {
    guard case .call(let function, _) = kind, case .name("print") = function.kind else {
      return false
    }
    return true
  }
}
