/// What a paste from a book holds: statements, and the output that the book shows for each.
///
///     let paste = Transcript.read(">>> 1 + 1\n2\n>>> x = 3\n", dialect: .python3)
///     paste.entries.map(\.source.text)  // ["1 + 1", "x = 3"]
///     paste.entries[0].expectations     // ["2"]
public struct Transcript: Sendable {
  /// One statement, or several on one line.
  public struct Entry: Sendable {
    /// The statement without prompts; its lines count from where it stood in the paste.
    public let source: SourceText
    /// The lines of output that the book shows behind it.
    public internal(set) var expectations: [String]
    /// The method that the statement is, if it is one without its class.
    public internal(set) var method: BareMethod?
  }

  /// A line that was neither code nor output, such as `$ cd src`.
  public struct Aside: Sendable, Equatable {
    /// Its number in the paste, from 1.
    public let line: Int
    /// What it says.
    public let text: String
  }

  /// The statements in order.
  ///
  /// One that does not parse is an entry too: running it says why.
  public internal(set) var entries: [Entry] = []
  /// The lines for a shell, which are not run.
  public internal(set) var asides: [Aside] = []

  /// How many lines of output stand before the first statement.
  public internal(set) var unclaimedCount = 0

  /// What was mended, in the order of the steps; empty where the paste could be read as it is.
  public internal(set) var repairs: [PasteRepair] = []
  /// Why a listing could not be read although its lines are numbered: nothing of it should run.
  public internal(set) var problem: Diagnostic?

  /// Reads a paste: takes off prompts, line numbers and indentation, joins the lines of a
  /// statement, and keeps what reads as output as expectations of the statement before.
  ///
  /// Where there are prompts, all that follows a whole statement up to the next prompt is output.
  /// Without them, a line is output only if it does not parse, begins with a capitalised word,
  /// holds a number or at least three words, and follows a whole statement. Nothing else is left
  /// out.
  ///
  /// A text that parses is never changed. Else each repair is tried in turn and kept only if the
  /// text parses better with it; `repairs` tells which.
  public static func read(
    _ pasted: String, dialect: Dialect, name: String = "input"
  ) -> Transcript {
    var mender = PasteMender(PasteSteps.lines(of: pasted), dialect, name: name)
    var transcript = mender.mended()
    for index in transcript.entries.indices {
      transcript.entries[index].method = BareMethod(
        transcript.entries[index].source, dialect: dialect)
    }
    return transcript
  }

  /// The first of several statements that no dialect accepts; one alone says itself what is wrong.
  ///
  /// The last may be unfinished.
  public func mistake(dialect: Dialect) -> Diagnostic? {
    guard entries.count > 1 else { return nil }
    for (index, entry) in entries.enumerated() {
      guard case .failure(let failure) = Parser.outcome(entry.source, dialect: dialect),
        !(failure.isAtEnd && index == entries.count - 1),
        case .failure = Parser.outcome(entry.source, dialect: dialect.other)
      else { continue }
      return failure.diagnostic
    }
    return nil
  }

  /// Whether the lines of `next` are numbered and go on where those of `previous` end, so that the
  /// two are parts of one listing that a page break divides.
  public static func listing(_ previous: String, goesOnIn next: String) -> Bool {
    Gutter.goesOn(from: previous, to: next)
  }

  /// Whether a text is a listing with a number before each line.
  public static func isNumbered(_ text: String) -> Bool {
    Gutter(PasteSteps.lines(of: text)) != nil
  }
}
