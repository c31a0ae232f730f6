import Interpreter
import Language

/// What stands in brackets: groups with numbers and names, looks around, flags.
extension PatternParser {
  mutating func group(from start: Int) throws -> Part? {
    guard skip("?") else { return try numbered(nil, start) }
    if skip("P<") { return try numbered(try name(until: ">"), start) }
    if skip("P=") {
      let from = place
      let name = try name(until: ")")
      guard let known = program.names.first(where: { $0.name == name }) else {
        throw error("unknown group name '\(name)'", at: from)
      }
      return try reference(known.number, at: start)
    }
    if skip(":") { return try closing(alternatives(), start) }
    if skip("#") {
      while let scalar = next, scalar != ")" { _ = (scalar, place += 1) }
      guard skip(")") else { throw error("missing ), unterminated comment", at: start) }
      return nil
    }
    for (sign, isBehind, isNegative) in [
      ("<=", true, false), ("<!", true, true), ("=", false, false), ("!", false, true),
    ] where skip(sign) {
      return try look(start, isBehind: isBehind, isNegative: isNegative)
    }
    if skip(">") {
      let inner = try closing(alternatives(), start)
      return Part(
        code: [.atomic(end: inner.code.count + 2)] + Self.moved(inner.code, by: 1) + [.matched],
        least: inner.least, most: inner.most)
    }
    if skip("(") { return try conditional(start) }
    return try flagged(start)
  }

  mutating func closing(_ part: Part, _ start: Int) throws -> Part {
    guard skip(")") else { throw error("missing ), unterminated subpattern", at: start) }
    var part = part
    // `(?:a*)*` repeats a group, not a repetition; the group alone is one kind of character still.
    part.isRepeated = false
    if part.code.count != 1 { part.test = nil }
    return part
  }

  mutating func name(until end: Unicode.Scalar) throws -> String {
    let start = place
    while let scalar = next, scalar != end { _ = (scalar, place += 1) }
    let text = String(String.UnicodeScalarView(scalars[start..<place]))
    guard skip(end) else {
      throw error(
        text.isEmpty ? "missing group name" : "missing \(end), unterminated name", at: start)
    }
    guard !text.isEmpty else { throw error("missing group name", at: start) }
    let isName = text.unicodeScalars.enumerated().allSatisfy { index, scalar in
      scalar == "_" || (index == 0 ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue)
    }
    guard isName else { throw error("bad character in group name '\(text)'", at: start) }
    return text
  }

  mutating func numbered(_ name: String?, _ start: Int) throws -> Part {
    let number = program.groupCount
    guard number < 1000 else { throw error("too many groups", at: start) }
    program.groupCount += 1
    if let name {
      if let known = program.names.first(where: { $0.name == name }) {
        throw error(
          "redefinition of group name '\(name)' as group \(number); was group \(known.number)",
          at: start + 4)
      }
      program.names.append((name, number))
    }
    var inner = try closing(alternatives(), start)
    closed.insert(number)
    inner.code =
      [.note(slot: 2 * number)] + Self.moved(inner.code, by: 1) + [.note(slot: 2 * number + 1)]
    inner.test = nil
    return inner
  }

  mutating func look(_ start: Int, isBehind: Bool, isNegative: Bool) throws -> Part {
    let inner = try closing(alternatives(), start)
    if isBehind, inner.most != inner.least {
      throw Diagnostic("re.error", "look-behind requires fixed-width pattern")
    }
    return Part(
      code: [
        .look(
          end: inner.code.count + 2, behind: isBehind ? inner.least : nil, isNegative: isNegative)
      ] + Self.moved(inner.code, by: 1) + [.matched])
  }

  /// `(?(1)yes|no)`.
  mutating func conditional(_ start: Int) throws -> Part {
    let from = place
    let text = String(String.UnicodeScalarView(scalars[place...].prefix { $0 != ")" }))
    place += text.unicodeScalars.count
    guard skip(")") else { throw error("missing ), unterminated name", at: from) }
    let number = Int(text) ?? program.names.first { $0.name == text }?.number
    guard let number else { throw error("unknown group name '\(text)'", at: from) }
    guard number > 0, number < program.groupCount else {
      throw error("invalid group reference \(number)", at: from)
    }
    let yes = try sequence()
    let no = skip("|") ? try sequence() : Part()
    if next == "|" { throw error("conditional backref with more than two branches", at: place) }
    let code: Code =
      [.ifGroup(number, otherwise: yes.code.count + 2)] + Self.moved(yes.code, by: 1)
      + [.jump(yes.code.count + 2 + no.code.count)] + Self.moved(no.code, by: yes.code.count + 2)
    return try closing(
      Part(
        code: code, least: min(yes.least, no.least),
        most: yes.most.flatMap { a in no.most.map { max(a, $0) } }), start)
  }

  /// `(?i)` for the whole pattern, `(?i:…)` and `(?-i:…)` for a part.
  mutating func flagged(_ start: Int) throws -> Part? {
    var added: PatternFlags = []
    var removed: PatternFlags = []
    while let scalar = next, let flag = PatternFlags(letter: scalar) {
      added.insert(flag)
      place += 1
    }
    if skip("-") {
      while let scalar = next, let flag = PatternFlags(letter: scalar) {
        removed.insert(flag)
        place += 1
      }
    }
    if skip(")") {
      guard start == 0 else {
        throw error("global flags not at the start of the expression", at: start)
      }
      flags.formUnion(added)
      return nil
    }
    guard skip(":") else {
      throw error("unknown extension ?\(next.map { String($0) } ?? "")", at: start + 1)
    }
    let outer = flags
    flags = flags.union(added).subtracting(removed)
    defer { flags = outer }
    return try closing(alternatives(), start)
  }
}
