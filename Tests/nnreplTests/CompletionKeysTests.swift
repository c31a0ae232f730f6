import Foundation
import Testing

@Suite(
  "Tab on a terminal", .serialized,
  .enabled(if: Program.path != nil, "the program nnrepl is not beside the tests"))
struct CompletionKeysTests {
  @Test("Tab twice lists what there is, and the line stays")
  func lists() throws {
    let terminal = try Program().session()
    try tabTwice(behind: "mnist.t", on: terminal)
    try terminal.expect("mnist.test")
    try terminal.expect("mnist.train")
    try terminal.expect("nn> mnist.t")
    terminal.type("est[7].label >= 0\r")
    try terminal.expect("\rTrue\r\n")
  }

  // Readline asks nothing while it is driven by callbacks, though it would write the question.
  @Test("A long list asks no question that nobody waits for")
  func longList() throws {
    let terminal = try Program().session()
    terminal.type("import numpy as np\r")
    try terminal.expect("\u{1B}[?2004hnn> ")
    try tabTwice(behind: "np.", on: terminal)
    try terminal.expect("np.zeros")
    try terminal.expect("nn> np.")
    terminal.type("pi > 3\r")
    try terminal.expect("\rTrue\r\n")
    let transcript = String(decoding: terminal.transcript, as: UTF8.self)
    #expect(!transcript.contains("(y or n)") && !transcript.contains("--More--"))
  }

  @Test("A Tab in another line begins anew")
  func anotherLine() throws {
    let terminal = try Program().session()
    terminal.type("mnist.t")
    try terminal.expect("mnist.t")
    terminal.type("\t")
    usleep(200_000)
    terminal.type("est[7].label >= 0\r")
    try terminal.expect("\u{1B}[?2004hnn> ")
    terminal.type("mnist.t")
    try terminal.expect("mnist.t")
    terminal.type("\t")
    usleep(200_000)
    terminal.type("est[7].label >= 0\r")
    let shown = try terminal.expect("\rTrue\r\n")
    #expect(!shown.contains("mnist.train"))
  }

  @Test("Neither a blank nor a quote is put behind a word: calls and files' names go on")
  func nothingBehind() throws {
    let terminal = try Program().session()
    terminal.type("'a b'.upp")
    try terminal.expect("upp")
    terminal.type("\t")
    try terminal.expect("er")
    terminal.type("()\r")
    try terminal.expect("\r'A B'\r\n")
    terminal.type("plot [1, 2] to ")
    try terminal.expect("to ")
    terminal.type("\t")
    try terminal.expect("\"")
    terminal.type("a.png\"\r")
    try terminal.expect("saved a.png\r\n")
  }

  /// Types a text, then Tab twice, each by itself as a finger does: in a row they would be a paste.
  private func tabTwice(behind text: String, on terminal: PseudoTerminal) throws {
    terminal.type(text)
    try terminal.expect(text)
    for _ in 0..<2 {
      terminal.type("\t")
      usleep(200_000)
    }
  }
}
