import Figures
import Foundation
import Interpreter
import Language
import Sessions

/// Takes what a program prints.
private final class Sink: SessionOutput {
  var text = ""
  var showsProgress: Bool { false }
  var faceReport: [String] { [] }
  func write(_ text: String) { self.text += text }
  func progress(_ line: String?) {}
  func draw(_ figure: Figure) {}
}

/// Runs the cases of files that the generators in Tests/Reference write, each in a session of its
/// own, and shows those whose output differs.
@main
enum ProgramRunner {
  static func main() throws {
    var (programs, mismatches, kinds) = (0, 0, 0)
    for path in CommandLine.arguments.dropFirst() {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      for entry in text.components(separatedBy: "\n=====\n") {
        let parts = entry.components(separatedBy: "\n-----\n")
        guard parts.count == 2 else { continue }
        programs += 1
        let expected = parts[1].trimmingCharacters(in: .newlines)
        let (text, kind, message) = output(of: parts[0])
        let lines = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let failure = lines.last.flatMap { $0.hasPrefix("! ") ? String($0.dropFirst(2)) : nil }
        let wanted = failure == nil ? expected : lines.dropLast().joined(separator: "\n")
        if text != wanted || (failure == nil) != (kind == nil) {
          mismatches += 1
          print("\(parts[0])\n-- expected\n\(expected)\n-- found\n\(text)")
          if let kind { print("! \(kind): \(message)") }
          print("=====")
        } else if failure != kind {
          kinds += 1
          print(
            "-- kind of error\n\(parts[0])\n\(failure ?? "") and not \(kind ?? ""): \(message)\n====="
          )
        }
      }
    }
    print("\(programs) programs, \(mismatches) mismatches, \(kinds) other kinds of error")
  }

  private static func output(of program: String) -> (String, String?, String) {
    let sink = Sink()
    var settings = Session.Settings()
    settings.folder = "/nonexistent"
    settings.seed = 1
    let session = Session(output: sink, settings: settings)
    // What the generators had NumPy print with.
    let preparation = """
      import numpy as np
      np.set_printoptions(precision=8, threshold=1000, edgeitems=3, linewidth=75, suppress=False)

      """
    let result = session.run(SourceText(preparation + program), echo: .nothing)
    let text = sink.text.trimmingCharacters(in: .newlines)
    if case .failed(let diagnostic) = result {
      return (text, diagnostic.kind, diagnostic.message)
    }
    return (text, nil, "")
  }
}
