import Interpreter
import Language

/// Dates read from text: `strptime`.
enum DateReading {
  /// The parts and microseconds that `text` gives in `format`; Python's errors otherwise.
  static func parts(
    of text: String, _ format: String
  ) throws -> (parts: ClockReading.Parts, microsecond: Int) {
    var reader = Reader(text: Array(text.unicodeScalars), given: text, format: format)
    try reader.read()
    return try reader.finished()
  }

  private struct Reader {
    let text: [Unicode.Scalar]
    let given: String
    let format: String
    var place = 0
    var parts = ClockReading.Parts(year: 1900, weekday: 0, isSummerTime: -1)
    var microsecond = 0
    var isAfternoon: Bool?
    var hasDate = false
    var yearday: Int?

    private static let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    private static let days = [
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    private var mismatch: Diagnostic {
      Diagnostic(
        "ValueError",
        "time data \(Value.string(given).representation) does not match format "
          + Value.string(format).representation)
    }

    mutating func read() throws {
      let pattern = Array(format.unicodeScalars)
      var index = 0
      while index < pattern.count {
        let scalar = pattern[index]
        index += 1
        if scalar.properties.isWhitespace {
          // White space stands for any amount of it.
          guard place < text.count, text[place].properties.isWhitespace else { throw mismatch }
          while place < text.count, text[place].properties.isWhitespace { place += 1 }
          while index < pattern.count, pattern[index].properties.isWhitespace { index += 1 }
        } else if scalar == "%" {
          guard index < pattern.count else {
            throw Diagnostic(
              "ValueError", "stray % in format \(Value.string(format).representation)")
          }
          try field(pattern[index])
          index += 1
        } else {
          guard place < text.count,
            text[place].properties.lowercaseMapping
              == scalar.properties.lowercaseMapping
          else { throw mismatch }
          place += 1
        }
      }
      guard place == text.count else {
        let rest = String(String.UnicodeScalarView(text[place...]))
        throw Diagnostic("ValueError", "unconverted data remains: \(rest)")
      }
    }

    private mutating func number(_ digits: Int, _ range: ClosedRange<Int>) throws -> Int {
      // As many digits as give a number in the range, as Python's pattern takes them.
      var (value, best, end) = (0, -1, place)
      for length in 1...digits {
        let index = place + length - 1
        guard index < text.count, ("0"..."9").contains(text[index]) else { break }
        value = value * 10 + Int(text[index].value - 48)
        if range.contains(value) { (best, end) = (value, place + length) }
      }
      guard best >= 0 else { throw mismatch }
      place = end
      return best
    }

    private mutating func name(_ names: [String], short: Bool) throws -> Int {
      let rest = String(String.UnicodeScalarView(text[place...])).lowercased()
      for (index, name) in names.enumerated() {
        let wanted = short ? String(name.prefix(3)) : name
        guard rest.hasPrefix(wanted) else { continue }
        place += wanted.count
        return index
      }
      throw mismatch
    }

    private mutating func field(_ letter: Unicode.Scalar) throws {
      switch letter {
      case "Y":
        let start = place
        parts.year = try number(4, 0...9999)
        guard place == start + 4 else { throw mismatch }
        hasDate = true
      case "y":
        let year = try number(2, 0...99)
        parts.year = year <= 68 ? 2000 + year : 1900 + year
      case "m": parts.month = try number(2, 1...12)
      case "d": parts.day = try number(2, 1...31)
      case "H": parts.hour = try number(2, 0...23)
      case "I": parts.hour = try number(2, 1...12)
      case "M": parts.minute = try number(2, 0...59)
      case "S": parts.second = try number(2, 0...61)
      case "j": yearday = try number(3, 1...366)
      case "w": parts.weekday = try number(1, 0...6)
      case "B": parts.month = try name(Self.months, short: false) + 1
      case "b", "h": parts.month = try name(Self.months, short: true) + 1
      case "A": parts.weekday = try name(Self.days, short: false)
      case "a": parts.weekday = try name(Self.days, short: true)
      case "p": isAfternoon = try name(["am", "pm"], short: false) == 1
      case "f":
        let start = place
        var value = try number(6, 0...999_999)
        // All digits count, zeros in front too.
        for _ in 0..<(6 - (place - start)) { value *= 10 }
        microsecond = value
      case "%":
        guard place < text.count, text[place] == "%" else { throw mismatch }
        place += 1
      case "T", "R":
        for (index, part) in ["H", "M", "S"].prefix(letter == "T" ? 3 : 2).enumerated() {
          if index > 0 { try colon(":") }
          try field(Unicode.Scalar(part) ?? "H")
        }
      case "D":
        for (index, part) in ["m", "d", "y"].enumerated() {
          if index > 0 { try colon("/") }
          try field(Unicode.Scalar(part) ?? "d")
        }
      default:
        throw Diagnostic(
          "ValueError",
          "'\(letter)' is a bad directive in format \(Value.string(format).representation)")
      }
    }

    private mutating func colon(_ scalar: Unicode.Scalar) throws {
      guard place < text.count, text[place] == scalar else { throw mismatch }
      place += 1
    }

    func finished() throws -> (parts: ClockReading.Parts, microsecond: Int) {
      var parts = parts
      if let isAfternoon { parts.hour = parts.hour % 12 + (isAfternoon ? 12 : 0) }
      if let yearday {
        let date = Calendar.date(Calendar.day(max(1, parts.year), 1, 1) + yearday - 1)
        (parts.month, parts.day) = (date.1, date.2)
      }
      guard (1...9999).contains(parts.year),
        parts.day <= Calendar.days(in: parts.month, of: parts.year)
      else { throw Diagnostic("ValueError", "day is out of range for month") }
      let day = Calendar.day(parts.year, parts.month, parts.day)
      parts.weekday = (day + 6) % 7
      parts.yearday = day - Calendar.day(parts.year, 1, 1) + 1
      return (parts, microsecond)
    }
  }
}
