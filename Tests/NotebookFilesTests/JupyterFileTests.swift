import Figures
import Language
import SessionSupport
import Sessions
import Testing

@testable import NotebookFiles

@Suite("Jupyter's notebooks")
struct JupyterFileTests {
  /// As Jupyter saves it: one blank a level, keys in order.
  static let file = """
    {
     "cells": [
      {
       "cell_type": "markdown",
       "metadata": {},
       "source": [
        "# Títle\\n",
        "with \\"quotes\\""
       ]
      },
      {
       "cell_type": "code",
       "execution_count": 1,
       "metadata": {},
       "outputs": [],
       "source": [
        "x = 1\\n",
        "x"
       ]
      },
      {
       "cell_type": "code",
       "execution_count": 2,
       "metadata": {},
       "outputs": [
        {
         "name": "stdout",
         "output_type": "stream",
         "text": [
          "loss 2.30\\n"
         ]
        },
        {
         "data": {
          "image/png": "iVBORw0KGgo=",
          "text/plain": [
           "<Figure size 640x480 with 1 Axes>"
          ]
         },
         "metadata": {},
         "output_type": "display_data"
        },
        {
         "data": {
          "text/plain": [
           "0.5"
          ]
         },
         "execution_count": 2,
         "metadata": {},
         "output_type": "execute_result"
        }
       ],
       "source": "train()"
      },
      {
       "cell_type": "code",
       "execution_count": null,
       "metadata": {},
       "outputs": [
        {
         "ename": "ZeroDivisionError",
         "evalue": "division by zero",
         "output_type": "error",
         "traceback": [
          "..."
         ]
        }
       ],
       "source": [
        "1 / 0"
       ]
      }
     ],
     "metadata": {
      "language_info": {
       "name": "python"
      }
     },
     "nbformat": 4,
     "nbformat_minor": 5
    }

    """

