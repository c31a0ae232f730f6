import Testing

@Suite("What readers of the chapter get wrong")
struct SeededMistakeTests {
  @Test("is shown early, with its place, a reason and a fix", arguments: Mistake.seeded)
  func message(_ mistake: Mistake) throws {
    let session = try RecordedSession()
    // How much memory there is, is the machine's.
    let shown = session.run(mistake.program).replacing(/\d+ MiB/, with: "… MiB")
    #expect(shown == mistake.expected + "\n")
    // The session lives on.
    #expect(session.run("1 + 1") == "2\n")
  }

  @Test("A learning rate that explodes is told while the cost is a number")
  func explosion() throws {
    let log = try RecordedSession().run(
      """
      net a = 784 -> dense 30 -> softmax 10
      train a on mnist for 2 epochs rate 1e9
      """)
    #expect(
      withoutNumbers(log) == """
          the cost has exploded: … on average over mini-batches 0 to 99, where guessing costs 2.3
          try a smaller learning rate than 1e+09
          epoch 1/2  cost …  valid …  best …
          epoch 2/2  cost …  valid …  best …
          best: valid …, test …, in epoch 2

        """)
  }

  @Test("Pixels up to 255 are told from a rate that is too large")
  func largeInputs() throws {
    let log = try RecordedSession().run(
      """
      import numpy as np
      net a = 784 -> dense 30 relu -> softmax 10
      data = (np.arange(784 * 1000).reshape(1000, 784) % 256, np.arange(1000) % 10)
      train a on data rate 0.1
      """)
    #expect(
      withoutNumbers(log) == """
          the cost has exploded: … on average over mini-batches 0 to 99, where guessing costs 2.3
          try inputs from 0 to 1: these reach 255
          epoch 1/1  cost …

        """)
  }

  /// The log without what the machine's rounding may change.
  private func withoutNumbers(_ log: String) -> String {
    log.replacing(/\d+\.\d+(%|e\+\d+)|\d+\.\d{4}/, with: "…")
  }
}
