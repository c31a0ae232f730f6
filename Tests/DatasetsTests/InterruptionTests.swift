import Interruptions
import Testing

@testable import Datasets

@Suite("The wish to stop")
struct InterruptionTests {
  // In a process of its own: the wish is one for all.
  @Test("Reading numbers from a long text gives way")
  func table() async {
    await #expect(processExitsWith: .success) {
      let text = String(repeating: "1 2 3\n", count: 20_000)
      let lines = try NumberTable.lines(of: text)
      #expect(lines.count == 20_000)
      Interruption.request()
      #expect(throws: DatasetError.self) { try NumberTable.lines(of: text) }
      #expect(throws: DatasetError.self) { try NumberTable(lines: lines) }
      Interruption.clear()
      #expect(try NumberTable(lines: lines).numbers.shape == [20_000, 3])
    }
  }
}
