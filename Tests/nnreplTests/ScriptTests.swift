import Foundation
import Testing

@Suite(
  "The program without a terminal",
  .enabled(if: Program.path != nil, "the program nnrepl is not beside the tests"))
struct ScriptTests {
  @Test(
    "-e runs statements",
    arguments: [
      ("1 + 1", "2\n"),
      ("x = 3\nfor i in range(2): print(i + x)\nx", "3\n4\n3\n"),
      (
        "print 'größe', 7 / 2",
        "Python 2 from here on (`print` as a statement); %dialect 3 goes back\ngröße 3\n"
      ),
      ("", ""),
      ("# nothing", ""),
      (">>> a = [1,\n 2]\n>>> a\n[1, 2]", "[1, 2]\n"),
    ])
  func statements(text: String, output: String) throws {
    let result = try Program().run(["-e", text])
    #expect(result == Program.Result(status: 0, output: output, errors: ""))
  }

  @Test("A script comes from standard input")
  func standardInput() throws {
    let script = """
      net a = 784 -> softmax 10
      a
      """
    let result = try Program().run([], input: script)
    let table = """
        #  layer        output    parameters   sees
        0  input        784                0
        1  softmax 10   10             7,850   all
           total                       7,850

      """
    #expect(result == Program.Result(status: 0, output: table, errors: ""))
  }

  @Test("The first error ends it with status 1; nothing behind it runs")
  func error() throws {
    let program = try Program()
    let text = "print('before')\nx = lenet\nprint('after')\n"
    let expected = Program.Result(
      status: 1, output: "before\n",
      errors: "2  x = lenet\n       ^^^^^ there is no lenet\n")
    #expect(try program.run(["-e", text]) == expected)
    #expect(try program.run([], input: text) == expected)
  }

  @Test("exit gives its status", arguments: [0, 3])
  func exit(status: Int32) throws {
    let result = try Program().run(["-e", "print(1)\nexit(\(status))\nprint(2)"])
    #expect(result == Program.Result(status: status, output: "1\n", errors: ""))
  }

  @Test("An unknown option is a mistake of usage")
  func unknownOption() throws {
    let result = try Program().run(["--colour"])
    #expect(result.status == 64 && result.output == "")
    #expect(result.errors.hasPrefix("Error: Unknown option '--colour'\nUsage: nnrepl "))
  }

  @Test("--version and --help")
  func version() throws {
    #expect(
      try Program().run(["--version"])
        == Program.Result(status: 0, output: "nnrepl 0.1\n", errors: ""))
    #expect(try Program().run(["--help"]).output.contains("USAGE: nnrepl"))
  }

  @Test(
    "Into a pipe goes no escape byte, with pictures and training", arguments: ["xterm", "dumb"])
  func noEscape(terminal: String) throws {
    let result = try Program().run(
      [
        "-e",
        "net a = 784 -> softmax 10\ntrain a on mnist.train[:100]\nplot a.history\nshow mnist.test[7]",
      ], environment: ["TERM": terminal])
    #expect(result.status == 0 && result.errors == "MNIST: embedded sample of 5,000\n")
    #expect(result.output.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x0A })
    #expect(result.output.contains("mnist.test[7]: "))
  }

  @Test("Text of the program is made harmless")
  func harmless() throws {
    let result = try Program().run(["-e", "print('a\\x1b[2Jb')"])
    #expect(result.status == 0 && !result.output.utf8.contains(0x1B), "\(result.output)")
  }

  @Test("A notebook is replayed, checked and accepted")
  func replay() throws {
    let program = try Program()
    let file = program.folder.appendingPathComponent("a.nn.md")
    let notebook = """
      ---
      seed: 1
      parameters:
        n: 2
      ---
      # Squares

      ```nnrepl
      [i * i for i in range(n)]
      ```

      ```output
      [0, 1]
      ```

      ```python
      print(n)
      ```

      """
    try Data(notebook.utf8).write(to: file)
    let plain = try program.run(["replay", "a.nn.md"])
    #expect(plain.status == 0 && plain.output.contains("[0, 1]\n"), "\(plain)")
    #expect(try program.run(["replay", "--check", "a.nn.md"]).status == 0)
    let other = try program.run(["replay", "--check", "-p", "n=3", "a.nn.md"])
    #expect(other.status == 1 && other.output.contains("[0, 1, 4]"), "\(other)")
    #expect(try program.run(["replay", "--accept", "-p", "n=3", "a.nn.md"]).status == 0)
    let accepted = try String(contentsOf: file, encoding: .utf8)
    #expect(accepted.contains("```output\n[0, 1, 4]\n```"), "\(accepted)")
  }

  @Test("A book's listing that fails is told with its place, and the others run; the status is 1")
  func replayListings() throws {
    let program = try Program()
    let file = program.folder.appendingPathComponent("book.md")
    let book = """
      ```
      1 x = 3
      2 print(lenet)
      ```

      ```
      1 import tensorflow as tf
      2 print(tf)
      ```

      ```
      1 y = x + 4
      2 if __name__ == '__main__':
      3     print(y)
      ```

      It prints:

      ```
      7
      ```

      """
    try Data(book.utf8).write(to: file)
    let plain = try program.run(["replay", "book.md"])
    #expect(
      plain
        == Program.Result(
          status: 1, output: "7\n",
          errors: """
            book.md:3  print(lenet)
                             ^^^^^ there is no lenet
            book.md:7: skipped: tensorflow is not in nnrepl yet

            """))
    let check = try program.run(["replay", "--check", "book.md"])
    #expect(check.status == 1)
    #expect(
      check.output == """
        7
        book.md:7
          skipped: tensorflow is not in nnrepl yet
        book.md:2
          stopped: NameError: there is no lenet (line 3)
        book.md: 1 line compared, as expected, 1 cell skipped, 1 listing stopped

        """)
  }

  @Test("A notebook that fails ends with status 1 and names its line")
  func replayError() throws {
    let program = try Program()
    let file = program.folder.appendingPathComponent("b.md")
    try Data("# b\n\n```python\nx = 1\nx = lenet\n```\n\n```python\nprint(7)\n```\n".utf8)
      .write(to: file)
    let result = try program.run(["replay", "b.md"])
    #expect(result.status == 1 && !result.output.contains("7"))
    #expect(
      result.errors == "b.md:5  x = lenet\n            ^^^^^ there is no lenet\n",
      "\(result.errors)")
    let missing = try program.run(["replay", "nope.md"])
    #expect(missing.status == 1 && missing.output == "" && missing.errors.contains("nope.md"))
  }
}
