import Foundation
import Testing

/// Ctrl-C at moments that a seed chooses.
///
/// All work is endless, so that each press has to end it.
@Suite(
  "Interrupts", .serialized,
  .enabled(if: Program.path != nil, "the program nnrepl is not beside the tests"))
struct InterruptTests {
  /// Kinds of work that share a session.
  struct Work: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Statements that make what the work needs.
    var preparation: [String] = []
    /// What is typed for each kind.
    let kinds: [String]
  }

  static let work = [
    Work(
      testDescription: "typing",
      kinds: [
        "", "for i in range(10): print(i)", "for i in range(3):\r    print(i)", "mnist.te\t",
        // A search, a count, a quoted key, half a key, the history, half a paste.
        "\u{12}fo", "\u{1B}5", "ab\u{16}", "ab\u{1B}[", "\u{1B}[A\u{1B}[A",
        "\u{1B}[200~a = 1\nb = 2",
      ]),
    Work(
      testDescription: "the language",
      preparation: [
        "import json, re, time", "w = list(range(1000))",
        "def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)\r",
        "file = open('lines.txt', 'w'); none = file.write('1 2 3\\n' * 1000); file.close()",
      ],
      kinds: [
        "while True: pass\r\r", "sum(range(10**15))\r", "fib(60)\r",
        "any(i < 0 for i in range(10**15))\r", "while True: z = sorted(w, key=lambda i: -i)\r\r",
        "re.match('(a+)+b', 'a' * 60)\r", "while True: z = json.dumps(w)\r\r",
        "while True: z = open('lines.txt').readlines()\r\r", "while True: print(w)\r\r",
        "time.sleep(1000)\r",
      ]),
    Work(
      testDescription: "arrays",
      preparation: [
        "import numpy as np, theano, theano.tensor as T", "a = np.random.rand(300, 300)",
        "v = np.random.rand(20000)", "s = theano.shared(a)",
        "g = theano.function([], T.sum(s), updates=[(s, T.tanh(T.dot(s, s)))])",
      ],
      kinds: [
        "while True: np.dot(a, a)\r\r", "while True: np.sort(v)\r\r", "while True: g()\r\r",
        "while True: np.linalg.svd(a[:50, :50])\r\r", "while True: np.exp(v).sum()\r\r",
        "while True: np.random.randn(100, 100)\r\r", "while True: np.fft.fft(v)\r\r",
      ]),
    Work(
      testDescription: "training",
      preparation: [
        "net a = 784 -> dense 100 -> softmax 10",
        "net b = 1x28x28 -> conv 4 5x5 -> pool 2x2 -> conv 4 5x5 -> pool 2x2 -> softmax 10",
        "from network3 import Network, FullyConnectedLayer, SoftmaxLayer, load_data_shared",
        "d, v, t = load_data_shared()",
        "c = Network([FullyConnectedLayer(784, 30), SoftmaxLayer(30, 10)], 10)",
      ],
      kinds: [
        "train a on mnist for 9999 epochs batch 10 rate 0.1\r",
        "train a on mnist.train for 9999 epochs batch 1000 rate 0.1\r",
        "train b on mnist for 9999 epochs batch 10 rate 0.01\r",
        "train b on mnist.train for 9999 epochs batch 1000 rate 0.01\r",
        "c.SGD(d, 9999, 10, 0.1, v, t)\r", "while True: test(b, mnist)\r\r",
      ]),
    Work(
      testDescription: "pictures",
      preparation: [
        "import numpy as np, matplotlib.pyplot as plt", "x = np.random.rand(40, 40)",
        "net b = 1x28x28 -> conv 4 5x5 -> softmax 10",
      ],
      kinds: [
        "while True: show(x)\r\r", "while True: show(b.filters(1))\r\r",
        "while True: plot([1, 4, 2])\r\r", "while True: show(b.maps(1, mnist.test[7]))\r\r",
        "while True: plt.plot([1, 2]); plt.show()\r\r",
      ]),
  ]

  @Test("The session lives on and takes the next line as it is typed", arguments: work)
  func anywhere(work: Work) throws {
    let program = try Program()
    defer { withExtendedLifetime(program) {} }
    let terminal = try program.session(environment: ["NNREPL_GRAPHICS": "blocks"])
    try prepare(terminal, work.preparation)
    var random = SeededRandom(seed: 6)
    for round in 1...4 {
      for kind in work.kinds {
        terminal.type(kind)
        usleep(UInt32.random(in: 0...60_000, using: &random))
        terminal.interrupt()
        try waitForPrompt(terminal, after: "\(kind.debugDescription), round \(round)")
        #expect(!terminal.echoes)
        #expect(try echo(of: "6 * 7", terminal) == Self.answer, "\(kind.debugDescription)")
      }
    }
    terminal.type("\u{04}")
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.echoes)
  }

  @Test("Two or three in a row do no more than one")
  func inARow() throws {
    let terminal = try Program().session(environment: ["NNREPL_GRAPHICS": "blocks"])
    try prepare(terminal, ["net a = 784 -> dense 100 -> softmax 10"])
    var random = SeededRandom(seed: 7)
    let kinds = ["for i in", "while True: pass\r\r", "train a on mnist for 9999 epochs\r"]
    for kind in kinds + kinds + kinds {
      terminal.type(kind)
      for _ in 0..<Int.random(in: 2...3, using: &random) {
        usleep(UInt32.random(in: 0...30_000, using: &random))
        terminal.interrupt()
      }
      try waitForPrompt(terminal, after: kind.debugDescription)
      // The last of them may still take a line away.
      usleep(50_000)
      terminal.type("x = 1\r")
      usleep(50_000)
      terminal.type("\r1234 * 2\r")
      try terminal.expect("\r2468\r\n", timeout: 20)
      try waitForPrompt(terminal, after: "1234 * 2")
    }
  }

  // The editor waits a moment behind Enter for more lines of a paste.
  @Test("Ctrl-C just behind Enter stops what Enter has started")
  func behindEnter() throws {
    let terminal = try Program().session()
    for milliseconds in stride(from: UInt32(0), through: 40, by: 4) {
      terminal.type("sum(range(10**15))\r")
      usleep(milliseconds * 1_000)
      terminal.interrupt()
      try waitForPrompt(terminal, after: "\(milliseconds) ms")
      #expect(try echo(of: "6 * 7", terminal) == Self.answer, "after \(milliseconds) ms")
    }
  }

  // The terminal drops what has been typed: a program that was told of it may wait for it in vain.
  @Test("Ctrl-C at once behind a key")
  func behindKey() throws {
    let terminal = try Program().session()
    var random = SeededRandom(seed: 8)
    for number in 1...500 {
      terminal.type("a")
      usleep(UInt32.random(in: 0...400, using: &random))
      terminal.interrupt()
      try waitForPrompt(terminal, after: "key \(number)")
    }
    #expect(try echo(of: "6 * 7", terminal) == Self.answer)
  }

  // The program cannot run far ahead: what it shows waits in the terminal until it is read.
  @Test("Ctrl-C between the statements of a paste stops the paste")
  func betweenStatements() throws {
    let terminal = try Program().session()
    try prepare(terminal, ["n = 0"])
    terminal.paste(String(repeating: "n += 1\n", count: 5_000))
    terminal.type("\r")
    try terminal.expect("\u{1B}[?2004l")
    try terminal.expect("nn> n += 1\r\nnn> n += 1")
    terminal.interrupt()
    try terminal.expect("of the paste not run\r\n", timeout: 20)
    try waitForPrompt(terminal, after: "the paste")
    #expect(try echo(of: "0 < n < 5000", terminal).contains("\rTrue\r\n"))
  }

  /// A prompt for a new statement, not one that was drawn again.
  private static let prompt = "\u{1B}[?2004hnn> "
  private static let answer = "6 * 7\r\n\u{1B}[?2004l\r42\r\n\(prompt)"

  private func prepare(_ terminal: PseudoTerminal, _ statements: [String]) throws {
    for statement in statements {
      terminal.type(statement + "\r")
      try terminal.expect(Self.prompt)
    }
  }

  private func waitForPrompt(_ terminal: PseudoTerminal, after work: String) throws {
    do {
      try terminal.expect(Self.prompt, timeout: 20)
    } catch {
      throw PseudoTerminal.Failure(description: "\(work): \(error)")
    }
  }

  /// Everything that a statement shows, up to the next prompt.
  private func echo(of statement: String, _ terminal: PseudoTerminal) throws -> String {
    terminal.type(statement + "\r")
    return try terminal.expect(Self.prompt, timeout: 20)
  }
}

/// SplitMix64: the same moments in each run.
private struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}
