import Foundation
import Testing

/// Programs with `# expect:` lines, which are CPython's own output: Scripts/reference/
/// check_programs.py compares the two.
struct ProgramTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Programs")

  @Test(arguments: [
    "classes", "complex", "containers", "exceptions", "functions", "generators", "integers",
    "loops",
    "numbers",
    "strings",
  ])
  func program(_ name: String) throws {
    let file = Self.folder.appendingPathComponent(name + ".py")
    let program = try String(contentsOf: file, encoding: .utf8)
    let expected = program.split(separator: "\n").compactMap { line in
      line.range(of: "# expect: ").map { String(line[$0.upperBound...]) }
    }
    #expect(expected.count > 5)
    let found = output(of: program).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(found.dropLast().map(String.init) == expected)
  }
}
