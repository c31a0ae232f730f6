import Testing

@Suite("A program on a pseudo-terminal")
struct PseudoTerminalTests {
  @Test("What is typed is echoed and answered, and Ctrl-D ends the input")
  func conversation() throws {
    let terminal = try PseudoTerminal("/bin/cat")
    terminal.type("hello\r")
    #expect(try terminal.expect("hello\r\nhello\r\n") == "hello\r\nhello\r\n")
    #expect(terminal.echoes)
    terminal.type("\u{04}")
    #expect(try terminal.waitForExit() == 0)
  }

  @Test("Ctrl-C is a signal to the program")
  func interrupt() throws {
    let script = "trap 'echo caught; exit 7' INT; echo ready; while :; do sleep 0.05; done"
    let terminal = try PseudoTerminal("/bin/sh", ["-c", script])
    try terminal.expect("ready\r\n")
    terminal.interrupt()
    try terminal.expect("caught")
    #expect(try terminal.waitForExit() == 7)
  }

  @Test("The program knows the terminal's size and is told of another")
  func size() throws {
    let script = "stty size; trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.05; done"
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"], columns: 70, rows: 20)
    try terminal.expect("20 70\r\nready\r\n")
    terminal.resize(columns: 41, rows: 12)
    try terminal.expect("12 41\r\n")
  }

  @Test("What does not come is an error that says what came")
  func missing() throws {
    let terminal = try PseudoTerminal("/bin/echo", ["one"])
    _ = try terminal.waitForExit()
    do {
      try terminal.expect("two", timeout: 0.05)
      Issue.record("it was not shown")
    } catch let failure as PseudoTerminal.Failure {
      #expect(failure.description == #"expected "two", shown "one\r\n""#)
    }
  }

  @Test("A program that is not there is an error")
  func noProgram() {
    #expect(throws: PseudoTerminal.Failure.self) { try PseudoTerminal("/no/such/program") }
  }
}
