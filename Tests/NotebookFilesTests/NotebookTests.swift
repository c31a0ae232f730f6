import Foundation
import Testing

@testable import NotebookFiles

private let chapter = """
  ---
  title: A chapter
  dialect: 2
  seed: 1
  # a remark
  parameters:
    epochs: 3
    rate: 0.1
  layout: post
  ---
  # Networks

  ```nnrepl
  x = 1
  x
  ```

  ```output
  1
  ```

  ```output figure
  . 1 .
  ```

  ```python
  y = 2
  ```
  ```
  no code
  ```
  ```
  >>> z
  3
  ```

  ```output
  belongs to the cell above
  ```
  prose
  ```output
  of nobody
  ```
    ~~~~ {.python .input}
    indented
    ```
      deeper
    ~~~~
  ```bash
  ls
  ```

  """

@Suite("A notebook's text")
struct NotebookTests {
  @Test("A shell line of the chapter makes a fence without a language a cell")
  func shellLine() {
    let text = "```\n$ python expand_mnist.py\n```\n```\n$ ls\n```\n"
    #expect(Notebook(text, name: "c.md").cells.map(\.source) == ["$ python expand_mnist.py\n"])
  }

  @Test("Cells, outputs and front matter are found")
  func parsed() {
    let notebook = Notebook(chapter, name: "chapter.md")
    #expect(notebook.frontMatter.dialect == "2")
    #expect(notebook.frontMatter.seed == "1")
    #expect(
      notebook.frontMatter.parameters == [.init("epochs", "3"), .init("rate", "0.1")])
    #expect(
      notebook.cells.map(\.source) == [
        "x = 1\nx\n", "y = 2\n", ">>> z\n3\n", "indented\n```\n  deeper\n",
      ])
    #expect(notebook.cells.map(\.firstLine) == [14, 27, 33, 45])
    #expect(notebook.cells.map(\.hasPrompts) == [false, false, true, false])
    #expect(
      notebook.cells.map(\.outputs) == [
        [.init(isFigure: false, lines: ["1"]), .init(isFigure: true, lines: [". 1 ."])],
        [], [.init(isFigure: false, lines: ["belongs to the cell above"])], [],
      ])
    #expect(notebook.cells[0].outputLines == [19, 23])
  }

  @Test("Other outputs take the place of those there; what is not named stays")
  func replaced() {
    let notebook = Notebook("a\n```nnrepl\nx\n```\n\n```output\n1\n```\nb\n", name: "n")
    let text = { (outputs: [Notebook.Output]?) in notebook.text(withOutputs: [outputs]) }
    #expect(text(nil) == notebook.text)
    #expect(text([]) == "a\n```nnrepl\nx\n```\nb\n")
    #expect(
      text([.init(isFigure: true, lines: ["```", "2"])])
        == "a\n```nnrepl\nx\n```\n\n````output figure\n```\n2\n````\nb\n")
    let windows = Notebook("```python\r\nx\r\n```", name: "n")
    #expect(
      windows.text(withOutputs: [[.init(isFigure: false, lines: ["1"])]])
        == "```python\r\nx\r\n```\r\n\r\n```output\r\n1\r\n```\r\n")
    let open = Notebook("```python\nx", name: "n")
    #expect(open.cells.map(\.source) == ["x\n"])
    #expect(open.text(withOutputs: [[.init(isFigure: false, lines: ["1"])]]) == open.text)
  }

  @Test(
    "A chapter that is loaded and saved keeps every byte",
    .enabled(
      if: FileManager.default.fileExists(atPath: "/work/shared/seeds"),
      "the chapters are not in /work/shared/seeds"))
  func seeds() throws {
    let folder = "/work/shared/seeds"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".md") }
    #expect(names.count >= 5)
    for name in names {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
      let notebook = Notebook(String(decoding: bytes, as: UTF8.self), name: name)
      #expect(!notebook.cells.isEmpty, "\(name)")
      for outputs in [notebook.cells.map { _ in nil }, notebook.cells.map(\.outputs)] {
        #expect(Data(notebook.text(withOutputs: outputs).utf8) == bytes, "\(name)")
      }
    }
  }

  @Test("Outputs that are written are read again, and writing them twice changes nothing")
  func generated() {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "```nnrepl\n", "```python\r\n", "```output\n", "```output figure\n", "```\n", "~~~\n",
      "````\n", "prose\n", "\n", "  x = 1\n", ">>> y\n", "---\n", "parameters:\n", "  a: 1\n",
      "é验证\r\n", "    ```\n", "\t\n", "```", "\r", "x",
    ]
    for _ in 0..<3_000 {
      let count = Int.random(in: 0..<16, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let notebook = Notebook(text, name: "n")
      #expect(notebook.text(withOutputs: notebook.cells.map { _ in nil }) == text)
      #expect(notebook.text(withOutputs: notebook.cells.map(\.outputs)) == text)
      let outputs = notebook.cells.map { _ in
        [Notebook.Output(isFigure: false, lines: ["1", "```", "~~~", ""])]
      }
      let written = Notebook(notebook.text(withOutputs: outputs), name: "n")
      #expect(
        written.cells.map(\.source) == notebook.cells.map(\.source), "\(text.debugDescription)")
      for (cell, before) in zip(written.cells, notebook.cells) where before.isClosed {
        #expect(cell.outputs == outputs[0], "\(text.debugDescription)")
      }
      #expect(written.text(withOutputs: outputs) == written.text)
    }
  }
}
