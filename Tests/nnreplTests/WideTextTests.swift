import Foundation
import TerminalText
import Testing

/// Chinese, emoji and combining marks: what is typed, printed and complained about stands in the
/// columns where it belongs.
@Suite(
  "Wide text", .serialized,
  .enabled(if: Program.path != nil, "the program nnrepl is not beside the tests"))
struct WideTextTests {
  private static let left = "\u{1B}[D"
  private static let right = "\u{1B}[C"
  private static let delete = "\u{1B}[3~"
  private static let home = "\u{1}"
  private static let end = "\u{5}"

  /// Keys, and the expression that they leave in the line.
  static let edits: [(keys: String, line: String)] = [
    ("'学习率abc'" + String(repeating: left, count: 6) + "\u{7F}X", "'X习率abc'"),
    ("学习'" + home + "'" + end + " * 2", "'学习' * 2"),
    ("'学习率'" + home + right + delete + delete, "'率'"),
    ("'学x'" + left + left + "习", "'学习x'"),
    ("'👍👍a'" + left + "\u{7F}\u{7F}b", "'👍b'"),
    ("'👍b'" + home + right + right + "c", "'👍cb'"),
    // An e with its accent behind it is one step.
    ("'ae\u{301}b'" + left + left + "\u{7F}", "'ab'"),
    ("'ae\u{301}b'" + left + left + left + "x", "'axe\u{301}b'"),
    ("'한국어'" + left + left + "\u{7F}", "'한어'"),
    // Longer than the terminal is wide, with a column left over at the edge.
    (
      "'" + String(repeating: "学习", count: 12) + "'" + home + "1, " + end,
      "1, '" + String(repeating: "学习", count: 12) + "'"
    ),
    (
      "'a" + String(repeating: "学习", count: 12) + "'" + String(repeating: left, count: 12)
        + "\u{7F}\u{7F}b",
      "'a" + String(repeating: "学习", count: 5) + "学b习" + String(repeating: "学习", count: 5)
        + "'"
    ),
  ]

  @Test("The line being edited is what is shown", arguments: edits.map { [$0.keys, $0.line] })
  func editing(row: [String]) throws {
    let terminal = try Program().session(columns: 30)
    var screen = Screen(columns: 30)
    terminal.type(row[0] + "\r")
    try terminal.expect("\u{1B}[?2004l")
    try terminal.expect("\u{1B}[?2004hnn> ")
    screen.feed(terminal.transcript)
    // Rows that a wide character has left a column of are joined without it.
    let lines = screen.lines.drop { !$0.hasPrefix("nn> ") }
    let typed = "nn> " + row[1]
    let joined = lines.joined()
    #expect(joined.hasPrefix(typed), "\(lines)")
    #expect(lines.allSatisfy { displayWidth($0) <= 30 })
    #expect(lines.last == "nn>", "\(lines)")
  }

  @Test("%who has its columns under one another")
  func names() throws {
    let terminal = try Program().session(environment: ["NO_COLOR": "1"])
    for statement in ["学习率 = [1, 2]", "ab = 1", "größe = 's'"] {
      terminal.type(statement + "\r")
      try terminal.expect("nn> ")
    }
    terminal.type("%who\r")
    try terminal.expect("\u{1B}[?2004l\r")
    let shown = try terminal.expect("\u{1B}[?2004hnn> ")
    let columns = shown.split(separator: "\r\n").dropLast().map { line in
      displayWidth(String(line.prefix { $0 != " " }))
        + line.drop { $0 != " " }.prefix { $0 == " " }.count
    }
    #expect(columns.count == 3 && Set(columns) == [8], "\(shown)")
  }

  @Test(
    "A caret stands under what it means",
    arguments: [
      ("学习率 + 1", "学习率"), ("print('学习', nosuch)", "nosuch"), ("{'学习': nosuch}", "nosuch"),
      ("x = '👍👍' + nosuch", "nosuch"), ("'e\u{301}e\u{301}' + nosuch", "nosuch"),
      ("'한국어', nosuch", "nosuch"), ("'ｱｲ', nosuch", "nosuch"),
    ])
  func carets(statement: String, wrong: String) throws {
    let terminal = try Program().session(environment: ["NO_COLOR": "1"])
    terminal.type(statement + "\r")
    try terminal.expect("\u{1B}[?2004l\r")
    let shown = try terminal.expect("\u{1B}[?2004hnn> ")
    let lines = shown.split(separator: "\r\n").map(String.init)
    let before = try #require(lines[0].firstRange(of: wrong)).lowerBound
    let indent = String(repeating: " ", count: displayWidth(String(lines[0][..<before])))
    let carets = String(repeating: "^", count: displayWidth(wrong))
    #expect(lines[0] == "1  \(statement)")
    #expect(lines[1] == "\(indent)\(carets) there is no \(wrong)")
  }

  @Test("A chart's title in Chinese stands in the middle, and no line is too wide")
  func titles() throws {
    let terminal = try Program().session(
      environment: ["NO_COLOR": "1", "NNREPL_GRAPHICS": "ascii"], columns: 60)
    terminal.type("import matplotlib.pyplot as plt\r")
    try terminal.expect("nn> ")
    let title = "第一个网络"
    terminal.type("plt.plot([1, 2]); plt.title('\(title)'); plt.xlabel('迭代次数'); plt.show()\r")
    try terminal.expect("\u{1B}[?2004l\r")
    let shown = try terminal.expect("\u{1B}[?2004hnn> ")
    let lines = shown.split(separator: "\r\n").map(String.init)
    #expect(lines.allSatisfy { displayWidth($0) <= 60 })
    for text in [title, "迭代次数"] {
      let line = try #require(lines.first { $0.contains(text) })
      let before = line.prefix { $0 == " " }.count
      // The axis takes a few columns at the left.
      let middle = Double(before) + Double(displayWidth(text)) / 2
      #expect((30...34).contains(middle), "\(text): \(middle)")
    }
  }
}
