import Foundation
import Testing

/// The pages in Notebooks replay as they stand, on the embedded sample.
@Suite struct NotebooksTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Notebooks").standardizedFileURL

  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
    .filter { $0.hasSuffix(".nn.md") }.sorted()

  @Test func thereAreSome() { #expect(Self.names.count >= 8) }

  @Test(arguments: names)
  func replaysAsItStands(_ name: String) throws {
    let program = try Program()
    let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    try text.write(
      to: program.folder.appending(path: name), atomically: true, encoding: .utf8)
    let result = try program.run(["replay", "--check", name])
    #expect(result.status == 0, "\(result.output)\n\(result.errors)")
  }
}
