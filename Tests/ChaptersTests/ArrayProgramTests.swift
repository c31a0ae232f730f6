import Foundation
import Testing

/// Random programs over arrays and Theano's graphs against what NumPy 2.4 printed for them.
///
/// The cases are a sample of what Tests/Reference/arrays.py makes (640 with seed 102, without those
/// that change how arrays are printed); ProgramRunner runs as many as one likes.
@Suite("Random array programs")
struct ArrayProgramTests {
  private static func cases(_ folder: String) -> [(program: String, expected: String)] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("\(folder)/cases.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n=====\n").compactMap { entry in
      let parts = entry.components(separatedBy: "\n-----\n")
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
  }

  /// Values and gradients of Theano graphs, with simplification and without, against NumPy and finite
  /// differences: a sample of what Tests/Reference/graphs makes (120 with seed 11).
  @Test("Each graph has the values and gradients that NumPy finds")
  func graphs() throws {
    let cases = Self.cases("GraphPrograms")
    #expect(cases.count > 100)
    for (program, expected) in cases { try run(program, expected, preparation: "") }
  }

  @Test("Each prints what NumPy prints, or fails where NumPy fails")
  func sample() throws {
    let cases = Self.cases("ArrayPrograms")
    #expect(cases.count > 400)
    for (program, expected) in cases {
      try run(program, expected, preparation: "import numpy as np")
    }
  }

  private func run(_ program: String, _ expected: String, preparation: String) throws {
    let session = try RecordedSession()
    session.run(preparation)
    let output = session.run(program).trimmingCharacters(in: .newlines)
    let lines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.hasPrefix("! ") ?? false {
      #expect(session.failures == 1, "\(program)\n\(output)")
    } else {
      #expect(output == expected.trimmingCharacters(in: .newlines), "\(program)")
    }
  }
}
