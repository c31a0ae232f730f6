@preconcurrency import CReadline
@preconcurrency import Glibc

extension ReadlineState {
  /// What ends a word: everything but letters, digits, `_`, `.`, and the signs of commands.
  private static let breaks = " \t\n\"\\'`@$><=;|&{(,)}[]+-*/:!~^"

  static func setUpCompletion() {
    rl_completer_word_break_characters = strdup(breaks).map { UnsafePointer($0) }
    // A quote before the word may be the end of a string: readline would begin another behind it.
    rl_basic_quote_characters = strdup("").map { UnsafePointer($0) }
    // Readline, driven by callbacks, would write its questions on long lists and wait for no answer.
    rl_completion_query_items = 0
    rl_variable_bind("page-completions", "off")
    rl_attempted_completion_function = { _, start, end in
      // File names are no part of the language.
      rl_attempted_completion_over = 1
      // Nor is a word done: readline, which sets this anew each time, would put a blank behind it.
      rl_completion_append_character = 0
      return ReadlineState.matches(start: Int(start), end: Int(end))
    }
  }

  /// The line and where the cursor stood in it when Tab had done its work.
  struct TabState: Equatable {
    let line: String
    let cursor: Int32

    /// The line as it is now.
    init() {
      line = rl_line_buffer.map { String(cString: $0) } ?? ""
      cursor = rl_point
    }
  }

  /// What the last Tab in this line left.
  nonisolated(unsafe) static var lastTab: TabState?

  /// Tab: completes a word, indents an empty line, and stays a tab in a paste; the second in a row
  /// lists what there is.
  static func tab(count: Int32, key: Int32) -> Int32 {
    if hasInput(within: 0) { return rl_insert(1, key) }
    let isBlank = currentLine().allSatisfy { $0 == 32 || $0 == 9 }
    if isBlank { return rl_insert_text("    ") > 0 ? 0 : 1 }
    defer { lastTab = TabState() }
    // Readline would tell by its own last function, which is this one.
    return TabState() == lastTab ? rl_possible_completions(count, key) : rl_complete(count, key)
  }

  /// The words that may stand between two offsets of the line, as readline wants them: first what
  /// they have in common, then each, then nil; all to be freed by readline.
  private static func matches(
    start: Int, end: Int
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    guard let completer, let buffer = rl_line_buffer else { return nil }
    let line = currentLine()
    let whole = String(cString: buffer)
    let (from, proposed) = completer(whole, line.count)
    let words = words(proposed, from: from, to: start, in: line)
    guard let first = words.first else { return nil }
    let common = words.dropFirst().reduce(first[...]) { commonPrefix($0, $1) }
    guard
      let result = calloc(words.count + 2, MemoryLayout<UnsafeMutablePointer<CChar>?>.stride)?
        .assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self)
    else { return nil }
    result[0] = strdup(String(common))
    if words.count > 1 {
      for (index, word) in words.enumerated() { result[index + 1] = strdup(word) }
    }
    return result
  }

  /// `proposed` are words from offset `from` of the line; readline replaces from `start`.
  static func words(
    _ proposed: [String], from: Int, to start: Int, in line: [UInt8]
  ) -> [String] {
    guard from >= 0, from <= line.count, start >= 0, start <= line.count else { return [] }
    if from >= start {
      let lead = String(decoding: line[start..<from], as: UTF8.self)
      return proposed.map { lead + $0 }
    }
    let typed = String(decoding: line[from..<start], as: UTF8.self)
    return proposed.filter { $0.hasPrefix(typed) }.map { String($0.dropFirst(typed.count)) }
  }

  private static func commonPrefix(_ a: Substring, _ b: String) -> Substring {
    let shared = zip(a, b).prefix { $0 == $1 }.count
    return a.prefix(shared)
  }
}
