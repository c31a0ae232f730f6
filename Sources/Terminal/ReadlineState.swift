@preconcurrency import CReadline
@preconcurrency import Glibc

/// What readline's callbacks share with the editor.
///
/// Readline's callbacks are C functions, which capture nothing; so this is global, as readline's
/// own state is. Only the one thread that reads uses it.
enum ReadlineState {
  /// What the line ended with, nil while it is being edited.
  nonisolated(unsafe) static var input: LineInput?
  /// Bytes to be read before those in the terminal.
  nonisolated(unsafe) static var returned: [UInt8] = []
  nonisolated(unsafe) static var completer: Completer?
  /// What has happened while readline waited for a byte.
  nonisolated(unsafe) private static var noted: [SignalRelay.Event] = []

  /// Sets readline up for callbacks, without its own signal handlers.
  static func initialize() {
    rl_catch_signals = 0
    rl_catch_sigwinch = 0
    rl_readline_name = UnsafePointer(strdup("nnrepl"))
    rl_initialize()
    // The editor hands the terminal back itself, after the last line of a paste.
    rl_deprep_term_function = {}
    rl_prep_term_function = { ReadlineState.takeTerminal($0) }
    rl_getc_function = { _ in ReadlineState.nextByte() }
    rl_bind_key(Int32(UInt8(ascii: "\t")), { ReadlineState.tab(count: $0, key: $1) })
    // An answer to the graphics probe that comes too late must not end up in the line.
    for start in ["\\e[?", "\\e[6;"] {
      rl_bind_keyseq(start, { _, _ in ReadlineState.skipReport() })
    }
    setUpCompletion()
  }

  /// Shows `prompt` and starts a line.
  static func begin(prompt: String) {
    input = nil
    lastTab = nil
    rl_callback_handler_install(prompt) { line in
      if let line {
        ReadlineState.input = .text(String(cString: line))
        free(line)
      } else {
        ReadlineState.input = .endOfInput
      }
      rl_callback_handler_remove()
    }
  }

  private static let controlR: UInt8 = 0x12
  /// RL_STATE_ISEARCH of readline.h: a search through the history is under way.
  private static let searching = 0x80

  /// What Ctrl-R begins is a search for what has been typed, which Ctrl-G brings back.
  private static func searchFor(_ byte: UInt8) {
    let typed = currentLine()
    guard byte == controlR, !typed.isEmpty, Int(rl_readline_state) & searching == 0 else { return }
    // Readline finds the line itself first, so that the search is to go on once.
    returned = typed + [controlR] + returned
  }

  /// Drops the line that is being edited.
  static func abandon() {
    returned = []
    // Readline may have been told of an end that is none, and would set an empty line at each answer.
    rl_eof_found = 0
    rl_free_line_state()
    rl_callback_sigcleanup()
    rl_callback_handler_remove()
  }

  /// Takes the terminal again after the process was stopped, and shows the line.
  static func resume() {
    rl_deprep_terminal()
    takeTerminal(1)
    rl_forced_update_display()
  }

  /// Puts the terminal into the modes that readline wants, but that a read that finds nothing ends.
  ///
  /// Ctrl-C makes the terminal drop what it holds, and a byte that was there when its
  /// reader woke up would be waited for in vain.
  private static func takeTerminal(_ meta: Int32) {
    rl_prep_terminal(meta)
    var modes = termios()
    guard tcgetattr(STDIN_FILENO, &modes) == 0 else { return }
    withUnsafeMutableBytes(of: &modes.c_cc) { control in
      control[Int(VMIN)] = 0
      control[Int(VTIME)] = 0
    }
    tcsetattr(STDIN_FILENO, TCSANOW, &modes)
  }

  /// What has happened since the last call.
  static func takeEvents() -> [SignalRelay.Event] {
    defer { noted = [] }
    return noted + SignalRelay.takeEvents()
  }

  /// Waits for a byte or a signal, some milliseconds or for good; says whether a byte may be there.
  static func wait(milliseconds: Int32) -> Bool {
    if !returned.isEmpty { return true }
    var sources = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: SignalRelay.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&sources, 2, milliseconds) > 0 else { return false }
    if sources[1].revents != 0 { noted += SignalRelay.takeEvents() }
    return sources[0].revents != 0
  }

  /// Whether readline goes to a new line at the end of input: it does with bracketed paste.
  static var endsLineItself: Bool {
    rl_variable_value("enable-bracketed-paste").map { String(cString: $0) } == "on"
  }

  /// Whether there is something to read, now or within some milliseconds.
  static func hasInput(within milliseconds: Int32) -> Bool {
    if !returned.isEmpty { return true }
    var source = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&source, 1, milliseconds) > 0
  }

  /// The next byte for readline; none, EOF, where the terminal is gone or Ctrl-C was pressed.
  private static func nextByte() -> Int32 {
    if !returned.isEmpty { return Int32(returned.removeFirst()) }
    var byte: UInt8 = 0
    while true {
      let count = Glibc.read(STDIN_FILENO, &byte, 1)
      if count == 1 {
        searchFor(byte)
        return Int32(byte)
      }
      guard count == 0 ? isAlive : errno == EINTR || errno == EAGAIN else { return EOF }
      _ = wait(milliseconds: -1)
      // The end of a paste may have been dropped with what was typed: nobody waits for it.
      if noted.contains(.interrupted) { return EOF }
    }
  }

  /// Whether the terminal is still there, though there is nothing to read.
  private static var isAlive: Bool {
    var source = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&source, 1, 0) >= 0 && Int32(source.revents) & (POLLHUP | POLLERR | POLLNVAL) == 0
  }

  /// The bytes of the line being edited, left of the cursor.
  static func currentLine() -> [UInt8] {
    guard let buffer = rl_line_buffer else { return [] }
    let end = max(0, Int(min(rl_point, rl_end)))
    return (0..<end).map { UInt8(bitPattern: buffer[$0]) }
  }

  /// Reads a terminal's report to its last letter.
  private static func skipReport() -> Int32 {
    for _ in 0..<64 {
      guard hasInput(within: 50) else { break }
      let key = rl_read_key()
      if key < 0x20 || key >= 0x40 { break }
    }
    return 0
  }
}
