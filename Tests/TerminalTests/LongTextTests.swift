import Interruptions
import Testing

@testable import Terminal

@Suite("Long texts on a terminal")
struct LongTextTests {
  @Test("All of a text is shown, in pieces that cut neither a scalar nor a colour")
  func whole() {
    for part in ["é", "汉字", "word \u{1B}[31mred\u{1B}[0m ", "line\n"] {
      let text = String(repeating: part, count: 20_000)
      var pieces: [String] = []
      #expect(emitStoppably(text) { pieces.append($0) })
      #expect(pieces.count > 1)
      #expect(pieces.joined() == text)
      let cut = pieces.filter { $0.last == "\u{1B}" || $0.unicodeScalars.contains("\u{FFFD}") }
      #expect(cut.isEmpty)
    }
  }

  // In a process of its own: the wish is one for all.
  @Test("The wish to stop leaves out the rest")
  func stopped() async {
    await #expect(processExitsWith: .success) {
      let text = String(repeating: "12345 ", count: 100_000)
      var found = ""
      let isWhole = emitStoppably(text) {
        found += $0
        Interruption.request()
      }
      #expect(!isWhole)
      #expect(text.hasPrefix(found))
      #expect(found.utf8.count < 20_000)
      // A short text is shown all the same: it says how the statement ended.
      #expect(emitStoppably("interrupted\n") { found += $0 })
      #expect(found.hasSuffix("interrupted\n"))
    }
  }
}
