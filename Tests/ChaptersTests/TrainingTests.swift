import Interpreter
import Interruptions
import Testing

@Suite("Training, in the chapter's words and in sentences")
struct TrainingTests {
  /// The chapter's baseline with fewer neurons.
  static let chapter = """
    import network3
    from network3 import Network, FullyConnectedLayer, SoftmaxLayer
    training_data, validation_data, test_data = network3.load_data_shared()
    mini_batch_size = 10
    net = Network([FullyConnectedLayer(n_in=784, n_out=30), SoftmaxLayer(n_in=30, n_out=10)],
                  mini_batch_size)

    """
  static let descent =
    "net.SGD(training_data, 2, mini_batch_size, 0.1, validation_data, test_data)\n"

  // The lines and their order are those that network3.py prints; 4,000 examples in mini-batches of
  // 10 are 400 iterations an epoch, so number 1000 is never reached in two.
  @Test("SGD prints network3's log")
  func log() throws {
    let session = try RecordedSession()
    #expect(session.run(Self.chapter) == "")
    let log = session.run(Self.descent).replacing(/\d+\.\d\d%/, with: "…%")
    #expect(
      log == """
        Training mini-batch number 0
        Epoch 0: validation accuracy …%
        This is the best validation accuracy to date.
        The corresponding test accuracy is …%
        Epoch 1: validation accuracy …%
        This is the best validation accuracy to date.
        The corresponding test accuracy is …%
        Finished training network.
        Best validation accuracy of …% obtained at iteration 799
        Corresponding test accuracy of …%

        """)
  }

  @Test("Every thousandth mini-batch is told")
  func thousands() throws {
    let session = try RecordedSession()
    session.run(Self.chapter)
    let log = session.run(
      "net.SGD(training_data, 3, mini_batch_size, 0.1, validation_data, test_data)")
    let told = log.split(separator: "\n").filter { $0.hasPrefix("Training") }
    #expect(told == ["Training mini-batch number 0", "Training mini-batch number 1000"])
  }

  @Test("No epoch at all is a run too")
  func noEpoch() throws {
    let session = try RecordedSession()
    session.run(Self.chapter)
    #expect(
      session.run("net.SGD(training_data, 0, 10, 0.1, validation_data, test_data)")
        == "Finished training network.\n")
  }

  @Test("A seed makes a run repeatable to the bit")
  func seed() throws {
    let program = "%seed 7\n" + Self.chapter + Self.descent + "net.layers[0].w.get_value().sum()\n"
    let session = try RecordedSession(seed: 1)
    let first = session.run(program)
    #expect(first == session.run(program))
    #expect(first != session.run(program.replacing("%seed 7", with: "%seed 8")))
  }

  @Test("The same network in a sentence trains alike")
  func alike() throws {
    let chapter = try RecordedSession(seed: 3)
    chapter.run(Self.chapter + Self.descent)
    let sentence = try RecordedSession(seed: 3)
    sentence.run(
      """
      net net = 784 -> dense 30 sigmoid -> softmax 10
      train net on mnist for 2 epochs batch 10 rate 0.1
      """)
    let question = """
      net.history
      [p.get_value().sum() for p in net.params]
      test net on mnist

      """
    let answer = chapter.run(question)
    #expect(answer == sentence.run(question))
    #expect(answer.split(separator: "\n").count == 4)
  }

  @Test("A convolutional network in a sentence trains alike")
  func convolutionsAlike() throws {
    let chapter = try RecordedSession(seed: 3)
    chapter.run(
      """
      from network3 import *
      training_data, validation_data, test_data = load_data_shared()
      few = (training_data[0].get_value()[:500], training_data[1].get_value()[:500])
      net = Network([
          ConvPoolLayer(image_shape=(10, 1, 28, 28), filter_shape=(4, 1, 5, 5), activation_fn=ReLU),
          FullyConnectedLayer(n_in=4*12*12, n_out=20, activation_fn=ReLU),
          SoftmaxLayer(n_in=20, n_out=10)], 10)
      net.SGD(few, 1, 10, 0.03, validation_data, test_data, lmbda=0.1)
      """)
    let sentence = try RecordedSession(seed: 3)
    sentence.run(
      """
      net net = 1x28x28 -> conv 4 5x5 relu -> pool 2x2 -> dense 20 relu -> softmax 10
      train net on mnist.train[:500] rate 0.03 l2 0.1
      """)
    let question = "test net on mnist\nnet.predict(mnist.test[:20])\n"
    #expect(chapter.run(question) == sentence.run(question))
  }

  @Test("A sentence tells one line an epoch where nobody watches, and the best at the end")
  func sentence() throws {
    let session = try RecordedSession()
    session.run("net a = 784 -> dense 30 -> softmax 10")
    let log = session.run("train a on mnist for 2 epochs batch 10 rate 0.1")
    #expect(
      log.replacing(/\d+\.\d+/, with: "…") == """
          epoch 1/2  cost …  valid …%  best …%
          epoch 2/2  cost …  valid …%  best …%
          best: valid …%, test …%, in epoch 2

        """)
    #expect(session.lines == [nil])
  }

  @Test("Who watches sees a live line that goes away")
  func live() throws {
    let session = try RecordedSession()
    session.showsProgress = true
    session.run("net a = 784 -> dense 300 relu -> softmax 10")
    let log = session.run("train a on mnist for 3 epochs batch 10 rate 0.1")
    #expect(log.hasPrefix("  best: valid "))
    #expect(session.lines.count > 1)
    #expect(session.lines.last == .some(nil))
    let views = session.lines.compactMap(\.self)
    let first =
      /\ \ epoch 1\/3 .{20} \d+%  \d+\.\d s\/epoch  eta \d+ s  rate 0\.1\n  cost   \d\.\d{4}  [▁-█]*/
    #expect(try first.wholeMatch(in: #require(views.first)) != nil, "\(views.first ?? "")")
    // One of the second epoch, which knows how the first one ended.
    let last =
      /\ \ epoch [23]\/3 [^\n]*\n  cost   [^\n]*[▁-█]+\n  valid  \d+\.\d\d%  [▁-█]*  best \d+\.\d\d% in epoch [12]/
    #expect(try last.wholeMatch(in: #require(views.last)) != nil, "\(views.last ?? "")")
  }

  @Test("Dropout trains")
  func dropout() throws {
    let session = try RecordedSession()
    let log = session.run(
      """
      from network3 import *
      training_data, validation_data, test_data = load_data_shared()
      net = Network([
          FullyConnectedLayer(n_in=784, n_out=60, activation_fn=ReLU, p_dropout=0.2),
          SoftmaxLayer(n_in=60, n_out=10, p_dropout=0.5)], 10)
      net.SGD(training_data, 2, 10, 0.03, validation_data, test_data)
      test(net, test_data) > 0.6
      test(net, test_data) == test(net, test_data)

      """)
    #expect(log.hasSuffix("True\nTrue\n"), "\(log)")
  }

  @Test("What a test gives is a number that says how many of how many")
  func accuracy() throws {
    let session = try RecordedSession()
    session.run(Self.chapter + Self.descent + "x = test(net, mnist)\nn = int(round(x * 500))")
    #expect(
      session.run(
        """
        0 < x < 1, x == n / 500.0, "%.1f" % x == "%.1f" % (n / 500.0)
        "{0:.2f}".format(x * 100) == "{0:.2f}".format(n / 5.0)
        str(x) == "%.2f%% (%d of 500)" % (n / 5.0, n)
        float(x) == n / 500.0, max(x, 0.0) == x, x + 1 > 1

        """) == """
          (True, True, True)
          True
          True
          (True, True, True)

          """)
  }

  // A stopped run must end in a process of its own: the wish to stop is one flag for all sessions.
  @Test("A run that was stopped and resumed gives the weights of one that was not")
  func resume() async {
    await #expect(processExitsWith: .success) {
      let network = "net a = 1x28x28 -> dense 30 dropout 0.2 relu -> softmax 10 dropout 0.5\n"
      let training = "train a on mnist for 2 epochs rate 0.03 l2 0.1\n"
      let question = "[p.get_value().tolist() for p in a.params]\na.history.cost\n"
      let whole = try RecordedSession(seed: 5)
      whole.run(network + training)
      let stopped = try RecordedSession(seed: 5)
      stopped.showsProgress = true
      stopped.run(network)
      stopped.stopAtLiveLine = true
      let log = stopped.run(training)
      let shape =
        /stopped after mini-batch \d+ of 400 in epoch 0; the weights are kept, and resume\(…\) goes on\ninterrupted\n/
      #expect(log.wholeMatch(of: shape) != nil, "\(log)")
      #expect(stopped.run("1 + 1") == "2\n")
      #expect(stopped.run("resume(a)").hasPrefix("  best: valid "))
      let weights = whole.run(question)
      #expect(weights.utf8.count > 100_000)
      #expect(stopped.run(question) == weights)
      #expect(stopped.run("resume(a)").contains("no training run of this network was stopped"))
    }
  }

  @Test("A loop that never ends can be stopped")
  func loop() async {
    await #expect(processExitsWith: .success) {
      let session = try RecordedSession()
      session.onWrite = { _ in Interruption.request() }
      #expect(session.run("i = 0\nwhile True:\n    print(i)\n    i += 1\n") == "0\ninterrupted\n")
      session.onWrite = { _ in }
      #expect(session.run("i") == "0\n")
    }
  }
}
