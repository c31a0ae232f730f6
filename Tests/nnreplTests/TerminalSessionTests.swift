import Foundation
import Testing

@Suite(
  "A session on a terminal", .serialized,
  .enabled(if: Program.path != nil, "the program nnrepl is not beside the tests"))
struct TerminalSessionTests {
  /// A snippet as a book prints it: prompts, a list without continuation prompts, a printed log.
  static let snippet = """
    >>> import network3
    >>> from network3 import Network, FullyConnectedLayer, SoftmaxLayer
    >>> training_data, validation_data, test_data = network3.load_data_shared()
    >>> mini_batch_size = 10
    >>> net = Network([
            FullyConnectedLayer(n_in=784, n_out=30),
            SoftmaxLayer(n_in=30, n_out=10)], mini_batch_size)
    >>> net.SGD(training_data, 1, mini_batch_size, 0.1,
                validation_data, test_data)
    Training mini-batch number 0
    Epoch 0: validation accuracy 93.92%
    This is the best validation accuracy to date.

    """

  @Test("A bracketed paste of a whole snippet with its output")
  func bracketedPaste() throws {
    let program = try Program()
    let terminal = try program.session()
    try paste(Self.snippet, to: terminal)
    try terminal.expect("Training mini-batch number 0", timeout: 60)
    let result = try terminal.expect("6 statements pasted, ", timeout: 60)
    #expect(result.contains("Epoch 0: validation accuracy "))
    #expect(result.contains("Finished training network."))
    #expect(!result.contains("93.92"))
    let summary = try terminal.expect("nn> ")
    #expect(summary.contains("book 93.92 %, here "), "\(summary)")
    try leave(terminal)
  }

  @Test("The same typed line by line, without bracketed paste")
  func plainPaste() throws {
    let terminal = try Program().session()
    for line in Self.snippet.split(separator: "\n").prefix(9) { terminal.type(line + "\r") }
    try terminal.expect("Training mini-batch number 0", timeout: 60)
    try terminal.expect("Corresponding test accuracy of ", timeout: 60)
    try terminal.expect("nn> ")
    try ask(terminal, "len(net.layers)", "2")
    try leave(terminal)
  }

  @Test("Ctrl-C in the middle of an epoch: the session lives, and the run can go on")
  func interrupt() throws {
    let terminal = try Program().session()
    terminal.type("net a = 784 -> dense 200 relu -> dense 200 relu -> softmax 10\r")
    try terminal.expect("nn> ")
    terminal.type("train a on mnist for 500 epochs batch 10 rate 0.01\r")
    try terminal.expect("epoch 1/500", timeout: 30)
    try terminal.expect("cost ")
    terminal.interrupt()
    try terminal.expect("stopped after mini-batch ")
    try terminal.expect("resume(")
    try terminal.expect("interrupted\r\n")
    try terminal.expect("nn> ")
    try ask(terminal, "1 + 1", "2")
    terminal.type("resume(a)\r")
    try terminal.expect("/500 ", timeout: 30)
    try terminal.expect("cost ")
    terminal.interrupt()
    try terminal.expect("stopped after mini-batch ")
    try terminal.expect("nn> ")
    try leave(terminal)
  }

  @Test("Ctrl-R searches for what has been typed")
  func search() throws {
    let terminal = try Program().session()
    for line in ["first = 11", "second = 22", "third = 33"] {
      terminal.type(line + "\r")
      try terminal.expect("nn> ")
    }
    terminal.type("fir\u{12}")
    try terminal.expect("st = 11")
    terminal.type("\r")
    try terminal.expect("\u{1B}[?2004hnn> ")
    try ask(terminal, "first + second", "33")
    try leave(terminal)
  }

  @Test("Ctrl-C while a line is typed takes the line away")
  func interruptTyping() throws {
    let terminal = try Program().session()
    terminal.type("for i in range(3):\r")
    try terminal.expect("... ")
    terminal.type("    print(i)")
    try terminal.expect("print(i)")
    terminal.interrupt()
    try terminal.expect("nn> ")
    try ask(terminal, "6 * 7", "42")
    try leave(terminal)
  }

