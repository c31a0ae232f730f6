import Glibc
import Synchronization

/// Turns the signals that concern a terminal into bytes of a pipe, which a poll loop can wait for
/// on whichever thread it runs.
enum SignalRelay {
  /// What happened, as a byte of the pipe.
  enum Event: UInt8 {
    case interrupted = 1
    case resized
    case resumed
  }

  // Written once by `install`, before the first signal can arrive; the handler only reads them.
  private nonisolated(unsafe) static var readEnd: Int32 = -1
  private nonisolated(unsafe) static var writeEnd: Int32 = -1
  private nonisolated(unsafe) static var whileRunning: () -> Void = {}
  private nonisolated(unsafe) static var savedModes = termios()
  private nonisolated(unsafe) static var hasSavedModes = false

  /// Whether the user is being asked; else a statement runs.
  private static let isAsking = Atomic<Bool>(false)

  /// The descriptor that becomes readable when something happened.
  static var descriptor: Int32 { readEnd }

  /// Takes over the signals: Ctrl-C calls `whileRunning` from the signal handler unless the user
  /// is being asked; a signal that ends the process puts the terminal in order first.
  static func install(whileRunning: @escaping () -> Void) {
    guard readEnd < 0 else {
      self.whileRunning = whileRunning
      return
    }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    readEnd = ends[0]
    writeEnd = ends[1]
    self.whileRunning = whileRunning
    hasSavedModes = tcgetattr(STDIN_FILENO, &savedModes) == 0
    isAsking.store(false, ordering: .relaxed)
    atexit { SignalRelay.restoreTerminal() }

    var action = sigaction()
    action.__sigaction_handler.sa_handler = { SignalRelay.handle($0) }
    // Restarted calls: the pipe wakes the poll loop, and files read meanwhile see no EINTR.
    action.sa_flags = SA_RESTART
    for signal in [SIGINT, SIGWINCH, SIGCONT, SIGTERM, SIGHUP, SIGQUIT] {
      sigaction(signal, &action, nil)
    }
  }

  /// Says that the user is being asked from now on, or not any more.
  static func setAsking(_ asking: Bool) {
    isAsking.store(asking, ordering: .relaxed)
  }

  /// What has happened since the last call.
  static func takeEvents() -> [Event] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = Glibc.read(readEnd, &bytes, bytes.count)
    return count > 0 ? bytes[..<count].compactMap(Event.init) : []
  }

  private static func handle(_ signal: Int32) {
    let savedErrno = errno
    switch signal {
    case SIGINT:
      if isAsking.load(ordering: .relaxed) { note(.interrupted) } else { whileRunning() }
    case SIGWINCH: note(.resized)
    case SIGCONT: note(.resumed)
    default:
      restoreTerminal()
      Glibc.signal(signal, SIG_DFL)
      raise(signal)
    }
    errno = savedErrno
  }

  private static func note(_ event: Event) {
    var byte = event.rawValue
    _ = Glibc.write(writeEnd, &byte, 1)
  }

  /// Gives the terminal the modes it had at the start; calls nothing a signal handler may not.
  private static func restoreTerminal() {
    guard hasSavedModes, tcgetpgrp(STDIN_FILENO) == getpgrp() else { return }
    tcsetattr(STDIN_FILENO, TCSANOW, &savedModes)
  }
}
