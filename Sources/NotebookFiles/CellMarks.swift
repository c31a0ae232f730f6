import Language

/// What a cell's fence says about running it, behind its language.
///
///     ```nnrepl skip                  is not run, and counted as skipped
///     ```nnrepl raises                is to end with an error, whose message is its last output
///     ```nnrepl raises=ValueError     the same, of that kind
///     ```nnrepl tolerance=0.5         numbers with a point may be half off; 5% is a share of each
///     ```nnrepl seed=3                random numbers start as `%seed 3` has it
///
/// In a notebook of Jupyter's they are a cell's tags; `raises-exception`, which its own tools know,
/// stands for `raises`, and `nbval-skip` for `skip`.
struct CellMarks: Sendable {
  /// An error that a cell is to end with.
  enum Raises: Equatable, Sendable, CustomStringConvertible {
    case any
    case kind(String)

    var description: String {
      switch self {
      case .any: "an error"
      case .kind(let kind): kind
      }
    }

    func accepts(_ diagnostic: Diagnostic) -> Bool {
      switch self {
      case .any: true
      case .kind(let kind): diagnostic.kind == kind
      }
    }
  }

  /// Whether it is not run.
  var skips = false
  /// The error it is to end with, if any.
  var raises: Raises?
  /// How far the numbers that it prints may be off.
  var tolerance: Tolerance?
  /// What `%seed` is given before it.
  var seed: Int?
  /// What is wrong with the marks themselves.
  var mistake: Diagnostic?

  /// The marks there are, and how each is written.
  private static let forms: KeyValuePairs = [
    "skip": "skip", "raises": "raises or raises=ValueError",
    "tolerance": "tolerance=0.5 or tolerance=5%", "seed": "seed=3",
  ]

  init() {}

  /// Reads the words behind a fence's language, or a cell's tags.
  ///
  /// Other programs' words are no mistakes where not `isStrict`.
  init(_ words: some Sequence<String>, isStrict: Bool) {
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? String(parts[1]) : nil
      switch (String(parts[0]), value) {
      case ("skip", nil), ("nbval-skip", nil): skips = true
      case ("raises", nil), ("raises-exception", nil): raises = raises ?? .any
      case ("raises", let kind?) where !kind.isEmpty: raises = .kind(kind)
      case ("seed", let value?) where Int(value) != nil: seed = Int(value)
      case ("tolerance", let value?) where Tolerance(value) != nil: tolerance = Tolerance(value)
      case (let name, _): note(word, name, isStrict: isStrict)
      }
    }
  }

  /// Notes a word that is no mark, or one whose value makes no sense.
  private mutating func note(_ word: String, _ name: String, isStrict: Bool) {
    let names = Self.forms.map(\.key)
    if let form = Self.forms.first(where: { $0.key == name })?.value {
      mistake = Diagnostic("ValueError", "the mark '\(word)' makes no sense", hint: form)
    } else if isStrict {
      mistake = Diagnostic(
        "ValueError", "a cell has no mark '\(word)'",
        hint: nearest(to: name, in: names) ?? names.joined(separator: ", "))
    }
  }
}

/// How far a number may be from the one expected.
enum Tolerance: Equatable, Sendable {
  case absolute(Double)
  /// A share of the number expected: 0.05 for 5 %.
  case relative(Double)

  /// Reads `0.5` or `5%`; nil where it is neither.
  init?(_ text: String) {
    let isShare = text.last == "%"
    guard let value = Double(isShare ? String(text.dropLast()) : text), value >= 0, value.isFinite
    else { return nil }
    self = isShare ? .relative(value / 100) : .absolute(value)
  }

  /// How far off `value` it reaches.
  func reach(of value: Double) -> Double {
    switch self {
    case .absolute(let reach): reach
    case .relative(let share): abs(value) * share
    }
  }
}
