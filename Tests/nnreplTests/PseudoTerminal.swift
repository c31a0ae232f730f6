import Glibc

/// A program on a terminal of its own, driven as a user would: what it shows is read, what is
/// typed is written.
///
///     let terminal = try PseudoTerminal("/bin/sh", [], environment: ["TERM": "dumb"])
///     try terminal.expect("$ ")
///     terminal.type("echo hello\r")
final class PseudoTerminal {
  /// Something that did not happen.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Everything the program has shown, with its escape codes.
  private(set) var transcript: [UInt8] = []

  private let master: Int32
  private let process: pid_t
  private var status: Int32?
  /// Where the next `expect` starts to look.
  private var position = 0

  /// Starts the program at `path` on a new terminal of the given size.
  init(
    _ path: String, _ arguments: [String] = [], environment: [String: String] = [:],
    columns: Int = 80, rows: Int = 24
  ) throws {
    var master: Int32 = -1
    var slave: Int32 = -1
    var size = winsize(
      ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0,
      ws_ypixel: 0)
    // Tests run side by side: `ttyname` would hand two of them the same name.
    var name = [CChar](repeating: 0, count: 256)
    guard openpty(&master, &slave, nil, nil, &size) == 0,
      ttyname_r(slave, &name, name.count) == 0
    else {
      throw Failure(description: "no pseudo-terminal: error \(errno)")
    }
    defer { close(slave) }
    for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // To write must not wait for a program that waits until what it shows is read.
    _ = fcntl(master, F_SETFL, O_NONBLOCK)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The leader of a new session that opens a terminal gets it as its controlling terminal, so
    // Ctrl-C reaches it as a signal.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    if slave > 2 { posix_spawn_file_actions_addclose(&actions, slave) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A test runner may have blocked or ignored signals; a shell would not have.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGHUP] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    // POSIX_SPAWN_SETSID, which glibc's header hides without _GNU_SOURCE.
    let newSession: Int32 = 0x80
    posix_spawnattr_setflags(
      &attributes, Int16(newSession | Int32(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)))

    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for string in words + variables { free(string) } }
    var process: pid_t = 0
    let error = posix_spawn(&process, path, &actions, &attributes, &words, &variables)
    guard error == 0 else {
      close(master)
      throw Failure(description: "can't start \(path): error \(error)")
    }
    self.master = master
    self.process = process
  }

  deinit {
    if status == nil {
      Glibc.kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(master)
  }

  /// Types text; `\r` is Enter.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(master, $0.baseAddress?.advanced(by: offset), min(bytes.count - offset, 512))
      }
      if count > 0 {
        offset += count
      } else if errno != EINTR, errno != EAGAIN {
        return
      }
      // The program reads no more of a long paste while nobody reads what it shows.
      collect(milliseconds: count > 0 ? 0 : 5)
    }
  }

  /// Pastes text as a terminal does for a program that asked for bracketed paste.
  func paste(_ text: String) { type("\u{1B}[200~\(text)\u{1B}[201~") }

  /// Presses Ctrl-C.
  func interrupt() { type("\u{03}") }

  /// Ends the program at once, as `kill -9`.
  func kill() {
    Glibc.kill(process, SIGKILL)
    _ = try? waitForExit()
  }

  /// Gives the terminal another size, of which the program is told.
  func resize(columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0,
      ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Waits until `text` is shown behind what was expected before; gives what came up to its end.
  @discardableResult
  func expect(_ text: String, timeout: Double = 60) throws -> String {
    let deadline = Self.now() + timeout
    let wanted = Array(text.utf8)
    var start = position
    while true {
      if let end = end(of: wanted, from: start) {
        defer { position = end }
        return String(decoding: transcript[position..<end], as: UTF8.self)
      }
      start = max(position, transcript.count - wanted.count + 1)
      let left = deadline - Self.now()
      guard left > 0, collect(milliseconds: Int32(left * 1_000) + 1) else {
        let shown = String(decoding: transcript[position...], as: UTF8.self).debugDescription
        throw Failure(description: "expected \(text.debugDescription), shown \(shown)")
      }
    }
  }

  /// Waits until the program has ended; gives its exit status, or 128 and the signal's number.
  func waitForExit(timeout: Double = 60) throws -> Int32 {
    let deadline = Self.now() + timeout
    while status == nil {
      guard Self.now() < deadline else { throw Failure(description: "the program goes on") }
      collect(milliseconds: 20)
      var code: Int32 = 0
      if waitpid(process, &code, WNOHANG) == process {
        status = code & 0x7f == 0 ? (code >> 8) & 0xff : 128 + code & 0x7f
      }
    }
    while collect(milliseconds: 0) {}
    return status ?? -1
  }

  /// Whether the terminal echoes what is typed, as it does where no program edits lines.
  var echoes: Bool {
    var modes = termios()
    return tcgetattr(master, &modes) == 0 && modes.c_lflag & tcflag_t(ECHO) != 0
  }

  /// The most memory, in KB, that the program has taken so far; nil where the system does not say.
  var peakMemory: Int? {
    guard let file = fopen("/proc/\(process)/status", "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 13)
    let count = fread(&bytes, 1, bytes.count, file)
    let lines = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
    return lines.first { $0.hasPrefix("VmHWM:") }?.split(separator: " ").dropFirst().first
      .flatMap { Int($0) }
  }

  /// Reads what the program shows within some milliseconds; false where nothing came.
  @discardableResult
  private func collect(milliseconds: Int32) -> Bool {
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(master, &buffer, buffer.count)
    // An error means that nobody has the terminal open any more.
    guard count > 0 else { return false }
    transcript += buffer[..<count]
    return true
  }

  private func end(of wanted: [UInt8], from first: Int) -> Int? {
    guard transcript.count - first >= wanted.count else { return nil }
    for start in first...(transcript.count - wanted.count)
    where transcript[start..<(start + wanted.count)].elementsEqual(wanted) {
      return start + wanted.count
    }
    return nil
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