  @Test("Code cells, with their lines and what they printed")
  func cells() throws {
    let notebook = try Notebook.read(Self.file, name: "a.ipynb")
    #expect(notebook.cells.map(\.source) == ["x = 1\nx\n", "train()\n", "1 / 0\n"])
    #expect(notebook.cells.map(\.firstLine) == [17, 54, 71])
    #expect(
      notebook.cells.map { $0.outputs.map(\.lines) } == [
        [], [["loss 2.30"], [], ["0.5"]],
        [["Traceback (most recent call last)", "ZeroDivisionError: division by zero"]],
      ])
    #expect(notebook.cells[1].outputLines == [26, 33, 43])
    #expect(notebook.cells[2].expectedError == "ZeroDivisionError")
    #expect(notebook.text(withOutputs: [nil, nil, nil]) == Self.file)
  }

  @Test("It is checked as any notebook is, and accepted outputs are Jupyter's")
  func replayed() throws {
    let notebook = try Notebook.read(Self.file, name: "a.ipynb")
    func report(_ printed: String) -> ReplayReport {
      let recorder = OutputRecorder(TextOutput())
      recorder.keepsPNG = true
      let session = FakeSession(
        [
          "x = 1\nx": .init(prints: "1 \"é\"\n2\n"),
          "train()": .init(
            prints: printed,
            draws: Figure(
              title: "Loss", content: .chart(Chart(series: [Series(name: "", y: [2, 1])])))),
          "1 / 0": .init(
            result: .failed(Diagnostic("ZeroDivisionError", "division by zero"))),
        ], output: recorder)
      return Replayer(session, recorder: recorder).replay(notebook)
    }
    let same = report("loss 2.30\n0.5\n")
    #expect(same.isAsExpected && same.comparedCount == 3, "\(same.checkText(name: "a"))")
    // Only the cell that had no output gets one.
    let accepted = same.acceptedText(of: notebook)
    #expect(
      accepted
        == Self.file.replacing(
          "   \"outputs\": [],\n",
          with: """
               "outputs": [
                {
                 "name": "stdout",
                 "output_type": "stream",
                 "text": [
                  "1 \\"é\\"\\n",
                  "2\\n"
                 ]
                }
               ],

            """))
    let other = report("loss 2.52\n0.5\n")
    #expect(
      other.checkText(name: "a.ipynb") == """
        a.ipynb:26
          - loss 2.30
          + loss 2.52
        a.ipynb: 3 lines compared, 1 difference

        """)
    let text = other.acceptedText(of: notebook)
    let again = try Notebook.read(text, name: "a.ipynb")
    #expect(again.cells[1].outputs.map(\.lines) == [["loss 2.52", "0.5"], []])
    #expect(text.contains("\"image/png\": \"iVBORw0KGgo"))
    #expect(text.contains("\"evalue\": \"division by zero\""))
    // Accepted, it is as expected, and stays as it is.
    #expect(Replayer.isStable(again, printing: "loss 2.52\n0.5\n"))
  }

  @Test(
    "What is no notebook says so",
    arguments: [
      ("", "x.ipynb:1: this is no JSON: the text ends too early"),
      ("{\n\"cells\": [}", "x.ipynb:2: this is no JSON: no value"),
      ("{\"a\": 1} 2", "x.ipynb:1: this is no JSON: text behind the end"),
      ("[1, 2]", "x.ipynb is no notebook of nbformat 4, but of none"),
      ("{\"nbformat\": 3, \"worksheets\": []}", "x.ipynb is no notebook of nbformat 4, but of 3"),
      (
        "{\"nbformat\": 4, \"cells\": [\n{\"cell_type\": \"code\"}]}",
        "x.ipynb:2: a code cell without source or outputs"
      ),
      (
        "{\"nbformat\": " + String(repeating: "[", count: 500),
        "x.ipynb:1: this is no JSON: values nested too deeply"
      ),
    ])
  func mistakes(text: String, message: String) {
    #expect { try Notebook.read(text, name: "x.ipynb") } throws: {
      ($0 as? Diagnostic)?.message == message
    }
  }

  @Test(
    "Strings as JSON writes them",
    arguments: [
      (#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{c}\n\r\t"), (#""\u00e9\ud83d\ude00é😀""#, "é😀é😀"),
      (#""\ud83d x""#, "\u{fffd} x"), (#""\ude00""#, "\u{fffd}"), ("\"\"", ""),
    ])
  func strings(json: String, text: String) throws {
    #expect(try JSONText(json).root.string == text)
    #expect(try JSONText(JSONText.quoted(text)).root.string == text)
  }

  @Test(
    "What is no JSON is refused at its place",
    arguments: [
      ("\"a", 2), ("\"\\x\"", 2), ("\"\\u12\"", 3), ("\"a\nb\"", 2), ("{1: 2}", 1),
      ("{\"a\" 1}", 5),
      ("[1 2]", 3), ("tru", 0), ("1.2.3", 0), ("[1,]", 3), ("", 0),
    ])
  func failures(json: String, offset: Int) {
    #expect { try JSONText(json) } throws: { ($0 as? JSONText.Failure)?.offset == offset }
  }

  @Test(
    "Bytes in base 64",
    arguments: [([], ""), ([0], "AA=="), ([255, 1], "/wE="), (Array("Man".utf8), "TWFu")])
  func base64(bytes: [UInt8], text: String) { #expect(Base64.text(of: bytes) == text) }

  @Test("A thousand notebooks of any shape keep every byte, and damaged ones are no trouble")
  func anyShape() throws {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "\"a\\n\"", "[]", "[\n \"x = 1\\n\",\n \"é\"]", "{\"k\":null}", "3", "-1.5e3", "true",
      "\"\\u00e9\"",
    ]
    func piece() -> String { pieces.randomElement(using: &random) ?? "1" }
    for _ in 0..<1000 {
      let blank = ["", " ", "\n  ", "\r\n\t"].randomElement(using: &random) ?? ""
      let cells = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        let kind = ["code", "code", "markdown", "raw"].randomElement(using: &random) ?? "code"
        let entries = [
          "\"cell_type\":\(blank)\"\(kind)\"", "\"source\": \(piece())",
          "\"outputs\":\(blank)\(piece())",
          "\"metadata\": \(piece())",
        ].shuffled(using: &random)
        return "{" + entries.joined(separator: ",\(blank)") + "}"
      }
      let text =
        "{\(blank)\"cells\": [\(cells.joined(separator: ", "))],\(blank)\"nbformat\": 4}\(blank)"
      let notebook = try Notebook.read(text, name: "x.ipynb")
      #expect(notebook.text(withOutputs: notebook.cells.map { _ in nil }) == text)
      let output = Notebook.Output(isFigure: false, lines: ["a\"", "b"])
      let changed = notebook.text(withOutputs: notebook.cells.map { _ in [output] })
      let again = try Notebook.read(changed, name: "x.ipynb")
      #expect(again.cells.allSatisfy { $0.outputs.map(\.lines) == [["a\"", "b"]] })
      #expect(again.cells.map(\.source) == notebook.cells.map(\.source))
      var bytes = Array(text.utf8)
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
      _ = try? Notebook.read(String(decoding: bytes, as: UTF8.self), name: "x.ipynb")
    }
  }
}

extension Replayer {
  /// Whether a notebook that is replayed once more is as expected and accepted as it is.
  fileprivate static func isStable(_ notebook: Notebook, printing text: String) -> Bool {
    let recorder = OutputRecorder(TextOutput())
    let session = FakeSession(
      [
        "x = 1\nx": .init(prints: "1 \"é\"\n2\n"), "train()": .init(prints: text),
        "1 / 0": .init(result: .failed(Diagnostic("ZeroDivisionError", "division by zero"))),
      ], output: recorder)
    let report = Replayer(session, recorder: recorder).replay(notebook)
    return report.isAsExpected && report.acceptedText(of: notebook) == notebook.text
  }
}
