import Interpreter
import Language

/// `%history`, and the names of values: `_`, `_N`.
extension Session {
  /// How many values are kept under a number, since each keeps its memory.
  static let mostValues = 100

  /// Whether a name stands for a value that was shown: `_`, `_7`.
  static func isValueName(_ name: String) -> Bool {
    name.hasPrefix("_") && name.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Keeps a value that was shown as `_`, and as `_N` for statement N of `%history -n`.
  func nameShown(_ value: Value) {
    interpreter.globals["_"] = value
    let number = history.count
    guard number > 0 else { return }
    interpreter.globals["_\(number)"] = value
    if numbersShown.last != number { numbersShown.append(number) }
    if numbersShown.count > Self.mostValues {
      interpreter.globals["_\(numbersShown.removeFirst())"] = nil
    }
  }

  /// The statements so far, as `%history` asks for them.
  func pastStatements(_ arguments: String) throws -> String {
    let words = arguments.split(separator: " ", maxSplits: 1).map(String.init)
    // The command itself is the last entry.
    let statements = history.dropLast()
    switch words.first {
    case "-g":
      let word = words.count > 1 ? words[1] : ""
      var seen: Set<String> = []
      let all = (settings.earlierStatements() + statements).reversed().filter {
        $0.contains(word) && seen.insert($0).inserted
      }
      return all.reversed().map(Self.line).joined()
    case "-n":
      return statements.enumerated().map { index, statement in
        let lines = Self.line(statement).split(separator: "\n", omittingEmptySubsequences: false)
        let rest = lines.dropFirst().dropLast().map { "      \($0)\n" }.joined()
        let number = "\(index + 1)"
        return String(repeating: " ", count: max(0, 4 - number.count)) + "\(number)  \(lines[0])\n"
          + rest
      }.joined()
    default:
      let count = arguments.isEmpty ? history.count : Int(arguments) ?? -1
      guard count >= 0 else {
        throw Diagnostic(
          "ValueError", "'\(arguments)' is no number of statements",
          hint: "%history 5, %history -n or %history -g word")
      }
      return statements.suffix(count).map(Self.line).joined()
    }
  }

  private static func line(_ statement: String) -> String {
    statement.hasSuffix("\n") ? statement : statement + "\n"
  }

  // MARK: - %timeit

  /// Runs a statement many times, and says how long one run takes.
  ///
  /// As IPython's: the statement is the body of a loop in a function, the number of runs grows until they
  /// take a fifth of a second, and the least of five such loops counts.
  func timeRuns(of statement: String, _ place: Place) throws {
    guard !statement.isEmpty else {
      throw Diagnostic(
        "ValueError", "%timeit wants a statement", at: place, hint: "%timeit sum(range(1000))")
    }
    // A mistake in it is shown in its own words, not in those of the loop around it.
    _ = try Parser.parse(SourceText(statement, name: place.source.name), dialect: dialect)
    let source = SourceText(
      "def \(Self.loopName)(runs):\n    for _ in range(runs):\n        \(statement)\n",
      name: place.source.name)
    let program = try Parser.parse(source, dialect: dialect)
    try interpreter.run(program.statements, of: source)
    defer { interpreter.globals[Self.loopName] = nil }
    guard let loop = interpreter.globals[Self.loopName] else { return }
    func time(_ runs: Int) throws -> Duration {
      let start = ContinuousClock.now
      _ = try interpreter.call(loop, [.integer(runs)], site: .unwritten)
      return start.duration(to: .now)
    }
    var (runs, duration) = (1, try time(1))
    while duration < .milliseconds(200) {
      let factor = duration < .milliseconds(2) ? 10 : max(2, Int(0.25 / (duration / .seconds(1))))
      runs *= factor
      duration = try time(runs)
    }
    for _ in 0..<4 where duration < .seconds(5) { duration = min(duration, try time(runs)) }
    output.write("\(Self.text(of: duration / runs)) a run, the best of \(runs) runs at a time\n")
  }

  private static let loopName = "__timeit__"
}
