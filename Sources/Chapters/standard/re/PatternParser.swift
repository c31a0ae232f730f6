import Interpreter
import Language

/// Reads a regular expression in Python's syntax and writes it as instructions.
struct PatternParser {
  let scalars: [Unicode.Scalar]
  var place = 0
  var flags: PatternFlags
  var program = PatternProgram()
  var depth = 0
  /// The groups whose end has been read, which alone can be meant by `\1`.
  var closed: Set<Int> = []

  /// Groups within groups beyond this are no pattern that somebody wrote.
  static let deepest = 100

  typealias Code = [PatternProgram.Instruction]

  /// A part of a pattern: what it does, and how many characters it takes.
  struct Part {
    var code: Code = []
    var least = 0
    /// Nil where there is no bound.
    var most: Int? = 0
    /// The one kind of character that it is.
    var test: CharacterTest?
    var isRepeated = false
    var isAssertion = false
  }

  /// The program of `pattern`; throws Python's `re.error`.
  static func program(_ pattern: [Unicode.Scalar], flags: PatternFlags, isText: Bool) throws
    -> PatternProgram
  {
    var parser = PatternParser(scalars: pattern, flags: flags)
    if !isText { parser.flags.insert(.ascii) }
    var part = try parser.alternatives()
    if parser.place < pattern.count {
      throw parser.error("unbalanced parenthesis", at: parser.place)
    }
    part.code.append(.matched)
    // Where turns of loops are noted is known when all groups are.
    let first = 2 * parser.program.groupCount
    parser.program.instructions = part.code.map { instruction in
      switch instruction {
      case .beginTurn(let slot): .beginTurn(slot: first - 1 - slot)
      case .endTurn(let slot, let next): .endTurn(slot: first - 1 - slot, next: next)
      default: instruction
      }
    }
    parser.program.flags = parser.flags.union(
      isText && !parser.flags.contains(.ascii) ? .unicode : [])
    return parser.program
  }

  init(scalars: [Unicode.Scalar], flags: PatternFlags) {
    self.scalars = scalars
    self.flags = flags
  }

  func error(_ message: String, at place: Int) -> Diagnostic {
    Diagnostic("re.error", "\(message) at position \(place)")
  }

