import Foundation
import Testing

/// The book and the chapters, which are not part of the project: a tester puts them there.
private let seeds = "/work/shared/seeds"
private let haveSeeds = FileManager.default.fileExists(atPath: seeds + "/book.md")

/// Pastes from books, terminals and other programs' bug reports, in each way that a paste can come.
///
/// What becomes of one is the same in all of them.
@Suite(
  "Pastes", .enabled(if: Program.path != nil, "the program nnrepl is not beside the tests"))
struct PasteMatrixTests {
  @Test("What other programs trip over", arguments: PasteMode.outside)
  func vectors(_ mode: PasteMode) throws { try checkVectors(mode) }

  @Test(
    "What other programs trip over, in tmux",
    .enabled(if: PasteTerminal.hasTmux, "tmux is not installed"), arguments: PasteMode.inside)
  func vectorsInTmux(_ mode: PasteMode) throws { try checkVectors(mode) }

  @Test(
    "40 listings of a book with their line numbers, each in a session without names",
    .enabled(if: haveSeeds, "the book is not in \(seeds)"), arguments: PasteMode.outside)
  func listings(_ mode: PasteMode) throws { try check("book", mode, keepsNames: false) }

  @Test(
    "40 listings of a book with their line numbers, in tmux",
    .enabled(if: haveSeeds, "the book is not in \(seeds)"),
    .enabled(if: PasteTerminal.hasTmux, "tmux is not installed"), arguments: PasteMode.inside)
  func listingsInTmux(_ mode: PasteMode) throws { try check("book", mode, keepsNames: false) }

  @Test(
    "All that stands in the chapters' fences, in order, with no epochs",
    .enabled(if: haveSeeds, "the chapters are not in \(seeds)"), arguments: PasteMode.outside)
  func chapters(_ mode: PasteMode) throws { try check("chapters", mode, keepsNames: true) }

  @Test(
    "All that stands in the chapters' fences, in tmux",
    .enabled(if: haveSeeds, "the chapters are not in \(seeds)"),
    .enabled(if: PasteTerminal.hasTmux, "tmux is not installed"), arguments: PasteMode.inside)
  func chaptersInTmux(_ mode: PasteMode) throws { try check("chapters", mode, keepsNames: true) }

  @Test(
    "No fence of the chapters is left out",
    .enabled(if: haveSeeds, "the chapters are not in \(seeds)"))
  func allFences() throws {
    let pastes = try KeptPastes("chapters").pastes
    for file in ["ch6-deep-learning.md", "cnn-introduction.md", "cnn-in-practice.md"] {
      let lines = try #require(KeptPaste.lines[file])
      let marks = lines.indices.filter { lines[$0].hasPrefix("```") }
      let fences = stride(from: 0, to: marks.count - 1, by: 2).map {
        (marks[$0] + 2)...marks[$0 + 1]
      }
      #expect(pastes.filter { $0.file == file }.map(\.range) == fences, "\(file)")
    }
  }

  private func checkVectors(_ mode: PasteMode) throws {
    let terminal = try PasteTerminal(mode)
    for vector in PasteVector.prompts + PasteVector.layout + PasteVector.refused {
      try terminal.reset()
      let answer = try terminal.paste(vector.pasted)
      #expect(answer.text == vector.answer, "\(vector.name)")
      #expect(!answer.goesOn, "\(vector.name)")
      #expect(try terminal.names() == vector.names, "\(vector.name)")
    }
    try terminal.leave()
  }

  /// Pastes what a file of expectations lists and compares what becomes of it.
  ///
  /// `NNREPL_ACCEPT=1` writes what one of the modes finds into the file instead.
  private func check(_ name: String, _ mode: PasteMode, keepsNames: Bool) throws {
    var kept = try KeptPastes(name)
    let isAccepted = ProcessInfo.processInfo.environment["NNREPL_ACCEPT"] != nil
    let terminal = try PasteTerminal(mode)
    for (index, paste) in kept.pastes.enumerated() {
      let isFirst = index == 0 || kept.pastes[index - 1].file != paste.file
      let isLast = index + 1 == kept.pastes.count || kept.pastes[index + 1].file != paste.file
      if isFirst || !keepsNames { try terminal.reset() }
      var found = try terminal.paste(paste.text()).outcome
      if isLast || !keepsNames { found += try terminal.names().map { "  " + $0 } }
      if isAccepted {
        kept.pastes[index].outcome = found
      } else {
        #expect(found == paste.outcome, "\(paste.file), line \(paste.range.lowerBound)")
      }
    }
    try terminal.leave()
    if isAccepted, mode == PasteMode.outside.first { try kept.write() }
  }
}

/// Some lines of a seed, and what came of pasting them.
struct KeptPaste {
  let file: String
  let range: ClosedRange<Int>
  var outcome: [String] = []

  /// The lines of each seed, read once.
  static let lines: [String: [String]] = [
    "book.md", "ch6-deep-learning.md", "cnn-introduction.md", "cnn-in-practice.md",
  ].reduce(into: [:]) { lines, file in
    let text = try? String(contentsOfFile: "\(seeds)/\(file)", encoding: .utf8)
    lines[file] = text?.components(separatedBy: "\n")
  }

  /// What a reader copies; but the chapters' networks are not trained.
  func text() throws -> String {
    let lines = try #require(Self.lines[file])
    let text = lines[(range.lowerBound - 1)..<range.upperBound].joined(separator: "\n") + "\n"
    if file == "book.md" { return text }
    return text.replacing(/(SGD\(\w+, ?)\d+,/) { "\($0.output.1)0," }
  }
}

/// A file of expectations: `== FILE FIRST-LAST` before each outcome.
private struct KeptPastes {
  var pastes: [KeptPaste] = []
  private var head: [String] = []
  private let url: URL

  init(_ name: String) throws {
    url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Pastes/\(name).expected")
    let text = try String(contentsOf: url, encoding: .utf8)
    for line in text.split(separator: "\n").map(String.init) {
      if let heading = line.wholeMatch(of: /== (\S+) (\d+)-(\d+)/),
        let first = Int(heading.output.2), let last = Int(heading.output.3), first <= last
      {
        pastes.append(KeptPaste(file: String(heading.output.1), range: first...last))
      } else if pastes.isEmpty {
        head.append(line)
      } else {
        pastes[pastes.count - 1].outcome.append(line)
      }
    }
  }

  func write() throws {
    let entries = pastes.map { paste in
      ["== \(paste.file) \(paste.range.lowerBound)-\(paste.range.upperBound)"] + paste.outcome
    }
    let text = (head + entries.joined()).joined(separator: "\n") + "\n"
    try text.write(to: url, atomically: true, encoding: .utf8)
  }
}
