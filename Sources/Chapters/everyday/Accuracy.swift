import Interpreter

/// The share of right answers: a number that says how many of how many.
public final class Accuracy: NumericObject {
  private let share: Double
  private let count: Int

  init(_ share: Double, of count: Int) {
    self.share = share
    self.count = count
  }

  public var typeName: String { "accuracy" }
  public var exactInteger: Int? { nil }
  public var number: Double? { share }
  public var representation: String {
    let right = Int((share * Double(count)).rounded())
    return "\(percentage(share)) (\(right) of \(count))"
  }
  public func truth() -> Bool { share > 0 }
}

/// A share as a percentage with two digits, as the chapter prints it.
func percentage(_ share: Double) -> String {
  NumberText.formatted(share * 100, "f", precision: 2) + "%"
}
