import Figures
import Foundation
import Interpreter
import Language
import Testing

@testable import Sessions

@Suite("What a crash leaves")
struct RestoringTests {
  @Test(
    "A journal is read as far as it goes",
    arguments: [
      ("", nil), ("something else\n", nil), ("nnrepl journal 1\n", []),
      (
        "nnrepl journal 1\nfolder /a\\\\b\nseed 7\nstatement x = 1\nfinished\n",
        ["x = 1 [] finished"]
      ),
      ("nnrepl journal 1\nstatement if a:\\n    b\nfail", ["if a:\n    b [] running"]),
      (
        "nnrepl journal 1\nstatement train a\ntraining 1\ntraining 2\ninterrupted\nstatement y",
        ["train a [1, 2] interrupted"]
      ),
      ("nnrepl journal 1\nfinished\ntraining 4\nstatement a\n\nnoise\nfailed\n", ["a [] failed"]),
    ] as [(String, [String]?)])
  func record(text: String, entries: [String]?) {
    let record = JournalRecord(text)
    #expect(
      record?.entries.map { "\($0.text) \($0.trainings) \($0.ending?.rawValue ?? "running")" }
        == entries)
  }

  /// Output that nobody reads but the test.
  final class Output: SessionOutput {
    var text = ""
    func write(_ text: String) { self.text += text }
    func progress(_ line: String?) {}
    func draw(_ figure: Figure) {}
  }

  private static func newFolder() throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("nnrepl-tests-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  private func session(_ folder: String, seed: UInt64? = nil, _ output: Output) -> Session {
    var settings = Session.Settings()
    settings.folder = folder
    settings.journals = folder + "/journals"
    settings.seed = seed
    settings.stackBudget = 256 << 10
    return Session(output: output, settings: settings)
  }

  private func run(_ session: Session, _ output: Output, _ program: String) -> String {
    output.text = ""
    for entry in Transcript.read(program, dialect: session.dialect).entries {
      if case .failed(let diagnostic) = session.run(entry.source, echo: .each) {
        output.text += diagnostic.rendered() + "\n"
      }
    }
    return output.text
  }

  @Test("A session that was not left is offered, and comes back with its networks")
  func restored() throws {
    let folder = try Self.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let output = Output()
    let questions = "x, f(2), y, a.history.cost\na.layers[0].w.get_value().sum()"
    var before = ""
    do {
      let first = session(folder, output)
      #expect(!first.greeting.contains("%restore"))
      before = run(
        first, output,
        """
        import numpy as np
        x = np.random.rand(2)
        net a = 784 -> dense 5 -> softmax 10
        train a on mnist for 2 epochs batch 100
        def f(n):
            return n * x

        y = 1 / 0
        y = [f(1)]

        """)
      #expect(before.contains("division by zero"))
      before = run(first, output, questions)
      first.journal?.unlock()
    }
    // To the next session that looks like a crash.
    let second = session(folder, output)
    #expect(
      second.greeting.contains(" ended without being left (9 statements): %restore brings it back")
    )
    #expect(run(second, output, "%restore") == "restored 9 statements\n")
    #expect(run(second, output, questions) == before)
    // What was restored can crash again, and a file that is gone by then is said.
    try Data().write(to: URL(fileURLWithPath: folder + "/there"))
    _ = run(second, output, "open('there').read()")
    try FileManager.default.removeItem(atPath: folder + "/there")
    second.journal?.unlock()
    let third = session(folder, output)
    _ = run(third, output, "train = 1\n%reset")
    #expect(
      run(third, output, "%restore") == "restored 12 statements\n"
        + "went well then and fails now: open('there').read(): there is no there in \(folder)\n")
    #expect(run(third, output, questions) == before)
    // It stands in the new journal now, and the old one is gone.
    #expect(run(third, output, "%reset\n%restore").contains("there is no session to restore"))
    third.leave()
    let fourth = session(folder, output)
    #expect(!fourth.greeting.contains("%restore"))
    fourth.leave()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/journals").isEmpty)
  }

  @Test(
    "Killed at any line of its journal, a session comes back, and no training is done in silence")
  func killedAtAnyLine() throws {
    let folder = try Self.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let output = Output()
    let first = session(folder, output)
    _ = run(
      first, output,
      "x = 1\nnet a = 784 -> softmax 10\ntrain a on mnist for 2 epochs batch 100\nx = 2")
    let journals = folder + "/journals"
    let names = try FileManager.default.contentsOfDirectory(atPath: journals)
    let kept = journals + "/" + (try #require(names.first))
    let lines = try String(contentsOfFile: kept + "/journal", encoding: .utf8)
      .split(separator: "\n").map(String.init)
    #expect(
      lines.map { $0.split(separator: " ")[0] } == [
        "nnrepl", "folder", "seed", "statement", "finished", "statement", "finished", "statement",
        "training", "finished", "statement", "finished",
      ])
    first.leave()
    for count in 4...lines.count {
      try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: true)
      try (lines[..<count].joined(separator: "\n") + "\n").write(
        toFile: kept + "/journal", atomically: true, encoding: .utf8)
      let again = session(folder, output)
      let said = run(again, output, "%restore")
      #expect(said.hasPrefix("restored "), "\(count): \(said)")
      // A run that was under way begins again, but only when its user says so.
      let isInRun = count == 8 || count == 9
      #expect(said.contains("resume(a) goes on") == isInRun, "\(count): \(said)")
      #expect(run(again, output, "x") == (count >= 11 ? "2\n" : "1\n"))
      again.leave()
    }
  }

  @Test(
    "A session is forgotten where its user says so; one with names of its own is not overwritten")
  func forgotten() throws {
    let folder = try Self.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let output = Output()
    let first = session(folder, output)
    _ = run(first, output, "x = 1")
    first.journal?.unlock()
    let second = session(folder, output)
    #expect(
      run(second, output, "y = 1\n%restore").contains("this session has names of its own already"))
    #expect(
      run(second, output, "%restore twice").contains("%restore takes -1 or forget or nothing"))
    #expect(run(second, output, "%restore forget") == "forgotten\n")
    #expect(run(second, output, "%restore").contains("there is no session to restore"))
    second.leave()
  }
}
