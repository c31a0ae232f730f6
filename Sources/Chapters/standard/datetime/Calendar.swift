/// The days of the Gregorian calendar, counted from 1 on the first of January of year 1.
enum Calendar {
  /// The last day of year 9999.
  static let lastDay = 3_652_059

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func days(in month: Int, of year: Int) -> Int {
    month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// The number of a day.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let before = year - 1
    let months = (1..<max(month, 1)).reduce(0) { $0 + days(in: $1, of: year) }
    return before * 365 + before / 4 - before / 100 + before / 400 + months + day
  }

  /// Year, month and day of a number.
  static func date(_ number: Int) -> (year: Int, month: Int, day: Int) {
    var year = max(1, number / 366)
    while day(year + 1, 1, 1) <= number { year += 1 }
    var rest = number - day(year, 1, 1) + 1
    var month = 1
    while rest > days(in: month, of: year) {
      rest -= days(in: month, of: year)
      month += 1
    }
    return (year, month, rest)
  }
}
