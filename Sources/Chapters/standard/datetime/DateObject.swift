import Interpreter
import Language

/// `datetime.datetime` and `datetime.date`: a day, and perhaps a time of day.
final class DateObject: NativeObject {
  /// The day, counted from the first of January of year 1.
  let day: Int
  /// Microseconds since midnight; nil for a `date`.
  let time: Int?

  /// A day and a time of day; an error outside the years 1 to 9999.
  init(day: Int, time: Int?) throws {
    guard (1...Calendar.lastDay).contains(day) else {
      throw Diagnostic("OverflowError", "a date is in the years 1 to 9999")
    }
    self.day = day
    self.time = time
  }

  /// The moment so many seconds after 1970 began, in local time or UTC.
  static func moment(_ seconds: Double, isLocal: Bool, hasTime: Bool) throws -> DateObject {
    guard seconds.isFinite else {
      throw Diagnostic("ValueError", "that is no moment: \(NumberText.shortest(seconds))")
    }
    let whole = seconds.rounded(.down)
    var micro = Int(((seconds - whole) * 1e6).rounded(.toNearestOrEven))
    guard let parts = ClockReading.parts(of: whole, isLocal: isLocal),
      (1...9999).contains(parts.year)
    else { throw Diagnostic("OverflowError", "that moment is out of range") }
    micro = min(micro, 999_999)
    let clock = (parts.hour * 60 + parts.minute) * 60 + min(parts.second, 59)
    return try DateObject(
      day: Calendar.day(parts.year, parts.month, parts.day),
      time: hasTime ? clock * 1_000_000 + micro : nil)
  }

  private var seconds: Int { (time ?? 0) / 1_000_000 }
  var microsecond: Int { (time ?? 0) % 1_000_000 }

  /// The parts, for texts.
  var parts: ClockReading.Parts {
    let (year, month, dayOfMonth) = Calendar.date(day)
    var parts = ClockReading.Parts()
    (parts.year, parts.month, parts.day) = (year, month, dayOfMonth)
    (parts.hour, parts.minute, parts.second) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    parts.weekday = (day + 6) % 7
    parts.yearday = day - Calendar.day(year, 1, 1) + 1
    parts.isSummerTime = -1
    return parts
  }

  var typeName: String { time == nil ? "date" : "datetime" }

  var representation: String {
    let parts = parts
    var numbers = [parts.year, parts.month, parts.day]
    if time != nil {
      numbers += [parts.hour, parts.minute]
      if parts.second != 0 || microsecond != 0 { numbers.append(parts.second) }
      if microsecond != 0 { numbers.append(microsecond) }
    }
    return "datetime.\(typeName)(\(numbers.map { String($0) }.joined(separator: ", ")))"
  }

  var text: String { isoText(separator: " ") }

  /// `2026-11-28T01:30:00`.
  func isoText(separator: String) -> String {
    let parts = parts
    let date = "\(padded(parts.year, 4))-\(padded(parts.month))-\(padded(parts.day))"
    guard time != nil else { return date }
    return date + separator
      + "\(padded(parts.hour)):\(padded(parts.minute)):\(padded(parts.second))"
      + (microsecond == 0 ? "" : "." + padded(microsecond, 6))
  }

  var help: String? { "A \(typeName).\nIt has \(attributeNames.joined(separator: ", "))." }
  var attributeNames: [String] {
    ["year", "month", "day"]
      + (time == nil ? [] : ["hour", "minute", "second", "microsecond", "tzinfo"])
      + Self.methods.names
  }

  func attribute(_ name: String) -> Value? {
    let parts = parts
    switch name {
    case "year": return .integer(parts.year)
    case "month": return .integer(parts.month)
    case "day": return .integer(parts.day)
    case "hour" where time != nil: return .integer(parts.hour)
    case "minute" where time != nil: return .integer(parts.minute)
    case "second" where time != nil: return .integer(parts.second)
    case "microsecond" where time != nil: return .integer(microsecond)
    case "tzinfo" where time != nil: return Value.none
    default: return Self.methods.method(name, of: self)
    }
  }

  /// Microseconds since the first day began; within 64 bits for all dates.
  private var total: Int { day * 86_400_000_000 + (time ?? 0) }

