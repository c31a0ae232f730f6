import Glibc

/// The machine's clocks, in seconds.
enum ClockReading {
  /// Since 1970.
  static var wall: Double { seconds(CLOCK_REALTIME) }
  /// Since some moment; never goes back.
  static var steady: Double { seconds(CLOCK_MONOTONIC) }
  /// That the processor worked for this program.
  static var processor: Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Parts of a date and a time of day.
  struct Parts {
    var year = 1970
    var month = 1
    var day = 1
    var hour = 0
    var minute = 0
    var second = 0
    /// Monday is 0.
    var weekday = 3
    /// The first of January is 1.
    var yearday = 1
    var isSummerTime = 0
  }

  /// The parts of a moment, in local time or in UTC; nil where it is out of range.
  static func parts(of seconds: Double, isLocal: Bool) -> Parts? {
    guard seconds.isFinite, seconds.magnitude < 1e11 else { return nil }
    var moment = time_t(seconds.rounded(.down))
    var broken = tm()
    guard (isLocal ? localtime_r(&moment, &broken) : gmtime_r(&moment, &broken)) != nil else {
      return nil
    }
    return Parts(broken)
  }

  /// The moment of parts in local time.
  static func moment(of parts: Parts) -> Double {
    var broken = tm(parts)
    return Double(mktime(&broken))
  }

  /// The text that `strftime` makes of parts.
  static func text(_ format: String, _ parts: Parts) -> String {
    var broken = tm(parts)
    // An empty result and a full buffer look alike, so a mark makes each result longer than 0.
    let marked = format + " "
    var size = 256
    while size <= 1 << 20 {
      var buffer = [CChar](repeating: 0, count: size)
      let length = strftime(&buffer, size, marked, &broken)
      if length > 0 {
        let bytes = buffer[..<(length - 1)].map { UInt8(bitPattern: $0) }
        return String(decoding: bytes, as: UTF8.self)
      }
      size *= 4
    }
    return ""
  }
}

extension ClockReading.Parts {
  /// The parts in C's structure.
  init(_ broken: tm) {
    self.init(
      year: Int(broken.tm_year) + 1900, month: Int(broken.tm_mon) + 1, day: Int(broken.tm_mday),
      hour: Int(broken.tm_hour), minute: Int(broken.tm_min), second: Int(broken.tm_sec),
      weekday: (Int(broken.tm_wday) + 6) % 7, yearday: Int(broken.tm_yday) + 1,
      isSummerTime: Int(broken.tm_isdst))
  }
}

extension tm {
  /// C's structure of the parts.
  fileprivate init(_ parts: ClockReading.Parts) {
    self.init()
    tm_year = Int32(clamping: parts.year &- 1900)
    tm_mon = Int32(clamping: parts.month &- 1)
    tm_mday = Int32(clamping: parts.day)
    tm_hour = Int32(clamping: parts.hour)
    tm_min = Int32(clamping: parts.minute)
    tm_sec = Int32(clamping: parts.second)
    tm_wday = Int32(clamping: (parts.weekday &+ 1) % 7)
    tm_yday = Int32(clamping: parts.yearday &- 1)
    tm_isdst = Int32(clamping: parts.isSummerTime)
  }
}
