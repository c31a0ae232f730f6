import Foundation
import Testing

/// The table of Tests/README.md names tests that there are.
@Suite("The table of what is proved")
struct TableTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test("Each test that it names is there, and each row names one")
  func names() throws {
    let text = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
    #expect(rows.count >= 18)
    let sources = try Self.sources()
    for row in rows {
      let tests = row.split(separator: "`").filter { $0.contains(/^[A-Z]\w*Tests\.\w+$/) }
      #expect(!tests.isEmpty, "\(row)")
      for test in tests {
        let parts = test.split(separator: ".")
        let source = sources["\(parts[0]).swift"] ?? ""
        #expect(source.contains("func \(parts[1])("), "\(test)")
      }
    }
  }

  /// The files of tests, by name.
  private static func sources() throws -> [String: String] {
    var result: [String: String] = [:]
    let parts = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    for part in parts where part.lastPathComponent.hasSuffix("Tests") {
      let files = try FileManager.default.contentsOfDirectory(
        at: part, includingPropertiesForKeys: nil)
      for file in files where file.pathExtension == "swift" {
        result[file.lastPathComponent] = try String(contentsOf: file, encoding: .utf8)
      }
    }
    return result
  }
}
