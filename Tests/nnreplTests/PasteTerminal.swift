import Foundation
import Testing

/// How a paste reaches the program.
struct PasteMode: CustomTestStringConvertible, Equatable, Sendable {
  /// Whether the terminal marks where a paste begins and ends; else its lines come as if typed.
  var isBracketed: Bool
  var columns: Int
  var isInTmux: Bool

  var testDescription: String {
    "\(isBracketed ? "bracketed" : "plain"), \(columns) columns\(isInTmux ? ", in tmux" : "")"
  }

  static let outside = modes(isInTmux: false)
  static let inside = modes(isInTmux: true)

  private static func modes(isInTmux: Bool) -> [PasteMode] {
    [true, false].flatMap { isBracketed in
      [80, 200].map { PasteMode(isBracketed: isBracketed, columns: $0, isInTmux: isInTmux) }
    }
  }
}

/// A session that texts are pasted into, on a terminal or on one inside tmux.
final class PasteTerminal {
  /// What the program says to a paste.
  struct Answer {
    var text: String
    /// Whether it asked for more, even after an empty line.
    var goesOn: Bool
  }

  static let hasTmux = FileManager.default.isExecutableFile(atPath: "/usr/bin/tmux")

  private let mode: PasteMode
  private let program: Program
  /// Where the user types: with tmux, the terminal that tmux runs on.
  private let keyboard: PseudoTerminal
  /// Where all that the program shows arrives as it writes it.
  private let screen: PseudoTerminal

  init(_ mode: PasteMode) throws {
    self.mode = mode
    let program = try Program()
    self.program = program
    let settings = ["NO_COLOR": "1", "NNREPL_GRAPHICS": "ascii"]
    guard mode.isInTmux else {
      let terminal = try program.session(environment: settings, columns: mode.columns)
      keyboard = terminal
      screen = terminal
      return
    }
    let environment = program.environment.merging(settings) { $1 }
      .merging(["FOLDER": program.folder.path, "PROGRAM": Program.path ?? ""]) { $1 }
      .merging(["SHELL": "/bin/sh"]) { $1 }
    guard mkfifo(program.folder.path + "/.shown", 0o600) == 0 else {
      throw PseudoTerminal.Failure(description: "no pipe: error \(errno)")
    }
    // tmux draws what the program shows anew; as written, it comes through a pipe. When this
    // process ends, so does the session in tmux.
    keyboard = try PseudoTerminal(
      "/bin/sh",
      [
        "-c",
        #"""
        cd "$FOLDER" && exec tmux -S .tmux -f /dev/null new-session \
          "tmux pipe-pane 'cat > .shown'; exec \"\$PROGRAM\"" \; set-option destroy-unattached on
        """#,
      ], environment: environment, columns: mode.columns, rows: 40)
    screen = try PseudoTerminal(
      "/bin/sh", ["-c", "stty -opost; exec cat \"$FOLDER/.shown\""], environment: environment)
    try screen.expect("?help", timeout: 20)
    try screen.expect("nn> ", timeout: 20)
  }

  /// Pastes a text that ends with a line break, presses Enter where the session waits for it, and
  /// gives the answer up to the next prompt.
  func paste(_ text: String) throws -> Answer {
    // A terminal sends the ends of a paste's lines as it sends Enter.
    let lines = String(text.map { $0 == "\n" ? "\r" : $0 })
    if mode.isBracketed {
      keyboard.paste(lines)
      keyboard.type("\r")
    } else {
      typeUnmarked(lines)
    }
    var answer = try nextAnswer()
    if answer.goesOn {
      // Behind a block, Enter once more says that it is over.
      keyboard.type("\r")
      answer = try nextAnswer()
    }
    if answer.goesOn {
      keyboard.interrupt()
      try screen.expect("nn> ")
    }
    return answer
  }

  /// Forgets all names.
  func reset() throws {
    keyboard.type("%reset\r")
    _ = try nextAnswer()
  }

  /// All names with what `%who` says of them.
  func names() throws -> [String] {
    keyboard.type("%who\r")
    let lines = try nextAnswer().text.split(separator: "\n").map { line in
      line.split(separator: " ").joined(separator: " ")
    }
    return lines == ["no names yet"] ? [] : lines
  }

  /// Leaves with Ctrl-D.
  func leave() throws {
    keyboard.type("\u{04}")
    #expect(try keyboard.waitForExit() == 0)
  }

  /// Types a paste in pieces that end within a line: a pause behind a line is the end of a paste.
  private func typeUnmarked(_ text: String) {
    var piece = ""
    for character in text {
      piece.append(character)
      if piece.utf8.count > 400, character != "\r" {
        keyboard.type(piece)
        piece = ""
      }
    }
    keyboard.type(piece)
  }

  /// What is shown between the reading that is under way and the next one.
  private func nextAnswer() throws -> Answer {
    // Readline turns bracketed paste off when it has read, and on when it reads again.
    let on = "\u{1B}[?2004h"
    try screen.expect("\u{1B}[?2004l")
    var text = try screen.expect(on)
    text.removeLast(on.count)
    text = text.replacing("\r\n", with: "\n")
    if text.first == "\r" { text.removeFirst() }
    return Answer(text: text, goesOn: try screen.expect(" ") == "... ")
  }
}

extension PasteTerminal.Answer {
  /// What is kept of an answer: how many statements were begun, where and why it stopped, and what
  /// was said of the paste as a whole; nothing that a program printed.
  var outcome: [String] {
    if goesOn { return ["goes on"] }
    let lines = text.split(separator: "\n")
    // A single statement is not shown again.
    let isRefused = lines.contains { $0.hasPrefix("nothing ") }
    let shown = lines.count { $0.hasPrefix("nn> ") }
    var result = ["\(shown == 0 && !isRefused ? 1 : shown) begun"]
    for (index, line) in lines.enumerated() {
      if let caret = line.wholeMatch(of: #/\s+\^+ (.+)/#), index > 0 {
        result.append("line \(lines[index - 1].prefix { $0.isNumber }): \(caret.output.1)")
      } else if Self.sayings.contains(where: { line.contains($0) }), !line.hasPrefix("nn> ") {
        result.append(String(line))
      }
    }
    return result
  }

  private static let sayings = [
    "line numbers taken off", "marks and prose around", " signs made Python's (",
    " indentation repaired (", " joined (line", "Python 2 from here on", " statements pasted",
    " of the paste not run", "nothing of the paste", "nothing to run: ",
    " of the book's output kept",
  ]
}
