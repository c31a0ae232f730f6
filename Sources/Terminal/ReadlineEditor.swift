@preconcurrency import CReadline
@preconcurrency import Glibc

/// GNU readline by its callback interface.
///
/// Readline keeps its state in globals, so there is one editor in a process, used by one thread.
/// The terminal stays in readline's hands from the first prompt of a `read` to its end: input that
/// arrives line after line without bracketed paste is not echoed twice.
public final class ReadlineEditor: LineEditor {
  /// How long after Enter more input still counts as the same paste, in milliseconds: terminals
  /// hand a paste over in pieces, and nobody types that fast.
  private static let pasteGap: Int32 = 25
  /// The same once two lines have come like that, which nobody types: a slow line has longer breaks.
  private static let longPasteGap: Int32 = 150

  private let history: HistoryFile?
  private let onAsking: () -> Void
  private var hasEnded = false

  /// What completes words on Tab.
  public var completer: Completer? {
    get { ReadlineState.completer }
    set { ReadlineState.completer = newValue }
  }

  /// Takes over the terminal at standard input; nil where there is none.
  ///
  /// `onInterrupt` is called from the signal handler when Ctrl-C is pressed while nothing is being
  /// read; it may do no more than set a flag. `onAsking` is called when it is not called any more, at
  /// the start of each reading: a wish to stop that came too late is to be forgotten then.
  public init?(
    history: HistoryFile?, onInterrupt: @escaping () -> Void, onAsking: @escaping () -> Void
  ) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return nil }
    self.history = history
    self.onAsking = onAsking
    Self.chooseCharacterSet()
    SignalRelay.install(whileRunning: onInterrupt)
    ReadlineState.initialize()
    using_history()
    stifle_history(Int32(HistoryFile.limit))
    for statement in history?.load() ?? [] { add_history(statement) }
  }

  /// Reads a line, or all lines of a paste.
  public func read(prompt: String) -> LineInput {
    if hasEnded { return .endOfInput }
    if ReadlineState.takeEvents().contains(.resized) { rl_reset_screen_size() }
    SignalRelay.setAsking(true)
    onAsking()
    var input = readLines(prompt: prompt)
    rl_deprep_terminal()
    SignalRelay.setAsking(false)
    // Ctrl-C in the last moment is still about what has been typed.
    if case .text = input, ReadlineState.takeEvents().contains(.interrupted) {
      input = .interrupted
    }
    switch input {
    case .text: break
    case .interrupted: writeAll(Array("^C\n".utf8), to: STDOUT_FILENO)
    case .endOfInput: hasEnded = true
    }
    return input
  }

  private func readLines(prompt: String) -> LineInput {
    var lines: [String] = []
    while true {
      switch readLine(prompt: lines.isEmpty ? prompt : Prompt.continuation) {
      case .text(let line):
        lines.append(line)
        let gap = lines.count > 1 ? Self.longPasteGap : Self.pasteGap
        if !ReadlineState.wait(milliseconds: gap) {
          return .text(lines.joined(separator: "\n"))
        }
      case .interrupted: return .interrupted
      case .endOfInput:
        if !ReadlineState.endsLineItself { writeAll([UInt8(ascii: "\n")], to: STDOUT_FILENO) }
        hasEnded = true
        return lines.isEmpty ? .endOfInput : .text(lines.joined(separator: "\n"))
      }
    }
  }

  /// Adds a statement to the history and to its file, unless it was also the last one.
  public func remember(_ statement: String) {
    if let last = history_get(history_base + history_length - 1)?.pointee.line,
      String(cString: last) == statement
    {
      return
    }
    add_history(statement)
    history?.append(statement)
  }

  /// Takes bytes to be read before those that wait in the terminal.
  public func giveBack(_ bytes: [UInt8]) { ReadlineState.returned += bytes }

  private func readLine(prompt: String) -> LineInput {
    ReadlineState.begin(prompt: prompt)
    while true {
      for event in ReadlineState.takeEvents() {
        switch event {
        case .interrupted:
          ReadlineState.abandon()
          return .interrupted
        case .resized: rl_resize_terminal()
        case .resumed: ReadlineState.resume()
        }
      }
      if let input = ReadlineState.input { return input }
      if ReadlineState.wait(milliseconds: -1) { rl_callback_read_char() }
    }
  }

  /// Makes the process read and measure UTF-8 even where the environment names no locale; numbers
  /// keep their point.
  private static func chooseCharacterSet() {
    setlocale(LC_CTYPE, "")
    if let name = nl_langinfo(nl_item(CODESET)), String(cString: name) != "UTF-8" {
      // Readline looks the environment up again by itself.
      setenv("LC_ALL", "C.UTF-8", 1)
      setlocale(LC_CTYPE, "C.UTF-8")
    }
  }
}
