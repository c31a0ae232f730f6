import Figures
import Testing

@testable import Terminal

/// A terminal that answers with `pieces`.
private final class FakePort: TerminalPort {
  private(set) var asked: [String] = []
  private let pieces: [String]

  init(_ pieces: [String]) { self.pieces = pieces }

  func ask(_ query: String, milliseconds: Int, receive: ([UInt8]) -> Bool) {
    asked.append(query)
    for piece in pieces where receive(Array(piece.utf8)) { return }
  }
}

private struct ChoiceCase: CustomTestStringConvertible, Sendable {
  var environment: [String: String] = ["TERM": "xterm-256color"]
  var isTerminal = true
  var setting: Face?
  var answer: [String] = ["\u{1B}[?62;4c"]
  let face: Face
  var colour = RenderOptions.Colour.ansi256
  var isAsked = false
  let reason: String
  var testDescription: String { reason }
}

private let choiceCases = [
  ChoiceCase(setting: .ascii, face: .ascii, reason: "%graphics says ascii"),
  ChoiceCase(
    environment: ["TERM": "dumb", "NNREPL_GRAPHICS": "sixel"], isTerminal: false, face: .sixel,
    colour: .none, reason: "NNREPL_GRAPHICS says sixel"),
  ChoiceCase(
    environment: ["TERM": "xterm", "NNREPL_GRAPHICS": "ascii"], setting: .blocks, face: .blocks,
    reason: "%graphics says blocks"),
  ChoiceCase(
    environment: ["TERM": "xterm", "NNREPL_GRAPHICS": "x\u{1B}"], isTerminal: false, face: .ascii,
    reason: """
      NNREPL_GRAPHICS says 'x\\x1b', which is none of ascii, blocks, sixel; \
      the output is not a terminal: ascii
      """),
  ChoiceCase(isTerminal: false, face: .ascii, reason: "the output is not a terminal: ascii"),
  ChoiceCase(
    environment: ["TERM": "dumb"], face: .ascii, colour: .none, reason: "TERM is dumb: ascii"),
  ChoiceCase(environment: [:], face: .ascii, colour: .none, reason: "TERM is not set: ascii"),
  ChoiceCase(
    environment: ["TERM": "xterm", "NO_COLOR": "1"], face: .ascii, colour: .none,
    reason: "NO_COLOR is set: ascii"),
  ChoiceCase(
    environment: ["TERM": "xterm", "NO_COLOR": "1", "NNREPL_GRAPHICS": "blocks"], face: .blocks,
    colour: .none, reason: "NNREPL_GRAPHICS says blocks; NO_COLOR is set: no colours"),
  ChoiceCase(
    environment: ["TERM": "xterm-256color", "TMUX": "/tmp/tmux-0/default,1,0"], face: .blocks,
    reason: "tmux loses large sixel pictures: blocks"),
  ChoiceCase(
    environment: ["TERM": "screen.xterm"], face: .blocks,
    reason: "screen loses large sixel pictures: blocks"),
  ChoiceCase(
    environment: ["TERM": "xterm", "COLORTERM": "truecolor", "NO_COLOR": ""], face: .sixel,
    colour: .truecolor, isAsked: true,
    reason: "the terminal's attributes are 4; 4 is sixel: sixel"),
  ChoiceCase(
    answer: ["\u{1B}[?62;", "22;42c"], face: .blocks, isAsked: true,
    reason: "the terminal's attributes are 22, 42, without 4 for sixel: blocks"),
  ChoiceCase(
    environment: ["TERM": "vt100"], answer: ["\u{1B}[?6c"], face: .blocks, colour: .none,
    isAsked: true, reason: "the terminal's attributes are none, without 4 for sixel: blocks"),
  ChoiceCase(
    environment: ["TERM": "linux"], answer: ["\u{1B}[?6c"], face: .blocks, colour: .ansi16,
    isAsked: true, reason: "the terminal's attributes are none, without 4 for sixel: blocks"),
  ChoiceCase(
    answer: [], face: .blocks, isAsked: true,
    reason: "the terminal did not answer within 250 ms: blocks"),
]

@Test("The face of pictures is chosen for a reason", arguments: choiceCases)
private func choice(_ row: ChoiceCase) {
  let port = FakePort(row.answer)
  let graphics = Graphics(environment: row.environment, isTerminal: row.isTerminal, port: port)
  graphics.setting = row.setting
  let choice = graphics.choice()
  #expect(choice.face == row.face)
  #expect(choice.colour == row.colour)
  #expect(choice.reasons.joined(separator: "; ") == row.reason)
  #expect(port.asked == (row.isAsked ? ["\u{1B}[16t\u{1B}[c"] : []))
}

@Test("A terminal is asked once, and what was typed meanwhile is given back")
func askedOnce() {
  let port = FakePort(["pri", "nt\u{1B}[6;20;10t\u{1B}[?62;4c(1)\r"])
  let graphics = Graphics(environment: ["TERM": "xterm"], isTerminal: true, port: port)
  var typed: [UInt8] = []
  graphics.giveBack = { typed += $0 }
  let choice = graphics.choice()
  #expect(graphics.choice().face == .sixel)
  #expect(port.asked.count == 1)
  #expect(String(decoding: typed, as: UTF8.self) == "print(1)\r")
  let told = graphics.options(for: TerminalSize(columns: 100, rows: 30), choice: choice)
  #expect([told.columns, told.rows, told.cellWidth, told.cellHeight] == [100, 30, 10, 20])
  // What the system says of the pixels goes before what the terminal said.
  let size = TerminalSize(columns: 100, rows: 30, pixelWidth: 900, pixelHeight: 540)
  let known = graphics.options(for: size, choice: choice)
  #expect([known.cellWidth, known.cellHeight] == [9, 18])
}

@Test("%graphics why is told the face and the reasons")
func report() {
  let graphics = Graphics(
    environment: ["TERM": "xterm-256color", "TMUX": "x"], isTerminal: true, port: FakePort([]))
  #expect(
    graphics.report == ["blocks, 256 colours", "tmux loses large sixel pictures: blocks"])
  graphics.setting = .sixel
  #expect(graphics.report == ["sixel", "%graphics says sixel"])
}
