import Figures
import Foundation
import Language
import Sessions
import Testing

@testable import NotebookFiles

private let book = "/work/shared/seeds/book.md"

/// All listings of the textbook, replayed in reading order in one session.
@Suite(
  "A textbook's listings",
  .enabled(
    if: FileManager.default.fileExists(atPath: book), "the book is not on this machine"))
struct BookReplayTests {
  /// What became of the listings.
  private struct Outcome {
    let notebook: Notebook
    let report: ReplayReport

    /// The reason why a listing did not replay, by the line it starts on.
    var reasons: [Int: String] {
      var result: [Int: String] = [:]
      for skip in report.skipped { result[skip.line] = "skipped: \(skip.reason)" }
      for stop in report.stopped { result[stop.line] = "stopped: \(stop.diagnostic.summary)" }
      for difference in report.differences {
        let cell = notebook.cells.last { $0.firstLine <= difference.line }
        result[cell?.firstLine ?? 0] = "prints other things"
      }
      return result
    }
  }

  private func replay(_ text: String) throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("nnrepl-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var settings = Session.Settings()
    settings.folder = folder.path
    settings.seed = 1
    settings.stackBudget = 256 << 10
    let recorder = OutputRecorder(Silence())
    let session = Session(output: recorder, settings: settings)
    session.takeNotice = { _ in }
    let notebook = Notebook(text, name: "book")
    return Outcome(
      notebook: notebook, report: Replayer(session, recorder: recorder).replay(notebook))
  }

  /// Whether a listing uses neither Theano nor TensorFlow: `W.T.dot` is NumPy's.
  private static func usesNoGraphs(_ text: String) -> Bool {
    text.firstMatch(of: /theano|tensorflow|(?:^|[^\w.])(?:tf|T)\./) == nil
  }

  @Test("The listings without Theano and TensorFlow replay, but for those named")
  func asPrinted() throws {
    let outcome = try replay(String(contentsOfFile: book, encoding: .utf8))
    let reasons = outcome.reasons
    let plain = outcome.notebook.cells.filter { Self.usesNoGraphs($0.source) }
    var table = ""
    for cell in plain {
      if let reason = reasons[cell.firstLine] { table += "\(cell.firstLine) \(reason)\n" }
    }
    print(table)
    print(
      "\(plain.count) of \(outcome.notebook.cells.count), \(plain.count { reasons[$0.firstLine] == nil }) replay"
    )
    print(outcome.report.comparedCount)
  }
}

/// Output that nobody sees.
private final class Silence: SessionOutput {
  func write(_ text: String) {}
  func progress(_ line: String?) {}
  func draw(_ figure: Figure) {}
}
