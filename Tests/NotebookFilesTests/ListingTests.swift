import Language
import SessionSupport
import Sessions
import Testing

@testable import NotebookFiles

/// A book's listings stand between fences without a language, with line numbers, cut by pages, and
/// followed by fences of the same kind with what they print.
@Suite("A book's listings")
struct ListingTests {
  private func cells(_ text: String) -> [Notebook.Cell] { Notebook(text, name: "book.md").cells }

  private func replay(
    _ text: String, _ answers: [String: FakeSession.Answer]
  ) -> (report: ReplayReport, notebook: Notebook, session: FakeSession) {
    let recorder = OutputRecorder(TextOutput())
    let session = FakeSession(answers, output: recorder)
    let notebook = Notebook(text, name: "book.md")
    return (Replayer(session, recorder: recorder).replay(notebook), notebook, session)
  }

  @Test(
    "A fence without a language is a listing if it reads as a program, numbered or not",
    arguments: [
      ("1 import numpy as np\n2 x = np.ones(3)\n3 print(x)", true),
      ("import time\nstart = time.time()", true),
      ("def f(x):\n    return x", true),
      ("print x", true),
      // A misprint in a program.
      ("1 import a\n2 x = a.b(1))\n3 y = x + 1\n4 print(y)", true),
      // What programs print, and data.
      ("len=28\nfirst=0; second=13\nPI=3.1415926", false),
      ("[[ 1.  2.]\n [ 3.  4.]]", false),
      ("True\nFalse", false),
      ("0:50 0.0969 0.1020\n0:100 0.2028 0.2010", false),
      // Other languages.
      ("sudo apt-get install libx11-dev", false),
      ("make clean\nmake", false),
      ("1 <html>\n2 <body>\n3 </body>\n4 </html>", false),
      ("1 SELECT * FROM t_user;\n2 DROP TABLE t_user;", false),
      ("1 function f() {\n2   var x = 1;\n3   return x;\n4 }", false),
    ])
  func recognised(text: String, isListing: Bool) {
    #expect(cells("```\n\(text)\n```\n").count == (isListing ? 1 : 0))
  }

  @Test("A listing that a page divides is one cell, whose lines count as in the file")
  func divided() throws {
    let text = """
      # Chapter

      ```
      1 def f(x):
      2     y = 2 * x
      ```

      ```
      3     return y
      4
      5 print(f(2))
      ```

      The program prints:

      ```
      4
      ```

      ```
      1 x = f(3)
      2 print(x)
      ```

      """
    let found = cells(text)
    #expect(found.map(\.firstLine) == [4, 21])
    #expect(found.map(\.style) == [.listing, .listing])
    #expect(found.map { $0.outputs.map(\.lines) } == [[["4"]], []])
    #expect(found[0].outputLines == [17])
    let (report, notebook, session) = replay(
      text, ["print(f(2))": .init(prints: "4\n"), "print(x)": .init(prints: "6\n")])
    #expect(session.statements.count == 4)
    #expect(report.isAsExpected)
    #expect(report.acceptedText(of: notebook) == text)
  }

  @Test(
    "What a listing prints is told by the words before it, and is no shell's",
    arguments: [
      ("", "7", true),
      ("The result is:", "7", true),
      ("运行结果为：", "7", true),
      ("One.\n\nTwo, and it prints:", "7", true),
      ("Next, a table.", "7", false),
      ("## Output:", "7", false),
      ("One.\n\nTwo.\n\nThree.\n\nFour:", "7", false),
      ("Install it:", "$ pip install numpy", false),
    ])
  func announced(words: String, output: String, isOutput: Bool) {
    let found = cells("```\nx = f(3)\nprint(x)\n```\n\n\(words)\n\n```\n\(output)\n```\n")
    #expect(found.count == 1)
    #expect(found.first?.outputs.map(\.lines) == (isOutput ? [[output]] : []))
  }

  @Test(
    "Blanks and line breaks of an output are the page's; its signs and numbers count",
    arguments: [
      ("Array:[[1. 2.]\n [3. 4.]]", true),
      ("Array: [[ 1.  2.] [ 3.  4.]]", true),
      ("Array:[[1. 2.]\n [3. 4.5]]", false),
      ("Array:[[1. 2.]\n [3. 4.]]\nmore", false),
      ("array:[[1. 2.]\n [3. 4.]]", false),
    ])
  func compared(printed: String, isAsExpected: Bool) {
    let text = """
      ```
      1 print(a)
      2 print(b)
      ```
      ```
      Array:[[ 1.  2.]
       [ 3.  4.]]
      ```

      """
    let (report, _, _) = replay(text, ["print(a)": .init(prints: printed + "\n")])
    #expect(report.comparedCount == 2)
    #expect(report.isAsExpected == isAsExpected)
  }

  @Test("An error that the book shows is as expected; another kind is not")
  func intended() {
    let text = """
      ```
      1 xs = set([1])
      2 print(len(xs))
      3 xs.remove('abc')
      4 print(len(xs))
      ```

      It ends with an error:

      ```
      1
      Traceback (most recent call last):
        File "c011.py", line 3, in <module>
          xs.remove('abc')
      KeyError: 'abc'
      ```

      ```
      1 y = 7
      2 print(y)
      ```

      """
    func report(_ result: RunResult) -> ReplayReport {
      replay(
        text,
        [
          "print(len(xs))": .init(prints: "1\n"), "xs.remove('abc')": .init(result: result),
        ]
      ).report
    }
    let expected = report(.failed(Diagnostic("KeyError", "'abc'")))
    #expect(expected.checkText(name: "b") == "b: 2 lines compared, as expected\n")
    let other = report(.failed(Diagnostic("TypeError", "no set")))
    #expect(
      other.checkText(name: "b") == """
        b:2
          stopped: TypeError: no set
        b: nothing was compared: it has no output that was reached

        """)
    #expect(!other.isAsExpected)
    let none = report(.finished)
    #expect(none.differences.map(\.lines) == [["+ 1"], ["- KeyError"]])
  }

  @Test("A listing that fails is noted and the replay goes on; what needs its names is skipped")
  func stopped() {
    let text = """
      ```
      1 import tensorflow as tf
      2 x = tf.zeros(3)
      ```
      ```
      1 y = 2 * x
      2 print(y)
      ```
      ```
      1 class Engine(object):
      2     def __init__(self):
      3         self.n = undefined
      4
      5 e = Engine()
      6 n = e.n
      ```
      ```
      1 def train(self):
      2     print(self.n)
      ```
      ```
      1 y = n
      2 print(y)
      ```
      ```
      1 import a
      2 x = a.b(1))
      3 y = x + 1
      4 print(y)
      ```

      """
    let (report, _, session) = replay(
      text,
      [
        "import tensorflow as tf": .init(
          result: .failed(Diagnostic("ImportError", "tensorflow is not in nnrepl yet"))),
        "e = Engine()": .init(result: .failed(Diagnostic("NameError", "there is no undefined"))),
      ])
    #expect(
      report.checkText(name: "b") == """
        b:2
          skipped: tensorflow is not in nnrepl yet
        b:6
          skipped: it needs x, which a skipped cell makes
        b:22
          skipped: it needs n, which a skipped cell makes
        b:26
          skipped: it does not read as a program: SyntaxError: `)` has no opening bracket (line 27)
        b:10
          stopped: NameError: there is no undefined
        b: nothing was compared: it has no output that was reached

        """)
    #expect(session.statements.contains { $0.hasPrefix("def train") })
  }
}
