import Interpreter
import Language

/// `datetime.timedelta`: a span of time, in microseconds.
final class TimeSpan: NativeObject {
  /// Some 140,000 years; Python allows more, which no sum in 64 bits would.
  private static let most = 50_000_000 * 86_400_000_000

  let microseconds: Int

  /// A span; an error where it is too long.
  init(_ microseconds: Int) throws {
    guard microseconds.magnitude <= Self.most else { throw Self.tooLong }
    self.microseconds = microseconds
  }

  /// A span of so many microseconds, rounded to the nearest, halves to the even one.
  convenience init(real microseconds: Double) throws {
    guard microseconds.magnitude < 9.2e18 else { throw Self.tooLong }
    try self.init(Int(microseconds.rounded(.toNearestOrEven)))
  }

  private static var tooLong: Diagnostic {
    Diagnostic("OverflowError", "a span of time is at most 50,000,000 days")
  }

  /// Whole days, rounded down.
  var days: Int { Self.floor(microseconds, 86_400_000_000) }
  private var rest: Int { microseconds - days * 86_400_000_000 }

  static func floor(_ a: Int, _ b: Int) -> Int {
    a >= 0 || a % b == 0 ? a / b : a / b - 1
  }

  var typeName: String { "timedelta" }
  var representation: String {
    var parts: [String] = []
    if days != 0 { parts.append("days=\(days)") }
    if rest / 1_000_000 != 0 { parts.append("seconds=\(rest / 1_000_000)") }
    if rest % 1_000_000 != 0 { parts.append("microseconds=\(rest % 1_000_000)") }
    return "datetime.timedelta(\(parts.isEmpty ? "0" : parts.joined(separator: ", ")))"
  }

  var text: String {
    let seconds = rest / 1_000_000
    let start = days == 0 ? "" : "\(days) day\(days.magnitude == 1 ? "" : "s"), "
    let micro = rest % 1_000_000
    return start + "\(seconds / 3600):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
      + (micro == 0 ? "" : "." + padded(micro, 6))
  }

  var help: String? { "A span of time." }
  var attributeNames: [String] { ["days", "seconds", "microseconds", "total_seconds"] }

  func attribute(_ name: String) throws -> Value? {
    switch name {
    case "days": return .integer(days)
    case "seconds": return .integer(rest / 1_000_000)
    case "microseconds": return .integer(rest % 1_000_000)
    case "total_seconds":
      return .native(
        NativeFunction(name, "", help: "The span in seconds.") { [self] _ in
          .float(Double(microseconds) / 1e6)
        })
    case "__abs__":
      return .native(
        NativeFunction(name, "") { [self] _ in .object(try TimeSpan(abs(microseconds))) })
    default: return nil
    }
  }

  func truth() -> Bool { microseconds != 0 }

  func unary(_ operation: NativeOperation) throws -> Value? {
    switch operation {
    case .unary(.minus): .object(try TimeSpan(-microseconds))
    case .unary(.plus): .object(self)
    default: nil
    }
  }

  func binary(_ operation: NativeOperation, _ other: Value, reflected: Bool) throws -> Value? {
    if let span = other.object(as: TimeSpan.self) {
      let (a, b) =
        reflected ? (span.microseconds, microseconds) : (microseconds, span.microseconds)
      switch operation {
      case .arithmetic(.add): return .object(try TimeSpan(a + b))
      case .arithmetic(.subtract): return .object(try TimeSpan(a - b))
      case .arithmetic(.divide), .arithmetic(.floorDivide), .arithmetic(.modulo):
        guard b != 0 else { throw Diagnostic("ZeroDivisionError", "division by zero") }
        if case .arithmetic(.divide) = operation { return .float(Double(a) / Double(b)) }
        let quotient = b < 0 ? Self.floor(-a, -b) : Self.floor(a, b)
        if case .arithmetic(.floorDivide) = operation { return .integer(quotient) }
        return .object(try TimeSpan(a - quotient * b))
      case .comparison(let comparator): return compared(comparator, a, b)
      default: return nil
      }
    }
    guard let number = other.number else { return nil }
    switch operation {
    case .arithmetic(.multiply):
      if let factor = other.exactInteger {
        let (product, overflow) = microseconds.multipliedReportingOverflow(by: factor)
        guard !overflow else { throw Self.tooLong }
        return .object(try TimeSpan(product))
      }
      return .object(try TimeSpan(real: Double(microseconds) * number))
    case .arithmetic(.divide) where !reflected:
      guard number != 0 else { throw Diagnostic("ZeroDivisionError", "division by zero") }
      return .object(try TimeSpan(real: Double(microseconds) / number))
    case .arithmetic(.floorDivide) where !reflected:
      guard let divisor = other.exactInteger else { return nil }
      guard divisor != 0 else { throw Diagnostic("ZeroDivisionError", "division by zero") }
      return .object(
        try TimeSpan(
          divisor < 0
            ? Self.floor(-microseconds, divisor == .min ? .max : -divisor)
            : Self.floor(microseconds, divisor)))
    default: return nil
    }
  }
}

/// A number with zeros before it.
func padded(_ number: Int, _ width: Int = 2) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

/// The result of a comparison of two numbers; nil for one that is no order.
func compared(_ comparator: ComparisonOperator, _ a: Int, _ b: Int) -> Value? {
  switch comparator {
  case .less: .boolean(a < b)
  case .lessOrEqual: .boolean(a <= b)
  case .greater: .boolean(a > b)
  case .greaterOrEqual: .boolean(a >= b)
  case .equal: .boolean(a == b)
  case .notEqual: .boolean(a != b)
  default: nil
  }
}
