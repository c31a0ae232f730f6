import Figures
import Testing

@testable import Terminal

private let figure = Figure(
  title: "Loss", content: .chart(Chart(series: [Series(name: "", y: [2, 1])])))

@Suite("What a session says on a terminal")
struct LiveProgressTests {
  private final class Screen {
    var text = ""
    var time = 0.0
    var columns = 20
    var rows = 24
  }

  private let screen = Screen()
  private let output: LiveProgress

  init() {
    let screen = screen
    output = LiveProgress(
      graphics: Graphics(
        environment: ["TERM": "xterm", "NNREPL_GRAPHICS": "ascii"], isTerminal: true),
      size: { TerminalSize(columns: screen.columns, rows: screen.rows) }, now: { screen.time },
      emit: { screen.text += $0 })
  }

  @Test("A progress line is redrawn in place and gone before other output")
  func redrawn() {
    output.progress("10%")
    screen.time = 1
    output.progress("20%")
    output.write("Epoch 0\n")
    screen.time = 2
    output.progress("30%")
    output.progress(nil)
    output.progress(nil)
    #expect(
      screen.text
        == "\r10%\u{1B}[K\r20%\u{1B}[K\r\u{1B}[KEpoch 0\n\r30%\u{1B}[K\r\u{1B}[K")
  }

  @Test("No more than 15 redraws a second")
  func throttled() {
    for step in 0..<1_000 {
      screen.time = Double(step) / 1_000
      output.progress("step \(step)")
    }
    #expect(screen.text.unicodeScalars.count { $0 == "\r" } == 15)
  }

  @Test(
    "A progress line is cut to the terminal's columns",
    arguments: [
      ("1234567890123456789", "1234567890123456789"),
      ("12345678901234567890", "123456789012345678…"),
      ("验证准确率九十三点九二", "验证准确率九十三点…"),
      ("a\tb\u{1B}[31mc", "a b[31mc"),
    ])
  func cut(line: String, shown: String) {
    output.progress(line)
    #expect(screen.text == "\r\(shown)\u{1B}[K")
  }

  @Test("Several lines are redrawn together, where they stand")
  func severalLines() {
    func frame(_ text: String) -> String { "\u{1B}[?2026h\(text)\u{1B}[?2026l" }
    func expect(_ shown: String, line: Int = #line) {
      #expect(screen.text == shown, "line \(line)")
      screen.text = ""
      screen.time += 1
    }
    output.progress("a\nb")
    expect(frame("\ra\u{1B}[K\n\rb\u{1B}[K"))
    output.progress("a\nb")
    expect("")
    output.progress("c\nd\ne")
    expect(frame("\u{1B}[1A\rc\u{1B}[K\n\rd\u{1B}[K\n\re\u{1B}[K"))
    output.progress("f")
    expect("\u{1B}[2A\r\u{1B}[J\rf\u{1B}[K")
    output.progress("123456789012345\n2")
    expect(frame("\r123456789012345\u{1B}[K\n\r2\u{1B}[K"))
    // The terminal wraps the first line once it is narrower.
    screen.columns = 10
    output.write("done\n")
    expect("\u{1B}[2A\r\u{1B}[Jdone\n")
    // A terminal of four lines holds three beside the cursor's; nothing holds more than ten.
    screen.rows = 4
    output.progress("1\n2\n3\n4\n5")
    expect(frame("\r1\u{1B}[K\n\r2\u{1B}[K\n\r3\u{1B}[K"))
    output.progress(nil)
    expect("\u{1B}[2A\r\u{1B}[J")
  }

  @Test("Progress does not overwrite a line that is not finished")
  func openLine() {
    output.write("a")
    output.progress("10%")
    #expect(screen.text == "a\n\r10%\u{1B}[K")
  }

  @Test("A picture stands on lines of its own")
  func drawn() {
    output.progress("10%")
    output.write("a")
    screen.text = ""
    output.draw(figure)
    #expect(screen.text.hasPrefix("\n"))
    #expect(screen.text.hasSuffix("\n"))
    #expect(screen.text.contains("Loss"))
  }

  @Test("A sixel picture that tmux may swallow is never nothing at all")
  func forcedSixel() {
    let screen = Screen()
    let output = LiveProgress(
      graphics: Graphics(
        environment: ["TERM": "tmux-256color", "TMUX": "x", "NNREPL_GRAPHICS": "sixel"],
        isTerminal: true),
      size: { TerminalSize() }, now: { 0 }, emit: { screen.text += $0 })
    output.draw(figure)
    #expect(screen.text.hasPrefix("\u{1B}P"))
    let line = "tmux may show nothing of a sixel picture; %graphics blocks is seen anywhere\n"
    #expect(screen.text.hasSuffix(line))
  }

  @Test("What is typed while the view is shown is not echoed into it")
  func echo() {
    var echoes: [Bool] = []
    let output = LiveProgress(
      graphics: Graphics(environment: ["TERM": "xterm"], isTerminal: true),
      size: { TerminalSize() }, now: { Double(echoes.count) }, emit: { _ in },
      setEcho: { echoes.append($0) })
    output.progress("a")
    output.progress("b")
    output.write("c\n")
    output.write("d\n")
    #expect(echoes == [false, true])
  }

  @Test(
    "Text that could steer the terminal is spelt out; colours stay",
    arguments: [
      ("plain 中文\t\n", "plain 中文\t\n"),
      ("\u{1B}[1;31mred\u{1B}[0m", "\u{1B}[1;31mred\u{1B}[0m"),
      ("\u{1B}]0;title\u{07}", "\\x1b]0;title\\x07"),
      ("\u{1B}[2J", "\\x1b[2J"),
      ("\u{1B}[1", "\\x1b[1"),
      ("\u{9B}2J\u{7F}\u{00}", "\\x9b2J\\x7f\\x00"),
    ])
  func harmlessText(text: String, shown: String) {
    output.write(text)
    #expect(screen.text == shown)
  }
}

@Suite("What a session says in a pipe")
struct PlainOutputTests {
  @Test("There is no escape byte and no progress line")
  func plain() {
    var text = ""
    let graphics = Graphics(environment: ["TERM": "xterm"], isTerminal: false)
    let output = PlainOutput(graphics: graphics) { text += $0 }
    output.write("\u{1B}[31mred\u{1B}[0m\u{1B}[2J")
    output.progress("10%")
    output.draw(figure)
    #expect(text.hasPrefix("red\\x1b[2J\n"))
    #expect(text.contains("Loss"))
    #expect(!text.utf8.contains(0x1b))
  }
}
