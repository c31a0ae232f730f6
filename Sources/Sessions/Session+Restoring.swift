import Chapters
import Glibc
import Interpreter
import Language

/// `%restore`: the session that a crash has ended, back.
///
/// The journal's statements run again, in silence; training runs take over what they had reached instead
/// of training, so that this takes as long as the rest of the statements.
extension Session {
  /// The crashed session that could be restored, if there is one.
  var abandoned: Journal.Abandoned? {
    guard let parent = settings.journals else { return nil }
    return Journal.abandoned(in: parent, workingFolder: files.folder).first
  }

  /// A line on the session that a crash has ended, if there is one.
  var restoreOffer: String? {
    guard let abandoned else { return nil }
    let count = abandoned.record.entries.count
    return "a session of \(Self.clock(abandoned.time)) ended without being left "
      + "(\(count) statement\(count == 1 ? "" : "s")): %restore brings it back"
  }

  func restore(_ arguments: String, _ place: Place) throws {
    guard let abandoned, let journal else {
      throw Diagnostic("ValueError", "there is no session to restore", at: place)
    }
    var record = abandoned.record
    switch arguments {
    case "": break
    case "-1": record.entries.removeLast()
    case "forget":
      Journal.forget(abandoned)
      return output.write("forgotten\n")
    default:
      throw Diagnostic(
        "ValueError", "%restore takes -1 or forget or nothing, not '\(arguments)'", at: place,
        hint: "%restore -1, for all but the last statement")
    }
    guard interpreter.globals.names.isEmpty else {
      throw Diagnostic(
        "ValueError", "this session has names of its own already", at: place,
        hint: "%reset, then %restore")
    }
    let (done, notes) = try runAgain(record, of: abandoned, journal)
    Journal.forget(abandoned)
    output.write("restored \(done) statement\(done == 1 ? "" : "s")\n")
    for note in notes { output.write(note + "\n") }
    for name in interpreter.globals.names {
      guard let network = interpreter.globals[name],
        let position = TrainingStatus.of(network)
      else { continue }
      output.write("\(name): training stopped \(position); resume(\(name)) goes on\n")
    }
  }

  /// Runs a journal's statements; gives how many ran, and what is to be said of others.
  private func runAgain(
    _ record: JournalRecord, of abandoned: Journal.Abandoned, _ journal: Journal
  ) throws -> (done: Int, notes: [String]) {
    let silence = output
    silence.isQuiet = true
    continueRandomNumbers(seed: record.seed, position: 0)
    journal.restart(seed: record.seed, restoring: abandoned.folder)
    defer {
      silence.isQuiet = false
      journal.restoring = nil
    }
    var (done, notes): (Int, [String]) = (0, [])
    for entry in record.entries {
      // One that was running when the session ended was wanted; one that its user stopped was not.
      let wasStopped = entry.ending == .interrupted
      let line = entry.text.split(whereSeparator: \.isNewline).first ?? ""
      if wasStopped, entry.trainings.isEmpty {
        notes.append("not run again, since it was interrupted: \(line)")
        continue
      }
      let ended = entry.ending != nil && !wasStopped
      // Killed before a run was noted, or in it: training is not done in silence.
      journal.restoring?.lastRun = ended ? nil : entry.trainings.last ?? journal.nextRun
      let result = run(SourceText(entry.text), echo: .each)
      if case .interrupted = result, ended {
        throw Diagnostic(
          "KeyboardInterrupt",
          "stopped after \(done) of \(record.entries.count) "
            + "statements; the crashed session is still there",
          hint: "%reset, then %restore")
      }
      if case .failed(let diagnostic) = result, entry.ending == .finished {
        notes.append("went well then and fails now: \(line): \(diagnostic.message)")
      }
      done += 1
    }
    return (done, notes)
  }

  private static func clock(_ seconds: Int) -> String {
    var (moment, parts) = (time_t(seconds), tm())
    localtime_r(&moment, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(1900 + Int(parts.tm_year))-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday)) "
      + "\(two(parts.tm_hour)):\(two(parts.tm_min))"
  }
}
