import Chapters
import Interpreter
import Language
import Testing

@Suite("Help and completion")
struct HelpTests {
  /// What the examples of the help texts take for granted.
  private static let imports = """
    import network3
    from network3 import *
    import numpy as np

    """

  /// What those that are about networks take for granted.
  private static let preparation =
    imports + """
      training_data, validation_data, test_data = network3.load_data_shared()
      net lenet = 1x28x28 -> conv 2 5x5 relu -> pool 2x2 -> softmax 10
      net = Network([FullyConnectedLayer(n_in=784, n_out=10), SoftmaxLayer(n_in=10, n_out=10)], 10)
      train lenet on mnist.train[:100]

      """

  /// Every name that `?` knows: built-in functions, the modules with their members, topics.
  private static func subjects() throws -> [String] {
    let session = try RecordedSession()
    session.run("import network3\nimport numpy as np")
    func members(_ prefix: String) -> [String] {
      session.session.completions(in: prefix + ".", at: prefix.utf8.count + 1).words
        .map { "\(prefix).\($0)" }
    }
    return session.session.completions(in: "?", at: 1).words
      + members("network3") + members("np") + members("np.random")
  }

  @Test("Every name has help, and functions show how they are called")
  func everyName() throws {
    let session = try RecordedSession()
    session.run("import network3\nimport numpy as np")
    let subjects = try Self.subjects()
    #expect(subjects.contains("train") && subjects.contains("network3.ConvPoolLayer"))
    #expect(subjects.contains("np.random.normal") && subjects.contains("len"))
    for subject in subjects {
      let help = session.run("?" + subject)
      #expect(!help.contains("there is nothing about"), "?\(subject)")
      #expect(help.split(separator: "\n").count >= 1, "?\(subject)")
      // A function says what it does, not only how it is called.
      let name = subject.split(separator: ".").last ?? ""
      if help.hasPrefix(name + "(") {
        #expect(help.split(separator: "\n").count >= 2, "?\(subject) is \(help)")
      }
    }
  }

