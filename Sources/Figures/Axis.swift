import Glibc

/// A range of numbers and where its ticks stand.
struct Axis: Equatable {
  /// A labelled place on an axis.
  struct Tick: Equatable {
    var value: Double
    var label: String
  }

  let low: Double
  let high: Double
  let ticks: [Tick]

  /// Numbers beyond this size would overflow when subtracted.
  static let limit = 1e300

  /// An axis over the finite ones of `values`.
  ///
  /// - Parameters:
  ///   - fixed: Limits that hold instead of the data's, where they are finite and differ.
  ///   - count: About how many steps between ticks.
  ///   - extended: Whether the limits move out to the next tick.
  ///   - wholeSteps: Whether whole numbers are counts, such as epochs, without ticks in between.
  init(
    covering values: some Sequence<Double>, fixed: ClosedRange<Double>? = nil, steps count: Int,
    extended: Bool, wholeSteps: Bool = false
  ) {
    let numbers = values.lazy.filter(\.isFinite).map(Self.clamped)
    var low = 0.0
    var high = 1.0
    var isIntegral = true
    var isEmpty = true
    for number in numbers {
      low = isEmpty ? number : min(low, number)
      high = isEmpty ? number : max(high, number)
      isIntegral = isIntegral && number == number.rounded()
      isEmpty = false
    }
    var isFixed = false
    if let fixed, fixed.lowerBound.isFinite, fixed.upperBound.isFinite {
      (low, high) = (Self.clamped(fixed.lowerBound), Self.clamped(fixed.upperBound))
      isFixed = true
    }
    // A range too thin for its numbers' digits is one number: show it in the middle.
    if high - low <= max(abs(low), abs(high)) * 1e-9 {
      let middle = low + (high - low) / 2
      let margin = middle == 0 ? 1 : max(abs(middle) * 0.1, .leastNormalMagnitude * 1e20)
      (low, high) = (middle - margin, middle + margin)
      isFixed = false
    }
    var step = Self.niceStep(atLeast: (high - low) / Double(max(count, 1)))
    if wholeSteps && isIntegral && !isEmpty { step = max(step, 1) }
    if extended && !isFixed {
      low = (low / step).rounded(.down) * step
      high = (high / step).rounded(.up) * step
    }
    self.low = low
    self.high = high
    ticks = Self.ticks(from: low, to: high, step: step)
  }

  /// Where a number lies: 0 at `low`, 1 at `high`, and outside of 0...1 beyond them.
  func fraction(of value: Double) -> Double {
    let fraction = (Self.clamped(value) - low) / (high - low)
    return min(max(fraction, -1e9), 1e9)
  }

  /// The least of 1, 2 and 5 times a power of ten that is not below `size`.
  static func niceStep(atLeast size: Double) -> Double {
    let power = pow(10, floor(log10(size)))
    guard size > 0, power > 0, power.isFinite else { return 1 }
    // The tolerance keeps 0.3 / 3 from becoming 0.2.
    return [1, 2, 5].first { $0 * power >= size * (1 - 1e-9) }.map { $0 * power } ?? 10 * power
  }

  private static func clamped(_ value: Double) -> Double { min(max(value, -limit), limit) }

  private static func ticks(from low: Double, to high: Double, step: Double) -> [Tick] {
    let first = (low / step - 1e-6).rounded(.up)
    let last = (high / step + 1e-6).rounded(.down)
    guard first <= last, last - first <= 100 else { return [] }
    let values = stride(from: first, through: last, by: 1).map { $0 * step }
    let isPlain = max(abs(low), abs(high)) < 1e6 && step > 1e-5
    let decimals = Int(max(0, -floor(log10(step) + 1e-9)))
    return values.map {
      Tick(value: $0, label: isPlain ? fixed($0, decimals: decimals) : scientific($0))
    }
  }
}
