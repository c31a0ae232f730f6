import Language
import Sessions
import Testing

/// Which values a session shows: each at a prompt, IPython's choice for a cell.
struct EchoTests {
  @Test(
    "A cell shows the value of its last expression, unless a semicolon ends it",
    arguments: [
      ("1 + 1", "2\n"),
      ("1 + 1\n2 + 2", "4\n"),
      ("1 + 1\nx = 3", ""),
      ("1 + 1; 2 + 2", "4\n"),
      ("2 + 2;", ""),
      ("print(1)\n2", "1\n2\n"),
      ("2  # two\n\n", "2\n"),
      ("for i in range(2):\n    i\n", ""),
      ("None", ""),
      ("_", "there is no _"),
    ])
  func cell(text: String, shown: String) throws {
    let session = try RecordedSession()
    let result = session.session.run(SourceText(text), echo: .last)
    if case .failed(let diagnostic) = result {
      #expect(diagnostic.message == shown)
    } else {
      #expect(session.text == shown)
    }
  }

  @Test("A prompt shows each value, and a script none")
  func others() throws {
    let session = try RecordedSession()
    _ = session.session.run(SourceText("1 + 1\n2 + 2"), echo: .each)
    _ = session.session.run(SourceText("3 + 3"), echo: .nothing)
    #expect(session.text == "2\n4\n")
  }
}
