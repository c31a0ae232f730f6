/// What was mended in a paste so that it could be read, and in which of its lines.
public struct PasteRepair: Sendable, Equatable {
  /// What was mended.
  public enum Kind: Sendable, Equatable, CaseIterable {
    /// The numbers that a book prints before its lines were taken off.
    case lineNumbers
    /// Marks and prose around code fences were left out, and what they divided was joined.
    case fences
    /// A line that a page had broken was joined.
    case wrapping
    /// Signs of another keyboard or a word processor were made Python's.
    case signs
    /// The indentation was moved to the nearest open block.
    case indentation
  }

  /// What was mended.
  public let kind: Kind
  /// The numbers of the lines in the paste, from 1.
  public let lines: [Int]

  /// A repair of `kind` in `lines`.
  public init(_ kind: Kind, lines: [Int]) {
    self.kind = kind
    self.lines = lines
  }

  /// The repair in a few words: `2 lines' indentation repaired (lines 12, 30)`.
  public var summary: String {
    let count = lines.count == 1 ? "1 line's" : "\(lines.count) lines'"
    switch kind {
    case .lineNumbers: return "line numbers taken off"
    case .fences: return "marks and prose around the code left out"
    case .wrapping: return "\(lines.count) wrapped line\(plural) joined (\(places))"
    case .signs: return "\(count) signs made Python's (\(places))"
    case .indentation: return "\(count) indentation repaired (\(places))"
    }
  }

  private var plural: String { lines.count == 1 ? "" : "s" }

  /// The numbers of the lines, runs shortened, and no more than a dozen runs.
  private var places: String {
    var runs: [ClosedRange<Int>] = []
    for line in lines {
      if let last = runs.last, last.upperBound + 1 == line {
        runs[runs.count - 1] = last.lowerBound...line
      } else {
        runs.append(line...line)
      }
    }
    let shown = runs.prefix(12).map { run in
      run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound)-\(run.upperBound)"
    }
    let more = runs.count > shown.count ? ", …" : ""
    return "line\(plural) " + shown.joined(separator: ", ") + more
  }
}
