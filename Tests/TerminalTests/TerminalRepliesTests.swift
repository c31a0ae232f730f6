import Testing

@testable import Terminal

/// Answers as terminals give them: the attributes are those of xterm -ti vt340 (`62;4`), of
/// terminals that only begin with 4 (`62;42`), and of the VT100 and VT102 of DEC's manuals.
private struct ReplyCase: CustomTestStringConvertible, Sendable {
  let pieces: [String]
  let attributes: [Int]?
  var cell: [Int]?
  var typed = ""
  var testDescription: String { pieces.joined(separator: "|").debugDescription }
}

private let replyCases = [
  ReplyCase(pieces: ["\u{1B}[?62;4c"], attributes: [4]),
  ReplyCase(pieces: ["\u{1B}[?62;42c"], attributes: [42]),
  ReplyCase(pieces: ["\u{1B}[?1;2;4c"], attributes: [2, 4]),
  ReplyCase(pieces: ["\u{1B}[?6c"], attributes: []),
  // The first number is the terminal's class: 4 is a VT132.
  ReplyCase(pieces: ["\u{1B}[?4;6c"], attributes: [6]),
  ReplyCase(pieces: [], attributes: nil),
  ReplyCase(pieces: ["ab"], attributes: nil, typed: "ab"),
  ReplyCase(pieces: ["ab\u{1B}[?62;4ccd\r"], attributes: [4], typed: "abcd\r"),
  ReplyCase(pieces: ["\u{1B}", "[?6", "2;", "4", "c"], attributes: [4]),
  ReplyCase(pieces: ["\u{1B}[6;16;8t\u{1B}[?62;4c"], attributes: [4], cell: [8, 16]),
  ReplyCase(
    pieces: ["x\u{1B}[6;16", ";8ty\u{1B}[?6c"], attributes: [], cell: [8, 16], typed: "xy"),
  // Keys that begin as an answer does.
  ReplyCase(
    pieces: ["\u{1B}[A\u{1B}[6~\u{1B}[?62;4c"], attributes: [4], typed: "\u{1B}[A\u{1B}[6~"),
  ReplyCase(pieces: ["\u{1B}\u{1B}[?62;4c"], attributes: [4], typed: "\u{1B}"),
  ReplyCase(pieces: ["\u{1B}x\u{1B}[?6c"], attributes: [], typed: "\u{1B}x"),
  // Broken off.
  ReplyCase(pieces: ["\u{1B}[?62;"], attributes: nil, typed: "\u{1B}[?62;"),
  ReplyCase(pieces: ["\u{1B}[6;16;8t"], attributes: nil, cell: [8, 16]),
  // Not answers, whatever they look like.
  ReplyCase(pieces: ["\u{1B}[62;4c"], attributes: nil, typed: "\u{1B}[62;4c"),
  ReplyCase(pieces: ["\u{1B}[?6:2c"], attributes: nil, typed: "\u{1B}[?6:2c"),
  ReplyCase(
    pieces: ["\u{1B}[?99999999999999999999;4c"], attributes: nil,
    typed: "\u{1B}[?99999999999999999999;4c"),
]

@Test("A terminal's answers are told from what was typed", arguments: replyCases)
private func replies(_ row: ReplyCase) {
  var replies = TerminalReplies()
  for piece in row.pieces { replies.receive(Array(piece.utf8)) }
  replies.stop()
  #expect(replies.attributes == row.attributes)
  #expect(replies.cell.map { [$0.width, $0.height] } == row.cell)
  #expect(String(decoding: replies.typed, as: UTF8.self) == row.typed)
}

@Test("Pieces of any size are read alike", arguments: replyCases)
private func bytewise(_ row: ReplyCase) {
  var replies = TerminalReplies()
  for byte in row.pieces.joined().utf8 { replies.receive([byte]) }
  replies.stop()
  #expect(replies.attributes == row.attributes)
  #expect(String(decoding: replies.typed, as: UTF8.self) == row.typed)
}
