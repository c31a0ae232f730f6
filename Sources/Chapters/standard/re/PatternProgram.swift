import Language

/// A regular expression as instructions for `PatternMachine`.
struct PatternProgram {
  /// What one instruction asks of the text at its place.
  indirect enum Instruction {
    case one(CharacterTest)
    /// As many as possible of one kind of character, or as few, from `least` to `most`.
    case run(CharacterTest, least: Int, most: Int, isGreedy: Bool)
    case jump(Int)
    /// Goes on at the first place, and where that fails at the second.
    case either(Int, Int)
    /// Notes the place as the start or end of a group.
    case note(slot: Int)
    /// Notes where a turn of a loop begins; `endTurn` leaves the loop where the turn took nothing.
    case beginTurn(slot: Int)
    case endTurn(slot: Int, next: Int)
    case assertion(Assertion)
    /// The text that a group matched, again.
    case group(Int, ignoresCase: Bool)
    /// The instructions up to `end` have to match here, or must not; or so many before.
    case look(end: Int, behind: Int?, isNegative: Bool)
    /// The instructions up to `end`, which are not tried again once they have matched.
    case atomic(end: Int)
    case ifGroup(Int, otherwise: Int)
    case matched
  }

  enum Assertion {
    case textStart, textEnd, lineStart, lineEnd, lastLineEnd
    case wordBoundary(isASCII: Bool), noWordBoundary(isASCII: Bool)
  }

  var instructions: [Instruction] = []
  /// How many groups there are, with the whole match.
  var groupCount = 1
  /// The numbers of the groups with names.
  var names: [(name: String, number: Int)] = []
  /// How many loops note where their turns begin.
  var loopCount = 0
  var flags = PatternFlags()

  /// More instructions than that come from counts of counts.
  static let largestSize = 200_000
}

/// Python's flags of regular expressions.
struct PatternFlags: OptionSet {
  let rawValue: Int
  static let ignoreCase = PatternFlags(rawValue: 2)
  static let locale = PatternFlags(rawValue: 4)
  static let multiline = PatternFlags(rawValue: 8)
  static let dotAll = PatternFlags(rawValue: 16)
  static let unicode = PatternFlags(rawValue: 32)
  static let verbose = PatternFlags(rawValue: 64)
  static let debug = PatternFlags(rawValue: 128)
  static let ascii = PatternFlags(rawValue: 256)

  init(rawValue: Int) { self.rawValue = rawValue }

  /// The flag that a letter stands for inside `(?…)`.
  init?(letter: Unicode.Scalar) {
    switch letter {
    case "i": self = .ignoreCase
    case "L": self = .locale
    case "m": self = .multiline
    case "s": self = .dotAll
    case "u": self = .unicode
    case "x": self = .verbose
    case "a": self = .ascii
    default: return nil
    }
  }
}

/// What one character has to be.
struct CharacterTest {
  enum Part {
    case exactly(UInt32)
    case range(UInt32, UInt32)
    case digit(Bool), word(Bool), space(Bool)
    case any
    case anyButNewline
  }

  var parts: [Part]
  var isNegated = false
  var ignoresCase = false
  var isASCII = false

  init(_ parts: [Part]) { self.parts = parts }

  /// The one character that passes, if there is just one.
  var literal: UInt32? {
    guard parts.count == 1, !isNegated, !ignoresCase, case .exactly(let code) = parts[0] else {
      return nil
    }
    return code
  }

  func holds(_ code: UInt32) -> Bool {
    var result = passes(code)
    if !result, ignoresCase {
      let (lower, upper) = Self.cases(code)
      result = lower != code && passes(lower) || upper != code && passes(upper)
    }
    return result != isNegated
  }

  private func passes(_ code: UInt32) -> Bool {
    for part in parts {
      let isIn: Bool
      switch part {
      case .exactly(let wanted): isIn = wanted == code
      case .range(let low, let high): isIn = low <= code && code <= high
      case .digit(let wanted): isIn = Self.isDigit(code, isASCII) == wanted
      case .word(let wanted): isIn = Self.isWord(code, isASCII) == wanted
      case .space(let wanted): isIn = Self.isSpace(code, isASCII) == wanted
      case .any: isIn = true
      case .anyButNewline: isIn = code != 10
      }
      if isIn { return true }
    }
    return false
  }

  /// The small and the capital letter of a character, where they are one code point each.
  static func cases(_ code: UInt32) -> (lower: UInt32, upper: UInt32) {
    if code < 0x80 {
      switch code {
      case 0x41...0x5a: return (code + 32, code)
      case 0x61...0x7a: return (code, code - 32)
      default: return (code, code)
      }
    }
    guard let properties = Unicode.Scalar(code)?.properties else { return (code, code) }
    func single(_ text: String) -> UInt32 {
      let scalars = text.unicodeScalars
      return scalars.count == 1 ? scalars.first?.value ?? code : code
    }
    return (single(properties.lowercaseMapping), single(properties.uppercaseMapping))
  }

  static func isDigit(_ code: UInt32, _ isASCII: Bool) -> Bool {
    if code < 0x80 || isASCII { return (0x30...0x39).contains(code) }
    return Unicode.Scalar(code)?.properties.numericType == .decimal
  }

  static func isWord(_ code: UInt32, _ isASCII: Bool) -> Bool {
    switch code {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x5f: return true
    case ..<0x80: return false
    default: break
    }
    guard !isASCII, let properties = Unicode.Scalar(code)?.properties else { return false }
    if properties.numericType != nil { return true }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }

  static func isSpace(_ code: UInt32, _ isASCII: Bool) -> Bool {
    switch code {
    case 9...13, 32: return true
    case 0x1c...0x1f: return !isASCII
    case ..<0x80: return false
    default: return !isASCII && (Unicode.Scalar(code)?.properties.isWhitespace ?? false)
    }
  }
}
