/// Paths as text, by the rules of Python's `posixpath`.
enum PathText {
  /// The parts put together; an absolute part starts anew.
  static func joined(_ parts: [String]) -> String {
    var result = parts.first ?? ""
    for part in parts.dropFirst() {
      if part.hasPrefix("/") {
        result = part
      } else if result.isEmpty || result.hasSuffix("/") {
        result += part
      } else {
        result += "/" + part
      }
    }
    return result
  }

  /// What is before the last `/`, and what behind.
  static func split(_ path: String) -> (head: String, tail: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    let tail = String(path[path.index(after: slash)...])
    var head = path[...slash]
    if head.contains(where: { $0 != "/" }) { while head.hasSuffix("/") { head.removeLast() } }
    return (String(head), tail)
  }

  /// The path without its ending, and the ending with its point.
  static func splitEnding(_ path: String) -> (root: String, ending: String) {
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let name = path[start...]
    guard let point = name.lastIndex(of: "."),
      name[..<point].contains(where: { $0 != "." })
    else { return (path, "") }
    return (String(path[..<point]), String(path[point...]))
  }

  /// The path without `.`, `..` and repeated `/`, as far as text alone tells.
  static func normal(_ path: String) -> String {
    guard !path.isEmpty else { return "." }
    let isAbsolute = path.hasPrefix("/")
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    let start = isAbsolute ? (path.hasPrefix("//") && !path.hasPrefix("///") ? "//" : "/") : ""
    let text = start + parts.joined(separator: "/")
    return text.isEmpty ? "." : text
  }

  /// How `path` is reached from `start`, both absolute.
  static func relative(_ path: String, from start: String) -> String {
    let (to, from) = (path.split(separator: "/"), start.split(separator: "/"))
    let common = zip(to, from).prefix { $0 == $1 }.count
    let parts = Array(repeating: "..", count: from.count - common) + to[common...].map(String.init)
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }

  /// Whether `name` fits a pattern with `*`, `?` and `[…]`, as the shell's.
  static func fits(_ name: String, _ pattern: String) -> Bool {
    fits(Array(name.unicodeScalars)[...], Array(pattern.unicodeScalars)[...])
  }

  private static func fits(
    _ name: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    var (name, pattern) = (name, pattern)
    // Where to go on after a `*` that took too little: one retry point suffices.
    var retry: (name: ArraySlice<Unicode.Scalar>, pattern: ArraySlice<Unicode.Scalar>)?
    while true {
      if pattern.first == "*" {
        pattern = pattern.dropFirst()
        retry = (name, pattern)
        continue
      }
      if let first = pattern.first, let letter = name.first,
        let rest = single(letter, first, pattern)
      {
        (name, pattern) = (name.dropFirst(), rest)
        continue
      }
      if name.isEmpty, pattern.isEmpty { return true }
      guard let again = retry, !again.name.isEmpty else { return false }
      name = again.name.dropFirst()
      pattern = again.pattern
      retry = (name, pattern)
    }
  }

  /// The rest of the pattern where its first part fits one letter.
  private static func single(
    _ letter: Unicode.Scalar, _ first: Unicode.Scalar, _ pattern: ArraySlice<Unicode.Scalar>
  ) -> ArraySlice<Unicode.Scalar>? {
    if first == "?" { return pattern.dropFirst() }
    guard first == "[", let end = pattern.dropFirst(2).firstIndex(of: "]") else {
      return first == letter ? pattern.dropFirst() : nil
    }
    var set = pattern[(pattern.startIndex + 1)..<end]
    let isNegated = set.first == "!"
    if isNegated { set = set.dropFirst() }
    var isFound = false
    while let low = set.first {
      if set.count >= 3, set[set.startIndex + 1] == "-" {
        isFound = isFound || low <= letter && letter <= set[set.startIndex + 2]
        set = set.dropFirst(3)
      } else {
        isFound = isFound || low == letter
        set = set.dropFirst()
      }
    }
    return isFound != isNegated ? pattern[(end + 1)...] : nil
  }
}
