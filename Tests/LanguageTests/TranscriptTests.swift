import Testing

@testable import Language

/// Pastes: what becomes of each line.
@Suite struct TranscriptTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let pasted: String
    /// Each entry as `line| code`, then `= expectation` lines, then `! aside`.
    let result: String
    var testDescription: String { name }
  }

  static func summary(_ transcript: Transcript) -> String {
    var lines: [String] = []
    for entry in transcript.entries {
      let code = entry.source.text.split(separator: "\n", omittingEmptySubsequences: false)
      lines.append("\(entry.source.firstLine)| \(code[0])")
      lines += code.dropFirst().map { "   \($0)" }
      lines += entry.expectations.map { "= \($0)" }
    }
    lines += transcript.asides.map { "! \($0.line) \($0.text)" }
    return lines.joined(separator: "\n")
  }

  @Test(arguments: cases) func read(_ example: Case) {
    let transcript = Transcript.read(example.pasted, dialect: .python3)
    #expect(Self.summary(transcript) == example.result)
  }

  static let cases: [Case] = [
    Case(
      name: "prompts with bare continuation lines and a log, as the chapter prints them",
      pasted: """
        >>> net = Network([
                FullyConnectedLayer(n_in=784, n_out=100),
                SoftmaxLayer(n_in=100, n_out=10)], mini_batch_size)
        >>> net.SGD(training_data, 60,
                    test_data)
        Training mini-batch number 0
        Epoch 0: validation accuracy 93.92%
        """,
      result: """
        1| net = Network([
                   FullyConnectedLayer(n_in=784, n_out=100),
                   SoftmaxLayer(n_in=100, n_out=10)], mini_batch_size)
        4| net.SGD(training_data, 60,
                       test_data)
        = Training mini-batch number 0
        = Epoch 0: validation accuracy 93.92%
        """),
    Case(
      name: "no prompts, and a log behind a statement",
      pasted: """
        net2 = Network([A(n_in=1),
                       B(n_out=2)], 10)
        net2.SGD(training_data,60)
        Training mini-batch number 0
        Epoch 0: validation accuracy 93.92%
        This is the best validation accuracy to date.
        The corresponding test accuracy is 93.25%
        Epoch 0: 9129 / 10000
        Finished training network.
        x = 1
        """,
      result: """
        1| net2 = Network([A(n_in=1),
                          B(n_out=2)], 10)
        3| net2.SGD(training_data,60)
        = Training mini-batch number 0
        = Epoch 0: validation accuracy 93.92%
        = This is the best validation accuracy to date.
        = The corresponding test accuracy is 93.25%
        = Epoch 0: 9129 / 10000
        = Finished training network.
        10| x = 1
        """),
    Case(
      name: "what does not parse is kept, and nothing behind it is its output",
      pasted: "Epoch 0: validation accuracy 93%\nx = = 1\nLayer a b\nTypo = a b\nEpoch\ny",
      result: "1| Epoch 0: validation accuracy 93%\n2| x = = 1\n3| Layer a b\n4| Typo = a b\n"
        + "5| Epoch\n6| y"),
    Case(
      name: "continuation prompts, blocks and clauses",
      pasted: """
        >>> for i in x:
        ...     print i
        ...
        0
        1
        >>> if a:
                b
            else:
                c
        >>> def f():
                return 1

        >>> f()
        1
        """,
      result: """
        1| for i in x:
               print i
        = 0
        = 1
        6| if a:
               b
           else:
               c
        10| def f():
                   return 1
        13| f()
        = 1
        """),
    Case(
      name: "Julia 49839: an empty prompt", pasted: ">>> \n>>> x = 1\n>>>\n",
      result: "2| x = 1"),
    Case(
      name: "Julia 53497: a line of comment", pasted: ">>> # note\n>>> x = 1 # note\n# note\n",
      result: "2| x = 1 # note\n= # note"),
    Case(
      name: "Julia 30414: several statements under one prompt",
      pasted: ">>> a = 1\n    b = 2\n    f(a)\n3\n>>> c\n    1 2\n    3\n",
      result: "1| a = 1\n2| b = 2\n3| f(a)\n= 3\n5| c\n=     1 2\n=     3"),
    Case(
      name: "Julia 13513: a tab before everything",
      pasted: "\t>>> x = (1,\n\t\t2)\n\t3\n", result: "1| x = (1,\n   \t2)\n= 3"),
    Case(
      name: "IPython 15259: what looks like a prompt inside a string",
      pasted: "s = \"\"\"\n>>> a\nOut[1]: b\n\"\"\"\n>>> t = '''\n... >>> c\n... '''\n>>> d\n",
      result: "1| s = \"\"\"\n   >>> a\n   Out[1]: b\n   \"\"\"\n5| t = '''\n   >>> c\n   '''\n8| d"
    ),
    Case(
      name: "IPython's prompts",
      pasted: "In [1]: x = f(1,\n   ...:       2)\n\nIn [2]: x\nOut[2]: array([1,\n       2])\n",
      result: "1| x = f(1,\n         2)\n4| x\n= array([1,\n=        2])"),
    Case(
      name: "our own prompt",
      pasted: "nn> net a = 784 ->\n    dense 10\nnn> a\n  #  layer\n",
      result: "1| net a = 784 ->\n       dense 10\n3| a\n=   #  layer"),
    Case(
      name: "lines for a shell",
      pasted: "$cd src\n$ipython\n>>> x\n$ python expand_mnist.py\n",
      result: "3| x\n4| expand_mnist()\n! 1 $cd src\n! 2 $ipython"),
    Case(
      name: "lines for a shell without a dollar sign",
      pasted: "git clone https://a.b/c.git\nTHEANO_FLAGS=mode=FAST_RUN,device=gpu python test.py \n"
        + "python expand_mnist.py\ncd = 1\n",
      result: "3| expand_mnist()\n4| cd = 1\n! 1 git clone https://a.b/c.git\n"
        + "! 2 THEANO_FLAGS=mode=FAST_RUN,device=gpu python test.py"),
    Case(
      name: "a gutter of line numbers",
      pasted: " 9  def f():\n10      return 1\n11\n12  f()\n",
      result: "1| def f():\n       return 1\n4| f()"),
    Case(
      name: "numbers that are the program", pasted: "1\n2\n3 + 4\n",
      result: "1| 1\n2| 2\n3| 3 + 4"),
    Case(
      name: "byte order mark, carriage returns, hard and trailing spaces",
      pasted: "\u{FEFF}>>> if a: \r\n\u{A0}\u{A0}\u{A0}\u{A0}b\u{A0}\r\n>>> c\r\n1 \r\n",
      result: "1| if a: \n       b\u{A0}\n3| c\n= 1"),
    Case(
      name: "indented, with comments and empty lines between",
      pasted:
        "    # first\n    def f():\n        a\n\n    # second\n        b\n\n    @d\n    class A:\n"
        + "        pass\n    if a: b\n    else: c\n",
      result: "2| def f():\n       a\n   \n   # second\n       b\n8| @d\n   class A:\n       pass\n"
        + "11| if a: b\n   else: c"),
    Case(
      name: "a bracket left open ends at the next prompt",
      pasted: ">>> f(1,\n>>> x = 1\n", result: "1| f(1,\n2| x = 1"),
    Case(
      name: "sentences over several lines",
      pasted: "net a = 784\n  -> dense 10\nnet b =\n    784\n    dense 10\ntrain a on mnist\n",
      result: "1| net a = 784\n     -> dense 10\n3| net b =\n       784\n       dense 10\n"
        + "6| train a on mnist"),
    Case(name: "nothing", pasted: "\n  \n", result: ""),
  ]

  @Test func messagesNameThePastesLine() {
    let transcript = Transcript.read(">>> x = 1\n>>> y = (2 3)\n", dialect: .python3)
    #expect(throws: Diagnostic.self) {
      try Parser.parse(transcript.entries[1].source, dialect: .python3)
    }
    do {
      _ = try Parser.parse(transcript.entries[1].source, dialect: .python3)
    } catch {
      #expect(
        error.rendered() == "2  y = (2 3)\n          ^ expected `,` or `)`")
    }
  }

  @Test func stepsOneByOne() {
    #expect(PasteSteps.marked(">>> a") == .prompt(code: "a", width: 4))
    #expect(PasteSteps.marked(">>>") == .prompt(code: "", width: 4))
    #expect(PasteSteps.marked("In [12]: a") == .prompt(code: "a", width: 9))
    #expect(PasteSteps.marked("nn> a") == .prompt(code: "a", width: 4))
    #expect(PasteSteps.marked("   ...:     b") == .continuation(code: "    b"))
    #expect(PasteSteps.marked("...     b") == .continuation(code: "    b"))
    #expect(PasteSteps.marked("...") == .continuation(code: ""))
    #expect(PasteSteps.marked("...x") == .plain)
    #expect(PasteSteps.marked("Out[3]: 1") == .output(text: "1"))
    #expect(PasteSteps.marked("$cd src") == .shell(command: "cd src"))
    #expect(PasteSteps.marked("nn>3") == .plain)
    #expect(PasteSteps.dedented(["  a", "    b", " c"]) == ["a", "  b", " c"])
    #expect(PasteSteps.statement(forShell: "python src/expand_mnist.py") == "expand_mnist()")
    #expect(PasteSteps.statement(forShell: "python test.py") == nil)
    #expect(OutputLines.readsAsOutput("Best validation accuracy of 99.1% obtained at 4"))
    #expect(!OutputLines.readsAsOutput("None of these"))
    #expect(!OutputLines.readsAsOutput("Network(a b c"))
    #expect(!OutputLines.readsAsOutput("epoch 0 is done"))
  }
}
