import Foundation

/// The built program, with a folder and a home of its own, so that no file of the user's is touched.
final class Program {
  /// What a run gave.
  struct Result: Equatable {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder it runs in.
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("nnrepl-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Where the program is: beside the test bundle.
  static let path: String? = {
    let bundles = CommandLine.arguments.map { URL(fileURLWithPath: $0) }.filter {
      $0.pathExtension == "xctest"
    }
    let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let candidates = bundles + (own.map { [URL(fileURLWithPath: $0)] } ?? [])
    return candidates.map { $0.deletingLastPathComponent().appendingPathComponent("nnrepl").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Runs the program with `input` on its standard input, not a terminal.
  func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.path ?? "/nonexistent")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = self.environment.merging(environment) { $1 }
    // Files, not pipes: nobody has to read while the program writes.
    let names = ["stdin", "stdout", "stderr"].map { folder.appendingPathComponent(".\($0)") }
    try Data(input.utf8).write(to: names[0])
    for name in names[1...] { try Data().write(to: name) }
    let handles = [
      try FileHandle(forReadingFrom: names[0]), try FileHandle(forWritingTo: names[1]),
      try FileHandle(forWritingTo: names[2]),
    ]
    process.standardInput = handles[0]
    process.standardOutput = handles[1]
    process.standardError = handles[2]
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationReason == .exit
        ? process.terminationStatus : 128 + process.terminationStatus,
      output: try String(contentsOf: names[1], encoding: .utf8),
      errors: try String(contentsOf: names[2], encoding: .utf8))
  }

  /// Opens a session on a terminal and waits for its greeting and the first prompt.
  func session(
    environment: [String: String] = [:], columns: Int = 100, rows: Int = 40,
    greeting: String = "?help"
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "cd \"$FOLDER\" && exec \"$PROGRAM\""],
      environment: self.environment.merging(environment) { $1 }
        .merging(["FOLDER": folder.path, "PROGRAM": Self.path ?? ""]) { $1 },
      columns: columns, rows: rows)
    try terminal.expect(greeting, timeout: 20)
    try terminal.expect("nn> ", timeout: 20)
    return terminal
  }

  /// What the program finds in its environment.
  var environment: [String: String] {
    [
      "HOME": folder.path, "XDG_STATE_HOME": folder.path, "TERM": "xterm", "LANG": "C.UTF-8",
      "PATH": "/usr/bin:/bin",
    ]
  }
}