  @Test("A wrong n_in in a paste: the caret stands under it, the rest is not run")
  func wrongSize() throws {
    let terminal = try Program().session(environment: ["NO_COLOR": "1"])
    try paste(Self.snippet.replacing("n_in=30", with: "n_in=40"), to: terminal)
    let message = try terminal.expect("1 statement of the paste not run\r\n")
    try terminal.expect("nn> ")
    #expect(
      message.contains(
        """
        7  SoftmaxLayer(n_in=40, n_out=10)], mini_batch_size)\r
                             ^^ 40, but the layer before gives 30\r
           try n_in=30\r
        1 statement of the paste not run\r

        """), "\(message.debugDescription)")
    try ask(terminal, "mini_batch_size", "10")
    try leave(terminal)
  }

  // The sample is 15 MB as numbers.
  @Test("A start decodes no data")
  func start() throws {
    let terminal = try Program().session()
    let atStart = try #require(terminal.peakMemory)
    try ask(terminal, "len(mnist.test)", "500")
    let loaded = try #require(terminal.peakMemory)
    #expect(loaded - atStart > 10_000)
    try leave(terminal)
  }

  @Test("Tab completes a name")
  func completion() throws {
    let terminal = try Program().session()
    terminal.type("mnist.te\t")
    try terminal.expect("mnist.test")
    try ask(terminal, "[7].label >= 0", "True")
    try leave(terminal)
  }

  @Test("What was typed is there again in the next session")
  func history() throws {
    let program = try Program()
    let first = try program.session()
    try ask(first, "6 * 7", "42")
    try leave(first)
    let second = try program.session()
    second.type("\u{1B}[A")
    try second.expect("6 * 7")
    try ask(second, "", "42")
    try leave(second)
  }

  @Test("The first session says how to begin, and what it says runs; later ones do not")
  func firstSession() throws {
    let program = try Program()
    let first = try program.session(greeting: "or begin with\r\n")
    let shown = String(decoding: first.transcript, as: UTF8.self)
    #expect(shown.contains("train first on mnist\r\n"))
    let sentence = "net first = 784 -> dense 30 relu -> softmax 10"
    #expect(shown.contains(sentence))
    first.type(sentence + "\r")
    try first.expect("nn> ")
    try ask(first, "len(first.layers)", "2")
    try leave(first)
    let second = try program.session()
    #expect(!String(decoding: second.transcript, as: UTF8.self).contains("begin with"))
    try leave(second)
  }

  @Test("exit leaves with its status")
  func exit() throws {
    let terminal = try Program().session()
    terminal.type("exit(3)\r")
    #expect(try terminal.waitForExit() == 3)
  }

  @Test("A dumb terminal gets no escape byte")
  func dumb() throws {
    let terminal = try Program().session(environment: ["TERM": "dumb"])
    terminal.type("net a = 784 -> softmax 10\r")
    try terminal.expect("nn> ")
    terminal.type("train a on mnist for 2 epochs\r")
    try terminal.expect("best: valid ", timeout: 30)
    try terminal.expect("nn> ")
    terminal.type("show mnist.test[7]\r")
    try terminal.expect("mnist.test[7]: ")
    try terminal.expect("nn> ")
    terminal.type("lenet\r")
    try terminal.expect("there is no lenet")
    try terminal.expect("nn> ")
    try leave(terminal)
    #expect(!terminal.transcript.contains(0x1B))
  }

  @Test("NO_COLOR: messages and pictures without colours")
  func noColour() throws {
    let terminal = try Program().session(
      environment: ["NO_COLOR": "1", "TERM": "xterm-256color"])
    terminal.type("lenet\r")
    try terminal.expect("there is no lenet")
    try terminal.expect("nn> ")
    terminal.type("show mnist.test[7]\r")
    try terminal.expect("mnist.test[7]: ")
    try terminal.expect("nn> ")
    try leave(terminal)
    let shown = String(decoding: terminal.transcript, as: UTF8.self)
    #expect(shown.firstMatch(of: /\u{1B}\[[0-9;]*[1-9][0-9;]*m/) == nil, "\(shown)")
  }

  @Test("A mistake is red where colours are wanted")
  func colour() throws {
    let terminal = try Program().session()
    terminal.type("lenet\r")
    try terminal.expect("\u{1B}[31m^^^^^ there is no lenet\u{1B}[0m")
    try terminal.expect("nn> ")
    try leave(terminal)
  }

  @Test("A terminal that says it can do sixel gets sixel; one that says nothing gets blocks")
  func probe() throws {
    // However busy the machine that tests.
    let able = try Program().session(environment: ["NNREPL_PATIENCE": "60000"])
    able.type("show mnist.test[7]\r")
    // The last of the questions is for the terminal's attributes; 4 is sixel.
    try able.expect("\u{1B}[c")
    able.type("\u{1B}[?62;4;22c")
    try able.expect("\u{1B}P")
    try able.expect("nn> ")
    try leave(able)
    let silent = try Program().session()
    silent.type("show mnist.test[7]\r")
    try silent.expect("▀")
    try silent.expect("nn> ")
    try leave(silent)
    #expect(
      !silent.transcript.indices.contains { silent.transcript[$0...].starts(with: [0x1B, 0x50]) })
  }

  @Test(
    "A sixel picture, decoded by another program, is the picture that is saved",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/sixel2png"),
      "sixel2png, of Debian's libsixel-bin, is not installed"))
  func sixel() throws {
    let program = try Program()
    // The size that saved pictures are made for.
    let terminal = try program.session(
      environment: ["NNREPL_GRAPHICS": "sixel"], columns: 80, rows: 24)
    terminal.type("show mnist.test[7]\r")
    try terminal.expect("\u{1B}P", timeout: 20)
    try terminal.expect("\u{1B}\\")
    try terminal.expect("nn> ")
    try ask(terminal, "show mnist.test[7] to \"saved.png\"", "saved saved.png")
    try leave(terminal)
    let bytes = terminal.transcript
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: [0x1B, 0x50]) })
    let end = try #require(
      bytes.indices.first { $0 > start && bytes[$0...].starts(with: [0x1B, 0x5C]) })
    let sixel = program.folder.appendingPathComponent("shown.six")
    try Data(bytes[start..<(end + 2)]).write(to: sixel)
    #expect(end - start < 256 << 10)
    let converter = Process()
    converter.executableURL = URL(fileURLWithPath: "/usr/bin/sixel2png")
    converter.arguments = ["-i", sixel.path, "-o", program.folder.path + "/shown.png"]
    try converter.run()
    converter.waitUntilExit()
    #expect(converter.terminationStatus == 0)
    let shown = try Pixels(png: program.folder.path + "/shown.png")
    let saved = try Pixels(png: program.folder.path + "/saved.png")
    #expect(shown.width == saved.width && shown.height == saved.height)
    // Everything is drawn in colours that sixel can say, so nothing is rounded.
    #expect(shown.bytes == saved.bytes)
    #expect(Set(saved.bytes).count > 8)
  }

  /// Pastes a text and waits until the program has taken it.
  private func paste(_ text: String, to terminal: PseudoTerminal) throws {
    terminal.paste(text)
    terminal.type("\r")
    // Readline shows what is pasted, then turns bracketed paste off.
    try terminal.expect("\u{1B}[?2004l")
  }

  /// Types a statement and waits for its answer, a line of its own, and for the next prompt.
  private func ask(_ terminal: PseudoTerminal, _ statement: String, _ answer: String) throws {
    terminal.type(statement + "\r")
    try terminal.expect("\u{1B}[?2004l\r\(answer)\r\n")
    try terminal.expect("nn> ")
  }

  /// Ctrl-D at an empty line leaves with status 0.
  private func leave(_ terminal: PseudoTerminal) throws {
    terminal.type("\u{04}")
    #expect(try terminal.waitForExit() == 0)
  }
}
