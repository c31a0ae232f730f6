import Glibc
import NotebookFiles
import Sessions

/// The statements of earlier sessions: a file with one statement a line.
///
/// A statement of several lines keeps them as `\n`, and a backslash is doubled. Each statement is
/// appended as soon as it is accepted, so sessions that run side by side lose nothing; a file that
/// has grown past twice the limit is cut back when it is next read.
public struct HistoryFile: Sendable {
  /// The most statements that are kept.
  public static let limit = 5_000

  /// The file's path.
  public let path: String

  /// A history kept at `path`.
  public init(path: String) {
    self.path = path
  }

  /// The user's own: `nnrepl/history` in `XDG_STATE_HOME`, or else in `~/.local/state`.
  ///
  /// Nil where the environment names neither that folder nor a home.
  public init?(environment: [String: String]) {
    guard let folder = Self.stateFolder(environment: environment) else { return nil }
    path = folder + "/history"
  }

  /// What nnrepl keeps between sessions lies in this folder.
  public static func stateFolder(environment: [String: String]) -> String? {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/nnrepl" }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/state/nnrepl"
  }

  /// Whether there is one: not before the first statement of the first session.
  public var exists: Bool { access(path, F_OK) == 0 }

  /// The statements kept, oldest first; none where the file cannot be read.
  public func load() -> [String] {
    guard let text = try? TextFile.read(path) else { return [] }
    let lines = text.split(separator: "\n")
    let kept = lines.suffix(Self.limit)
    if lines.count > 2 * Self.limit {
      // A failure only leaves the file long.
      try? TextFile.write(kept.joined(separator: "\n") + "\n", to: path, mode: 0o600)
    }
    return kept.map { EscapedLine.unescaped($0) }
  }

  /// Appends a statement; a history that cannot be written is no reason to disturb a session.
  public func append(_ statement: String) {
    makeFolders()
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    writeAll(Array((EscapedLine.escaped(statement) + "\n").utf8), to: descriptor)
  }

  private func makeFolders() {
    guard let end = path.lastIndex(of: "/") else { return }
    var folder = ""
    for part in path[..<end].split(separator: "/") {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
  }
}
