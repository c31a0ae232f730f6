import Glibc
import Interpreter
import Interruptions
import Language

/// `time`: clocks, waiting, and dates as text.
enum TimeModule {
  static func make(_ context: ModuleContext) -> ModuleObject {
    ModuleObject(
      "time", help: "clocks, waiting, and dates as text.", functions: clocks + dates,
      others: ["struct_time": .object(NamedTuple.type(kind))])
  }

  nonisolated(unsafe) private static let kind = NamedTuple.Kind(
    "time.struct_time",
    [
      "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday",
      "tm_isdst",
    ])

  private static var clocks: [NativeFunction] {
    [
      clock("time", "Seconds since the start of 1970.") { ClockReading.wall },
      clock("perf_counter", "Seconds since some moment, as exactly as can be.") {
        ClockReading.steady
      },
      clock("monotonic", "Seconds since some moment, never going back.") { ClockReading.steady },
      clock("process_time", "Seconds that the processor worked.") { ClockReading.processor },
      clock("clock", "Seconds that the processor worked (Python 2).") { ClockReading.processor },
      NativeFunction(
        "time_ns", "", help: "Nanoseconds since the start of 1970.\n\n    time.time_ns()"
      ) { _ in .integer(Int(ClockReading.wall * 1e9)) },
      NativeFunction("sleep", "seconds", help: "Waits; Ctrl-C ends it.\n\n    time.sleep(0.01)") {
        arguments in
        let seconds = try arguments.number("seconds")
        guard seconds >= 0 else {
          throw arguments.error("seconds", "sleep length must be non-negative")
        }
        let end = ClockReading.steady + seconds
        while true {
          try Interruption.check()
          let left = end - ClockReading.steady
          guard left > 0 else { return .none }
          usleep(UInt32(min(left, 0.02) * 1e6))
        }
      },
    ]
  }

  private static func clock(
    _ name: String, _ help: String, _ body: @escaping () -> Double
  ) -> NativeFunction {
    NativeFunction(name, "", help: "\(help)\n\n    time.\(name)()") { _ in .float(body()) }
  }

  private static var dates: [NativeFunction] {
    [
      NativeFunction(
        "localtime", "seconds=None", help: "A moment's date and time here.\n\n    time.localtime()"
      ) { .object(NamedTuple(kind, values(try parts($0, "seconds", isLocal: true)))) },
      NativeFunction(
        "gmtime", "seconds=None", help: "A moment's date and time in UTC.\n\n    time.gmtime(0)"
      ) { .object(NamedTuple(kind, values(try parts($0, "seconds", isLocal: false)))) },
      NativeFunction(
        "mktime", "t",
        help: "The moment of a local date and time.\n\n"
          + "    time.mktime(time.localtime())"
      ) { .float(ClockReading.moment(of: try given($0, "t"))) },
      NativeFunction(
        "strftime", "format, t=None",
        help: "A date and time as text.\n\n    time.strftime('%Y-%m-%d', time.gmtime(0))"
      ) { arguments in
        let parts =
          try arguments["t"].isNone
          ? parts(arguments, "t", isLocal: true) : given(arguments, "t")
        return .string(ClockReading.text(try arguments.string("format"), parts))
      },
      NativeFunction(
        "strptime", "string, format='%a %b %d %H:%M:%S %Y'",
        help: "The date and time that a text is.\n\n    time.strptime('28.11.26', '%d.%m.%y')"
      ) { arguments in
        let (parts, _) = try DateReading.parts(
          of: arguments.string("string"), arguments.string("format"))
        return .object(NamedTuple(kind, values(parts)))
      },
      NativeFunction(
        "ctime", "seconds=None", help: "A moment as a line of text.\n\n    time.ctime(0)"
      ) { .string(line(try parts($0, "seconds", isLocal: true))) },
      NativeFunction(
        "asctime", "t=None",
        help: "A date and time as a line of text.\n\n"
          + "    time.asctime(time.gmtime(0))"
      ) { arguments in
        .string(
          line(
            try arguments["t"].isNone
              ? parts(arguments, "t", isLocal: true) : given(arguments, "t")))
      },
    ]
  }

  /// `Thu Jan  1 00:00:00 1970`.
  static func line(_ parts: ClockReading.Parts) -> String {
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    func two(_ number: Int, _ fill: String) -> String {
      (number < 10 ? fill : "") + String(number)
    }
    let month = months[min(max(parts.month, 1), 12) - 1]
    return "\(days[(parts.weekday % 7 + 7) % 7]) \(month) \(two(parts.day, " ")) "
      + "\(two(parts.hour, "0")):\(two(parts.minute, "0")):\(two(parts.second, "0")) \(parts.year)"
  }

  private static func parts(
    _ arguments: BoundArguments, _ name: String, isLocal: Bool
  ) throws -> ClockReading.Parts {
    let seconds = arguments[name].isNone ? ClockReading.wall : try arguments.number(name)
    guard let parts = ClockReading.parts(of: seconds, isLocal: isLocal) else {
      throw arguments.error(name, "that moment is out of range", kind: "OverflowError")
    }
    return parts
  }

  private static func values(_ parts: ClockReading.Parts) -> [Value] {
    [
      parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second, parts.weekday,
      parts.yearday, parts.isSummerTime,
    ].map { .integer($0) }
  }

  private static func given(
    _ arguments: BoundArguments, _ name: String
  ) throws -> ClockReading.Parts {
    let numbers = try arguments.about(name) {
      try arguments[name].elements().compactMap(\.exactInteger)
    }
    let bounds = [
      -9999...9999, 1...12, 1...31, 0...23, 0...59, 0...61, 0...6, 1...366, -1...1,
    ]
    guard numbers.count == 9, zip(numbers, bounds).allSatisfy({ $1.contains($0) }) else {
      throw arguments.error(name, "that is no date and time: nine whole numbers", kind: "TypeError")
    }
    return ClockReading.Parts(
      year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3], minute: numbers[4],
      second: numbers[5], weekday: numbers[6], yearday: numbers[7], isSummerTime: numbers[8])
  }
}