  var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    place += 1
    return true
  }

  mutating func skip(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard scalars[place...].starts(with: wanted) else { return false }
    place += wanted.count
    return true
  }

  // MARK: - Sequences

  mutating func alternatives() throws -> Part {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw error("the groups are nested too deeply", at: place) }
    var branches = [try sequence()]
    while skip("|") { branches.append(try sequence()) }
    guard var result = branches.popLast() else { return Part() }
    if !branches.isEmpty { (result.test, result.isRepeated) = (nil, false) }
    for branch in branches.reversed() {
      let own = branch.code.count
      result.code =
        [.either(1, own + 2)] + Self.moved(branch.code, by: 1)
        + [.jump(own + 2 + result.code.count)] + Self.moved(result.code, by: own + 2)
      result.least = min(result.least, branch.least)
      result.most = result.most.flatMap { a in branch.most.map { max(a, $0) } }
      try checkSize(result.code)
    }
    result.isAssertion = false
    return result
  }

  func checkSize(_ code: Code) throws {
    guard code.count <= PatternProgram.largestSize else {
      throw error("the pattern is too large", at: place)
    }
  }

  /// Places in instructions count from the start of their part: moved when that is put elsewhere.
  static func moved(_ code: Code, by distance: Int) -> Code {
    code.map { instruction in
      switch instruction {
      case .jump(let target): .jump(target + distance)
      case .either(let one, let other): .either(one + distance, other + distance)
      case .endTurn(let slot, let next): .endTurn(slot: slot, next: next + distance)
      case .look(let end, let behind, let isNegative):
        .look(end: end + distance, behind: behind, isNegative: isNegative)
      case .atomic(let end): .atomic(end: end + distance)
      case .ifGroup(let number, let otherwise): .ifGroup(number, otherwise: otherwise + distance)
      default: instruction
      }
    }
  }

  mutating func sequence() throws -> Part {
    var result = Part()
    var count = 0
    while let scalar = next, scalar != "|", scalar != ")" {
      if flags.contains(.verbose) {
        if TextRules.isSpace(scalar) {
          place += 1
          continue
        }
        if scalar == "#" {
          while let other = next, other != "\n" { _ = (other, place += 1) }
          continue
        }
      }
      let start = place
      guard var part = try item() else { continue }
      part = try repeated(part, from: start)
      count += 1
      let position = result.code.count
      result.code += Self.moved(part.code, by: position)
      result.least = min(result.least + part.least, 1 << 30)
      result.most = result.most.flatMap { a in part.most.map { min(a + $0, 1 << 30) } }
      result.test = count == 1 ? part.test : nil
      result.isRepeated = count == 1 && part.isRepeated
      try checkSize(result.code)
    }
    return result
  }

  // MARK: - Repetition

  mutating func repeated(_ given: Part, from start: Int) throws -> Part {
    var part = given
    while true {
      if flags.contains(.verbose) {
        while let scalar = next, TextRules.isSpace(scalar) { place += 1 }
      }
      let sign = place
      guard let (least, most) = try count() else { return part }
      if part.isAssertion { throw error("nothing to repeat", at: start) }
      guard !part.isRepeated else { throw error("multiple repeat", at: sign) }
      var isGreedy = true
      var isPossessive = false
      if skip("?") { isGreedy = false } else if skip("+") { isPossessive = true }
      part = try loop(part, least: least, most: most, isGreedy: isGreedy)
      if isPossessive {
        part.code =
          [.atomic(end: part.code.count + 2)] + Self.moved(part.code, by: 1) + [.matched]
      }
      part.isRepeated = true
      part.test = nil
    }
  }

  /// The counts of `*`, `+`, `?` or `{m,n}`; nil where nothing of the kind follows.
  mutating func count() throws -> (Int, Int)? {
    switch next {
    case "*":
      place += 1
      return (0, .max)
    case "+":
      place += 1
      return (1, .max)
    case "?":
      place += 1
      return (0, 1)
    case "{":
      let start = place
      place += 1
      let least = number()
      var most = least
      if skip(",") { most = number() ?? .max }
      // What is no count is text.
      guard skip("}"), least != nil || scalars[start + 1] == "," else {
        place = start
        return nil
      }
      guard let most else {
        place = start
        return nil
      }
      let from = least ?? 0
      guard from <= most else {
        throw error("min repeat greater than max repeat", at: start + 1)
      }
      return (from, most)
    default: return nil
    }
  }

  mutating func number() -> Int? {
    var value: Int?
    while let scalar = next, ("0"..."9").contains(scalar) {
      value = min((value ?? 0) * 10 + Int(scalar.value - 48), 1 << 32)
      place += 1
    }
    return value
  }

  mutating func loop(
    _ part: Part, least: Int, most: Int, isGreedy: Bool
  ) throws -> Part {
    var result = Part()
    result.least = min(part.least.multipliedReportingOverflow(by: least).partialValue, 1 << 30)
    result.most = most == .max ? nil : part.most.map { min($0 &* most, 1 << 30) }
    if let test = part.test, part.code.count == 1 {
      result.code = [.run(test, least: least, most: most, isGreedy: isGreedy)]
      return result
    }
    if most == 0 { return result }
    guard part.code.count * max(least, most == .max ? 1 : most) <= PatternProgram.largestSize else {
      throw error("the pattern is too large", at: place)
    }
    var code: Code = []
    for _ in 0..<least { code += Self.moved(part.code, by: code.count) }
    func choice(_ enter: Int, _ leave: Int) -> PatternProgram.Instruction {
      isGreedy ? .either(enter, leave) : .either(leave, enter)
    }
    if most == .max {
      // A turn that takes nothing ends the loop, which would go on for ever.
      let start = code.count
      let slot = program.loopCount
      program.loopCount += 1
      let end = start + part.code.count + 4
      code.append(choice(start + 1, end))
      code.append(.beginTurn(slot: -1 - slot))
      code += Self.moved(part.code, by: start + 2)
      code.append(.endTurn(slot: -1 - slot, next: end))
      code.append(.jump(start))
    } else {
      let end = code.count + (most - least) * (part.code.count + 1)
      for _ in least..<most {
        code.append(choice(code.count + 1, end))
        code += Self.moved(part.code, by: code.count)
      }
    }
    result.code = code
    return result
  }

  // MARK: - Items

  func one(_ parts: [CharacterTest.Part], isNegated: Bool = false) -> Part {
    var test = CharacterTest(parts)
    test.isNegated = isNegated
    test.ignoresCase = flags.contains(.ignoreCase)
    test.isASCII = flags.contains(.ascii)
    return Part(code: [.one(test)], least: 1, most: 1, test: test)
  }

  func assertion(_ kind: PatternProgram.Assertion) -> Part {
    Part(code: [.assertion(kind)], isAssertion: true)
  }

  /// One item without what repeats it; nil where it does nothing, such as a comment.
  mutating func item() throws -> Part? {
    guard let scalar = next else { return nil }
    let start = place
    place += 1
    switch scalar {
    case ".": return one([flags.contains(.dotAll) ? .any : .anyButNewline])
    case "^": return assertion(flags.contains(.multiline) ? .lineStart : .textStart)
    case "$": return assertion(flags.contains(.multiline) ? .lineEnd : .lastLineEnd)
    case "[": return try set(from: start)
    case "(": return try group(from: start)
    case "\\": return try escape(from: start)
    case "*", "+", "?": throw error("nothing to repeat", at: start)
    default: return one([.exactly(scalar.value)])
    }
  }

  mutating func escape(from start: Int) throws -> Part {
    guard let scalar = next else { throw error("bad escape (end of pattern)", at: start) }
    let isASCII = flags.contains(.ascii)
    switch scalar {
    case "A": return taking(assertion(.textStart))
    case "Z": return taking(assertion(.textEnd))
    case "b": return taking(assertion(.wordBoundary(isASCII: isASCII)))
    case "B": return taking(assertion(.noWordBoundary(isASCII: isASCII)))
    case "1"..."9":
      // Three digits of base 8 are a character, everything else is a group.
      let digits = scalars[place...].prefix(3).prefix { ("0"..."9").contains($0) }
      if digits.count == 3, digits.allSatisfy({ ("0"..."7").contains($0) }), scalar <= "3" {
        place += 3
        return one([.exactly(Self.value(digits, base: 8))])
      }
      let taken = digits.prefix(2)
      let number = Int(Self.value(taken, base: 10))
      place += taken.count
      return try reference(number, at: start)
    default: break
    }
    return one([try characterEscape(from: start)])
  }

  mutating func taking(_ part: Part) -> Part {
    place += 1
    return part
  }

  func reference(_ number: Int, at start: Int) throws -> Part {
    guard number < program.groupCount else {
      throw error("invalid group reference \(number)", at: start + 1)
    }
    guard closed.contains(number) else { throw error("cannot refer to an open group", at: start) }
    return Part(
      code: [.group(number, ignoresCase: flags.contains(.ignoreCase))], least: 0, most: nil)
  }

  static func value(_ digits: some Sequence<Unicode.Scalar>, base: UInt32) -> UInt32 {
    digits.reduce(0) { $0 &* base &+ (UInt32(Character($1).hexDigitValue ?? 0)) }
  }

  /// What stands behind a backslash and means one kind of character, in sets too.
  mutating func characterEscape(from start: Int) throws -> CharacterTest.Part {
    guard let scalar = next else { throw error("bad escape (end of pattern)", at: start) }
    place += 1
    switch scalar {
    case "d": return .digit(true)
    case "D": return .digit(false)
    case "w": return .word(true)
    case "W": return .word(false)
    case "s": return .space(true)
    case "S": return .space(false)
    case "n": return .exactly(10)
    case "t": return .exactly(9)
    case "r": return .exactly(13)
    case "f": return .exactly(12)
    case "v": return .exactly(11)
    case "a": return .exactly(7)
    case "x": return .exactly(try hexadecimal(2, from: start))
    case "u": return .exactly(try hexadecimal(4, from: start))
    case "U": return .exactly(try hexadecimal(8, from: start))
    case "0":
      let digits = scalars[place...].prefix(2).prefix { ("0"..."7").contains($0) }
      place += digits.count
      return .exactly(Self.value(digits, base: 8))
    case "a"..."z", "A"..."Z", "1"..."9":
      throw error("bad escape \\\(scalar)", at: start)
    default: return .exactly(scalar.value)
    }
  }

  mutating func hexadecimal(_ count: Int, from start: Int) throws -> UInt32 {
    let digits = scalars[place...].prefix(count)
    guard digits.count == count, digits.allSatisfy({ Character($0).isHexDigit && $0.isASCII })
    else {
      throw error("incomplete escape", at: start)
    }
    place += count
    return Self.value(digits, base: 16)
  }

  // MARK: - Sets

  mutating func set(from start: Int) throws -> Part {
    var parts: [CharacterTest.Part] = []
    let isNegated = skip("^")
    let first = place
    while true {
      guard let scalar = next else { throw error("unterminated character set", at: start) }
      if scalar == "]", place > first {
        place += 1
        return one(parts, isNegated: isNegated)
      }
      let from = place
      let low = try setItem(start)
      guard next == "-", place + 1 < scalars.count, scalars[place + 1] != "]" else {
        parts.append(low)
        continue
      }
      place += 1
      let high = try setItem(start)
      guard case .exactly(let a) = low, case .exactly(let b) = high else {
        throw error("bad character range", at: from)
      }
      guard a <= b else {
        let text = String(String.UnicodeScalarView(scalars[from..<place]))
        throw error("bad character range \(text)", at: from)
      }
      parts.append(.range(a, b))
    }
  }

  mutating func setItem(_ start: Int) throws -> CharacterTest.Part {
    guard let scalar = next else { throw error("unterminated character set", at: start) }
    let from = place
    place += 1
    guard scalar == "\\" else { return .exactly(scalar.value) }
    if next == "b" {
      place += 1
      return .exactly(8)
    }
    if let digit = next, ("1"..."7").contains(digit) {
      let digits = scalars[place...].prefix(3).prefix { ("0"..."7").contains($0) }
      if digits.count == 3 {
        place += 3
        return .exactly(Self.value(digits, base: 8))
      }
    }
    return try characterEscape(from: from)
  }
}

/// What Python takes for white space in a verbose pattern.
enum TextRules {
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    (9...13).contains(scalar.value) || scalar == " "
  }
}
