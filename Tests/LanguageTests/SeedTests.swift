import Foundation
import Testing

@testable import Language

private let seedFolder = "/work/shared/seeds"

/// The chapters that nnrepl exists for, read as they are printed.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: seedFolder),
    "the chapters are not on this machine"))
struct SeedTests {

  /// A fenced block: the line it begins at, its language and its text.
  struct Block {
    let line: Int
    let language: String
    let text: String
  }

  static func blocks(_ chapter: String) throws -> [Block] {
    let text = try String(contentsOfFile: "\(seedFolder)/\(chapter).md", encoding: .utf8)
    var blocks: [Block] = []
    var open: (line: Int, language: String, lines: [String])?
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(
            Block(
              line: block.line, language: block.language,
              text: block.lines.joined(separator: "\n") + "\n"))
          open = nil
        } else {
          open = (index + 2, String(line.dropFirst(3)), [])
        }
      } else {
        open?.lines.append(String(line))
      }
    }
    return blocks
  }

  /// The first word or two of each statement, or what is wrong with it.
  private func outline(_ text: String) -> [String] {
    Transcript.read(text, dialect: .python3).entries.map { entry in
      do throws(Diagnostic) {
        _ = try Parser.parse(entry.source, dialect: .python3)
        return String(entry.source.text.prefix { $0 != "(" && $0 != "\n" }.prefix(24))
      } catch {
        return "? " + error.message
      }
    }
  }

  /// Sections 110 to 300 of the translated chapter 6.
  @Test func chapterSix() throws {
    let found = try Self.blocks("ch6-deep-learning").filter { (110...300).contains($0.line) }
    let train = ["net = Network", "net.SGD"]
    let expected: [[String]] = [
      [
        "import network3", "from network3 import Net", "from network3 import Con",
        "training_data, validatio", "mini_batch_size = 10",
      ] + train,
      train, train, ["from network3 import ReL"] + train, ["expand_mnist"],
      ["expanded_training_data, "] + train, train, train,
    ]
    #expect(found.map { outline($0.text) } == expected)
  }

  /// Section 4 of the introduction, with its lines for the shell.
  @Test func introduction() throws {
    let train = ["net = Network", "net.SGD"]
    let expected: [[String]] = [
      [],
      [
        "import network3", "from network3 import Net", "from network3 import Con",
        "training_data, validatio", "mini_batch_size = 10",
      ] + train,
      train, [], train, ["from network3 import ReL"] + train, ["expand_mnist"],
      ["expanded_training_data, "] + train, train, train,
    ]
    #expect(try Self.blocks("cnn-introduction").map { outline($0.text) } == expected)
  }

  /// The program of "运行代码", and the log that follows it in the text, as one paste.
  @Test func practiceWithItsLog() throws {
    let blocks = try Self.blocks("cnn-in-practice")
    let program = try #require(blocks.first { $0.text.contains("net2.SGD") })
    let log = try #require(blocks.first { $0.text.hasPrefix("Training mini-batch") })
    let read = Transcript.read(program.text + log.text, dialect: .python3)
    #expect(
      outline(program.text + log.text) == [
        "training_data,validation", "mini_batch_size= 10", "net2 = Network", "net2.SGD",
      ])
    let lines = log.text.split(separator: "\n").map(String.init)
    #expect(read.entries.last?.expectations == lines)
    #expect(lines.count == 164)
  }

  /// Every block of Python in the four texts, but for those that are no programs.
  @Test func everyBlockParses() throws {
    var broken: [String] = []
    for chapter in [
      "ch6-deep-learning", "cnn-in-practice", "cnn-introduction", "two-layer-net-cifar10",
    ] {
      for block in try Self.blocks(chapter) where block.language.hasPrefix("python") {
        if let wrong = outline(block.text).first(where: { $0.hasPrefix("? ") }) {
          broken.append("\(chapter):\(block.line) \(wrong.dropFirst(2))")
        }
      }
    }
    let output = "this line reads like a program's output, not like a statement"
    #expect(
      broken == [
        // The explained copy of SGD lacks a colon and half a line.
        "ch6-deep-learning:406 expected `:` at the end of the `if` line",
        // Three logs without a program.
        "cnn-in-practice:420 \(output)", "cnn-in-practice:588 \(output)",
        "cnn-in-practice:824 \(output)",
      ])
  }
}
