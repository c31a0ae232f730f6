import Figures
import Foundation
import Language
import Sessions
import Testing

@testable import NotebookFiles

private let path = "/work/shared/seeds/book.md"

/// All listings of a textbook, replayed in reading order, each one's output beside the book's.
///
/// The book is no part of the project; without it these tests are skipped.
@Suite(
  "A textbook's listings",
  .enabled(
    if: FileManager.default.fileExists(atPath: path), "the book is not on this machine"))
struct BookReplayTests {
  @Test("The listings without Theano and TensorFlow replay, but for those of the table")
  func asPrinted() throws {
    let replay = try BookReplay(String(contentsOfFile: path, encoding: .utf8))
    let plain = replay.notebook.cells.filter { Self.usesNoGraphs($0.source) }
    let reasons = replay.reasons
    var found: [Int: String] = [:]
    for cell in plain { found[cell.firstLine] = reasons[cell.firstLine] }
    for line in Set(found.keys).union(BookTable.exceptions.keys).sorted() {
      let (cause, expected) = BookTable.exceptions[line] ?? (.ours, "")
      #expect(found[line] ?? "replays" == expected, "line \(line), \(cause)")
    }
    let causes = Dictionary(grouping: BookTable.exceptions.values, by: \.cause)
      .mapValues(\.count)
    print("\(plain.count) listings, \(plain.count - found.count) replay; of the others:")
    for (cause, count) in causes.sorted(by: { $0.value > $1.value }) {
      print(count, cause.rawValue)
    }
    #expect(causes[.ours] == nil)
    let misprinted = BookTable.exceptions.filter { $0.value.cause == .misprint }.keys.sorted()
    #expect(misprinted == BookTable.misprints.keys.sorted())
    #expect(replay.notebook.cells.count == BookTable.listingCount)
    #expect(plain.count == BookTable.plainCount)
    #expect(replay.report.comparedCount == BookTable.comparedCount)
  }

  /// Whether a listing uses neither Theano nor TensorFlow: `W.T.dot` is NumPy's.
  private static func usesNoGraphs(_ text: String) -> Bool {
    text.firstMatch(of: /theano|tensorflow|(?:^|[^\w.])(?:tf|T)\./) == nil
  }

  // MARK: - With the misprints corrected

  private func replayCorrected() throws -> BookReplay {
    let book = try String(contentsOfFile: path, encoding: .utf8)
    let text = try BookCorrections.corrected(
      book, chapters: [1100...3045, 8885...11935, 20000...20800])
    let sample = book.components(separatedBy: "\n")[8895] + "\n"
    return try BookReplay(text, files: ["input.txt": sample])
  }

  @Test(
    "With their misprints corrected, the listings of chapters 2, 6 and 12 print the book's values")
  func corrected() throws {
    let replay = try replayCorrected()
    let text = replay.reasons.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
    #expect(text == BookTable.leftWhenCorrected)
    #expect(replay.report.comparedCount == BookTable.comparedWhenCorrected)
    try BookValues(replay).check()
  }
}

/// A replay of the book in a session of its own.
struct BookReplay {
  let notebook: Notebook
  let report: ReplayReport

  /// Replays a text in a folder with some files.
  init(_ text: String, files: [String: String] = [:]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("nnrepl-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    var settings = Session.Settings()
    settings.folder = folder.path
    settings.seed = 1
    settings.stackBudget = 256 << 10
    let recorder = OutputRecorder(Silence())
    let session = Session(output: recorder, settings: settings)
    session.takeNotice = { _ in }
    notebook = Notebook(text, name: "book")
    report = Replayer(session, recorder: recorder).replay(notebook)
    name = folder.path
  }

  private let name: String

  /// Why listings did not replay, or that they print other things, by the line they start on.
  var reasons: [Int: String] {
    var result: [Int: String] = [:]
    for skip in report.skipped { result[skip.line] = skip.reason }
    for stop in report.stopped { result[stop.line] = stop.diagnostic.summary }
    for difference in report.differences {
      let cell = notebook.cells.last { $0.firstLine <= difference.line }
      result[cell?.firstLine ?? 0] = "prints other things"
    }
    return result.mapValues { $0.replacingOccurrences(of: name, with: "its folder") }
  }

  /// What the listing that starts on a line printed.
  func printed(_ line: Int) throws -> String {
    let index = try #require(notebook.cells.firstIndex { $0.firstLine == line })
    return report.outputs[index].flatMap(\.lines).joined(separator: "\n")
  }

  /// What the book shows that the listing that starts on a line prints.
  func shown(_ line: Int) throws -> String {
    let cell = try #require(notebook.cells.first { $0.firstLine == line })
    return cell.outputs.flatMap(\.lines).joined(separator: "\n")
  }
}

/// Output that nobody sees.
private final class Silence: SessionOutput {
  func write(_ text: String) {}
  func progress(_ line: String?) {}
  func draw(_ figure: Figure) {}
}
