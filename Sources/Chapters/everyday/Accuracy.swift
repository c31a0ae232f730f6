import Interpreter
import Language

/// The share of right answers: a number that says how many of how many.
final class Accuracy: NumericObject {
  /// The part of the answers that is right.
  let share: Double
  /// How many answers there are.
  let count: Int

  init(_ share: Double, of count: Int) {
    self.share = share
    self.count = count
  }

  var typeName: String { "accuracy" }
  var exactInteger: Int? { nil }
  var number: Double? { share }
  var representation: String {
    let right = Int((share * Double(count)).rounded())
    return "\(percentage(share)) (\(right) of \(count))"
  }
  func truth() -> Bool { share > 0 }

  func binary(
    _ operation: NativeOperation, _ other: Value, reflected: Bool
  ) -> Value? {
    guard case .comparison(let comparator) = operation, let number = other.number else {
      return nil
    }
    switch comparator {
    case .equal: return .boolean(share == number)
    case .notEqual: return .boolean(share != number)
    default: return nil
    }
  }
}

/// A share as a percentage with two digits, as the chapter prints it.
func percentage(_ share: Double) -> String {
  NumberText.formatted(share * 100, "f", precision: 2) + "%"
}