  private func moved(by microseconds: Int) throws -> DateObject {
    let sum = total.addingReportingOverflow(microseconds)
    guard !sum.overflow else { throw Diagnostic("OverflowError", "the date is out of range") }
    let day = TimeSpan.floor(sum.partialValue, 86_400_000_000)
    return try DateObject(
      day: day, time: time == nil ? nil : sum.partialValue - day * 86_400_000_000)
  }

  func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) throws -> Value? {
    if let span = other.object(as: TimeSpan.self) {
      // A date counts whole days only.
      let amount = time == nil ? span.days * 86_400_000_000 : span.microseconds
      switch operation {
      case .arithmetic(.add): return .object(try moved(by: amount))
      case .arithmetic(.subtract) where !reflected:
        return .object(try moved(by: -amount))
      default: return nil
      }
    }
    guard let date = other.object(as: DateObject.self), (date.time == nil) == (time == nil) else {
      return nil
    }
    let (a, b) = reflected ? (date.total, total) : (total, date.total)
    switch operation {
    case .arithmetic(.subtract): return .object(try TimeSpan(a - b))
    case .comparison(let comparator): return compared(comparator, a, b)
    default: return nil
    }
  }

  nonisolated(unsafe) private static let methods = MethodTable<DateObject>([
    NativeMethod("strftime", "format", "The date as text: '%Y-%m-%d %H:%M:%S'.") {
      date, arguments in
      let format = try arguments.string("format").replacing("%f", with: padded(date.microsecond, 6))
      return .string(ClockReading.text(format, date.parts))
    },
    NativeMethod("isoformat", "sep='T'", "The date as ISO 8601 writes it.") { date, arguments in
      .string(date.isoText(separator: try arguments.string("sep")))
    },
    NativeMethod("weekday", "", "0 for Monday.") { date, _ in .integer(date.parts.weekday) },
    NativeMethod("isoweekday", "", "1 for Monday.") { date, _ in
      .integer(date.parts.weekday + 1)
    },
    NativeMethod("toordinal", "", "Days from year 1 on.") { date, _ in .integer(date.day) },
    NativeMethod("ctime", "", "The date as a line of text.") { date, _ in
      .string(TimeModule.line(date.parts))
    },
    NativeMethod("timestamp", "", "Seconds since the start of 1970.") { date, _ in
      .float(ClockReading.moment(of: date.parts) + Double(date.microsecond) / 1e6)
    },
    NativeMethod("date", "", "The day alone.") { date, _ in
      .object(try DateObject(day: date.day, time: nil))
    },
    NativeMethod("replace", "**parts", "The date with other parts.") { date, arguments in
      let parts = date.parts
      var numbers = [
        "year": parts.year, "month": parts.month, "day": parts.day, "hour": parts.hour,
        "minute": parts.minute, "second": parts.second, "microsecond": date.microsecond,
      ]
      for (name, value) in arguments.keywordRest {
        guard let number = value.exactInteger, numbers[name] != nil else {
          throw Diagnostic("TypeError", "replace takes whole numbers for parts, not \(name)")
        }
        numbers[name] = number
      }
      return .object(try made(numbers, hasTime: date.time != nil))
    },
  ])

  /// The date of named parts; an error for one that there is not.
  static func made(_ parts: [String: Int], hasTime: Bool) throws -> DateObject {
    func part(_ name: String, _ range: ClosedRange<Int>) throws -> Int {
      let number = parts[name] ?? 0
      guard range.contains(number) else {
        throw Diagnostic(
          "ValueError",
          "\(name) must be in \(range.lowerBound)..\(range.upperBound), not \(number)")
      }
      return number
    }
    let (year, month) = (try part("year", 1...9999), try part("month", 1...12))
    let day = try part("day", 1...Calendar.days(in: month, of: year))
    let clock =
      try (part("hour", 0...23) * 60 + part("minute", 0...59)) * 60 + part("second", 0...59)
    return try DateObject(
      day: Calendar.day(year, month, day),
      time: hasTime ? clock * 1_000_000 + part("microsecond", 0...999_999) : nil)
  }
}
