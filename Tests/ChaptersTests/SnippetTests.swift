import Foundation
import Language
import Testing

/// The chapters themselves, which are not part of the project: a tester puts them there.
private let seeds = "/work/shared/seeds"

@Suite(
  "The chapters' snippets run as printed",
  .enabled(
    if: FileManager.default.fileExists(atPath: seeds), "the chapters are not in \(seeds)"))
struct SnippetTests {
  @Test(
    "with the sample and one epoch of few examples",
    arguments: [
      ("ch6-deep-learning.md", 110, 300, 7),
      ("cnn-introduction.md", 91, 270, 7),
      ("cnn-in-practice.md", 39, 48, 1),
    ])
  func snippets(file: String, first: Int, last: Int, networks: Int) throws {
    let lines = try String(contentsOfFile: "\(seeds)/\(file)", encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let session = try RecordedSession()
    var built = 0
    for snippet in Self.cells(in: lines[(first - 1)..<last]) {
      // The statements stay as printed but for the number of epochs.
      let program = Self.withoutEpochs(snippet)
      let answer = session.run(program)
      built += answer.split(separator: "\n").count { $0 == "Finished training network." }
      let rest = answer.replacing("Finished training network.\n", with: "")
        .replacing("expanded 4000 training images to 20000\n", with: "")
      #expect(rest == "", "\(snippet)")
    }
    #expect(built == networks)
  }

  @Test("a printed log is kept as what the book expects")
  func log() throws {
    let text = """
      >>> net.SGD(training_data, 60, mini_batch_size, 0.1, validation_data, test_data)
      Training mini-batch number 0
      Epoch 0: validation accuracy 93.92%

      """
    let entries = Transcript.read(text, dialect: .python3).entries
    #expect(
      entries.map(\.expectations) == [
        ["Training mini-batch number 0", "Epoch 0: validation accuracy 93.92%"]
      ])
  }

  /// The fenced cells that are for the program: those with prompts or the chapter's calls.
  private static func cells(in lines: some Sequence<String>) -> [String] {
    var cells: [String] = []
    var current: [String]?
    for line in lines {
      if line.hasPrefix("```") {
        if let current { cells.append(current.joined(separator: "\n")) }
        current = current == nil ? [] : nil
      } else {
        current?.append(line)
      }
    }
    return cells.filter {
      $0.contains(">>>") || $0.contains("SGD(") || $0.contains("python expand_mnist.py")
    }
  }

  private static func withoutEpochs(_ program: String) -> String {
    program.replacing(/(SGD\(\w+, ?)\d+,/) { "\($0.output.1)0," }
  }
}
