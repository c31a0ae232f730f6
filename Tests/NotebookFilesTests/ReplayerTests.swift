import Figures
import Glibc
import Language
import Sessions
import SessionSupport
import Testing

@testable import NotebookFiles

func replay(
  _ text: String, _ answers: [String: FakeSession.Answer] = [:],
  parameters: [FrontMatter.Parameter] = [], name: String = "chapter.md"
) -> (report: ReplayReport, notebook: Notebook, shown: String, statements: [String]) {
  let screen = TextOutput()
  let recorder = OutputRecorder(screen)
  let session = FakeSession(answers, output: recorder)
  let notebook = Notebook(text, name: name)
  let report = Replayer(session, recorder: recorder).replay(notebook, parameters: parameters)
  return (report, notebook, screen.text, session.statements)
}

@Suite("A replay")
struct ReplayerTests {
  private let text = """
    ---
    dialect: 2
    seed: 7
    parameters:
      epochs: 60
    ---
    ```nnrepl
    train(epochs)
    ```

    ```output
    Epoch 0: 93.9%
    ...
    ```
    and
    ```python
    >>> print 1
    1
    >>> print 2
    2.5
    ```

    """

  @Test("Dialect, seed and parameters come first, unseen; then each cell, with its output compared")
  func passes() {
    let (report, _, shown, statements) = replay(
      text,
      [
        "%seed 7": .init(prints: "seed 7\n"),
        "train(epochs)": .init(prints: "Epoch 0: 93.92%\nEpoch 1: 95%\n"),
        "print 1": .init(prints: "1\n"), "print 2": .init(prints: "2.53\n"),
      ], parameters: [.init("epochs", "1")])
    #expect(
      statements == ["%dialect 2", "%seed 7", "epochs = 1", "train(epochs)", "print 1", "print 2"])
    #expect(shown == "Epoch 0: 93.92%\nEpoch 1: 95%\n1\n2.53\n")
    #expect(report.isAsExpected)
    #expect(report.checkText(name: "chapter.md") == "chapter.md: 4 lines compared, as expected\n")
  }

  @Test("Differences are listed with their place in the file")
  func differs() {
    let (report, notebook, _, statements) = replay(
      text,
      [
        "train(epochs)": .init(prints: "Epoch 0: 94.2%\n"), "print 1": .init(prints: "1\n"),
        "print 2": .init(prints: "3.0\n"),
      ])
    #expect(statements.contains("epochs = 60"))
    #expect(!report.isAsExpected)
    #expect(
      report.checkText(name: "chapter.md") == """
        chapter.md:12
          - Epoch 0: 93.9%
          + Epoch 0: 94.2%
        chapter.md:17
          - 2.5
          + 3.0
        chapter.md: 4 lines compared, 2 differences

        """)
    #expect(
      report.acceptedText(of: notebook)
        == text.replacingFirst("Epoch 0: 93.9%\n...", with: "Epoch 0: 94.2%"))
  }

  @Test("A mistake ends the replay, with the output up to there")
  func fails() {
    let text = "```nnrepl\na\n```\n```nnrepl\nb\n```\n```nnrepl\nc\n```\n"
    let (report, notebook, shown, statements) = replay(
      text,
      [
        "a": .init(prints: "1"),
        "b": .init(prints: "2\n", result: .failed(Diagnostic("NameError", "no b"))),
      ])
    guard case .failed(let diagnostic, let line) = report.ending else {
      Issue.record("it went on")
      return
    }
    #expect(diagnostic.message == "no b")
    #expect(line == 5)
    #expect(shown == "12\n")
    #expect(statements == ["a", "b"])
    #expect(!report.isAsExpected)
    #expect(
      report.acceptedText(of: notebook)
        == """
        ```nnrepl\na\n```\n\n```output\n1\n```\n```nnrepl\nb\n```\n\n```output\n2\n```
        ```nnrepl\nc\n```\n
        """)
  }

  /// An error that the file expects stays in it, whatever else is written anew.
  @Test("What is accepted keeps the error that a cell is to end with", arguments: ["1", "9"])
  func acceptsExpectedErrors(_ shown: String) {
    let error = "Traceback (most recent call last):\n  ...\nKeyError: 'x'"
    func text(_ shown: String) -> String {
      "```nnrepl\na\n```\n\n```output\n\(shown)\n\(error)\n```\n"
        + "```nnrepl\nb\n```\n\n```output\n\(error)\n```\n"
    }
    let answers: [String: FakeSession.Answer] = [
      "a": .init(prints: "1\n", result: .failed(Diagnostic("KeyError", "'x'"))),
      "b": .init(result: .failed(Diagnostic("KeyError", "'x'"))),
    ]
    let (report, notebook, _, _) = replay(text(shown), answers)
    #expect(report.isAsExpected == (shown == "1"))
    #expect(report.acceptedText(of: notebook) == text("1"))
  }

  @Test("A check that compared nothing fails")
  func nothingCompared() {
    let (report, _, _, _) = replay("prose\n```nnrepl\nx\n```\n")
    #expect(!report.isAsExpected)
    #expect(
      report.checkText(name: "n.md")
        == "n.md: nothing was compared: it has no output that was reached\n")
  }

  @Test("A picture is kept in ASCII, and compared by its numbers")
  func figures() {
    let figure = Figure(
      title: "Loss", content: .chart(Chart(series: [Series(name: "", y: [2, 1])])))
    let answers = ["plot x": FakeSession.Answer(prints: "a\n", draws: figure)]
    let (report, notebook, shown, _) = replay("```nnrepl\nplot x\n```\n", answers)
    #expect(shown == "a\n[picture Loss]\n")
    let accepted = report.acceptedText(of: notebook)
    #expect(accepted.contains("```output\na\n```\n\n```output figure\n"))
    #expect(replay(accepted, answers).report.isAsExpected)
    let cell = Notebook(accepted, name: "n").cells[0]
    let glyphs = cell.outputs[1].lines.map { String($0.map { "*.".contains($0) ? "o" : $0 }) }
    let other = Notebook.Output(isFigure: true, lines: glyphs + ["99"])
    #expect(OutputCheck(cell, [cell.outputs[0], other]).differences.count == 1)
    #expect(OutputCheck(cell, [cell.outputs[0]]).differences.map(\.lines) == [["- a figure"]])
  }

  @Test("A parameter that the notebook does not have is named, with the nearest it has")
  func unknownParameter() {
    let (report, _, _, statements) = replay(text, parameters: [.init("epoch", "1")])
    guard case .failed(let diagnostic, nil) = report.ending else {
      Issue.record("it went on")
      return
    }
    #expect(diagnostic.message == "'chapter.md' has no parameter 'epoch'")
    #expect(diagnostic.hint == "epochs")
    #expect(statements.isEmpty)
  }
}

@Suite("Text files")
struct TextFileTests {
  @Test("A file is replaced as a whole, keeps its mode, and a link stays a link")
  func written() throws {
    var template = Array("/tmp/nnrepl-files-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    try TextFile.write("one\r\n", to: folder + "/a", mode: 0o600)
    #expect(symlink("a", folder + "/link") == 0)
    try TextFile.write("zwei 二\n", to: folder + "/link")
    #expect(try TextFile.read(folder + "/a") == "zwei 二\n")
    var status = stat()
    #expect(lstat(folder + "/link", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(folder + "/a", &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test(
    "What cannot be read says why",
    arguments: [
      ("/no/such/file", "can't read '/no/such/file': No such file or directory"),
      ("/tmp", "can't read '/tmp': Is a directory"),
      ("/dev/zero", "'/dev/zero' is longer than 64 MB"),
    ])
  func failure(path: String, message: String) {
    #expect(throws: TextFile.Failure(message: message)) { try TextFile.read(path) }
  }
}

extension String {
  fileprivate func replacingFirst(_ text: String, with other: String) -> String {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return self[..<start] + other + self[index(start, offsetBy: text.count)...]
      }
      formIndex(after: &start)
    }
    return self
  }
}
