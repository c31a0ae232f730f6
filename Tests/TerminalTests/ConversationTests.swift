import Language
import NotebookFiles
import Sessions
import SessionSupport
import Testing

@testable import Terminal

/// What a conversation looks like on the screen.
private func conversation(
  _ inputs: [LineInput], _ answers: [String: FakeSession.Answer] = [:]
) -> (screen: String, status: Int32, session: FakeSession, editor: FakeEditor) {
  let screen = TextOutput()
  let recorder = OutputRecorder(screen)
  let session = FakeSession(answers, output: recorder)
  let editor = FakeEditor(inputs) { screen.write($0) }
  let status = Conversation(session, editor: editor, output: recorder).run()
  return (screen.text, status, session, editor)
}

@Suite("A conversation")
struct ConversationTests {
  @Test("Statements are run one after the other until Ctrl-D")
  func plain() {
    let (screen, status, session, editor) = conversation(
      [.text("x = 3"), .text("  "), .text("x + 1")], ["x + 1": .init(prints: "4\n")])
    #expect(
      screen == """
        hello
        nn> x = 3
        nn>\("   ")
        nn> x + 1
        4
        nn> ^D

        """)
    #expect(status == 0)
    #expect(editor.history == ["x = 3", "x + 1"])
    #expect(session.statements == editor.history)
    #expect(editor.completer?("net", 3).words == ["network3"])
  }

  @Test("A statement that takes a second or more says how long it took")
  func seconds() {
    var time = 0.0
    let screen = TextOutput()
    let recorder = OutputRecorder(screen)
    let session = FakeSession(
      ["a": .init(prints: "1\n"), "b": .init(prints: "2\n")], output: recorder)
    let editor = FakeEditor([.text("a"), .text("b")]) { screen.write($0) }
    // Each look at the clock: before and after `a`, before and after `b`.
    var steps = [0.0, 0.9, 0.0, 71.27]
    _ = Conversation(
      session, editor: editor, output: recorder,
      now: {
        time += steps.removeFirst()
        return time
      }
    ).run()
    #expect(screen.text == "hello\nnn> a\n1\nnn> b\n2\n(71.3 s)\nnn> ^D\n")
  }

  @Test("What was mended in a paste is said, and a listing with a mistake is not run at all")
  func mended() {
    let (screen, _, session, _) = conversation([
      .text("7 x = f(1,\n8       2)\n9 y = x\n"), .text("7 x = 1\n8 y = (2]\n9 z = 3\n"),
    ])
    #expect(session.statements == ["x = f(1,\n      2)", "y = x"])
    #expect(screen.contains("\nline numbers taken off\nnn> x = f(1,\n"))
    #expect(
      screen.contains(
        """
        2  y = (2]
                 ^ `]` does not close the `(` before it
           try )
        nothing of the paste was run
        """))
  }

  @Test("A block goes on to an empty line, a bracket to its end, and Ctrl-C drops both")
  func continued() {
    let (screen, _, session, editor) = conversation([
      .text("for x in y:"), .text("  f(x)"), .text(""),
      .text("a = [1,"), .text(""), .text("2]"),
      .text("b = ["), .interrupted, .text("c = 1"),
    ])
    #expect(
      screen == """
        hello
        nn> for x in y:
        ...   f(x)
        ...\(" ")
        nn> a = [1,
        ...\(" ")
        ... 2]
        nn> b = [
        ... ^C
        nn> c = 1
        nn> ^D

        """)
    #expect(session.statements == ["for x in y:\n  f(x)", "a = [1,\n2]", "c = 1"])
    #expect(editor.history == ["for x in y:\n  f(x)", "a = [1,\n\n2]", "c = 1"])
  }

  @Test("A book's prompts, output and all are pasted; what differs is said at the end")
  func transcript() {
    let paste = """
      >>> import network3
      >>> net = Network([
              FullyConnectedLayer(n_in=784, n_out=100),
              SoftmaxLayer(n_in=100, n_out=10)], mini_batch_size)
      >>> net.SGD(training_data, 60)
      Epoch 0: validation accuracy 93.92%
      >>> x = 1

      """
    let (screen, _, session, editor) = conversation(
      [.text(paste)],
      [
        "net.SGD(training_data, 60)": .init(
          prints: "Training mini-batch number 0\nEpoch 0: validation accuracy 94.05%\n")
      ])
    #expect(session.statements.count == 4)
    #expect(editor.history == session.statements)
    let echoed = screen.dropFirst("hello\nnn> \(paste)\n".count)
    #expect(
      echoed == """
        nn> import network3
        nn> net = Network([
        ...         FullyConnectedLayer(n_in=784, n_out=100),
        ...         SoftmaxLayer(n_in=100, n_out=10)], mini_batch_size)
        nn> net.SGD(training_data, 60)
        Training mini-batch number 0
        Epoch 0: validation accuracy 94.05%
        nn> x = 1
        4 statements pasted, 1 line of the book's output kept as expectation: \
        book 93.92 %, here 94.05 %
        nn> ^D

        """)
  }

  @Test("One prompted statement is not shown twice; its output is compared all the same")
  func onePrompted() {
    let (screen, _, session, _) = conversation(
      [.text(">>> 1 + 1\n2"), .text(">>> f(1,"), .text("    2)")],
      ["1 + 1": .init(prints: "2\n")])
    #expect(
      screen == """
        hello
        nn> >>> 1 + 1
        2
        2
        1 line of the book's output kept as expectation: the same here
        nn> >>> f(1,
        ...     2)
        nn> ^D

        """)
    #expect(session.statements == ["1 + 1", "f(1,\n    2)"])
  }

  @Test("A mistake stops a paste and says what was not run")
  func failed() {
    let (screen, _, session, _) = conversation(
      [.text("a = 1\nb = c\nd = 2\ne = 3\n"), .text("d = 4")],
      ["b = c": .init(result: .failed(Diagnostic("NameError", "there is no 'c'")))])
    let failure = Diagnostic("NameError", "there is no 'c'").rendered()
    let line = failure.hasSuffix("\n") ? failure : failure + "\n"
    #expect(
      screen.hasSuffix(
        "nn> a = 1\nnn> b = c\n\(line)2 statements of the paste not run\nnn> d = 4\nnn> ^D\n"))
    #expect(session.statements == ["a = 1", "b = c", "d = 4"])
  }

  @Test("Ctrl-C stops a statement and its paste, not the conversation")
  func interrupted() {
    let (screen, status, _, _) = conversation(
      [.text("train()\nx = 1\n"), .text("x = 2")], ["train()": .init(result: .interrupted)])
    #expect(
      screen.hasSuffix(
        "nn> train()\ninterrupted\n1 statement of the paste not run\nnn> x = 2\nnn> ^D\n"))
    #expect(status == 0)
  }

  @Test("A program may leave with a status")
  func exit() {
    let (screen, status, session, _) = conversation(
      [.text("exit(3)\nx = 1\n"), .text("y = 1")], ["exit(3)": .init(result: .exit(3))])
    #expect(status == 3)
    #expect(session.statements == ["exit(3)"])
    #expect(screen.hasSuffix("nn> exit(3)\n"))
  }

  @Test("The end of the input ends what was begun")
  func endsInside() {
    let (_, _, session, _) = conversation([.text("for x in y:"), .text("  f(x)")])
    #expect(session.statements == ["for x in y:\n  f(x)"])
  }

  @Test("Lines of a file are a conversation too")
  func plainEditor() {
    var lines = ["x = [", "1]", "y = 2"][...]
    var shown = ""
    let recorder = OutputRecorder(TextOutput())
    let session = FakeSession(output: recorder)
    let editor = PlainEditor(nextLine: { lines.popFirst() }, show: { shown += $0 })
    #expect(Conversation(session, editor: editor, output: recorder).run() == 0)
    #expect(session.statements == ["x = [\n1]", "y = 2"])
    #expect(shown == "nn> ... nn> nn> ")
  }
}
