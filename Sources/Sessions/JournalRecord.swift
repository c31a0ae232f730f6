/// What a journal says of a session: where it ran, and each statement with how it ended.
struct JournalRecord: Equatable {
  /// One statement.
  struct Entry: Equatable {
    let text: String
    /// The numbers of the training runs that it began.
    var trainings: [Int] = []
    /// How it ended; nil where the session ended first.
    var ending: Ending?
  }

  /// How a statement ended.
  enum Ending: String {
    case finished
    case failed
    case interrupted
  }

  /// The folder that it ran in.
  var folder = ""
  /// The seed of its random numbers.
  var seed: UInt64 = 0
  /// The statements, oldest first.
  var entries: [Entry] = []

  /// The first line of every journal.
  static let title = "nnrepl journal 1"

  /// The lines that a journal begins with.
  static func head(folder: String, seed: UInt64) -> [String] {
    [title, "folder " + EscapedLine.escaped(folder), "seed \(seed)"]
  }

  /// The line of a statement that has been accepted.
  static func line(accepted statement: String) -> String {
    "statement " + EscapedLine.escaped(statement)
  }

  /// The line of a training run that begins.
  static func line(training number: Int) -> String { "training \(number)" }

  /// The line of a statement's end.
  static func line(_ ending: Ending) -> String { ending.rawValue }

  /// What a journal's text says; nil where it is none.
  ///
  /// A last line that is torn is left out.
  init?(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // Behind the last line break lies nothing, or what a crash has torn.
    lines.removeLast()
    guard lines.first == Self.title[...] else { return nil }
    for line in lines.dropFirst() {
      let parts = line.split(separator: " ", maxSplits: 1)
      let rest = parts.count > 1 ? parts[1] : ""
      switch parts.first {
      case "folder": folder = EscapedLine.unescaped(rest)
      case "seed": seed = UInt64(rest) ?? 0
      case "statement": entries.append(Entry(text: EscapedLine.unescaped(rest)))
      case "training":
        guard let number = Int(rest), !entries.isEmpty else { continue }
        entries[entries.count - 1].trainings.append(number)
      case let word?:
        guard let ending = Ending(rawValue: String(word)), !entries.isEmpty else { continue }
        entries[entries.count - 1].ending = ending
      case nil: continue
      }
    }
  }
}
