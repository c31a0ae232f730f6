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
    switch arguments {
    case "": break
    case "forget":
      Journal.forget(abandoned)
      return output.write("forgotten\n")
    default:
      throw Diagnostic(
        "ValueError", "%restore takes nothing or forget, not '\(arguments)'", at: place,
        hint: "%restore forget")
    }
    guard interpreter.globals.names.isEmpty else {
      throw Diagnostic(
        "ValueError", "this session has names of its own already", at: place,
        hint: "%reset, then %restore")
    }
    let (done, left) = try runAgain(abandoned, journal)
    Journal.forget(abandoned)
    output.write("restored \(done) statement\(done == 1 ? "" : "s")\n")
    for text in left {
      let line = text.split(whereSeparator: \.isNewline).first ?? ""
      output.write("not run again, since it was interrupted: \(line)\n")
    }
    for name in interpreter.globals.names {
      guard let network = interpreter.globals[name],
        let position = TrainingStatus.of(network)
      else { continue }
      output.write("\(name): training stopped \(position); resume(\(name)) goes on\n")
    }
  }

  /// Runs a journal's statements; gives how many ran, and those that did not.
  private func runAgain(
    _ abandoned: Journal.Abandoned, _ journal: Journal
  ) throws -> (done: Int, left: [String]) {
    let silence = output
    silence.isQuiet = true
    continueRandomNumbers(seed: abandoned.record.seed, position: 0)
    journal.restoring = Journal.Restoring(folder: abandoned.folder)
    defer {
      silence.isQuiet = false
      journal.restoring = nil
    }
    var (done, left): (Int, [String]) = (0, [])
    for entry in abandoned.record.entries {
      let wasStopped = entry.ending == nil || entry.ending == .interrupted
      if wasStopped, entry.trainings.isEmpty {
        left.append(entry.text)
        continue
      }
      journal.restoring?.lastRun = wasStopped ? entry.trainings.last : nil
      let result = run(SourceText(entry.text), echo: .each)
      if case .interrupted = result, !wasStopped {
        throw Diagnostic(
          "KeyboardInterrupt",
          "stopped after \(done) of \(abandoned.record.entries.count) "
            + "statements; the crashed session is still there",
          hint: "%reset, then %restore")
      }
      done += 1
    }
    return (done, left)
  }

  private static func clock(_ seconds: Int) -> String {
    var (moment, parts) = (time_t(seconds), tm())
    localtime_r(&moment, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(1900 + Int(parts.tm_year))-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday)) "
      + "\(two(parts.tm_hour)):\(two(parts.tm_min))"
  }
}
