import Foundation
import Testing

/// Some terminals wrap what is there when they become narrower and join it when they become wider;
/// others, such as xterm, cut it.
@Suite(
  "A terminal that changes its size", .serialized,
  .enabled(if: Program.path != nil, "the program nnrepl is not beside the tests"))
struct ResizingTests {
  @Test("A long line that is being typed", arguments: [false, true])
  func typing(reflows: Bool) throws {
    let terminal = try Program().session(columns: 80)
    var screen = Screen(columns: 80)
    let statement = "'" + String(repeating: "abcdefghij", count: 10) + "END"
    terminal.type(statement)
    try terminal.expect("END")
    screen.feed(terminal.transcript)
    for columns in [80, 30, 200, 45, 80] {
      if columns != screen.columns {
        screen.resize(columns: columns, reflows: reflows)
        terminal.resize(columns: columns, rows: 40)
        try terminal.expect("END")
        screen.feed(terminal.transcript)
      }
      #expect(screen.lines(from: "nn> ") == Self.rows("nn> " + statement, columns))
    }
    terminal.type("'[3:6]\r")
    try terminal.expect("\u{1B}[?2004hnn> ")
    screen.feed(terminal.transcript)
    let lines = screen.lines(from: "nn> '")
    #expect(lines == Self.rows("nn> " + statement + "'[3:6]", 80) + ["'def'", "nn>"])
  }

  @Test("The second line of a statement", arguments: [false, true])
  func continuation(reflows: Bool) throws {
    let terminal = try Program().session(columns: 80)
    var screen = Screen(columns: 80)
    terminal.type("for i in range(2):\r")
    try terminal.expect("... ")
    let line = "    print('a text that goes over the edge of a narrow terminal', i)"
    terminal.type(line)
    try terminal.expect("i)")
    screen.feed(terminal.transcript)
    screen.resize(columns: 30, reflows: reflows)
    terminal.resize(columns: 30, rows: 40)
    try terminal.expect("i)")
    screen.feed(terminal.transcript)
    #expect(screen.lines(from: "... ") == Self.rows("... " + line, 30))
    terminal.type("\r\r")
    try terminal.expect("\u{1B}[?2004hnn> ")
    screen.feed(terminal.transcript)
    let printed = (0...1).flatMap {
      Self.rows("a text that goes over the edge of a narrow terminal \($0)", 30)
    }
    #expect(screen.lines(from: "a text").suffix(3) == (printed + ["nn>"]).suffix(3))
  }

  @Test(
    "The view of a training run is there once, and nothing above it goes", arguments: [false, true])
  func training(reflows: Bool) throws {
    // What tells xterm, which cuts lines, from terminals that wrap them.
    let environment = reflows ? [:] : ["XTERM_VERSION": "XTerm(379)"]
    let terminal = try Program().session(environment: environment, columns: 80)
    var screen = Screen(columns: 80)
    terminal.type("net a = 784 -> dense 100 -> softmax 10\r")
    try terminal.expect("nn> ")
    terminal.type("%seed 1\r")
    try terminal.expect("nn> ")
    terminal.type("train a on mnist for 9999 epochs\r")
    try waitForView(terminal)
    screen.feed(terminal.transcript)
    for columns in [30, 200, 50, 80] {
      screen.resize(columns: columns, reflows: reflows)
      terminal.resize(columns: columns, rows: 40)
      try waitForView(terminal)
      screen.feed(terminal.transcript)
      let lines = screen.lines
      for word in ["  epoch ", "  cost ", "  valid "] {
        #expect(lines.filter { $0.hasPrefix(word) }.count == 1, "\(columns): \(lines)")
      }
      #expect(lines.contains("nn> %seed 1"), "\(columns): \(lines)")
    }
    terminal.interrupt()
    try terminal.expect("\u{1B}[?2004hnn> ")
    screen.feed(terminal.transcript)
    let lines = screen.lines
    #expect(!lines.contains { $0.hasPrefix("  cost ") || $0.hasPrefix("  valid ") }, "\(lines)")
    #expect(lines.contains("nn> %seed 1"), "\(lines)")
  }

  @Test("Keys pressed while a training run is watched leave its view as it is")
  func keys() throws {
    let terminal = try Program().session(columns: 80)
    var screen = Screen(columns: 80)
    terminal.type("net a = 784 -> dense 100 -> softmax 10\r")
    try terminal.expect("nn> ")
    terminal.type("train a on mnist for 9999 epochs\r")
    try waitForView(terminal)
    for _ in 0..<3 {
      terminal.type("x\r")
      try waitForView(terminal)
    }
    screen.feed(terminal.transcript)
    #expect(screen.lines.filter { $0.hasPrefix("  cost ") }.count == 1, "\(screen.lines)")
    terminal.interrupt()
    try terminal.expect("\u{1B}[?2004hnn> ")
  }

  @Test("Pictures fit the size that the terminal has got", arguments: [30, 80, 200])
  func pictures(columns: Int) throws {
    let terminal = try Program().session(
      environment: ["NNREPL_GRAPHICS": "blocks"], columns: 100)
    terminal.resize(columns: columns, rows: 40)
    for statement in ["show mnist.test[:30]", "plot [1, 4, 2, 8]"] {
      terminal.type(statement + "\r")
      try terminal.expect("\u{1B}[?2004hnn> ")
      // Wider than the terminal, so that nothing wraps here.
      var screen = Screen(columns: 1_000)
      screen.feed(terminal.transcript)
      let widths = screen.lines(from: "nn> \(statement)").map(\.count)
      #expect(widths.count > 8)
      #expect(widths.max() ?? 0 <= columns, "\(statement): \(widths)")
    }
  }

  /// Waits until the view is the one for the size of now, and for a pause before it is drawn again.
  private func waitForView(_ terminal: PseudoTerminal) throws {
    for _ in 0..<3 { try terminal.expect("  valid ") }
    try terminal.expect(Self.frameEnd)
    while (try? terminal.expect(Self.frameEnd, timeout: 0.02)) != nil {}
  }

  /// What ends a frame that a terminal shows at once.
  private static let frameEnd = "\u{1B}[?2026l"

  /// A text as a terminal wraps it.
  private static func rows(_ text: String, _ columns: Int) -> [String] {
    var rest = text[...]
    var rows: [String] = []
    while !rest.isEmpty {
      var row = rest.prefix(columns)
      rest = rest.dropFirst(columns)
      while row.last == " " { row.removeLast() }
      rows.append(String(row))
    }
    return rows
  }
}
