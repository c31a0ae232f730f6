import Foundation
import Language
import Sessions
import Testing

/// Random programs in plain Python against what CPython 3.11 printed for them.
///
/// The cases are a sample of what Tests/Reference/language.py makes (400 with seed 404); ProgramRunner
/// runs as many as one likes.
@Suite("Random programs in plain Python")
struct LanguageProgramTests {
  private static let cases: [(program: String, expected: String)] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("LanguagePrograms/cases.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n=====\n").compactMap { entry in
      let parts = entry.components(separatedBy: "\n-----\n")
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
  }()

  @Test("Each prints what CPython prints, or fails where CPython fails")
  func sample() throws {
    #expect(Self.cases.count > 350)
    for (program, expected) in Self.cases {
      let session = try RecordedSession()
      let result = session.session.run(SourceText(program), echo: .nothing)
      var output = session.text.trimmingCharacters(in: .newlines)
      if case .failed(let diagnostic) = result {
        output += (output.isEmpty ? "" : "\n") + "! " + diagnostic.kind
      }
      #expect(output == expected.trimmingCharacters(in: .newlines), "\(program)")
    }
  }
}
