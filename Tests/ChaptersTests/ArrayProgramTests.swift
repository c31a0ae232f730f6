import Foundation
import Testing

/// Random programs over arrays against what NumPy 2.4 printed for them.
///
/// The cases are a sample of what Tests/Reference/arrays.py makes (640 with seed 102, without those
/// that change how arrays are printed); ProgramRunner runs as many as one likes.
@Suite("Random array programs")
struct ArrayProgramTests {
  private static let cases: [(program: String, expected: String)] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("ArrayPrograms/cases.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n=====\n").compactMap { entry in
      let parts = entry.components(separatedBy: "\n-----\n")
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
  }()

  @Test("Each prints what NumPy prints, or fails where NumPy fails")
  func sample() throws {
    #expect(Self.cases.count > 400)
    for (program, expected) in Self.cases {
      let session = try RecordedSession()
      session.run("import numpy as np")
      let output = session.run(program).trimmingCharacters(in: .newlines)
      let lines = expected.split(separator: "\n", omittingEmptySubsequences: false)
      if lines.last?.hasPrefix("! ") ?? false {
        #expect(session.failures == 1, "\(program)\n\(output)")
      } else {
        #expect(output == expected.trimmingCharacters(in: .newlines), "\(program)")
      }
    }
  }
}
