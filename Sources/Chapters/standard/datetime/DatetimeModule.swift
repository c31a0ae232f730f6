import Interpreter
import Language

/// `datetime`: dates and spans of time.
enum DatetimeModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "datetime", help: "dates and spans of time.",
      members: [
        "datetime": .object(
          DateType(
            "datetime",
            "year, month, day, hour=0, minute=0, second=0, microsecond=0",
            "A day and a time of day.", "2026, 11, 28", hasTime: true)),
        "date": .object(
          DateType("date", "year, month, day", "A day.", "2026, 11, 28", hasTime: false)),
        "timedelta": .object(span), "MINYEAR": .integer(1), "MAXYEAR": .integer(9999),
      ])
  }

  private static var span: TypeObject {
    let units: [(name: String, size: Int)] = [
      ("days", 86_400_000_000), ("seconds", 1_000_000), ("microseconds", 1),
      ("milliseconds", 1000), ("minutes", 60_000_000), ("hours", 3_600_000_000),
      ("weeks", 604_800_000_000),
    ]
    return TypeObject(
      "timedelta",
      conversion: NativeFunction(
        "timedelta", units.map { "\($0.name)=0" }.joined(separator: ", "),
        help: "A span of time.\n\n    datetime.timedelta(hours=1.5)"
      ) { arguments in
        var whole = 0
        var fraction = 0.0
        for unit in units {
          if let number = arguments[unit.name].exactInteger {
            let (product, overflow) = number.multipliedReportingOverflow(by: unit.size)
            let sum = whole.addingReportingOverflow(product)
            guard !overflow, !sum.overflow else {
              throw arguments.error(
                unit.name, "the span is at most 50,000,000 days", kind: "OverflowError")
            }
            whole = sum.partialValue
          } else {
            fraction += try arguments.number(unit.name) * Double(unit.size)
          }
        }
        let rest = try TimeSpan(real: fraction).microseconds
        let sum = whole.addingReportingOverflow(rest)
        guard !sum.overflow else {
          throw Diagnostic("OverflowError", "the span is at most 50,000,000 days")
        }
        return .object(try TimeSpan(sum.partialValue))
      })
  }
}

/// The types `datetime` and `date`, which have functions of their own.
private final class DateType: NativeObject {
  private let name: String
  private let hasTime: Bool
  private let conversion: NativeFunction

  init(_ name: String, _ signature: String, _ help: String, _ example: String, hasTime: Bool) {
    self.name = name
    self.hasTime = hasTime
    conversion = NativeFunction(
      name, signature, help: "\(help)\n\n    datetime.\(name)(\(example))"
    ) { arguments in
      var parts: [String: Int] = [:]
      for part in signature.split(separator: ",") {
        let name = String(part.filter { $0 != " " }.prefix { $0 != "=" })
        parts[name] = try arguments.integer(name)
      }
      return .object(try DateObject.made(parts, hasTime: hasTime))
    }
  }

  var typeName: String { "type" }
  var representation: String { "<class 'datetime.\(name)'>" }
  var help: String? { "\(conversion.usage)\n\(conversion.help)" }
  var attributeNames: [String] {
    ["today", "fromtimestamp", "fromordinal"]
      + (hasTime ? ["strptime", "now", "utcnow", "utcfromtimestamp", "combine"] : [])
  }

  func call(_ arguments: CallArguments) throws -> Value? { try conversion.call(arguments) }

  func attribute(_ name: String) -> Value? {
    switch name {
    case "__name__": return .string(self.name)
    case "now" where hasTime: return reading(name, "tz=None", isLocal: true)
    case "today": return reading(name, "", isLocal: true)
    case "utcnow" where hasTime: return reading(name, "", isLocal: false)
    case "fromtimestamp", "utcfromtimestamp":
      let hasTime = hasTime
      return .native(
        NativeFunction(name, "timestamp", help: "The date so many seconds after 1970 began.") {
          .object(
            try DateObject.moment(
              try $0.number("timestamp"), isLocal: name == "fromtimestamp", hasTime: hasTime))
        })
    case "fromordinal":
      let hasTime = hasTime
      return .native(
        NativeFunction(name, "ordinal", help: "The day of that number.") {
          .object(
            try DateObject(day: try $0.integer("ordinal"), time: hasTime ? 0 : nil))
        })
    case "strptime" where hasTime:
      return .native(
        NativeFunction(
          name, "date_string, format",
          help: "The date that a text is.\n\n"
            + "    datetime.datetime.strptime('2026-11-28', '%Y-%m-%d')"
        ) { arguments in
          let (parts, microsecond) = try DateReading.parts(
            of: arguments.string("date_string"), arguments.string("format"))
          let clock = (parts.hour * 60 + parts.minute) * 60 + min(parts.second, 59)
          return .object(
            try DateObject(
              day: Calendar.day(parts.year, parts.month, parts.day),
              time: clock * 1_000_000 + microsecond))
        })
    default: return nil
    }
  }

  private func reading(_ name: String, _ signature: String, isLocal: Bool) -> Value {
    let hasTime = hasTime
    return .native(
      NativeFunction(
        name, signature, help: "The date now.\n\n    datetime.\(self.name).\(name)()"
      ) { _ in
        .object(
          try DateObject.moment(ClockReading.wall, isLocal: isLocal, hasTime: hasTime))
      })
  }
}
