import Foundation
import Testing

@Suite(
  "Sessions that are killed", .serialized,
  .enabled(if: Program.path != nil, "the program nnrepl is not beside the tests"))
struct CrashTests {
  /// What the numbers of a trained network add up to, written to the last bit.
  static let question = "[float(p.get_value().sum()) for p in a.params], len(a.history)\r"
  static let net = "%seed 3\rnet a = 784 -> dense 30 relu dropout 0.25 -> softmax 10\r"

  private func answer(_ terminal: PseudoTerminal) throws -> String {
    terminal.type(Self.question)
    try terminal.expect("len(a.history)\r\n")
    let answer = try terminal.expect("\n")
    try terminal.expect("nn> ")
    return answer
  }

  @Test(
    "Killed in the middle of a training run: the next session goes on from the last epoch to the same bits"
  )
  func killed() throws {
    let program = try Program()
    let whole = try program.session()
    whole.type(Self.net + "train a on mnist for 6 epochs batch 10 rate 0.05\r")
    try whole.expect("best: valid ")
    try whole.expect("nn> ")
    let expected = try answer(whole)
    whole.type("\u{4}")
    #expect(try whole.waitForExit() == 0)

    let first = try program.session()
    first.type(Self.net + "x = [1, 2]\rtrain a on mnist for 6 epochs batch 10 rate 0.05\r")
    try first.expect("epoch 3/6 ")
    first.kill()
    let second = try program.session(greeting: "%restore brings it back")
    second.type("%restore\r")
    try second.expect("restored 4 statements")
    try second.expect("a: training stopped after mini-batch 0 of 400 in epoch ")
    second.type("x\r")
    try second.expect("[1, 2]")
    second.type("resume(a)\r")
    try second.expect("best: valid ")
    try second.expect("nn> ")
    #expect(try answer(second) == expected)
    second.type("\u{4}")
    #expect(try second.waitForExit() == 0)
    // Nothing is offered any more.
    let third = try program.session()
    #expect(!String(decoding: third.transcript, as: UTF8.self).contains("%restore"))
  }

  @Test(
    "Stopped by Ctrl-C and killed later: the run stands where it was stopped, not at an epoch's end"
  )
  func stoppedThenKilled() throws {
    let program = try Program()
    let first = try program.session()
    first.type(Self.net)
    try first.expect("nn> ")
    first.type("train a on mnist for 600 epochs batch 10 rate 0.05\r")
    try first.expect("cost ")
    first.interrupt()
    try first.expect("stopped ")
    let place = try first.expect(";")
    try first.expect("nn> ")
    first.kill()
    let second = try program.session(greeting: "%restore brings it back")
    second.type("%restore\r")
    try second.expect("a: training stopped ")
    #expect(try second.expect(";") == place)
  }

  @Test(
    "Killed while it is typed at: every statement that gave its answer is there again",
    arguments: 0..<4)
  func killedAtRandom(round: Int) throws {
    let program = try Program()
    let terminal = try program.session()
    terminal.type("n = []\r")
    try terminal.expect("nn> ")
    let count = Int.random(in: 1...12)
    for number in 0..<count {
      terminal.type("n.append(\(number)); len(n)\r")
      try terminal.expect("\r\(number + 1)\r\n")
      try terminal.expect("nn> ")
    }
    terminal.type("n.append(-1)\r")
    if round.isMultiple(of: 2) { usleep(UInt32.random(in: 0...20_000)) }
    terminal.kill()
    let second = try program.session(greeting: "%restore brings it back")
    second.type("%restore\r")
    try second.expect("restored ")
    second.type("n[:\(count)] == list(range(\(count))) and len(n) - \(count) in (0, 1)\r")
    try second.expect("\rTrue")
    try second.expect("nn> ")
    second.type("\u{4}")
    #expect(try second.waitForExit() == 0)
  }
}
