import Language
import SessionSupport
import Sessions
import Testing

@testable import NotebookFiles

@Suite("The marks of a cell")
struct CellMarkTests {
  private static var failed: RunResult { .failed(Diagnostic("ValueError", "no such size")) }

  /// A page, what its statements do, and what a check of it says.
  static var rows: [(fence: String, output: String, answer: FakeSession.Answer, said: String)] {
    [
      (
        "nnrepl skip", "1", .init(prints: "2\n"),
        """
        n.md:2
          skipped: it is marked so
        n.md: nothing was compared: it has no output that was reached

        """
      ),
      (
        "nnrepl raises", "no such size", .init(result: failed),
        "n.md: 2 lines compared, as expected\n"
      ),
      (
        "nnrepl raises", "no such rate", .init(result: failed),
        """
        n.md:6
          - no such rate
          + no such size
        n.md: 2 lines compared, 1 difference

        """
      ),
      (
        "nnrepl raises=ValueError", "1\nno such size",
        .init(prints: "1\n", result: failed), "n.md: 3 lines compared, as expected\n"
      ),
      (
        "python raises=KeyError", "1", .init(prints: "1\n"),
        """
        n.md:2
          - KeyError
          + no error
        n.md: 2 lines compared, 1 difference

        """
      ),
      (
        "nnrepl tolerance=5%", "a 3.0, 7", .init(prints: "a 3.1, 7\n"),
        "n.md: 1 line compared, as expected\n"
      ),
      (
        "{.python .nnrepl tolerance=0.05}", "a 3.0, 7", .init(prints: "a 3.1, 7\n"),
        """
        n.md:6
          - a 3.0, 7
          + a 3.1, 7
        n.md: 1 line compared, 1 difference

        """
      ),
      (
        "nnrepl tolerance=2", "3.0, 7", .init(prints: "3.1, 8\n"),
        """
        n.md:6
          - 3.0, 7
          + 3.1, 8
        n.md: 1 line compared, 1 difference

        """
      ),
    ]
  }

  @Test("say how it runs and is compared", arguments: rows.indices)
  func marks(_ index: Int) {
    let row = Self.rows[index]
    let text = "```\(row.fence)\nx\n```\n\n```output\n\(row.output)\n```\n"
    let (report, notebook, _, _) = replay(text, ["x": row.answer], name: "n.md")
    #expect(report.checkText(name: "n.md") == row.said)
    // What is accepted is as expected the next time, unless the error does not come.
    let accepted = report.acceptedText(of: notebook)
    let again = replay(accepted, ["x": row.answer], name: "n.md").report
    #expect(again.isAsExpected == !(row.fence.hasSuffix("KeyError") || row.fence.hasSuffix("skip")))
  }

  @Test("set a seed, and another error than the one expected ends the replay")
  func seedAndKind() {
    let text = "```nnrepl seed=3\nx\n```\n```nnrepl raises=KeyError\ny\n```\n"
    let (report, _, _, statements) = replay(text, ["y": .init(result: Self.failed)])
    #expect(statements == ["%seed 3", "x", "y"])
    guard case .failed(let diagnostic, line: 5) = report.ending else {
      Issue.record("it went on")
      return
    }
    #expect(diagnostic.kind == "ValueError")
  }

  @Test(
    "that nobody knows end the replay, but for other programs' words on their own fences",
    arguments: [
      ("nnrepl rasies", "a cell has no mark 'rasies'", "raises"),
      ("nnrepl hidden", "a cell has no mark 'hidden'", "skip, raises, tolerance, seed"),
      (
        "python tolerance=5e", "the mark 'tolerance=5e' makes no sense",
        "tolerance=0.5 or tolerance=5%"
      ),
      ("nnrepl seed", "the mark 'seed' makes no sense", "seed=3"),
      ("python title=a", nil, nil),
    ] as [(String, String?, String?)])
  func mistakes(fence: String, message: String?, hint: String?) {
    let (report, _, _, statements) = replay("```\(fence)\nx\n```\n")
    #expect(statements == (message == nil ? ["x"] : []))
    if case .failed(let diagnostic, line: 2) = report.ending {
      #expect(diagnostic.message == message.map { "chapter.md:1: " + $0 })
      #expect(diagnostic.hint == hint)
    } else {
      #expect(message == nil)
    }
  }
}
