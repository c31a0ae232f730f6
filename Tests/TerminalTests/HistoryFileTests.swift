import Glibc
import Testing

@testable import Terminal

@Suite("The history file")
struct HistoryFileTests {
  private let folder: String

  init() throws {
    var template = Array("/tmp/nnrepl-history-XXXXXX".utf8CString)
    folder = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  @Test("Statements of several lines come back, in a file that only its owner reads")
  func kept() throws {
    let history = try #require(HistoryFile(environment: ["XDG_STATE_HOME": folder + "/state"]))
    #expect(history.path == folder + "/state/nnrepl/history")
    #expect(history.load() == [])
    let statements = ["a = 1", "net = Network([\n  x])", #"print("\n\\")"#, "名 = '验证'"]
    for statement in statements { history.append(statement) }
    #expect(history.load() == statements)
    var status = stat()
    try #require(stat(history.path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test("A long file is cut back to the newest statements")
  func bounded() {
    let history = HistoryFile(path: folder + "/history")
    let count = 2 * HistoryFile.limit + 1
    for number in 0..<count { history.append("x\(number)") }
    let newest = (count - HistoryFile.limit..<count).map { "x\($0)" }
    #expect(history.load() == newest)
    history.append("y")
    #expect(history.load() == newest.dropFirst() + ["y"])
  }

  @Test(
    "The folder is the user's",
    arguments: [
      (["HOME": "/home/a"], "/home/a/.local/state/nnrepl/history"),
      (["HOME": "/home/a", "XDG_STATE_HOME": ""], "/home/a/.local/state/nnrepl/history"),
      (["HOME": "/home/a", "XDG_STATE_HOME": "relative"], "/home/a/.local/state/nnrepl/history"),
      (["HOME": "/home/a", "XDG_STATE_HOME": "/s"], "/s/nnrepl/history"),
      ([:], nil),
    ])
  func place(environment: [String: String], path: String?) {
    #expect(HistoryFile(environment: environment)?.path == path)
  }

  @Test("A history that cannot be written disturbs nobody")
  func unwritable() {
    let history = HistoryFile(path: "/proc/no/such/history")
    history.append("a")
    #expect(history.load() == [])
  }
}
