import Language
import SessionSupport
import Sessions
import Testing

@testable import NotebookFiles

/// Notebooks as Jupyter exports them to Markdown: outputs are indented, pictures are files.
@Suite("An exported notebook")
struct ExportedNotebookTests {
  private func report(
    _ text: String, _ answers: [String: FakeSession.Answer]
  ) -> (report: ReplayReport, statements: [String]) {
    let recorder = OutputRecorder(TextOutput())
    let session = FakeSession(answers, output: recorder)
    let notebook = Notebook(text, name: "chapter.md")
    let report = Replayer(session, recorder: recorder).replay(notebook)
    return (report, session.statements)
  }

  @Test("The indented block under a cell is its output; addresses of objects do not count")
  func indented() {
    let (report, _) = report(
      """
      ```python
      f()
      ```

          loss 1.38

          <matplotlib.text.Text at 0x10ab78b90>

      ![png](picture.png)

      ```python
      g()
      ```

      A paragraph, then code that is none:

          not an output

      """,
      ["f()": .init(prints: "loss 1.381\n"), "g()": .init(prints: "anything\n")])
    #expect(report.isAsExpected)
    #expect(report.comparedCount == 1)
  }

  @Test("What rounding leaves is as good as any other so small; larger numbers are not")
  func residues() {
    let text = "```python\nf()\n```\n\n    W1 error: 4.426512e-09\n"
    #expect(report(text, ["f()": .init(prints: "W1 error: 7.1e-11\n")]).report.isAsExpected)
    #expect(!report(text, ["f()": .init(prints: "W1 error: 7.1e-02\n")]).report.isAsExpected)
    let rate = "```python\nf()\n```\n\n    lr 1.000000e-05\n"
    #expect(!report(rate, ["f()": .init(prints: "lr 2.000000e-05\n")]).report.isAsExpected)
  }

  @Test("Cells whose data are missing, and those that need what they make, are skipped")
  func skipped() {
    let (report, statements) = report(
      """
      ```python
      images = load()
      ```

      ```python
      count = len(images)
      ```

      ```python
      images = 3
      print(images)
      ```

          3

      ```python
      print(count)
      ```

          60000

      """,
      [
        "images = load()": .init(
          result: .failed(Diagnostic("DataNotFoundError", "there is no CIFAR-10"))),
        "images = 3\nprint(images)": .init(prints: "3\n"),
      ])
    #expect(statements == ["images = load()", "images = 3\nprint(images)"])
    #expect(
      report.checkText(name: "chapter.md") == """
        chapter.md:2
          skipped: there is no CIFAR-10
        chapter.md:6
          skipped: it needs images, which a skipped cell makes
        chapter.md:17
          skipped: it needs count, which a skipped cell makes
        chapter.md: 1 line compared, as expected, 3 cells skipped

        """)
    #expect(report.isAsExpected)
  }
}
