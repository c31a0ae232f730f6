import Glibc

/// Whether the terminal at standard input shows what is typed while nobody is asked.
enum TerminalEcho {
  /// Sets it; where there is no terminal, or the program is in the background, nothing happens.
  static func set(_ isOn: Bool) {
    var modes = termios()
    guard tcgetpgrp(STDIN_FILENO) == getpgrp(), tcgetattr(STDIN_FILENO, &modes) == 0 else { return }
    if isOn {
      modes.c_lflag |= tcflag_t(ECHO)
    } else {
      modes.c_lflag &= ~tcflag_t(ECHO)
    }
    tcsetattr(STDIN_FILENO, TCSANOW, &modes)
  }
}
