import Foundation
import Testing

/// A fake terminal answers, or does not, what a session asks before its first picture.
@Suite(
  "The graphics probe", .serialized,
  .enabled(if: Program.path != nil, "the program nnrepl is not beside the tests"))
struct ProbeTests {
  /// What a terminal says once it is asked.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What arrives, piece by piece.
    let pieces: [String]
    /// The face of the picture, and why.
    let why: [String]
    /// What has been typed meanwhile, the beginning of a statement that gives 42.
    var typed = ""
  }

  private static let four = ["sixel", "the terminal's attributes are 4; 4 is sixel: sixel"]
  private static func without(_ attributes: String) -> [String] {
    [
      "blocks, 256 colours",
      "the terminal's attributes are \(attributes), without 4 for sixel: blocks",
    ]
  }
  private static func bytes(_ text: String) -> [String] { text.map { String($0) } }

  static let cases = [
    Case(testDescription: "?62;4c", pieces: ["\u{1B}[?62;4c"], why: four),
    Case(testDescription: "?62;42c", pieces: ["\u{1B}[?62;42c"], why: without("42")),
    Case(
      testDescription: "?1;2;4c", pieces: ["\u{1B}[?1;2;4c"],
      why: ["sixel", "the terminal's attributes are 2, 4; 4 is sixel: sixel"]),
    Case(testDescription: "?6c", pieces: ["\u{1B}[?6c"], why: without("none")),
    Case(testDescription: "the class is 4", pieces: ["\u{1B}[?4;6c"], why: without("6")),
    Case(
      testDescription: "typed before the answer", pieces: ["6 *", "\u{1B}[?62;4c"], why: four,
      typed: "6 *"),
    Case(
      testDescription: "typed on all sides",
      pieces: ["6\u{1B}[6;20;10t *\u{1B}[?62;4c 10 //"], why: four, typed: "6 * 10 //"),
    Case(
      testDescription: "wide text typed before the answer",
      pieces: ["len('学习') *", "\u{1B}[?62;42c"], why: without("42"), typed: "len('学习') *"),
    Case(
      testDescription: "in single bytes", pieces: bytes("\u{1B}[6;20;10t\u{1B}[?62;4c"), why: four),
    Case(
      testDescription: "in single bytes, typed between",
      pieces: bytes("6\u{1B}[6;20;10t *\u{1B}[?62;42c"), why: without("42"), typed: "6 *"),
  ]

  @Test("The right face, in words, and not one stray byte at the prompt", arguments: cases)
  func answered(row: Case) throws {
    // However busy the machine that tests.
    let terminal = try session(["NNREPL_PATIENCE": "60000"])
    terminal.type("show mnist.test[7]\r")
    try terminal.expect("\u{1B}[16t\u{1B}[c")
    for piece in row.pieces {
      terminal.type(piece)
      usleep(5_000)
    }
    try terminal.expect(row.why.first == "sixel" ? "\u{1B}P" : "▀")
    try expectLine(row.typed, on: terminal)
    try expectReport(row.why, on: terminal)
  }

  @Test(
    "An answer that comes too late is not typed into the line",
    arguments: [
      ["\u{1B}[6;20;10t\u{1B}[?62;4c"], ["\u{1B}[?62;4;22c"], bytes("\u{1B}[?62;4c"), [],
    ])
  func late(pieces: [String]) throws {
    let terminal = try session([:])
    terminal.type("show mnist.test[7]\r")
    try terminal.expect("\u{1B}[c")
    // It has been decided.
    try terminal.expect("▀")
    for piece in pieces { terminal.type(piece) }
    // What is typed behind it is not taken for a part of it.
    usleep(100_000)
    try expectLine("", on: terminal)
    try expectReport(
      ["blocks, 256 colours", "the terminal did not answer within 250 ms: blocks"], on: terminal)
  }

  @Test("What was typed while a statement ran is the line that is edited next")
  func typedBefore() throws {
    let terminal = try session(["NNREPL_PATIENCE": "60000"])
    terminal.type("s = sum(range(200000)); show(mnist.test[7])\r")
    try terminal.expect("\u{1B}[?2004l")
    terminal.type("6 *")
    try terminal.expect("\u{1B}[c")
    terminal.type("\u{1B}[?62;4c")
    try terminal.expect("\u{1B}P")
    try expectLine("6 *", on: terminal)
  }

  @Test(
    "Nobody asks where the answer is known", arguments: ["tmux-256color", "screen", "dumb", ""])
  func notAsked(term: String) throws {
    let terminal = try session(["TERM": term])
    terminal.type("show mnist.test[7]\r")
    try terminal.expect("nn> ")
    terminal.type("%graphics why\r")
    try terminal.expect("nn> ")
    #expect(!String(decoding: terminal.transcript, as: UTF8.self).contains("\u{1B}[c"))
  }

  private static let prompt = "\u{1B}[?2004hnn> "

  private func session(_ environment: [String: String]) throws -> PseudoTerminal {
    try Program().session(
      environment: environment.merging(["TERM": "xterm-256color"]) { old, _ in old })
  }

  /// Expects that the line edited at the next prompt holds what was typed and nothing else.
  private func expectLine(_ typed: String, on terminal: PseudoTerminal) throws {
    try terminal.expect(Self.prompt)
    let rest = typed.hasSuffix("//") ? " 1 - 18" : typed.hasPrefix("len") ? " 21" : " 7"
    let statement = (typed.isEmpty ? "6 *" : typed) + rest
    terminal.type(statement.dropFirst(typed.count) + "\r")
    let shown = try terminal.expect(Self.prompt)
    #expect(shown == "\(statement)\r\n\u{1B}[?2004l\r42\r\n\(Self.prompt)")
  }

  private func expectReport(_ why: [String], on terminal: PseudoTerminal) throws {
    terminal.type("%graphics why\r")
    try terminal.expect("\u{1B}[?2004l\r")
    let shown = try terminal.expect(Self.prompt)
    #expect(shown == why.map { $0 + "\r\n" }.joined() + Self.prompt)
  }
}
