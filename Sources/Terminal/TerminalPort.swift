import Glibc

/// A terminal that can be asked something.
public protocol TerminalPort {
  /// Writes `query` at once and hands over what arrives, piece by piece, until `receive` has
  /// enough and says so by returning true, or `milliseconds` have passed.
  func ask(_ query: String, milliseconds: Int, receive: ([UInt8]) -> Bool)
}

/// The terminal at standard input and output.
public struct StandardTerminal: TerminalPort {
  /// The terminal at standard input and output.
  public init() {}

  /// Asks with echo and line editing switched off, and puts the terminal's modes back.
  public func ask(_ query: String, milliseconds: Int, receive: ([UInt8]) -> Bool) {
    var saved = termios()
    guard tcgetattr(STDIN_FILENO, &saved) == 0 else { return }
    var raw = saved
    // Ctrl-C stays a signal.
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0 else { return }
    defer { tcsetattr(STDIN_FILENO, TCSANOW, &saved) }

    writeAll(Array(query.utf8), to: STDOUT_FILENO)
    let deadline = monotonicSeconds() + Double(milliseconds) / 1_000
    var buffer = [UInt8](repeating: 0, count: 1_024)
    while true {
      let left = deadline - monotonicSeconds()
      guard left > 0 else { return }
      var source = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      // Interrupted by a signal: wait for the rest of the time.
      guard poll(&source, 1, Int32(left * 1_000) + 1) > 0 else { continue }
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0, !receive(Array(buffer[..<count])) else { return }
    }
  }
}

/// Seconds of a clock that nobody sets.
func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
