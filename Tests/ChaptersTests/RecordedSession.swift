import Figures
import Foundation
import Interpreter
import Interruptions
import Language
import Sessions

/// A session in a folder of its own, whose words and pictures are kept.
final class RecordedSession: SessionOutput {
  /// What was written, pictures as their titles in brackets.
  private(set) var text = ""
  /// The pictures that were drawn.
  private(set) var figures: [Figure] = []
  /// How many texts ended with an error.
  private(set) var failures = 0
  /// What `%graphics` chose last.
  private(set) var face: Face?
  /// Called with everything that is written.
  var onWrite: (String) -> Void = { _ in }
  /// Whether the session believes that somebody watches.
  var showsProgress = false
  /// The live lines; nil where one was taken away.
  private(set) var lines: [String?] = []

  /// Whether the user presses Ctrl-C at the next live line.
  var stopAtLiveLine = false

  /// Where the session's files are.
  let folder: URL
  private let ownsFolder: Bool
  private(set) var session: Session!

  /// A session whose random numbers start from `seed`.
  ///
  /// Its folder is a new one, or that of another session, which must live as long.
  init(
    seed: UInt64 = 1, besides other: RecordedSession? = nil, earlier: [String] = []
  ) throws {
    ownsFolder = other == nil
    folder =
      other?.folder
      ?? FileManager.default.temporaryDirectory
      .appendingPathComponent("nnrepl-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var settings = Session.Settings()
    settings.folder = folder.path
    settings.seed = seed
    settings.earlierStatements = { earlier }
    // The stack of a thread of a test is that of any thread.
    settings.stackBudget = 256 << 10
    session = Session(output: self, settings: settings)
  }

  deinit { if ownsFolder { try? FileManager.default.removeItem(at: folder) } }

  func write(_ text: String) {
    self.text += text
    onWrite(text)
  }

  func progress(_ line: String?) {
    lines.append(line)
    if stopAtLiveLine, line != nil {
      stopAtLiveLine = false
      Interruption.request()
    }
  }

  func draw(_ figure: Figure) {
    figures.append(figure)
    write("[\(figure.title ?? "picture")]\n")
  }

  func setFace(_ face: Face?) { self.face = face }
  var faceReport: [String] { ["a test draws nothing"] }

  /// Runs a text as if it was pasted, up to the first error; gives what was written meanwhile,
  /// with the error's message at the end and the folder's name as a point.
  @discardableResult
  func run(_ program: String) -> String {
    let start = text.endIndex
    for entry in Transcript.read(program, dialect: session.dialect).entries {
      switch session.run(entry.source, echo: .each) {
      case .finished: continue
      case .failed(let diagnostic):
        text += diagnostic.rendered() + "\n"
        failures += 1
      case .interrupted: text += "interrupted\n"
      case .exit(let status): text += "exit \(status)\n"
      }
      break
    }
    return text[start...].replacingOccurrences(of: folder.path, with: ".")
  }

  /// Writes a file into the session's folder.
  func put(_ bytes: [UInt8], as name: String) throws {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
  }
}