  @Test("A command's page says how it is written, what it does, and shows it")
  func commandPage() throws {
    let session = try RecordedSession()
    let page = """
      %timeit STATEMENT
      how long a statement takes, at best of many runs

          %timeit [k * k for k in range(100)]

      """
    for subject in ["?timeit", "?%timeit"] { #expect(session.run(subject) == page) }
    let commands = session.session.completions(in: "%", at: 1).words
    #expect(commands.count >= 13)
    for command in commands {
      #expect(!Self.example(in: session.run("?%" + command)).isEmpty, "%\(command)")
    }
  }

  @Test("Every example in a help text runs")
  func examples() throws {
    let reader = try RecordedSession()
    reader.run(Self.preparation)
    var seen = 0
    var without: Set<String> = []
    let objects = [
      "help", "lenet", "network3", "np", "np.random", "lenet.filters", "lenet.confusion",
      "lenet.history", "mnist.test", "network3.Network.SGD",
    ]
    for subject in try Self.subjects() + objects {
      let help = reader.run("?" + subject)
      let example = Self.example(in: help)
      if example.isEmpty { without.insert(subject) }
      guard !example.isEmpty else { continue }
      seen += 1
      let session = try RecordedSession()
      let isAboutNetworks = example.contains(/\bnet\b|lenet|_data\b/)
      session.run(isAboutNetworks ? Self.preparation : Self.imports)
      #expect(session.failures == 0)
      if example.contains("_expanded") { session.run("expand_mnist()") }
      if subject == "resume" {
        // There is nothing to go on with unless the user stopped a run.
        #expect(session.run(example).contains("no training run of this network was stopped"))
        continue
      }
      if subject == "restore" {
        #expect(session.run(example).contains("there is no session to restore"))
        continue
      }
      let answer = session.run(Self.shortened(example))
      #expect(session.failures == 0, "?\(subject): \(answer)")
    }
    #expect(seen > 300)
    #expect(without == [])
  }

  /// The indented lines of a help text.
  private static func example(in help: String) -> String {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.hasPrefix("    ") }) else { return "" }
    return lines[start...].prefix { $0.isEmpty || $0.hasPrefix("    ") }
      .map { String($0.dropFirst(4)) }.joined(separator: "\n")
  }

  /// An example with one epoch of few digits, or none, for as many as it has.
  private static func shortened(_ example: String) -> String {
    example.replacing(/on mnist for \d+ epochs/, with: "on mnist.train[:50] for 1 epochs")
      .replacing("training_data, 60,", with: "training_data, 0,")
  }

  @Test("Help on a function of the user's shows its signature and its text")
  func ownFunction() throws {
    let session = try RecordedSession()
    #expect(
      session.run("def f(a, b=1):\n    \"\"\"Adds.\"\"\"\n    return a + b\n\n?f")
        == "f(a, b=1)\nAdds.\n")
    #expect(session.run("x = 3\n?x") == "x: int\n3\n")
    #expect(session.run("x?") == "x: int\n3\n")
  }

  @Test(
    "Completion knows where it is",
    arguments: [
      ("net.la", ["layers"]),
      ("net.layers[0].", ["b", "params", "w"]),
      ("tra", ["train"]),
      ("x = tra", ["train"]),
      ("net a = 784 -> de", ["dense"]),
      (
        "net a = 784 -> ",
        [
          "conv", "dense", "flatten", "gru", "lstm", "pool", "rnn", "softmax",
        ]
      ),
      ("net a = 784 -> conv 20 5x5 s", ["sigmoid", "stride"]),
      ("net a = 1x28x28 -> conv 20 5x5 -> pool 2x2 m", ["max", "mean"]),
      ("train net on mnist ba", ["batch"]),
      ("train net on mnist with ad", ["adagrad", "adam"]),
      ("train(net, mnist, ba", ["batch="]),
      ("train(net, mnist, rate=0.1, epo", ["epochs="]),
      ("f(x", ["xrange", "xs="]), ("f([1, g(2)], xs", ["xs="]), ("(x", ["xrange"]),
      ("from network3 import Conv", ["ConvPoolLayer"]), ("from numpy i", ["import"]),
      ("from numpy import linal, tan", ["tan", "tanh"]),
      ("%hi", ["history"]),
      ("?mn", ["mnist"]),
      ("mnist.", ["test", "train", "valid"]),
      ("mnist.test[7].", ["label", "pixels"]),
      ("import num", ["numbers", "numpy"]),
      ("from net", ["network3"]),
      ("network3.Conv", ["ConvPoolLayer"]),
      ("show mnist.te", ["test"]),
      ("'äöü' + tra", ["train"]),
      ("nosuch.", []),
      ("", nil),
    ] as [(String, [String]?)])
  func completion(line: String, words: [String]?) throws {
    let session = try RecordedSession()
    session.run(
      "import network3\nnet net = 784 -> softmax 10\ndef f(a, xs=1): pass")
    let found = session.session.completions(in: line, at: line.utf8.count)
    if let words { #expect(found.words == words) } else { #expect(found.words.contains("train")) }
    let word = line.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }).last
    let isInWord = line.last?.isLetter ?? false
    #expect(found.start == line.utf8.count - (isInWord ? (word ?? "").utf8.count : 0))
  }

  @Test(
    "In a string, and behind %save and %load, files are completed",
    arguments: [
      ("open('", ["data/", "notes.txt"], 0), ("open(\"no", ["notes.txt"], 2),
      ("%load kep", [], 3), ("%load d", ["data/"], 1), ("x = 'data/", ["a.npz", "b.txt"], 0),
      ("np.load('data/a", ["a.npz"], 1), ("y = 'notes.txt' + no", nil, 2), ("# it's no", nil, 2),
      ("open('.hid", [".hidden"], 4), ("open('/etc/pass", [], 4), ("open('../", [], 0),
    ] as [(String, [String]?, Int)])
  func completionOfFiles(line: String, words: [String]?, replaced: Int) throws {
    let session = try RecordedSession()
    session.run("import os\nos.mkdir('data')")
    for name in ["notes.txt", "data/a.npz", "data/b.txt", ".hidden"] {
      try session.put([], as: name)
    }
    let found = session.session.completions(in: line, at: line.utf8.count)
    if let words {
      #expect(found.words == words)
    } else {
      #expect(!found.words.contains("notes.txt"))
    }
    #expect(found.start == line.utf8.count - replaced)
  }

  @Test("Completion in the middle of a line, and outside it, is no trouble")
  func completionAnywhere() throws {
    let session = try RecordedSession()
    #expect(session.session.completions(in: "tra lenet", at: 3).words == ["train"])
    for offset in [-1, 0, 2, 99] {
      _ = session.session.completions(in: "größe = 1", at: offset)
    }
  }
}
